package report

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/diff"
)

var packedOp = regexp.MustCompile(`([=+-])(\d+)(?:m\d+)?`)

// unpack does what the page does: it cuts the stretches out of both texts, by their lengths in a browser.
func unpack(t *rapid.T, packed, a, b string) (first, second string) {
	from, to := utf16.Encode([]rune(a)), utf16.Encode([]rune(b))
	if joined := strings.Join(packedOp.FindAllString(packed, -1), ""); joined != packed {
		t.Fatalf("%q is not made of operations alone", packed)
	}
	var x, y strings.Builder
	for _, m := range packedOp.FindAllStringSubmatch(packed, -1) {
		n, err := strconv.Atoi(m[2])
		if err != nil {
			t.Fatal(err)
		}
		if m[1] != "+" {
			x.WriteString(string(utf16.Decode(from[:n])))
			from = from[n:]
		}
		if m[1] != "-" {
			y.WriteString(string(utf16.Decode(to[:n])))
			to = to[n:]
		}
	}
	return x.String(), y.String()
}

// A packed script gives both texts back, also where a character is two units long in a browser.
func TestPackedScriptsGiveBothTexts(t *testing.T) {
	t.Parallel()
	words := rapid.SliceOfN(rapid.SampledFrom([]string{
		"States", "parties", "should", "consider", "œuvre", "𝔸dopt", "l'", "ﬁn", "😀", ",", "victims of",
	}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := strings.Join(words.Draw(t, "a"), " "), strings.Join(words.Draw(t, "b"), " ")
		packed := pack(diff.Texts(a, b))
		if x, y := unpack(t, packed, a, b); x != a || y != b {
			t.Fatalf("%q gives %q and %q, want %q and %q", packed, x, y, a, b)
		}
	})
}
