package bitext

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

func drawRenderings(t *rapid.T, name string, from, to []string) *renderings {
	out := &renderings{of: map[string][]rendering{}}
	for _, a := range from {
		for _, b := range rapid.SliceOfNDistinct(rapid.SampledFrom(to), 0, len(to), rapid.ID[string]).Draw(t, name+" "+a) {
			w := rapid.SampledFrom([]float32{0.04, 0.05, 0.2, 0.5, 1}).Draw(t, name+" weight")
			out.of[a] = append(out.of[a], rendering{b, w})
		}
	}
	return out
}

func (r *renderings) weight(a, b string) (sum float32) {
	if r == nil {
		return 0
	}
	for _, x := range r.of[a] {
		if x.key == b {
			sum += x.weight
		}
	}
	return sum
}

// Two lexicons one behind the other weigh a pair as all ways over the words between them do; a lexicon turned round
// weighs each pair as it did.
func TestLexiconsThrough(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := []string{"a1", "a2", "a3"}, []string{"b1", "b2", "b3"}, []string{"c1", "c2", "c3"}
		first, second := drawRenderings(t, "first", a, b), drawRenderings(t, "second", b, c)
		through, back := first.through(second), first.reversed()
		for _, x := range a {
			for _, z := range c {
				var want float32
				for _, y := range b {
					want += first.weight(x, y) * second.weight(y, z)
				}
				if want = min(want, 1); want < leastThrough-1e-6 {
					want = 0
				}
				if got := through.weight(x, z); math.Abs(float64(got-want)) > 1e-6 && math.Abs(float64(want)-leastThrough) > 1e-6 {
					t.Fatalf("%s and %s: %.3f, want %.3f", x, z, got, want)
				}
			}
			for _, y := range b {
				if back.weight(y, x) != first.weight(x, y) {
					t.Fatalf("%s and %s: %.3f turned round, %.3f", x, y, back.weight(y, x), first.weight(x, y))
				}
			}
		}
	})
	var none *renderings
	some := (&renderings{of: map[string][]rendering{}})
	if none.through(some) != nil || some.through(none) != nil || none.reversed() != nil {
		t.Error("no lexicon gives one")
	}
}

// Each word of a phrase renders each of the other phrase's, and they share the weight.
func TestPhrasesOfALexicon(t *testing.T) {
	t.Parallel()
	l := &Lexicon{Pairs: []Pair{{"harbour master", "chef", 0.8}, {"lamp", "feu", 0}, {"rope", "pont", 3}}}
	r := l.ready(lang.For(language.English), lang.For(language.French))
	got := map[string]float32{}
	for a, list := range r.of {
		for _, b := range list {
			got[a+" "+b.key] = b.weight
		}
	}
	want := map[string]float32{"harbour chef": 0.4, "master chef": 0.4, "lamp feu": 0.4, "rope pont": 1}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A lexicon that is written reads back as it was, to three digits of the weights.
func TestLexiconRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[\p{L}][\p{L}' -]{0,8}[\p{L}]`)
		l := &Lexicon{}
		for range rapid.IntRange(1, 6).Draw(t, "pairs") {
			l.Pairs = append(l.Pairs, Pair{
				word.Draw(t, "word"), word.Draw(t, "rendering"), float64(rapid.IntRange(0, 1000).Draw(t, "weight")) / 1000,
			})
		}
		var b bytes.Buffer
		if err := l.Write(&b); err != nil {
			t.Fatal(err)
		}
		back, err := ReadLexicon(&b, "x")
		if err != nil || !slices.Equal(back.Pairs, l.Pairs) {
			t.Fatalf("%v: %v, was %v", err, back, l.Pairs)
		}
	})
}

