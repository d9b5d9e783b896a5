package xmldoc

import (
	"flag"
	"fmt"
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
	law.Files(t, "testdata/*.xml", *update, func(t *testing.T, data []byte) string {
		root, err := xmltree.Parse(string(data))
		if err != nil {
			t.Fatal(err)
		}
		lines, stated, warnings := Lines(root)
		holds(t, root)
		return fmt.Sprintf("%+v\n%v\n%s", stated, warnings, law.Print(lines))
	})
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
