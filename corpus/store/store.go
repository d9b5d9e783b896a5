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
	"runtime"
	"strings"
	"time"

	"modernc.org/sqlite" // registers the driver
)

// A Store is an open corpus file. It is safe for concurrent use; one Update runs at a time.
type Store struct {
	path string
	db   *sql.DB
	o    options
}

type options struct {
	create bool
	asIs   bool
	name   string // of the file in errors, where that is not yet where it is
	wait   time.Duration
	notify func(holder string)
}

// An Option changes how a file is opened.
type Option func(*options)

// Create makes the file where there is none. The default is to say that it is missing.
func Create() Option { return func(o *options) { o.create = true } }

// AsItIs refuses an older file with a *VersionError instead of bringing it up to date: for those who only look.
func AsItIs() Option { return func(o *options) { o.asIs = true } }

// DefaultWait is how long a writer waits for another.
const DefaultWait = 30 * time.Second

// Waiting sets how long to wait while another process has the file, by default DefaultWait, and a function that is told once
// who has it; nil for none.
func Waiting(most time.Duration, notify func(holder string)) Option {
	return func(o *options) { o.wait, o.notify = most, notify }
}

// A NotStoreError refuses a file that is no corpus file.
type NotStoreError struct{ Path, Why string }

func (e *NotStoreError) Error() string { return fmt.Sprintf("store: %s %s", e.Path, e.Why) }

// A BusyError says that another process kept the file for longer than Waiting allows.
type BusyError struct {
	Path   string
	Holder string // which process, as far as the system tells
	Waited time.Duration
}

func (e *BusyError) Error() string {
	return fmt.Sprintf("store: %s is in use by %s; waited %s; try again when it has ended", e.Path, e.Holder, e.Waited.Round(time.Second))
}

// Open opens a corpus file, bringing an older one up to date. The error is a *NotStoreError, *VersionError or *BusyError where
// it is one of those.
func Open(ctx context.Context, path string, opts ...Option) (*Store, error) {
	o := options{wait: DefaultWait}
	for _, f := range opts {
		f(&o)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return nil, &NotStoreError{path, "is a directory; give a corpus file"}
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("store: %w", err)
	case err != nil && !o.create:
		return nil, &NotStoreError{path, "is not there; reprise add FILE... --corpus makes one"}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	dsn := uri(filepath.ToSlash(abs)) +
		"?_pragma=busy_timeout(50)&_pragma=foreign_keys(1)&_pragma=synchronous(FULL)&_pragma=cache_spill(0)&_pragma=cache_size(-65536)"
	if runtime.GOOS != "windows" { // where a mapped file could not be cut short
		dsn += fmt.Sprintf("&_pragma=mmap_size(%d)", mapped)
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", path, err)
	}
	db.SetMaxOpenConns(1)
	s := &Store{path: cmp.Or(o.name, path), db: db, o: o}
	if err := s.prepare(ctx, Version()); err != nil {
		return nil, errors.Join(s.wrap(err), db.Close())
	}
	return s, nil
}

// mapped is how many bytes of a file are read where the system has them in memory, without copies: a quarter less time for
// searches that read many texts.
const mapped = 1 << 30

// uri names a file as SQLite asks for it, given its absolute path with slashes: one that begins with the letter of a drive stands
// behind a slash too, lest the letter be read as the name of a machine.
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

// prepare checks whose file it is and brings it up to a version.
func (s *Store) prepare(ctx context.Context, to int) error {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	version, fresh, err := s.inspect(ctx, c)
	if err != nil || version == to {
		return err
	}
	if fresh && !s.o.create {
		return &NotStoreError{s.path, "is empty; reprise add FILE... --corpus fills it"}
	}
	if s.o.asIs {
		return &VersionError{s.path, version, to}
	}
	return s.transaction(ctx, c, func() error {
		have, _, err := s.inspect(ctx, c) // another process may have been first
		if err != nil {
			return err
		}
		return migrate(ctx, c, have, to)
	})
}

// inspect reads the version of a file; fresh is a file without anything in it.
func (s *Store) inspect(ctx context.Context, c *sql.Conn) (version int, fresh bool, err error) {
	var id, tables int
	err = s.patiently(ctx, func() error {
		return errors.Join(
			c.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id),
			c.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version),
			c.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables))
	})
	switch {
	case err != nil:
		return 0, false, err
	case tables == 0 && id == 0:
		return 0, true, nil
	case id != applicationID:
		return 0, false, &NotStoreError{s.path, "is an SQLite file of another program; give a corpus file"}
	case version > Version():
		return 0, false, &VersionError{s.path, version, Version()}
	}
	return version, false, nil
}

