// Package exchange writes alignments for other tools and reads them back: beads (indices alone), TSV, JSON, TMX 1.4b
// (LISA, 2005), XLIFF 2.1 (OASIS, 2018) and 1.2 for translation memories and editors, XLSX and HTML for reading.
//
// All but beads are written from a [Memory], flat rows of text made of a document alignment ([FromDocuments]) or of
// beads over segments ([FromSegments]). [ReadBeads], [ReadTSV], [ReadXLSX], [ReadTMX] and [ReadXLIFF] read back what
// was written, and files of other tools; what was mended or left out stands in [Memory.Warnings].
//
// Writing and reading are linear in the length of the text. A file is read whole, and one translation unit of TMX or
// XLIFF may take a megabyte; XLSX keeps the sheet in memory.
package exchange
