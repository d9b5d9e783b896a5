package diff_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/internal/difftest"
)

// labelled compares lines that are written with the labels beside them before a bar: "5(a)|words".
func labelled(a, b []string) *diff.Script {
	var texts [2]string
	var labels [2][]string
	for k, lines := range [][]string{a, b} {
		for i, line := range lines {
			label, words, _ := strings.Cut(line, "|")
			if i > 0 {
				texts[k] += "\n"
			}
			texts[k] += words
			labels[k] = append(labels[k], label)
		}
	}
	of := func(k int) func(int) string { return func(line int) string { return labels[k][line-1] } }
	return diff.Texts(texts[0], texts[1], diff.In(language.English), diff.Labelled(of(0), of(1)))
}

func TestLabels(t *testing.T) {
	t.Parallel()
	const next = "|Invites Parties to report on the measures taken"
	for _, c := range []struct {
		a, b []string
		want string // the changes that count, by kind
	}{
		{
			[]string{"1|Requests the Secretariat to continue", next},
			[]string{"|1. Requests the Secretariat to continue", next},
			"",
		},
		{
			[]string{"|1. Requests the Secretariat to continue", next},
			[]string{"1|Requests the Secretariat to continue", next},
			"",
		},
		{[]string{"5(a)(ii)|to share data"}, []string{"|(ii) to share data"}, ""},
		{[]string{"5|General provisions on ports"}, []string{"|Article 5 General provisions on ports"}, ""},
		{[]string{"2|Requests the Secretariat to continue"}, []string{"|3. Requests the Secretariat to continue"}, "label"},
		{[]string{"|Requests the Secretariat to continue"}, []string{"|3. Requests the Secretariat to continue"}, "label"},
		{[]string{"|2. Requests the Secretariat to continue"}, []string{"|3. Requests the Secretariat to continue"}, "label"},
		{[]string{"|a) sharing data"}, []string{"|b) sharing data"}, "label"},
		{[]string{"1|Requests the Secretariat to continue"}, []string{"|1. Invites the Secretariat to continue"}, "force"},
		{[]string{"|1. Requests the Secretariat to continue"}, []string{"1|Invites the Secretariat to continue"}, "force"},
		{
			[]string{"1|Requests the Secretariat to continue"},
			[]string{"|1. Welcomes the report of the panel of experts;", "|2. Requests the Secretariat to continue"},
			"wording label",
		},
		{[]string{"|12 Parties took part"}, []string{"|13 Parties took part"}, "number"},
		{[]string{"|The ports"}, []string{"|2019. The ports"}, "number"},
		{[]string{"|The ports of call"}, []string{"|2. The ships of call"}, "label wording"},
	} {
		s := labelled(c.a, c.b)
		check(t, s)
		var got []string
		for _, e := range s.Edits() {
			if !e.Ignored {
				got = append(got, e.Change.String())
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q to %q: %q, want %q: %s", c.a, c.b, strings.Join(got, " "), c.want, difftest.Marked(s))
		}
	}
}

// Whatever lines are labelled and typed, the script leads from one text to the other.
func TestLabelsKeepTheScript(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom([]string{"|", "1|", "2|", "5(a)|"}).Draw(t, "label") +
				rapid.SampledFrom([]string{"", "1. ", "2.\t", "(a) ", "Article 2 ", "iv) ", "\u00a03. ", "٣. "}).Draw(t, "typed") +
				rapid.StringMatching(`((the|States|may|report|2)[ ,]?){0,5}`).Draw(t, "words")
		})
		lines := rapid.SliceOfN(line, 1, 4)
		s := labelled(lines.Draw(t, "a"), lines.Draw(t, "b"))
		check(t, s)
	})
}
