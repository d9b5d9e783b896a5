// Package rtf reads the Rich Text Format (specification 1.9.1): paragraphs with the labels that the writing program
// put before them (\listtext, \pntext), headings by style or outline level, notes, tables, tracked changes on either
// side. Heads and feet of pages, comments and hidden words are furniture; pictures, fonts, field codes and
// destinations that are not known are passed over.
//
// Cost: one pass over the bytes. Limits: groups nest maxDepth deep; labels are those stored in the file, not counted
// anew.
package rtf
