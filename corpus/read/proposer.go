package read

import (
	"maps"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A proposer looks at the lines of a paper, one after another.
type proposer struct {
	lines []flow.Line
	tag   language.Tag
	ocr   bool // labels may be misread by character recognition
	words *lang.Language

	// What only the lines together tell.
	meetings   meetingHeads
	articles   map[int]label // names of articles that head their words
	runs       map[int]int   // lines of lists that only their letters tell: their places in these
	clauses    map[int]bool
	ordinals   map[int]label
	sections   map[int]label // of codes
	unsigned   map[int]label // labels without signs
	paragraphs []paragraphEnd
	around     surroundings
	marked     bool // the format marks headings
	articled   bool // the paper has articles under its sections
	unbroken   bool // its paragraphs are not broken into lines

	before *proposal // of the last line that is wording
	headed bool      // a heading stands since the last label
	within int       // the number of the part with a name that the line stands in
	cut    bool      // a note or the end of a page stands between the line and the one before it
	blank  bool      // a blank line stands between them
}

// propose looks at every line by itself and beside its neighbours; paragraphs says that the format knows paragraphs.
func propose(lines []flow.Line, tag language.Tag, ocr, paragraphs bool) []proposal {
	r := newProposer(lines, tag, ocr)
	r.unbroken = paragraphs && unbroken(lines)
	out := make([]proposal, len(lines))
	for i, l := range lines {
		if p := &out[i]; r.takes(i, l, p) {
			r.label(i, p)
			r.ending(i, p)
			r.part(i, p)
			r.heading(i, p)
			r.place(p)
			r.before = p
		}
	}
	return out
}

func newProposer(lines []flow.Line, tag language.Tag, ocr bool) *proposer {
	r := &proposer{
		lines: lines, tag: tag, ocr: ocr, words: lang.For(tag),
		meetings: meetingLevels(lines), articles: articleLabels(lines), runs: letterRuns(lines), clauses: clauseLines(lines),
		ordinals: ordinalLabels(lines), sections: codeLabels(lines),
		paragraphs: paragraphEnds(lines), articled: headsArticles(lines),
	}
	r.unsigned = bareLetters(lines, r.runs)
	maps.Copy(r.unsigned, dashedNumbers(lines))
	maps.Copy(r.unsigned, loneNumbers(lines, r.paragraphs))
	capitalRuns(lines, r.paragraphs, r.runs)
	r.around = surroundings{
		paragraphs: r.paragraphs, piled: piles(lines, r.paragraphs), listed: capitalLists(lines), capitals: allCapitals(lines),
	}
	maps.Copy(r.around.listed, alikeLists(lines))
	marked := 0
	for _, l := range lines {
		if l.Heading > 0 {
			marked++
		}
	}
	r.marked = marked >= fewHeadings
	return r
}

// takes begins the proposal of a line, and reports whether the line is wording that others may go on. Notes and
// furniture are not: the lines on both sides of them are neighbours.
func (r *proposer) takes(i int, l flow.Line, p *proposal) bool {
	if l.Heading > 0 && l.Part == "" && r.paragraphs[i].isSentence() { // converters make headings of first lines
		l.Heading = 0
	}
	if l.Heading > 0 && goesOnSentence(r.before, l, r.words) { // and of others
		l.Heading, l.Soft = 0, true
	}
	p.line, p.text, p.kind, p.unbroken = l, l.Printed(), corpus.Kind(l.Kind), r.unbroken
	p.end = endingOf(l.Text)
	if !p.end.some() && (l.Plain || p.kind == corpus.Text && l.Heading == 0 && isVote(l)) {
		p.end = ending{done: true}
	}
	if l.Note != "" || p.kind == corpus.Note {
		p.kind, r.cut = corpus.Note, true
		return false
	}
	if l.Furniture != "" && l.Furniture != masthead {
		r.cut, r.blank = r.cut || l.Break || pageEnds[l.Furniture], r.blank || l.Blank
		return false
	}
	return true
}

// label reads the label of a line, and what the words before it end with.
func (r *proposer) label(i int, p *proposal) {
	l := p.line
	p.label = labelOfLine(l, r.ocr)
	if l.Label != "" {
		p.label.listed = l.Level
	} else if !l.Soft && !p.label.weak() {
		p.label.indented = l.Level
	}
	for _, labels := range []map[int]label{r.articles, r.ordinals, r.sections, r.unsigned} {
		if named, ok := labels[i]; ok {
			p.label = named
			break
		}
	}
	if !p.label.some() && !p.end.some() && isShortField(l) {
		p.end = ending{done: true}
	}
	p.before = ending{done: true}
	if b := r.before; b != nil && b.look < formatted && b.meeting == nil && !b.headed &&
		!(b.look >= standsAlone && l.Blank && !l.Soft) {
		p.before = b.end
	}
	p.line.Break, p.line.Blank = l.Break || r.cut, l.Blank || r.blank
	r.cut, r.blank = false, false
	if n := r.runs[i]; n > 0 {
		p.listed = true
		if p.label.some() {
			p.line.Soft = false
			for k := range p.label.readings {
				p.label.readings[k].weak = false
			}
			p.before = ending{colon: n == 1, done: n > 1}
		}
	}
}

// ending tells how the line and its paragraph end.
func (r *proposer) ending(i int, p *proposal) {
	if r.clauses[i] {
		p.line.Soft = false
	}
	p.wraps = i+1 < len(r.lines) && r.lines[i+1].Soft && r.lines[i+1].Furniture == ""
	alone := p.label.some() && p.label.length >= len(p.line.Text)
	open := p.line.Bold && endsAndSoOn(p.text) // a bold title: "Rights, duties, etc."
	p.sentence = p.end.done && !alone && !abbreviated(p.text) && !open || len(p.text) > maxHeading
	paragraph := r.paragraphs[i]
	p.ended = paragraph.isSentence() && !open
	p.stops = paragraph.isDone() && !strings.HasSuffix(paragraph.last, ";")
	p.prose = p.stops && paragraph.inner
}

// part tells which meeting the line heads or which part it names.
func (r *proposer) part(i int, p *proposal) {
	p.meeting = r.meetings[i]
	if _, article := r.articles[i]; p.label.style != namedStyle && !article {
		p.part = partNameOf(p.line, r.paragraphs[i])
		if b := r.before; b != nil && b.part.kind != "" && b.part.title == "" && p.part.number == "" &&
			(startsLower(p.part.title) ||
				b.part.kind == corpus.ArticlePart && p.part.title == "" && p.part.kind != corpus.AnnexPart) {
			p.part = partName{} // the title under "Article 18": "Resolution of disputes", "Amendment"
		}
	}
	if r.articled && p.line.Heading > 0 && p.label.style == "§" && p.part.kind == "" { // what holds the articles
		p.part = partName{
			kind:   corpus.SectionPart,
			number: p.label.bare,
			name:   p.label.mark,
			title:  p.line.Text[p.label.length:],
		}
		p.label = label{}
	}
}

// heading tells how much the line looks like a heading, and whether it goes on the words before it.
func (r *proposer) heading(i int, p *proposal) {
	before := r.before
	if p.titles = midTitle(before, p); p.titles && before.titles {
		p.line.Soft = true
	}
	p.look = lookOf(r.lines, r.around, i, p, r.tag)
	p.label.heading = p.look >= formatted && p.line.Heading > 0
	if p.look == standsAlone && (r.marked && !p.label.some() || r.clauses[i]) {
		p.look = noHeading // where the format marks headings, others are none; nor is the body between its clauses
	}
	p.joins = joins(before, p)
	p.headed = p.joins && before.heads && bracketed(p.line.Text)
	p.heads = p.look >= standsAlone || p.joins && before.heads
	p.numbered = p.heads && (p.label.some() && p.look >= standsAlone || p.joins && before.numbered)
	p.inUnit = p.label.some() && (!p.label.weak() || p.label.style != "") &&
		(p.look < standsAlone || lower(p.label)) ||
		p.joins && before.inUnit
}

// place tells where the label stands: in which part, and behind which words.
func (r *proposer) place(p *proposal) {
	before := r.before
	if p.part.kind != "" || p.line.Part != "" {
		r.within = partNumber(p.part.number)
	}
	if p.label.some() {
		p.label.within = r.within
		p.fresh = freshLabel(before, p, r.words)
		p.label.announced = p.before.colon && before != nil && !before.inUnit && !before.label.some() &&
			before.kind == "" && before.look < standsAlone && !r.headed
	}
	r.headed = !p.label.some() && (r.headed || p.look >= standsAlone)
}
