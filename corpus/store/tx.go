package store

import (
	"compress/flate"
	"context"
	"database/sql"
	"errors"
	"io"
	"time"

	"golang.org/x/text/language"
)

// A Tx is an update in progress.
type Tx struct {
	ctx   context.Context
	conn  *sql.Conn
	loose []Place
	stmts map[string]*sql.Stmt
	names map[string]int64                // of papers and relations, see spot.go
	words map[language.Tag]map[string]int // by how many counts of words are to change, see words.go

	listed  map[int64]*listing // by id of the document: what is to stand in the catalogue, see catalogue.go
	recount map[Key]bool       // documents whose beads are to be counted for it
	shelf   []*listing         // the catalogue as it was read last, nil once something was changed

	sheet    sheet // that was read last, see text.go
	deflater *flate.Writer
	inflater io.ReadCloser
}

// Update runs f in one transaction: either all it did through tx is in the file, on the disk, when Update returns
// nil, or nothing is. It waits for another writer as Waiting says. When ctx is done before all is written nothing is;
// once the last step of writing has begun it is brought to its end.
func (s *Store) Update(ctx context.Context, f func(tx *Tx) error) error {
	c, err := s.conn(ctx)
	if err != nil {
		return s.wrap(err)
	}
	defer c.Close()
	return s.wrap(s.transaction(ctx, c, func() error {
		return with(&Tx{ctx: ctx, conn: c}, func(tx *Tx) error {
			if err := f(tx); err != nil {
				return err
			}
			return tx.flush()
		})
	}))
}

// flush brings what is kept apart from the documents up to date with them. After an error SQLite may have undone the
// update already, and what ran then would be written by itself.
func (tx *Tx) flush() error {
	if err := tx.flushWordCounts(); err != nil {
		return err
	}
	return tx.flushCatalogue()
}

// View runs f once on the file as it stands at one moment; f must not change anything through tx. It waits for a
// writer as Waiting says.
func (s *Store) View(ctx context.Context, f func(tx *Tx) error) error {
	c, err := s.conn(ctx)
	if err != nil {
		return s.wrap(err)
	}
	defer c.Close()
	return s.wrap(s.reading(ctx, c, func() error { return with(&Tx{ctx: ctx, conn: c}, f) }))
}

// reading runs f once in a transaction that only reads.
func (s *Store) reading(ctx context.Context, c *sql.Conn, f func() error) error {
	defer rollback(ctx, c)
	err := s.patiently(ctx, func() error {
		rollback(ctx, c)
		if err := exec(ctx, c, "BEGIN"); err != nil {
			return err
		}
		return touch(ctx, c)
	})
	if err != nil {
		return err
	}
	return f()
}

// touch reads the file, from when on no writer can change it: BEGIN alone does nothing yet.
func touch(ctx context.Context, c *sql.Conn) error {
	var n int
	return c.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n)
}

// rollback ends a transaction, if one is open, with nothing changed. On some errors, such as a full disk, SQLite has
// done so already, and there is nothing to do.
func rollback(ctx context.Context, c *sql.Conn) { _ = exec(context.WithoutCancel(ctx), c, "ROLLBACK") }

// with runs f and lets go of what tx has prepared.
func with(tx *Tx, f func(*Tx) error) error {
	err := f(tx)
	for _, stmt := range tx.stmts {
		err = errors.Join(err, stmt.Close())
	}
	return err
}

func (s *Store) transaction(ctx context.Context, c *sql.Conn, f func() error) error {
	err := s.patiently(ctx, func() error { return exec(ctx, c, "BEGIN IMMEDIATE") })
	if err == nil {
		err = f()
	}
	if err == nil {
		err = s.patiently(ctx, func() error {
			if s.o.hold != nil {
				defer s.o.hold()()
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			return exec(context.WithoutCancel(ctx), c, "COMMIT") // lest it be told as stopped and is done all the same
		})
	}
	if err != nil {
		rollback(ctx, c)
	}
	return err
}

func exec(ctx context.Context, c *sql.Conn, query string, args ...any) error {
	_, err := c.ExecContext(ctx, query, args...)
	return err
}

// brief is a wait that is not worth a word: what a writer takes for its last step.
const brief = 200 * time.Millisecond

// patiently repeats f while another process has the file, as long as Waiting allows.
func (s *Store) patiently(ctx context.Context, f func() error) error {
	start, told := time.Now(), false
	for {
		err := f()
		if !isBusy(err) {
			return err
		}
		waited := time.Since(start)
		if !told && waited >= min(brief, s.o.wait/2) && s.o.notify != nil {
			s.o.notify(holderOf(s.path))
			told = true
		}
		if waited >= s.o.wait {
			return &BusyError{s.path, holderOf(s.path), waited}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}
