// Package law holds readers to the rule that a paper is read whole: every word of a source stands in exactly one of
// its lines. It is for tests: Compare counts words, and letters where a format lets words run together or apart;
// Print shows lines for golden files.
package law

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// What of a line is written in the source; what the format numbers by itself is not.
type What struct {
	Labels  bool // the labels of lines
	Notes   bool // the markers that open notes
	Markers bool // the markers in the text
}

// Words are the words of a text: runs of letters, digits and marks, in the compatible normal form of Unicode, lower
// case.
func Words(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(norm.NFKC.String(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.IsNumber(r) && r != '\u00ad'
	}) {
		if w = strings.ToLower(strings.ReplaceAll(w, "\u00ad", "")); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Text is all that stands in lines, furniture too.
func Text(lines []flow.Line, what What) string {
	var b strings.Builder
	for _, l := range lines {
		if what.Notes {
			b.WriteString(l.Note + " ")
		}
		if what.Labels {
			b.WriteString(l.Label + " ")
		}
		at := 0
		for _, m := range l.Marks {
			if what.Markers {
				b.WriteString(l.Text[at:m.Offset] + " " + m.Marker + " ")
				at = m.Offset
			}
		}
		b.WriteString(l.Text[at:] + "\n")
	}
	return b.String()
}

// Compare counts the words of a source against those of the lines read from it, and names up to ten that are lost and
// ten that are made up; both are empty where the law holds. Where the letters agree, words that run together or apart
// do not count.
func Compare(source string, lines []flow.Line, what What) (lost, madeUp []string) {
	want, got := count(Words(source)), count(Words(Text(lines, what)))
	if maps.Equal(letters(want), letters(got)) {
		return nil, nil
	}
	return less(want, got), less(got, want)
}

func count(words []string) map[string]int {
	m := map[string]int{}
	for _, w := range words {
		m[w]++
	}
	return m
}

func letters(words map[string]int) map[rune]int {
	m := map[rune]int{}
	for w, n := range words {
		for _, r := range norm.NFKD.String(w) { // a mark may join a letter where words run together
			m[r] += n
		}
	}
	return m
}

// less are the words that a has more often than b.
func less(a, b map[string]int) []string {
	var out []string
	for _, w := range slices.Sorted(maps.Keys(a)) {
		if n := a[w] - b[w]; n > 0 {
			out = append(out, fmt.Sprintf("%s ×%d", w, n))
		}
	}
	return out[:min(len(out), 10)]
}

// Print shows lines, one a line: place, what the format knows, text.
func Print(lines []flow.Line) string {
	var b strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&b, "%d\t%s\t%s\n", l.Num, strings.Join(known(l), " "), l.Text)
	}
	return b.String()
}

func known(l flow.Line) []string {
	var s []string
	add := func(is bool, format string, a ...any) {
		if is {
			s = append(s, fmt.Sprintf(format, a...))
		}
	}
	add(l.Furniture != "", "left out: %s;", l.Furniture)
	add(l.Kind != "", "%s", l.Kind)
	add(l.Part != "", "opens %s@%d", l.Part, l.Depth)
	add(l.Label != "", "%q", l.Label)
	add(l.Level > 0, "level=%d", l.Level)
	add(l.Heading > 0, "h%d", l.Heading)
	add(l.Note != "", "note=%s", l.Note)
	add(l.Bullet, "bullet")
	add(l.Cell.Table > 0, "cell=%d:%d,%d", l.Cell.Table, l.Cell.Row, l.Cell.Column)
	for _, flag := range []struct {
		is   bool
		name string
	}{{l.Cell.Tab, "tab"}, {l.Soft, "soft"}, {l.Bold, "bold"}, {l.Italic, "italic"}, {l.Center, "center"}, {l.Break, "break"}, {l.Blank, "blank"}} {
		add(flag.is, "%s", flag.name)
	}
	for _, m := range l.Marks {
		add(true, "^%s@%d", m.Marker, m.Offset)
	}
	return s
}
