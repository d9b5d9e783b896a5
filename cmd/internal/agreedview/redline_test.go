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

// With every tracked change rejected the draft says what its sources say, with every one accepted what it said; what
// has no source stays as it is, and each paragraph has its comment.
func TestRedline(t *testing.T) {
	t.Parallel()
	const lamps = "Invites shipowners to replace the lamps of “old” vessels every second year"
	const oil = "Notes that whale oil is to be kept in closed barrels below deck, away from galleys and stoves"
	sources := []string{trains + ", in line with domestic law;", lamps + ";", oil + "."}
	texts := []string{
		"Also " + strings.ToLower(trains[:1]) + trains[1:] + ";", strings.Replace(lamps, "second", "third", 1) + ".",
		oil + ".", "Bread & <wine>.",
	}
	var earlier, draft []agreed.Paragraph
	for _, s := range sources {
		earlier = append(earlier, agreed.Paragraph{Cite: "A/1:1", Text: s})
	}
	for _, d := range texts {
		draft = append(draft, agreed.Paragraph{Cite: "1", Text: d})
	}
	v := viewOf(t, earlier, draft)
	var plain bytes.Buffer
	if _, err := v.Word(&plain, agreedview.WordOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, file := range [][]byte{nil, cutRuns(t, plain.Bytes())} {
		var out bytes.Buffer
		done, err := v.Word(&out, agreedview.WordOptions{File: file, Redline: true})
		if err != nil || len(done.Missed) > 0 {
			t.Fatal(done, err)
		}
		if _, at, comments := commented(t, out.Bytes()); len(at) < len(draft) || len(comments) < len(draft) {
			t.Errorf("%d comments at %d places", len(comments), len(at))
		}
		if got := settled(t, out.Bytes(), true); !slices.Equal(got, texts) {
			t.Errorf("accepted it says %q, want %q", got, texts)
		}
		if got, want := settled(t, out.Bytes(), false), slices.Concat(sources, texts[3:]); !slices.Equal(got, want) {
			t.Errorf("rejected it says %q, want %q", got, want)
		}
	}
}

// settled gives the paragraphs of a Word file with its tracked changes accepted or rejected.
func settled(t *testing.T, data []byte, accept bool) (out []string) {
	t.Helper()
	tree := bodyOf(t, data, nil)
	if ooxml.ResolveChanges(tree, tree.Root, accept) == 0 {
		t.Error("no tracked changes")
	}
	for n := range tree.Root.All() {
		if text := textOf(n); n.Name == "w:p" && text != "" {
			out = append(out, text)
		}
	}
	return out
}

// cutRuns cuts every run of a Word file into runs of a few letters, as word processors do.
func cutRuns(t *testing.T, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	bodyOf(t, data, func(pkg *ooxml.Package, main *ooxml.Part, tree *ooxml.Tree) {
		for n := range tree.Root.All() {
			if n.Name != "w:p" {
				continue
			}
			var kids []*ooxml.Node
			for _, k := range n.Kids {
				text := textOf(k)
				if k.Name != "w:r" || text == "" {
					kids = append(kids, k)
					continue
				}
				for piece := range slices.Chunk([]rune(text), 7) {
					r := k.Clone()
					w := r.Kid("w:t")
					w.Kids = []*ooxml.Node{ooxml.NewText(string(piece))}
					tree.Set(w, "xml:space", "preserve")
					kids = append(kids, r)
				}
			}
			n.Kids = kids
		}
		main.Changed()
		if err := pkg.Write(&out); err != nil {
			t.Fatal(err)
		}
	})
	return out.Bytes()
}

func bodyOf(t *testing.T, data []byte, do func(*ooxml.Package, *ooxml.Part, *ooxml.Tree)) *ooxml.Tree {
	t.Helper()
	pkg, err := ooxml.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	main, err := pkg.Main()
	if err != nil {
		t.Fatal(err)
	}
	tree, err := main.Tree()
	if err != nil {
		t.Fatal(err)
	}
	if do != nil {
		do(pkg, main, tree)
	}
	return tree
}

// A redline changes the words of a paragraph of the draft and no others: not those beside a text box, nor a heading
// that has the words too.
func TestRedlineBeside(t *testing.T) {
	t.Parallel()
	earlier := []agreed.Paragraph{{Cite: "A/1:1", Text: trains + ", in line with domestic law;"}}
	draft := []agreed.Paragraph{{Cite: "1", Text: trains + ";"}}
	v := viewOf(t, earlier, draft)
	var plain bytes.Buffer
	if _, err := v.Word(&plain, agreedview.WordOptions{}); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		edit   func(tree *ooxml.Tree, p *ooxml.Node)
		missed bool
	}{
		"a text box": {func(tree *ooxml.Tree, p *ooxml.Node) {
			r, drawing, content := tree.New("w:r"), tree.New("w:drawing"), tree.New("w:txbxContent")
			content.Kids = []*ooxml.Node{wordParagraph(tree, "Some words in a box.")}
			drawing.Kids, r.Kids = []*ooxml.Node{content}, []*ooxml.Node{drawing}
			p.Insert(slices.Index(p.Kids, p.Kid("w:r")), r)
		}, false},
		"a heading": {func(tree *ooxml.Tree, p *ooxml.Node) {
			body := tree.Root.Kid("w:body")
			body.Insert(0, wordParagraph(tree, "Annex. "+trains+" of 1905"))
		}, true},
	} {
		var file, out bytes.Buffer
		bodyOf(t, plain.Bytes(), func(pkg *ooxml.Package, main *ooxml.Part, tree *ooxml.Tree) {
			for n := range tree.Root.All() {
				if n.Name == "w:p" && textOf(n) == draft[0].Text {
					c.edit(tree, n)
					break
				}
			}
			main.Changed()
			if err := pkg.Write(&file); err != nil {
				t.Fatal(err)
			}
		})
		done, err := v.Word(&out, agreedview.WordOptions{File: file.Bytes(), Redline: true})
		if err != nil || (len(done.Missed) > 0) != c.missed {
			t.Fatal(name, done, err)
		}
		if c.missed {
			continue
		}
		got := strings.Join(settled(t, out.Bytes(), false), "\n")
		if !strings.Contains(got, earlier[0].Text) || !strings.Contains(got, "Some words in a box.") {
			t.Errorf("%s: rejected it says %q", name, got)
		}
	}
}

func wordParagraph(tree *ooxml.Tree, text string) *ooxml.Node {
	p, r, w := tree.New("w:p"), tree.New("w:r"), tree.New("w:t")
	w.Kids = []*ooxml.Node{ooxml.NewText(text)}
	r.Kids, p.Kids = []*ooxml.Node{w}, []*ooxml.Node{r}
	return p
}
