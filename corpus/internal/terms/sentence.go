package terms

import "golang.org/x/text/language"

// sentenceWords is how many words of a line are looked at for a verb.
const sentenceWords = 40

// HoldsVerb reports whether a line without a sign at its end is a sentence all the same: it holds a verb in a form that
// sentences have and titles do not. Behind a relative word ("Persons who are bound", "What is asked") a verb proves
// nothing, nor does one at the head or at the end. A line in an unknown language has none.
func HoldsVerb(line string, tag language.Tag) bool {
	words := wordsOf(line, false, sentenceWords)
	for _, t := range tablesFor(tag) {
		if len(t.relative) == 0 {
			continue
		}
		for i := range words {
			if t.relative[words[i].key] {
				break
			}
			if n := t.verbs.longest(words[i:]); n > 0 && i > 0 && (i+n < len(words) || n > 1) {
				return true
			}
		}
	}
	return false
}
