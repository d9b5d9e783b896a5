package read

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

// The ranks of parts: one of a lower rank holds those of higher ones.
var ranks = map[corpus.PartKind]int{
	corpus.MeetingPart:    1,
	"session":             1,
	corpus.DecisionPart:   2,
	corpus.ResolutionPart: 2,
	corpus.AnnexPart:      3,
	"schedule":            3,
	"protocol":            3,
	"recommendation":      3,
	"amendment":           4,
	"motion":              2,
	"appendix":            4,
	"option":              4,
	"part":                5,
	"title":               6,
	"provision":           6, // they stand behind the articles, in none of their chapters
	"chapter":             7,
	"section":             8,
	"item":                8, // of an agenda
	"clause":              9,
	"rule":                9,
	corpus.ArticlePart:    9,
	"subsection":          11,
}

const numberedRank = 20 // of headings with a number of their own, plus their depth

// A partTree is the parts of a paper as they are found.
type partTree struct {
	doc   *corpus.Document
	ranks []int // of each part
	plain []int // for each part, the level that the format gives its heading, where that has no name; else 0
	level []int // for each part, the level that the format gives its heading; 0 where it is none
	of    []int // for each line, its part

	sections bool // sections stand in articles, as in bylaws; else articles in sections
}

// sectionsInArticles reports whether the sections of a paper stand in its articles: where their numbers begin anew in
// each. Where they run on over articles, and are fewer, the articles stand in them. Where neither tells, what stands
// first holds the other.
func sectionsInArticles(props []proposal) bool {
	var first corpus.PartKind
	anew, on := 0, 0
	count := map[corpus.PartKind]int{}
	last, between := 0, false // the number of the section before, and whether an article stands since
	for i := range props {
		p := &props[i].part
		switch p.kind {
		case corpus.ArticlePart:
			between = true
		case corpus.SectionPart:
			r, ok := articleNumber(p.number)
			switch {
			case !ok || !between || last == 0:
			case r.value == 1:
				anew++
			case r.value == last+1:
				on++
			}
			last, between = r.value, false
		case "chapter", "title", "part", "book":
			last = 0
			continue
		default:
			continue
		}
		count[p.kind]++
		if first == "" {
			first = p.kind
		}
	}
	if on > anew && count[corpus.ArticlePart] > count[corpus.SectionPart] {
		return false
	}
	return first == corpus.ArticlePart
}

// ends reports whether a heading ends an open part: the format sets it above the heading of that part, or beside it
// where that has no name.
func (t *partTree) ends(open, heading int) bool {
	level := t.plain[open]
	return heading > 0 && (level > heading || level == heading && t.doc.Parts[open].Kind == corpus.SectionPart)
}

// endsArticle reports whether the format sets a heading above that of an open article: it is of the next ones.
func (t *partTree) endsArticle(open, heading int) bool {
	return heading > 0 && t.level[open] > heading && t.doc.Parts[open].Kind == corpus.ArticlePart
}

// behindHeading reports whether only headings stand between line i and the name of the part before it: it may be the
// title of the part.
func behindHeading(props []proposal, steps []*step, i int) bool {
	for i--; i >= 0; i-- {
		if p := &props[i]; p.line.Furniture == "" && p.kind != corpus.Note {
			return steps[i].act == asPart || steps[i].act == asHeading
		}
	}
	return false
}

// partsOf makes the tree of parts, and tells for each line the part that it stands in. A heading makes a part where
// it has a name or a number, or where the numbering of the paragraphs begins anew under it.
func partsOf(d *corpus.Document, props []proposal, steps []*step) []int {
	t := partTree{
		doc: d, ranks: []int{0}, plain: []int{0}, level: []int{0}, of: make([]int, len(props)),
		sections: sectionsInArticles(props),
	}
	d.Paper()
	restarts := restartsOf(props, steps)
	open := []int{0}
	for i := range props {
		p, s := &props[i], steps[i]
		switch s.act {
		case asPart, asHeading:
			if part, rank := t.partOf(p, s, restarts[i]); part != nil {
				for top := open[len(open)-1]; len(open) > 1 && (t.ranks[top] >= rank || apart(d.Parts[top], part)); top = open[len(open)-1] {
					open = open[:len(open)-1]
				}
				if top := open[len(open)-1]; p.line.Part == "" && nextAnnex(d.Parts[top], part) { // the format told of the first only
					rank, open = t.ranks[top], open[:len(open)-1]
				}
				part.Parent = open[len(open)-1]
				d.Parts = append(d.Parts, part)
				t.ranks = append(t.ranks, rank)
				t.plain, t.level = append(t.plain, 0), append(t.level, p.line.Heading)
				if !p.named() || p.part.kind != "" && p.part.number == "" {
					t.plain[len(d.Parts)-1] = p.line.Heading
				}
				open = append(open, len(d.Parts)-1)
			} else if top := open[len(open)-1]; d.Parts[top].Number == "" && t.ends(top, p.line.Heading) ||
				t.endsArticle(top, p.line.Heading) && !behindHeading(props, steps, i) {
				open = open[:len(open)-1]
			}
		case asUnit: // the heading of a section ends the parts whose headings the format sets below it
			for p.line.Heading > 0 && t.plain[open[len(open)-1]] > p.line.Heading {
				open = open[:len(open)-1]
			}
		}
		t.of[i] = open[len(open)-1]
	}
	t.restartContainers()
	clearPartSymbol(d)
	if isAct(props, steps) || slices.ContainsFunc(d.Parts, func(p *corpus.Part) bool { return p.Kind == corpus.MeetingPart }) {
		d.Paper().Number, d.Paper().Held = "", corpus.Period{} // it is no meeting of its own
	}
	return t.of
}

