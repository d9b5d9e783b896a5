package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// Keys lists the documents, by paper and language.
func (tx *Tx) Keys() ([]Key, error) {
	return collect(tx, func(r *sql.Rows) (Key, error) {
		var paper, tag string
		err := r.Scan(&paper, &tag)
		return Key{paper, language.Make(tag)}, err
	}, "SELECT paper, language FROM document ORDER BY paper, language")
}

// Empty reports whether no document is in the file.
func (tx *Tx) Empty() (empty bool, err error) {
	err = tx.conn.QueryRowContext(tx.ctx, "SELECT NOT EXISTS (SELECT 1 FROM document)").Scan(&empty)
	return empty, err
}

// Versions counts the documents of each paper.
func (tx *Tx) Versions() (map[string]int, error) {
	keys, err := tx.Keys()
	out := make(map[string]int, len(keys))
	for _, k := range keys {
		out[k.Paper]++
	}
	return out, err
}

// Facts reads what is known of the documents of each paper, without their parts and blocks.
func (tx *Tx) Facts() (map[string][]*corpus.Document, error) {
	out := map[string][]*corpus.Document{}
	_, err := collect(tx, func(r *sql.Rows) (struct{}, error) {
		var paper, facts string
		d := &corpus.Document{}
		err := r.Scan(&paper, &facts)
		if err == nil {
			if err = json.Unmarshal([]byte(facts), d); err != nil {
				err = fmt.Errorf("store: %s: %w", paper, err)
			}
		}
		out[paper] = append(out[paper], d)
		return struct{}{}, err
	}, "SELECT paper, facts FROM document ORDER BY paper, language")
	return out, err
}

// Document reads a document. The error is a *NoDocumentError where there is none.
func (tx *Tx) Document(key Key) (*corpus.Document, error) {
	var id int64
	var facts string
	err := tx.conn.QueryRowContext(
		tx.ctx, "SELECT id, facts FROM document WHERE paper = ? AND language = ?", key.Paper, key.Language.String(),
	).Scan(&id, &facts)
	if errors.Is(err, sql.ErrNoRows) {
		known, err := tx.Keys()
		return nil, errors.Join(&NoDocumentError{key, known}, err)
	}
	if err != nil {
		return nil, err
	}
	d := &corpus.Document{}
	if err := json.Unmarshal([]byte(facts), d); err != nil {
		return nil, fmt.Errorf("store: %s: %w", key, err)
	}
	parts, err := tx.parts("document = ?", id)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", key, err)
	}
	d.Parts = parts[id]
	d.LeftOut, err = collect(tx, func(r *sql.Rows) (l corpus.LeftOut, err error) {
		err = r.Scan(&l.Kind, &l.Line, &l.Text)
		return l, err
	}, "SELECT kind, line, text FROM left_out WHERE document = ? ORDER BY place", id)
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", key, err)
	}
	blocks, err := collect(tx, func(r *sql.Rows) (b keptBlock, err error) {
		b.block, err = scanBlock(r, &b.id)
		return b, err
	}, "SELECT id, "+blockColumns+" FROM block WHERE document = ? ORDER BY place", id)
	if err == nil {
		err = tx.fillTexts(blocks)
	}
	if err != nil {
		return nil, fmt.Errorf("store: %s: %w", key, err)
	}
	for _, b := range blocks {
		d.Blocks = append(d.Blocks, b.block)
	}
	return d, nil
}

// parts reads the parts of some documents, by the ids of those.
func (tx *Tx) parts(where string, args ...any) (map[int64][]*corpus.Part, error) {
	all := map[int64][]*corpus.Part{}
	_, err := collect(tx, func(r *sql.Rows) (struct{}, error) {
		var document int64
		var facts string
		if err := r.Scan(&document, &facts); err != nil {
			return struct{}{}, err
		}
		p := &corpus.Part{}
		all[document] = append(all[document], p)
		return struct{}{}, json.Unmarshal([]byte(facts), p)
	}, "SELECT document, facts FROM part WHERE "+where+" ORDER BY document, place", args...)
	return all, err
}

// blockColumns are what is kept of a block, but for its text, see text.go.
const blockColumns = "part, ref, kind, label, original, marks, under, level, line"

// scanBlock reads the blockColumns of a row, after those that more are for.
func scanBlock(r *sql.Rows, more ...any) (*corpus.Block, error) {
	var ref, kind, marks string
	b := &corpus.Block{}
	to := append(more, &b.Part, &ref, &kind, &b.Label, &b.Original, &marks, &b.Under, &b.Level, &b.Line)
	if err := r.Scan(to...); err != nil {
		return nil, err
	}
	b.Kind = corpus.Kind(kind)
	if err := b.Ref.UnmarshalText([]byte(ref)); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if marks != "" {
		if err := json.Unmarshal([]byte(marks), &b.Marks); err != nil {
			return nil, fmt.Errorf("store: %s: %w", b.Ref, err)
		}
	}
	return b, nil
}

// scanAlone is scanBlock for a block that is read without those around it.
func scanAlone(r *sql.Rows, more ...any) (*corpus.Block, error) {
	b, err := scanBlock(r, more...)
	if err == nil {
		b.Under = 0
	}
	return b, err
}

// collect gathers the rows of a query.
func collect[T any](tx *Tx, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := tx.conn.QueryContext(tx.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return gather(rows, scan)
}

// collectPrepared is collect for a query that is asked many times in one transaction.
func collectPrepared[T any](tx *Tx, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	stmt, err := tx.prepared(query)
	if err != nil {
		return nil, err
	}
	if err := tx.ctx.Err(); err != nil {
		return nil, err
	}
	rows, err := stmt.QueryContext(tx.brief(), args...)
	if err != nil {
		return nil, err
	}
	return gather(rows, scan)
}

func gather[T any](rows *sql.Rows, scan func(*sql.Rows) (T, error)) ([]T, error) {
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// Documents reads every document, by paper and language.
func (tx *Tx) Documents() ([]*corpus.Document, error) {
	keys, err := tx.Keys()
	if err != nil {
		return nil, err
	}
	docs := make([]*corpus.Document, 0, len(keys))
	for _, k := range keys {
		d, err := tx.Document(k)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}

// Corpus reads every document into one corpus.
func (tx *Tx) Corpus() (*corpus.Corpus, error) {
	docs, err := tx.Documents()
	if err != nil {
		return nil, err
	}
	return corpus.New(docs...)
}

// List lists the documents, by paper and language.
func (tx *Tx) List() ([]Entry, error) {
	all, err := tx.catalogue()
	if err != nil {
		return nil, err
	}
	entries := make([]Entry, len(all))
	for k, l := range all {
		entries[k] = l.entry()
	}
	return entries, nil
}
