package redline

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// unturned are kinds of changes that Word cannot track wholly the other way round.
var unturned = append([]string{"a header comes", "a header goes"}, untracked...)

// Each kind of change is right the other way round too: what came goes, with every change accepted the first file and
// with every change rejected the second one.
func TestKindsTurnedRound(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	for _, k := range append(kindsOfText(), kindsOfParts()...) {
		if k.opt.Tracked != Accept || !k.opt.Formatting || slices.Contains(unturned, k.name) {
			continue
		}
		t.Run(k.name, func(t *testing.T) {
			report, out := check(t, k.b, k.a, k.opt)
			messages := report.Messages
			report.Messages = nil
			fmt.Fprintf(&got, "==== %s\n%s-- report\n%+v\n%s\n%s\n", k.name, marked(t, out), *report, strings.Join(messages, "\n"), partsOf(t, out, k.a))
		})
	}
	corpustest.Golden(t, filepath.Join("testdata", "turned.txt"), got.String(), *update)
}

// Whatever words people took out and brought in stays under their names, where another word stands between what one
// changed and what the other did; and a file against itself has no changes but its own.
func TestKeepProperty(t *testing.T) {
	t.Parallel()
	authors := []string{"Ann", "Bob"}
	rapid.Check(t, func(rt *rapid.T) {
		var before, after strings.Builder
		want := map[string]string{}
		n := 0
		word := func() string { n++; return fmt.Sprintf("word%d ", n) }
		for range rapid.IntRange(1, 4).Draw(rt, "paragraphs") {
			before.WriteString("<w:p>")
			after.WriteString("<w:p>")
			for range rapid.IntRange(1, 6).Draw(rt, "changes") {
				stays := word() + word() + word() + word() + word() // a paragraph of which little stays is taken out as a whole
				before.WriteString(run(stays))
				after.WriteString(run(stays))
				by := rapid.SampledFrom(authors).Draw(rt, "author")
				if gone := rapid.IntRange(0, 2).Draw(rt, "gone"); gone > 0 {
					s := ""
					for range gone {
						s += word()
					}
					before.WriteString(run(s))
					fmt.Fprintf(&after, `<w:del w:id="1" w:author="%s"><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del>`, by, s)
					want[by+"-"] += letters(s)
				}
				if come := rapid.IntRange(0, 2).Draw(rt, "come"); come > 0 {
					s := ""
					for range come {
						s += word()
					}
					fmt.Fprintf(&after, `<w:ins w:id="1" w:author="%s" w:date="2020-01-02T03:04:05Z">%s</w:ins>`, by, run(s))
					want[by+"+"] += letters(s)
				}
			}
			before.WriteString(run("end.") + "</w:p>")
			after.WriteString(run("end.") + "</w:p>")
		}
		base, kept := docxBytes(t, "", 1, before.String()), docxBytes(t, "", 1, after.String())
		_, out := check(t, base, kept, Options{Formatting: true, Tracked: Keep, Author: "Red"})
		got := map[string]string{}
		for line := range strings.Lines(byAuthor(t, out)) {
			got[line[:4]] += letters(line[4:])
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			rt.Fatalf("%v, want %v in\n%s", got, want, marked(t, out))
		}
	})
}

// What is new is the one's whose runs are in it; a word without such runs is the one's who took the word before it out.
func TestCreditOfNew(t *testing.T) {
	t.Parallel()
	ann, bob, cat := credit{"Ann", "1"}, credit{"Bob", "2"}, credit{"Cat", "3"}
	runs := []*ooxml.Node{{}, {}, {}}
	c := &content{text: "one two ten", spans: []span{{start: 0, end: 4, run: runs[0]}, {start: 4, end: 8, run: runs[1]}, {start: 8, end: 11, run: runs[2]}}}
	cr := &credits{made: map[*ooxml.Node]credit{runs[0]: ann, runs[1]: bob}}
	for _, x := range []struct {
		from, to int
		want     credit
	}{
		{0, 3, ann}, {0, 4, ann}, {4, 8, bob}, {0, 8, credit{}}, {3, 5, credit{}}, {4, 11, bob}, {8, 11, cat}, {7, 11, bob}, {0, 11, credit{}}, {8, 8, cat},
	} {
		if got := cr.ofNew(c, x.from, x.to, cat); got != x.want {
			t.Errorf("%q: %v, want %v", c.text[x.from:x.to], got, x.want)
		}
	}
	cr.made = map[*ooxml.Node]credit{runs[2]: {}}
	if got := cr.ofNew(c, 0, 7, cat); got != (credit{}) {
		t.Errorf("two words of nobody: %v", got)
	}
	if got := (&credits{}).ofNew(c, 8, 11, cat); got != (credit{}) {
		t.Errorf("no tracked changes: %v", got)
	}
}
