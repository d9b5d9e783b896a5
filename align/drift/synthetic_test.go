package drift

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// builtInPaper is the built-in corpus, English as the source.
var builtInPaper = sync.OnceValue(func() Bilingual {
	docs := map[string]*corpus.Document{}
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			panic(err)
		}
		docs[d.Language.String()] = d
	}
	return Bilingual{docs["en"], docs["fr"]}
})

// builtIn is its units and the words learnt from them.
var builtIn = sync.OnceValues(func() ([]placed, *Words) {
	units, err := unitsOf(context.Background(), []Bilingual{builtInPaper()})
	if err != nil {
		panic(err)
	}
	var all []Segment
	for _, u := range units {
		all = append(all, u.Segments()...)
	}
	w, err := Learn(context.Background(), language.English, language.French, all, nil)
	if err != nil {
		panic(err)
	}
	return units, w
})

// A substitution is a phrase of both languages and what becomes of it.
type substitution struct{ en, enNew, fr, frNew string }

func substitutions(t *testing.T) []substitution {
	t.Helper()
	data, err := os.ReadFile("testdata/phrases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []substitution
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(f) == 4 && line[0] != '#' {
			out = append(out, substitution{f[0], f[1], f[2], f[3]})
		}
	}
	return out
}

// once finds the only place of a phrase in a text, between word boundaries; -1 where there is none or more than one.
func once(text, phrase string) int {
	at := -1
	for i := 0; ; {
		j := strings.Index(text[i:], phrase)
		if j < 0 {
			return at
		}
		j += i
		before, _ := utf8.DecodeLastRuneInString(text[:j])
		after, _ := utf8.DecodeRuneInString(text[j+len(phrase):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			if at >= 0 {
				return -1
			}
			at = j
		}
		i = j + len(phrase)
	}
}

func replace(text string, at int, old, by string) string {
	return strings.Join(strings.Fields(text[:at]+by+text[at+len(old):]), " ")
}

type synthetic struct {
	ref      string
	subs     []substitution
	kinds    []Verdict
	from, to Version
}

// cases makes n changes of known kind: one phrase of a unit changed in both languages or in one, and, every fourth
// time, two phrases, each of its own kind.
func cases(t *testing.T, n int) []synthetic {
	t.Helper()
	units, _ := builtIn()
	subs := substitutions(t)
	type site struct {
		unit *placed
		sub  substitution
	}
	var sites []site
	for i := range units {
		u := &units[i]
		for _, s := range subs {
			if once(u.Source, s.en) >= 0 && once(u.Target, s.fr) >= 0 {
				sites = append(sites, site{u, s})
			}
		}
	}
	hash := func(s site) string {
		h := sha256.Sum256([]byte(s.unit.ref.String() + s.sub.en + s.sub.fr))
		return string(h[:])
	}
	slices.SortFunc(sites, func(a, b site) int { return strings.Compare(hash(a), hash(b)) })
	kinds := []Verdict{Both, SourceOnly, Both, TranslationOnly}
	var out []synthetic
	total := 0
	for i, s := range sites {
		if total >= n {
			break
		}
		c := synthetic{ref: s.unit.ref.String(), subs: []substitution{s.sub}, kinds: []Verdict{kinds[i%4]}}
		if i%4 == 3 {
			for _, o := range sites {
				if o.unit == s.unit && apartFrom(s.unit, o.sub, s.sub) {
					c.subs, c.kinds = append(c.subs, o.sub), append(c.kinds, kinds[(i/4)%3])
					break
				}
			}
		}
		c.from = version(s.unit.Source, s.unit.Target)
		en, fr := c.from.Source, c.from.Target
		for k, sub := range c.subs {
			if c.kinds[k] != TranslationOnly {
				en = replace(en, once(en, sub.en), sub.en, sub.enNew)
			}
			if c.kinds[k] != SourceOnly {
				fr = replace(fr, once(fr, sub.fr), sub.fr, sub.frNew)
			}
		}
		c.to = version(en, fr)
		total += len(c.subs)
		out = append(out, c)
	}
	return out
}

func version(en, fr string) Version { return NewVersion(language.English, language.French, en, fr) }

// apartFrom reports whether two phrases stand well apart in both languages.
func apartFrom(u *placed, a, b substitution) bool {
	far := func(x, y int) bool { return x-y > 60 || y-x > 60 }
	return far(once(u.Source, a.en), once(u.Source, b.en)) && far(once(u.Target, a.fr), once(u.Target, b.fr))
}

// TestSynthetic changes phrases of the built-in corpus in one language or both and asks which it was.
func TestSynthetic(t *testing.T) {
	t.Parallel()
	_, w := builtIn()
	n := 200
	if s := os.Getenv("DRIFT_CASES"); s != "" {
		n, _ = strconv.Atoi(s)
	}
	right, undecided, total := 0, 0, 0
	byKind := map[Verdict][3]int{}
	for _, c := range cases(t, n) {
		got := w.Compare(c.from, c.to)
		for k, want := range c.kinds {
			v := verdictFor(got, c.from, c.subs[k], want)
			total++
			b := byKind[want]
			b[0]++
			switch v {
			case want:
				right++
				b[1]++
			case Undecided:
				undecided++
				b[2]++
			}
			byKind[want] = b
			if v != want {
				t.Logf(
					"%s %q/%q -> %q/%q: %s, want %s\n%s", c.ref, c.subs[k].en, c.subs[k].fr, c.subs[k].enNew, c.subs[k].frNew, v,
					want, describe(got),
				)
			}
		}
	}
	for v, b := range byKind {
		t.Logf("%s: n=%d right %.3f undecided %.3f", v, b[0], float64(b[1])/float64(b[0]), float64(b[2])/float64(b[0]))
	}
	r, u := float64(right)/float64(total), float64(undecided)/float64(total)
	t.Logf("n=%d right %.3f undecided %.3f", total, r, u)
	if total < n || r < 0.9 || u > 0.1 {
		t.Errorf("want %d changes, right >= .9, undecided <= .1", n)
	}
}

// verdictFor is the verdict on the changes at a phrase; where they disagree, "split".
func verdictFor(c *Comparison, from Version, s substitution, want Verdict) Verdict {
	touches := func(e Edit, at, n int) bool { return e.A.Start <= at+n+2 && e.A.End >= at-2 }
	found := Verdict("none")
	for _, ch := range c.Changes {
		hit := want != TranslationOnly && ch.SourceChanged && touches(ch.Source, once(from.Source, s.en), len(s.en)) ||
			want != SourceOnly && ch.TargetChanged && touches(ch.Target, once(from.Target, s.fr), len(s.fr))
		switch {
		case !hit:
		case found != "none" && found != ch.Verdict:
			return "split"
		default:
			found = ch.Verdict
		}
	}
	return found
}

func describe(c *Comparison) string {
	var b strings.Builder
	for _, ch := range c.Changes {
		fmt.Fprintf(
			&b, "    %s %.2f minor=%v en[%s -> %s] fr[%s -> %s]\n", ch.Verdict, ch.Score, ch.Minor, ch.Source.Before,
			ch.Source.After, ch.Target.Before, ch.Target.After,
		)
	}
	return b.String()
}
