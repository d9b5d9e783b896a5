package read

import (
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// What tells of a short line between paragraphs that it is no heading.

// longestFieldName is how long what stands before the colon of a field may be, in bytes.
const longestFieldName = 50

// isField reports whether a line names something and says what it is, as forms and the heads of minutes do: "Chair: Ana
// Bell", "Excusée : Rosa Lind (pouvoir donné à Ida Holm)".
func isField(text string) bool {
	name, value, ok := strings.Cut(text, ":")
	return ok && len(name) <= longestFieldName && strings.HasPrefix(value, " ") && strings.TrimSpace(value) != ""
}

// isShortField reports whether a line is such and no more: nothing of it can have been cut off.
func isShortField(l flow.Line) bool {
	return !l.Soft && l.Heading == 0 && l.Kind == "" && l.Cell.Table == 0 && lang.Columns(l.Text) <= fullLine && isField(l.Text)
}

// holdsCodes reports whether each word of a text holds a digit, as the numbers of controls and files do: "AC-2,
// AC-3(7)".
func holdsCodes(text string) bool {
	for word := range strings.FieldsSeq(text) {
		if !strings.ContainsAny(word, "0123456789") {
			return false
		}
	}
	return true
}

// goesOnLabel reports whether the paragraph behind line i bears the label that follows the one of that line.
func goesOnLabel(lines []flow.Line, i int, lab label) bool {
	for _, l := range lines[i+1:] {
		if l.Furniture != "" || l.Note != "" || l.Soft {
			continue
		}
		next, ok := labelOf(l.Printed(), false)
		return ok && next.style == lab.style && slices.ContainsFunc(lab.readings, func(a reading) bool {
			return slices.ContainsFunc(next.readings, func(b reading) bool { return nextItem(a, b) })
		})
	}
	return false
}

// nextItem reports whether one reading of a label is of the item behind that of another.
func nextItem(a, b reading) bool {
	return isItem(a) && isItem(b) && a.kind == b.kind && follows(a, b)
}

// isItem reports whether a reading surely takes a sign for the label of an item: decimals may be those of sections.
func isItem(r reading) bool { return r.kind != bullet && r.kind != decimal && !r.alike }

// leastPile is how many labelled lines without an end stand one behind the other where they are the items of a list, as
// of an agenda, and no headings of sections in sections.
const leastPile = 4

// piles finds such lines. The last of them may still be the heading of what follows.
func piles(lines []flow.Line, paragraphs []paragraphEnd) map[int]bool {
	out := map[int]bool{}
	var pile []int
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" || l.Soft {
			continue
		}
		text := l.Printed()
		if lab, ok := labelOf(text, false); ok && lab.readings[0].kind != bullet && !endingOf(paragraphs[i].last).some() {
			if pile = append(pile, i); len(pile) == leastPile {
				for _, k := range pile[:leastPile-1] {
					out[k] = true
				}
			} else if len(pile) > leastPile {
				out[pile[len(pile)-2]] = true
			}
			continue
		}
		pile = pile[:0]
	}
	return out
}

// leastListed is how many lines in capitals follow one another without room between them where they are a list, as of
// persons, and no headings.
const leastListed = 3

// capitalLists finds such lines, behind the first words that are in small letters.
func capitalLists(lines []flow.Line) map[int]bool {
	out := map[int]bool{}
	var list []int
	named := false // one of them names a part: they are headings that stand one over the other
	end := func() {
		if len(list) >= leastListed && !named {
			for _, i := range list {
				out[i] = true
			}
		}
		list, named = nil, false
	}
	behind := false // words in small letters stand before
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		plain := !l.Soft && !l.Bold && !l.Center && l.Heading == 0 && l.Cell.Table == 0 && l.Kind == ""
		if !behind || !plain || lang.Columns(l.Text) > fullLine || !flow.InCapitals(l.Text) || hasLabel(l.Printed()) {
			end()
			behind = behind || startsLower(strings.TrimLeftFunc(l.Text, unicode.IsUpper))
			continue
		}
		if l.Blank {
			end()
		}
		_, _, _, part := terms.Part(l.Text)
		list, named = append(list, i), named || part
	}
	end()
	return out
}