// isAct reports whether a paper is in articles, as statutes and treaties are: the meetings that it names have adopted
// or amended it, and no one cites it by them.
func isAct(props []proposal, steps []*step) bool {
	for i := range props {
		switch p := &props[i]; steps[i].act {
		case asPart, asHeading:
			if p.part.kind == corpus.ArticlePart {
				return true
			}
		case asUnit:
			if kind, _, _, ok := terms.Part(strings.TrimSpace(p.label.mark)); ok && p.label.style == articleStyle &&
				kind == string(corpus.ArticlePart) {
				return true
			}
		}
	}
	return false
}

// nextAnnex reports whether a part is the next annex or schedule after one, and none inside it.
func nextAnnex(before, part *corpus.Part) bool {
	return (part.Kind == corpus.AnnexPart || part.Kind == "schedule") && before.Kind == part.Kind && before.Number != "" &&
		part.Number != ""
}

// apart reports whether the numbers of two sections tell that the second is none of the first: 7.1 of 4.
func apart(outer, inner *corpus.Part) bool {
	decimal := func(p *corpus.Part) bool {
		return p.Kind == corpus.SectionPart && p.Number != "" && strings.Trim(p.Number, "0123456789.") == ""
	}
	return decimal(outer) && decimal(inner) && strings.Contains(inner.Number, ".") &&
		!strings.HasPrefix(inner.Number, strings.TrimRight(outer.Number, ".")+".")
}

// clearPartSymbol takes the symbol from a paper of several decisions or resolutions where it is that of one of them.
func clearPartSymbol(d *corpus.Document) {
	count, own := 0, false
	for _, p := range d.Parts {
		if p.Kind == corpus.DecisionPart || p.Kind == corpus.ResolutionPart {
			count++
			own = own || p.Number != "" && p.Number == d.Symbol
		}
	}
	if count > 1 && own {
		d.Symbol = ""
	}
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
		part := &corpus.Part{
			Kind:     kind,
			Number:   strings.Trim(p.line.Label, " .:()"),
			Name:     groupName(text),
			Restarts: restarts,
			Line:     p.line.Num,
		}
		if p.part.kind != "" {
			part.Name, part.Number, part.Title = p.part.name, p.part.number, p.part.title
		}
		return part, max(rank, 1)
	case p.part.kind != "":
		part := &corpus.Part{
			Kind:     p.part.kind,
			Number:   p.part.number,
			Name:     p.part.name,
			Title:    p.part.title,
			Restarts: restarts,
			Line:     p.line.Num,
		}
		if rank := t.rank(p.part.kind); strings.ContainsAny(p.part.number, "0123456789") &&
			!strings.HasPrefix(p.part.number, "-") ||
			rank > 2 {
			return part, rank
		}
		return part, ranks["appendix"] // a draft that has no number yet stands in the text that proposes it
	case s.act == asHeading:
		title := text // behind an automatic label
		if p.label.length > 0 {
			title = strings.TrimSpace(p.text[min(p.label.length, len(p.text)):])
		}
		return &corpus.Part{
			Kind:     corpus.SectionPart,
			Number:   p.label.bare,
			Name:     p.label.bare,
			Title:    title,
			Restarts: restarts,
			Line:     p.line.Num,
		}, numberedRank + s.head.depth
	case restarts:
		name := groupName(text)
		return &corpus.Part{
			Kind:     corpus.SectionPart,
			Name:     name,
			Title:    strings.TrimSpace(strings.TrimPrefix(text, name)),
			Restarts: true,
			Line:     p.line.Num,
		}, numberedRank
	}
	return nil, 0
}

// rank is that of a kind of part.
func (t *partTree) rank(kind corpus.PartKind) int {
	if t.sections && kind == corpus.SectionPart {
		return ranks[corpus.ArticlePart] + 1
	}
	return ranks[kind]
}

// groupName is what to call a part whose heading has no name of its own: the words before a colon, or all of a short
// heading.
func groupName(text string) string {
	if head, _, ok := strings.Cut(text, ": "); ok && len(head) < 40 {
		return head
	}
	return text
}

// namesChapter reports whether a label is one of a later chapter, which it names itself: 3.1.
func (l *level) namesChapter() bool {
	return l.reading.kind == decimal && strings.HasPrefix(l.style, "0.") && outermost(l).reading.value > 1
}

// isScope reports whether a heading opens a text of its own, with its own ways of numbering.
func isScope(p *proposal) bool {
	switch p.part.kind {
	case corpus.DecisionPart, corpus.ResolutionPart, corpus.AnnexPart, "schedule", "protocol", "option":
		return true
	}
	switch corpus.PartKind(p.line.Part) {
	case corpus.DecisionPart, corpus.ResolutionPart, corpus.AnnexPart, "schedule", "protocol":
		return true
	}
	return p.meeting != nil
}

// named reports whether a heading has a name of its own: that of a meeting or of a part.
func (p *proposal) named() bool { return p.meeting != nil || p.part.kind != "" || p.line.Part != "" }

// headingKind is what headings of one kind have in common.
func headingKind(p *proposal, s *step) string {
	switch {
	case p.meeting != nil:
		return "meeting"
	case p.part.kind != "":
		return string(p.part.kind)
	case p.line.Part != "":
		return p.line.Part
	case s.act == asHeading:
		return fmt.Sprint("numbered ", s.head.reading.kind, s.head.depth)
	}
	return fmt.Sprint("level ", p.line.Heading)
}

// titles reports whether a heading without a name is the title of the article that is named above it.
func titles(props []proposal, i int) bool {
	if props[i].named() {
		return false
	}
	for i--; i >= 0; i-- {
		if p := &props[i]; p.line.Furniture == "" && p.kind != corpus.Note {
			return p.part.kind == corpus.ArticlePart && p.part.title == ""
		}
	}
	return false
}
