package text

import (
	"fmt"
	"strings"
	"testing"
)

// Lines with tabulators that follow one another are tables, but for paragraphs with a tabulator behind their labels. In
// the rows | stands for a tabulator, ~ before a row for a blank line, and ^ for a rule.
func TestTabbed(t *testing.T) {
	t.Parallel()
	for rows, want := range map[string]string{
		"a|b,c|d":                               "0-2",
		"a|b":                                   "",
		"a|b,c":                                 "",
		"x,a|b,c|d,y":                           "1-3",
		"a|b|c,d|e|f,g|h|i":                     "0-3",
		"a|b|c,Part,d|e|f":                      "0-3",
		"a|b,Part,c|d,e|f":                      "2-4",
		"a|b|c,d|e|f,~Part,g|h|i,j|k|l":         "0-2 3-5",
		"a|b,^c|d,e|f":                          "1-3",
		"1.|Act,2.|Meet":                        "",
		"1.|Act,2.|Meet,Port|Oil,Quay|Lamp,x|y": "0-5",
		"(a)|Act,•|Meet":                        "",
		"1.|Act|5,2.|Meet|6":                    "0-2",
		"a|b|c|d,e|,f|":                         "",
		"|a,|b":                                 "",
	} {
		var src []source
		for i, s := range strings.Split(rows, ",") {
			rest, blank := strings.CutPrefix(s, "~")
			rest, brk := strings.CutPrefix(rest, "^")
			src = append(src, source{text: strings.ReplaceAll(rest, "|", "\t"), num: i + 1, blank: blank, brk: brk})
		}
		var got []string
		for n, x := range tabbed(src) {
			if got = append(got, fmt.Sprintf("%d-%d", x.from, x.to)); int(x.id) != n+1 {
				t.Errorf("%s: table %d is number %d", rows, n+1, x.id)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", rows, s, want)
		}
	}
}

// Rows that bars part become rows of tabulators where as many of them follow one another.
func TestPiped(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"| a | b |\n| c | d |":         "a>b!c>d!",
		"||a|b|\n||c|d|":               ">a>b!>c>d!",
		"| a | b |":                    "| a | b |",
		"| a | b |\n| c |":             "| a | b |\n| c |",
		"| a | b |\n| c | d | e |":     "| a | b |\n| c | d | e |",
		"a | b |\n| c | d":             "a | b |\n| c | d",
		"| a |\n| b |":                 "| a |\n| b |",
		"x\n| a | b |\n | c | d | \ny": "x\na>b!c>d!y",
	} {
		var src []source
		for _, s := range strings.Split(in, "\n") {
			src = append(src, source{text: s})
		}
		piped(src)
		got := ""
		for i, s := range src {
			if s.piped {
				got += strings.ReplaceAll(s.text, "\t", ">") + "!"
			} else if got += s.text; i+1 < len(src) {
				got += "\n"
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for s, want := range map[string]string{`"say ""a"" b"`: `say "a" b`, `"a"`: `"a"`, `a""b`: `a""b`, `"`: `"`, `""`: `""`, `"""a"""`: `"a"`} {
		if got := unquoted(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
	for s, want := range map[string]int{"a\tb": 1, "\ta\tb": 1, "\t\ta": 0, " \ta\t": 1, "": 0, "a": 0} {
		if got := tabs(s); got != want {
			t.Errorf("%q: %d tabulators, want %d", s, got, want)
		}
	}
}