// alikeLists finds short lines without an end, one behind the other, that open with the same word, as the names of those
// do who sign: "For the Republic of Ruritania".
func alikeLists(lines []flow.Line) map[int]bool {
	out := map[int]bool{}
	var list []int
	opening := ""
	end := func() {
		if len(list) >= leastListed {
			for _, i := range list {
				out[i] = true
			}
		}
		list, opening = nil, ""
	}
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		first, rest, _ := strings.Cut(l.Text, " ")
		_, _, _, part := terms.Part(l.Text)
		plain := !l.Soft && !l.Bold && !l.Center && l.Heading == 0 && l.Cell.Table == 0 && l.Kind == ""
		if !plain || part || rest == "" || lang.Columns(l.Text) > fullLine || endingOf(l.Text).some() || hasLabel(l.Printed()) {
			end()
			continue
		}
		if first != opening {
			end()
		}
		list, opening = append(list, i), first
	}
	end()
	return out
}

// opensList reports whether the first label of a list opens the first of some lines that is of the wording.
func opensList(lines []flow.Line) bool {
	for _, l := range lines {
		if l.Furniture != "" || l.Note != "" || l.Soft {
			continue
		}
		lab, ok := labelOf(l.Printed(), false)
		return ok && lab.readings[0].value == 1 && lab.readings[0].kind != bullet
	}
	return false
}

// runsOver reports whether the words of a line go on in small letters in the next one, notes and page ends aside.
func runsOver(lines []flow.Line, i int) bool {
	for _, next := range lines[i+1:] {
		if next.Furniture != "" || next.Note != "" || next.Kind == string(corpus.Note) || next.Text == "" {
			continue
		}
		if lines[i].Center && next.Center && next.Soft {
			return false // the words of a title that is set in the middle
		}
		return startsLower(next.Text) && next.Label == "" && next.Cell == lines[i].Cell && !next.Bullet &&
			!hasLabel(next.Text)
	}
	return false
}

// goesOnBold reports whether a line in bold goes on in another, as the long titles of reports do.
func goesOnBold(lines []flow.Line, i int) bool {
	for _, next := range lines[i+1:] {
		if next.Furniture == "" && next.Note == "" {
			return lines[i].Bold && next.Bold && next.Soft
		}
	}
	return false
}

// boldEnds reports whether a line in bold stands above words that are not, and that could open a paragraph.
func boldEnds(lines []flow.Line, i int) bool {
	for _, next := range lines[i+1:] {
		if next.Furniture == "" && next.Note == "" && next.Text != "" {
			return lines[i].Bold && !next.Bold && !next.Soft && !startsLower(next.Text)
		}
	}
	return false
}

// breaksOff reports whether a text ends with a small word that others must follow, such as "and" or "the", or holds
// the end of a sentence before its own end; no heading does.
func breaksOff(text string, words *lang.Language) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:]
	if startsLower(last) && len(last) < len(text) && words.IsFunctionWord(lang.FoldAll.Key(last)) {
		return true
	}
	return holdsSentenceEnd(text)
}

// fewSentences is from how many long lines on a paper can be told to be in capitals.
const fewSentences = 5

// allCapitals reports whether a paper is in capitals throughout, as those that were keyed for teleprinters and early
// databases are: most lines that are too long for headings are.
func allCapitals(lines []flow.Line) bool {
	long, capital := 0, 0
	for _, l := range lines {
		if l.Furniture != "" || len(l.Text) <= longSentence {
			continue
		}
		long++
		if flow.InCapitals(l.Text) {
			capital++
		}
	}
	return capital >= fewSentences && capital > long*3/4
}

// holdsSentenceEnd reports whether a sentence ends inside of a text.
func holdsSentenceEnd(text string) bool {
	text = text[:min(len(text), maxHeading)]
	for at := 0; ; at++ {
		i := strings.Index(text[at:], ". ")
		if i < 0 {
			return false
		}
		at += i
		if at > 0 && lang.Columns(text) > fullLine/2 && !abbreviated(text[:at+1]) && unicode.IsUpper(firstRune(text[at+2:])) &&
			unicode.IsLower(lastRune(text[:at])) {
			return true
		}
	}
}
