package concord

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// apart is the distance of two words by its definition, each way tried.
func apart(a, b string) int {
	switch {
	case a == "" || b == "":
		return len(a) + len(b)
	case a[0] == b[0]:
		return apart(a[1:], b[1:])
	}
	d := 1 + min(apart(a[1:], b), apart(a, b[1:]), apart(a[1:], b[1:]))
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, 1+apart(a[2:], b[2:]))
	}
	return d
}

// The distance of words is the least number of letters that were inserted, left out, replaced or swapped, as far as
// two; so many are allowed as the shorter word is long enough for.
func TestDistance(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[abx]{0,7}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		got, want := distance([]rune(a), []rune(b)), apart(a, b)
		if min(got, 3) != min(want, 3) {
			t.Fatalf("%q and %q: %d, want %d", a, b, got, want)
		}
		for _, tail := range []string{"", "xxxx"} {
			a, b := a+tail, b+tail
			n, allowed := min(len(a), len(b)), 0
			switch {
			case n >= 9:
				allowed = 2
			case n >= 5:
				allowed = 1
			}
			d, wantD := misread(a, b), min(apart(a, b), 3)
			if n < 3 || wantD > allowed {
				wantD = -1
			}
			if d != wantD {
				t.Fatalf("%q and %q: %d, want %d", a, b, d, wantD)
			}
		}
	})
}

// Two words that are misread for one another are not told apart at a glance, whichever letters were taken for others.
func TestShapesOfMisreadWords(t *testing.T) {
	t.Parallel()
	pairs := []string{
		"rn", "m", "vv", "w", "cl", "d", "ii", "u", "1", "i", "l", "i", "0", "o", "5", "s", "8", "b", "6", "b", "9", "g",
		"q", "g",
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-z0-9]{9,14}`).Draw(t, "word")
		other := []byte(word)
		for range rapid.IntRange(0, 2).Draw(t, "wrong letters") {
			other[rapid.IntRange(0, len(other)-1).Draw(t, "place")] = 'a' + byte(rapid.IntRange(0, 25).Draw(t, "letter"))
		}
		if !shapeOf(word).near(shapeOf(string(other))) {
			t.Fatalf("%s and %s", word, other)
		}
		k := 2 * rapid.IntRange(0, len(pairs)/2-1).Draw(t, "confusion")
		at := rapid.IntRange(0, len(word)).Draw(t, "where")
		a, b := word[:at]+pairs[k]+word[at:], word[:at]+pairs[k+1]+word[at:]
		if !shapeOf(a).near(shapeOf(b)) {
			t.Fatalf("%s and %s", a, b)
		}
		if misread(pairs[k]+"xxx", pairs[k+1]+"xxx") != 0 {
			t.Fatalf("%s is not taken for %s", pairs[k], pairs[k+1])
		}
	})
	if shapeOf("abcd").near(shapeOf("abcdefgh")) || shapeOf("abcde").near(shapeOf("fghij")) {
		t.Error("words that have little in common are near")
	}
}

// Words that can be misread have letters and are no symbols; mixed ones have digits among their letters.
func TestWordsThatCanBeMisread(t *testing.T) {
	t.Parallel()
	for word, want := range map[string][2]bool{
		"tra1te": {true, true}, "19th": {true, false}, "abc": {true, false}, "ab": {false, false}, "123": {false, false},
		"a/b": {false, false}, "a.bc": {false, false},
		"abc1": {true, false}, "a1b2c": {true, true}, "1a1": {true, false}, "": {false, false}, "3": {false, false},
		"1a2b": {true, false},
	} {
		if got := [2]bool{canBeMisread(word), mixed(word)}; got != want {
			t.Errorf("%q: %v, want %v", word, got, want)
		}
	}
	if strings.Contains(misreadAs.Replace("rnvvcl"), "rn") {
		t.Error("confusions stay")
	}
}
