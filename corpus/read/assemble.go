package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// An assembly makes blocks of lines.
type assembly struct {
	doc        *corpus.Document
	vocabulary vocabulary
	guess      bool  // words cut without a hyphen are looked for
	parts      []int // for each line, the part it stands in
	props      []proposal
	steps      []*step

	block   *corpus.Block // the block in hand, nil before the first
	text    strings.Builder
	last    string          // its last line
	stated  bool            // the format says that it is a unit, with or without words of its own
	notes   []*corpus.Block // that stand inside of the block in hand
	note    *corpus.Block   // the note in hand
	units   map[int]bool    // parts in which a unit stands already
	pending *corpus.Block   // a numbered heading whose words may follow without a label
	owners  []*corpus.Block // for each repair, the block that it was made in

	sections []section // numbered headings with the words that bear their numbers
}

// assemble makes the blocks of a document.
func assemble(d *corpus.Document, props []proposal, steps []*step, parts []int, v vocabulary, guess bool) {
	a := assembly{doc: d, vocabulary: v, guess: guess, parts: parts, props: props, steps: steps, units: map[int]bool{}}
	for i := range props {
		a.line(i)
	}
	a.close()
	a.proseSections()
	noteEmptyMeetings(d)
	d.Address()
	for i, b := range a.owners {
		d.Repairs[len(d.Repairs)-len(a.owners)+i].Ref = b.Ref
	}
}

// noteEmptyMeetings gives the words of a meeting that adopted nothing the path of a note: III.0.
func noteEmptyMeetings(d *corpus.Document) {
	first := map[*corpus.Part]*corpus.Block{}
	for _, b := range d.Blocks {
		m := d.MeetingOf(b)
		if m.Kind != corpus.MeetingPart || b.Kind == corpus.Heading || b.Kind == corpus.Note {
			continue
		}
		if b.Kind == corpus.Text && first[m] == nil {
			first[m] = b
		} else if b.Kind != corpus.Text {
			first[m] = &corpus.Block{}
		}
	}
	for m, b := range first {
		if b.Kind == corpus.Text && m.Number != "" {
			b.Ref.Path = corpus.NotePath
		}
	}
}

func (a *assembly) line(i int) {
	p, s := &a.props[i], a.steps[i]
	l := p.line
	switch {
	case l.Furniture != "":
		a.leave(l.Furniture, l)
		return
	case p.kind == corpus.Note:
		a.footnote(l)
		return
	}
	a.note = nil
	switch s.act {
	case asPart:
		a.heading(i, "", l)
	case asHeading:
		a.heading(i, p.label.bare, a.behind(p))
	case asUnit:
		a.unit(i)
	default:
		a.words(i)
	}
}

// behind is a line without its label.
func (a *assembly) behind(p *proposal) flow.Line {
	l := p.line
	if l.Label == "" {
		l = l.Trim(min(p.label.length, len(l.Text)))
	}
	return l
}

func (a *assembly) leave(kind string, l flow.Line) {
	if text := strings.TrimSpace(l.Printed()); text != "" {
		a.doc.LeftOut = append(a.doc.LeftOut, corpus.LeftOut{Kind: kind, Line: l.Num, Text: text})
	}
}

// leaveName lists the words by which a label says what it numbers: the label of "Recommendation 4" is 4.
func (a *assembly) leaveName(p *proposal) {
	a.leaveWord(strings.TrimSuffix(p.label.mark, p.label.bare), p.line.Num)
}

func (a *assembly) leaveWord(mark string, line int) {
	if name := strings.TrimRight(mark, "0123456789.:/)°º–—- \u00a0"); name != "" {
		a.doc.LeftOut = append(a.doc.LeftOut, corpus.LeftOut{Kind: "name of a label", Line: line, Text: name})
	}
}

// footnote takes a line of a note. Notes stand behind the block in which they come.
func (a *assembly) footnote(l flow.Line) {
	if l.Note == "" && a.note != nil && l.Soft {
		s := a.vocabulary.seam(a.note.Text, l.Text, false)
		a.note.Text = a.note.Text[:len(a.note.Text)-s.cut] + s.glue + l.Text
		return
	}
	part := 0
	if a.block != nil {
		part = a.block.Part
	}
	a.note = &corpus.Block{Kind: corpus.Note, Part: part, Label: l.Note, Text: l.Text, Line: l.Num, Marks: l.Marks}
	a.notes = append(a.notes, a.note)
}

// open begins a block.
func (a *assembly) open(i int, kind corpus.Kind, l flow.Line) *corpus.Block {
	a.close()
	a.stated = false
	a.block = &corpus.Block{Kind: kind, Part: a.parts[i], Line: l.Num}
	a.doc.Blocks = append(a.doc.Blocks, a.block)
	a.join(l, "")
	return a.block
}

