package diff

import (
	"strings"
	"testing"
)

// shown is a script as the terminal shows it without colour.
func shown(s *Script) string {
	var b strings.Builder
	for _, op := range s.Ops {
		switch op.Kind {
		case Delete:
			b.WriteString("[-" + s.Text(op) + "-]")
		case Insert:
			b.WriteString("{+" + s.Text(op) + "+}")
		default:
			b.WriteString(s.Text(op))
		}
	}
	return b.String()
}

// Characters change whole: families, flags, letters with their selectors; a variation selector alone is typography.
func TestWholeCharacters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b, want string
		kind       Change
	}{
		{"Family 👨‍👩‍👧 was shown", "Family 👨‍👩‍👦 was shown", "Family [-👨‍👩‍👧-]{+👨‍👩‍👦+} was shown", Punctuation},
		{"flag 🇫🇷 was", "flag 🇫🇮 was", "flag [-🇫🇷-]{+🇫🇮+} was", Punctuation},
		{"a ❤️ b", "a ❤ b", "a [-❤️-]{+❤+} b", Typography},
		{"the ＡＢＣ is", "the ABC is", "the [-ＡＢＣ-]{+ABC+} is", Typography},
		{"a \u2066word\u2069 b", "a word b", "a [-\u2066-]word[-\u2069-] b", Typography},
	} {
		s := Texts(c.a, c.b)
		if got := shown(s); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
		for _, op := range s.Ops {
			if op.Kind != Equal && op.Change != c.kind {
				t.Errorf("%s: %v, want %v", c.a, op.Change, c.kind)
			}
		}
	}
}

// A new line among numbered ones is a line, and the numbers after it change.
func TestNumberedLines(t *testing.T) {
	t.Parallel()
	a := "1. States should act.\n2. States should train the pilots.\n3. States should report.\n"
	b := "1. States should act.\n2. States should register every vessel at once.\n3. States should train the pilots.\n" +
		"4. States should report.\n"
	want := "1. States should act.\n{+2. States should register every vessel at once.\n" +
		"+}[-2-]{+3+}. States should train the pilots.\n[-3-]{+4+}. States should report.\n"
	if got := shown(Texts(a, b)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := shown(Texts(b, a)); !strings.Contains(got, "[-2. States should register every vessel at once.\n-]") {
		t.Error(got)
	}
}

func TestWithout(t *testing.T) {
	t.Parallel()
	if s := Texts("In 2019, States act.", "In 2020 States act", Without(Punctuation, Number)); !s.Same() {
		t.Errorf("%+v", s.Ops)
	}
	if s := Texts("In 2019, States act.", "In 2020, States act.", Without(Punctuation)); s.Same() {
		t.Error("a number is no punctuation")
	}
}

// Paragraphs that change places are moves, and what stands between them keeps its place.
func TestMovedLines(t *testing.T) {
	t.Parallel()
	a := "Alpha para about the rules of the harbour and its fees.\n\nMiddle cat is in the garden with a friend.\n\n" +
		"Gamma para about the training of all pilots and crews.\n"
	b := "Gamma para about the training of all pilots and crews.\n\nMiddle dog is in the garden with a friend.\n\n" +
		"Alpha para about the rules of the harbour and its fees.\n"
	s := Texts(a, b)
	if len(s.Moves) != 2 || s.Moves[0].Edited || s.Moves[1].Edited {
		t.Errorf("%+v", s.Moves)
	}
	if got := shown(s); !strings.Contains(got, "Middle [-cat-]{+dog+} is in the garden") {
		t.Error(got)
	}
	if got, err := s.Apply(a); err != nil || got != b {
		t.Error(got, err)
	}
}
