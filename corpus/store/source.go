package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Source makes a file a source of searches (concord.SearchIn): it reads the words and units that a query needs and no
// others. It serves as long as tx does. Versions are told to be of one paper by their key, so Searchable must hold.
func (tx *Tx) Source() concord.Source { return &source{tx: tx} }

// Searchable reports whether the keys of the documents tell which are versions of one paper: where a document has no symbol
// and stands alone, another may be its translation under another name, which only the whole text can tell.
func (tx *Tx) Searchable() (bool, error) {
	keys, err := tx.Keys()
	if err != nil {
		return false, err
	}
	versions, tags := map[string]int{}, map[language.Tag]bool{}
	for _, k := range keys {
		versions[k.Paper]++
		tags[k.Language] = true
	}
	if len(tags) < 2 {
		return true, nil
	}
	for _, k := range keys {
		if versions[k.Paper] > 1 {
			continue
		}
		var symbol sql.NullString
		err := tx.conn.QueryRowContext(tx.ctx, "SELECT facts ->> '$.symbol' FROM document WHERE paper = ? AND language = ?", k.Paper, k.Language.String()).Scan(&symbol)
		if err != nil || symbol.String == "" {
			return false, err
		}
	}
	return true, nil
}

type source struct {
	tx  *Tx
	ids map[*corpus.Document]int64
}

func (s *source) Languages() ([]language.Tag, error) {
	return collect(s.tx, func(r *sql.Rows) (language.Tag, error) {
		var tag string
		err := r.Scan(&tag)
		return language.Make(tag), err
	}, "SELECT DISTINCT language FROM document ORDER BY language")
}

