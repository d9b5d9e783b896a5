package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// Answers to recommendations label one paragraph with the numbers of several: "5., 6., 7. The State accepts these",
// "122.14–15". Such a label stands in the list as its first number does, and the next label follows its last.

var (
	// jointHead is several labels with commas between them.
	jointHead = lazyregexp.New(`^[0-9]{1,4}[.)](?:,` + gapPat + `*[0-9]{1,4}[.)])+,?(?:` + gapPat + `+|$)`)
	// spanHead is the first and the last of labels, those between left out.
	spanHead = lazyregexp.New(
		`^((?:[0-9]{1,4}\.)*)([0-9]{1,4})` + gapPat + `?[–—-]` + gapPat + `?([0-9]{1,4})([.)]?)(?:` + gapPat + `+|$)`,
	)
)

// longestSpan is how many labels one paragraph bears at most.
const longestSpan = 100

// jointLabel reads several labels of one paragraph. Those between two numbers need the number of their list, or words
// behind a sign, and nothing but the label on the line without one.
func jointLabel(text string) (label, bool) {
	if head := jointHead.FindString(text); head != "" {
		return label{style: "."}.spanning(head, "", jointNumbers(head))
	}
	m := spanHead.FindStringSubmatch(text)
	if m == nil || m[1] == "" && m[4] == "" {
		return label{}, false
	}
	first, _ := utf8.DecodeRuneInString(text[len(m[0]):])
	if m[4] == "" && len(m[0]) < len(text) && !unicode.IsUpper(first) {
		return label{}, false
	}
	l, ok := label{style: m[4]}.spanning(m[0], m[1], [2]int{atoi(m[2]), atoi(m[3])})
	if ok && m[1] == "" {
		l.readings[0].weak = true // a range of years or of pages
	}
	return l, ok
}

// jointNumbers are the first of several labels and the last of those that count on from it: others may come before
// the rest.
func jointNumbers(head string) [2]int {
	var span [2]int
	for field := range strings.FieldsFuncSeq(head, func(r rune) bool { return !unicode.IsDigit(r) }) {
		switch n := atoi(field); {
		case span[0] == 0:
			span = [2]int{n, n}
		case n == span[1]+1:
			span[1] = n
		}
	}
	return span
}

// spanning is the label of a paragraph that bears those from one number to another; head is the label as printed, and
// above the list that it names.
func (l label) spanning(head, above string, span [2]int) (label, bool) {
	from, to := span[0], span[1]
	if from < 1 || to <= from || to-from > longestSpan {
		return label{}, false
	}
	l.mark, l.length = strings.TrimSpace(head), len(head)
	l.bare = strings.Trim(l.mark, "., )")
	r := reading{kind: number, value: from, last: to, text: itoa(from)}
	if above != "" {
		var path corpus.Ref
		names := strings.Split(strings.TrimSuffix(above, "."), ".")
		for _, name := range names {
			path = path.Child(name)
		}
		r.kind, r.above = decimal, path.Path
		l.style = strings.Repeat("0.", len(names)+1)
	}
	l.readings = []reading{r}
	return l, true
}

// end is the place in its list of the last label that a paragraph bears.
func (r reading) end() int { return max(r.value, r.last) }
