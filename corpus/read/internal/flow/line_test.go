package flow_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Numbers of lists are printed in each kind of order.
func TestOrdinal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n    int
		kind string
		want string
	}{
		{1, "1", "1"}, {27, "1", "27"}, {3, "", "3"}, {3, "other", "3"},
		{1, "a", "a"}, {26, "a", "z"}, {27, "a", "aa"}, {28, "a", "bb"}, {52, "a", "zz"}, {53, "a", "aaa"},
		{1, "A", "A"}, {26, "A", "Z"}, {27, "A", "AA"},
		{4, "i", "iv"}, {4, "I", "IV"}, {19, "i", "xix"}, {19, "I", "XIX"},
		{0, "a", "0"}, {-2, "I", "-2"},
		{26 * 8, "a", "zzzzzzzz"}, {26*8 + 1, "a", "aaaaaaaa"}, {1_000_000, "a", "nnnnnnnn"},
	} {
		if got := flow.Ordinal(c.n, c.kind); got != c.want {
			t.Errorf("%d as %q: %s, want %s", c.n, c.kind, got, c.want)
		}
	}
}

// White space folds, and what is no wording is dropped; the markers and the setting of words are kept.
func TestBuilder(t *testing.T) {
	t.Parallel()
	bold, italic, plain := flow.Style{Bold: true}, flow.Style{Italic: true}, flow.Style{}
	type run struct {
		s     string
		style flow.Style
	}
	for _, c := range []struct {
		name string
		runs []run // a text that begins with ^ is a marker, an empty one a break
		want string
	}{
		{"spaces", []run{{"  a \t b\n", plain}, {" c ", plain}}, "a b c"},
		{"no-break spaces within", []run{{"a\u00a0: b\u202f; c\u2007d", plain}}, "a\u00a0: b\u202f; c\u2007d"},
		{"no-break spaces at the ends", []run{{"\u00a0\u202fa b\u00a0", plain}}, "a b"},
		{"what is no wording", []run{{"a\u200bb\x00c\ufffdd\u00ade", plain}}, "abcde"},
		{"the next line of Unicode", []run{{"a\u0085b", plain}}, "a b"},
		{"breaks", []run{{"", plain}, {"a", plain}, {"", plain}, {"", plain}, {"b", plain}, {"", plain}}, "a b"},
		{"bold", []run{{"a b", bold}, {" ", plain}}, "a b; bold"},
		{"bold but for signs", []run{{"a", bold}, {" – ", plain}, {"b", bold}, {".", plain}}, "a – b.; bold"},
		{"bold at the head", []run{{"A b", bold}, {" c", plain}, {" d", bold}}, "A b c d; lead 3"},
		{"bold with a sign behind it", []run{{"A", bold}, {". ", bold}, {"c", plain}}, "A. c; lead 2"},
		{"bold behind the head", []run{{"a ", plain}, {"b", bold}}, "a b"},
		{"italic", []run{{"a", italic}, {" b", plain}}, "a b; italic"},
		{"italic behind a sign", []run{{"« ", plain}, {"a", italic}}, "« a; italic"},
		{"italic behind the head", []run{{"a ", plain}, {"b", italic}}, "a b"},
		{"a sign in italics", []run{{"« ", italic}, {"a", plain}}, "« a"},
		{"markers", []run{{"^1", plain}, {"ab ", plain}, {"^ 2 ", plain}, {"c", plain}, {"^3", plain}, {"^ ", plain}}, "ab c; 1@0 2@2 3@4"},
		{"a marker behind the space at the end", []run{{"a\u00a0", plain}, {"^1", plain}}, "a; 1@1"},
		{"nothing", nil, ""},
	} {
		var b flow.Builder
		for _, r := range c.runs {
			switch {
			case r.s == "":
				b.Space()
			case r.s[0] == '^':
				b.Mark(r.s[1:])
			default:
				b.Run(r.s, r.style)
			}
		}
		l := b.Line()
		got := l.Text
		var marks []string
		for _, m := range l.Marks {
			marks = append(marks, fmt.Sprintf("%s@%d", m.Marker, m.Offset))
		}
		for _, say := range []struct {
			holds bool
			what  string
		}{
			{l.Bold, "bold"},
			{l.Lead > 0, fmt.Sprintf("lead %d", l.Lead)},
			{l.Italic, "italic"},
			{len(marks) > 0, strings.Join(marks, " ")},
		} {
			if say.holds {
				got += "; " + say.what
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if again := b.Line(); again.Text != "" || len(again.Marks) > 0 || again.Bold || again.Italic || b.Len() != 0 {
			t.Errorf("%s: %+v is left", c.name, again)
		}
	}
}

// Words that are taken off the head of a line, put before it or behind it move the markers along.
func TestEditedLines(t *testing.T) {
	t.Parallel()
	line := func(text string, lead int, at ...int) flow.Line {
		l := flow.Line{Text: text, Lead: lead, Label: "(a)"}
		for _, n := range at {
			l.Marks = append(l.Marks, corpus.Mark{Offset: n, Marker: "x"})
		}
		return l
	}
	for _, c := range []struct {
		name string
		got  flow.Line
		want flow.Line
	}{
		{"trimmed", line("1. Act now", 6, 1, 6, 10).Trim(2), line("Act now", 3, 0, 3, 7)},
		{"trimmed by nothing", line("Act", 1, 3).Trim(0), line("Act", 1, 3)},
		{"trimmed within the bold words", line("1. Act", 1, 2).Trim(2), line("Act", 0, 0)},
		{"trimmed to nothing", line("1. ", 2, 2).Trim(3), line("", 0, 0)},
		{"prefixed", line("now", 3, 0, 3).Prefix("Act "), line("Act now", 0, 4, 7)},
		{"appended", line("Act", 0, 3).Append(line("now", 0, 0, 3)), line("Act now", 0, 3, 4, 7)},
		{"appended to nothing", line("", 0, 0).Append(line("now", 0, 3)), line("now", 0, 0, 3)},
	} {
		if c.got.Text != c.want.Text || !slices.Equal(c.got.Marks, c.want.Marks) || c.got.Lead != c.want.Lead || c.got.Label != "(a)" {
			t.Errorf("%s: %+v, want %+v", c.name, c.got, c.want)
		}
	}
	first := line("Act", 0, 3)
	first.Marks = slices.Grow(first.Marks, 4)
	one, two := first.Append(line("now", 0, 1)), first.Append(line("then", 0, 2))
	if one.Marks[1].Offset != 5 || two.Marks[1].Offset != 6 {
		t.Errorf("lines share their markers: %v, %v", one.Marks, two.Marks)
	}
	if got := line("Act", 0).Printed(); got != "(a) Act" {
		t.Errorf("printed %q", got)
	}
	if got := (flow.Line{Text: "Act"}).Printed(); got != "Act" {
		t.Errorf("printed %q", got)
	}
}
