package redline

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A change begins and ends best at the ends of a text and of paragraphs, then between sentences, then between words.
func TestBoundary(t *testing.T) {
	t.Parallel()
	c := &content{text: " one six. two,ten " + placeholder + "end", atoms: []atom{{pos: 18, kind: atomMark, key: "¶"}}}
	tokens := newVocabulary().tokens(c)
	want := map[string]int{" ": 8, "one": 3, "six": 3, ".": 1, "two": 4, ",": 1, "ten": 1, placeholder: 5, "end": 8}
	for i, x := range tokens {
		said := c.text[x.start:x.end]
		value := want[said]
		if said == " " && i > 0 {
			value = 2 // before spaces
		}
		if said == placeholder {
			value = 5
		}
		if got := boundary(tokens, i); got != value {
			t.Errorf("before %q, token %d: %d, want %d", said, i, got, value)
		}
	}
	if got := boundary(tokens, len(tokens)); got != 8 {
		t.Errorf("at the end: %d", got)
	}
}

// A header without a kind is the default one.
func TestHasSide(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		section    string
		name, kind string
		want       bool
	}{
		{`<w:headerReference w:type="default"/>`, "w:headerReference", "default", true},
		{`<w:headerReference/>`, "w:headerReference", "default", true},
		{`<w:headerReference/>`, "w:headerReference", "first", false},
		{`<w:headerReference w:type="even"/>`, "w:headerReference", "default", false},
		{`<w:footerReference w:type="first"/>`, "w:footerReference", "first", true},
		{`<w:footerReference/>`, "w:headerReference", "default", false}, {``, "w:headerReference", "default", false},
	} {
		tree, err := ooxml.Parse([]byte(`<w:sectPr ` + wNS + `>` + c.section + `</w:sectPr>`))
		if err != nil {
			t.Fatal(err)
		}
		if got := hasSide(tree.Root, side{c.name, c.kind}); got != c.want {
			t.Errorf("%s: a %s of kind %s: %v", c.section, c.name, c.kind, got)
		}
	}
}

// Sliding keeps what is kept: stretches of the same tokens in order, none empty, as many tokens as before.
func TestSlideKeeps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		v := newVocabulary()
		tokens := func(name string) []token {
			words := rapid.SliceOfN(rapid.SampledFrom([]string{"lamps ", "boats ", "lamps. ", "a "}), 0, 12).Draw(rt, name)
			return v.tokens(&content{text: strings.Join(words, "")})
		}
		ta, tb := tokens("a"), tokens("b")
		keep := align(ta, tb)
		before, after := 0, 0
		inside := 0 // stretches that are not at both beginnings or both ends
		for _, k := range keep {
			before += k.n
			if (k.i > 0 || k.j > 0) && (k.i+k.n < len(ta) || k.j+k.n < len(tb)) {
				inside++
			}
		}
		slid := slide(ta, tb, keep)
		if len(slid) < inside {
			rt.Fatalf("%d stretches are kept, of %d inside", len(slid), inside)
		}
		i, j := 0, 0
		for _, k := range slid {
			if k.n < 1 || k.i < i || k.j < j || k.i+k.n > len(ta) || k.j+k.n > len(tb) {
				rt.Fatalf("%+v behind %d, %d of %d and %d tokens", k, i, j, len(ta), len(tb))
			}
			for n := range k.n {
				if ta[k.i+n].id != tb[k.j+n].id {
					rt.Fatalf("%+v keeps tokens that differ", k)
				}
			}
			after += k.n
			i, j = k.i+k.n, k.j+k.n
		}
		if before != after {
			rt.Fatalf("%d tokens are kept, %d were before", after, before)
		}
	})
}

// A stretch between two changes does not slide away, however well the change would read then.
func TestSlideLeavesSomething(t *testing.T) {
	t.Parallel()
	tokens := func(ids ...int32) []token {
		out := make([]token, len(ids))
		for i, id := range ids {
			if out[i].id = id; id == 0 {
				out[i].class = classMark
			}
		}
		return out
	}
	for _, c := range []struct {
		ta, tb []token
		keep   []kept
	}{
		{tokens(1, 9, 5, 7, 8), tokens(1, 0, 5, 4, 5, 7, 8), []kept{{0, 0, 1}, {2, 2, 1}, {3, 5, 2}}}, // to the left
		{tokens(1, 5, 9, 8), tokens(1, 5, 4, 5, 0, 8), []kept{{0, 0, 1}, {1, 3, 1}, {3, 5, 1}}},       // to the right
		{tokens(1, 0, 5, 4, 5, 7, 8), tokens(1, 9, 5, 7, 8), []kept{{0, 0, 1}, {2, 2, 1}, {5, 3, 2}}}, // of what goes
		{tokens(1, 5, 4, 5, 0, 8), tokens(1, 5, 9, 8), []kept{{0, 0, 1}, {3, 1, 1}, {5, 3, 1}}},       // the same
	} {
		if got := slide(c.ta, c.tb, slices.Clone(c.keep)); !slices.Equal(got, c.keep) {
			t.Errorf("%v became %v", c.keep, got)
		}
	}
}

// The columns that a table had are noted where both files name them, they are others, and formatting is tracked.
func TestChangedGrid(t *testing.T) {
	t.Parallel()
	table := func(grid string, cells ...string) string {
		s := `<w:tbl>` + grid + `<w:tr>`
		for _, c := range cells {
			s += cellOf("", para(c))
		}
		return s + `</w:tr></w:tbl>` + para("The end.")
	}
	const one, two, wide = `<w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>`,
		`<w:tblGrid><w:gridCol w:w="4"/><w:gridCol w:w="5"/></w:tblGrid>`,
		`<w:tblGrid><w:gridCol w:w="20"/></w:tblGrid>`
	for _, c := range []struct {
		a, b       string
		formatting bool
		want       bool
	}{
		{table(one, "Lamps burn."), table(two, "Lamps burn.", "Boats sail."), true, true},
		{table(one, "Lamps burn."), table(two, "Lamps burn.", "Boats sail."), false, false},
		{table("", "Lamps burn."), table(two, "Lamps burn.", "Boats sail."), true, false},
		{table(one, "Lamps burn."), table("", "Lamps burn.", "Boats sail."), true, false},
		{table(one, "Lamps burn."), table(wide, "Lamps burn."), true, false},
	} {
		_, out := check(t, docxBytes(t, "", 1, c.a), docxBytes(t, "", 1, c.b), Options{Formatting: c.formatting})
		if got := strings.Contains(xmlOf(t, out, "word/document.xml"), "w:tblGridChange"); got != c.want {
			t.Errorf("%s to %s: noted %v", c.a, c.b, got)
		}
	}
}
