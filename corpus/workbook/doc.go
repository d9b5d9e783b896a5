// Package workbook writes tables as workbooks (XLSX) and reads the cells of the first sheet of one, in one look for all
// commands. The format itself is the work of github.com/xuri/excelize.
//
// [Write] gives each sheet a bold heading that stays in view, columns of given widths with wrapped text, and where it
// is asked for a filter over the columns and rows in colour. The same sheets give the same bytes. [Read] gives what
// cells show.
//
// # Limits
//
// A cell holds [CellLimit] characters, longer texts are cut ([Clip]); a sheet holds 1,048,576 rows. A workbook that
// unpacks to more than 1 GB, or has more than some 4 million cells, is not read. Formulas are read as the value that
// was saved with them.
package workbook
