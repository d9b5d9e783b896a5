package akn

import (
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/aknname"
)

// mark writes the attributes by which the block reads back.
func (f *file) mark(n *node, b *corpus.Block) *node {
	n.own(aknname.Kind, string(b.Kind)).own(aknname.Label, b.Label)
	path, _, _ := strings.Cut(b.Ref.Path, "~")
	if path != b.Label && (b.Kind == corpus.Unit || path == corpus.NotePath) ||
		b.Kind == corpus.Heading && !counted.MatchString(path) {
		n.own(aknname.Path, path)
	}
	if b.Level > 0 {
		n.own(aknname.Level, fmt.Sprint(b.Level))
	}
	return n.own(aknname.Original, b.Original)
}

// plain sets a paragraph; a nil block holds notes that stand behind nothing.
func (w *body) plain(name string, run *noteRun, b *corpus.Block) {
	n := element(name)
	if b != nil {
		w.fill(w.mark(n, b), b, 0, len(b.Text), run)
	} else {
		n.inline = true
		n.add(w.rest(run)...)
	}
	w.put(n)
}

// put adds an element that is none of the hierarchy to the innermost open one, in a content of its own where words
// may not stand free.
func (w *body) put(n *node) {
	top := &w.open[len(w.open)-1]
	if len(w.open) == 1 {
		top.node.add(n)
		return
	}
	if !top.hier {
		if last := len(top.node.kids) - 1; last >= 0 && top.node.kids[last].name == "content" {
			top.node.kids[last].add(n)
			return
		}
		top.node.add(element("content", "eId", w.id("content")).add(n))
		return
	}
	kids := top.node.kids
	if last := kids[len(kids)-1]; last.name == "hcontainer" && len(last.kids) == 1 && last.kids[0].name == "content" &&
		last.attrs[1] == "block" {
		last.kids[0].add(n)
		return
	}
	top.node.add(element(
		"hcontainer", "name", "block", "eId", w.id("hcontainer"),
	).add(element("content", "eId", w.id("content")).add(n)))
}

// heading sets a heading: of the part that it opens, else a heading of its own.
func (w *body) heading(b *corpus.Block, run *noteRun) {
	w.closeTo(0)
	top := &w.open[len(w.open)-1]
	h := w.mark(element("heading", "eId", w.id("heading")), b)
	w.fill(h, b, 0, len(b.Text), run)
	into := top.node
	if len(w.open) == 1 || len(into.kids) > 0 {
		into = element("hcontainer", "name", "heading", "eId", w.id("hcontainer"))
		w.hierarchy(into)
	}
	if b.Label != "" {
		into.add((&node{name: "num", inline: true}).add(words(b.Label)))
	}
	into.add(h)
}

func (w *body) recital(b *corpus.Block, run *noteRun) {
	p := w.mark(element("p"), b)
	w.fill(p, b, 0, len(b.Text), run)
	if w.top == "preamble" {
		kids := w.open[0].node.kids
		r := element("recital", "eId", w.id("rec"))
		if b.Label != "" {
			r.add((&node{name: "num", inline: true}).add(words(b.Label)))
		}
		r.add(p)
		if last := len(kids) - 1; last >= 0 && kids[last].name == "recitals" {
			kids[last].add(r)
			return
		}
		w.open[0].node.add(element("recitals", "eId", w.id("recs")).add(r))
		return
	}
	w.put(element("blockContainer", "eId", w.id("recital"), "class", "recital").add(p))
}

func (w *body) item(b *corpus.Block, run *noteRun) {
	p := w.mark(element("p"), b)
	w.fill(p, b, 0, len(b.Text), run)
	item := element("item", "eId", w.id("item")).add((&node{name: "num", inline: true}).add(words("•")), p)
	if list := w.lastPut("blockList"); list != nil {
		list.add(item)
		return
	}
	w.put(element("blockList", "eId", w.id("list")).add(item))
}

func (w *body) cell(b *corpus.Block, run *noteRun) {
	row := w.mark(element("tr"), b)
	at := 0
	for {
		end, more := len(b.Text), strings.Index(b.Text[at:], corpus.CellSeparator)
		if more >= 0 {
			end = at + more
		}
		p := element("p")
		w.fill(p, b, at, end, run)
		row.add(element("td").add(p))
		if more < 0 {
			break
		}
		at = end + len(corpus.CellSeparator)
	}
	if table := w.lastPut("table"); table != nil {
		table.add(row)
		return
	}
	w.put(element("table", "eId", w.id("table")).add(row))
}

// lastPut is the last element that was put where the next one goes, if it has that name.
func (w *body) lastPut(name string) *node {
	n := w.open[len(w.open)-1].node
	if len(w.open) > 1 {
		for len(n.kids) > 0 {
			last := n.kids[len(n.kids)-1]
			if last.name != "content" &&
				!(last.name == "hcontainer" && len(last.attrs) > 1 && last.attrs[1] == "block") {
				break
			}
			n = last
		}
		if n.name != "content" {
			return nil
		}
	}
	if len(n.kids) > 0 && n.kids[len(n.kids)-1].name == name {
		return n.kids[len(n.kids)-1]
	}
	return nil
}
