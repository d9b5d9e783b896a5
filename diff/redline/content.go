package redline

import (
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// placeholder stands in a text for something that is no text.
const placeholder = "\ufffc"

// A content is what one or more paragraphs hold: their text, in which an atom is one placeholder, and where each
// piece of it stands in the file.
type content struct {
	text  string
	spans []span // in order, without gaps
	atoms []atom // in order
	marks []mark // in order
}

// A span is a piece of the text that stands in one run, or in none (an equation).
type span struct {
	start, end int
	run        *ooxml.Node
	props      *ooxml.Node // the properties of the run, nil for none
	path       *container
}

type atomKind uint8

const (
	atomNode  atomKind = iota // a child of a run, or of a paragraph
	atomField                 // a field from its beginning to its end
	atomNote                  // a reference to a note
	atomMark                  // the end of a paragraph
)

// An atom is what changes as a whole.
type atom struct {
	pos   int
	kind  atomKind
	key   string // the same for atoms that are the same
	node  *ooxml.Node
	field *field
	note  noteRef
	para  *ooxml.Node // the paragraph that ends
}

// layout tells tabs and breaks.
func (a *atom) layout() bool {
	if a.node == nil {
		return false
	}
	switch a.node.Name {
	case "w:tab", "w:ptab", "w:br", "w:cr":
		return true
	}
	return false
}

// A field is instructions and a result.
type field struct {
	key    string // what the instructions say
	head   []piece
	result *content
	tail   []piece
	simple *container // w:fldSimple, which has no pieces
	path   *container
}

type noteRef struct {
	kind string // "footnote" or "endnote"
	id   string
}

// A mark has no width: the beginning or the end of a bookmark, of what a comment is about.
type mark struct {
	pos  int
	node *ooxml.Node
	path *container
}

// A container is an element around runs: a link, a content control.
type container struct {
	node   *ooxml.Node
	parent *container
	key    string // of what may be split: the same for links to the same place
}

// linkKey is the same for texts that are in links to the same places.
func (c *container) linkKey() string {
	key := ""
	for ; c != nil; c = c.parent {
		if c.key != "" {
			key = c.key + "\x00" + key
		}
	}
	return key
}

// A piece is text, a child of a run or of a paragraph, or a mark.
type piece struct {
	text  string
	node  *ooxml.Node
	run   *ooxml.Node
	path  *container
	mark  bool
	field *field
}

// A reader reads the paragraphs of one part.
type reader struct {
	*source
	part string
}

// read appends paragraphs to a content, each with the mark of its end.
func (r *reader) read(paras ...*ooxml.Node) *content {
	b := &builder{r: r, c: &content{}}
	for _, p := range paras {
		b.add(r.fold(r.pieces(p.Kids, nil, nil)))
		key := "¶"
		if p.Kid("w:pPr").Kid("w:sectPr") != nil {
			key = "¶section"
		}
		b.atom(piece{}, atom{kind: atomMark, key: key, para: p})
	}
	b.c.text = b.text.String()
	return b.c
}

// pieces lists what stands in a paragraph or in an element around runs.
func (r *reader) pieces(kids []*ooxml.Node, in *container, out []piece) []piece {
	for _, k := range kids {
		switch k.Name {
		case goneSign:
			if r.signs[k] != nil {
				out = append(out, piece{node: k, path: in, mark: true})
			}
		case "", "w:pPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr":
		case "w:r":
			out = r.runPieces(k, in, out)
		case "w:hyperlink", "w:dir", "w:bdo":
			out = r.pieces(k.Kids, &container{node: k, parent: in, key: r.linkKey(k)}, out)
		case "w:smartTag", "w:customXml":
			out = r.pieces(k.Kids, &container{node: k, parent: in}, out)
		case "w:sdt":
			if c := k.Kid("w:sdtContent"); c != nil {
				out = r.pieces(c.Kids, &container{node: k, parent: in}, out)
			}
		case "w:fldSimple":
			out = append(out, piece{node: k, path: in, field: r.simpleField(k, in)})
		case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd":
			out = append(out, piece{node: k, path: in, mark: true})
		default:
			out = append(out, piece{node: k, path: in})
		}
	}
	return out
}

func (r *reader) runPieces(run *ooxml.Node, in *container, out []piece) []piece {
	for _, k := range run.Kids {
		switch k.Name {
		case "", "w:rPr", "w:lastRenderedPageBreak":
		case "w:t":
			if s := k.Text(); s != "" {
				out = append(out, piece{text: s, run: run, path: in})
			}
		case "w:commentReference":
			out = append(out, piece{node: run, path: in, mark: true})
		default:
			out = append(out, piece{node: k, run: run, path: in})
		}
	}
	return out
}

// linkKey tells where a link goes.
func (r *reader) linkKey(k *ooxml.Node) string {
	key := k.Name + " " + k.Attr("w:val") + "#" + auto(k.Attr("w:anchor"))
	if id := k.Attr("r:id"); id != "" {
		key += " " + r.target(r.part, id)
	}
	return key
}

// simpleField reads a field that is one element.
func (r *reader) simpleField(k *ooxml.Node, in *container) *field {
	b := &builder{r: r, c: &content{}}
	f := &field{key: auto(strings.Join(strings.Fields(k.Attr("w:instr")), " ")), result: b.c, path: in}
	f.simple = &container{node: k, parent: in}
	b.add(r.fold(r.pieces(k.Kids, f.simple, nil)))
	b.c.text = b.text.String()
	return f
}

// maxFields is how deep fields that are read as one piece nest: each says what those in it say.
const maxFields = 32

// fold makes fields that begin and end among the pieces one piece each. Fields that only begin or only end there stay
// apart, and so do those that nest deeper than [maxFields].
func (r *reader) fold(pieces []piece) []piece {
	var open []int // where fields begin, in out
	var out []piece
	for _, p := range pieces {
		out = append(out, p)
		if p.node == nil || p.node.Name != "w:fldChar" {
			continue
		}
		switch p.node.Attr("w:fldCharType") {
		case "begin":
			open = append(open, len(out)-1)
		case "end":
			if len(open) == 0 {
				continue
			}
			from := open[len(open)-1]
			open = open[:len(open)-1]
			if len(open) >= maxFields {
				continue
			}
			if f := r.folded(out[from:]); f != nil {
				out = append(out[:from:from], *f)
			}
		}
	}
	return out
}

// folded makes one piece of those of a field, nil where they are not together in one element.
func (r *reader) folded(all []piece) *piece {
	all = append([]piece(nil), all...)
	f := &field{path: all[0].path}
	for _, p := range all {
		if !p.path.within(f.path) {
			return nil
		}
	}
	if all[len(all)-1].path != f.path {
		return nil
	}
	cut := len(all) - 1
	var instr strings.Builder
	for i, p := range all {
		if p.field != nil {
			instr.WriteString("{" + p.field.key + "}")
		}
		if p.node == nil || p.run == nil {
			continue
		}
		if p.node.Name == "w:instrText" {
			instr.WriteString(p.node.Text())
		}
		if p.node.Name == "w:fldChar" && p.node.Attr("w:fldCharType") == "separate" {
			cut = i
			break
		}
	}
	f.key = auto(strings.Join(strings.Fields(instr.String()), " "))
	if cut == len(all)-1 { // a field without a result
		f.head, f.tail = all[:cut], all[cut:]
		return &piece{field: f, run: all[0].run, path: f.path}
	}
	f.head, f.tail = all[:cut+1], all[len(all)-1:]
	b := &builder{r: r, c: &content{}}
	b.add(all[cut+1 : len(all)-1])
	b.c.text = b.text.String()
	f.result = b.c
	return &piece{field: f, run: all[0].run, path: f.path}
}

// within tells whether c is outer or lies in it.
func (c *container) within(outer *container) bool {
	for ; c != nil; c = c.parent {
		if c == outer {
			return true
		}
	}
	return outer == nil
}

// A builder puts pieces together.
type builder struct {
	r    *reader
	c    *content
	text strings.Builder
}

func (b *builder) add(pieces []piece) {
	for _, p := range pieces {
		switch {
		case p.mark:
			b.c.marks = append(b.c.marks, mark{b.text.Len(), p.node, p.path})
		case p.field != nil:
			key := "field " + p.field.key
			if p.field.result != nil {
				key += "\x00" + p.field.result.key()
			}
			b.atom(p, atom{kind: atomField, key: key, field: p.field})
		case p.node != nil:
			b.node(p)
		default:
			b.words(p)
		}
	}
}

// words adds text. The placeholder itself becomes an atom, so that each placeholder has one.
func (b *builder) words(p piece) {
	for {
		before, after, found := strings.Cut(p.text, placeholder)
		if before != "" {
			start := b.text.Len()
			b.text.WriteString(before)
			b.span(p, start)
		}
		if !found {
			return
		}
		b.atom(p, atom{key: "w:t " + placeholder})
		p.text = after
	}
}

func (b *builder) node(p piece) {
	a := atom{node: p.node}
	switch p.node.Name {
	case "w:footnoteReference", "w:endnoteReference":
		a.kind = atomNote
		a.note = noteRefOf(p.node)
		a.key = b.r.noteKey(a.note)
	default:
		a.key = b.r.canon(p.node, b.r.part)
	}
	b.atom(p, a)
}

func (b *builder) atom(p piece, a atom) {
	a.pos = b.text.Len()
	b.text.WriteString(placeholder)
	b.c.atoms = append(b.c.atoms, a)
	b.span(p, a.pos)
}

func (b *builder) span(p piece, start int) {
	b.c.spans = append(
		b.c.spans,
		span{start: start, end: b.text.Len(), run: p.run, props: p.run.Kid("w:rPr"), path: p.path},
	)
}

// key is the same for contents that say the same and link the same words to the same places.
func (c *content) key() string {
	var b strings.Builder
	b.WriteString(c.text)
	for i := range c.atoms {
		b.WriteString("\x00" + c.atoms[i].key)
	}
	in := ""
	for i := range c.spans {
		if link := c.spans[i].path.linkKey(); link != in {
			fmt.Fprintf(&b, "\x00%d %s", c.spans[i].start, link)
			in = link
		}
	}
	return b.String()
}

// atomAt is the atom at a place of the text, nil if there is none.
func (c *content) atomAt(pos int) *atom {
	lo, hi := 0, len(c.atoms)
	for lo < hi {
		mid := (lo + hi) / 2
		if c.atoms[mid].pos < pos {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(c.atoms) && c.atoms[lo].pos == pos {
		return &c.atoms[lo]
	}
	return nil
}
