package brackets_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align/brackets"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/bracket"
)

func text(paragraphs ...string) *bracket.Text {
	d := &corpus.Document{Language: language.English}
	for i, s := range paragraphs {
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s})
	}
	d.Address()
	return bracket.Read(d)
}

func TestCompare(t *testing.T) {
	t.Parallel()
	const rest = " that the lamps of the quays of the harbour are to be lit by the wardens of the quays"
	for _, c := range []struct{ a, b, want string }{
		{"Decides [by night]" + rest, "Decides [by night]" + rest, "by night kept"},
		{"Decides [by night]" + rest, "Decides by night" + rest, "by night accepted"},
		{"Decides [by night]" + rest, "Decides" + rest, "by night deleted"},
		{"Decides [by night]" + rest, "Decides [by dark night]" + rest, "by night changed"},
		{"Decides by night" + rest, "Decides [by night]" + rest, "opened by night around"},
		{"Decides" + rest, "Decides [by night]" + rest, "opened by night new"},
		{"Decides [shall] [should]" + rest, "Decides shall" + rest, "shall accepted, should deleted"},
		{
			"Decides [lamps [of pure oil] for all]" + rest,
			"Decides [lamps of pure oil for all]" + rest,
			"lamps [of pure oil] for all changed, of pure oil accepted",
		},
		{"Decides [EU: by night]" + rest, "Decides by night" + rest, "by night accepted"},
	} {
		a, b := text(c.a), text(c.b)
		var got []string
		for _, ch := range brackets.Compare(a, b) {
			if ch.Earlier < 0 {
				got = append(got, fmt.Sprintf("opened %s %s", b.Brackets[ch.Later].Text, ch.Outcome))
			} else {
				got = append(got, fmt.Sprintf("%s %s", a.Brackets[ch.Earlier].Text, ch.Outcome))
			}
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s\n%s\n got %s\nwant %s", c.a, c.b, s, c.want)
		}
	}
}

// TestDecidedBrackets makes a version with brackets, decides each of them at random, and asks for what was decided.
func TestDecidedBrackets(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "paragraphs")
		var before, after []string
		var want []brackets.Outcome
		for p := range n {
			var a, b strings.Builder
			for k := range rapid.IntRange(1, 3).Draw(t, "brackets") {
				plain := fmt.Sprintf("alpha%d%d beta%d%d gamma%d%d delta%d%d ", p, k, p, k, p, k, p, k)
				inner := fmt.Sprintf("lamp%d%d oil%d%d wick%d%d", p, k, p, k, p, k)
				a.WriteString(plain + "[" + inner + "] ")
				o := rapid.SampledFrom([]brackets.Outcome{brackets.Kept, brackets.Accepted, brackets.Deleted}).Draw(t, "outcome")
				want = append(want, o)
				b.WriteString(plain)
				switch o {
				case brackets.Kept:
					b.WriteString("[" + inner + "] ")
				case brackets.Accepted:
					b.WriteString(inner + " ")
				}
			}
			before, after = append(before, a.String()), append(after, b.String())
		}
		got := brackets.Compare(text(before...), text(after...))
		if len(got) != len(want) {
			t.Fatalf("%d changes of %d brackets", len(got), len(want))
		}
		for i, c := range got {
			if c.Earlier != i || c.Outcome != want[i] {
				t.Fatalf("%q\n%q\nbracket %d: %s, not %s", before, after, i+1, c.Outcome, want[i])
			}
		}
	})
}

func ExampleCompare() {
	a := text("Decides that lamps [shall] [should] burn by night.")
	b := text("Decides that lamps shall burn by night.")
	for _, c := range brackets.Compare(a, b) {
		fmt.Println(a.Brackets[c.Earlier].Text, c.Outcome)
	}
	// Output:
	// shall accepted
	// should deleted
}
