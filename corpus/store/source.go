package store

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Source makes a file a source of searches (concord.SearchIn): it reads the words and blocks that a query needs and no
// others. It serves as long as tx does. Versions are told to be of one paper by their key, so Searchable must hold.
func (tx *Tx) Source() concord.Source { return &source{tx: tx} }

// Searchable reports whether the keys of the documents tell which are versions of one paper: where a document has no
// symbol, stands alone and shares refs with one in another language, their texts tell whether it is a translation of
// that under another name.
func (tx *Tx) Searchable() (bool, error) {
	all, err := tx.catalogue()
	if err != nil {
		return false, err
	}
	versions, tags := map[string]int{}, map[language.Tag]bool{}
	for _, l := range all {
		versions[l.key.Paper]++
		tags[l.key.Language] = true
	}
	if len(tags) < 2 {
		return true, nil
	}
	alone := slices.DeleteFunc(slices.Clone(all), func(l *listing) bool {
		return versions[l.key.Paper] > 1 || l.doc.Symbol != ""
	})
	if len(alone) > mostAlone {
		return false, nil
	}
	for _, l := range alone {
		if may, err := tx.mayBeVersion(l); may || err != nil {
			return false, err
		}
	}
	return true, nil
}

// mostAlone is how many documents are compared by their refs: one takes the longer the more documents there are.
const mostAlone = 64

// mayBeVersion reports whether a document is a version of one in another language, as corpus.New tells it; true too
// where that takes too many documents to tell.
func (tx *Tx) mayBeVersion(l *listing) (bool, error) {
	others, err := collect(tx,
		func(r *sql.Rows) (k Key, err error) {
			var tag string
			err = r.Scan(&k.Paper, &tag)
			k.Language = language.Make(tag)
			return k, err
		},
		`SELECT DISTINCT paper, document.language FROM block AS own CROSS JOIN block AS other ON other.ref = own.ref AND other.document <> own.document
		CROSS JOIN document ON document.id = other.document AND language <> ?2 WHERE own.document = ?1 LIMIT ?3`,
		l.id, l.key.Language.String(), mostAlone)
	if err != nil || len(others) == 0 {
		return false, err
	}
	own, err := tx.Document(l.key)
	if err != nil || len(others) == mostAlone {
		return true, err
	}
	for _, k := range others {
		other, err := tx.Document(k)
		if err != nil {
			return true, err
		}
		if c, err := corpus.New(own, other); err != nil || len(c.Papers) < 2 {
			return true, nil
		}
	}
	return false, nil
}

type source struct {
	tx  *Tx
	ids map[*corpus.Document]int64
}

func (s *source) Languages() ([]language.Tag, error) {
	all, err := s.tx.catalogue()
	tags := map[language.Tag]bool{}
	for _, l := range all {
		tags[l.key.Language] = true
	}
	byName := func(a, b language.Tag) int { return strings.Compare(a.String(), b.String()) }
	return slices.SortedFunc(maps.Keys(tags), byName), err
}

// Words answers each part of the query from an index of its own; only Parts looks at every word.
func (s *source) Words(tag language.Tag, q concord.WordQuery) ([]concord.Word, error) {
	l := tag.String()
	if err := s.tx.flushWordCounts(); err != nil {
		return nil, err
	}
	var out []concord.Word
	get := func(query string, args ...any) error {
		found, err := collectPrepared(s.tx, func(r *sql.Rows) (w concord.Word, err error) {
			err = r.Scan(&w.Key, &w.Count)
			return w, err
		}, query, append([]any{l}, args...)...)
		out = append(out, found...)
		return err
	}
	ask := func(where string, args ...any) error {
		return get("SELECT key, count FROM word WHERE language = ? AND "+where, args...)
	}
	// one takes the words from the list, and each from the index: SQLite would rather go over all words
	one := func(column string, values []string) error {
		return get(
			"SELECT word.key, count FROM json_each(?2) AS wanted CROSS JOIN word INDEXED BY word_"+column+
				" ON language = ?1 AND word."+column+" = wanted.value",
			mustJSON(values),
		)
	}
	var errs []error
	if len(q.Bare) > 0 {
		errs = append(errs, one("bare", q.Bare))
	}
	if len(q.Stems) > 0 {
		stems := slices.DeleteFunc(slices.Clone(q.Stems), func(s string) bool { return s == "" })
		errs = append(errs, one("stem", stems), one("plain", stems))
	}
	for _, p := range q.Prefixes {
		errs = append(errs, ask("bare >= ? AND bare < ?", p, p+"\U0010ffff"))
	}
	for _, p := range q.Parts {
		errs = append(errs, ask("instr(bare, ?)", p))
	}
	return out, errors.Join(errs...)
}

