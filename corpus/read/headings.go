package read

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var (
	sectionHead = regexp.MustCompile(`^([IVXLC]{1,6}|[A-Z])[ \x{a0}]?[.)–—-][\s\x{a0}]+(\p{Lu}.*|\d.*)$`)
	annexHead   = regexp.MustCompile(`^(?:A[Nn][Nn][Ee][Xx][Ee]?|A[Nn][Ee][Xx][Oo]|A[Pp][Pp][Ee][Nn][Dd][Ii](?:[Xx]|[Cc][Ee])|A[Pp][Éé][Nn][Dd][Ii][Cc][Ee])(?:[\s\x{a0}]+(?:[IVXLC]{1,6}|[0-9]{1,2}|[A-Z]))?[\s\x{a0}]*(?:[.:–—-][\s\x{a0}]*(.*))?$`)
	recommends  = regexp.MustCompile(`(?i)\brecom(?:m?[ea]nd|iend)`)
)

// A heading is a line that names a part of a report.
type heading struct {
	line  int
	rank  int // 1 for annexes, Roman numbers and those over decimals, 2 for letters and decimals over decimals, 3 for none
	title string
	level int  // as the format marks it, 0 where it does not
	bare  bool // it names recommendations and bears no number
	over  bool // its number is that of the list under it
}

// headings finds the headings among the lines of a section: those the format marks, short lines that go on the sequence I., II.
// or A., B., annexes, words in capitals that announce numbers, and those whose number the labels under them begin with.
func headings(lines []flow.Line, labels []label) []heading {
	var out []heading
	romans, letters := 0, 0
	style := "" // of the last number
	for i, l := range lines {
		if labels[i].numbers() && !l.Soft {
			style = labels[i].style
		}
		text := l.Printed()
		if l.Soft || len(text) > maxHeading || text == "" {
			continue
		}
		if m := sectionHead.FindStringSubmatch(text); m != nil && !endingOf(text).done && !endingOf(text).colon {
			value, err := corpus.ParseRoman(m[1])
			if err == nil && value == romans+1 && !(len(m[1]) == 1 && int(m[1][0]-'A') == letters && letters > 0) {
				romans, letters = value, 0
				out = append(out, heading{line: i, rank: 1, title: m[2], level: l.Heading})
				continue
			}
			if len(m[1]) == 1 && (int(m[1][0]-'A') == letters || m[1] == "A") {
				letters = int(m[1][0]-'A') + 1
				out = append(out, heading{line: i, rank: 2, title: m[2], level: l.Heading})
				continue
			}
		}
		if title, ok := overDecimals(text, labels[i:]); ok {
			rank := 1
			if labels[i].readings[0].kind != number {
				rank = 2
			}
			out = append(out, heading{line: i, rank: rank, title: title, level: l.Heading, over: true})
			continue
		}
		if m := annexHead.FindStringSubmatch(text); m != nil {
			title := m[1]
			if title == "" && i+1 < len(lines) && len(labels[i+1].readings) == 0 {
				title = lines[i+1].Text
			}
			out = append(out, heading{line: i, rank: 1, title: title, level: l.Heading})
			continue
		}
		if h, ok := bareHeading(lines, labels, i); ok {
			if letters > 0 {
				h.rank = 2
			}
			out = append(out, h)
			continue
		}
		if len(labels[i].readings) > 0 || endingOf(text).done || startsLower(text) {
			continue
		}
		if inCapitals(text) && endingOf(text).colon && i+1 < len(lines) && labels[i+1].numbers() {
			h := heading{line: i, rank: 3, title: text, level: l.Heading}
			if next := labels[i+1]; recommends.MatchString(text) && style != "" && style != next.style && next.readings[0].value == 1 {
				h.rank = 1 // the numbers before are those of recitals
			}
			out = append(out, h)
			continue
		}
		if l.Heading > 0 || l.Bold || standsAlone(lines, labels, i) {
			out = append(out, heading{line: i, rank: 3, title: text, level: l.Heading})
		}
	}
	return out
}

// overDecimals reports whether a line with the first label is the heading "4. Recommendations" over 4.1, or "4.1 Lamps" over 4.1.1,
// and gives its words.
func overDecimals(text string, labels []label) (title string, ok bool) {
	if end := endingOf(text); end.done || end.colon || !labels[0].numbers() {
		return "", false
	}
	title = text[labels[0].length:]
	own := labels[0].readings[0]
	for _, next := range labels[1:] {
		if len(next.readings) > 0 {
			r := next.readings[0]
			return title, r.kind == decimal && r.above == corpus.Ref{Path: own.above}.Child(own.text).Path && !startsLower(title)
		}
	}
	return "", false
}

