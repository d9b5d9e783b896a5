package akn

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

var update = flag.Bool("update", false, "write the golden files anew")

// all takes every text of a file, independently of the reader.
func all(n *xmltree.Node, b *strings.Builder) {
	b.WriteString(n.Text)
	for _, k := range n.Kids {
		all(k, b)
	}
	b.WriteByte(' ')
}

func TestGolden(t *testing.T) {
	t.Parallel()
	law.Files(t, "testdata/*.xml", *update, func(t *testing.T, data []byte) string {
		root, err := xmltree.Parse(string(data))
		if err != nil {
			t.Fatal(err)
		}
		lines, stated, warnings := Lines(root, false)
		holds(t, root)
		return fmt.Sprintf("%+v\n%v\n%s", stated, warnings, law.Print(lines))
	})
}

// holds checks that every text of the file stands in one line.
func holds(t *testing.T, root *xmltree.Node) {
	t.Helper()
	var b strings.Builder
	all(root, &b)
	lines, _, _ := Lines(root, false)
	if lost, madeUp := law.Compare(b.String(), lines, law.What{Labels: true}); len(lost)+len(madeUp) > 0 {
		t.Errorf("lost %q, made up %q", lost, madeUp)
	}
}

func FuzzLaw(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.xml")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	f.Add(`<akomaNtoso><act><body><article><num>1</num><list><point><p>a<table><tr><td>b</td></tr></table></p></point></list></article></body></act></akomaNtoso>`)
	f.Fuzz(func(t *testing.T, text string) {
		root, err := xmltree.Parse(text)
		if err != nil || strings.Contains(text, "del") || strings.Contains(text, "ins") {
			return
		}
		holds(t, root)
	})
}
