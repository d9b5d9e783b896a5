package read

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// acronymSeen is an acronym that stands so often, each time in a unit of its own and between the words given.
func acronymSeen(form string, times int, between string) *acronym {
	a := &acronym{form: form, units: map[*corpus.Block]bool{}}
	left, right, _ := strings.Cut(between, " ")
	for range times {
		u := &corpus.Block{}
		a.units[u] = true
		a.seen = append(a.seen, occurrence{unit: u, left: left, right: right})
	}
	return a
}

// An acronym is a slip of another only where the other is sure and near enough.
func TestSlipOf(t *testing.T) {
	t.Parallel()
	full := func(a *acronym, long string) *acronym { a.expanded, a.long = true, long; return a }
	both := func(a, b *acronym) (x, y *acronym) {
		for u := range b.units {
			a.units[u] = true
			break
		}
		return a, b
	}
	type pair struct{ x, y *acronym }
	pairOf := func(x, y *acronym) pair { return pair{x, y} }
	near, sure := func(n int) *acronym { return acronymSeen("ABCDF", n, "the should") }, func(n int) *acronym { return acronymSeen("ABCDE", n, "the should") }
	six := func(form, between string) *acronym { return acronymSeen(form, 1, between) }
	name := func(between string) *acronym { return full(acronymSeen("ABCDEF", 4, between), "x") }
	itself := sure(9)
	for _, c := range []struct {
		name string
		pair pair
		slip bool
	}{
		{"frequent enough", pairOf(near(1), sure(minFrequent)), true},
		{"not frequent enough", pairOf(near(1), sure(minFrequent-1)), false},
		{"rare enough beside it", pairOf(near(2), sure(2*rarer)), true},
		{"not rare enough beside it", pairOf(near(2), sure(2*rarer-1)), false},
		{"given in full", pairOf(near(1), full(sure(1), "x")), true},
		{"given in full, and rarer", pairOf(near(2), full(sure(1), "x")), false},
		{"given in full, and rarer, but frequent enough", pairOf(near(1), full(sure(minFrequent), "x")), true},
		{"itself", pairOf(itself, itself), false},
		{"known", pairOf(acronymSeen("UNODC", 1, "a b"), acronymSeen("UNODD", 9, "a b")), false},
		{"of another that is known", pairOf(acronymSeen("UNODD", 1, "a b"), acronymSeen("UNODC", 9, "a b")), true},
		{"of three letters", pairOf(acronymSeen("AABC", 1, "a b"), acronymSeen("ABC", 9, "a b")), false},
		{"of four letters, one doubled", pairOf(acronymSeen("ABBCD", 1, "a b"), acronymSeen("ABCD", 9, "a b")), true},
		{"of four letters, one changed", pairOf(acronymSeen("ABXD", 1, "a b"), acronymSeen("ABCD", 9, "a b")), false},
		{"of five letters, one changed", pairOf(acronymSeen("ABXDE", 1, "a b"), acronymSeen("ABCDE", 9, "a b")), true},
		{"begins it", pairOf(acronymSeen("ABCD", 1, "a b"), acronymSeen("ABCDE", 9, "a b")), false},
		{"goes on it", pairOf(acronymSeen("ABCDEF", 1, "a b"), acronymSeen("ABCDE", 9, "a b")), false},
		{"named beside it", pairOf(both(near(1), sure(9))), false},
		{"given in full itself", pairOf(full(near(1), "Alone"), sure(9)), false},
		{"given in full as the other", pairOf(full(near(1), "All Boats Carry Dry Earth"), sure(9)), true},
		{"two letters changed, in its company", pairOf(six("ABCDXY", "the should"), name("the should")), false},
		{"one letter dropped, one changed", pairOf(six("ABCDX", "the should"), name("the should")), true},
		{"so, but beside other words", pairOf(six("ABCDX", "their will"), name("the should")), false},
		{"so, with one neighbour of it", pairOf(six("ABCDX", "their should"), name("the should")), true},
		{"so, with the other neighbour of it", pairOf(six("ABCDX", "the will"), name("the should")), true},
		{"so, but with another head", pairOf(six("XBCDE", "the should"), name("the should")), false},
		{"so, but never in full", pairOf(six("ABCDX", "the should"), acronymSeen("ABCDEF", 9, "the should")), false},
		{"of five letters, two changed", pairOf(six("ABXY", "the should"), full(acronymSeen("ABCDE", 4, "the should"), "x")), false},
	} {
		x, y := c.pair.x, c.pair.y
		why := slipOf(x, y)
		if (why != "") != c.slip {
			t.Errorf("%s: %q", c.name, why)
		}
		if why != "" && (!strings.HasPrefix(why, x.form) || !strings.Contains(why, y.form) || strings.Contains(why, "in full") != y.expanded) {
			t.Errorf("%s: says %q", c.name, why)
		}
	}
	for n, want := range map[int]string{1: "once", 2: "2 times", 11: "11 times"} {
		if got := times(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
}

func TestExpands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		before, form string
		want         bool
	}{
		{"the Office of Port Lamps ", "OPL", true},
		{"Office des lampes d'Épinal ", "OLE", true},
		{"office of port lamps ", "OPL", true},
		{"Port Lamps ", "OPL", false},
		{"Lamps of the Port Office ", "OPL", false},
		{"Office " + strings.Repeat("and ", 23) + "Lamps ", "OL", true},
		{"Office " + strings.Repeat("and ", 24) + "Lamps ", "OL", false}, // more words than a name has
		{"Office " + strings.Repeat("x", 386) + " Lamps ", "OL", true},
		{"Office " + strings.Repeat("x", 400) + " Lamps ", "OL", false},
		{"", "OL", false},
	} {
		if got := expands(c.before, c.form); got != c.want {
			t.Errorf("%.60q (%s): %v", c.before, c.form, got)
		}
	}
}

