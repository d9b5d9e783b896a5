package redline

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A baseRun is a run, or something else in a paragraph, that the base has. Its size is in bytes of text; what is no
// text counts for one.
type baseRun struct {
	node, parent *ooxml.Node // the run and what holds it
	text         string
	size         int
	start        int // in the group
	gone         bool
}

// sizeOf is the size of a child of a run and its text.
func sizeOf(k *ooxml.Node) (int, string) {
	switch k.Name {
	case "", "w:rPr", "w:lastRenderedPageBreak", "w:commentReference", "w:annotationRef":
		return 0, ""
	case "w:t", "w:delText":
		s := k.Text()
		return len(s), s
	}
	return 1, ""
}

// unitsBelow lists what a paragraph, or an element in one, has of the base.
func unitsBelow(n *ooxml.Node) []baseRun { return baseRuns(n, false, nil) }

func baseRuns(n *ooxml.Node, gone bool, out []baseRun) []baseRun {
	for _, k := range n.Kids {
		switch k.Name {
		case "w:r":
			r := baseRun{node: k, parent: n, gone: gone}
			for _, x := range k.Kids {
				size, text := sizeOf(x)
				r.size += size
				r.text += text
			}
			if r.size > 0 {
				out = append(out, r)
			}
		case "w:del", "w:moveFrom":
			out = baseRuns(k, true, out)
		default:
			if holdsRuns(k.Name) {
				out = baseRuns(k, gone, out)
			} else if !weightless(k.Name) {
				out = append(out, baseRun{node: k, parent: n, size: 1, gone: gone})
			}
		}
	}
	return out
}

// holdsRuns tells what in a paragraph holds runs of it, beside changes.
func holdsRuns(name string) bool {
	switch name {
	case "w:hyperlink", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:dir", "w:bdo":
		return true
	}
	return false
}

// weightless tells what in a paragraph is nothing of the base's text: what is new, marks, properties.
func weightless(name string) bool {
	switch name {
	case "",
		"w:pPr", "w:ins", "w:moveTo", "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart",
		"w:commentRangeEnd", "w:permStart", "w:permEnd", "w:proofErr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr",
		"w:customXmlPr":
		return true
	}
	return strings.HasSuffix(name, "RangeStart") || strings.HasSuffix(name, "RangeEnd")
}