// Scan reads the words of a length as one text: a row for each would take ten times as long.
func (s *source) Scan(tag language.Tag, shortest, longest int, f func(key string)) error {
	if err := s.tx.flushWordCounts(); err != nil {
		return err
	}
	lists := make(chan string, 1)
	var wg sync.WaitGroup
	wg.Go(func() { // while the next are read
		for list := range lists {
			for key := range strings.SplitSeq(list, "\n") {
				f(key)
			}
		}
	})
	var err error
	for n := shortest; n <= longest && err == nil; n++ {
		var all sql.NullString
		err = s.tx.conn.QueryRowContext(
			s.tx.ctx, "SELECT group_concat(key, x'0a') FROM word WHERE language = ? AND length = ?", tag.String(), n,
		).Scan(&all)
		if all.Valid {
			lists <- all.String
		}
	}
	close(lists)
	wg.Wait()
	return err
}

// Blocks reads the documents with their parts, and the blocks that have the words.
func (s *source) Blocks(clauses []concord.Clause) (*corpus.Corpus, error) {
	c, docs, err := s.documents()
	if err != nil {
		return nil, err
	}
	type found struct {
		id, document int64
		block        *corpus.Block
	}
	seen := map[int64]bool{}
	blocks := map[int64][]found{} // by document
	for _, clause := range clauses {
		match, args := matchWords(clause)
		all, err := collect(s.tx, func(r *sql.Rows) (f found, err error) {
			f.block, err = scanAlone(r, &f.id, &f.document)
			return f, err
		}, "SELECT id, document, "+blockColumns+" FROM block "+match+" ORDER BY id", args...)
		if err != nil {
			return nil, fmt.Errorf("store: paragraphs with the words: %w", err)
		}
		for _, f := range all {
			if docs[f.document].tag == clause.Language && !seen[f.id] {
				seen[f.id] = true
				if f.block.Text, err = s.tx.text(f.id); err != nil {
					return nil, err
				}
				blocks[f.document] = append(blocks[f.document], f)
			}
		}
	}
	for id, all := range blocks {
		slices.SortFunc(all, func(a, b found) int { return cmp.Compare(a.id, b.id) })
		for _, f := range all {
			docs[id].doc.Blocks = append(docs[id].doc.Blocks, f.block)
		}
	}
	return c, nil
}

// matchWords is the part of a query that keeps the blocks of a clause.
func matchWords(c concord.Clause) (where string, args []any) {
	if len(c.Sets) == 0 {
		return "", nil
	}
	var all []string
	for _, set := range c.Sets {
		if len(set) == 0 {
			return "WHERE 0", nil
		}
		quoted := make([]string, len(set))
		for i, k := range set {
			quoted[i] = `"` + strings.ReplaceAll(k, `"`, `""`) + `"`
		}
		all = append(all, "("+strings.Join(quoted, " OR ")+")")
	}
	return "WHERE id IN (SELECT rowid FROM block_words WHERE block_words MATCH ?)", []any{strings.Join(all, " AND ")}
}

type storedDocument struct {
	tag language.Tag
	doc *corpus.Document
}

// documents gives all documents without their blocks, gathered into papers by their keys.
func (s *source) documents() (*corpus.Corpus, map[int64]storedDocument, error) {
	listings, err := s.tx.catalogue()
	if err != nil {
		return nil, nil, err
	}
	c := &corpus.Corpus{}
	s.ids = make(map[*corpus.Document]int64, len(listings))
	all := make(map[int64]storedDocument, len(listings))
	docs := make([]corpus.Document, len(listings)) // which get blocks, unlike those of the catalogue
	last := ""
	for k, l := range listings {
		d := &docs[k]
		*d = *l.doc
		all[l.id] = storedDocument{l.key.Language, d}
		s.ids[d] = l.id
		if len(c.Papers) == 0 || last != l.key.Paper {
			c.Papers = append(c.Papers, &corpus.Paper{})
			last = l.key.Paper
		}
		p := c.Papers[len(c.Papers)-1]
		p.Versions = append(p.Versions, d)
	}
	c.Sort()
	return c, all, nil
}

