package xmldoc

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Lines reads a text. Places count lines of the file.
func Lines(root *xmltree.Node) ([]flow.Line, flow.Stated, []corpus.Warning) {
	said := stated(root)
	if isNorms(root) {
		root, said = divisions(root)
	}
	r := &reader{inline: inlineNames(root), titled: -1, numbers: numbers(root)}
	r.element(root, place{})
	r.flush()
	r.settle()
	var warnings []corpus.Warning
	if !known[strings.ToLower(root.Name)] {
		warnings = append(
			warnings,
			corpus.Warning{Text: fmt.Sprintf("the kind of this XML (root element <%s>) is not known: paragraphs, "+
				"headings and numbers are guessed from its elements", root.Name)},
		)
	}
	return r.out, said, warnings
}

// A place is what holds for the words inside an element.
type place struct {
	kind      string // heading, note, or "" for text
	furniture string
	level     int // labelled elements around
	depth     int // parts around
	recital   bool
	phrase    bool // inside of words that stand in a sentence
	quoted    bool // put into another act, whose parts are none of this one
	style     flow.Style
	cell      flow.Cell
	heading   flow.Line // label, part, depth of the heading in hand
}

type reader struct {
	inline  map[string]bool
	numbers bool // elements hold the labels; else they stand in the words
	out     []flow.Line
	b       flow.Builder
	at      place // of the line in hand
	num     int
	label   string // of the unit that has no line yet
	level   int
	titled  int // index of that unit's title, -1 where it has none
	bullet  bool
	part    string // the next heading opens this part
	notes   []flow.Line
	count   int   // notes without a marker
	tables  int32 // so far
	table   int32 // in hand; 0 outside of tables
	row     int32
	column  int32
}

func (r *reader) children(n *xmltree.Node, p place, skip *xmltree.Node) {
	for i, k := range n.Kids {
		switch {
		case k == skip:
		case k.Name == "":
			r.words(k, p)
		case r.b.Len() > 0 && i+1 < len(n.Kids) && isPhrase(k, n.Kids[i+1]):
			in := p
			in.phrase = true
			r.inlineElement(k, in)
		default:
			if i > 0 && n.Kids[i-1].Name != "" && !is(k, "style") && !is(n.Kids[i-1], "style") {
				r.b.Space() // between elements that say different things: a date, and what was done then
			}
			r.element(k, p)
		}
	}
}

func (r *reader) words(n *xmltree.Node, p place) {
	if strings.TrimSpace(n.Text) == "" {
		r.b.Space()
		return
	}
	if r.b.Len() == 0 {
		blank := n.Text[:len(n.Text)-len(strings.TrimLeft(n.Text, " \t\r\n"))]
		r.at, r.num = p, n.Line+strings.Count(blank, "\n")
	}
	r.b.Run(n.Text, p.style)
}

func (r *reader) block(n *xmltree.Node, p place, skip *xmltree.Node) {
	r.flush()
	r.children(n, p, skip)
	r.flush()
}

func (r *reader) element(n *xmltree.Node, p place) {
	p.recital, p.quoted = p.recital || is(n, "recital"), p.quoted || is(n, "quoted")
	switch {
	case p.furniture != "" && is(n, "text"):
		p.furniture = ""
		r.block(n, p, nil)
	case p.furniture == "metadata":
		if is(n, "running") {
			p.furniture = "running head"
		}
		r.block(n, p, nil)
	case is(n, "metadata"):
		p.furniture = "metadata"
		r.block(n, p, nil)
	case is(n, "contents"):
		p.furniture = "contents"
		r.block(n, p, nil)
	case is(n, "note"):
		r.note(n, p)
	case isHeading(n) && p.kind == "" && !p.phrase:
		r.heading(n, p)
	case p.phrase, r.inline[n.Name] && !is(n, "block") || is(n, "inline"):
		r.inlineElement(n, p)
	case is(n, "row") && r.table > 0, strings.ToLower(n.Name) == "table":
		r.tableElement(n, p)
	case is(n, "cell") && r.table > 0:
		p.cell = flow.Cell{Table: r.table, Row: max(r.row, 0), Column: r.column}
		r.block(n, p, nil)
		r.column += span(n)
	case p.kind == "" && !p.quoted && is(n, "part") && hasTitle(n):
		r.division(n, p)
	case p.kind == "" && labelOf(n) != nil:
		r.unit(n, p)
	case p.kind == "" && is(n, "item"):
		r.flush()
		r.settle()
		r.bullet = true
		r.block(n, p, nil)
		r.bullet = false
	default:
		r.block(n, p, nil)
	}
}

