package markdown

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/paper.md")
	if err != nil {
		t.Fatal(err)
	}
	lines, said, warnings := Lines(string(data), false)
	law.Golden(t, "testdata/paper.lines", fmt.Sprintf("%+v\n%v\n%s", said, warnings, law.Print(lines)), *update)
	source := regexp.MustCompile(`\]\([^)]*\)|~~[^~]*~~|</?[a-z][^>]*>`).ReplaceAllString(string(data), " ")
	if lost, madeUp := law.Compare(source, lines, law.What{Notes: true, Markers: true}); len(lost)+len(madeUp) > 0 {
		t.Errorf("lost %q, made up %q", lost, madeUp)
	}
}

// Words without signs of markup stand in the lines, however they are laid out.
func FuzzLaw(f *testing.F) {
	f.Add("# a\n\nb c\n- d\n   1. e\n\n---\nf: g\n---\n")
	f.Add("  0. 0. - a\n   0. 0. a\n\n---\n;a\na!")
	f.Add("---\na: b\n---\n| c | d |\n|---|---|\n| e | f |\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "<>[]()&\\*_~`\x00\r†‡") || strings.ContainsFunc(text, func(r rune) bool { return r > 0x7e || r < ' ' && r != '\n' }) {
			return
		}
		lines, _, _ := Lines(text, false)
		source := strings.Split(text, "\n")
		front, _ := frontMatter(source)
		for at, m := range printedLabels(source, behind(front)) { // these bear the number that is counted, not the one written
			source[at] = m.label + " " + source[at][m.size:]
		}
		what := law.What{Labels: true, Notes: true, Markers: true}
		if lost, madeUp := law.Compare(strings.Join(source, "\n"), lines, what); len(lost)+len(madeUp) > 0 {
			t.Errorf("lost %q, made up %q", lost, madeUp)
		}
	})
}

// The heads that Pandoc, MultiMarkdown and Hugo write are no text, and their titles are taken.
func TestHeads(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"% Lamp Rules\n% The Guild\n% 2021\n\nThe lamps burn.":                                        "Lamp Rules|3",
		"Title  : Lamp Rules\nAuthor : The Guild,\n         the Board\n\nThe lamps burn.":             "Lamp Rules|3",
		"+++\ntitle = \"Lamp Rules\"\ntags = [\n  \"lamps\"\n]\n[extra]\nx = 1\n+++\nThe lamps burn.": "Lamp Rules|7",
		"+++\ntitle = \"Lamp Rules\"\n[menu]\ntitle = \"Site\"\n+++\nThe lamps burn.":                 "Lamp Rules|4",
		"---\nmenu:\n  title: Site\ntitle: Lamp Rules\n---\n\nThe lamps burn.":                        "Lamp Rules|4",
		"---\nmenu:\n  title: Site\n---\n\nThe lamps burn.":                                           "|3",
		"+++\nThe lamps burn.\n+++\n":                                                                 "|0",
		"Title: Lamp Rules\n\nThe lamps burn.":                                                        "|0",
		"Title: Lamp Rules\nDate: 3 May 2021\nThe lamps burn.\n\nThey burn.":                          "|0",
		"Object: lamps\nAuthor: The Guild\n\nThe lamps burn.":                                         "|0",
		"% Lamp Rules\n\nTitle: The lamps\nAuthor: The Guild\n\nThe lamps burn until dawn.":           "Lamp Rules|1",
	} {
		lines, said, _ := Lines(text, false)
		n := 0
		for _, l := range lines {
			if l.Furniture == "front matter" {
				n++
			}
		}
		if got := fmt.Sprintf("%s|%d", said.Title, n); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
