package akn

import (
	"cmp"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Is reports whether an XML file with this root is Akoma Ntoso.
func Is(root *xmltree.Node) bool {
	space := strings.ToLower(root.Space)
	return strings.EqualFold(root.Name, "akomaNtoso") || strings.Contains(space, "akomantoso") ||
		strings.Contains(space, "legaldocml/ns/akn")
}

// Lines reads a document, tracked changes accepted or rejected. Places count lines of the file.
func Lines(root *xmltree.Node, reject bool) ([]flow.Line, flow.Stated, []corpus.Warning) {
	r := &reader{reject: reject, editorial: map[string]*xmltree.Node{}}
	root.All(func(n *xmltree.Node) {
		if id := cmp.Or(n.Attr("eId"), n.Attr("id")); n.Name == "note" && id != "" {
			r.editorial["#"+id] = n
		}
	})
	r.children(root, place{})
	r.flush()
	r.settle()
	for _, id := range sortedKeys(r.editorial) {
		r.out = append(r.out, r.noteLines(r.editorial[id], noteMarker(r.editorial[id].Attr("marker")))...)
	}
	var warnings []corpus.Warning
	if r.changes > 0 {
		how := "accepted"
		if reject {
			how = "rejected"
		}
		warnings = append(
			warnings,
			corpus.TrackedChanges(r.changes, how),
		)
	}
	return r.out, stated(root), warnings
}

// A place is what holds for the words inside an element.
type place struct {
	style     flow.Style
	kind      string // of the lines: text, recital, heading, cell
	furniture string
	level     int // units around
	depth     int // parts around
	quoted    bool
	preface   bool
	unlabeled *xmltree.Node // the element around that is numbered as a rule and has no num
	cell      flow.Cell
	heading   flow.Line // label, level, part and depth of the heading in hand
}

type reader struct {
	reject    bool
	out       []flow.Line
	b         flow.Builder
	at        place // of the line in hand
	num       int
	label     string // of the unit that has no line yet
	level     int
	bullet    bool
	recital   bool
	quoted    string // label of a quoted provision, for the next line
	closing   bool   // a quoted provision ends before the line in hand
	part      string // the next heading opens this part
	partDepth int
	notes     []flow.Line // of the line in hand
	editorial map[string]*xmltree.Node
	table     int32
	changes   int
	forms     map[siblings][]form
}

// children walks what stands in an element.
func (r *reader) children(n *xmltree.Node, p place) {
	for _, k := range n.Kids {
		r.node(k, p)
	}
}

// node walks words or an element.
func (r *reader) node(n *xmltree.Node, p place) {
	if n.Name == "" {
		r.words(n, p)
	} else {
		r.element(n, p)
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

// block walks an element that makes paragraphs of its own.
func (r *reader) block(n *xmltree.Node, p place) {
	r.flush()
	r.children(n, p)
	r.flush()
}

func (r *reader) element(n *xmltree.Node, p place) {
	switch n.Name {
	case "meta":
		p.furniture = "metadata"
		r.flush()
		r.metadata(n, p)
	case "authorialNote":
		r.note(n, n.Attr("marker"))
	case "noteRef":
		r.reference(n)
	case "del", "ins":
		r.changes++
		if (n.Name == "ins") != r.reject {
			r.children(n, p)
		}
	case "br", "eol", "eop":
		r.b.Space()
	case "num": // one that is not of a unit or a part
		r.flush()
		if p.quoted {
			r.quoted = strings.TrimSpace(r.quoted + " " + n.Words())
			return
		}
		r.children(n, p)
		r.flush()
	case "sup":
		if aroundNote(n) {
			if last := n.Kids[len(n.Kids)-1].Text; strings.TrimRight(last, " \t\n") != last {
				r.b.Space()
			}
			return
		}
		r.children(n, p)
	case "i", "em":
		p.style.Italic = true
		r.children(n, p)
	case "b", "strong":
		p.style.Bold = true
		r.children(n, p)
	case "span", "inline":
		class := n.Attr("class") + " " + n.Attr("style")
		p.style.Italic = p.style.Italic || strings.Contains(class, "italic")
		p.style.Bold = p.style.Bold || strings.Contains(class, "bold")
		r.children(n, p)
	default:
		if !r.structure(n, p) {
			r.children(n, p)
		}
	}
}

// structure walks an element that is more than words in a line, and reports whether n is one.
func (r *reader) structure(n *xmltree.Node, p place) bool {
	switch n.Name {
	case "coverPage":
		p.furniture = "masthead"
		r.block(n, p)
	case "preface":
		r.flush()
		p.preface = true
		r.block(n, p)
	case "preamble", "recitals", "citations", "recital", "citation":
		p.kind = "recital"
		r.numbered(n, p)
		if n.Name == "preamble" {
			r.settle()
		}
	case "body", "mainBody":
		r.block(n, p)
		r.settle()
	case "formula", "enactingFormula", "conclusions":
		p.kind = "text"
		r.block(n, p)
	case "toc":
		p.furniture = "contents"
		r.block(n, p)
	case "attachments", "components", "annexes":
		r.block(n, p)
	case "attachment", "component":
		r.flush()
		r.part, r.partDepth = partName(n), p.depth+1
		p.depth++
		p.level, p.kind = 0, ""
		r.block(n, p)
		r.part = ""
	case "quotedStructure", "embeddedStructure", "quotedText":
		if n.Name == "quotedText" {
			return false
		}
		p.quoted = true
		r.block(n, p)
		if r.quoted != "" {
			r.out = append(r.out, flow.Line{Kind: "text", Text: r.quoted, Num: n.Line})
			r.quoted = ""
		}
		r.closing = true
	case "table":
		r.tableOf(n, p)
	case "sublist":
		if n.Parent != nil && !isUnit(n.Parent) { // beside the point that it belongs to
			p.level++
		}
		r.numbered(n, p)
	case "list", "blockList", "ul", "ol":
		r.numbered(n, p)
	case "longTitle":
		p.preface, p.kind = false, "text"
		r.block(n, p)
	case "heading", "subheading", "crossHeading", "crossheading":
		r.headingLine(n, p, flow.Line{})
	case "p", "block":
		if p.preface {
			r.prefaceLine(n, p)
			return true
		}
		r.block(n, p)
	default:
		switch {
		case isDivision(n), isUnit(n):
			r.numbered(n, p)
		case isBlock(n):
			r.block(n, p)
		default:
			return false
		}
	}
	return true
}

// numbered walks an element that may have a number and a heading.
func (r *reader) numbered(n *xmltree.Node, p place) {
	r.flush()
	num, title := n.Child("num"), titleOf(n)
	label := ""
	if num != nil {
		label = withoutNotes(num).Words()
		defer func(notes []flow.Line) { r.out = append(r.out, notes...) }(r.notesIn(num))
	}
	if p.quoted {
		r.block(n, p) // labels of another text are words of it
		return
	}
	if (n.Name == "recital" || n.Name == "citation") && num != nil {
		r.settle()
		r.label, r.level, r.recital = label, 0, true
		r.rest(n, p, num, nil)
		return
	}
	switch {
	case opensPart(n, label):
		p.depth++
		p.level = 0
		r.settle()
		r.partHeading(n, p, num, title, label)
	case num != nil && dash(label):
		r.settle()
		r.bullet = true
		r.rest(n, p, num, nil)
	case num != nil:
		p.level += 1 + r.nested(n, label)
		r.settle()
		if p.kind == "recital" {
			p.kind = ""
		}
		switch {
		case title == nil:
			r.label, r.level = label, p.level
		case ownWords(n):
			r.headingLine(title, p, flow.Line{})
			r.label, r.level = label, p.level
		default:
			r.headingLine(title, p, flow.Line{Label: label, Level: p.level})
		}
		r.rest(n, p, num, title)
	default:
		if n.Name == "li" && n.Parent != nil && n.Parent.Name == "ul" {
			r.settle()
			r.bullet = true
		}
		p.unlabeled = nil
		if isUnit(n) {
			p.unlabeled = n
		}
		r.rest(n, p, nil, nil)
	}
}

// partHeading makes the heading of a part, then walks what is in it.
func (r *reader) partHeading(n *xmltree.Node, p place, num, title *xmltree.Node, label string) {
	h := flow.Line{Part: partName(n), Depth: p.depth}
	switch {
	case title != nil:
		h.Label = label
		r.headingLine(title, p, h)
	case num != nil && label != "":
		r.headingLine(withoutNotes(num), p, h)
	}
	r.rest(n, p, num, title)
}

// rest walks what is in an element besides its number and title.
func (r *reader) rest(n *xmltree.Node, p place, skip ...*xmltree.Node) {
	for _, k := range n.Kids {
		if k != skip[0] && (len(skip) < 2 || k != skip[1]) {
			r.node(k, p)
		}
	}
	r.flush()
}

// headingLine makes a line of a heading: of a part where h or what stands around it says so.
func (r *reader) headingLine(n *xmltree.Node, p place, h flow.Line) {
	r.flush()
	if p.quoted { // the heading of another text heads nothing of this one
		r.block(n, p)
		return
	}
	if h.Level == 0 {
		r.settle()
	}
	if h.Part == "" && r.part != "" {
		h.Part, h.Depth = r.part, r.partDepth
	}
	r.part = ""
	p.kind, p.heading, p.unlabeled = "heading", h, nil
	r.block(n, p)
}

// prefaceLine tells the title of a document from what stands around it.
func (r *reader) prefaceLine(n *xmltree.Node, p place) {
	p.preface = false
	number, title := descendant(n, "docNumber"), descendant(n, "docTitle", "shortTitle")
	switch {
	case number != nil && title != nil && strings.HasPrefix(n.Words(), number.Words()) && !inside(number, title):
		r.flush()
		p.kind, p.heading = "heading", flow.Line{Label: number.Words()}
		r.skipping(n, number, p)
		r.flush()
	case title != nil:
		r.headingLine(n, p, flow.Line{})
	case onlyFacts(n):
		p.furniture = "masthead"
		r.block(n, p)
	default:
		p.kind = "text"
		r.block(n, p)
	}
}

// skipping walks n without the element skip, which may stand deep in it.
func (r *reader) skipping(n, skip *xmltree.Node, p place) {
	for _, k := range n.Kids {
		switch {
		case k == skip:
		case k.Name != "" && inside(skip, k):
			r.skipping(k, skip, p)
		default:
			r.node(k, p)
		}
	}
}

// metadata gives each text of the metadata a line of furniture; editorial notes are told where they are referred to.
func (r *reader) metadata(n *xmltree.Node, p place) {
	if n.Name == "voting" {
		r.voting(n, p)
	}
	for _, k := range n.Kids {
		if k.Name == "" {
			r.words(k, p)
			r.flush()
		} else if k.Name != "note" || r.editorial["#"+cmp.Or(k.Attr("eId"), k.Attr("id"))] == nil {
			r.metadata(k, p)
		}
	}
}
