package check

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// grouping writes a number with a mark before each three digits from the right.
func grouping(n int, mark string) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + mark + s[at:]
	}
	return s
}

// A number is one and the same however each language prints it, and two that differ are told with their digits.
func TestNumbersAsPrinted(t *testing.T) {
	t.Parallel()
	type tongue struct {
		tag, text      string // the text has the number in the place of %s
		marks          []string
		point, million string
	}
	tongues := []tongue{
		{"en", "Some %s people were heard.", []string{"", ","}, ".", "million"},
		{"fr", "Quelque %s personnes ont été entendues.", []string{"", " ", "\u00a0", "\u202f"}, ",", "millions de"},
		{"es", "Se escuchó a %s personas.", []string{"", ".", " "}, ",", "millones de"},
		{"ru", "Было заслушано %s человек.", []string{"", " ", "\u00a0"}, ",", "млн"},
	}
	sides := map[string]*vocabulary{}
	for _, x := range tongues {
		sides[x.tag] = vocabularyOf(lang.For(language.Make(x.tag)))
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SampledFrom(tongues).Draw(t, "source"), rapid.SampledFrom(tongues).Draw(t, "target")
		c := &Checker{source: sides[a.tag], target: sides[b.tag]}
		n := rapid.IntRange(100, 99_999_999).Draw(t, "number")
		write := func(x tongue, n int, name string) string {
			return fmt.Sprintf(x.text, grouping(n, rapid.SampledFrom(x.marks).Draw(t, name)))
		}
		s, u := write(a, n, "mark"), write(b, n, "other mark")
		if f := c.number(c.source.read(s), c.target.read(u)); f != nil {
			t.Fatalf("%s | %s: %+v", s, u, f)
		}
		m := rapid.IntRange(100, 99_999_999).Draw(t, "another")
		u = write(b, m, "mark of another")
		if m != n && !strings.Contains(u, strconv.Itoa(n)) && !strings.Contains(s, strconv.Itoa(m)) {
			f := c.number(c.source.read(s), c.target.read(u))
			if f == nil || f.Source != strconv.Itoa(n) || f.Target != strconv.Itoa(m) {
				t.Fatalf("%s | %s: %+v", s, u, f)
			}
		}
		tenths := rapid.IntRange(11, 99).Draw(t, "tenths of a million")
		s = write(a, tenths*100_000, "mark of millions")
		u = fmt.Sprintf(b.text, fmt.Sprintf("%d%s%d %s", tenths/10, b.point, tenths%10, b.million))
		if f := c.number(c.source.read(s), c.target.read(u)); f != nil {
			t.Fatalf("%s | %s: %+v", s, u, f)
		}
	})
}

// Zeros put behind a number multiply it, as arithmetic does.
func TestMultiplied(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		whole, part := rapid.IntRange(1, 9999).Draw(t, "whole"), rapid.StringMatching(`[0-9]{0,4}[1-9]`).Draw(t, "part")
		n, zeros := fmt.Sprintf("%d.%s", whole, part), rapid.IntRange(0, 8).Draw(t, "zeros")
		got, ok := new(big.Rat).SetString(multiplied(n, zeros))
		want, _ := new(big.Rat).SetString(n)
		want.Mul(want, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil)))
		if !ok || got.Cmp(want) != 0 {
			t.Fatalf("%s and %d zeros: %s", n, zeros, multiplied(n, zeros))
		}
	})
	for _, c := range []struct {
		n     string
		zeros int
		want  string
	}{{"16.4.1", 3, "16.4.1"}, {"0.5", 6, "500000"}, {"7", 0, "7"}, {"12.345", 2, "1234.5"}, {"12.34", 2, "1234"}} {
		if got := multiplied(c.n, c.zeros); got != c.want {
			t.Errorf("%s and %d zeros: %s, want %s", c.n, c.zeros, got, c.want)
		}
	}
}

// What one list has beyond another is told by counting.
func TestLackingOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 6)
		some, others := words.Draw(t, "some"), words.Draw(t, "others")
		want, seen := "", map[string]int{}
		for _, x := range some {
			seen[x]++
			n := 0
			for _, y := range others {
				if x == y {
					n++
				}
			}
			if seen[x] > n {
				want = x
				break
			}
		}
		before := slices.Clone(others)
		if got := lackingOne(some, others); got != want || !slices.Equal(before, others) {
			t.Fatalf("%v beside %v: %q, want %q", some, before, got, want)
		}
	})
}