// inlineElement walks words of a line.
func (r *reader) inlineElement(n *xmltree.Node, p place) {
	look := strings.ToLower(n.Name + " " + n.Attr("style") + " " + n.Attr("rend") + " " + n.Attr("type"))
	p.style.Italic = p.style.Italic || strings.Contains(look, "ital") || n.Name == "i" || n.Name == "em"
	p.style.Bold = p.style.Bold || strings.Contains(look, "bold") || n.Name == "b" || n.Name == "strong"
	r.children(n, p, nil)
}

func hasTitle(n *xmltree.Node) bool {
	for _, k := range n.Kids {
		if isHeading(k) {
			return true
		}
	}
	label := labelOf(n)
	return label != nil && flow.Worded(label.Words())
}

// division walks an element that has a title and may number anew: one with a bare number is a unit unless divisions
// are in it.
func (r *reader) division(n *xmltree.Node, p place) {
	label := labelOf(n)
	if label != nil && !flow.Worded(label.Words()) && strings.ToLower(n.Name) == "article" {
		r.unit(n, p)
		return
	}
	r.flush()
	r.settle()
	r.part = partKind(n)
	p.depth++
	p.level = 0
	if label != nil {
		p.heading = flow.Line{Label: label.Words()}
		if !hasTitleBeside(n, label) {
			p.heading.Label = ""
			r.heading(label, p)
			p.heading = flow.Line{}
		}
	}
	for _, k := range n.Kids {
		switch {
		case k == label:
		case k.Name == "":
			r.words(k, p)
		default:
			r.element(k, p)
			if isHeading(k) {
				p.heading = flow.Line{}
			}
		}
	}
	r.flush()
	r.settle()
	r.part = ""
}

func hasTitleBeside(n, label *xmltree.Node) bool {
	for _, k := range n.Kids {
		if k != label && isHeading(k) {
			return true
		}
	}
	return false
}

// unit walks an element that has a label.
func (r *reader) unit(n *xmltree.Node, p place) {
	r.flush()
	r.settle()
	label := labelOf(n)
	p.level++
	r.label, r.level = label.Words(), p.level
	r.children(n, p, label)
	r.flush()
	r.settle()
}

// heading makes a line of a title, with the label that stands in it.
func (r *reader) heading(n *xmltree.Node, p place) {
	r.flush()
	h := p.heading
	label := labelOf(n)
	if label == nil && len(n.Kids) == 1 {
		label = labelOf(n.Kids[0])
	}
	if label != nil && label.Words() != n.Words() {
		h.Label = cmp.Or(h.Label, label.Words())
	} else {
		label = nil
	}
	if h.Depth = p.depth; r.part != "" {
		h.Part, r.part = r.part, ""
	} else if level, err := strconv.Atoi(n.Attr("level")); err == nil && flow.Worded(h.Label) {
		h.Part, h.Depth = "part", p.depth+max(level, 1)
	} else {
		h.Depth = 0
	}
	p.kind, p.heading = "heading", h
	before := len(r.out)
	r.block(n, p, label)
	for i := before + 1; i < len(r.out); i++ { // further lines of the title
		r.out[i].Label, r.out[i].Part, r.out[i].Depth = "", "", 0
	}
	if r.label != "" && len(r.out) > before {
		r.titled = before
	}
}

