package diff_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/internal/difftest"
)

// variants are the ways to compare; all of them keep what a script promises.
var variants = [][]diff.Option{
	nil,
	{diff.Shortest()},
	{diff.WithoutMoves()},
	{diff.By(diff.Sentence)},
	{diff.Ignoring(lang.FoldAll)},
	{diff.In(language.French), diff.Ignoring(lang.FoldTypography)},
}

func check(t interface {
	Fatal(...any)
	Helper()
}, s *diff.Script) {
	t.Helper()
	if err := difftest.Check(s); err != nil {
		t.Fatal(err)
	}
}

func TestCases(t *testing.T) {
	t.Parallel()
	for _, c := range difftest.Cases {
		t.Run(c.Name, func(t *testing.T) {
			for _, opts := range variants {
				check(t, diff.Texts(c.A, c.B, opts...))
				check(t, diff.Texts(c.B, c.A, opts...))
			}
			s := diff.Texts(c.A, c.B, diff.In(language.MustParse(c.Lang)))
			if got := difftest.Marked(s); got != c.Want {
				t.Errorf("%q to %q reads\n  %s\nwant\n  %s", c.A, c.B, got, c.Want)
			}
		})
	}
}

// texts draws two texts that share phrases, in any order.
func texts(t *rapid.T) (string, string) {
	word := rapid.SampledFrom([]string{
		"the", "The", "States", "parties", "should", "consider", "l'", "l’", "État", "Etat", "42", "43", ",", ".", ";",
		"\n", "\u00a0", "A/64/293", "\xff", "e\u0301", "victims", "trafficking", "protect", "legislation", "national",
		"measures",
	})
	gap := rapid.SampledFrom([]string{" ", " ", " ", "", "  ", "\n"})
	phrase := rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(1, 12).Draw(t, "words") {
			b.WriteString(word.Draw(t, "word") + gap.Draw(t, "gap"))
		}
		return b.String()
	})
	phrases := rapid.SliceOfN(phrase, 1, 8).Draw(t, "phrases")
	pick := rapid.SliceOfN(rapid.SampledFrom(phrases), 0, 10)
	return strings.Join(pick.Draw(t, "a"), ""), strings.Join(pick.Draw(t, "b"), "")
}

func TestEveryScriptKeepsItsPromises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := texts(t)
		for _, opts := range variants {
			s := diff.Texts(a, b, opts...)
			check(t, s)
			if again := diff.Texts(a, b, opts...); !slices.Equal(again.Ops, s.Ops) {
				t.Fatalf("two scripts of the same texts differ:\n%s\n%s", difftest.Marked(s), difftest.Marked(again))
			}
		}
		if !diff.Texts(a, a).Same() {
			t.Fatalf("%q differs from itself", a)
		}
	})
}

// A phrase between the same kept words is no move, though its words were hidden from the match as those of a line that
// moved.
func TestPhraseThatStayed(t *testing.T) {
	t.Parallel()
	const lamps, ropes, quays = "the the States\nthe the the the the ",
		"the the the the the the\nthe",
		"the the the the the the\nthe the the the "
	a, b := lamps+ropes+quays+lamps, quays+lamps+lamps+ropes
	for _, opts := range variants {
		check(t, diff.Texts(a, b, opts...))
		check(t, diff.Texts(b, a, opts...))
	}
}

// Lines that changed places, but say too little to be moves, are matched as any others.
func TestLinesThatAreNoMoves(t *testing.T) {
	t.Parallel()
	a := "at to by by to by at\nno by no in in or\nor no no by or or"
	b := "or no no by or or\nno by no in in or\nat to by by to by at"
	s := diff.Texts(a, b, diff.In(language.English))
	check(t, s)
	if !strings.Contains(difftest.Marked(s), "no by no in in or") {
		t.Errorf("the line that stayed is changed: %s", difftest.Marked(s))
	}
}

