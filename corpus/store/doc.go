// Package store keeps a growing corpus in one file: documents with their parts and blocks, and what was worked out from
// them: beads, reiterations, threads, and what a person has decided about pairs and beads.
//
// The file is an SQLite database (package modernc.org/sqlite, no cgo). It uses a rollback journal rather than a
// write-ahead log, so that at rest it is one file that can be copied and sent, and synchronous=FULL: what
// [Store.Update] has returned from is on the disk, and an update that was killed, however, has left nothing. One
// process writes at a time; another waits ([Waiting]) and then says who holds the file ([BusyError]).
//
// A document is known by its symbol, else by the name of its file, and by its language. Putting the same text again
// changes nothing; another text under the same key replaces it ([Change]). No dates or counters are stored: two files
// into which the same was put have the same contents, and [Store.Export] writes them byte for byte alike.
//
// The schema has a version. An older file is brought up to date in one transaction when it is opened; a newer one is
// refused ([VersionError]). What is kept of beads and reiterations is plain rows in types of this package, which
// knows no aligner.
//
// The texts of a document stand by themselves, deflated by some pages of text at a time, so that a file takes less than
// three times the text that is in it and a paragraph is read without the rest of its paper.
//
// What lists and searches need of all documents stands together in a catalogue, besides with each of them; Check
// compares the two.
//
// The words of the blocks are indexed too (FTS5), so that a search reads only the blocks that can have a hit, and
// kept in a row for each document, so that what stands everywhere is counted without a text. For a tracer there are
// digests of the papers and the stems they refer to, whose contents this package does not know. What a document is
// part of goes with it when it is replaced or removed; what a person decided ([Pin], pinned beads) stays until the
// last version of its paper is removed. None of the indexes is exported: they are made again from the documents.
//
// Each page of the file has a checksum (package pagesum), so that damage anywhere is an error when the page is read,
// not another text; [Store.Check] reads all pages, and compares each document with the digest of what was put in. A
// file whose schema is not ours to the letter is refused, so that no trigger or view of a stranger is run. A row of
// words has a sum of its own besides: one that does not fit its units changes no search.
package store