// note makes lines of a note: after the line in hand where it stands in one.
func (r *reader) note(n *xmltree.Node, p place) {
	for _, k := range n.Kids {
		if is(k, "note") { // a group of notes
			r.flush()
			r.children(n, p, nil)
			return
		}
	}
	label := labelOf(n)
	marker := n.Attr("marker")
	if label != nil {
		marker = label.Words()
	}
	in := &reader{inline: r.inline, titled: -1, tables: r.tables}
	in.block(n, place{kind: "note"}, label)
	r.tables = in.tables
	inLine := r.b.Len() > 0
	if inLine && marker == "" {
		r.count++
		marker = strconv.Itoa(r.count)
	}
	if inLine {
		r.b.Mark(marker)
	}
	for i, l := range in.out {
		l.Kind, l.Soft = "note", i > 0
		if i == 0 {
			l.Note = strings.Trim(marker, "()[]")
		}
		r.notes = append(r.notes, l)
	}
	if !inLine {
		r.flush()
	}
}

func (r *reader) tableElement(n *xmltree.Node, p place) {
	r.flush()
	if is(n, "row") {
		r.row++
		r.column = 0
		r.block(n, p, nil)
		return
	}
	r.settle()
	r.tables++
	table, row, column := r.table, r.row, r.column
	r.table, r.row = r.tables, -1
	p.kind = ""
	r.block(n, p, nil)
	r.table, r.row, r.column = table, row, column
}

// span is how many columns a cell takes.
func span(n *xmltree.Node) int32 {
	v, err := strconv.Atoi(n.Attr("colspan"))
	if err != nil || v < 1 || v > 1000 {
		return 1
	}
	return int32(v)
}

// settle gives the label of a unit without words of its own to its title, or to a line without text.
func (r *reader) settle() {
	if r.label != "" {
		if r.titled >= 0 {
			r.out[r.titled].Label, r.out[r.titled].Level = plainLabel(r.label), r.level
		} else {
			_, label := openingQuote(plainLabel(r.label))
			r.out = append(r.out, flow.Line{Kind: "unit", Label: label, Level: r.level, Num: r.num})
		}
	}
	r.label, r.level, r.titled = "", 0, -1
}

func (r *reader) flush() { r.out = r.b.End(r.out, &r.notes, r.finish) }

func (r *reader) finish(l flow.Line) flow.Line {
	p := r.at
	l.Num, l.Cell, l.Furniture = r.num, p.cell, p.furniture
	switch {
	case p.furniture != "":
		return l
	case p.kind == "heading":
		l.Kind, l.Heading = "heading", max(p.heading.Depth, p.depth, 1)
		l.Label, l.Part, l.Depth = p.heading.Label, p.heading.Part, p.heading.Depth
		return l
	case p.kind == "note":
		l.Kind = "note"
		return l
	case p.recital:
		l.Kind, l.Label = "recital", r.label
	case r.label != "":
		label := strings.TrimLeft(r.label, "*")
		if stars := r.label[:len(r.label)-len(label)]; stars != "" && strings.TrimSpace(label) != "" { // "* 4": a note stands to it
			l.Marks = append([]corpus.Mark{{Marker: stars}}, l.Marks...)
		}
		l.Kind, l.Label, l.Level = "unit", plainLabel(strings.TrimSpace(label)), r.level
		quote, bare := openingQuote(l.Label)
		l = l.Prefix(quote)
		l.Label = bare
		if r.titled >= 0 {
			r.out[r.titled].Level = r.level
		}
	case r.bullet:
		l.Kind, l.Bullet, l.Level, r.bullet = "item", true, p.level+1, false
	case p.cell.Table > 0:
		l.Kind = "cell"
	case r.numbers:
		l.Kind = "text"
	}
	r.label, r.level, r.titled, r.part = "", 0, -1, ""
	return l
}
