package redline

import (
	"testing"

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
		{`<w:headerReference w:type="default"/>`, "w:headerReference", "default", true}, {`<w:headerReference/>`, "w:headerReference", "default", true},
		{`<w:headerReference/>`, "w:headerReference", "first", false}, {`<w:headerReference w:type="even"/>`, "w:headerReference", "default", false},
		{`<w:footerReference w:type="first"/>`, "w:footerReference", "first", true}, {`<w:footerReference/>`, "w:headerReference", "default", false}, {``, "w:headerReference", "default", false},
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
