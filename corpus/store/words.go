package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// indexWords adds the words of a document's texts to the index (times 1), or takes them out (times -1). Their counts
// are changed by flushWordCounts.
func (tx *Tx) indexWords(key Key, texts []keptText, times int) error {
	change := "INSERT INTO block_words (rowid, keys) VALUES (?1, ?2)"
	if times < 0 {
		change = "DELETE FROM block_words WHERE rowid = ?1 AND ?2 = ?2"
	}
	l := lang.For(key.Language)
	counts := tx.words[key.Language]
	if counts == nil {
		counts = map[string]int{}
		if tx.words == nil {
			tx.words = map[language.Tag]map[string]int{}
		}
		tx.words[key.Language] = counts
	}
	var keys strings.Builder
	for _, u := range texts {
		keys.Reset()
		concord.Keys(l, u.text, func(k string) {
			counts[k] += times
			keys.WriteString(k)
			keys.WriteByte(' ')
		})
		if err := tx.execPrepared(change, u.block, keys.String()); err != nil {
			return fmt.Errorf("store: words of %s: %w", key, err)
		}
	}
	return nil
}

// flushWordCounts brings the counts of words up to date with the documents that were indexed since it was called last,
// all together: most words stand in many of them. It is to be called before words are read, and at the end of each
// update.
func (tx *Tx) flushWordCounts() error {
	changed := tx.words
	tx.words = nil
	for tag, counts := range changed {
		if err := tx.countWords(tag, counts); err != nil {
			return err
		}
	}
	return nil
}

// countWords adds to the counts of words, and drops words that stand nowhere any more.
func (tx *Tx) countWords(tag language.Tag, counts map[string]int) error {
	l, fewer := lang.For(tag), false
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		n := counts[k]
		fewer = fewer || n < 0
		if n == 0 {
			continue
		}
		had, err := tx.changePrepared(
			"UPDATE word SET count = count + ?3 WHERE language = ?1 AND key = ?2", tag.String(), k, n,
		)
		if err != nil {
			return err
		}
		if had > 0 {
			continue
		}
		bare, stem, plain := concord.Forms(l, k)
		err = tx.execPrepared(
			"INSERT INTO word (language, key, bare, stem, plain, length, count) VALUES (?, ?, ?, ?, ?, ?, ?)",
			tag.String(), k, bare, stem, plain, len(bare), n,
		)
		if err != nil {
			return fmt.Errorf("store: word %q: %w", k, err)
		}
	}
	if !fewer {
		return nil
	}
	return exec(tx.ctx, tx.conn, "DELETE FROM word WHERE language = ? AND count <= 0", tag.String())
}

// keepRow keeps the words of a document's texts in a row, if that is not there already as it should be.
func (tx *Tx) keepRow(key Key, document int64, texts []keptText) error {
	row := concord.NewRow(lang.For(key.Language))
	for _, t := range texts {
		row.Add(t.block, t.part, t.text)
	}
	return exec(tx.ctx, tx.conn, `INSERT INTO block_row VALUES (?1, ?2)
		ON CONFLICT (document) DO UPDATE SET data = excluded.data WHERE data <> excluded.data`, document, row.Bytes())
}
