package read

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// The ranks of parts: one of a lower rank holds those of higher ones.
var ranks = map[corpus.PartKind]int{corpus.MeetingPart: 1, corpus.DecisionPart: 2, corpus.ResolutionPart: 2, corpus.AnnexPart: 3, "schedule": 3, "protocol": 3,
	"appendix": 4, "option": 4, "part": 5, "title": 6, "chapter": 7, "section": 8, corpus.ArticlePart: 9}

const numberedRank = 20 // of headings with a number of their own, plus their depth

// A partTree is the parts of a paper as they are found.
type partTree struct {
	doc   *corpus.Document
	ranks []int // of each part
	of    []int // for each line, its part
}

// partsOf makes the tree of parts, and tells for each line the part that it stands in. A heading makes a part where it has a
// name or a number, or where the numbering of the paragraphs begins anew under it.
func partsOf(d *corpus.Document, props []proposal, steps []*step) []int {
	t := partTree{doc: d, ranks: []int{0}, of: make([]int, len(props))}
	d.Paper()
	restarts := restartsOf(props, steps)
	open := []int{0}
	for i := range props {
		p, s := &props[i], steps[i]
		if s.act == asPart || s.act == asHeading {
			if part, rank := t.partOf(p, s, restarts[i]); part != nil {
				for len(open) > 1 && t.ranks[open[len(open)-1]] >= rank {
					open = open[:len(open)-1]
				}
				part.Parent = open[len(open)-1]
				d.Parts = append(d.Parts, part)
				t.ranks = append(t.ranks, rank)
				open = append(open, len(d.Parts)-1)
			}
		}
		t.of[i] = open[len(open)-1]
	}
	t.restartContainers()
	return t.of
}

// partOf is the part that a heading opens, and its rank; nil where it opens none.
func (t *partTree) partOf(p *proposal, s *step, restarts bool) (*corpus.Part, int) {
	text := strings.TrimSpace(p.line.Text)
	switch {
	case p.meeting != nil:
		m := *p.meeting
		m.Restarts, m.Line = true, p.line.Num
		if m.Name == "" {
			m.Name = groupName(m.Title)
			m.Title = strings.TrimSpace(strings.TrimPrefix(m.Title, m.Name))
		}
		return &m, ranks[corpus.MeetingPart]
	case p.line.Part != "":
		kind := corpus.PartKind(p.line.Part)
		rank := ranks[kind]
		if p.line.Depth > 0 {
			rank = p.line.Depth
		}
		part := &corpus.Part{Kind: kind, Number: strings.Trim(p.line.Label, " .:()"), Name: groupName(text), Restarts: restarts, Line: p.line.Num}
		if p.part.kind != "" {
			part.Name, part.Number, part.Title = p.part.name, p.part.number, p.part.title
		}
		return part, max(rank, 1)
	case p.part.kind != "":
		return &corpus.Part{Kind: p.part.kind, Number: p.part.number, Name: p.part.name, Title: p.part.title, Restarts: restarts, Line: p.line.Num}, ranks[p.part.kind]
	case s.act == asHeading:
		title := strings.TrimSpace(p.text[min(p.label.length, len(p.text)):])
		return &corpus.Part{Kind: corpus.SectionPart, Number: p.label.bare, Name: p.label.bare, Title: title, Restarts: restarts, Line: p.line.Num}, numberedRank + s.head.depth
	case restarts:
		name := groupName(text)
		return &corpus.Part{Kind: corpus.SectionPart, Name: name, Title: strings.TrimSpace(strings.TrimPrefix(text, name)), Restarts: true, Line: p.line.Num}, numberedRank
	}
	return nil, 0
}

// groupName is what to call a part whose heading has no name of its own: the words before a colon, or all of a short heading.
func groupName(text string) string {
	if head, _, ok := strings.Cut(text, ": "); ok && len(head) < 40 {
		return head
	}
	return text
}

// restartsOf tells for each heading whether the numbers of the paragraphs begin anew under it.
func restartsOf(props []proposal, steps []*step) []bool {
	out := make([]bool, len(props))
	at := -1 // the heading that ended the numbering and waits for a number
	for i, s := range steps {
		switch {
		case s.act == asPart || s.act == asHeading:
			if s.cleared || at >= 0 && props[i].part.kind == "" && !s.cleared {
				if s.cleared && (at < 0 || strength(&props[i]) >= strength(&props[at]) || props[at].meeting == nil && props[at].part.kind == "") {
					at = i
				}
			}
			if props[i].meeting != nil || props[i].part.kind == corpus.DecisionPart || props[i].part.kind == corpus.ResolutionPart {
				out[i] = true
				at = i
			}
		case s.act == asUnit && s.top.reading.kind != bullet && at >= 0:
			out[at] = true
			out2 := firstOfKind(props, steps, at)
			if out2 >= 0 {
				out[out2] = true
			}
			at = -1
		}
	}
	return out
}

// strength orders the headings that may be said to begin a numbering.
func strength(p *proposal) int {
	switch {
	case p.meeting != nil:
		return 3
	case p.part.kind != "":
		return 2
	}
	return 1
}

// firstOfKind finds, before a heading under which numbers begin anew, the one of its kind under which they began: it is a part
// too. It is -1 where there is none.
func firstOfKind(props []proposal, steps []*step, at int) int {
	if props[at].part.kind != "" || props[at].meeting != nil {
		return -1
	}
	numbered := false
	for i := at - 1; i >= 0; i-- {
		s := steps[i]
		switch {
		case s.act == asUnit && s.top.reading.kind != bullet:
			numbered = true
		case s.act == asPart && (props[i].part.kind != "" || props[i].meeting != nil):
			return -1
		case s.act == steps[at].act && (s.act == asPart || s.act == asHeading) && props[i].line.Heading == props[at].line.Heading && numbered:
			if s.act == asHeading && s.head.reading.kind != steps[at].head.reading.kind {
				continue
			}
			return i
		}
	}
	return -1
}

// restartContainers tells of parts that hold others whether the numbers of those begin anew in them: articles that are numbered
// through a treaty stand in its chapters without being counted by them.
func (t *partTree) restartContainers() {
	seen := map[corpus.PartKind][]string{}
	for i, p := range t.doc.Parts {
		if i == 0 || p.Kind == corpus.MeetingPart || p.Number == "" {
			continue
		}
		if slices.Contains(seen[p.Kind], p.Number) {
			for up := p.Parent; up > 0; up = t.doc.Parts[up].Parent {
				t.doc.Parts[up].Restarts = true
				break
			}
		}
		seen[p.Kind] = append(seen[p.Kind], p.Number)
	}
}
