package redline

import "testing"

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
