package diff_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/diff"
)

// marked prints a script as [-taken out-]{+brought in+}.
func marked(s *diff.Script) string {
	var b strings.Builder
	for _, op := range s.Ops {
		switch op.Kind {
		case diff.Equal:
			b.WriteString(s.Text(op))
		case diff.Delete:
			b.WriteString("[-" + s.Text(op) + "-]")
		case diff.Insert:
			b.WriteString("{+" + s.Text(op) + "+}")
		case diff.Move:
			b.WriteString("<" + s.Text(op) + ">")
		}
	}
	return b.String()
}

// check fails where a script breaks what every script promises.
func check(t interface {
	Fatalf(string, ...any)
	Helper()
}, s *diff.Script) {
	t.Helper()
	got, err := s.Apply(s.A)
	if err != nil || got != s.B {
		t.Fatalf("applied to %q the script gives %q (%v), not %q\n%s", s.A, got, err, s.B, marked(s))
	}
	i, j := 0, 0
	for _, op := range s.Ops {
		switch op.Kind {
		case diff.Move:
			if op.B.Start != j || op.Link == 0 || op.A.Text(s.A) != op.B.Text(s.B) {
				t.Fatalf("bad %v at %d: %s", op, j, marked(s))
			}
		case diff.Delete:
			if op.A.Start != i || op.B.Start != j || op.B.End != j {
				t.Fatalf("bad %v at %d, %d: %s", op, i, j, marked(s))
			}
			i = op.A.End
		case diff.Insert:
			if op.B.Start != j || op.A.Start != i || op.A.End != i {
				t.Fatalf("bad %v at %d, %d: %s", op, i, j, marked(s))
			}
		case diff.Equal:
			if op.A.Start != i || op.B.Start != j || op.A.Text(s.A) != op.B.Text(s.B) {
				t.Fatalf("bad %v at %d, %d: %s", op, i, j, marked(s))
			}
			i = op.A.End
		}
		if op.Kind != diff.Delete {
			j = op.B.End
		}
		if (op.Kind == diff.Equal) != (op.Change == diff.None) {
			t.Fatalf("%v has change %v", op, op.Change)
		}
	}
	if i != len(s.A) || j != len(s.B) {
		t.Fatalf("the script ends at %d of %d and %d of %d", i, len(s.A), j, len(s.B))
	}
}

func TestTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"a b", "a b", "a b"},
		{"", "a b", "{+a b+}"},
		{"a b", "", "[-a b-]"},
		{"States parties should adopt laws.", "States parties should consider adopting laws.", "States parties should [-adopt-]{+consider adopting+} laws."},
		{"l'aide", "l’aide", "[-l'-]{+l’+}aide"},
		{"a b.", "a b c.", "a b{+ c+}."},
		{"a c", "a b c", "a {+b +}c"},
	} {
		s := diff.Texts(c.a, c.b, diff.In(language.French))
		check(t, s)
		if got := marked(s); got != c.want {
			t.Errorf("%q to %q reads\n  %s\nwant\n  %s", c.a, c.b, got, c.want)
		}
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom([]string{"the", "The", "States", "parties", "should", "consider", "l'", "l’", "État", "Etat", "42", "43", ",", ".", ";", "\n", "\u00a0", "A/64/293", "\xff", "e\u0301"})
	gap := rapid.SampledFrom([]string{" ", " ", " ", "", "  ", "\n"})
	text := rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 40).Draw(t, "words") {
			b.WriteString(word.Draw(t, "word") + gap.Draw(t, "gap"))
		}
		return b.String()
	})
	rapid.Check(t, func(t *rapid.T) {
		check(t, diff.Texts(text.Draw(t, "a"), text.Draw(t, "b"), diff.In(language.French)))
	})
}

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
		{language.French, "Les États devraient former les juges.", "Les États devraient envisager de former les juges.", diff.Force},
		{language.French, "Les États devraient former les juges.", "Les États devraient former les avocats.", diff.Wording},
	} {
		s := diff.Texts(c.a, c.b, diff.In(c.tag))
		check(t, s)
		edits := s.Edits()
		if len(edits) != 1 || edits[0].Change != c.want {
			t.Errorf("%s to %s: %s: %+v, want one change of %v", c.a, c.b, marked(s), edits, c.want)
		}
	}
}
