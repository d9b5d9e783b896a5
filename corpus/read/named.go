package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// recommendationHead is "Recommendation 4", "Rec. 4:", "R4.", "Recommendation 2.1/3" and the like, which stand for the label
// "4.".
var recommendationHead = regexp.MustCompile(`(?i)^(?:recomm?[ea]nd(?:ation|ación|acion)[\s\x{a0}]+(?:n\.?[°oº]\.?[\s\x{a0}]*)?([0-9]{1,4}(?:[./-][0-9]{1,4}){0,3})(?:[\s\x{a0}]*[.:)–—-](?:[\s\x{a0}]+|$)|\s*$)|(?:rec\.?\s?|r[.-]?)([0-9]{1,3}(?:[./-][0-9]{1,3}){0,3})(?:[.:)]\s+|\s*[–—-]\s+))`)

// namedLabels rewrites "Recommendation 4: States should" as "4. States should", also inside a paragraph, after a sentence's end.
func namedLabels(lines []flow.Line) []flow.Line {
	out := slices.Clone(lines)
	bareLabels(out)
	for i, l := range out {
		if l.Label != "" {
			countedLabel(&out[i])
			continue
		}
		if l.Text == "" || l.Text[0]|' ' != 'r' {
			continue
		}
		m := recommendationHead.FindStringSubmatchIndex(l.Text)
		if m == nil || l.Soft && (i == 0 || !endingOf(out[i-1].Text).done) {
			continue
		}
		n := max(m[2], m[4])
		l.Label, l.Heading, l.Bold, l.Soft, l.Listed = listLabel(l.Text[n:max(m[3], m[5])]), 0, false, false, true
		out[i] = l.Trim(m[1])
	}
	return out
}

// countedLabel rewrites a label that the format counts in other words than papers print: "Recommendation 3:", "R3" or "3".
func countedLabel(l *flow.Line) {
	if _, ok := labelOf(l.Label+" X", false); ok {
		return
	}
	if mark, ok := markOf(strings.TrimRight(l.Label, ".:)–— ")); ok {
		l.Listed = l.Label[0]|' ' == 'r'
		l.Label = mark
	}
}

// bareItem is "R3 States should" or "REC-3 States should".
var bareItem = regexp.MustCompile(`^(?:R|Rec|REC)[ .-]?([0-9]{1,3})[\s\x{a0}]+\S`)

// bareLabels rewrites such labels where they count on from 1: a letter and a number alone may be the name of anything.
func bareLabels(lines []flow.Line) {
	var at []int
	for i, l := range lines {
		if l.Text == "" || l.Text[0] != 'R' || l.Label != "" {
			continue
		}
		if m := bareItem.FindStringSubmatch(l.Text); m != nil && atoi(m[1]) == len(at)+1 {
			at = append(at, i)
		}
	}
	if len(at) < 2 {
		return
	}
	for k, i := range at {
		l := &lines[i]
		m := bareItem.FindStringSubmatchIndex(l.Text)
		*l = l.Trim(m[3])
		l.Label, l.Heading, l.Bold, l.Soft, l.Listed = flow.Ordinal(k+1, "1")+".", 0, false, false, true
	}
}

// capitalItem is a Roman numeral or a letter before words that may be a sentence.
var capitalItem = regexp.MustCompile(`^([IVXLC]{1,8}|[A-Z])[ \x{a0}]?[.)–—-][.\s\x{a0}–—-]+(\p{Lu}\P{Lu}|\p{Lu}{3})`)

// How many items in capitals tell that a paper numbers by them: sentences, or words that announce numbers.
const (
	leastCapitals   = 3
	leastAnnouncing = 2
)

// A sequence is items that count on from the first.
type sequence struct {
	at, length  []int // lines, and the bytes of the label
	ended, open int   // of them those that end as sentences, and those that announce a list
}

func (s *sequence) add(lines []flow.Line, i, length int) {
	last := i
	for last+1 < len(lines) && lines[last+1].Soft {
		last++
	}
	switch end := endingOf(lines[last].Text); {
	case end.colon:
		s.open++
	case end.done:
		s.ended++
	}
	s.at, s.length = append(s.at, i), append(s.length, length)
}

// counts reports whether the items are units, not headings: sentences, or chapeaux where numbers stand below them.
func (s *sequence) counts(numbers bool) bool {
	if numbers {
		return len(s.at) >= leastAnnouncing && s.open*4 >= len(s.at)*3
	}
	return len(s.at) >= leastCapitals && (s.ended+s.open)*4 >= len(s.at)*3
}

// capitalLabels rewrites the Roman numerals or capital letters of a paper whose recommendations are numbered by them: "II. Urges
// States to act;" as "2. Urges States to act;". Those of headings stand before words that neither end nor announce anything.
func capitalLabels(lines []flow.Line) {
	var romans, letters sequence
	numbers := false
	for i, l := range lines {
		if l.Soft || l.Text == "" {
			continue
		}
		if c := l.Text[0]; l.Label != "" || c < 'A' || c > 'Z' {
			if _, ok := numberOf(l); ok {
				if len(romans.at)+len(letters.at) == 0 {
					return
				}
				numbers = true
			}
			continue
		}
		m := capitalItem.FindStringSubmatchIndex(l.Text)
		if m == nil {
			continue
		}
		sign := l.Text[:m[3]]
		if n, err := corpus.ParseRoman(sign); err == nil && n == len(romans.at)+1 {
			romans.add(lines, i, m[4])
		} else if len(sign) == 1 && int(sign[0]-'A') == len(letters.at) {
			letters.add(lines, i, m[4])
		}
	}
	found := romans
	if !found.counts(numbers) {
		if found = letters; !found.counts(numbers) {
			return
		}
	}
	for k, i := range found.at {
		lines[i] = lines[i].Trim(found.length[k])
		lines[i].Label, lines[i].Heading, lines[i].Bold = flow.Ordinal(k+1, "1")+".", 0, false
	}
}

