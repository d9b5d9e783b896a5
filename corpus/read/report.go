package read

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// single makes one section of a paper without headings of meetings: the report of a single meeting. Which meeting it was,
// where and when, its header says.
func single(d *corpus.Document, lines []flow.Line) *section {
	m := &corpus.Meeting{Heading: d.Title}
	start := firstNumber(lines)
	for _, p := range paragraphs(lines[:min(start, headerLines)]) {
		if m.Number == 0 && meetingWord.MatchString(p.Text) && len(p.Text) < maxHeading {
			m.Number = ordinalOf(p.Text)
		}
		if s, ok := findDates(p.Text); ok && m.Start.IsZero() && s.start != d.Date {
			m.Start, m.End, m.Place = s.start, s.end, placeOf(p.Text[:s.from])
			m.Line = p.Num
		}
	}
	if m.Number == 0 && m.Start.IsZero() {
		m.Number = 1
	}
	return &section{meeting: m, lines: lines[headStart(lines, start):]}
}

// firstNumber is where the line that opens "1." stands.
func firstNumber(lines []flow.Line) int {
	for i, l := range lines {
		text := l.Text
		if l.Label != "" {
			text = l.Label + " " + text
		}
		if lab, ok := labelOf(text, false); ok && lab.readings[0].kind == number && lab.readings[0].value == 1 {
			return i
		}
	}
	return 0
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
	recommends  = regexp.MustCompile(`(?i)\brecomm[ea]nd`)
)

// A heading is a line that names a part of a report.
type heading struct {
	line  int
	rank  int // 1 for Roman numbers, 2 for letters, 3 for none
	title string
}

// headings finds the headings among the lines of a section: those the format marks, and short lines that go on the
// sequence I., II. or A., B.
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
		if len(labels[i].readings) > 0 || endingOf(text).done || startsLower(text) {
			continue
		}
		if l.Heading > 0 || l.Bold || standsAlone(lines, labels, i) {
			out = append(out, heading{i, 3, text})
		}
	}
	return out
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
	return len(labels[i+1].readings) > 0 && !lines[i+1].Soft && labels[i+1].readings[0].kind == number
}

// recommended cuts a section down to its parts that hold recommendations, where its headings name such parts: in the
// report of a meeting the other paragraphs tell how it went. It says how many numbered paragraphs were left out, and takes
// the headings out of the text.
func (s *section) recommended(labels []label) (lines []flow.Line, kept []label, left int) {
	heads := headings(s.lines, labels)
	isHead := map[int]bool{}
	named := false
	for _, h := range heads {
		isHead[h.line] = true
		named = named || h.rank < 3 && recommends.MatchString(h.title)
	}
	in, rank, next := !named, 0, 0
	for i, l := range s.lines {
		if next < len(heads) && heads[next].line == i {
			h := heads[next]
			next++
			if named && h.rank < 3 && (!in || h.rank <= rank) {
				in, rank = recommends.MatchString(h.title), h.rank
			}
			l.Section = h.rank < 3 || l.Heading == 0 && !l.Bold
		}
		if !in {
			if rs := labels[i].readings; len(rs) > 0 && rs[0].kind == number && !l.Soft {
				left++
			}
			continue
		}
		lines = append(lines, l)
		kept = append(kept, labels[i])
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

// recommendationHead is "Recommendation 4" and the like, which stands for the label "4.".
var recommendationHead = regexp.MustCompile(`(?i)^recomm[ea]ndation\s+(?:n[°o]\.?\s*|no\.\s*)?([0-9]{1,3})(?:\s*[.:)–—-]\s*|\s*$)`)

// namedLabel rewrites "Recommendation 4: States should" as "4. States should".
func namedLabel(l flow.Line) flow.Line {
	if len(l.Text) > 12 && !strings.EqualFold(l.Text[:5], "recom") || l.Soft || l.Label != "" {
		return l
	}
	m := recommendationHead.FindStringSubmatchIndex(l.Text)
	if m == nil {
		return l
	}
	n := l.Text[m[2]:m[3]]
	l = l.Trim(m[1])
	l.Label, l.Heading, l.Bold = n+".", 0, false
	return l
}
