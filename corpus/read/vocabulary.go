package read

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A vocabulary is how often each word stands in the paper, a compound with its hyphens as one word; the pieces on both
// sides of a hyphen at a line end are none. It is the evidence for what a word cut by a line or page end was.
type vocabulary struct {
	count map[string]int
	opens map[string]bool // first parts of compounds: "non" of "non-binding"
	cuts  int             // how surely line ends cut words: the sum of the weights below
}

// Weights of line ends that cut a word, and the sum from which on the typesetter is known to cut words.
const (
	sureCut   = 2 // the whole stands elsewhere in the paper
	likelyCut = 1 // neither piece stands elsewhere
	leastCuts = 6
)

var foldWord = lang.FoldTypography.With(lang.FoldCase)

func vocabularyOf(lines []flow.Line) vocabulary {
	v := vocabulary{count: map[string]int{}, opens: map[string]bool{}}
	cut := "" // what a hyphen at the end of the line before cuts off
	var pieces [][2]string
	for _, l := range lines {
		text := strings.TrimSpace(l.Text)
		if text == "" || l.Furniture != "" || l.Note != "" {
			continue
		}
		if cut != "" {
			next := firstWord(text)
			pieces = append(pieces, [2]string{cut, foldWord.Key(next)})
			text = text[len(next):]
		}
		last := lastWord(text)
		if cut = ""; endsHyphen(last) {
			cut = foldWord.Key(strings.TrimRight(last, "-‑"))
			text = text[:len(text)-len(last)]
		}
		for w := range words(text) {
			v.count[w]++
			if i := strings.IndexByte(w, '-'); i > 0 {
				v.opens[w[:i]] = true
			}
		}
	}
	for _, p := range pieces {
		whole, compound := v.count[p[0]+p[1]], v.count[p[0]+"-"+p[1]]
		switch {
		case p[1] == "":
		case whole > compound:
			v.cuts += sureCut
		case whole == compound && v.count[p[0]] == 0 && v.count[p[1]] == 0 && !v.opens[p[0]]:
			v.cuts += likelyCut
		}
	}
	return v
}

// endsHyphen reports whether a word is cut by a hyphen behind a letter.
func endsHyphen(word string) bool {
	stem := strings.TrimRight(word, "-‑")
	return stem != word && endsLetter(stem)
}

// words yields the words of a text, folded; a hyphen between letters belongs to the word, an apostrophe parts two.
func words(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || r == '-' || r == '‑' }
		for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !inWord(r) }) {
			if w = strings.Trim(w, "-‑"); w != "" && !yield(foldWord.Key(w)) {
				return
			}
		}
	}
}

// A seam is where two lines of a unit meet.
type seam struct {
	cut  int    // bytes to take off the end of the words before
	glue string // what to put between: a space, or nothing
	kind string // kind of repair where one was made
	why  string
}

// seam decides how a line goes on the one before: with a space; without, after a hyphen; or as the rest of a cut word.
// guess also looks for words cut without a hyphen, which happens at page ends.
func (v vocabulary) seam(before, after string, guess bool) seam {
	space := seam{glue: " "}
	if unspacedSeam(before, after) {
		return seam{}
	}
	last, next := lastWord(before), firstWord(after)
	if next == "" || last == "" {
		return space
	}
	stem, hyphen := strings.CutSuffix(last, "-")
	if !hyphen {
		stem, hyphen = strings.CutSuffix(last, "‑")
	}
	a, b := foldWord.Key(stem), foldWord.Key(next)
	switch {
	case !hyphen:
		if whole := v.count[a+b]; guess && whole > 0 && v.count[a] == 1 && v.count[b] == 1 && startsLower(next) && len(a) > 1 &&
			len(b) > 1 {
			return seam{
				glue: "",
				kind: "word",
				why:  fmt.Sprintf("the page end cuts a word: %s%s stands elsewhere, neither part does", stem, next),
			}
		}
		return space
	case a == "" || strings.HasSuffix(before, " -") || !endsLetter(stem):
		return space // a dash
	case !startsLower(next):
		return seam{} // Nord-Sud
	}
	if v.cutsWord(a, b) {
		return seam{
			cut:  len(last) - len(stem),
			kind: "hyphen",
			why:  fmt.Sprintf("a word cut at the line end: %s%s", stem, next),
		}
	}
	return seam{}
}

// cutsWord reports whether a hyphen between two pieces at a line end is the typesetter's. It is so where the whole
// stands elsewhere, or where neither piece does; and where one of them does not, if the typesetter is known to cut
// words and no compound opens with the first.
func (v vocabulary) cutsWord(a, b string) bool {
	whole, compound := v.count[a+b], v.count[a+"-"+b]
	if i := strings.LastIndexByte(a, '-'); i >= 0 && whole == 0 {
		whole = v.count[a[i+1:]+b]
	}
	switch first, second := v.count[a], v.count[b]; {
	case whole != compound:
		return whole > compound
	case first == 0 && second == 0:
		return true
	case v.cuts < leastCuts || v.opens[a] || strings.Contains(a, "-"):
		return false
	default:
		return first == 0 || second == 0
	}
}

// unspacedSeam reports whether a line end stands between two characters that are written without a space.
func unspacedSeam(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return flow.Unspaced(last) && flow.Unspaced(first)
}

// lastWord is what follows the last space, apostrophe or bracket.
func lastWord(s string) string {
	i := strings.LastIndexFunc(
		s,
		func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("'’(«“\"/", r) },
	)
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// firstWord is the letters and inner hyphens a text begins with.
func firstWord(s string) string {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if i < 0 {
		return s
	}
	return s[:i]
}

func endsLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r)
}
