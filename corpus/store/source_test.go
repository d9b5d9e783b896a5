package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/store"
)

func searchIn(s *store.Store, q *concord.Query, o concord.Options) (out string, err error) {
	err = s.View(ctx, func(tx *store.Tx) error {
		r, ix, err := concord.SearchIn(ctx, tx.Source(), q, o)
		if err == nil {
			out = printed(r, ix)
		}
		return err
	})
	return out, err
}

// printed is all that a result says.
func printed(r *concord.Result, ix *concord.Index) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Total, r.Blocks)
	for _, m := range r.Meetings {
		fmt.Fprint(&b, m.Ref, " ")
	}
	for _, s := range r.Series {
		fmt.Fprint(&b, s.Language, s.Counts, s.Total, " ")
	}
	for _, h := range r.Hits {
		fmt.Fprint(&b, "\n", h.Document.Language, h.Block.Ref, h.Spans, h.Fuzzy)
		for _, t := range ix.Translations(&h, nil) {
			fmt.Fprint(&b, t.Document.Language, t.Text())
		}
	}
	return b.String()
}

// A search in the file finds what a search in the whole corpus finds.
func TestSearchInFile(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	put(t, s, docs...)
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	ix := concord.New(c)
	check := func(t interface{ Fatalf(string, ...any) }, query string, o concord.Options) {
		q, err := concord.Parse(query)
		if err != nil {
			return
		}
		r, err := ix.Search(ctx, q, o)
		if err != nil {
			t.Fatalf("%v", err)
		}
		want := printed(r, ix)
		got, err := searchIn(s, q, o)
		if err != nil || got != want {
			t.Fatalf("%q with %+v: %v\n%s\nwant\n%s", query, o, err, got, want)
		}
	}
	regexps := []concord.Options{{Limit: 5}, {Language: language.English, Limit: 20}}
	if testlevel.IsLong() {
		regexps = append(regexps, concord.Options{})
	}
	for _, q := range []string{
		"victimes", "punish* | sanctionner", "trafic~", "l'adoption", "co operation", "cooperation",
		"non-punishment .. victims", "securite", "protocole ~ traite", "zzz", `"should consider"`,
	} {
		check(t, q, concord.Options{})
	}
	for _, q := range []string{
		"the", "de la traite", "of persons", "des ~ personnes", "to .. the", "the | des", "co* of",
	} { // whose rows are counted
		check(t, q, concord.Options{Limit: testlevel.Tries(7, 5000)})
		check(t, q, concord.Options{Language: language.French, Limit: 3, Within: 2})
	}
	for _, source := range []string{
		`\d{4}`, `paragraph(s|e) \d+`, `(victim|witness)e?s`, `[a-d]\)`, `l'\w+`, `zz+y`, `Etats?`,
		`traite des? personnes?`, `\p{Lu}{3,}`, `(?-i)The`, `.`, `^En `,
		`œuvre`, `(mise|mises) en œuvr(e|er)`, `[a-zà-ÿœ]+uvre`, `l'ﬁn`,
	} { // whose keys are written otherwise
		p, err := concord.ParseRegexp(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range regexps {
			whole, err := ix.Regexp(ctx, p, o)
			if err != nil {
				t.Fatal(err)
			}
			err = s.View(ctx, func(tx *store.Tx) error {
				r, in, err := concord.RegexpIn(ctx, tx.Source(), p, o)
				if err == nil && printed(r, in) != printed(whole, ix) {
					t.Errorf(
						"%s with %+v: %d hits in %d units, in the whole %d in %d", source, o, r.Total, r.Blocks, whole.Total,
						whole.Blocks,
					)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		units := rapid.SampledFrom(docs).Draw(t, "document").Units()
		words := strings.Fields(rapid.SampledFrom(units).Draw(t, "unit").Text)
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		words = slices.Clone(words[from:min(len(words), from+rapid.IntRange(1, 4).Draw(t, "words"))])
		k := rapid.IntRange(0, len(words)-1).Draw(t, "which")
		switch w := []rune(words[k]); rapid.IntRange(0, 4).Draw(t, "change") {
		case 0:
			at := rapid.IntRange(0, len(w)-1).Draw(t, "at")
			words[k] = string(w[:at]) + string(w[at+1:])
		case 1:
			words[k] = strings.Replace(words[k], "m", "rn", 1)
		case 2:
			words[k] = string(w[:len(w)/2]) + "*"
		case 3:
			words[k] = string(w[:len(w)/2]) + " " + string(w[len(w)/2:])
		}
		o := concord.Options{
			Limit:  20,
			Strict: rapid.Bool().Draw(t, "strict"),
			Within: rapid.IntRange(0, 2).Draw(t, "within"),
		}
		if rapid.Bool().Draw(t, "french") {
			o.Language = language.French
		}
		check(t, strings.Join(words, " "), o)
	})
}

func TestRegexpInFile(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	put(t, s, docs...)
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	ix := concord.New(c)
	for _, source := range []string{
		`article \d+ du Protocole`, `l'[aeiou]\w+ment`, `\d{4}`, `(victim|traffick)\w*`, `nothing of the kind`,
	} {
		p, err := concord.ParseRegexp(source)
		if err != nil {
			t.Fatal(err)
		}
		r, err := ix.Regexp(ctx, p, concord.Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = s.View(ctx, func(tx *store.Tx) error {
			in, part, err := concord.RegexpIn(ctx, tx.Source(), p, concord.Options{})
			if err == nil && printed(in, part) != printed(r, ix) {
				t.Errorf("%s: %d hits in the file, %d in the corpus", source, in.Total, r.Total)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Whatever signs stand in a text, none passes for another's.
func TestSignsInTexts(t *testing.T) {
	t.Parallel()
	s := open(t, filepath.Join(t.TempDir(), "a.reprise"))
	put(t, s, corpustest.Lines(
		language.English, "A/1", "I.1\tshort",
		"I.2\ta victim\x1e1\x1f1 7 "+strings.Repeat("of trafficking ", 40)+"victim",
	))
	p, err := concord.ParseRegexp("victi")
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(ctx, func(tx *store.Tx) error {
		r, _, err := concord.RegexpIn(ctx, tx.Source(), p, concord.Options{})
		if err == nil && (r.Total != 2 || r.Blocks != 1) {
			t.Errorf("%d hits in %d units, not 2 in 1", r.Total, r.Blocks)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// words reads the index of words as text.
func words(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?vfs=pagesum")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all string
	err = db.QueryRow(`SELECT group_concat(language || ' ' || key || ' ' || count || ' ' || stem, x'0a') FROM (SELECT ` +
		`* FROM word ORDER BY language, key)`).Scan(
		&all,
	)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// What replacing and removing leave of the index is what putting the rest gives.
func TestIndexFollowsTheDocuments(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	docs := builtIn(t)
	plain, changed := filepath.Join(dir, "plain.reprise"), filepath.Join(dir, "changed.reprise")
	put(t, open(t, plain), docs[0])
	s := open(t, changed)
	other := *docs[0]
	other.Blocks = docs[0].Blocks[:100]
	put(t, s, &other, docs[1])
	put(t, s, docs[0])
	if err := s.Update(context.Background(), func(tx *store.Tx) error {
		_, err := tx.Remove(store.KeyOf(docs[1]))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	want := words(t, plain)
	if got := words(t, changed); got != want {
		t.Errorf("the index differs: %d and %d bytes", len(got), len(want))
	}
}

// What is wrong with the row of a document changes no search, and is mended by putting the document again.
func TestDamagedRow(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	path := filepath.Join(t.TempDir(), "a.reprise")
	s := open(t, path)
	put(t, s, docs...)
	db, err := sql.Open("sqlite", "file:"+path+"?vfs=pagesum")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows := func() (all string) {
		t.Helper()
		if err := db.QueryRow("SELECT group_concat(document || hex(data), ' ') FROM block_row").Scan(&all); err != nil {
			t.Fatal(err)
		}
		return all
	}
	found := func() string {
		t.Helper()
		q, err := concord.Parse("the")
		if err != nil {
			t.Fatal(err)
		}
		words, err := searchIn(s, q, concord.Options{Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		p, err := concord.ParseRegexp(`paragraph \d+`)
		if err != nil {
			t.Fatal(err)
		}
		err = s.View(ctx, func(tx *store.Tx) error {
			r, ix, err := concord.RegexpIn(ctx, tx.Source(), p, concord.Options{})
			if err == nil {
				words += printed(r, ix)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return words
	}
	whole, want := rows(), found()
	for _, damage := range []string{
		"DELETE FROM block_row",
		"UPDATE block_row SET data = substr(data, 1, length(data) / 2)",
		"UPDATE block_row SET data = CAST(x'00' || substr(data, 2) AS BLOB)",
		"UPDATE block_row SET data = CAST(data || x'01' AS BLOB)",
		"UPDATE block_row SET data = CAST(replace(data, 'the', 'xhe') AS BLOB)", // well formed
		"UPDATE block_row SET data = CAST(replace(data, 'paragraph', 'paragnaph') AS BLOB)",
	} {
		if _, err := db.Exec(damage); err != nil {
			t.Fatal(err)
		}
		if found() != want {
			t.Errorf("after %s other hits are found", damage)
		}
		put(t, s, docs...)
		if rows() != whole {
			t.Errorf("after %s the rows are not mended", damage)
		}
	}
	if found() != want {
		t.Error("with the rows mended other hits are found")
	}
}