var ordinalHead = regexp.MustCompile(`^(\p{L}[\p{L}-]{3,20})[ \x{a0}]?(?:[.:°]\s?[–—-]?|[–—-])[\s\x{a0}]+\p{L}`)

// ordinalLabels rewrites the ordinals of a paper that numbers by them: "SEGUNDO.- Solicitar" as "2. Solicitar".
func ordinalLabels(lines []flow.Line) {
	var at, length []int
	for i, l := range lines {
		if l.Soft || l.Label != "" || len(l.Text) < 8 {
			continue
		}
		if c := l.Text[0] | ' '; !strings.ContainsRune("pfdstcqoneuv", rune(c)) { // as ordinals begin
			continue
		}
		m := ordinalHead.FindStringSubmatchIndex(l.Text)
		if m == nil || ordinals[lang.FoldAll.Key(l.Text[:m[3]])] != len(at)+1 {
			continue
		}
		_, size := utf8.DecodeLastRuneInString(l.Text[:m[1]])
		at, length = append(at, i), append(length, m[1]-size)
	}
	if len(at) < 2 {
		return
	}
	for k, i := range at {
		lines[i] = lines[i].Trim(length[k])
		lines[i].Label, lines[i].Heading, lines[i].Bold = flow.Ordinal(k+1, "1")+".", 0, false
	}
}

// bulletHead is a sign before an item that bears no label, or before its label; the last two are those of symbol fonts.
var bulletHead = regexp.MustCompile(`^([•‣▪●◦■□➢*+–—-]|\x{f0b7}|\x{f0a7})[\s\x{a0}]+`)

// bullets takes the signs off items where the format has left them in the words. A dash or a plus is one only if several lines
// begin with it, an asterisk, which may mark a note, only if more than two do.
func bullets(lines []flow.Line) {
	dashes := map[string][]int{}
	for i, l := range lines {
		if l.Text == "" || l.Text[0] < 0x80 && !strings.Contains("-*+", l.Text[:1]) || l.Label != "" || l.Soft && !endingOf(lines[i-1].Text).opensNext() {
			continue
		}
		m := bulletHead.FindStringSubmatch(l.Text)
		if m == nil || len(m[0]) == len(l.Text) {
			continue
		}
		if strings.Contains("–—-*+", m[1]) {
			dashes[m[1]] = append(dashes[m[1]], i)
			continue
		}
		lines[i] = itemOf(l, len(m[0]))
	}
	for dash, at := range dashes {
		if len(at) < 2 || dash == "*" && len(at) < 3 {
			continue
		}
		for _, i := range at {
			lines[i] = itemOf(lines[i], len(dash))
		}
	}
}

func itemOf(l flow.Line, sign int) flow.Line {
	l = l.Trim(sign)
	l.Bullet, l.Soft = true, false
	return l
}

// listLabel writes "2/1" and "2-01" as the label 2.1.
func listLabel(s string) string {
	var b strings.Builder
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r < '0' || r > '9' }) {
		b.WriteString(strings.TrimLeft(part, "0") + ".")
	}
	return b.String()
}

// namedAmong tells, where the paragraphs of a section are numbered and recommendations stand among them that are called so, or in
// a table that lists them, which lines are of the recommendations; nil where that is not so. Such a one goes on until the numbers
// of the paragraphs do.
func namedAmong(lines []flow.Line, labels []label) []bool {
	in := make([]bool, len(lines))
	named, told, apart := false, 0, false
	var last *reading // of the paragraphs
	for i, l := range lines {
		switch lab := labels[i]; {
		case l.Listed && len(lab.readings) > 0:
			r := lab.readings[0]
			apart = apart || told == 0 && last != nil && !follows(*last, r)
			named = true
			told++
		case l.Listed:
		case l.Cell.Table == 0 && i > 0 && lines[i-1].Cell.Table > 0 && lines[i-1].Listed:
			named = false
		case !lab.numbers() || l.Soft:
		case !named || last != nil && follows(*last, lab.readings[0]):
			named, last = false, &lab.readings[0]
		}
		in[i] = named
	}
	if !apart || told < 2 {
		return nil
	}
	return in
}

// follows reports whether a number is the next after another: 5 after 4, 2.4 after 2.3, 3.1 after 2.9.
func follows(before, r reading) bool {
	switch {
	case r.kind == number && before.kind == number, r.kind == before.kind && r.above == before.above:
		return r.value == before.value+1
	case r.kind == decimal && before.kind == decimal:
		return r.value == 1 && atoi(r.above) == atoi(before.above)+1
	}
	return false
}