func (s *source) Counterpart(b *corpus.Block, of, in *corpus.Document) *corpus.Block {
	if !b.Labelled() && s.count(of, b) != s.count(in, b) {
		return nil
	}
	blocks, err := s.blocks("ref = ? AND document = ? ORDER BY id LIMIT 1", b.Ref.String(), s.ids[in])
	if err != nil || len(blocks) == 0 {
		return nil // the hit stands without its translation
	}
	return blocks[0]
}

// count counts the blocks of a document that are of the kind of a block, in the part of its ref, and have no labels
// either; -1 where that can't be told.
func (s *source) count(d *corpus.Document, b *corpus.Block) int {
	n := 0
	part := strings.TrimSuffix(b.Ref.String(), b.Ref.Path)
	_, err := collect(s.tx,
		func(r *sql.Rows) (struct{}, error) {
			like := corpus.Block{Kind: b.Kind}
			var ref string
			err := r.Scan(&ref, &like.Label)
			if err == nil {
				err = like.Ref.UnmarshalText([]byte(ref))
			}
			if !like.Labelled() && like.Ref.Part == b.Ref.Part {
				n++
			}
			return struct{}{}, err
		},
		"SELECT ref, label FROM block WHERE document = ? AND kind = ? AND ref >= ? AND ref < ?", s.ids[d], string(b.Kind),
		part, part+"\U0010ffff")
	if err != nil {
		return -1
	}
	return n
}

// Documents is the corpus without its blocks.
func (s *source) Documents() (*corpus.Corpus, error) {
	c, _, err := s.documents()
	return c, err
}

// Holders asks the index of words for the documents.
func (s *source) Holders(clauses []concord.Clause) (map[*corpus.Document]bool, error) {
	byID := map[int64]*corpus.Document{}
	for d, id := range s.ids {
		byID[id] = d
	}
	out := map[*corpus.Document]bool{}
	for _, clause := range clauses {
		match, args := matchWords(clause)
		ids, err := collect(s.tx, func(r *sql.Rows) (id int64, err error) {
			err = r.Scan(&id)
			return id, err
		}, "SELECT DISTINCT document FROM block "+match, args...)
		if err != nil {
			return nil, fmt.Errorf("store: documents with the words: %w", err)
		}
		for _, id := range ids {
			out[byID[id]] = true
		}
	}
	return out, nil
}

// Row reads the row of a document; one without blocks has an empty row.
func (s *source) Row(d *corpus.Document) (string, error) {
	rows, err := collectPrepared(s.tx, func(r *sql.Rows) (data string, err error) {
		err = r.Scan(&data)
		return data, err
	}, "SELECT data FROM block_row WHERE document = ?", s.ids[d])
	if err != nil || len(rows) > 0 {
		return strings.Join(rows, ""), err
	}
	var blocks bool
	err = s.tx.conn.QueryRowContext(s.tx.ctx, "SELECT EXISTS (SELECT 1 FROM block WHERE document = ?)", s.ids[d]).Scan(
		&blocks,
	)
	if err != nil || blocks {
		return "", err
	}
	return string(concord.NewRow(lang.For(d.Language)).Bytes()), nil
}

// BlocksOf reads blocks by their ids, which rise.
func (s *source) BlocksOf(_ *corpus.Document, ids []int64) ([]*corpus.Block, error) {
	return s.blocks("id IN (SELECT value FROM json_each(?)) ORDER BY id", mustJSON(ids))
}

// blocks reads the blocks that a query finds.
func (s *source) blocks(where string, args ...any) ([]*corpus.Block, error) {
	kept, err := collect(s.tx, func(r *sql.Rows) (b keptBlock, err error) {
		b.block, err = scanAlone(r, &b.id)
		return b, err
	}, "SELECT id, "+blockColumns+" FROM block WHERE "+where, args...)
	if err == nil {
		err = s.tx.fillTexts(kept)
	}
	if err != nil {
		return nil, err
	}
	out := make([]*corpus.Block, len(kept))
	for k, b := range kept {
		out[k] = b.block
	}
	return out, nil
}

// TextsOf reads the texts of blocks by their ids, which rise.
func (s *source) TextsOf(_ *corpus.Document, ids []int64, f func(id int64, text string)) error {
	for _, id := range ids {
		text, err := s.tx.text(id)
		if err != nil {
			return err
		}
		f(id, text)
	}
	return nil
}
