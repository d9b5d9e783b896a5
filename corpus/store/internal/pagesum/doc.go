// Package pagesum is a layer between SQLite and the files of the system (a VFS) that keeps a checksum in each page of
// a database.
//
// SQLite itself notices damage only where it breaks the structure of the file: a flipped bit inside a text is read as
// another text. Here the last eight bytes of each page hold a sum of the rest. The sum is made when a page is written
// and checked when it is read; a page that does not fit its sum, or that the file is too short for, is a read error
// ([Damaged]). The place and the algorithm are those of SQLite's own extension (ext/misc/cksumvfs.c,
// https://sqlite.org/cksumvfs.html), so that its tools can check a file too; other programs read such a file as any
// other.
//
// A database that is made through this layer has sums. One that was made without is read and written without; VACUUM
// gives it sums. Whether a file has them is a byte of its header, which "PRAGMA page_sums" tells: 1 or 0.
//
// The layer takes no part in write-ahead logs and memory maps: SQLite then uses neither, so that a file that is cut
// short while it is read is an error, not a signal.
//
// [Watch] shows each call to the files of one database to a function, which may let it fail: for tests of what
// happens when reading, writing or syncing fails.
//
// Cost: about a microsecond a page of 4 KB read or written.
package pagesum
