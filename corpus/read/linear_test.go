package read_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/read"
)

// Papers that are made to be slow, and read all the same, take time that grows with their length: long words, numbers
// without end, labels in labels, lines and marks that repeat.
func TestLinear(t *testing.T) { // not beside others: processor time is measured
	many := func(s string, size int) string { return strings.Repeat(s, size/len(s)) }
	for _, c := range []struct {
		name string
		make func(size int) string // so many bytes, or about
		size int
	}{
		{"word.txt", func(n int) string { return "1. " + many("a", n) + " is a word.\n" }, 6 << 10},
		{"numbers.txt", func(n int) string { return strings.Repeat(many("9.", n/10)+"\n", 10) }, 8 << 10},
		{"labels.txt", func(n int) string { return many("(a) ", n) + "the words of the paper.\n" }, 1 << 10},
		{"dates.txt", func(n int) string { return many("on 1 May 2009 ", n) + "\n" }, 1 << 10},
		{"quotes.txt", func(n int) string { return many("“the words ", n) + "\n" }, 4 << 10},
		{"brackets.txt", func(n int) string { return "1. The words " + many("(", n/2) + " stand " + many(")", n/2) + " here.\n" }, 4 << 10},
		{"returns.txt", func(n int) string { return many("1. the words of it\r", n) }, 1 << 10},
		{"headings.md", func(n int) string { return many("# 1. Lamps\n\n", n) }, 1 << 10},
		{"lists.md", func(n int) string { return many("- (a) the words of it\n", n) }, 1 << 10},
		{"lazy.md", func(n int) string { return many("1. the lamps of the quay are lit\n", n) }, 24 << 10},
		{"rings.md", func(n int) string { return many("o lamps are lit.\n", n) }, 4 << 10},
		{"pages.md", func(n int) string {
			return many("\fLamps\n\n·\n\nA. The lamps are lit at dusk. They are.\n\n1\n\n", n)
		}, 16 << 10},
		{"notes.md", func(n int) string { return many("The words.[^1]\n\n[^1]: A note.\n\n", n) }, 4 << 10},
		{"emphasis.md", func(n int) string { return many("*a **b _c ", n) + "\n" }, 4 << 10},
		{"table.md", func(n int) string { return "| A | B |\n|---|---|\n" + many("| a | b |\n", n) }, 1 << 10},
		{"links.html", func(n int) string { return "<p>" + many("<a><b>words <i>", n) }, 4 << 10},
		{"cells.html", func(n int) string {
			return "<table>" + many("<tr><td colspan=9>words of a row</td></tr>", n) + "</table>"
		}, 8 << 10},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.name != "word.txt" {
				testlevel.Long(t)
			}
			err := cputime.CheckLinear(c.size, func(n int) func() {
				data := []byte(c.make(n))
				return func() {
					if _, err := read.Bytes(c.name, data, read.Options{Language: language.English}); err != nil {
						t.Fatal(err)
					}
				}
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}
