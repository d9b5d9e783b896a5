package read

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// mostNumber is the number up to which a single meeting is named by it; the 7847th meeting of a council is better named by its year.
const mostNumber = 100

// single makes one section of a paper without headings of meetings: the report of a single meeting. Which meeting it was,
// where and when, its header says, or else the words on how it was held; the year, in the last resort, the date of the paper.
func single(d *corpus.Document, lines []flow.Line) *section {
	m := &corpus.Meeting{Heading: d.Title}
	start := firstNumber(lines)
	great := 0
	for _, p := range paragraphs(lines[:min(start, headerLines)]) {
		if m.Number == 0 && meetingWord.MatchString(p.Text) && len(p.Text) < maxHeading {
			if m.Number = ordinalOf(p.Text); m.Number > mostNumber {
				m.Number, great = 0, m.Number
			}
		}
		if s, ok := findDates(p.Text); ok && m.Start.IsZero() && s.start != d.Date {
			m.Start, m.End, m.Place = s.start, s.end, placeOf(p.Text[:s.from])
			m.Line = p.Num
		}
	}
	unnamed := func() bool { return m.Number == 0 && m.Start.IsZero() }
	if unnamed() {
		heldOn(m, lines[start:])
	}
	if unnamed() {
		adoptedOn(m, lines[start:])
	}
	if unnamed() {
		m.Start = corpus.Date{Year: d.Date.Year}
	}
	if unnamed() {
		m.Number = max(great, 1)
	}
	return &section{meeting: m, lines: lines[headStart(lines, start):]}
}

// heldWords say that a meeting was held.
var heldWords = regexp.MustCompile(`(?i)\b(?:held|met|convened|tenues?|s.est réunie?|réunis?|celebrad[ao]s?|se reunió)\b`)

// heldOn dates a meeting by the first of its paragraphs that tell of a meeting held.
func heldOn(m *corpus.Meeting, lines []flow.Line) {
	for _, p := range paragraphs(lines[:min(len(lines), headerLines)]) {
		if s, ok := findDates(p.Text); ok && meetingWord.MatchString(p.Text) && heldWords.MatchString(p.Text) {
			m.Start, m.End, m.Line = s.start, s.end, p.Num
			return
		}
	}
}

var plenary = regexp.MustCompile(`(?i)^[0-9]{1,5}(?:st|nd|rd|th|[eaº]|er|re|ère|ème)?\s+(?:plenary\s+)?(?:meeting|session|séance|sesión)(?:\s+(?:plénière|plenaria))?[.,]?\s*`)

// closing reports whether a line is of the words that close a resolution: "7th plenary meeting", "10-11 December 2010".
func closing(text string) bool {
	rest := text[len(plenary.FindString(text)):]
	if rest == "" {
		return text != ""
	}
	s, ok := findDates(rest)
	return ok && s.from == 0 && s.to == len(strings.TrimRight(rest, " ."))
}

// adoptedOn dates a meeting by the words that close its resolution.
func adoptedOn(m *corpus.Meeting, lines []flow.Line) {
	for i := len(lines) - 1; i >= max(0, len(lines)-headerLines); i-- {
		if s, ok := findDates(lines[i].Text); ok && closing(lines[i].Text) {
			m.Start, m.End, m.Line = s.start, s.end, lines[i].Num
			return
		}
	}
}

// firstNumber is where the line that opens "1." stands, or else the first with a label.
func firstNumber(lines []flow.Line) int {
	labelled := 0
	for i, l := range lines {
		text := l.Text
		if l.Label != "" {
			text = l.Label + " " + text
		}
		lab, ok := labelOf(text, false)
		if ok && lab.readings[0].kind == number && lab.readings[0].value == 1 {
			return i
		}
		if labelled == 0 && (ok || l.Bullet) {
			labelled = i
		}
	}
	return labelled
}

// headStart goes back from the first numbered line to the heading of its section.
func headStart(lines []flow.Line, i int) int {
	for k := i; k > 0 && i-k < 6; k-- {
		if sectionHead.MatchString(lines[k-1].Text) && len(lines[k-1].Text) < maxHeading && !endingOf(lines[k-1].Text).done {
			return k - 1
		}
	}
	return i
}

var (
	sectionHead = regexp.MustCompile(`^([IVXLC]{1,6}|[A-Z])[ \x{a0}]?[.)–—-][\s\x{a0}]+(\p{Lu}.*|\d.*)$`)
	recommends  = regexp.MustCompile(`(?i)\brecomm?[ea]nd`)
)

// A heading is a line that names a part of a report.
type heading struct {
	line  int
	rank  int // 1 for Roman numbers and those over decimals, 2 for letters, 3 for none
	title string
}