// drawWords draws words of a text that stand one behind another, with links into others.
func drawWords(t *rapid.T, name string, others int) (text string, out []bitext.Word) {
	for k := range rapid.IntRange(1, 9).Draw(t, name) {
		w := bitext.Word{Start: len(text), Link: rapid.IntRange(-1, others-1).Draw(t, name+" link")}
		w.Linked = rapid.SampledFrom([]float64{0, 0.1, 0.45, 0.55, 0.9, 1}).Draw(t, name+" linked")
		w.Usual = rapid.SampledFrom([]float64{0, 0.3, 0.7, 0.8, 1}).Draw(t, name+" usual")
		if w.Link < 0 {
			w.Linked = 0
		}
		text += string(rune('a' + k))
		w.End = len(text)
		text += rapid.SampledFrom([]string{" ", ", "}).Draw(t, name+" mark")
		out = append(out, w)
	}
	return text, out
}

// The heaviest run of words is the heaviest of all runs, and the clause about it that of the words between two marks.
func TestHeaviestRun(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text, words := drawWords(t, "words", 5)
		sum := func(from, to int) (x float64) {
			for _, w := range words[from : to+1] {
				x += weightOf(w)
			}
			return x
		}
		best := 0.0
		for i := range words {
			for j := i; j < len(words); j++ {
				best = max(best, sum(i, j))
			}
		}
		first, last, top := heaviestRun(words)
		if math.Abs(top-best) > 1e-9 {
			t.Fatalf("%.3f, want %.3f", top, best)
		}
		if last < 0 {
			if best > 0 {
				t.Fatalf("no run, but one weighs %.3f", best)
			}
			return
		}
		if math.Abs(sum(first, last)-top) > 1e-9 {
			t.Fatalf("%d to %d weigh %.3f, not %.3f", first, last, sum(first, last), top)
		}
		from, to := (first+last)/2, (first+last)/2
		for from > 0 && text[words[from-1].End] != ',' {
			from--
		}
		for to < len(words)-1 && text[words[to].End] != ',' {
			to++
		}
		want := sum(from, to)
		if from == 0 && to == len(words)-1 {
			want = -heaviest * 4 // no clause, but the whole segment
		}
		if got := clauseAround(text, words, first, last); math.Abs(got-max(want, -heaviest*4)) > 1e-9 {
			t.Fatalf("%q, %d to %d: the clause weighs %.3f, want %.3f", text, first, last, got, want)
		}
	})
}

// The words of a stretch stand between the counterparts of the nearest words linked before and behind it.
func TestPlaceOf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		_, others := drawWords(t, "others", 3)
		_, words := drawWords(t, "words", len(others))
		first := rapid.IntRange(0, len(words)-1).Draw(t, "first")
		last := rapid.IntRange(first, len(words)-1).Draw(t, "last")
		from, to := 0, len(others)
		for k, w := range words {
			if k < first && w.Linked > 0.5 {
				from = w.Link + 1
			}
			if k > last && w.Linked > 0.5 && to == len(others) {
				to = w.Link
				break
			}
		}
		from, to = min(from, to), max(from, to)
		gotFrom, gotTo := placeOf(words, others, first, last)
		if gotFrom != from || gotTo != to {
			t.Fatalf("%d:%d, want %d:%d", gotFrom, gotTo, from, to)
		}
		weigh, n := 0.0, 0.0
		for k := from; k < to; k++ {
			if n++; others[k].Linked < 0.5 {
				weigh += max(0, weightOf(others[k]))
			}
		}
		if sum, between := standIn(words, others, first, last); math.Abs(sum-weigh) > 1e-9 || between != n {
			t.Fatalf("%.3f of %.0f words, want %.3f of %.0f", sum, between, weigh, n)
		}
	})
}

