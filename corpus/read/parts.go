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
	"chapter":             7,
	"section":             8,
	"clause":              9,
	corpus.ArticlePart:    9,
}

const numberedRank = 20 // of headings with a number of their own, plus their depth

// A partTree is the parts of a paper as they are found.
type partTree struct {
	doc   *corpus.Document
	ranks []int // of each part
	plain []int // for each part, the level that the format gives its heading, where that has no name; else 0
	of    []int // for each line, its part

	sections bool // sections stand in articles, as in bylaws; else articles in sections
}

// sectionsInArticles reports whether the first article of a paper stands before its first section.
func sectionsInArticles(props []proposal) bool {
	for i := range props {
		switch props[i].part.kind {
		case corpus.ArticlePart:
			return true
		case corpus.SectionPart:
			return false
		}
	}
	return false
}

// partsOf makes the tree of parts, and tells for each line the part that it stands in. A heading makes a part where
// it has a name or a number, or where the numbering of the paragraphs begins anew under it.
func partsOf(d *corpus.Document, props []proposal, steps []*step) []int {
	t := partTree{doc: d, ranks: []int{0}, plain: []int{0}, of: make([]int, len(props)), sections: sectionsInArticles(props)}
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
				part.Parent = open[len(open)-1]
				d.Parts = append(d.Parts, part)
				t.ranks = append(t.ranks, rank)
				t.plain = append(t.plain, 0)
				if !p.named() {
					t.plain[len(d.Parts)-1] = p.line.Heading
				}
				open = append(open, len(d.Parts)-1)
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

// restartsOf tells for each heading whether the numbers of the paragraphs begin anew under it. Of headings that stand
// one over the other it is the innermost of a kind under which the numbers do not also run on.
func restartsOf(props []proposal, steps []*step) []bool {
	out := make([]bool, len(props))
	runOn := runningOn(props, steps)
	var run []int // the headings since the last unit
	scope, cleared, last := -1, false, 0
	for i, s := range steps {
		p := &props[i]
		switch {
		case s.act == asPart || s.act == asHeading:
			if isScope(p) {
				scope, last = i, 0
			}
			if p.kind == corpus.Heading && p.line.Level > 0 && p.line.Label == "" && p.line.Part == "" {
				continue // the title of the labelled paragraph that follows
			}
			run = append(run, i)
			cleared = cleared || s.cleared
			out[i] = p.meeting != nil || p.part.kind == corpus.DecisionPart || p.part.kind == corpus.ResolutionPart
		case s.act == asUnit && s.top.reading.kind != bullet && len(run) > 0:
			first := outermost(s.top).reading
			goesOn := first.kind == number && last > 0 && first.value > last // with a gap, as behind an agenda
			if at := innermost(props, steps, run, runOn[scope]); cleared && at >= 0 && !goesOn && !s.top.namesChapter() {
				out[at] = true
				if first := firstOfKind(props, steps, at); first >= 0 {
					out[first] = true
				}
			}
			run, cleared = nil, false
		}
		if s.act == asUnit && s.top.reading.kind != bullet {
			last = 0
			if r := outermost(s.top).reading; r.kind == number {
				last = r.value
			}
		}
	}
	wordsOfArticles(props, out, runOn)
	return out
}

// wordsOfArticles gives articles without numbered paragraphs their own words, as where the numbers begin anew: not
// where the numbers of paragraphs run on through the articles.
func wordsOfArticles(props []proposal, out []bool, runOn map[int]map[string]bool) {
	var articles []int
	scope := -1
	for i := range props {
		p := &props[i]
		if isScope(p) {
			scope = i
		}
		if p.part.kind == corpus.ArticlePart && p.part.number != "" && !runOn[scope][string(corpus.ArticlePart)] {
			articles = append(articles, i)
		}
	}
	if len(articles) < leastArticles {
		return
	}
	for _, i := range articles {
		out[i] = true
	}
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

// runningOn lists, for each text of its own, the kinds of headings under which the numbers run on.
func runningOn(props []proposal, steps []*step) map[int]map[string]bool {
	out := map[int]map[string]bool{}
	scope := -1
	var run []int
	cleared := false
	for i, s := range steps {
		switch {
		case s.act == asPart || s.act == asHeading:
			if isScope(&props[i]) {
				scope = i
			}
			run = append(run, i)
			cleared = cleared || s.cleared
		case s.act == asUnit && s.top.reading.kind != bullet && len(run) > 0:
			for _, h := range run {
				if s.top.namesChapter() || !cleared && s.top.depth == 0 && s.top.reading.value > 1 {
					if out[scope] == nil {
						out[scope] = map[string]bool{}
					}
					out[scope][headingKind(&props[h], steps[h])] = true
				}
			}
			run, cleared = nil, false
		}
	}
	return out
}

// innermost chooses, of headings that stand one over the other, the one under which the numbers begin anew; -1 for
// none.
func innermost(props []proposal, steps []*step, run []int, runOn map[string]bool) int {
	named, allRunOn := -1, true
	for _, i := range slices.Backward(run) {
		p := &props[i]
		if titles(props, i) {
			continue
		}
		own := p.named()
		if own || steps[i].act == asHeading {
			allRunOn = allRunOn && runOn[headingKind(p, steps[i])]
		}
		if !runOn[headingKind(p, steps[i])] && (own || !anyNamed(props, run) || outranks(props, run, i)) {
			return i
		}
		if own && named < 0 {
			named = i
		}
	}
	if allRunOn && steps[run[0]].prev != nil && steps[run[0]].prev.top == nil {
		return -1 // the first numbers of a paper that numbers through
	}
	return max(named, run[0])
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

// outranks reports whether a heading without a name is set as high as the headings with names that stand over it.
func outranks(props []proposal, run []int, at int) bool {
	level := props[at].line.Heading
	for _, i := range run {
		p := &props[i]
		if p.named() &&
			(p.line.Heading == 0 || p.line.Heading < level || i > at) {
			return false
		}
	}
	return level > 0
}

// anyNamed reports whether one of the headings has a name of its own.
func anyNamed(props []proposal, run []int) bool {
	return slices.ContainsFunc(run, func(i int) bool { return props[i].named() })
}

// firstOfKind finds, before a heading under which numbers begin anew, the one of its kind under which they began: it
// is a part too. It is -1 where there is none.
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

// restartContainers tells of parts that hold others whether the numbers of those begin anew in them: articles that
// are numbered through a treaty stand in its chapters without being counted by them.
func (t *partTree) restartContainers() {
	seen := map[corpus.PartKind][]string{}
	for i, p := range t.doc.Parts {
		if i == 0 || p.Kind == corpus.MeetingPart || p.Number == "" || p.Kind == corpus.SectionPart && !p.Restarts {
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
