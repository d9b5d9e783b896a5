package lang

import "testing"

// The longest prefix is taken off a word, and the longest suffix off what is left, as long as enough is left.
func TestStrip(t *testing.T) {
	t.Parallel()
	a := &affixes{prefixes: []string{"under", "un", "e"}, suffixes: []string{"ings", "ing", "s"}}
	for word, want := range map[string]string{
		"underwritings": "writ", "undoing": "doing", "undo": "undo", "undone": "done", "eats": "ats", "eat": "eat",
		"elands": "land", "lamps": "lamp", "sings": "sing",
		"lightings": "light", "lighting": "light", "as": "as", "": "", "quay": "quay", "éunéts": "éunét", "unété": "été",
		"unét": "unét",
	} {
		if got := a.strip(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
		if got := (*affixes)(nil).strip(word); got != word {
			t.Errorf("%s without affixes: %s", word, got)
		}
	}
}

// A letter of a script without spaces takes the marks that belong to it along.
func TestAloneEnd(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{
		"港": 3, "港湾": 3, "กำ": 3, "กี่า": 9, "が": 3, "カー": 6, "か\u3099港": 6, "港x": 3, "ក្ក": 6, "ー": 3, "港\u200d湾": 6,
	} {
		if got := aloneEnd(s, 0); got != want {
			t.Errorf("%q: %d bytes, want %d", s, got, want)
		}
		if got := aloneEnd("x"+s, 1); got != want+1 {
			t.Errorf("%q from 1 on: %d bytes, want %d", s, got, want+1)
		}
	}
	for r, want := range map[rune]bool{
		'港': true, 'か': true, 'ก': true, '๓': false, 'é': false, 'a': false, '한': false, 'ក': true, 'ཀ': true, 'က': true,
		'ລ': true,
	} {
		if got := IsSpaceless(r); got != want {
			t.Errorf("%c: %v", r, got)
		}
	}
}