// A word weighs the less, the surer its counterpart, and the more, the surer it has one elsewhere; never beyond the
// most.
func TestWeightOf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Float64Range(0, 1)
		usual, a, b := p.Draw(t, "usual"), p.Draw(t, "linked"), p.Draw(t, "better linked")
		a, b = min(a, b), max(a, b)
		x, y := weightOf(bitext.Word{Usual: usual, Linked: a}), weightOf(bitext.Word{Usual: usual, Linked: b})
		if usual > chance && x < y || max(math.Abs(x), math.Abs(y)) > heaviest {
			t.Fatalf("usually %.2f: %.2f linked %.2f, %.2f linked %.2f", usual, x, a, y, b)
		}
	})
	// one that chance links as often as a counterpart does tells nothing
	if x := weightOf(bitext.Word{Usual: chance, Linked: 0.7}); math.Abs(x) > 1e-9 {
		t.Errorf("weight %.3f", x)
	}
	if x, want := weightOf(bitext.Word{Usual: 0.5, Linked: 0}), math.Log((1-chance)/0.5); math.Abs(x-want) > 1e-9 {
		t.Errorf("weight %.3f, want %.3f", x, want)
	}
}

// Words at the borders of what is told.
func TestWordsTold(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"WHO": true, "UN": false, "SIDS": true, "SIDs": true, "LLDCs": true, "ONUDC": true, "Who": false, "UNa": false,
		"CNUCEDab": false,
		"ВОЗ":      true, "": false, "ABC1": false,
	} {
		if got := isAcronym(word); got != want {
			t.Errorf("isAcronym(%q) %v", word, got)
		}
	}
	for _, c := range []struct {
		text string // the stretch stands between bars
		want bool
	}{
		{"(|the words|)", true}, {"“|the words|” here", true}, {"the words |here|)", false}, {"(a) |the words|)", false},
		{"(|the words|", false},
		{"[|the words|]", true}, {"«|mots|»", true}, {"„|Worte|“”", true}, {"\"|words|\"", true}, {"|words|", false},
	} {
		parts := strings.Split(c.text, "|")
		text := strings.Join(parts, "")
		if got := isQuoted(text, len(parts[0]), len(parts[0]+parts[1])); got != c.want {
			t.Errorf("isQuoted %s: %v", c.text, got)
		}
	}
	c := &Checker{source: vocabularyOf(lang.For(language.English))}
	for words, want := range map[string]bool{
		"United Nations Convention against the Crime": true, "the conference of the parties": false, "of the": true,
		"One Two Three Four Five six": true, "One Two Three Four six": false,
	} {
		if got := c.isName(words); got != want {
			t.Errorf("isName(%q) %v", words, got)
		}
	}
	for text, want := range map[string]string{
		strings.Repeat("é", 80): strings.Repeat("é", 80), strings.Repeat("é", 81): strings.Repeat("é", 80) + "…", "a": "a",
	} {
		if got := clip(text); got != want {
			t.Errorf("clip(%s): %s", text, got)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"3", "15", true}, {"99", "100", false}, {"100", "999", true}, {"1000", "999", false}, {"12", "99", true}} {
		if got := alike(c.a, c.b); got != c.want {
			t.Errorf("alike(%s, %s) %v", c.a, c.b, got)
		}
	}
	for _, c := range []struct {
		hour, text string
		want       bool
	}{
		{"5", "17", true}, {"17", "5", true}, {"12", "24", true}, {"0", "12", true}, {"13", "25", false},
		{"5", "16", false}, {"3", "3", false},
	} {
		r := &reading{numbers: []figure{plain(c.text)}}
		if got := r.hasHour(plain(c.hour)); got != c.want {
			t.Errorf("hasHour(%s) of %s: %v", c.hour, c.text, got)
		}
	}
	for _, c := range []struct {
		year, text string
		want       bool
	}{
		{"2019", "COVID-19", true}, {"2019", "COVID-19.", true}, {"2018", "COVID-19", false},
		{"1919", "Spanish-19", true}, {"2119", "COVID-19", false},
		{"19", "COVID-19", false}, {"2019", "COVID-190", false}, {"2019", "3-19", false}, {"20191", "COVID-19", false},
	} {
		if got := (&reading{text: c.text}).hasShort(c.year); got != c.want {
			t.Errorf("hasShort(%s) of %s: %v", c.year, c.text, got)
		}
	}
	for _, c := range []struct {
		number, text string
		want         bool
	}{
		{"1.7", "v1.7", true}, {"17", "117", false}, {"17", "171", false}, {"17", "117 or A17", true},
		{"12", "12月", false}, {"17", "", false},
	} {
		if got := (&reading{text: c.text}).hasPrinted(c.number); got != c.want {
			t.Errorf("hasPrinted(%s) of %s: %v", c.number, c.text, got)
		}
	}
	if r := (&reading{numbers: []figure{plain("2")}}); !r.hasPrinted("2.5") || r.hasPrinted("3.5") || r.hasPrinted("2.4") {
		t.Error("one and a half")
	}
	for text, want := range map[string]string{
		"547,409,500": "547409500", "1.4": "1.4", "16.4.1": "16.4.1", "1,069": "1069", "12": "12", "12.": "12",
		"1.069.5": "1.069.5", "٫5": "5",
		"1٬000": "1000", "3٫5": "3.5",
	} {
		if got := plainDigits(text); got != want {
			t.Errorf("plainDigits(%s): %s, want %s", text, got, want)
		}
	}
}

