package store

import (
	"context"
	"database/sql"
	"fmt"
)

// applicationID marks the file as one of ours ("repr").
const applicationID = 0x72657072

// migrations[i] brings a file from version i to version i+1. A step is never changed once released: a new one is added.
var migrations = []func(context.Context, *sql.Conn) error{
	statements(`
CREATE TABLE document (
	id INTEGER PRIMARY KEY,
	paper TEXT NOT NULL,
	language TEXT NOT NULL,
	digest BLOB NOT NULL,     -- of the document without the name of its file
	facts TEXT NOT NULL,      -- the document without its meetings, JSON
	UNIQUE (paper, language)
) STRICT;
CREATE TABLE meeting (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
	place INTEGER NOT NULL,   -- in the document
	facts TEXT NOT NULL       -- the meeting without its units, JSON
) STRICT;
CREATE INDEX meeting_document ON meeting (document, place);
CREATE TABLE unit (
	id INTEGER PRIMARY KEY,
	meeting INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
	place INTEGER NOT NULL,   -- in the meeting
	ref TEXT NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	original TEXT NOT NULL,
	marks TEXT NOT NULL,      -- JSON, empty for none
	line INTEGER NOT NULL
) STRICT;
CREATE INDEX unit_meeting ON unit (meeting, place);
CREATE TABLE bead (
	source_paper TEXT NOT NULL, source_language TEXT NOT NULL,
	target_paper TEXT NOT NULL, target_language TEXT NOT NULL,
	row TEXT NOT NULL, ref TEXT NOT NULL,
	sentences TEXT NOT NULL,  -- JSON: from, to, and the parts where sentences are shared out
	score REAL NOT NULL,
	pinned INTEGER NOT NULL
) STRICT;
CREATE INDEX bead_source ON bead (source_paper, source_language);
CREATE INDEX bead_target ON bead (target_paper, target_language);
CREATE TABLE reiteration (
	later_paper TEXT NOT NULL, later_ref TEXT NOT NULL,
	earlier_paper TEXT NOT NULL, earlier_ref TEXT NOT NULL,
	relation TEXT NOT NULL,
	score REAL NOT NULL,
	PRIMARY KEY (later_paper, later_ref, earlier_paper, earlier_ref, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX reiteration_earlier ON reiteration (earlier_paper, earlier_ref);
CREATE TABLE thread (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE thread_unit (
	thread INTEGER NOT NULL REFERENCES thread ON DELETE CASCADE,
	place INTEGER NOT NULL,
	paper TEXT NOT NULL, ref TEXT NOT NULL,
	PRIMARY KEY (thread, place)
) STRICT, WITHOUT ROWID;
`),
	// Version 2 indexes the words of the units, for searches. What versions 2 to 4 put into their indexes version 5
	// makes anew.
	statements(`
CREATE TABLE word (
	language TEXT NOT NULL,
	key TEXT NOT NULL,
	bare TEXT NOT NULL,       -- key without accents
	stem TEXT NOT NULL,
	plain TEXT NOT NULL,      -- stem of bare
	length INTEGER NOT NULL,  -- of bare, in bytes
	count INTEGER NOT NULL,   -- how often it stands in the units
	PRIMARY KEY (language, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_bare ON word (language, bare);
CREATE INDEX word_stem ON word (language, stem);
CREATE INDEX word_plain ON word (language, plain);
CREATE INDEX word_length ON word (language, length, count);
CREATE INDEX unit_ref ON unit (ref, meeting);
CREATE VIRTUAL TABLE unit_words USING fts5(
	keys, content = '', contentless_delete = 1, detail = none,
	tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
`),
	// Version 3 keeps what a trace of new units needs of the others, what a person decided about pairs, and the words
	// of each document in a row.
	statements(`
CREATE TABLE digest (
	paper TEXT PRIMARY KEY,
	data BLOB NOT NULL        -- its units as terms, of package reuse
) STRICT;
CREATE TABLE stem (
	language TEXT NOT NULL,
	first INTEGER NOT NULL,   -- number of the first stem of the part
	data BLOB NOT NULL,
	PRIMARY KEY (language, first)
) STRICT;
CREATE TABLE pin (
	earlier_paper TEXT NOT NULL, earlier_ref TEXT NOT NULL,
	later_paper TEXT NOT NULL, later_ref TEXT NOT NULL,
	verdict TEXT NOT NULL,
	PRIMARY KEY (earlier_paper, earlier_ref, later_paper, later_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX thread_unit_place ON thread_unit (paper, ref);
CREATE TABLE unit_row (
	document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
	data BLOB NOT NULL        -- the words of its units, of package concord
) STRICT;
`),
	// Version 4 made the rows of words anew, with a sum.
	statements(""),
	// Version 5 has documents of parts and blocks. Each page has a checksum since, see package pagesum.
	step(toBlocks),
	// Version 6 keeps who decided, and when, and decisions about findings of the translation check. Who set a bead stands
	// with its sentences.
	statements(`
ALTER TABLE pin ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE pin ADD COLUMN at TEXT NOT NULL DEFAULT '';
CREATE TABLE alarm (
	paper TEXT NOT NULL, ref TEXT NOT NULL,
	source TEXT NOT NULL, target TEXT NOT NULL, -- languages
	kind TEXT NOT NULL,
	words TEXT NOT NULL, others TEXT NOT NULL,
	verdict TEXT NOT NULL,
	author TEXT NOT NULL, at TEXT NOT NULL,
	PRIMARY KEY (paper, ref, source, target, kind, words, others)
) STRICT, WITHOUT ROWID;
`),
	// Version 7 names the units of reiterations and threads by numbers.
	statements(spotTables),
	// Version 8 keeps texts deflated.
	step(toSheets),
	// Version 9 keeps what lists and searches need of all documents together.
	step(toCatalogue),
}

// summed is the first version whose pages have checksums.
const summed = 5

// compact is the first version whose texts are deflated. An older file has much free room once it is brought there.
const compact = 8

func statements(text string) func(context.Context, *sql.Conn) error {
	return func(ctx context.Context, c *sql.Conn) error {
		_, err := c.ExecContext(ctx, text)
		return err
	}
}

func step(f func(*Tx) error) func(context.Context, *sql.Conn) error {
	return func(ctx context.Context, c *sql.Conn) error { return with(&Tx{ctx: ctx, conn: c}, f) }
}

// Version is the schema version that this program writes.
func Version() int { return len(migrations) }

// A VersionError refuses a file that a newer program wrote, or with [AsItIs] an older one.
type VersionError struct {
	Path        string
	Have, Known int
}

func (e *VersionError) Error() string {
	if e.Have < e.Known {
		return fmt.Sprintf(
			"store: %s has schema version %d, which this program brings up to %d when it works on it",
			e.Path,
			e.Have,
			e.Known,
		)
	}
	return fmt.Sprintf(
		"store: %s has schema version %d and this program knows versions up to %d; use the newer program that wrote it, "+
			"or its export",
		e.Path,
		e.Have,
		e.Known,
	)
}

// migrate brings a file up to version to, in the transaction that is open on c.
func migrate(ctx context.Context, c *sql.Conn, have, to int) error {
	for v := have; v < to; v++ {
		if err := migrations[v](ctx, c); err != nil {
			return fmt.Errorf("store: schema version %d: %w", v+1, err)
		}
	}
	_, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, to))
	return err
}
