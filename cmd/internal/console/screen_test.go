package console

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// hostile is what no terminal may get from a text: a code that clears it, a title, the bell, codes of one byte, and
// marks that turn the order of writing.
const hostile = "a\x1b[2Jb\x1b]0;title\x07c\x9bd\u009b31me\u202ef\u2066g\u0085h\ri\x00j\x7f\u0090k"

func TestVisible(t *testing.T) {
	t.Parallel()
	if got := Visible(hostile); strings.IndexFunc(got, acts) >= 0 || !utf8.ValidString(got) ||
		strings.Map(letters, got) != strings.Map(letters, hostile) {
		t.Errorf("%q", got)
	}
	for _, plain := range []string{"", "États\u00a0parties\tand\nlines", "لغة\u200f عربية", "日本\u200d語"} {
		if got := Visible(plain); got != plain {
			t.Errorf("%q became %q", plain, got)
		}
	}
}

func letters(r rune) rune {
	if r >= 'a' && r <= 'z' {
		return r
	}
	return -1
}

// Colours pass where they were asked for, and nothing else that a terminal acts on, however the output is cut into
// writes.
func TestScreen(t *testing.T) {
	t.Parallel()
	for _, styled := range []bool{false, true} {
		for _, piece := range []int{1, 2, 3, 7, 1000} {
			var out bytes.Buffer
			s := &screen{to: &out, styled: styled}
			text := "\x1b[1;31mÉtats\x1b[0m " + hostile + "\x1b[31\x1b[m \x1b[K é\n"
			for rest := text; rest != ""; rest = rest[min(piece, len(rest)):] {
				if _, err := s.Write([]byte(rest[:min(piece, len(rest))])); err != nil {
					t.Fatal(err)
				}
			}
			got := out.String()
			if styled {
				for _, code := range []string{"\x1b[1;31m", "\x1b[0m", "\x1b[m"} {
					if !strings.Contains(got, code) {
						t.Errorf("%q is not in %q", code, got)
					}
					got = strings.ReplaceAll(got, code, "")
				}
			}
			if strings.IndexFunc(got, acts) >= 0 || !utf8.ValidString(got) || !strings.Contains(got, "États") ||
				!strings.HasSuffix(got, "é\n") {
				t.Errorf("styled %v, in pieces of %d: %q", styled, piece, got)
			}
		}
	}
}

// A message is one line, whatever names stand in it.
func TestMessagesAreOneLine(t *testing.T) {
	t.Parallel()
	var talk bytes.Buffer
	c := &Console{Err: &talk}
	c.Fail("no file %s; %s", "x\ny\x1b[2J\u202e.md", hostile)
	c.Warn("%s", "x\ny")
	if got := talk.String(); strings.Count(got, "\n") != 2 || strings.IndexFunc(got, acts) >= 0 {
		t.Errorf("%q", got)
	}
}

// Quiet silences all but trouble, and a note is said only where it was asked for.
func TestTalk(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		quiet, verbose bool
		want           string
	}{
		{false, false, "reprise: warning: w\nreprise: s\nreprise: f\n"},
		{false, true, "reprise: warning: w\nreprise: n\nreprise: s\nreprise: f\n"},
		{true, false, "reprise: f\n"}, {true, true, "reprise: f\n"},
	} {
		var talk bytes.Buffer
		con := &Console{Err: &talk, Quiet: c.quiet, Verbose: c.verbose}
		con.Warn("w")
		con.Note("n")
		con.Say("s")
		con.Fail("f")
		if talk.String() != c.want {
			t.Errorf("quiet %v, verbose %v: %q", c.quiet, c.verbose, &talk)
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	if got, want := Wrap("- ", "  ", "one two  three\nfour", 10), "- one two\n  three\n  four\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := Wrap("- ", "  ", "longer-than-the-line two", 10), "- longer-than-the-line\n  two\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Lines(" \n", 10); got != nil {
		t.Errorf("%q", got)
	}
}

// A terminal acts on these characters.
func TestActs(t *testing.T) {
	t.Parallel()
	if got, want := corpustest.Runes(acts), "0-8 b-1f 7f-9f 202a-202e 2066-2069"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