// Numbers that each side has, one of them more often than the other.
func TestNumbersMoreOften(t *testing.T) {
	t.Parallel()
	c := &Checker{source: vocabularyOf(lang.For(language.English)), target: vocabularyOf(lang.For(language.French))}
	for _, x := range []struct{ source, target, want string }{
		{"5, 5 and 7", "5, 7 and 7", "5 7 0.60"},
		{"100, 100 and 7", "100, 7 and 7", ""}, // no number stands in the place of one that has more digits
		{"100, 100 and 700", "100, 700 and 700", "100 700 0.60"},
		{"5, 5 and 7", "5 and 7", ""},
		{"5, 5 and 7", "5, 9 and 7", "5 9 0.70"},
		{"5, 9 and 7", "5, 5 and 7", "9 5 0.70"},
		{"5 and 9", "5 and 8", "9 8 0.85"},
		{"200 and 9", "9 and 9", "200  0.60"},
		{"9 and 9", "200 and 9", " 200 0.60"},
		{"20 and 9", "9", ""},
		{"200 of them", "many of them", ""},
	} {
		got := ""
		if f := c.number(c.source.read(x.source), c.target.read(x.target)); f != nil {
			got = fmt.Sprintf("%s %s %.2f", f.Source, f.Target, f.Confidence)
		}
		if got != x.want {
			t.Errorf("%s | %s: %q, want %q", x.source, x.target, got, x.want)
		}
	}
}

// Words have their counterparts elsewhere where they are linked surely, and to none within a word of a place.
func TestLinkedElsewhere(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		_, others := drawWords(t, "others", 3)
		_, words := drawWords(t, "words", len(others))
		from, to := rapid.IntRange(0, len(words)-1).Draw(t, "from"), rapid.IntRange(0, len(others)-1).Draw(t, "to")
		linked, near := false, false
		if w := words[from]; w.Linked >= linkedSurely {
			linked, near = true, max(w.Link-to, to-w.Link) <= 1
		}
		span := func(w bitext.Word) lang.Span { return lang.Span{Start: w.Start, End: w.End} }
		if got := linkedElsewhere(words, span(words[from]), others, span(others[to])); got != (linked && !near) {
			t.Fatalf("%+v beside %d: %v", words[from], to, got)
		}
	})
}

// A mention has no counterpart where every word that lies in it, by a byte even, is linked less than may be.
func TestUnlinked(t *testing.T) {
	t.Parallel()
	x := mention{span: lang.Span{Start: 4, End: 9}}
	for _, c := range []struct {
		start, end int
		linked     float64
		want       bool
	}{
		{4, 9, mayBeLinked, false}, {4, 9, mayBeLinked - .001, true}, {0, 4, 1, true}, {0, 5, 1, false},
		{8, 12, 1, false}, {9, 12, 1, true}, {5, 6, 1, false}, {0, 20, 1, false},
	} {
		w := bitext.Word{Start: c.start, End: c.end, Linked: c.linked}
		if got := isUnlinked(x, []bitext.Word{{Start: 5, End: 6}, w}); got != c.want {
			t.Errorf("%+v: %v", w, got)
		}
		if got := isAlone(mention{span: x.span, adjective: true}, []bitext.Word{w}); got {
			t.Errorf("%+v: an adjective stands alone", w)
		}
	}
	if !isUnlinked(x, nil) {
		t.Error("no words link")
	}
}
