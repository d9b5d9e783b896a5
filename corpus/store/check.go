package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// worst is how many faults of the form of a file are listed at most; one page that is lost makes many.
const worst = 20

// A Checkup is what Check found.
type Checkup struct {
	Documents int
	Faults    []string // what is wrong, for people to read; none in a sound file
}

// Check reads all of a file: that each page fits its sum, that the tables and indexes fit one another, and that each
// document comes back as the one that was put in. The error is that of View; what is wrong with the file is in the
// answer.
func (s *Store) Check(ctx context.Context) (*Checkup, error) {
	out := &Checkup{}
	err := s.View(ctx, func(tx *Tx) error {
		form, err := tx.form()
		if err != nil {
			return err
		}
		out.Faults = form
		keys, err := tx.Keys()
		if err != nil {
			return tx.fault(out, "the list of documents", err)
		}
		out.Documents = len(keys)
		for _, k := range keys {
			if err := tx.checkDocument(k, out); err != nil {
				return err
			}
		}
		return tx.checkCatalogue(out)
	})
	return out, err
}

// form lists what SQLite finds wrong with pages, tables and indexes.
func (tx *Tx) form() (faults []string, err error) {
	for _, query := range []string{
		fmt.Sprintf("PRAGMA integrity_check(%d)", worst),
		"SELECT 'a row of ' || \"table\" || ' belongs to none of ' || parent FROM pragma_foreign_key_check",
	} {
		found, err := collect(tx, func(r *sql.Rows) (text string, err error) {
			err = r.Scan(&text)
			return text, err
		}, query)
		if err != nil && tx.ctx.Err() != nil {
			return nil, tx.ctx.Err()
		}
		if err != nil {
			found = append(found, err.Error())
		}
		for _, f := range found {
			if f != "ok" {
				faults = append(faults, f)
			}
		}
	}
	return faults, nil
}

// checkDocument reads a document and compares it with the digest of what was put in.
func (tx *Tx) checkDocument(k Key, out *Checkup) error {
	d, err := tx.Document(k)
	if err != nil {
		return tx.fault(out, k.String(), err)
	}
	now, err := digest(d)
	if err != nil {
		return tx.fault(out, k.String(), err)
	}
	var put []byte
	err = tx.conn.QueryRowContext(
		tx.ctx, "SELECT digest FROM document WHERE paper = ? AND language = ?", k.Paper, k.Language.String(),
	).Scan(&put)
	if err != nil {
		return tx.fault(out, k.String(), err)
	}
	if !bytes.Equal(put, now) {
		return tx.fault(out, k.String(), errors.New("is not as it was put in; remove it and add its file again"))
	}
	return nil
}

// fault adds what can't be read to what was found, but for a check that was stopped.
func (tx *Tx) fault(out *Checkup, what string, err error) error {
	if tx.ctx.Err() != nil {
		return tx.ctx.Err()
	}
	if codeOf(err) != 0 {
		err = errors.New("can't be read: " + err.Error())
	}
	out.Faults = append(out.Faults, what+" "+err.Error())
	return nil
}
