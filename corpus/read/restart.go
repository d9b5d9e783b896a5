package read

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus"
)

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
				for _, h := range run { // an annex whose sections are numbered each for itself is not numbered on either
					out[h] = out[h] || h < at && isScope(&props[h])
				}
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
		if titles(props, i) || namesPaper(props, i) {
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

// namesPaper reports whether a heading is the title of the paper, though it calls it by the name of a part: it opens
// the paper, has no number, and no other part has that name.
func namesPaper(props []proposal, at int) bool {
	kind := props[at].part.kind
	return kind != "" && props[at].part.number == "" &&
		!slices.ContainsFunc(props[:at], func(p proposal) bool { return p.line.Furniture == "" }) &&
		!slices.ContainsFunc(props[at+1:], func(p proposal) bool { return p.part.kind == kind })
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
	seen := map[corpus.PartKind]map[string]int{} // by number, the part that holds the first of it
	for i, p := range t.doc.Parts {
		if i == 0 || p.Kind == corpus.MeetingPart || p.Number == "" || p.Kind == corpus.SectionPart && !p.Restarts {
			continue
		}
		if seen[p.Kind] == nil {
			seen[p.Kind] = map[string]int{}
		}
		first, again := seen[p.Kind][p.Number]
		switch {
		case !again:
			seen[p.Kind][p.Number] = p.Parent
		case p.Parent > 0:
			t.doc.Parts[p.Parent].Restarts = true
			if first > 0 && t.doc.Parts[first].Kind == t.doc.Parts[p.Parent].Kind {
				t.doc.Parts[first].Restarts = true
			}
		}
	}
	before := siblingsBefore(t.doc.Parts)
	for _, p := range t.doc.Parts {
		up := max(p.Parent, 0)
		if p.Restarts && p.Number != "" && before[up] > 0 && t.doc.Parts[before[up]].Restarts {
			t.doc.Parts[up].Restarts = true // Section 3, of which only the subsections have paragraphs
		}
	}
}

// siblingsBefore gives for each part with a number the one of its kind that stands before it in the same part; 0 for
// none.
func siblingsBefore(parts []*corpus.Part) []int {
	type place struct {
		kind   corpus.PartKind
		parent int
	}
	out, last := make([]int, len(parts)), map[place]int{}
	for i, p := range parts {
		if at := (place{p.Kind, p.Parent}); p.Number != "" {
			out[i], last[at] = last[at], i
		}
	}
	return out
}
