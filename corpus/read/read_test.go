package read_test

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// A goldUnit is one line of units.tsv: ref, first 48 and last 32 characters of the text as it stands in the source.
type goldUnit struct{ ref, head, tail string }

func gold(t *testing.T) []goldUnit {
	t.Helper()
	f, err := os.Open("../../testdata/wg4/units.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldUnit
	for s := bufio.NewScanner(f); s.Scan(); {
		if p := strings.Split(s.Text(), "\t"); len(p) == 3 && !strings.HasPrefix(p[0], "#") {
			out = append(out, goldUnit{p[0], p[1], p[2]})
		}
	}
	if len(out) != 317 {
		t.Fatalf("units.tsv has %d units, want 317", len(out))
	}
	return out
}

func builtIn(t *testing.T, name string) *corpus.Document {
	t.Helper()
	for _, f := range wg4.Files() {
		if f.Name == name {
			d, err := read.Bytes(f.Name, f.Data, read.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
	}
	t.Fatalf("no built-in file %s", name)
	return nil
}

func TestBuiltInRefs(t *testing.T) {
	want := gold(t)
	for _, name := range []string{"recommendations.fr.md", "recommendations.en.md"} {
		units := builtIn(t, name).Units()
		for i := range max(len(units), len(want)) {
			got, ref := "(none)", "(none)"
			if i < len(units) {
				got = units[i].Ref.String()
			}
			if i < len(want) {
				ref = want[i].ref
			}
			if got != ref {
				t.Errorf("%s: unit %d is %s, want %s", name, i+1, got, ref)
				break
			}
		}
	}
}

func TestBuiltInTexts(t *testing.T) {
	units := builtIn(t, "recommendations.fr.md").Units()
	for i, g := range gold(t) {
		if i >= len(units) {
			break
		}
		u := *units[i]
		marked := u.Marked()
		if u.Original != "" {
			marked = u.Original // as the source has it
		}
		marked = strings.ReplaceAll(marked, "\u00a0", " ")
		if head := first(marked, 48); head != g.head {
			t.Errorf("%s begins %q, want %q", g.ref, head, g.head)
		}
		want := strings.ReplaceAll(g.tail, "](#)", "") // a link is markup
		if !strings.HasSuffix(marked, want) {
			t.Errorf("%s ends %q, want %q", g.ref, last(marked, 32), g.tail)
		}
	}
}

func first(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}

func last(s string, n int) string {
	for utf8.RuneCountInString(s) > n {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return s
}
