package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite" // registers the driver

	"github.com/reprise-wording/reprise/corpus/store/internal/pagesum"
)

// A Store is an open corpus file. It is safe for concurrent use; one Update runs at a time.
type Store struct {
	path string
	file string // its absolute path
	db   *sql.DB
	o    options
}

type options struct {
	create bool
	asIs   bool
	name   string // of the file in errors, where that is not yet where it is
	wait   time.Duration
	notify func(holder string)
	hold   func() (letGo func())
}

// An Option changes how a file is opened.
type Option func(*options)

// Create makes the file where there is none. The default is to say that it is missing.
func Create() Option { return func(o *options) { o.create = true } }

// AsItIs refuses an older file with a *VersionError instead of bringing it up to date: for those who only look.
func AsItIs() Option { return func(o *options) { o.asIs = true } }

// DefaultWait is how long to wait for another process that has the file.
const DefaultWait = 30 * time.Second

// Waiting sets how long to wait while another process has the file, by default DefaultWait, and a function that is
// told once who has it; nil for none.
func Waiting(most time.Duration, notify func(holder string)) Option {
	return func(o *options) { o.wait, o.notify = most, notify }
}

// Committing sets what is called before the last step of an update, which is brought to its end whatever happens to
// the context, and after it: for who would leave an update in the middle, and must not then.
func Committing(hold func() (letGo func())) Option { return func(o *options) { o.hold = hold } }

// settings are what each connection begins with. A transaction is kept in memory until it is written. The schema of a
// file that someone else made may call no function that does more than compute; the cells of a page are checked when
// it is read.
var settings = []string{
	"foreign_keys(1)", "synchronous(FULL)", "cache_spill(0)", "cache_size(-65536)",
	"trusted_schema(0)", "cell_size_check(1)", "mmap_size(0)",
}

// largestValue is how many bytes one value in a file may have, such as the words of a document or a list of all words
// of a length; a file that claims more was not written by this program.
const largestValue = 512 << 20

// Open opens a corpus file, bringing an older one up to date. The error is a *NotStoreError, *VersionError or
// *BusyError where it is one of those.
func Open(ctx context.Context, path string, opts ...Option) (*Store, error) {
	o := options{wait: DefaultWait}
	for _, f := range opts {
		f(&o)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, &NotStoreError{path, "is a directory; give a corpus file"}
	case err == nil && !info.Mode().IsRegular():
		return nil, &NotStoreError{path, "is not a regular file; give a corpus file"}
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("store: %w", err)
	case err != nil && !o.create:
		return nil, &NotStoreError{path, "is not there; reprise add FILE... --corpus makes one"}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	db, err := sql.Open(
		"sqlite",
		uri(filepath.ToSlash(abs))+"?vfs="+pagesum.Name+"&_defensive=1&_pragma="+strings.Join(settings, "&_pragma="),
	)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	s := &Store{path: cmp.Or(o.name, path), file: abs, db: db, o: o}
	if err := s.prepare(ctx, Version()); err != nil {
		return nil, errors.Join(s.wrap(err), db.Close())
	}
	return s, nil
}

// uri names a file as SQLite asks for it, given its absolute path with slashes: one that begins with the letter of a
// drive stands behind a slash too, lest the letter be read as the name of a machine.
func uri(abs string) string {
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs
	}
	return (&url.URL{Scheme: "file", Path: abs}).String()
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }

// Path is the file as it was named.
func (s *Store) Path() string { return s.path }

// conn is a connection to the file, with its settings, some of which take reading the file, and limits.
func (s *Store) conn(ctx context.Context) (c *sql.Conn, err error) {
	err = s.patiently(ctx, func() error {
		c, err = s.db.Conn(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	const limitLength = 0 // SQLITE_LIMIT_LENGTH
	if _, err := sqlite.Limit(c, limitLength, largestValue); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// prepare checks whose file it is and brings it up to a version.
func (s *Store) prepare(ctx context.Context, to int) error {
	c, err := s.conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	var version int
	var fresh bool
	err = s.reading(ctx, c, func() error {
		version, fresh, err = s.inspect(ctx, c)
		return err
	})
	if err != nil {
		return err
	}
	if fresh && !s.o.create {
		return &NotStoreError{s.path, "is empty; reprise add FILE... --corpus fills it"}
	}
	if version == to {
		return nil
	}
	if s.o.asIs {
		return &VersionError{s.path, version, to}
	}
	if !fresh && version < summed { // VACUUM works outside transactions, and changes nothing but the form of the file
		if err := s.patiently(ctx, func() error { return exec(ctx, c, "VACUUM") }); err != nil {
			return err
		}
	}
	err = s.transaction(ctx, c, func() error {
		have, _, err := s.inspect(ctx, c) // another process may have been first
		if err != nil {
			return err
		}
		return migrate(ctx, c, have, to)
	})
	if err != nil || fresh || version >= compact {
		return err
	}
	return s.patiently(ctx, func() error { return exec(ctx, c, "VACUUM") }) // half of the file is free now
}

// isCut reports whether a file ends inside a page, which SQLite tells only once that page is read.
func (s *Store) isCut(ctx context.Context, c *sql.Conn) (bool, error) {
	var pages, size int64
	err := errors.Join(
		c.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages),
		c.QueryRowContext(ctx, "PRAGMA page_size").Scan(&size))
	if err != nil {
		return false, err
	}
	info, err := os.Stat(s.file)
	return err == nil && info.Size() < pages*size, err
}

// inspect reads the version of a file and checks that it is built as a file of that version is, in the transaction
// that is open; fresh is a file without anything in it.
func (s *Store) inspect(ctx context.Context, c *sql.Conn) (version int, fresh bool, err error) {
	var id, tables int
	var sums bool
	err = errors.Join(
		c.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id),
		c.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version),
		c.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables),
		c.QueryRowContext(ctx, "PRAGMA page_sums").Scan(&sums))
	switch {
	case err != nil:
		return 0, false, err
	case tables == 0 && id == 0 && version == 0:
		return 0, true, nil
	case id != applicationID:
		return 0, false, &NotStoreError{s.path, "is an SQLite file of another program; give a corpus file"}
	case version > Version():
		return 0, false, &VersionError{s.path, version, Version()}
	case version < 1 || version >= summed && !sums:
		return 0, false, &NotStoreError{s.path, damaged}
	}
	if cut, err := s.isCut(ctx, c); cut || err != nil {
		return 0, false, cmp.Or[error](err, &NotStoreError{s.path, damaged})
	}
	return version, false, s.checkSchema(ctx, c, version)
}
