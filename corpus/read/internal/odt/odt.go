package odt

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Lines reads a package, a paragraph each, tracked changes accepted or rejected. The error is a *flow.Trouble.
func Lines(data []byte, reject bool) ([]flow.Line, []corpus.Warning, error) {
	content, styles, objects, err := parts(data)
	if err != nil {
		return nil, nil, err
	}
	return fromTree(content, styles, objects, reject)
}

// Flat reads a text in one XML file.
func Flat(root *xmltree.Node, reject bool) ([]flow.Line, []corpus.Warning, error) {
	return fromTree(root, nil, nil, reject)
}

func fromTree(
	content, styles *xmltree.Node,
	objects map[string]*xmltree.Node,
	reject bool,
) ([]flow.Line, []corpus.Warning, error) {
	body := content.Find(func(n *xmltree.Node) bool { return n.Name == "text" && strings.Contains(n.Space, "office") })
	if body == nil {
		return nil, nil, &flow.Trouble{Why: "is an OpenDocument file without its text", Hint: "save it again"}
	}

	r := &reader{
		reject:     reject,
		objects:    objects,
		deletions:  map[string]*xmltree.Node{},
		lists:      map[string]*counter{},
		ended:      map[string]*counter{},
		insertions: map[string]bool{},
		dropped:    map[string]bool{},
	}
	r.styles = map[string]*style{}
	r.sheet.lists = map[string]map[int]level{}
	r.gather(styles)
	r.gather(content)
	for _, root := range []*xmltree.Node{styles, content} {
		if root != nil {
			r.running(root)
		}
	}
	r.changes(body)
	r.children(body, place{})
	r.flush()
	flow.KeepRaised(r.out)
	return r.out, r.warnings(), nil
}

// A place is what holds for what stands inside an element.
type place struct {
	style     flow.Style
	raised    bool
	hidden    bool
	furniture string
	list      string // style of the list around
	count     *counter
	depth     int // lists around
	cell      flow.Cell
}

type reader struct {
	sheet
	reject     bool
	objects    map[string]*xmltree.Node
	out        []flow.Line
	b, hid     flow.Builder
	line       flow.Line // what is known of the paragraph in hand
	num        int       // paragraphs so far
	brk        bool
	label      string // of the list item that has no paragraph yet
	level      int
	bullet     bool
	item       func() // counts the list item, at its first paragraph
	headings   counter
	lists      map[string]*counter // the last list of each style
	ended      map[string]*counter // lists by their id
	notes      []flow.Line
	noteCount  int
	table      int32
	deletions  map[string]*xmltree.Node
	insertions map[string]bool
	dropped    map[string]bool // insertions that are open and rejected
	tracked    int
	formulas   int
	merging    bool
}

// running gives the heads and feet of the kinds of pages.
func (r *reader) running(root *xmltree.Node) {
	root.All(func(n *xmltree.Node) {
		if strings.HasPrefix(n.Name, "header") || strings.HasPrefix(n.Name, "footer") {
			if w := n.Words(); n.Parent != nil && n.Parent.Name == "master-page" && w != "" {
				r.children(n, place{furniture: "running head"})
				r.flush()
			}
		}
	})
	r.num = 0
}

// changes gathers the tracked changes.
func (r *reader) changes(body *xmltree.Node) {
	body.All(func(n *xmltree.Node) {
		if n.Name != "changed-region" {
			return
		}
		id := n.Attr("id")
		r.tracked++
		if d := n.Child("deletion"); d != nil {
			r.deletions[id] = d
		}
		if n.Child("insertion") != nil {
			r.insertions[id] = true
		}
	})
}

func (r *reader) children(n *xmltree.Node, p place) {
	for _, k := range n.Kids {
		if k.Name == "" {
			r.words(k.Text, p)
		} else {
			r.element(k, p)
		}
	}
}

func (r *reader) words(s string, p place) {
	if len(r.dropped) > 0 {
		return
	}
	switch m := strings.TrimSpace(s); {
	case p.hidden:
		r.hid.Run(s, p.style)
	case p.raised && r.b.Len() > 0 && noteMark(m):
		r.b.Mark(m)
	default:
		r.b.Run(s, p.style)
	}
}

func (r *reader) element(n *xmltree.Node, p place) {
	switch n.Name {
	case "p", "h":
		r.paragraph(n, p)
	case "span":
		st := r.resolve("text", n.Attr("style-name"))
		p.style.Bold, p.style.Italic = p.style.Bold || st.Bold, p.style.Italic || st.Italic
		p.raised, p.hidden = p.raised || st.raised, p.hidden || st.hidden
		r.children(n, p)
	case "s", "tab":
		r.b.Space()
	case "line-break":
		r.b.Break()
	case "soft-page-break":
		r.brk = r.brk || r.b.Len() == 0
	case "list":
		r.list(n, p)
	case "note":
		r.note(n)
	case "annotation":
		r.aside(n, "comment", p)
	case "table":
		r.tableOf(n, p)
	case "tracked-changes",
		"sequence-decls", "variable-decls", "user-field-decls", "forms", "annotation-end", "creator", "date-string",
		"desc",
		"title":
		// what was deleted is told where it stood; descriptions are no text
	case "hidden-text", "hidden-paragraph":
		p.hidden = true
		r.children(n, p)
	case "change", "change-start", "change-end":
		r.change(n, p)
	case "object":
		r.formula(n, p)
	case "text-box":
		r.aside(n, p.furniture, p)
	default:
		if strings.HasSuffix(n.Name, "-index") || n.Name == "table-of-content" || n.Name == "bibliography" {
			if p.furniture == "" {
				p.furniture = "contents"
			}
		}
		if strings.HasSuffix(n.Name, "-source") { // of an index
			return
		}
		r.children(n, p)
	}
}

