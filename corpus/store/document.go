package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// digest tells documents apart by what they say; the name of the file does not matter.
func digest(d *corpus.Document) ([]byte, error) {
	plain := normal(d)
	plain.Source = ""
	data, err := json.Marshal(plain)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", d.Name(), err)
	}
	sum := sha256.Sum256(data)
	return sum[:], nil
}

// normal is a document whose empty lists are those of a document that was read from the file.
func normal(d *corpus.Document) *corpus.Document {
	n := *d
	n.Parts = unlessEmpty(d.Parts)
	n.Blocks = unlessEmpty(d.Blocks)
	n.LeftOut = unlessEmpty(d.LeftOut)
	n.Repairs = unlessEmpty(d.Repairs)
	n.Warnings = unlessEmpty(d.Warnings)
	return &n
}

func unlessEmpty[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

// Put stores a document. A document that is there with the same text is left alone, but for the row of its words,
// which is made anew where it is missing or damaged; another text under the same key is replaced, and what was worked
// out from it (beads that no person pinned, reiterations, the threads it is in) is dropped.
func (tx *Tx) Put(d *corpus.Document) (Change, error) {
	key := KeyOf(d)
	change := Change{Key: key, What: Added, Blocks: len(d.Blocks), Units: len(d.Units())}
	sum, err := digest(d)
	if err != nil {
		return change, err
	}
	var id int64
	var had []byte
	err = tx.conn.QueryRowContext(
		tx.ctx, "SELECT id, digest FROM document WHERE paper = ? AND language = ?", key.Paper, key.Language.String(),
	).Scan(&id, &had)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return change, err
	case bytes.Equal(had, sum):
		change.What = Unchanged
		texts, err := tx.textsOf(id)
		if err != nil {
			return change, err
		}
		return change, tx.keepRow(key, id, texts)
	default:
		old, err := tx.Document(key)
		if err != nil {
			return change, err
		}
		change.What = Replaced
		change.compareBlocks(old, d)
		if err := tx.drop(key, false); err != nil {
			return change, err
		}
	}
	return change, tx.insert(key, sum, d)
}

func (tx *Tx) insert(key Key, sum []byte, d *corpus.Document) error {
	id, err := tx.insertFacts(key, sum, d)
	if err != nil {
		return err
	}
	texts, err := tx.insertBlocks(id, d.Blocks)
	if err != nil {
		return fmt.Errorf("store: %s %w", key, err)
	}
	if err := tx.addTexts(id, texts); err != nil {
		return err
	}
	tx.list(id, newListing(id, key, d))
	tx.recountBeads(key)
	if err := tx.indexWords(key, texts, 1); err != nil {
		return err
	}
	return tx.keepRow(key, id, texts)
}

// insertFacts puts in all of a document but its blocks, and gives the id of the document.
func (tx *Tx) insertFacts(key Key, sum []byte, d *corpus.Document) (int64, error) {
	facts := *d
	facts.Parts, facts.Blocks, facts.LeftOut = nil, nil, nil
	id, err := tx.insertRow(
		"INSERT INTO document (paper, language, digest, facts) VALUES (?, ?, ?, ?)",
		key.Paper,
		key.Language.String(),
		sum,
		mustJSON(facts),
	)
	if err != nil {
		return 0, err
	}
	for i, p := range d.Parts {
		if err := tx.execPrepared("INSERT INTO part VALUES (?, ?, ?, ?)", id, i, p.Ref, mustJSON(p)); err != nil {
			return 0, fmt.Errorf("store: %s: %w", key, err)
		}
	}
	for i, l := range d.LeftOut {
		if err := tx.execPrepared("INSERT INTO left_out VALUES (?, ?, ?, ?, ?)", id, i, l.Kind, l.Line, l.Text); err != nil {
			return 0, fmt.Errorf("store: %s: %w", key, err)
		}
	}
	return id, nil
}

// insertBlocks puts in the blocks of a document but for their texts, and gives those.
func (tx *Tx) insertBlocks(document int64, blocks []*corpus.Block) ([]keptText, error) {
	texts := make([]keptText, len(blocks))
	for i, b := range blocks {
		id, err := tx.insertPrepared(
			"INSERT INTO block (document, place, "+blockColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			blockRow(document, i, b)...,
		)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", b.Ref, err)
		}
		texts[i] = keptText{id, b.Part, b.Text}
	}
	return texts, nil
}

