package read

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// A meeting is one section of a paper: what one meeting of the body adopted.
type meeting struct {
	Number     int // 1-based; 0 where the paper does not say
	Heading    string
	Place      string
	Start, End corpus.Date
	Line       int
	Units      []*corpus.Block
}

// addressed puts meetings, units and notes into the document as its parts and blocks, with their refs.
func addressed(d *corpus.Document, sections []*section, notes []*corpus.Block, single bool) {
	paper := d.Paper()
	for i, s := range sections {
		m := s.meeting
		held := corpus.Period{Start: m.Start, End: m.End}
		if held.End.IsZero() {
			held.End = held.Start
		}
		part := 0
		if single {
			paper.Held, paper.Place, paper.Line = held, m.Place, m.Line
			if m.Number > 0 {
				paper.Number = corpus.Roman(m.Number)
			}
		} else {
			p := &corpus.Part{Kind: corpus.MeetingPart, Name: m.Heading, Restarts: true, Held: held, Place: m.Place, Line: m.Line}
			if m.Number > 0 {
				p.Number = corpus.Roman(m.Number)
			}
			if r := romanHead.FindStringSubmatch(m.Heading); r != nil {
				p.Name, p.Title = strings.TrimSpace(strings.TrimSuffix(m.Heading, r[2])), r[2]
			}
			d.Parts = append(d.Parts, p)
			part = i + 1
			label := strings.TrimRight(p.Name, ". )–—-")
			text := p.Title
			if text == "" {
				label, text = "", p.Name
			}
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Heading, Part: part, Label: label, Text: text, Level: 1, Line: m.Line})
		}
		for _, u := range m.Units {
			u.Part = part
			if u.Kind == corpus.Unit {
				u.Label = u.Ref.Path
			}
			d.Blocks = append(d.Blocks, u)
		}
	}
	if d.Adopted.IsZero() {
		if last := sections[len(sections)-1].meeting; !last.Start.IsZero() {
			d.Adopted = corpus.Period{Start: last.Start, End: last.End}
			if last.End.IsZero() {
				d.Adopted.End = last.Start
			}
		}
	}
	before := make([]corpus.Ref, len(d.Blocks))
	for i, b := range d.Blocks {
		before[i] = b.Ref
		b.Ref.Part = ""
	}
	d.Blocks = append(d.Blocks, notes...)
	d.Address()
	after := map[corpus.Ref]corpus.Ref{}
	for i, ref := range before {
		if !ref.IsZero() {
			after[ref] = d.Blocks[i].Ref
		}
	}
	for i, r := range d.Repairs {
		if ref, ok := after[r.Ref]; ok {
			d.Repairs[i].Ref = ref
		}
	}
}

// meetingRef names a meeting until the document is addressed.
func meetingRef(index int) corpus.Ref { return corpus.Ref{Part: "meeting " + strconv.Itoa(index)} }
