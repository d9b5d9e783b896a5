// Package exchange writes alignments for other tools and reads them back: beads (indices alone), TSV, JSON, TMX 1.4b
// (LISA, 2005) and XLIFF 2.1 (OASIS, 2018) for translation memories and editors, XLSX and HTML for reading.
//
// All but beads are written from a [Memory], flat rows of text made of a document alignment ([FromDocuments]) or of
// beads over segments ([FromSegments]). [ReadTMX] and [ReadBeads] read back what was written, and files of other
// tools. Writing and reading are linear in the length of the text; XLSX keeps the sheet in memory.
package exchange