// Words of a text in capitals are no acronyms.
func TestShouted(t *testing.T) {
	t.Parallel()
	en := lang.For(language.English)
	for text, want := range map[string]bool{
		"LAMPS OF PORTS": true, "LAMPS of": false, "LAMPS": true, "": true, "The OFFICE acts": false,
		"LAMPS AND QUAYS OF the": true, "LAMPS AND of the quay": false, "LAMPS AND QUAYS of the port": false,
	} {
		if got := shouted(en.Tokens(text), text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// Digits and letters of other scripts count from the first of their row to the last.
func TestNumeralsOfScripts(t *testing.T) {
	t.Parallel()
	for _, zero := range "0٠۰０" {
		for n := range 10 {
			if got := digitsValue(string(zero + rune(n))); got != n {
				t.Errorf("%c: %d", zero+rune(n), got)
			}
		}
		if got := digitsValue(string([]rune{zero + 1, zero, zero + 9})); got != 109 {
			t.Errorf("digits from %c: %d, want 109", zero, got)
		}
	}
	for _, order := range lang.Letterings[:2] {
		n := 0
		for _, r := range order {
			n++
			if got := nativeValue(string(r)); got != n {
				t.Errorf("%c: %d, want %d", r, got, n)
			}
		}
	}
	for s, want := range map[string]int{"Б": 2, "я": 28, "x": 0, "": 0, "аб": 0, "三": 3} {
		if got := nativeValue(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
	digits := []rune("零一二三四五六七八九")
	for n := 1; n < 1000; n++ {
		s := ""
		if n >= 100 {
			s = string(digits[n/100]) + "百"
		}
		if tens := n / 10 % 10; tens > 0 {
			if tens > 1 || n >= 100 {
				s += string(digits[tens])
			}
			s += "十"
		} else if n > 100 && n%10 > 0 {
			s += "零"
		}
		if n%10 > 0 {
			s += string(digits[n%10])
		}
		if got := hanValue(s); got != n {
			t.Errorf("%s: %d, want %d", s, got, n)
		}
	}
	for _, s := range []string{"", "甲", "三a", "零"} {
		if got := hanValue(s); got != 0 {
			t.Errorf("%q: %d", s, got)
		}
	}
}

// What looks like a label at the head of a line is one for sure where the words before are at an end.
func TestFreshLabel(t *testing.T) {
	t.Parallel()
	en := lang.For(language.English)
	for _, c := range []struct{ before, text, want string }{
		{"", "1. Act", "fresh"},
		{"States should:", "1. act", "fresh"},
		{"They act;", "1. act", "fresh"},
		{"They act.", "1. act", "fresh"},
		{"They act.", "1. Act", "fresh"},
		{"They act", "1. Act", ""},
		{"They act", "(a) Act", "fresh"},
		{"They act", "a) Act", "fresh"},
		{"They act", "a) act", ""},
		{"They act,", "(a) Act", "fresh"},
		{"They act,", "(a) act", ""},
		{"as para.", "12. The", ""},
		{"as in No.", "12. The", ""},
		{"as in paragraph 1.", "12. The", "fresh"},
		{"as in paragraph 1.", "12. the", ""},
		{"They act.", "1 Act on", ""}, // weak
	} {
		before := &proposal{text: c.before, end: endingOf(c.before)}
		p := &proposal{line: flow.Line{Text: c.text}, before: before.end}
		if c.before == "" {
			before, p.before = nil, ending{done: true}
		}
		p.label = labelOfLine(p.line, false)
		if !p.label.some() {
			t.Fatalf("%q has no label", c.text)
		}
		got := ""
		if freshLabel(before, p, en) {
			got = "fresh"
		}
		if got != c.want {
			t.Errorf("%q after %q: %q, want %q; read as %+v", c.text, c.before, got, c.want, p.label.readings)
		}
		p.line.Label = "1." // numbered by the format itself
		if freshLabel(before, p, en) {
			t.Errorf("%q after %q: fresh, though the format gave a label of its own", c.text, c.before)
		}
	}
}

// How a text ends, as far as what follows it is asked for.
func TestEndsOfTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what string
		of   func(string) bool
		yes  string
		no   string
	}{
		{"a closing bracket", closes, "x)|(a]|)", "|x|)x|x) "},
		{"all in brackets", bracketed, "(Item 1)|((a) b)|()|(" + strings.Repeat("x", 77) + ")", "|(Item 1|Item 1)|((a) b|(" + strings.Repeat("x", 78) + ")|(a) b (c"},
		{"a number and a full stop", endsNumber, "paragraph 1.|1.|see 123.|see 1.2", "see 1234.|paragraph a."},
		{"a label that is cited", endsCited, "paragraph a)|paragraph (ii)|(xviii)|)", "paragraph a|paragraph (xxxviii)|a) b|(a)b"},
	} {
		for _, s := range strings.Split(c.yes, "|") {
			if !c.of(s) {
				t.Errorf("%q does not end with %s", s, c.what)
			}
		}
		for _, s := range strings.Split(c.no, "|") {
			if c.of(s) {
				t.Errorf("%q ends with %s", s, c.what)
			}
		}
	}
}
