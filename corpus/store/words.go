package store

import (
	"database/sql"
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// indexWords adds the words of a document's blocks to the index (times 1), or takes them out (times -1).
func (tx *Tx) indexWords(key Key, times int) error {
	change := "INSERT INTO block_words (rowid, keys) VALUES (?1, ?2)"
	if times < 0 {
		change = "DELETE FROM block_words WHERE rowid = ?1 AND ?2 = ?2"
	}
	row, err := tx.conn.PrepareContext(tx.ctx, change)
	if err != nil {
		return err
	}
	defer row.Close()
	l := lang.For(key.Language)
	counts := map[string]int{}
	type text struct {
		id   int64
		text string
	}
	blocks, err := collect(tx, func(r *sql.Rows) (u text, err error) {
		err = r.Scan(&u.id, &u.text)
		return u, err
	}, `SELECT block.id, text FROM document JOIN block ON block.document = document.id
		WHERE paper = ? AND language = ? ORDER BY block.id`, key.Paper, key.Language.String())
	if err != nil {
		return err
	}
	var keys strings.Builder
	for _, u := range blocks {
		keys.Reset()
		concord.Keys(l, u.text, func(k string) {
			counts[k]++
			keys.WriteString(k)
			keys.WriteByte(' ')
		})
		if _, err := row.ExecContext(tx.ctx, u.id, keys.String()); err != nil {
			return fmt.Errorf("store: words of %s: %w", key, err)
		}
	}
	return tx.countWords(key.Language.String(), l, counts, times)
}

// countWords adds to the counts of words, and drops words that stand nowhere any more.
func (tx *Tx) countWords(tag string, l *lang.Language, counts map[string]int, times int) error {
	raise, err := tx.conn.PrepareContext(tx.ctx, "UPDATE word SET count = count + ?3 WHERE language = ?1 AND key = ?2")
	if err != nil {
		return err
	}
	defer raise.Close()
	add, err := tx.conn.PrepareContext(
		tx.ctx,
		"INSERT INTO word (language, key, bare, stem, plain, length, count) VALUES (?, ?, ?, ?, ?, ?, ?)",
	)
	if err != nil {
		return err
	}
	defer add.Close()
	for k, n := range counts {
		r, err := raise.ExecContext(tx.ctx, tag, k, n*times)
		if err != nil {
			return err
		}
		if had, err := r.RowsAffected(); err != nil || had > 0 {
			if err != nil {
				return err
			}
			continue
		}
		bare, stem, plain := concord.Forms(l, k)
		if _, err := add.ExecContext(tx.ctx, tag, k, bare, stem, plain, len(bare), n*times); err != nil {
			return fmt.Errorf("store: word %q: %w", k, err)
		}
	}
	if times > 0 {
		return nil
	}
	return exec(tx.ctx, tx.conn, "DELETE FROM word WHERE language = ? AND count <= 0", tag)
}

// keepRow keeps the words of a document's blocks in a row, if that is not there already as it should be.
func (tx *Tx) keepRow(key Key) error {
	row := concord.NewRow(lang.For(key.Language))
	var document int64
	_, err := collect(tx, func(r *sql.Rows) (struct{}, error) {
		var block int64
		var part int
		var text string
		err := r.Scan(&document, &block, &part, &text)
		if err == nil {
			row.Add(block, part, text)
		}
		return struct{}{}, err
	}, `SELECT document.id, block.id, part, text FROM document JOIN block ON block.document = document.id
		WHERE paper = ? AND language = ? ORDER BY block.id`, key.Paper, key.Language.String())
	if err != nil || document == 0 {
		return err
	}
	return exec(tx.ctx, tx.conn, `INSERT INTO block_row VALUES (?1, ?2)
		ON CONFLICT (document) DO UPDATE SET data = excluded.data WHERE data <> excluded.data`, document, row.Bytes())
}
