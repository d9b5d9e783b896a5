package ooxml

import "strings"

// A Revision says whether a run was brought in or taken out by a tracked change.
type Revision uint8

// The revisions of a run. What was moved is taken out at one place and brought in at the other.
const (
	Kept Revision = iota
	Inserted
	Deleted
	Withdrawn // brought in by one change and taken out by another: it stands neither with all accepted nor rejected
)

// A Run is a stretch of a paragraph with one revision.
type Run struct {
	Text         string
	Revision     Revision
	Author, Date string // of the change, as the file says
}

// Revisions lists the paragraphs below root in their order, each as its runs, those of one change joined. formatting
// counts the tracked changes that concern no words. Tracked changes must not be resolved yet.
func Revisions(root *Node) (paragraphs [][]Run, formatting int) {
	r := &revisions{}
	r.walk(root, Run{}, -1)
	return r.paragraphs, r.formatting
}

type revisions struct {
	paragraphs [][]Run
	formatting int
}

// walk takes down what is below n: by is the change that n stands in, at the paragraph, -1 for none.
func (r *revisions) walk(n *Node, by Run, at int) {
	of := func(mark *Node, rev Revision) Run {
		return Run{Revision: rev, Author: mark.Attr("w:author"), Date: mark.Attr("w:date")}
	}
	switch n.Name {
	case "w:ins", "w:moveTo":
		by = of(n, Inserted)
	case "w:del", "w:moveFrom":
		if rev := by.Revision; rev == Inserted || rev == Withdrawn {
			by = of(n, Withdrawn)
		} else {
			by = of(n, Deleted)
		}
	case "w:p":
		at = len(r.paragraphs)
		r.paragraphs = append(r.paragraphs, nil)
	case "w:tr":
		if m := n.Kid("w:trPr").Kid("w:ins"); m != nil {
			by = of(m, Inserted)
		} else if m := n.Kid("w:trPr").Kid("w:del"); m != nil {
			by = of(m, Deleted)
		}
	case "w:t", "w:delText":
		r.say(at, by, n.Text())
		return
	case "w:tab", "w:br", "w:cr":
		r.say(at, by, " ")
	case "mc:Fallback", "w:instrText", "w:delInstrText", "w:trPr", "w:pPr", "w:rPr", "w:tcPr", "w:tblPr", "w:sectPr":
		for k := range n.All() {
			if isPropertyChange(k.Name) {
				r.formatting++
			}
		}
		return
	}
	for _, k := range n.Kids {
		if k.Name != "" {
			r.walk(k, by, at)
		}
	}
}

func (r *revisions) say(at int, by Run, text string) {
	if at < 0 || text == "" {
		return
	}
	runs := r.paragraphs[at]
	if last := len(runs) - 1; last >= 0 && runs[last].Revision == by.Revision && runs[last].Author == by.Author {
		runs[last].Text += text
		return
	}
	by.Text = text
	r.paragraphs[at] = append(runs, by)
}

// Resolved is the text of a paragraph with its changes accepted or rejected.
func Resolved(runs []Run, accept bool) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Revision == Kept || r.Revision == Inserted && accept || r.Revision == Deleted && !accept {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}
