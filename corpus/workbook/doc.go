// Package workbook writes tables as workbooks (Office Open XML, XLSX) and reads the cells of the first sheet of one.
//
// [Write] gives each sheet a bold heading that stays in view, columns of given widths with wrapped text, and where it
// is asked for a filter over the columns and rows in colour. The same sheets give the same bytes. [Read] gives what
// cells hold as text: words, numbers to fifteen digits, dates as 2019-09-11 and times as 10:30:00, TRUE and FALSE.
//
// # Limits
//
// A cell holds [CellLimit] characters, longer texts are cut ([Clip]); a sheet holds 1,048,576 rows. Other formats of
// numbers than dates are not applied when reading: a cell shown as 50% is read as 0.5. Formulas are read as the value
// that was saved with them.
package workbook