// A Tx is an update in progress.
type Tx struct {
	ctx   context.Context
	conn  *sql.Conn
	loose []Place
	stmts map[string]*sql.Stmt
}

// Update runs f in one transaction: either all it did through tx is in the file, on the disk, when Update returns nil, or
// nothing is. It waits for another writer as Waiting says.
func (s *Store) Update(ctx context.Context, f func(tx *Tx) error) error {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return s.wrap(err)
	}
	defer c.Close()
	return s.wrap(s.transaction(ctx, c, func() error { return with(&Tx{ctx: ctx, conn: c}, f) }))
}

// View runs f on the file as it stands at one moment; f must not change anything through tx.
func (s *Store) View(ctx context.Context, f func(tx *Tx) error) error {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return s.wrap(err)
	}
	defer c.Close()
	err = s.patiently(ctx, func() error {
		if _, err := c.ExecContext(ctx, "BEGIN"); err != nil {
			return err
		}
		defer c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") //nolint:errcheck // nothing to lose
		return with(&Tx{ctx: ctx, conn: c}, f)
	})
	return s.wrap(err)
}

// with runs f and lets go of what tx has prepared.
func with(tx *Tx, f func(*Tx) error) error {
	err := f(tx)
	for _, stmt := range tx.stmts {
		err = errors.Join(err, stmt.Close())
	}
	return err
}

func (s *Store) transaction(ctx context.Context, c *sql.Conn, f func() error) error {
	if err := s.patiently(ctx, func() error { return exec(ctx, c, "BEGIN IMMEDIATE") }); err != nil {
		return err
	}
	err := f()
	if err == nil {
		err = s.patiently(ctx, func() error { return exec(ctx, c, "COMMIT") })
	}
	if err != nil {
		// on some errors, such as a full disk, SQLite has rolled back already and this finds nothing to do
		_ = exec(context.WithoutCancel(ctx), c, "ROLLBACK")
	}
	return err
}

func exec(ctx context.Context, c *sql.Conn, query string, args ...any) error {
	_, err := c.ExecContext(ctx, query, args...)
	return err
}

// patiently repeats f while another process has the file, as long as Waiting allows.
func (s *Store) patiently(ctx context.Context, f func() error) error {
	start, told := time.Now(), false
	for {
		err := f()
		if !isBusy(err) {
			return err
		}
		holder := holderOf(s.path)
		if !told && s.o.notify != nil {
			s.o.notify(holder)
			told = true
		}
		if waited := time.Since(start); waited >= s.o.wait {
			return &BusyError{s.path, holder, waited}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// SQLite's primary result codes that are told apart.
const (
	codeBusy     = 5
	codeReadOnly = 8
	codeFull     = 13
	codeCantOpen = 14
	codeCorrupt  = 11
	codeNotADB   = 26
)

func codeOf(err error) int {
	var se *sqlite.Error
	if errors.As(err, &se) {
		return se.Code() & 0xff
	}
	return 0
}

func isBusy(err error) bool { return codeOf(err) == codeBusy }

// wrap says which file, and what to do, of the errors of SQLite that a user can mend.
func (s *Store) wrap(err error) error {
	var cause *sqlite.Error // what was being written says nothing more
	errors.As(err, &cause)
	switch codeOf(err) {
	case codeReadOnly:
		return fmt.Errorf("store: %s can't be written; change its permissions or work on a copy: %w", s.path, cause)
	case codeFull:
		return fmt.Errorf("store: no room left to write %s; nothing was changed: %w", s.path, cause)
	case codeCantOpen:
		return fmt.Errorf("store: %s can't be opened; choose a folder that exists and can be written: %w", s.path, cause)
	case codeNotADB:
		return &NotStoreError{s.path, "is no corpus file; reprise add FILE... --corpus makes one"}
	case codeCorrupt:
		return &NotStoreError{s.path, "is damaged; restore a copy of it"}
	}
	return err
}