// What is wrong with a lexicon is told with its place.
func TestLexiconErrors(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": `bitext: lexicon x: has no pairs: write "word<TAB>rendering" lines, or give a ` +
			`hunalign dictionary or freedict text`,
		"#a\tb\n": `bitext: lexicon x: has no pairs: write "word<TAB>rendering" lines, or give a ` +
			`hunalign dictionary or freedict text`,
		"a\tb\n\n#c\nno tab\n":          "bitext: lexicon x:4: is not a pair of words with a tab between them",
		"a\tb\nc\t \n":                  "bitext: lexicon x:2: is not a pair of words with a tab between them",
		"a\tb\n \tc\n":                  "bitext: lexicon x:2: is not a pair of words with a tab between them",
		"a\tb\t1.01\n":                  `bitext: lexicon x:1: the weight "1.01" is not a number between 0 and 1`,
		"a\tb\t-0.1\n":                  `bitext: lexicon x:1: the weight "-0.1" is not a number between 0 and 1`,
		"a\tb\tNaN\n":                   `bitext: lexicon x:1: the weight "NaN" is not a number between 0 and 1`,
		"a @ b\n\nc\n":                  `bitext: lexicon x:3: is no "rendering @ word"`,
		"a @ b\nc @  \n":                `bitext: lexicon x:2: is no "rendering @ word"`,
		"a\tb\nc\t\xff\n":               "bitext: lexicon x:2: not UTF-8; save the file as UTF-8",
		strings.Repeat("long ", 220000): "bitext: lexicon x:1: the line is too long for a lexicon",
		"word /w/\n<n>\n(an aside)\n":   "bitext: lexicon x: has no pairs",
	} {
		if _, err := ReadLexicon(strings.NewReader(in), "x"); err == nil || err.Error() != want {
			t.Errorf("%.20q: %v, want %s", in, err, want)
		}
	}
	for in, want := range map[string]Pair{
		"a\tb\t0\n":      {"a", "b", 0},
		"a\tb\t1\r\n":    {"a", "b", 1},
		"\ufeffa\tb\t\n": {"a", "b", 0},
		" a \t b \n":     {"a", "b", 0},
	} {
		if l, err := ReadLexicon(strings.NewReader(in), "x"); err != nil || !slices.Equal(l.Pairs, []Pair{want}) {
			t.Errorf("%q: %v, %v", in, l, err)
		}
	}
}

// The side that was written first is the one whose language either paper names as the original.
func TestOriginal(t *testing.T) {
	t.Parallel()
	paper := func(tag, original string) *corpus.Document {
		return &corpus.Document{Language: language.Make(tag), Original: language.Make(original)}
	}
	for _, c := range []struct {
		source, target *corpus.Document
		want           Side
	}{
		{paper("fr", "en"), paper("en", "und"), Target}, {paper("fr", "und"), paper("en", "en"), Target},
		{paper("fr", "fr"), paper("en", "en"), Source},
		{paper("fr", "und"), paper("en", "und"), Neither}, {paper("fr", "ru"), paper("en", "fr"), Source},
		{paper("en-GB", "en"), paper("fr", "und"), Source},
	} {
		a := &Alignment{Source: c.source, Target: c.target}
		if got := a.Original(); got != c.want {
			t.Errorf("%v of %v, %v of %v: %v", c.source.Original, c.source.Language, c.target.Original, c.target.Language, got)
		}
	}
}

// A list dealt out to a shorter one gives runs that follow one another, and no other way comes closer to its shares.
func TestDeal(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		long := rapid.SliceOfN(rapid.IntRange(1, 9), 1, 6).Draw(t, "long")
		short := rapid.SliceOfN(rapid.IntRange(1, 9), 1, len(long)).Draw(t, "short")
		share := func(list []int, from, to int) float64 {
			part, all := 0, 0
			for k, x := range list {
				all += x
				if k >= from && k < to {
					part += x
				}
			}
			return float64(part) / float64(all)
		}
		cost := func(runs [][2]int) (sum float64) {
			for k, r := range runs {
				d := share(long, r[0], r[1]) - share(short, k, k+1)
				sum += d * d
			}
			return sum
		}
		got := deal(long, short)
		at := 0
		for _, r := range got {
			if r[0] != at || r[1] <= r[0] {
				t.Fatalf("%v", got)
			}
			at = r[1]
		}
		if at != len(long) || len(got) != len(short) {
			t.Fatalf("%v", got)
		}
		best := math.Inf(1)
		var all func(runs [][2]int, at int)
		all = func(runs [][2]int, at int) {
			if len(runs) == len(short) {
				if at == len(long) {
					best = min(best, cost(runs))
				}
				return
			}
			for end := at + 1; end <= len(long); end++ {
				all(append(slices.Clone(runs), [2]int{at, end}), end)
			}
		}
		all(nil, 0)
		if cost(got) > best+1e-9 {
			t.Fatalf("%v costs %.4f, not %.4f", got, cost(got), best)
		}
	})
}