// Words answers each part of the query from an index of its own; only Parts looks at every word.
func (s *source) Words(tag language.Tag, q concord.WordQuery) ([]concord.Word, error) {
	l := tag.String()
	var out []concord.Word
	get := func(query string, args ...any) error {
		found, err := collect(s.tx, func(r *sql.Rows) (w concord.Word, err error) {
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
		return get("SELECT word.key, count FROM json_each(?2) AS wanted CROSS JOIN word INDEXED BY word_"+column+" ON language = ?1 AND word."+column+" = wanted.value", mustJSON(values))
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
		err = s.tx.conn.QueryRowContext(s.tx.ctx, "SELECT group_concat(key, x'0a') FROM word WHERE language = ? AND length = ?", tag.String(), n).Scan(&all)
		if all.Valid {
			lists <- all.String
		}
	}
	close(lists)
	wg.Wait()
	return err
}

// Units reads the documents and meetings, and the units that have the words.
func (s *source) Units(clauses []concord.Clause) (*corpus.Corpus, error) {
	c, meetings, err := s.documents()
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	type found struct {
		id, meeting int64
		unit        *corpus.Unit
	}
	for _, clause := range clauses {
		match, args := matchWords(clause)
		units, err := collect(s.tx, func(r *sql.Rows) (f found, err error) {
			f.meeting, f.unit, err = scanUnit(&prefixed{r, &f.id})
			return f, err
		}, "SELECT unit.id, "+unitColumns+" FROM unit "+match+" ORDER BY unit.meeting, unit.place", args...)
		if err != nil {
			return nil, fmt.Errorf("store: units with the words: %w", err)
		}
		for _, f := range units {
			m := meetings[f.meeting]
			if m == nil || m.tag != clause.Language || seen[f.id] {
				continue
			}
			seen[f.id] = true
			m.units = append(m.units, placed{f.id, f.unit})
		}
	}
	for _, m := range meetings {
		slices.SortFunc(m.units, func(a, b placed) int { return cmp.Compare(a.id, b.id) })
		for _, u := range m.units {
			m.meeting.Units = append(m.meeting.Units, u.unit)
		}
	}
	return c, nil
}

// matchWords is the part of a query that keeps the units of a clause.
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
	return "WHERE unit.id IN (SELECT rowid FROM unit_words WHERE unit_words MATCH ?)", []any{strings.Join(all, " AND ")}
}

type placed struct {
	id   int64
	unit *corpus.Unit
}

type storedMeeting struct {
	tag     language.Tag
	meeting *corpus.Meeting
	units   []placed
}

// documents reads all documents without their units, gathered into papers by their keys.
func (s *source) documents() (*corpus.Corpus, map[int64]*storedMeeting, error) {
	type row struct {
		id    int64
		key   Key
		facts string
	}
	rows, err := collect(s.tx, func(r *sql.Rows) (x row, err error) {
		var tag string
		err = r.Scan(&x.id, &x.key.Paper, &tag, &x.facts)
		x.key.Language = language.Make(tag)
		return x, err
	}, "SELECT id, paper, language, facts FROM document ORDER BY paper, language")
	if err != nil {
		return nil, nil, err
	}
	c := &corpus.Corpus{}
	s.ids = map[*corpus.Document]int64{}
	all := map[int64]*storedMeeting{}
	last := ""
	for _, x := range rows {
		d := &corpus.Document{}
		if err := json.Unmarshal([]byte(x.facts), d); err != nil {
			return nil, nil, fmt.Errorf("store: %s: %w", x.key, err)
		}
		meetings, err := s.tx.meetings(x.id, d)
		if err != nil {
			return nil, nil, err
		}
		for id, m := range meetings {
			all[id] = &storedMeeting{tag: x.key.Language, meeting: m}
		}
		s.ids[d] = x.id
		if len(c.Papers) == 0 || last != x.key.Paper {
			c.Papers = append(c.Papers, &corpus.Paper{})
			last = x.key.Paper
		}
		p := c.Papers[len(c.Papers)-1]
		p.Versions = append(p.Versions, d)
	}
	c.Sort()
	return c, all, nil
}

func (s *source) Unit(d *corpus.Document, r corpus.Ref) *corpus.Unit {
	units, err := collect(s.tx, func(r *sql.Rows) (*corpus.Unit, error) {
		_, u, err := scanUnit(r)
		return u, err
	}, "SELECT "+unitColumns+" FROM unit JOIN meeting ON meeting.id = unit.meeting WHERE unit.ref = ? AND meeting.document = ? ORDER BY unit.id LIMIT 1",
		r.String(), s.ids[d])
	if err != nil || len(units) == 0 {
		return nil // the hit stands without its translation
	}
	return units[0]
}

// prefixed scans one more column before those of a unit.
type prefixed struct {
	rows *sql.Rows
	id   *int64
}

func (p *prefixed) Scan(to ...any) error { return p.rows.Scan(append([]any{p.id}, to...)...) }

// Documents is the corpus without its units.
func (s *source) Documents() (*corpus.Corpus, error) {
	c, _, err := s.documents()
	return c, err
}

// Row reads the row of a document; one without units has an empty row.
func (s *source) Row(d *corpus.Document) (string, error) {
	rows, err := collectPrepared(s.tx, func(r *sql.Rows) (data string, err error) {
		err = r.Scan(&data)
		return data, err
	}, "SELECT data FROM unit_row WHERE document = ?", s.ids[d])
	if err != nil || len(rows) > 0 {
		return strings.Join(rows, ""), err
	}
	var units bool
	err = s.tx.conn.QueryRowContext(s.tx.ctx, "SELECT EXISTS (SELECT 1 FROM meeting JOIN unit ON unit.meeting = meeting.id WHERE meeting.document = ?)", s.ids[d]).Scan(&units)
	if err != nil || units {
		return "", err
	}
	return string(concord.NewRow(lang.For(d.Language)).Bytes()), nil
}

// UnitsOf reads units by their ids, which rise.
func (s *source) UnitsOf(_ *corpus.Document, ids []int64) ([]*corpus.Unit, error) {
	return collect(s.tx, func(r *sql.Rows) (*corpus.Unit, error) {
		_, u, err := scanUnit(r)
		return u, err
	}, "SELECT "+unitColumns+" FROM unit WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", mustJSON(ids))
}

// dense is how many times as many units may stand between the first and the last of some as there are of them, to be read
// together with them: reading on is so many times quicker than looking each up.
const dense = 4

// TextsOf reads texts as one, each with its length before it: a row for each would take ten times as long.
func (s *source) TextsOf(_ *corpus.Document, ids []int64, f func(id int64, text string)) error {
	query, args := "id IN (SELECT value FROM json_each(?))", []any{mustJSON(ids)}
	if n := len(ids); n > 0 && ids[n-1]-ids[0] < int64(dense*n) {
		query, args = "id BETWEEN ? AND ?", []any{ids[0], ids[n-1]}
	}
	var texts sql.NullString
	err := s.tx.conn.QueryRowContext(s.tx.ctx, "SELECT group_concat(id || ' ' || octet_length(text) || ' ' || text, '') FROM unit WHERE "+query, args...).Scan(&texts)
	if err != nil || !texts.Valid {
		return err
	}
	for rest := texts.String; rest != ""; {
		id, after, _ := strings.Cut(rest, " ")
		size, after, _ := strings.Cut(after, " ")
		number, errID := strconv.ParseInt(id, 10, 64)
		n, errSize := strconv.Atoi(size)
		if errID != nil || errSize != nil || n < 0 || n > len(after) {
			return fmt.Errorf("store: no length of a text: %.40q", rest)
		}
		f(number, after[:n])
		rest = after[n:]
	}
	return nil
}
