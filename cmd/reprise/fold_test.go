package main

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// A help on a narrow terminal has no line that goes beyond it, but for what can't be broken and for examples.
func TestFoldedHelp(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	w := &foldedHelp{to: &out, width: 40}
	for _, part := range []string{"OPTIONS:\n   --pins FILE  keep all decisions in FI", "LE, those on a corpus file too\n",
		"      reprise serve --addr 127.0.0.1:8080 --pins review.tsv\n",
		"   Shows the report from a server that nobody else can reach.\n"} {
		if _, err := fmt.Fprint(w, part); err != nil {
			t.Fatal(err)
		}
	}
	want := `OPTIONS:
   --pins FILE  keep all decisions in
                FILE, those on a corpus
                file too
      reprise serve --addr 127.0.0.1:8080 --pins review.tsv
   Shows the report from a server that
   nobody else can reach.
`
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
	same := func(s string) string { return s }
	text := "One long paragraph of words that would go far beyond the width of a narrow terminal.\n\n   term  explained"
	for _, line := range strings.Split(description(text, 30, same), "\n") {
		if utf8.RuneCountInString(line) > 30 {
			t.Errorf("%q is too wide", line)
		}
	}
	if description("One\ntwo.", helpWidth, same) != "One\ntwo." {
		t.Error("a paragraph was set anew where there is room")
	}
}