// A side that is kept whole stands sentence by sentence, and of the other side nothing is lost, doubled or moved.
func TestKeptWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringMatching(`([a-z]{1,6}[,;.]? ?){0,6}`), 1, 5)
		segments := func(name string) (out []Segment) {
			for _, x := range texts.Draw(t, name) {
				out = append(out, Segment{Text: x})
			}
			return out
		}
		source, target := segments("source"), segments("target")
		all := align.Bead{Source: count(len(source)), Target: count(len(target)), Score: 0.7}
		side := rapid.SampledFrom([]Side{Source, Target}).Draw(t, "side")
		kept, ids := keepWhole([]align.Bead{all}, side, source, target), [2][]int{}
		parts := map[int]string{}
		for _, b := range kept {
			own, other, cut, text := b.Source, b.Target, b.TargetPart, target
			if side == Target {
				own, other, cut, text = b.Target, b.Source, b.SourcePart, source
			}
			if len(own) != 1 || b.Score != all.Score {
				t.Fatalf("%+v", b)
			}
			ids[0] = append(ids[0], own...)
			for _, j := range other {
				if n := len(ids[1]); n == 0 || ids[1][n-1] != j {
					ids[1] = append(ids[1], j)
				}
			}
			if len(other) == 1 && !cut.IsZero() {
				parts[other[0]] += text[other[0]].Text[cut.Start:cut.End] + " "
			}
		}
		want := [2][]int{all.Source, all.Target}
		if side == Target {
			want = [2][]int{all.Target, all.Source}
		}
		if !slices.Equal(ids[0], want[0]) || !slices.Equal(ids[1], want[1]) {
			t.Fatalf("%v: %+v", ids, kept)
		}
		for j, got := range parts {
			text := pickSide(side, target, source)[j].Text
			if strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(text), "") {
				t.Fatalf("%q is cut into %q", text, got)
			}
		}
		none := keepWhole([]align.Bead{all}, Neither, source, target)
		if len(none) != 1 || !slices.Equal(none[0].Source, all.Source) {
			t.Fatalf("%+v", none)
		}
	})
}

func count(n int) []int {
	out := make([]int, n)
	for k := range out {
		out[k] = k
	}
	return out
}

// In a text too long to be searched whole, a band about what both sides name finds what goes with what, across a
// chapter that one side lacks.
func TestBandOfALongText(t *testing.T) {
	t.Parallel()
	const n, gone = 600, 80
	if n*(n-gone) <= smallPlane {
		t.Fatal("the plane is searched whole")
	}
	var source, target []Segment
	for k := range n {
		name := fmt.Sprintf("Port%c%c%c", 'a'+k%26, 'a'+k/26%26, 'a'+k*7%26)
		source = append(source, Segment{Text: fmt.Sprintf("The harbour of %s keeps a register of %d vessels.", name, 1000+k)})
		if k < 200 || k >= 200+gone {
			target = append(target, Segment{Text: fmt.Sprintf("Le port de %s tient un registre de %d navires.", name, 1000+k)})
		}
	}
	m, err := newModel(source, target, newOptions([]Option{WithLanguages(language.English, language.French)}))
	if err != nil {
		t.Fatal(err)
	}
	b := m.firstBand(1)
	if b.cells > n*(n-gone)/2 {
		t.Errorf("the band has %d of %d cells", b.cells, n*(n-gone))
	}
	beads, err := Align(source, target, WithLanguages(language.English, language.French))
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, x := range beads {
		if len(x.Source) != 1 || len(x.Target) != 1 {
			continue
		}
		i, j := x.Source[0], x.Target[0]
		if i >= 200+gone && i == j+gone || i < 200 && i == j {
			right++
		}
		if b.cell(i+1, j+1) < 0 {
			t.Errorf("%d and %d stand outside the band", i, j)
		}
	}
	if right < n-gone-4 {
		t.Errorf("%d of %d pairs", right, n-gone)
	}
}
