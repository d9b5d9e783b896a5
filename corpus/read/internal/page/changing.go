package page

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// A running head may change from chapter to chapter, or from page to page: "Bylaws  1.1 The Council", and on the next
// pages "Bylaws  1.2 The Keepers". It is told by its place. It stands at one height on most pages, apart from the text,
// which seldom begins so; and it has words in common with those of other pages.

// A block is the lines at the head or foot of a page that stand apart from the others.
type block struct {
	lines int     // how many
	at    float64 // height of the outermost
	words string  // of it, without numbers
}

const (
	changingPages = 6    // pages that a paper has at least whose running heads change
	changingShare = 0.6  // of them have lines apart at one height
	apartGap      = 1.5  // usual distances between lines that such lines stand off
	heightOff     = 2.0  // points or lines that the heights may differ by
	fewAtHeight   = 0.1  // of the pages may have text at that height
	commonShare   = 0.75 // of the blocks have words that others have
)

// changing tells for each page how many lines of its head, or of its foot, are running ones that change; none where the
// paper has no such.
func changing(pages [][]Line, foot bool) []block {
	out := make([]block, len(pages))
	if len(pages) < changingPages {
		return out
	}
	found := make([]block, len(pages))
	heights := map[int]int{}
	for n, p := range pages {
		found[n] = edgeBlock(p, foot)
		if found[n].lines > 0 {
			heights[int(math.Round(found[n].at/heightOff))]++
		}
	}
	at, most := 0, 0
	for h, n := range heights {
		if n > most || n == most && h < at {
			at, most = h, n
		}
	}
	near := func(height float64) bool { return math.Abs(height-float64(at)*heightOff) <= heightOff }
	var of []int
	text := 0
	for n, p := range pages {
		switch {
		case found[n].lines > 0 && near(found[n].at):
			of = append(of, n)
		case len(p) > 0 && near(outermost(p, foot, 0).Top):
			text++
		}
	}
	if float64(len(of)) < changingShare*float64(len(pages)) || float64(text) > fewAtHeight*float64(len(of)) ||
		!haveWordsInCommon(found, of) {
		return out
	}
	usual := usualLines(found, of)
	for _, n := range of {
		out[n] = found[n]
		out[n].lines = min(out[n].lines, usual)
	}
	return out
}

// usualLines is how many lines most of the blocks have at most: what a page has beyond that is a heading that stands at
// its edge.
func usualLines(blocks []block, of []int) int {
	for lines := 1; lines < edge; lines++ {
		n := 0
		for _, at := range of {
			if blocks[at].lines <= lines {
				n++
			}
		}
		if float64(n) >= commonShare*float64(len(of)) {
			return lines
		}
	}
	return edge
}

func outermost(p []Line, foot bool, k int) Line {
	if foot {
		return p[len(p)-1-k]
	}
	return p[k]
}

// edgeBlock is the lines at the edge of a page, at most as many as running lines are, that stand apart from the rest.
func edgeBlock(p []Line, foot bool) block {
	lead := leading(p)
	if lead == 0 || len(p) <= edge {
		return block{}
	}
	for k := 0; k < edge && k+1 < len(p); k++ {
		l, next := outermost(p, foot, k), outermost(p, foot, k+1)
		if l.Keep || l.Cell.Table > 0 || next.Cell.Table > 0 {
			return block{}
		}
		if gap := math.Abs(next.Top - l.Top); gap > apartGap*lead {
			first := outermost(p, foot, 0)
			words := strings.Fields(strings.ToLower(digits.ReplaceAllString(first.Text, " ")))
			return block{k + 1, first.Top, strings.Join(words, " ")}
		}
	}
	return block{}
}

// haveWordsInCommon reports whether most of the blocks have words in common with others: all of them, or the first or
// the last two.
func haveWordsInCommon(blocks []block, of []int) bool {
	keys := make([][]string, len(blocks))
	count := map[string]int{}
	for _, n := range of {
		keys[n] = commonKeys(blocks[n].words)
		for _, k := range keys[n] {
			count[k]++
		}
	}
	common := 0
	for _, n := range of {
		for _, k := range keys[n] {
			if count[k] > 1 {
				common++
				break
			}
		}
	}
	return float64(common) >= commonShare*float64(len(of))
}

// commonKeys are the words that a line may have in common with those of other pages.
func commonKeys(words string) []string {
	f := strings.Fields(words)
	if len(f) == 0 {
		return []string{""} // a number alone
	}
	keys := []string{words}
	if len(f) > 2 {
		keys = append(keys, "head "+f[0]+" "+f[1], "foot "+f[len(f)-2]+" "+f[len(f)-1])
	}
	return keys
}

// leastOpening is how many lines in a row open both pages of a paper of two that are a letterhead.
const leastOpening = 2

// openBoth is how many lines open both pages of a paper of two: lines in a row, the same to the letter, as many as make
// a letterhead; or a symbol that stands among the first lines of the first page too, and apart on the second, with the
// title or without it.
func openBoth(pages [][]Line) int {
	if len(pages) != 2 {
		return 0
	}
	first, second := pages[0], pages[1]
	n := 0
	for n < min(len(first), len(second), deep) && first[n].Text == second[n].Text && !second[n].Keep {
		n++
	}
	if n >= leastOpening && 2*n <= min(len(first), len(second)) {
		return n
	}
	if apart := edgeBlock(second, false).lines; apart > 0 && apart <= edge && repeatsHead(first, second[:apart]) {
		return apart
	}
	return 0
}

// repeatsHead reports whether lines are the symbol that stands among the first lines of the first page, alone or beside
// words of that page: those of the title.
func repeatsHead(first, lines []Line) bool {
	var words []string
	symbol := false
	for _, l := range lines {
		for word := range strings.FieldsSeq(l.Text) {
			if isSymbol(word) && slices.ContainsFunc(first[:min(len(first), edge)], func(l Line) bool { return l.Text == word }) {
				symbol = true
			} else {
				words = append(words, word)
			}
		}
	}
	if !symbol || len(words) == 0 {
		return symbol
	}
	var page strings.Builder
	for _, l := range first {
		page.WriteString(" " + l.Text)
	}
	return strings.Contains(page.String()+" ", " "+strings.Join(words, " ")+" ")
}

// isSymbol reports whether a text may be the symbol of a paper: one word of letters and numbers.
func isSymbol(text string) bool {
	return !strings.Contains(text, " ") && strings.ContainsFunc(text, unicode.IsLetter) && strings.ContainsAny(text, "0123456789")
}
