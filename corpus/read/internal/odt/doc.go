// Package odt reads OpenDocument texts (ISO/IEC 26300: .odt, and .fodt in one XML file): paragraphs and headings with
// the labels that their list styles number, notes, tables, tracked changes on either side, formulas as a row of
// signs. Heads and feet of pages, tables of contents, comments and hidden words are furniture.
//
// Cost: one walk over the tree of package xmltree. Limits: parts are read up to 64 MB unpacked; numbers in formats
// other than 1, a, A, i and I print as 1.
package odt