// heading opens a heading.
func (a *assembly) heading(i int, number string, l flow.Line) {
	p := &a.props[i]
	b := a.open(i, corpus.Heading, l)
	b.Label = number
	b.Level = max(l.Heading, 1)
	if p.meeting != nil {
		if p.label.some() && p.label.length > 0 {
			b.Label = p.label.bare
			a.replace(a.behind(p))
		}
	} else if p.part.kind != "" {
		b.Label = p.part.number
		if p.line.Label != "" { // an automatic "Article 3": its text has no name
			a.leaveWord(strings.TrimSuffix(p.line.Label, b.Label), l.Num)
		}
	} else if p.line.Label != "" && number == "" {
		b.Label = strings.Trim(p.line.Label, " .:()")
	} else if n := ownNumber(l.Text, a.doc.Symbol); number == "" && n > 0 { // 73/98. Report of the Court
		b.Label = l.Text[:n]
		a.replace(l.Trim(n + len(l.Text[n:]) - len(strings.TrimLeft(l.Text[n:], " .:–—-\u00a0"))))
	}
	a.pending = nil
	if number != "" && number[0] <= '9' && !a.isOwn(number) {
		b.Ref.Path, a.pending = number, b
	}
}

// isOwn reports whether a number is that of the paper, which labels no paragraph.
func (a *assembly) isOwn(number string) bool {
	return strings.Contains(a.doc.Symbol+"/", "/"+number+"/")
}

// ownNumber is how many bytes of a heading the paper's own symbol takes at its head, or the end of it as of
// A/RES/73/98 the number 73/98; 0 where a title does not follow.
func ownNumber(text, symbol string) int {
	for symbol != "" {
		rest, ok := strings.CutPrefix(text, symbol)
		if title := strings.TrimLeft(rest, " .:–—-\u00a0"); ok && title != "" && len(title) < len(rest) {
			return len(symbol)
		}
		_, tail, more := strings.Cut(symbol, "/")
		if !more || !strings.Contains(tail, "/") { // a number of a session and one of a text
			return 0
		}
		symbol = tail
	}
	return 0
}

// replace puts other words into the block in hand, which has one line.
func (a *assembly) replace(l flow.Line) {
	a.text.Reset()
	a.last, a.block.Marks = "", nil
	a.join(l, "")
}

// unit opens a labelled paragraph or an item.
func (a *assembly) unit(i int) {
	p, top := &a.props[i], a.steps[i].top
	l := a.behind(p)
	if top.reading.kind == bullet {
		pending := a.pending
		b := a.open(i, corpus.Item, l)
		b.Level = top.depth
		if pending != nil && pending.Part == b.Part && a.isOnlyItem(i) {
			a.bearNumber(pending, b)
		}
		a.pending = nil
		return
	}
	if p.label.style == namedStyle || p.label.style == articleStyle || p.label.worded {
		a.leaveName(p)
	}
	kind := corpus.Unit
	if l.Text == "" && p.line.Heading > 0 && p.label.style == "§" { // "§ 4a" stands alone over its paragraphs
		l = p.line
	}
	if top.heading && p.kind != corpus.Unit && (l.Text != "" || p.look == setApart) && !p.end.colon {
		kind = corpus.Heading
	}
	b := a.open(i, kind, l)
	b.Label, b.Ref.Path = top.chain(), top.path()
	a.stated = p.kind == corpus.Unit
	a.units[b.Part] = true
	a.pending = nil
	if kind == corpus.Heading {
		b.Level = max(l.Heading, 1)
		if a.pending = b; a.isOwn(b.Label) {
			b.Ref.Path, a.pending = "", nil
		}
	}
	if top.reading.alike {
		a.repair(
			corpus.Repair{
				Kind:   "label",
				Line:   l.Num,
				Before: p.label.mark,
				After:  top.reading.text,
				Why:    "the sequence of the labels wants this one, which looks alike",
			},
		)
	}
}

// words takes a line without a label: the rest of the block in hand, or a block of its own.
func (a *assembly) words(i int) {
	p := &a.props[i]
	l := p.line
	if a.block != nil && (p.joins || p.label.some() && l.Soft) && a.block.Kind != corpus.Cell {
		why := ""
		switch {
		case l.Soft && p.label.some() && p.before.done:
			why = "what looks like a label fits no list: read as words of the paragraph"
		case l.Soft || a.last == "":
		case l.Break:
			why = "the paragraph is cut by a page end or footnotes: the words before have no end and these no label"
		default:
			why = "the words before have no end and these no label"
		}
		a.join(l, why)
		return
	}
	if l.Text == "" && l.Label == "" {
		return
	}
	if l.Label != "" && !(l.Plain && p.kind == corpus.Recital) { // a label that fits no list
		l = l.Prefix(strings.TrimSpace(l.Label) + " ")
	}
	kind := a.kindOf(i)
	pending := a.pending
	b := a.open(i, kind, l)
	if kind == corpus.Recital {
		b.Label = l.Label // PP2 bis
	}
	if pending != nil && kind == corpus.Text && pending.Part == b.Part {
		a.bearNumber(pending, b)
	}
	a.pending = nil
}

