package read

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// mostNumber is the number up to which a single meeting is named by it; the 7847th meeting of a council is better named by its
// year.
const mostNumber = 100

// single makes one section of a paper without headings of meetings: the report of a single meeting. Which meeting it was,
// where and when, its header says, or else the words on how it was held; the year, in the last resort, the date of the paper.
func single(d *corpus.Document, lines []flow.Line) *section {
	m := &meeting{Heading: d.Title}
	start := firstNumber(lines)
	great := 0
	for _, p := range paragraphs(lines[:min(start, headerLines)]) {
		if m.Number == 0 && meetingWord.MatchString(p.Text) && len(p.Text) < maxHeading {
			if m.Number = ordinalOf(p.Text); m.Number > mostNumber {
				m.Number, great = 0, m.Number
			}
		}
		if s, ok := findDates(p.Text); ok && m.Start.IsZero() && s.start != d.Issued {
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
		m.Start = corpus.Date{Year: d.Issued.Year}
	}
	if unnamed() {
		m.Start.Year = yearOf(lines[:min(start, headerLines)])
	}
	if unnamed() {
		m.Number = max(great, 1)
	}
	return &section{meeting: m, lines: lines[headStart(lines, start, d.Title):]}
}

// yearOf is the year that a short line before the first unit names: "Annual report 2019", "No. 97 (LIV) - 2003".
func yearOf(lines []flow.Line) int {
	for _, p := range paragraphs(lines) {
		if len(p.Text) > 120 || endingOf(p.Text).done || symbolPat.MatchString(p.Text) {
			continue
		}
		if s, ok := findYear(p.Text); ok {
			return s.start.Year
		}
	}
	return 0
}

// heldWords say that a meeting was held.
var heldWords = regexp.MustCompile(`(?i)\b(?:held|met|convened|tenues?|s.est réunie?|réunis?|celebrad[ao]s?|se reunió)\b`)

// heldOn dates a meeting by the first of its paragraphs that tell of a meeting held.
func heldOn(m *meeting, lines []flow.Line) {
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
	if !ok || len(rest) > maxHeading {
		return false
	}
	return s.from == 0 && s.to == len(strings.TrimRight(rest, " .")) || doneAt.MatchString(rest)
}

// doneAt opens the words that say where and when a paper was signed.
var doneAt = regexp.MustCompile(`^(?:Done|Fait|Hecho|Given|Dado|Signed|Signé|Firmado)[,\s\x{a0}]+(?:at|in|on|à|au|en|le|el)\b`)

// adoptedOn dates a meeting by the words that close its resolution.
func adoptedOn(m *meeting, lines []flow.Line) {
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
		text := l.Printed()
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

// headStart goes back from the first numbered line to the heading of its section, which the title of the paper is not.
func headStart(lines []flow.Line, i int, title string) int {
	for k := i; k > 0 && i-k < 6; k-- {
		text := lines[k-1].Text
		if text == title {
			break
		}
		if len(text) < maxHeading && !endingOf(text).done && (sectionHead.MatchString(text) || bareHead(text) || annexHead.MatchString(text)) {
			return k - 1
		}
	}
	return i
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
	var among []bool
	if !named {
		among = namedAmong(s.lines, labels)
	}
	in, rank, level, next := !named, 0, 0, 0
	for i, l := range s.lines {
		isHead := next < len(heads) && heads[next].line == i
		if isHead {
			h := heads[next]
			next++
			switch {
			case !named:
			case in && level > 0 && h.level > 0: // the format says what stands under what
				if h.level <= level {
					in = recommends.MatchString(h.title)
				}
			case h.rank < 3 && (!in || h.rank <= rank):
				in, rank, level = recommends.MatchString(h.title), h.rank, 0
				if h.bare {
					level = h.level
				}
			}
			l.Section = h.rank < 3 || l.Heading == 0 && !l.Bold
		}
		if !in || among != nil && !among[i] {
			if lab := labels[i]; !isHead && !l.Soft && lab.numbers() && !lab.readings[0].ocr && !lab.readings[0].weak {
				left++
			}
			continue
		}
		lab := labels[i]
		if l.Section && (lab.onlyAlike() || lab.onlyWeak() && lab.readings[0].kind != number || isHead && (heads[next-1].bare || heads[next-1].over)) { // the I of a heading is no 1 of the recommendations under it
			lab = label{}
		}
		lines = append(lines, l)
		kept = append(kept, lab)
	}
	return lines, kept, left
}

func leftOut(n int) corpus.Warning {
	what := "paragraphs"
	if n == 1 {
		what = "paragraph"
	}
	return corpus.Warning{Text: fmt.Sprintf("%d numbered %s outside the sections of recommendations left out", n, what)}
}