// paragraph makes a line of a paragraph or heading.
func (r *reader) paragraph(n *xmltree.Node, p place) {
	if !r.merging {
		r.flush()
	}
	r.num++
	st := r.resolve("paragraph", n.Attr("style-name"))
	l := flow.Line{Num: r.num, Cell: p.cell, Furniture: p.furniture, Center: st.center}
	if n.Name == "h" {
		l.Heading, _ = strconv.Atoi(n.Attr("outline-level"))
		l.Heading = max(l.Heading, 1)
	} else if st.outline > 0 {
		l.Heading = st.outline
	}
	r.brk = r.brk || st.page
	if r.item != nil {
		r.item()
		r.item = nil
		l.Label, l.Bullet, l.Level = r.label, r.bullet, r.level
	} else if n.Name == "h" && p.depth == 0 && n.Attr("is-list-header") != "true" {
		l.Label, _ = r.headings.next(r.sheet.lists[outlineList], l.Heading, restart(n))
	}
	if !r.merging {
		r.line = l
	}
	p.style = st.Style
	p.hidden = p.hidden || st.hidden
	r.children(n, p)
	if r.merging = len(r.dropped) > 0; !r.merging { // else its end is a rejected insertion
		r.flush()
	}
}

func restart(n *xmltree.Node) string {
	if n.Attr("restart-numbering") == "true" {
		return n.Attr("start-value")
	}
	return ""
}

// list counts the items of a list.
func (r *reader) list(n *xmltree.Node, p place) {
	r.flush()
	outer := p
	p.depth++
	if name := n.Attr("style-name"); name != "" {
		p.list = name
	}
	id := n.Attr("id")
	switch on := n.Attr("continue-list"); {
	case p.count != nil:
		if n.Attr("continue-numbering") != "true" && r.item == nil && p.depth <= 10 {
			p.count.seen[p.depth] = false
		}
	case on != "" && r.ended[on] != nil:
		p.count = r.ended[on]
	case n.Attr("continue-numbering") == "true" && r.lists[p.list] != nil:
		p.count = r.lists[p.list]
	default:
		p.count = &counter{}
	}
	if outer.count == nil {
		r.lists[p.list] = p.count
	}
	if id != "" {
		r.ended[id] = p.count
	}
	for _, k := range n.Kids {
		if k.Name != "list-item" && k.Name != "list-header" {
			continue
		}
		if r.item = nil; k.Name == "list-item" {
			r.item = func() {
				r.label, r.bullet = p.count.next(r.sheet.lists[p.list], p.depth, k.Attr("start-value"))
				r.level = p.depth
			}
		}
		r.children(k, p)
		r.flush()
		r.item = nil
	}
}

// change goes in or out of a tracked change.
func (r *reader) change(n *xmltree.Node, p place) {
	id := n.Attr("change-id")
	if !r.reject {
		return
	}
	switch d := r.deletions[id]; {
	case n.Name == "change" && d != nil:
		first := true
		for _, k := range d.Kids {
			if k.Name != "p" && k.Name != "h" {
				continue
			}
			if !first {
				line := r.line
				r.flush()
				r.line = flow.Line{Num: line.Num, Cell: line.Cell, Furniture: line.Furniture}
			}
			first = false
			r.children(k, p)
		}
	case n.Name == "change-start" && r.insertions[id]:
		r.dropped[id] = true
	case n.Name == "change-end":
		delete(r.dropped, id)
	}
}

func (r *reader) flush() {
	breaks := r.b.Breaks()
	l, hidden := r.b.Line(), r.hid.Line()
	known := r.line
	r.line = flow.Line{}
	if l.Text != "" || len(l.Marks) > 0 {
		if known.Num == 0 {
			known.Num = max(r.num, 1)
		}
		known.Text, known.Marks, known.Bold, known.Italic = l.Text, l.Marks, l.Bold, l.Italic
		known.Break = r.brk
		r.brk = false
		r.out = append(r.out, flow.SplitAtBreaks(known, breaks)...)
	}
	if hidden.Text != "" {
		r.out = append(r.out, flow.Line{Text: hidden.Text, Num: max(r.num, 1), Furniture: "hidden"})
	}
	r.out = append(r.out, r.notes...)
	r.notes = nil
}

func (r *reader) tableOf(n *xmltree.Node, p place) {
	r.flush()
	r.table++
	id, row := r.table, int32(0)
	var walk func(*xmltree.Node)
	walk = func(n *xmltree.Node) {
		for _, k := range n.Kids {
			switch k.Name {
			case "table-row":
				column := int32(0)
				for _, c := range k.Kids {
					if c.Name != "table-cell" && c.Name != "covered-table-cell" {
						continue
					}
					cell := p
					cell.cell = flow.Cell{Table: id, Row: row, Column: column}
					cell.list, cell.count, cell.depth = "", nil, 0
					r.children(c, cell)
					r.flush()
					repeated, _ := strconv.Atoi(c.Attr("number-columns-repeated"))
					column += int32(max(1, min(repeated, 1000)))
				}
				row++
			case "table-header-rows", "table-rows", "table-row-group", "table-header-columns":
				walk(k)
			}
		}
	}
	walk(n)
}

func (r *reader) warnings() []corpus.Warning {
	var out []corpus.Warning
	if r.tracked > 0 {
		how := "accepted"
		if r.reject {
			how = "rejected"
		}
		out = append(out, corpus.TrackedChanges(r.tracked, how))
	}
	if r.formulas > 0 {
		out = append(out, corpus.Warning{Text: fmt.Sprintf("has formulas (%d); read as a row of signs", r.formulas)})
	}
	return out
}