// kindOf is the kind of a block without a label.
func (a *assembly) kindOf(i int) corpus.Kind {
	p := &a.props[i]
	switch {
	case p.kind != "" && p.kind != corpus.Unit:
		return p.kind
	case p.line.Cell.Table > 0:
		return corpus.Cell
	case p.line.Bullet:
		return corpus.Item
	case p.kind == corpus.Unit || a.units[a.parts[i]] || a.doc.Parts[a.parts[i]].Kind == corpus.ArticlePart:
		return corpus.Text
	case terms.OpensRecital(p.line.Text, a.doc.Language) == terms.Strong && !(p.prose && !a.behindRecital()):
		return corpus.Recital
	case p.end.comma && !p.stops && (p.line.Italic || terms.OpensRecital(p.line.Text, a.doc.Language) == terms.Weak):
		return corpus.Recital
	case p.end.comma && !p.stops && a.behindRecital() &&
		terms.OpensOperative(p.line.Text, a.doc.Language) < terms.Strong:
		return corpus.Recital
	}
	return corpus.Text
}

// behindRecital reports whether the block in hand is a recital.
func (a *assembly) behindRecital() bool { return a.block != nil && a.block.Kind == corpus.Recital }

// join appends a line to the block in hand. why says, where it is not plain, on what grounds.
func (a *assembly) join(l flow.Line, why string) {
	before := a.last
	if a.text.Len() > 0 && l.Text != "" {
		s := a.vocabulary.seam(before, l.Text, a.guess && why != "")
		if s.cut > 0 {
			text := a.text.String()
			a.text.Reset()
			a.text.WriteString(text[:len(text)-s.cut])
		}
		a.text.WriteString(s.glue)
		joined := tail(before[:len(before)-s.cut]) + s.glue + lead(l.Text)
		if s.kind != "" {
			a.repair(
				corpus.Repair{
					Kind:   s.kind,
					Line:   l.Num,
					Before: tail(before) + "\n" + lead(l.Text),
					After:  joined,
					Why:    s.why,
				},
			)
		}
		if why != "" {
			a.repair(
				corpus.Repair{
					Kind:   "joined",
					Line:   l.Num,
					Before: tail(before) + "\n" + lead(l.Text),
					After:  joined,
					Why:    why,
				},
			)
		}
	}
	for _, m := range l.Marks {
		m.Offset += a.text.Len()
		a.block.Marks = append(a.block.Marks, m)
	}
	a.text.WriteString(l.Text)
	if l.Text != "" {
		a.last = l.Text
	}
}

// repair records a repair in the block in hand; its ref is filled in when the blocks are addressed.
func (a *assembly) repair(r corpus.Repair) {
	a.doc.Repairs, a.owners = append(a.doc.Repairs, r), append(a.owners, a.block)
}

// close ends the block in hand and puts its notes behind it.
func (a *assembly) close() {
	if a.block != nil {
		a.block.Text = a.text.String()
		if a.block.Text == "" && !a.stated && (a.block.Kind != corpus.Unit || a.block.Label == "") {
			a.dropEmpty()
		} else if a.amongRecitals() {
			a.block.Kind = corpus.Recital
		}
	}
	a.doc.Blocks = append(a.doc.Blocks, a.notes...)
	a.notes, a.note, a.block = nil, nil, nil
	a.text.Reset()
	a.last = ""
}

// amongRecitals reports whether the block in hand, of which the first line did not tell it, is a recital: it stands
// behind one, opens as recitals may and ends as they do.
func (a *assembly) amongRecitals() bool {
	text := a.block.Text
	if a.block.Kind != corpus.Text || !strings.HasSuffix(text, ";") && !strings.HasSuffix(text, ",") ||
		a.units[a.block.Part] {
		return false
	}
	for i := len(a.doc.Blocks) - 2; i >= 0; i-- {
		if before := a.doc.Blocks[i]; before.Kind != corpus.Note {
			return before.Kind == corpus.Recital && before.Part == a.block.Part &&
				terms.OpensRecital(text, a.doc.Language) == terms.Weak
		}
	}
	return false
}

// dropEmpty takes a block without words out again: its label is left out.
func (a *assembly) dropEmpty() {
	a.doc.Blocks = a.doc.Blocks[:len(a.doc.Blocks)-1] // nothing was put behind it yet
	if a.block.Label != "" {
		a.doc.LeftOut = append(
			a.doc.LeftOut,
			corpus.LeftOut{Kind: emptyLabel, Line: a.block.Line, Text: a.block.Label},
		)
	}
}
