package lang

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// affixes are the beginnings and ends that a light stemmer takes off words (Larkey, Ballesteros and Connell, 2002,
// for Arabic): the files prefixes.txt and suffixes.txt of a language, folded.
type affixes struct{ prefixes, suffixes []string }

const leastStem = 3 // letters that are left of a word; an affix that would leave fewer stays

// affixesOf reads the affixes of a language, longest first; nil where it has none.
func affixesOf(name string) *affixes {
	a := &affixes{prefixes: longestFirst(name, "prefixes.txt"), suffixes: longestFirst(name, "suffixes.txt")}
	if len(a.prefixes)+len(a.suffixes) == 0 {
		return nil
	}
	return a
}

func longestFirst(name, file string) []string {
	var out []string
	for _, line := range dataLines(name, file) {
		out = append(out, FoldAll.Key(line))
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return out
}

// strip takes the longest prefix off a folded word, and the longest suffix off what is left.
func (a *affixes) strip(word string) string {
	if a == nil {
		return word
	}
	for _, p := range a.prefixes {
		if rest, ok := strings.CutPrefix(word, p); ok && utf8.RuneCountInString(rest) >= leastStem {
			word = rest
			break
		}
	}
	for _, s := range a.suffixes {
		if rest, ok := strings.CutSuffix(word, s); ok && utf8.RuneCountInString(rest) >= leastStem {
			return rest
		}
	}
	return word
}