// headings finds the headings among the lines of a section: those the format marks, short lines that go on the sequence I., II.
// or A., B., and those whose number the labels under them begin with.
func headings(lines []flow.Line, labels []label) []heading {
	var out []heading
	romans, letters := 0, 0
	for i, l := range lines {
		text := l.Text
		if l.Label != "" {
			text = l.Label + " " + text
		}
		if l.Soft || len(text) > maxHeading || text == "" {
			continue
		}
		if m := sectionHead.FindStringSubmatch(text); m != nil && !endingOf(text).done && !endingOf(text).colon {
			value, err := corpus.ParseRoman(m[1])
			if err == nil && value == romans+1 && !(len(m[1]) == 1 && int(m[1][0]-'A') == letters && letters > 0) {
				romans, letters = value, 0
				out = append(out, heading{i, 1, m[2]})
				continue
			}
			if len(m[1]) == 1 && (int(m[1][0]-'A') == letters || m[1] == "A") {
				letters = int(m[1][0]-'A') + 1
				out = append(out, heading{i, 2, m[2]})
				continue
			}
		}
		if title, ok := overDecimals(text, labels[i:]); ok {
			out = append(out, heading{i, 1, title})
			continue
		}
		if len(labels[i].readings) > 0 || endingOf(text).done || startsLower(text) {
			continue
		}
		if l.Heading > 0 || l.Bold || standsAlone(lines, labels, i) {
			out = append(out, heading{i, 3, text})
		}
	}
	return out
}

// overDecimals reports whether a line with the first label is the heading "4. Recommendations" over 4.1, and gives its words.
func overDecimals(text string, labels []label) (title string, ok bool) {
	if end := endingOf(text); end.done || end.colon || len(labels[0].readings) == 0 || labels[0].readings[0].kind != number {
		return "", false
	}
	title = text[labels[0].length:]
	for _, next := range labels[1:] {
		if len(next.readings) > 0 {
			r := next.readings[0]
			return title, r.kind == decimal && r.above == labels[0].readings[0].text && !startsLower(title)
		}
	}
	return "", false
}

// standsAlone reports whether a short line without a mark of the format is a heading all the same: what stands before it is
// at an end, what follows opens a unit, and its own words neither end nor announce anything.
func standsAlone(lines []flow.Line, labels []label, i int) bool {
	text := lines[i].Text
	if len(text) > 120 || endingOf(text).colon || strings.Count(text, " ") > 14 || i+1 >= len(lines) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) || i > 0 && !endingOf(lines[i-1].Text).done || lines[i].Break {
		return false
	}
	return !lines[i+1].Soft && labels[i+1].numbers()
}

// recommended cuts a section down to its parts that hold recommendations, where its headings name such parts: in the
// report of a meeting the other paragraphs tell how it went. It says how many numbered paragraphs were left out, and takes
// the headings out of the text.
func (s *section) recommended(labels []label) (lines []flow.Line, kept []label, left int) {
	heads := headings(s.lines, labels)
	named := false
	for _, h := range heads {
		named = named || h.rank < 3 && recommends.MatchString(h.title)
	}
	listed := !named && apart(s.lines, labels)
	named = named || listed
	in, rank, next := !named, 0, 0
	for i, l := range s.lines {
		isHead := next < len(heads) && heads[next].line == i
		if isHead {
			h := heads[next]
			next++
			if named && h.rank < 3 && (!in || h.rank <= rank) {
				in, rank = recommends.MatchString(h.title), h.rank
			}
			l.Section = h.rank < 3 || l.Heading == 0 && !l.Bold
		}
		if !in && !(listed && l.Listed) {
			if lab := labels[i]; !isHead && !l.Soft && lab.numbers() && !lab.readings[0].ocr && !lab.readings[0].weak {
				left++
			}
			continue
		}
		lab := labels[i]
		if l.Section && lab.onlyAlike() { // the I of a heading is no 1 of the recommendations under it
			lab = label{}
		}
		lines = append(lines, l)
		kept = append(kept, lab)
	}
	return lines, kept, left
}

// apart reports whether a section has tables that list recommendations, by a numbering that does not go on that of the
// paragraphs before.
func apart(lines []flow.Line, labels []label) bool {
	before := 0
	for i, l := range lines {
		if len(labels[i].readings) == 0 || labels[i].readings[0].kind != number {
			continue
		}
		if n := labels[i].readings[0].value; !l.Listed {
			before = n
		} else if before > 0 {
			return n != before+1
		} else {
			return false
		}
	}
	return false
}

func leftOut(n int) corpus.Warning {
	what := "paragraphs"
	if n == 1 {
		what = "paragraph"
	}
	return corpus.Warning{Text: fmt.Sprintf("%d numbered %s outside the sections of recommendations left out", n, what)}
}

// recommendationHead is "Recommendation 4", "Rec. 4:", "R4." and the like, which stand for the label "4.".
var recommendationHead = regexp.MustCompile(`(?i)^(?:recomm?[ea]nd(?:ation|ación|acion)\s+(?:n[°o]\.?\s*|no\.\s*)?([0-9]{1,3})(?:\s*[.:)–—-]\s*|\s*$)|(?:rec\.?\s?|r[.-]?)([0-9]{1,3})(?:[.:)]\s+|\s*[–—-]\s+))`)

// namedLabels rewrites "Recommendation 4: States should" as "4. States should", also inside a paragraph, after a sentence's end.
func namedLabels(lines []flow.Line) []flow.Line {
	out := slices.Clone(lines)
	for i, l := range lines {
		if l.Text == "" || l.Text[0]|' ' != 'r' {
			continue
		}
		m := recommendationHead.FindStringSubmatchIndex(l.Text)
		if m == nil || l.Label != "" || l.Soft && (i == 0 || !endingOf(lines[i-1].Text).done) {
			continue
		}
		n := max(m[2], m[4])
		l.Label, l.Heading, l.Bold, l.Soft = l.Text[n:max(m[3], m[5])]+".", 0, false, false
		out[i] = l.Trim(m[1])
	}
	return out
}
