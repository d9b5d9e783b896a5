package read_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// A drawnPaper is a paper with its units, written in one of the ways papers are.
type drawnPaper struct {
	text  string
	units []string // ref and text
}

// drawPaper draws a compilation: meetings, recommendations, items (more than 26 at times) and items of items, with
// labels of one style, lines wrapped or not, paragraphs cut by page ends.
func drawPaper(t *rapid.T) drawnPaper {
	p := drawnPaper{}
	bracket := rapid.SampledFrom([]string{"", "("}).Draw(t, "bracket")
	wrapped := rapid.Bool().Draw(t, "wrapped")
	bullets := rapid.SampledFrom([]string{"", "- ", "   "}).Draw(t, "bullets")
	var b strings.Builder
	b.WriteString("English\nOriginal: English\n\n**Working Group on Drawn Papers**\n")
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"States", "parties", "report", "a)", "article", "3", "the", "of", "protection", "1.", "victims", "measures", "and", "(ii)", "2009"}), 6, 22)
	sentence := func(end string) string {
		return "Consider the " + strings.Join(words.Draw(t, "words"), " ") + " of the list" + end
	}
	paragraph := func(label, text string) {
		switch {
		case wrapped:
			text = strings.Join(wrapWords(label, text, 60), "\n")
		case rapid.IntRange(0, 9).Draw(t, "cut") == 0:
			at := strings.Index(text, " of the list")
			text = text[:at] + "\n\n---\n\n<sup>1</sup> A note.\n\n" + text[at+1:]
		}
		b.WriteString(label + " " + text + "\n\n")
	}
	add := func(ref, label, text string) {
		p.units = append(p.units, ref+" "+text)
		paragraph(label, text)
	}
	for m := range rapid.IntRange(1, 3).Draw(t, "meetings") {
		meeting := corpus.Roman(m + 1)
		fmt.Fprintf(&b, "\n## %s. %s meeting, held in Vienna on %d May 20%02d\n\n", meeting, []string{"First", "Second", "Third"}[m], m+1, m+10)
		for r := range rapid.IntRange(1, 12).Draw(t, "recommendations") {
			ref, label := fmt.Sprintf("%s.%d", meeting, r+1), fmt.Sprintf("%d.", r+1)
			items := max(0, rapid.IntRange(-10, 29).Draw(t, "items"))
			if items < 2 {
				add(ref, label, sentence("."))
				continue
			}
			add(ref, label, sentence(":"))
			for i := range items {
				letter := strings.Repeat(string(rune('a'+i%26)), 1+i/26)
				itemRef, itemLabel := ref+"("+letter+")", bullets+bracket+letter+")"
				end := ";"
				if i == items-1 {
					end = "."
				}
				subs := max(0, rapid.IntRange(-20, 6).Draw(t, "subs"))
				if letter == "u" && items == 22 && subs == 4 {
					subs = 3 // a "v)" after "iv)" with which the list ends may be either; nobody can tell
				}
				if subs < 2 {
					add(itemRef, itemLabel, sentence(end))
					continue
				}
				add(itemRef, itemLabel, sentence(":"))
				for s := range subs {
					roman := strings.ToLower(corpus.Roman(s + 1))
					add(itemRef+"("+roman+")", bullets+bracket+roman+")", sentence(";"))
				}
			}
		}
	}
	p.text = b.String()
	return p
}

// wrapWords wraps a text behind a label into lines, none of which may as well open a list or a part: with "1." or
// "article 1.", with another label behind a line that ends with a full stop, or with the label that is next.
func wrapWords(label, s string, width int) []string {
	var lines []string
	line := ""
	words := strings.Fields(s)
	for k, w := range words {
		opens := w == "1." || w == "article" && k+1 < len(words) && words[k+1] == "1." ||
			strings.HasSuffix(line, ".") && strings.HasSuffix(w, ")") || w == "(ii)" && strings.HasSuffix(label, "(i)")
		if line != "" && len(line)+1+len(w) > width && !opens {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(lines, line)
}

// Whatever papers look like, their units come back: in order, none lost, none glued.
func TestDrawnPapers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := drawPaper(t)
		d, err := read.Bytes("drawn.md", []byte(p.text), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := texts(d)
		for i := range max(len(got), len(p.units)) {
			if i >= len(got) || i >= len(p.units) || got[i] != p.units[i] {
				g, w := "(none)", "(none)"
				if i < len(got) {
					g = got[i]
				}
				if i < len(p.units) {
					w = p.units[i]
				}
				t.Fatalf("unit %d\n got %s\nwant %s\n in\n%s", i+1, g, w, p.text)
			}
		}
	})
}

// The repairs leave nothing to repair, the marks stay in their text, and refs are unique.
func TestReadInvariants(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{"1. States", "2. States parties should:", "a) Read ONUDC<sup>1</sup> and", "(b) the ONU DC;", "i) ﬁnd", "", "---", "l) Text.", "## II. Second meeting, 2010",
			"Office of Nations Under Duress and Care (ONUDC)", "<sup>1</sup> Note.", "- item", "A. Heading", "II. Recommendations", "1. Again", "3 bis. More", "aa) far", "word", "ONUUDC said", "**bold", "Recommendation 4", "\\* star", "cut-", "ting"})
		text := "English\n\n" + strings.Join(rapid.SliceOfN(line, 1, 60).Draw(t, "lines"), "\n")
		name := rapid.SampledFrom([]string{"x.md", "x.txt"}).Draw(t, "name")
		d, err := read.Bytes(name, []byte(text), read.Options{})
		if err != nil {
			return
		}
		seen := map[corpus.Ref]bool{}
		for _, u := range d.Units() {
			if seen[u.Ref] {
				t.Fatalf("%s twice in\n%s", u.Ref, text)
			}
			seen[u.Ref] = true
			if r, err := corpus.ParseRef(u.Ref.String()); err != nil || r != u.Ref && d.Find(r) != u {
				t.Fatalf("%s is read back as %s, %v", u.Ref, r, err)
			}
			for _, m := range u.Marks {
				if m.Offset < 0 || m.Offset > len(u.Text) {
					t.Fatalf("%s: mark at %d of %q", u.Ref, m.Offset, u.Text)
				}
			}
			if u.Text != strings.Join(strings.FieldsFunc(u.Text, func(r rune) bool { return r == ' ' || r == '\n' }), " ") {
				t.Fatalf("%s: white space in %q", u.Ref, u.Text)
			}
		}
		for i := 1; i < len(d.Repairs); i++ {
			if d.Repairs[i].Line < d.Repairs[i-1].Line {
				t.Fatalf("repairs out of order: %v", d.Repairs)
			}
		}
	})
}