// Large texts go other ways: side by side, through anchors, past the limits.
func TestLargeTexts(t *testing.T) {
	t.Parallel()
	var old, reversed []string
	for i := range 12_000 {
		old = append(old, "word"+strings.Repeat("x", i%7)+string(rune('a'+i%23))+string(rune('a'+i%19)))
	}
	reversed = slices.Clone(old)
	slices.Reverse(reversed)
	a := strings.Join(old, " ")
	for name, b := range map[string]string{
		"reversed":  strings.Join(reversed, " "),
		"half":      strings.Join(old[3000:9000], " "),
		"swapped":   strings.Join(append(slices.Clone(old[6000:]), old[:6000]...), " "),
		"different": strings.ReplaceAll(a, "word", "other"),
		"once":      strings.Repeat("the ", 20_000),
	} {
		check(t, diff.Texts(a, b))
		if name == "once" {
			check(t, diff.Texts(b, strings.Repeat("the ", 7000)+"a "+strings.Repeat("the ", 12_000)))
		}
	}
}

func TestIgnoring(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		fold lang.Fold
		same bool
	}{
		{"l'aide", "l’aide", lang.FoldNone, false},
		{"l'aide", "l’aide", lang.FoldTypography, true},
		{"l'aide", "l’aide", lang.FoldCase, false},
		{"Les Etats", "les États", lang.FoldCase, false},
		{"Les Etats", "les États", lang.FoldCase | lang.FoldAccents, true},
		{"a b", "a\n\nb", lang.FoldTypography, true},
		{"a b", "a c", lang.FoldAll, false},
	} {
		s := diff.Texts(c.a, c.b, diff.In(language.French), diff.Ignoring(c.fold))
		check(t, s)
		if s.Same() != c.same {
			t.Errorf("%q and %q, ignoring %d: same is %v", c.a, c.b, c.fold, s.Same())
		}
	}
}

func TestApplyToAnotherText(t *testing.T) {
	t.Parallel()
	if _, err := diff.Texts("a", "b").Apply("c"); !errors.Is(err, diff.ErrOtherText) {
		t.Error(err)
	}
}

func TestEditedMove(t *testing.T) {
	t.Parallel()
	a := "The Secretariat should continue to collect good practices on the protection of victims. " +
		"Judges need training. Costs are borne by donors."
	b := "Judges need training. Costs are borne by donors. The Secretariat should continue to compile good practices " +
		"on the protection of victims."
	s := diff.Texts(a, b, diff.In(language.English))
	check(t, s)
	if len(s.Moves) != 1 {
		t.Fatalf("%d moves: %s", len(s.Moves), difftest.Marked(s))
	}
}

func TestVariants(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := texts(t)
		c, d := texts(t)
		table := diff.Variants([]string{a, b, c, d}, diff.In(language.French))
		for k, text := range table.Texts {
			at := 0
			for _, r := range table.Rows {
				cell := r.Cells[k]
				if cell.End == cell.Start {
					if r.Same {
						t.Fatalf("text %d has nothing in a row that all share", k)
					}
					continue
				}
				if cell.Start < at || strings.TrimFunc(text[at:cell.Start], isSpace) != "" {
					t.Fatalf("text %d: cell %v after %d of %q", k, cell.Span, at, text)
				}
				at = cell.End
			}
			if strings.TrimFunc(text[at:], isSpace) != "" {
				t.Fatalf("text %d: nothing has %q", k, text[at:])
			}
		}
	})
}

// Shortest keeps in a table, as in a script, the words that rewritten wordings happen to share.
func TestVariantsShortest(t *testing.T) {
	t.Parallel()
	shared := func(opts ...diff.Option) string {
		var out []string
		wordings := []string{"draft in report to report of", "safety light draft to in light to states"}
		for _, r := range diff.Variants(wordings, opts...).Rows {
			if r.Same {
				out = append(out, r.Cells[0].Text(wordings[0]))
			}
		}
		return strings.Join(out, " ")
	}
	if got := shared(); got != "" {
		t.Errorf("%q stands alone between changes", got)
	}
	if got, want := shared(diff.Shortest()), "draft in to"; got != want {
		t.Errorf("shared %q, want %q", got, want)
	}
}

func isSpace(r rune) bool { return strings.ContainsRune(" \n\u00a0", r) }