// blockRow gives the document and the place of a block and its blockColumns.
func blockRow(document int64, place int, b *corpus.Block) []any {
	marks := ""
	if len(b.Marks) > 0 {
		marks = mustJSON(b.Marks)
	}
	return []any{
		document, place, b.Part, b.Ref.String(), string(b.Kind), b.Label, b.Original, marks, b.Under, b.Level, b.Line,
	}
}

func (tx *Tx) insertRow(query string, args ...any) (int64, error) {
	r, err := tx.conn.ExecContext(tx.ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// mustJSON marshals values of the model, which always can be.
func mustJSON(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// drop deletes a document and what was worked out from it.
func (tx *Tx) drop(key Key, pins bool) error {
	id, _, err := tx.number("SELECT id FROM document WHERE paper = ? AND language = ?", key.Paper, key.Language.String())
	if err != nil {
		return err
	}
	texts, err := tx.textsOf(id)
	if err != nil {
		return err
	}
	if err := tx.indexWords(key, texts, -1); err != nil {
		return err
	}
	tx.sheet = sheet{}
	tx.list(id, nil)
	partners, err := tx.alignedWith(key)
	if err != nil {
		return err
	}
	tx.recountBeads(partners...)
	beads := "DELETE FROM bead WHERE (source_paper = ?1 AND source_language = ?2 OR target_paper = ?1 AND " +
		"target_language = ?2)"
	if !pins {
		beads += " AND NOT pinned"
	}
	for _, q := range []string{
		"DELETE FROM document WHERE paper = ?1 AND language = ?2",
		beads,
	} {
		if err := exec(tx.ctx, tx.conn, q, key.Paper, key.Language.String()); err != nil {
			return err
		}
	}
	return tx.ForgetPaper(key.Paper)
}

// alignedWith lists the documents that have beads with another.
func (tx *Tx) alignedWith(key Key) ([]Key, error) {
	return collect(tx, func(r *sql.Rows) (Key, error) {
		var paper, tag string
		err := r.Scan(&paper, &tag)
		return Key{paper, language.Make(tag)}, err
	}, `SELECT DISTINCT target_paper, target_language FROM bead WHERE source_paper = ?1 AND source_language = ?2
		UNION SELECT DISTINCT source_paper, source_language FROM bead WHERE target_paper = ?1 AND target_language = ?2`,
		key.Paper, key.Language.String())
}

// A NoDocumentError says that a document is not in the store, and what is.
type NoDocumentError struct {
	Key   Key
	Known []Key
}

func (e *NoDocumentError) Error() string {
	s := fmt.Sprintf("store: no document %s", e.Key.Paper)
	if e.Key.Language != language.Und {
		s = fmt.Sprintf("store: no document %s", e.Key)
	}
	if len(e.Known) == 0 {
		s += "; the file holds none"
	}
	for i, k := range e.Known {
		switch {
		case i == 0:
			s += "; there are " + k.String()
		case i == 5:
			return s + fmt.Sprintf(" and %d more", len(e.Known)-i)
		default:
			s += ", " + k.String()
		}
	}
	return s
}

// Remove deletes a document, pins and all; with the language und, all versions of the paper. It returns the keys of
// what was there. The error is a *NoDocumentError where nothing was.
func (tx *Tx) Remove(key Key) ([]Key, error) {
	all, err := tx.Keys()
	if err != nil {
		return nil, err
	}
	var gone []Key
	for _, k := range all {
		if k.Paper == key.Paper && (key.Language == language.Und || k.Language == key.Language) {
			if err := tx.drop(k, true); err != nil {
				return nil, err
			}
			if err := tx.unpin(k.Paper); err != nil {
				return nil, err
			}
			gone = append(gone, k)
		}
	}
	if len(gone) == 0 {
		return nil, &NoDocumentError{key, all}
	}
	return gone, nil
}

// Corpus reads every document of the file into one corpus.
func (s *Store) Corpus(ctx context.Context) (c *corpus.Corpus, err error) {
	err = s.View(ctx, func(tx *Tx) error {
		c, err = tx.Corpus()
		return err
	})
	return c, err
}
