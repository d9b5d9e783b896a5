package xmldoc

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

func all(n *xmltree.Node, b *strings.Builder) {
	b.WriteString(n.Text)
	for _, k := range n.Kids {
		all(k, b)
	}
	b.WriteByte(' ')
}

func holds(t *testing.T, root *xmltree.Node) {
	t.Helper()
	var b strings.Builder
	all(root, &b)
	lines, _, _ := Lines(root)
	markers := false
	for _, l := range lines {
		markers = markers || l.Note != ""
	}
	if lost, madeUp := law.Compare(b.String(), lines, law.What{Labels: true, Notes: markers}); len(lost)+len(madeUp) > 0 {
		t.Errorf("lost %q, made up %q", lost, madeUp)
	}
}

func TestGolden(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.xml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			root, err := xmltree.Parse(string(data))
			if err != nil {
				t.Fatal(err)
			}
			lines, stated, warnings := Lines(root)
			got := fmt.Sprintf("%+v\n%v\n%s", stated, warnings, law.Print(lines))
			law.Golden(t, strings.TrimSuffix(file, ".xml")+".lines", got, *update)
			holds(t, root)
		})
	}
}

func FuzzLaw(f *testing.F) {
	for _, s := range []string{"<a>b<c>d</c></a>", "<section><label>1</label><title>t</title><p>x<note>y</note></p></section>",
		"<table><tr><td>1</td></tr></table>", "<schedule><label>A</label><item>i</item></schedule>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		root, err := xmltree.Parse(text)
		if err != nil || strings.Contains(strings.ToLower(text), "note") || strings.Contains(strings.ToLower(text), "fn") {
			return // a note without a marker gets one
		}
		holds(t, root)
	})
}