func TestChanges(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tag  language.Tag
		a, b string
		want diff.Change
	}{
		{language.French, "l'aide", "l’aide", diff.Typography},
		{language.French, "à jour ;", "à jour ;", diff.Typography},
		{language.French, "La coopération", "La\ncoopération", diff.Typography},
		{language.English, "the State", "the state", diff.Case},
		{language.French, "Les Etats", "Les États", diff.Accents},
		{language.English, "laws, and", "laws and", diff.Punctuation},
		{language.English, "article 6 of", "article 7 of", diff.Number},
		{language.English, "in CTOC/COP/WG.4/2009/2 and", "in CTOC/COP/WG.4/2010/6 and", diff.Number},
		{language.English, "the laws", "the practices", diff.Wording},
		{language.English, "States should train judges.", "States should consider training judges.", diff.Force},
		{language.English, "States should train judges.", "States may train judges.", diff.Force},
		{language.English, "States parties should train judges.", "States parties are invited to train judges.", diff.Force},
		{
			language.French,
			"Les États devraient former les juges.",
			"Les États devraient envisager de former les juges.",
			diff.Force,
		},
		{language.French, "Les États devraient former les juges.", "Les États devraient former les avocats.", diff.Wording},
		{
			language.English,
			"Judges are trained. It reports.",
			"Judges are trained. States should protect victims. It reports.",
			diff.Wording,
		},
	} {
		s := diff.Texts(c.a, c.b, diff.In(c.tag))
		check(t, s)
		edits := s.Edits()
		if len(edits) != 1 || edits[0].Change != c.want {
			t.Errorf("%s to %s: %s: %+v, want one change of %v", c.a, c.b, difftest.Marked(s), edits, c.want)
		}
	}
}

func FuzzTexts(f *testing.F) {
	for _, c := range difftest.Cases {
		f.Add(c.A, c.B)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, opts := range variants {
			check(t, diff.Texts(a, b, opts...))
		}
		diff.Variants([]string{a, b, a})
		diff.Refine(a, b)
	})
}

func BenchmarkVariants(b *testing.B) {
	clause := strings.Fields(strings.Repeat(
		"States parties should consider, in line with their domestic legislation and prosecutorial discretion, not "+
			"punishing victims of trafficking ",
		6,
	))[:100]
	texts := make([]string, 8)
	for k := range texts {
		words := slices.Clone(clause)
		for i := k; i < len(words); i += 7 + k {
			words[i] = "variant" + string(rune('a'+k))
		}
		texts[k] = strings.Join(words, " ")
	}
	for b.Loop() {
		diff.Variants(texts, diff.In(language.English))
	}
}

// Whole sentences are replaced by those they share words with, one by one, also where one became two.
func TestBySentence(t *testing.T) {
	t.Parallel()
	s := diff.Texts(
		"The group noted the progress made. States should regulate agencies and should ensure that workers are not "+
			"charged fees. It will report. Victims should have remedies.",
		"The group welcomed the progress made. States should license and regulate agencies. "+
			"They should ensure that workers are not charged any fees. Victims should have effective remedies.",
		diff.In(language.English), diff.By(diff.Sentence))
	check(t, s)
	want := "[-The group noted the progress made.-]{+The group welcomed the progress made.+} " +
		"[-States should regulate agencies and should ensure that workers are not charged fees.-]{+States should license " +
		"and regulate agencies. They should ensure that workers are not charged any fees.+} " +
		"[-It will report. -][-Victims should have remedies.-]{+Victims should have effective remedies.+}"
	if got := difftest.Marked(s); got != want {
		t.Errorf("got\n  %s\nwant\n  %s", got, want)
	}
}

// Of two lists of provisions on one subject, only the provision that both have is kept: phrases that any of them may
// have are no reason to tie one to another.
func TestUnrelatedProvisions(t *testing.T) {
	t.Parallel()
	shared := "Provide victims of trafficking in persons with legal aid and information in a language that they " +
		"understand;\n"
	a := "Establish databases to exchange information on cases of trafficking in persons;\n" +
		"Support the fund for victims of trafficking in persons;\n" +
		shared + "Train the police to recognize victims of trafficking in persons;\n"
	b := "Avoid placing victims of trafficking in persons in detention centres or camps;\n" +
		"Raise awareness of risks among those exposed to trafficking in persons;\n" +
		shared + "Examine what role modern technology plays in trafficking in persons;\n"
	s := diff.Texts(a, b, diff.In(language.English))
	check(t, s)
	kept := 0
	for _, op := range s.Ops {
		if text := s.Text(op); op.Kind == diff.Equal && strings.Contains(text, "legal aid") {
			kept++
		} else if op.Kind == diff.Equal && len(strings.Fields(text)) > 4 {
			t.Errorf("%q is kept: %s", text, difftest.Marked(s))
		}
	}
	if kept != 1 {
		t.Errorf("the shared provision is in pieces: %s", difftest.Marked(s))
	}
}
