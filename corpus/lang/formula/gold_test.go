package formula_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// gold is one row of testdata/force.tsv.
type gold struct{ ref, part, lang, force, quals, who string }

func readGold(t *testing.T) []gold {
	t.Helper()
	data, err := os.ReadFile("../../../testdata/force.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []gold
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(f) != 6 {
			continue
		}
		rows = append(rows, gold{f[0], f[1], f[2], f[3], dash(f[4]), dash(f[5])})
	}
	return rows
}

func dash(s string) string { return strings.TrimPrefix(s, "-") }

func builtIn(t *testing.T) map[string]*corpus.Document {
	t.Helper()
	docs := map[string]*corpus.Document{}
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs[d.Language.String()] = d
	}
	return docs
}

func readingOf(d *corpus.Document, u *corpus.Block) formula.Reading {
	var up []string
	for _, c := range d.Chapeaux(u) {
		up = append(up, c.Text)
	}
	return formula.Of(d.Language, u.Text, up)
}

// TestGold measures the readings of the built-in corpus against the annotation, on the units the rules were written
// with and on those held back.
func TestGold(t *testing.T) {
	t.Parallel()
	docs := builtIn(t)
	type score struct{ n, force, quals, who int }
	scores := map[string]*score{}
	agree, read := score{}, map[string]formula.Reading{}
	for _, g := range readGold(t) {
		d := docs[g.lang]
		u := d.Find(corpus.MustRef(g.ref))
		if u == nil {
			t.Errorf("no unit %s in %s", g.ref, g.lang)
			continue
		}
		r := readingOf(d, u)
		for _, key := range []string{g.part, g.part + " " + g.lang} {
			if scores[key] == nil {
				scores[key] = &score{}
			}
			s := scores[key]
			s.n++
			s.force += hit(r.Force.String() == g.force)
			s.quals += hit(strings.Join(r.Qualifiers, ",") == g.quals)
			s.who += hit(strings.ReplaceAll(r.Addressee(), ", ", ",") == g.who)
		}
		got := fmt.Sprintf("%s|%s|%s", r.Force, strings.Join(r.Qualifiers, ","), strings.ReplaceAll(r.Addressee(), ", ", ","))
		if got != g.force+"|"+g.quals+"|"+g.who {
			t.Logf("%s %s (%s): read %s, want %s|%s|%s", g.ref, g.lang, g.part, got, g.force, g.quals, g.who)
		}
		if other, ok := read[g.ref]; ok {
			agree.n++
			agree.force += hit(other.Force == r.Force)
			agree.quals += hit(formula.SameQualifiers(other, r))
			agree.who += hit(formula.SameAddressees(other, r))
		}
		read[g.ref] = r
	}
	share := func(a, n int) float64 { return float64(a) / float64(n) }
	for _, key := range []string{"seen", "seen fr", "seen en", "held", "held fr", "held en"} {
		s := scores[key]
		t.Logf(
			"%-8s n=%d force %.3f qualifiers %.3f addressee %.3f", key, s.n, share(s.force, s.n), share(s.quals, s.n),
			share(s.who, s.n),
		)
		if share(s.force, s.n) < 0.95 || share(s.quals, s.n) < 0.95 || share(s.who, s.n) < 0.95 {
			t.Errorf("%s: below .95", key)
		}
	}
	t.Logf(
		"French and English agree: n=%d force %.3f qualifiers %.3f addressee %.3f",
		agree.n,
		share(agree.force, agree.n),
		share(agree.quals, agree.n),
		share(agree.who, agree.n),
	)
}

func hit(ok bool) int {
	if ok {
		return 1
	}
	return 0
}
