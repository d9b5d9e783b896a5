package agreedview_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

const trains = "Urges all harbour authorities to train the crews of tugs in the use of the new signals before winter"

// The Word file has a comment around each paragraph of the draft, and the words it had; comments on a file that has
// some already get numbers of their own.
func TestWord(t *testing.T) {
	t.Parallel()
	earlier := []agreed.Paragraph{{Cite: "A/1:2", Text: trains + ", in line with domestic law;"}}
	draft := []agreed.Paragraph{{Cite: "1", Text: trains + ";"}, {Cite: "2", Text: "Bread & <wine>."}}
	v := viewOf(t, earlier, draft)
	var once, twice bytes.Buffer
	if _, err := v.Word(&once, agreedview.WordOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Word(&twice, agreedview.WordOptions{File: once.Bytes()}); err != nil {
		t.Fatal(err)
	}
	for n, data := range []*bytes.Buffer{&once, &twice} {
		words, inside, comments := commented(t, data.Bytes())
		if want := trains + ";\nBread & <wine>.\n"; words != want {
			t.Errorf("the file says %q, want %q", words, want)
		}
		if len(comments) != 2*(n+1) || len(inside) != len(comments) {
			t.Fatalf("%d comments and %d marks in file %d", len(comments), len(inside), n)
		}
		first, second := comments[2*n], comments[2*n+1]
		if !strings.Contains(first, "A/1:2") || !strings.Contains(first, "in line with domestic law") ||
			!strings.Contains(second, "New") {
			t.Errorf("comments %q", comments)
		}
		if inside[first] != trains+";" || inside[second] != "Bread & <wine>." && n == 0 {
			t.Errorf("the comments are at %q", inside)
		}
	}
}

// The few words of a paragraph that stand in a line before it as well, such as a title, have their comment at the
// paragraph.
func TestWordAfterTitle(t *testing.T) {
	t.Parallel()
	earlier := []agreed.Paragraph{{Cite: "A/1:t1", Text: "The Harbour Assembly,"}}
	title := agreed.Paragraph{Cite: "t", Text: "Resolution adopted by the Harbour Assembly on 3 May"}
	draft := []agreed.Paragraph{{Cite: "1", Text: "The Harbour Assembly,"}, {Cite: "2", Text: trains + ";"}}
	view := func(draft []agreed.Paragraph) *agreedview.View {
		return viewOf(t, earlier, draft)
	}
	var file, out bytes.Buffer
	if _, err := view(append([]agreed.Paragraph{title}, draft...)).Word(&file, agreedview.WordOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := view(draft).Word(&out, agreedview.WordOptions{File: file.Bytes()}); err != nil {
		t.Fatal(err)
	}
	_, at, comments := commented(t, out.Bytes())
	if len(comments) != 5 { // three of the file itself
		t.Fatalf("comments %q", comments)
	}
	for k, c := range comments[3:] {
		if at[c] != draft[k].Text {
			t.Errorf("the comment on %q stands at %q", draft[k].Text, at[c])
		}
	}
}

// commented gives the words of a Word file, the paragraph that each comment is at, and the comments.
func commented(t *testing.T, data []byte) (words string, at map[string]string, comments []string) {
	t.Helper()
	pkg, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	main, err := pkg.Main()
	if err != nil {
		t.Fatal(err)
	}
	part, err := pkg.Related(main.Name, "comments")
	if err != nil || part == nil {
		t.Fatalf("no comments: %v", err)
	}
	notes, err := part.Tree()
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]string{}
	for _, c := range notes.Root.Kids {
		if c.Name == "w:comment" {
			id := c.Attr("w:id")
			byID[id] = id + textOf(c)
			comments = append(comments, byID[id])
		}
	}
	tree, err := main.Tree()
	if err != nil {
		t.Fatal(err)
	}
	at = map[string]string{}
	for n := range tree.Root.All() {
		if n.Name != "w:p" {
			continue
		}
		words += textOf(n) + "\n"
		marks := map[string][]string{} // by comment, in their order
		for k := range n.All() {
			if strings.HasPrefix(k.Name, "w:comment") {
				marks[k.Attr("w:id")] = append(marks[k.Attr("w:id")], k.Name)
			}
		}
		for id, names := range marks {
			if slices.Equal(names, []string{"w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"}) {
				at[byID[id]] = textOf(n)
			}
		}
	}
	return words, at, comments
}

func textOf(n *ooxml.Node) string {
	var b strings.Builder
	for k := range n.All() {
		if k.Name == "w:t" {
			b.WriteString(k.Text())
		}
	}
	return b.String()
}
