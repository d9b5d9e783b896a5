package text

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

// A quoted cell keeps its line ends, quotation marks and separators.
func TestSeparated(t *testing.T) {
	t.Parallel()
	const want = "1\tcell=1:0,0\tNo.\n1\tcell=1:0,1\tWording\n2\tcell=1:1,0\t1\n2\tcell=1:1,1\tLight:\n3\tcell=1:1,1\t(a) the \"mole\";\n4\tcell=1:1,1\t(b) the quay, too.\n5\tcell=1:2,0\t2\n5\tcell=1:2,1\tWatch.\n"
	for ext, s := range map[string]string{
		".tsv": "No.\tWording\n1\t\"Light:\n(a) the \"\"mole\"\";\n(b) the quay, too.\"\n2\tWatch.\n",
		".csv": "No.,Wording\n1,\"Light:\n(a) the \"\"mole\"\";\n(b) the quay, too.\"\n2,Watch.\n",
	} {
		lines, ok := Separated(s, ext)
		if got := law.Print(lines); !ok || got != want {
			t.Errorf("%s: %v\n%s", ext, ok, got)
		}
	}
	if _, ok := Separated("A paper.\n\n1. States should act.\n", ".csv"); ok {
		t.Error("a text is taken for a table")
	}
}

func FuzzLaw(f *testing.F) {
	f.Add("a b\n\n1. c\n   d\n\fe\n\f\ng\th\ni\tj\n")
	f.Add("a¹\n____\n1 b\nc\n")
	f.Add("Agreement\n\n 1  The Parties,\n 2  noting that\n 3  lamps\n 4  are few,\n 5\n 6  agree\n 7  to:\n 8\n 9  1. light\n10  them.\n")
	f.Add("a        ¹\nb\n") // a letter of several bytes behind the gap of a mast-head
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range s {
			if r > 0x7e && r != '¹' && r != '²' || r < ' ' && r != '\n' && r != '\t' && r != '\f' {
				return
			}
		}
		lines := Lines(s)
		if lost, madeUp := law.Compare(s, lines, law.What{Notes: true, Markers: true}); len(lost)+len(madeUp) > 0 {
			t.Errorf("lost %q, made up %q", lost, madeUp)
		}
	})
}