// text is what a group says in the base.
func (g *group) text() string {
	var b strings.Builder
	for _, x := range g.core {
		for _, r := range unitsBelow(x.node) {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// A step is one thing that a reviewer did to a group, at a place of it.
type step struct {
	from, to int         // taken out, if to is behind from
	node     *ooxml.Node // what was put in: a change, an element around changes, the signs of a comment
	split    *ooxml.Node // the paragraph that was made to end here
	loose    bool        // whether it stands in the paragraph itself, in no link or content control
	comment  string      // its number, if it is a sign of a comment
	like     *ooxml.Node // the change that says who did it
}

// steps lists what a reviewer did to a group.
func (f *folder) steps(g *group) (out []step, size int, markGone *ooxml.Node) {
	pos := 0
	var walk func(n *ooxml.Node, loose bool, gone *ooxml.Node)
	walk = func(n *ooxml.Node, loose bool, gone *ooxml.Node) {
		for _, k := range n.Kids {
			if id, ok := commentOf(k); ok {
				if f.c.own[id] {
					out = append(out, step{from: pos, to: pos, node: k, comment: id, loose: loose})
				}
				continue
			}
			switch {
			case k.Name == "w:ins" || k.Name == "w:moveTo" || holdsRuns(k.Name) && f.s.a.onlyNew(k):
				out = append(out, step{from: pos, to: pos, node: k, like: k, loose: loose})
			case k.Name == "w:del" || k.Name == "w:moveFrom":
				walk(k, loose, k)
			case holdsRuns(k.Name):
				walk(k, false, gone)
			default:
				size := 0
				if k.Name == "w:r" {
					for _, x := range k.Kids {
						n, _ := sizeOf(x)
						size += n
					}
				} else if !weightless(k.Name) {
					size = 1
				}
				if gone != nil && size > 0 {
					out = append(out, step{from: pos, to: pos + size, like: gone})
				}
				pos += size
			}
		}
	}
	for i, b := range g.core {
		walk(b.node, true, nil)
		if i < len(g.core)-1 {
			out = append(out, step{from: pos, to: pos, split: b.node, loose: true})
		}
	}
	last := g.core[len(g.core)-1].node.Kid("w:pPr").Kid("w:rPr")
	if markGone = last.Kid("w:del"); markGone == nil {
		markGone = last.Kid("w:moveFrom")
	}
	return out, pos, markGone
}

// paragraphs folds a paragraph of the base.
func (f *folder) paragraphs(ga, gb *group) {
	steps, size, markGone := f.steps(ga)
	if len(steps) == 0 && markGone == nil {
		return
	}
	h := &hostGroup{f: f, g: gb}
	h.read()
	if h.size != size {
		f.conflict(gb, nil, "the words are not those of the base, so that the change is not in the redline")
		return
	}
	steps = f.notSeenBefore(gb, steps)
	for _, s := range steps {
		h.cut(s.from)
		h.cut(s.to)
	}
	for _, s := range steps {
		if s.to > s.from {
			h.takeOut(s)
		}
	}
	for _, s := range steps {
		switch {
		case s.split != nil:
			h.split(s)
		case s.comment != "":
			h.put(s, f.s.comment(s.node, s.comment))
		case s.node != nil:
			h.put(s, f.bring(s.node))
			f.c.report.Insertions++
		}
	}
	if markGone != nil {
		h.endGone(markGone)
	}
}

// regions are the stretches of a group that reviewers changed.
type regions struct{ all []region }

type region struct {
	from, to int
	text     string // what was put in, as said gives it
	puts     []int  // the places where it was put in
	author   string
	steps    []int
}

// notSeenBefore leaves out the steps that a reviewer before took as well, and tells of those that stand against each
// other.
func (f *folder) notSeenBefore(g *group, steps []step) []step {
	known := f.seen[f.where]
	if known == nil {
		known = &regions{}
		f.seen[f.where] = known
	}
	drop := map[int]bool{}
	for _, r := range f.regionsOf(steps) {
		same := false
		var against []string
		for _, old := range known.all {
			switch {
			case old.from == r.from && old.to == r.to && old.text == r.text:
				same = true
			case old.from < r.to && r.from < old.to && (old.text != "" || r.text != ""),
				slices.ContainsFunc(r.puts, func(at int) bool { return slices.Contains(old.puts, at) }),
				old.from < r.from && r.from == r.to && r.from < old.to, r.from < old.from && old.from == old.to && old.from < r.to:
				if !slices.Contains(against, old.author) {
					against = append(against, old.author)
				}
			}
		}
		if same {
			for _, i := range r.steps {
				drop[i] = true
			}
			continue
		}
		if len(against) > 0 {
			f.conflict(g, against, "different changes of the same words; all stand there")
		}
		known.all = append(known.all, r)
	}
	var out []step
	for i, s := range steps {
		if !drop[i] {
			out = append(out, s)
		}
	}
	return out
}

// regionsOf joins steps that touch.
func (f *folder) regionsOf(steps []step) []region {
	var out []region
	for i, s := range steps {
		if s.comment != "" {
			continue
		}
		text := ""
		switch {
		case s.split != nil:
			text = "¶"
		case s.node != nil:
			text = f.s.a.said(s.node)
		}
		if n := len(out); n == 0 || out[n-1].to != s.from {
			out = append(out, region{from: s.from, to: s.to, author: f.c.opt.Author})
		}
		r := &out[len(out)-1]
		r.to, r.text, r.steps = max(r.to, s.to), r.text+text, append(r.steps, i)
		if text != "" {
			r.puts = append(r.puts, s.from)
		}
	}
	return out
}
