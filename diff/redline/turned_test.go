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
			fmt.Fprintf(
				&got, "==== %s\n%s-- report\n%+v\n%s\n%s\n", k.name, marked(t, out), *report, strings.Join(messages, "\n"),
				partsOf(t, out, k.a),
			)
		})
	}
	corpustest.Golden(t, filepath.Join("testdata", "turned.txt"), got.String(), *update)
}

// A keptCase is a file and what people made of it: tracked changes of Ann and Bob, and of others that nobody tracked.
type keptCase struct {
	before, after strings.Builder
	was, is       strings.Builder     // of the paragraph that is open
	want          map[string][]string // the words of each by author and sign
	words         int
}

// say draws some new words.
func (c *keptCase) say(t *rapid.T, least, most int, name string) []string {
	var out []string
	for range rapid.IntRange(least, most).Draw(t, name) {
		c.words++
		out = append(out, fmt.Sprintf("word%d", c.words))
	}
	return out
}

// change takes words out and brings words in under a name, that of Red for what is not tracked.
func (c *keptCase) change(by string, gone, come []string) {
	tracked := map[bool][2]string{
		true:  {`<w:del w:id="1" w:author="` + by + `"><w:r><w:delText xml:space="preserve">`, `</w:delText></w:r></w:del>`},
		false: {`<w:ins w:id="1" w:author="` + by + `" w:date="2020-01-02T03:04:05Z">`, `</w:ins>`},
	}
	if text := strings.Join(append(gone, ""), " "); text != "" {
		c.was.WriteString(run(text))
		if by != "Red" {
			c.is.WriteString(tracked[true][0] + text + tracked[true][1])
		}
	}
	if text := strings.Join(append(come, ""), " "); text != "" && by == "Red" {
		c.is.WriteString(run(text))
	} else if text != "" {
		c.is.WriteString(tracked[false][0] + run(text) + tracked[false][1])
	}
	c.want[by+"-"] = append(c.want[by+"-"], gone...)
	c.want[by+"+"] = append(c.want[by+"+"], come...)
}

// end ends a paragraph, of both or of what it was or is alone.
func (c *keptCase) end(how, by string) {
	props := ""
	if how != "stays" {
		props = fmt.Sprintf(`<w:pPr><w:rPr><%s w:id="1" w:author="%s"/></w:rPr></w:pPr>`, how, by)
		key := by + map[string]string{"w:ins": "+", "w:del": "-"}[how]
		c.want[key] = append(c.want[key], "¶")
	}
	c.after.WriteString("<w:p>" + props + c.is.String() + "</w:p>")
	c.is.Reset()
	if how != "w:ins" {
		c.before.WriteString("<w:p>" + c.was.String() + "</w:p>")
		c.was.Reset()
	}
}

// drawKept draws a case; marks says that ends of paragraphs change too.
func drawKept(t *rapid.T, authors []string, marks bool) *keptCase {
	c := &keptCase{want: map[string][]string{}}
	for range rapid.IntRange(1, 4).Draw(t, "paragraphs") {
		for k := range rapid.IntRange(1, 6).Draw(t, "changes") {
			least := 0
			if marks && k == 0 {
				least = 1 // an end that goes where another comes, with nothing between, is no change
			}
			stays := run(strings.Join(append(c.say(t, least, 4, "stays"), ""), " "))
			c.was.WriteString(stays)
			c.is.WriteString(stays)
			c.change(rapid.SampledFrom(authors).Draw(t, "author"), c.say(t, 0, 2, "gone"), c.say(t, 0, 2, "come"))
		}
		how := "stays"
		if marks {
			how = rapid.SampledFrom([]string{"stays", "w:ins", "w:del"}).Draw(t, "end")
		}
		c.end(how, rapid.SampledFrom(authors[:2]).Draw(t, "author of the end"))
	}
	c.was.WriteString(run("The end."))
	c.is.WriteString(run("The end."))
	c.end("stays", "")
	return c
}

// compared gives the words of each author in the redline of a case, by author and sign, and how it reads.
func (c *keptCase) compared(t *testing.T) (got map[string][]string, said string) {
	t.Helper()
	_, out := check(t, docxBytes(t, "", 1, c.before.String()), docxBytes(t, "", 1, c.after.String()),
		Options{Formatting: true, Tracked: Keep, Author: "Red"})
	got = map[string][]string{}
	for line := range strings.Lines(byAuthor(t, out)) {
		got[line[:4]] = append(got[line[:4]], strings.Fields(line[4:])...)
	}
	return got, marked(t, out)
}

// Whatever people took out and brought in, words and ends of paragraphs, stays under their names, however little of a
// paragraph stays.
func TestKeepProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := drawKept(rt, []string{"Ann", "Bob"}, rapid.Bool().Draw(rt, "ends of paragraphs change"))
		got, said := c.compared(t)
		for _, key := range []string{"Ann-", "Ann+", "Bob-", "Bob+", "Red-", "Red+"} {
			slices.Sort(got[key])
			slices.Sort(c.want[key])
			if !slices.Equal(got[key], c.want[key]) {
				rt.Fatalf("%s: %v, want %v in\n%s", key, got[key], c.want[key], said)
			}
		}
	})
}

// Where a file differs from what people started with too, nobody has words that are someone else's, and what they
// brought in stays theirs.
func TestKeepBesideOtherChanges(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		c := drawKept(rt, []string{"Ann", "Bob", "Red"}, rapid.Bool().Draw(rt, "ends of paragraphs change"))
		got, said := c.compared(t)
		for _, key := range []string{"Ann-", "Ann+", "Bob-", "Bob+"} {
			for _, word := range got[key] {
				if !slices.Contains(c.want[key], word) {
					rt.Fatalf("%s has %s, not only %v in\n%s", key, word, c.want[key], said)
				}
			}
		}
		for _, key := range []string{"Ann+", "Bob+"} {
			for _, word := range c.want[key] {
				if word != "¶" && !slices.Contains(got[key], word) {
					rt.Fatalf("%s has not %s of %v in\n%s", key, word, c.want[key], said)
				}
			}
		}
	})
}

// What is new is the one's whose runs are in it; a word without such runs is the one's who took the word before it out.
func TestCreditOfNew(t *testing.T) {
	t.Parallel()
	ann, bob, cat := credit{"Ann", "1"}, credit{"Bob", "2"}, credit{"Cat", "3"}
	runs := []*ooxml.Node{{}, {}, {}}
	c := &content{
		text:  "one two ten",
		spans: []span{{start: 0, end: 4, run: runs[0]}, {start: 4, end: 8, run: runs[1]}, {start: 8, end: 11, run: runs[2]}},
	}
	cr := &credits{made: map[*ooxml.Node]credit{runs[0]: ann, runs[1]: bob}}
	for _, x := range []struct {
		from, to int
		want     credit
	}{
		{0, 3, ann}, {0, 4, ann}, {4, 8, bob}, {0, 8, credit{}}, {3, 5, credit{}}, {4, 11, bob}, {8, 11, cat},
		{7, 11, bob}, {0, 11, credit{}}, {8, 8, cat},
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
