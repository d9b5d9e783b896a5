package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestNumberLists(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want string }{
		{"all ones", "1. A\n1. B\n1. C", "1. A|2. B|3. C"},
		{"blank lines between", "1. A\n\n1. B", "1. A|2. B"},
		{"noughts", "0. A\n0. B", "0. A|1. B"},
		{"as written", "1. A\n2. B\n2. C", "1. A|2. B|2. C"},
		{"only one", "1. A\n\nWords\n\n1. B", "1. A|Words|1. B"},
		{"a heading ends it", "1. A\n# H\n1. B", "1. A|H|1. B"},
		{"inside each other", "1. A\n   1. a\n   1. b\n1. B\n   1. c", "1. A|1. a|2. b|2. B|1. c"},
		{"bullets inside", "1. A\n   - a\n1. B", "1. A|a|2. B"},
		{"another sign", "1. A\n1) B", "1. A|1) B"},
		{"a sentence cut before a number", "1. States should act as it is asked of them under paragraph\n1. of the list", "1. States should act as it is asked of them under paragraph|1. of the list"},
		{"two without ends, in lines that are not wrapped", strings.Repeat("The clerk keeps the books. ", 9) + "\n\n1. Replace the warden in case of illness or leave\n1. Keep the books",
			strings.TrimSpace(strings.Repeat("The clerk keeps the books. ", 9)) + "|1. Replace the warden in case of illness or leave|2. Keep the books"},
	} {
		lines, _, _ := Lines(tt.text, false)
		var got []string
		for _, l := range lines {
			got = append(got, strings.TrimSpace(fmt.Sprint(l.Label, " ", l.Text)))
		}
		if got := strings.Join(got, "|"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestHeadingOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		raw, want string
	}{
		{"# Title", "1 Title"}, {"## Title ##", "2 Title"}, {"##Title", "2 Title"}, {"#council", "0 "}, {"    # code", "0 "},
		{"####### seven", "0 "}, {"#", "1 "}, {"##«Titre»", "2 «Titre»"}, {"##/path", "0 "},
	} {
		level, text := headingOf(tt.raw)
		if got := fmt.Sprint(level, " ", text); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.raw, got, tt.want)
		}
	}
}

// What Pandoc passes on as it stands, and attributes of spans, are no wording.
func TestMarkupForPrograms(t *testing.T) {
	t.Parallel()
	lines, _, _ := Lines("```{=latex}\n\\vspace{2cm} % room\n```\n\n**Subject:**{: .from} Lamps {kept}\n\n```\nThe lamp {: .is} trimmed.\n```\n", false)
	var got []string
	for _, l := range lines {
		got = append(got, fmt.Sprint(l.Furniture, "|", l.Text))
	}
	want := []string{`markup|\vspace{2cm} % room`, "|Subject: Lamps {kept}", "|The lamp {: .is} trimmed."}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