// standsAlone reports whether a short line without a mark of the format is a heading all the same: what stands before it is
// at an end, what follows opens a unit or is a heading over one, and its own words neither end nor announce anything.
func standsAlone(lines []flow.Line, labels []label, i int) bool {
	if i > 0 && !endingOf(lines[i-1].Text).opensNext() || lines[i].Break {
		return false
	}
	over := i == 0 || endingOf(lines[i-1].Text).done
	for k := i; k < min(i+3, len(lines)-1) && shortLine(lines[k], labels[k]); k++ {
		if lines[k+1].Soft {
			return false
		}
		switch next := labels[k+1]; {
		case next.numbers():
			return over
		case next.marked(): // items may have headings too, the first of them after the words that announce them
			return true
		}
	}
	return false
}

// marked reports whether a label is printed and no likeness of one.
func (l label) marked() bool {
	return len(l.readings) > 0 && !l.readings[0].ocr && !l.readings[0].weak && l.readings[0].kind != bullet
}

// shortLine reports whether a line may be a heading that the format does not mark.
func shortLine(l flow.Line, lab label) bool {
	first, _ := utf8.DecodeRuneInString(l.Text)
	end := endingOf(l.Text)
	return len(lab.readings) == 0 && len(l.Text) <= 120 && strings.Count(l.Text, " ") <= 14 && unicode.IsUpper(first) && !end.done && !end.colon
}

// closeText finds where the text after the last unit is no longer of it: at a line that may be a heading, after a sentence's
// end, if the units before have no such lines in them.
func closeText(lines []flow.Line, labels []label, steps []*step) {
	opened, end := 0, true
	candidate := -1 // since the last label
	for i, l := range lines {
		switch {
		case steps[i].opens:
			if opened > 0 && candidate >= 0 && candidate < i-1 {
				return // paragraphs stand below such lines
			}
			opened++
			candidate = -1
		case candidate < 0 && end && !l.Soft && !l.Section && l.Heading == 0 && !l.Bold && shortLine(l, labels[i]) && (i+1 == len(lines) || !lines[i+1].Soft):
			candidate = i
		}
		end = endingOf(l.Text).done
	}
	if opened > 1 && candidate >= 0 {
		lines[candidate].Section = true
	}
}

// inCapitals reports whether the words of a text are all in capitals.
func inCapitals(text string) bool {
	upper := 0
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 5
}

// besideName are the words, folded, that a heading such as "Conclusions and recommendations" is made of besides that name.
var besideName = func() map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(`list liste lista summary text texte texto of the de des les la las los le our its main key general overall draft
		final proposed agreed policy specific practical concrete priority concluding principal principales principaux conclusion conclusions
		conclusiones observation observations observaciones finding findings constatations decision decisions decisiones lesson lessons learned
		comments suggestions proposals and or et ou y o e`) {
		set[w] = true
	}
	return set
}()

// afterName are the words, folded, that may follow that name.
var afterName = map[string]bool{"adopted": true, "made": true, "agreed": true, "by": true, "of": true, "from": true, "emanating": true, "arising": true,
	"du": true, "de": true, "des": true, "del": true, "formulees": true, "adoptees": true, "aprobadas": true, "formuladas": true, "and": true, "et": true, "y": true}

var recommendationWord = regexp.MustCompile(`^recom(?:m[ea]ndations?|endacion(?:es)?)$`)

// oneOfMany is "Recommendation 2018/3 of the Board".
var oneOfMany = regexp.MustCompile(`(?i)recom(?:m[ea]ndation|endaci[óo]n)[\s\x{a0}]+\P{L}*[0-9]`)

// bareHead reports whether a heading says that recommendations follow, and little else.
func bareHead(text string) bool {
	if len(text) > maxHeading || !recommends.MatchString(text) || oneOfMany.MatchString(text) {
		return false
	}
	words := strings.FieldsFunc(lang.FoldAll.Key(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range words {
		if recommendationWord.MatchString(w) {
			return i+1 == len(words) || afterName[words[i+1]]
		}
		if !besideName[w] {
			return false
		}
	}
	return false
}

// bareHeading reads "Conclusions and recommendations" as the heading of a part: marked by the format, or alone on its line. A
// number before it may be that of a chapter.
func bareHeading(lines []flow.Line, labels []label, i int) (heading, bool) {
	l, lab := lines[i], labels[i]
	text := l.Text
	if l.Label == "" {
		text = text[lab.length:]
	}
	marked := l.Heading > 0 || l.Bold
	if endingOf(text).done || !marked && (len(lab.readings) > 0 || startsLower(text)) || !bareHead(text) || i+1 < len(lines) && lines[i+1].Soft {
		return heading{}, false
	}
	if !marked && !standsAlone(lines, labels, i) {
		return heading{}, false
	}
	for k := i + 1; k < min(i+lookRound, len(lines)); k++ {
		if labels[k].numbers() {
			return heading{line: i, rank: 1, title: text, level: l.Heading, bare: true}, true
		}
	}
	return heading{}, false
}
