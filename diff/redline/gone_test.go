package redline

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// goneOf are deletions in their order, each as AUTHOR:text; one that was found already ends with an exclamation mark.
func goneOf(list string) *credits {
	cr := &credits{}
	for _, s := range strings.Fields(list) {
		s, found := strings.CutSuffix(s, "!")
		author, text, _ := strings.Cut(s, ":")
		cr.gone = append(cr.gone, &goneText{text: text, by: credit{author: author}, found: found})
	}
	return cr
}

// Who took words out is told by what each took out, from the last that was found on.
func TestWhoTookOut(t *testing.T) {
	t.Parallel()
	const all = "A:lamps B:quays A:lamps C:oilwicks"
	for _, c := range []struct {
		name, gone string
		next       int
		text       string
		of         string // of a stretch
		paragraph  string // of a whole paragraph
		then       int    // where the search goes on after a stretch
	}{
		{"the first", all, 0, "lamps", "A", "A", 1},
		{"the next of two", all, 1, "lamps", "A", "A", 3},
		{"around the end", all, 3, "quays", "B", "B", 2},
		{"the last", all, 0, "oil wicks", "C", "C", 0},
		{"a part of one", all, 0, "wicks", "C", "", 3},
		{"two of one author", "A:lamps A:quays B:oil", 0, "lamps quays", "A", "A", 2},
		{"two of two authors", "A:lamps B:quays", 0, "lamps quays", "", "", 0},
		{"two, one found already", "A:lamps A:quays! B:oil", 0, "lamps quays", "", "", 0},
		{"two and some more", "A:lamps A:quays", 0, "lamps quays x", "", "", 0},
		{"a word of which letters went", "A:s", 0, "lamps", "A", "", 0},
		{"two words of which letters went", "A:s", 0, "lamps quays", "", "", 0},
		{"found already", "A:lamps! B:lamps", 0, "lamps", "B", "B", 0},
		{"all found already", "A:lamps!", 0, "lamps", "", "", 0},
		{"no words", all, 2, " \ufffc", "", "", 2},
		{"no deletions", "", 0, "lamps", "", "", 0},
		{"none of them", all, 2, "x", "", "", 2},
	} {
		cr := goneOf(c.gone)
		cr.next = c.next
		if got := cr.ofGone(c.text); got.author != c.of || cr.next != c.then {
			t.Errorf("%s: %q, then %d; want %q, then %d", c.name, got.author, cr.next, c.of, c.then)
		}
		cr = goneOf(c.gone)
		cr.next = c.next
		if got := cr.ofParagraph(c.text); got.author != c.paragraph {
			t.Errorf("%s: the paragraph is %q's, want %q's", c.name, got.author, c.paragraph)
		}
	}
}

// A property is put where Word wants it, and the others too, as far as they are known.
func TestInsertProperty(t *testing.T) {
	t.Parallel()
	node := func(name string) *ooxml.Node { return &ooxml.Node{Name: name} }
	for _, c := range []struct{ before, put, want string }{
		{"", "w:jc", "w:jc"},
		{"w:pStyle w:jc", "w:numPr", "w:pStyle w:numPr w:jc"},
		{"w:jc w:pStyle", "w:numPr", "w:pStyle w:numPr w:jc"},
		{"w:pStyle", "w:pPrChange", "w:pStyle w:pPrChange"},
		{"w:rPr", "w:pStyle", "w:pStyle w:rPr"},
		{"x:own w:jc", "w:numPr", "x:own w:numPr w:jc"},
		{"w:pStyle x:own", "w:numPr", "w:pStyle x:own w:numPr"},
		{"w:jc x:own w:pStyle", "w:numPr", "w:numPr w:jc x:own w:pStyle"},
	} {
		p := node("w:pPr")
		for _, name := range strings.Fields(c.before) {
			p.Kids = append(p.Kids, node(name))
		}
		insertProperty(p, node(c.put))
		var got []string
		for _, k := range p.Kids {
			got = append(got, k.Name)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s into %q: %s, want %s", c.put, c.before, s, c.want)
		}
	}
}

func tokensOf(ids []int32) []token {
	out := make([]token, len(ids))
	for i, id := range ids {
		out[i] = token{id: id, weight: 4}
	}
	return out
}

// Texts too long to be laid side by side are aligned at the words that stand once in each.
func TestLongTextsByTheirAnchors(t *testing.T) {
	t.Parallel()
	const n = 4000 // its square is more than the cells of one alignment
	a, b := make([]int32, n), make([]int32, n)
	for i := range n {
		a[i], b[i] = -1, -2 // differ
		if i%1000 == 500 {  // stand once in each
			a[i], b[i] = int32(i), int32(i)
		}
	}
	a[100], b[110] = 7, 7 // once, between two of them
	a[200], b[3900] = 8, 8
	keep := align(tokensOf(a), tokensOf(b))
	want := []kept{{100, 110, 1}, {500, 500, 1}, {1500, 1500, 1}, {2500, 2500, 1}, {3500, 3500, 1}}
	if !slices.Equal(keep, want) {
		t.Errorf("%v, want %v", keep, want)
	}
	a[499] = -2 // many times in b: found between anchors only
	want[1] = kept{499, 499, 2}
	if keep = align(tokensOf(a), tokensOf(b)); !slices.Equal(keep, want) {
		t.Errorf("%v, want %v", keep, want)
	}
	same := align(tokensOf(a), tokensOf(a))
	if !slices.Equal(same, []kept{{0, 0, n}}) {
		t.Errorf("the same text keeps %v", same)
	}
}

// Words that stand once in each text are anchors as far as they rise in both.
func TestAnchors(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfN(rapid.Int32Range(0, 9), 0, 12)
		a, b := ids.Draw(t, "a"), ids.Draw(t, "b")
		once := func(s []int32, id int32) bool {
			n := 0
			for _, x := range s {
				if x == id {
					n++
				}
			}
			return n == 1
		}
		var ones []int32 // in the order of a, by their places in b
		for _, id := range a {
			if once(a, id) && once(b, id) {
				ones = append(ones, int32(slices.Index(b, id)))
			}
		}
		sorted := slices.Clone(ones)
		slices.Sort(sorted)
		got := unique(tokensOf(a), tokensOf(b), 0, len(a), 0, len(b))
		for n, k := range got {
			if k.n != 1 || a[k.i] != b[k.j] || !once(a, a[k.i]) || !once(b, b[k.j]) ||
				n > 0 && (got[n-1].i >= k.i || got[n-1].j >= k.j) {
				t.Fatalf("%v of %v and %v", got, a, b)
			}
		}
		if most := longest(ones, sorted); len(got) != most { // the longest that rises
			t.Fatalf("%v of %v and %v, where %d rise", got, a, b, most)
		}
	})
}

func TestJoinKept(t *testing.T) {
	t.Parallel()
	got := joinKept([]kept{{0, 0, 2}, {2, 2, 1}, {3, 4, 1}, {4, 5, 2}, {7, 7, 1}, {8, 8, 0}})
	if want := []kept{{0, 0, 3}, {3, 4, 3}, {7, 7, 1}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
