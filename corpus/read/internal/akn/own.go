package akn

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	written "github.com/reprise-wording/reprise/corpus/internal/aknname"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Own reads a file that says of each of its blocks what it is, as package corpus/akn writes them: nothing is left to
// find out. It is false of any other file, and of one that was changed since so that its words do not all stand in
// blocks or its numbers contradict their labels; such a file is read as other Akoma Ntoso is.
func Own(root *xmltree.Node) (*corpus.Document, bool) {
	facts := root.Find(
		func(n *xmltree.Node) bool { return n.Space == written.Space && n.Name == written.ElementDocument },
	)
	if facts == nil {
		return nil, false
	}
	o := &own{doc: &corpus.Document{}, sound: true}
	o.facts(facts)
	o.walk(root, 0)
	if !o.sound || len(o.doc.Blocks) == 0 {
		return nil, false
	}
	o.doc.Address()
	return o.doc, true
}

type own struct {
	doc   *corpus.Document
	sound bool
}

// must notes that something is not as it is written.
func (o *own) must(ok bool) { o.sound = o.sound && ok }

func (o *own) facts(n *xmltree.Node) {
	d := o.doc
	d.Symbol, d.Title, d.Body, d.Session, d.Place = n.Attr("symbol"), n.Attr("title"), n.Attr("body"), n.Attr("session"), n.Attr("place")
	o.must(d.Adopted.UnmarshalText([]byte(n.Attr("adopted"))) == nil && d.Issued.UnmarshalText([]byte(n.Attr("issued"))) == nil)
	var err error
	d.Language, err = language.Parse(n.Attr("language"))
	o.must(err == nil)
	if tag := n.Attr("original"); tag != "" {
		d.Original, err = language.Parse(tag)
		o.must(err == nil)
	}
	for _, k := range n.Kids {
		switch k.Name {
		case written.ElementPart:
			p := &corpus.Part{
				Kind:     corpus.PartKind(k.Attr("kind")),
				Number:   k.Attr("number"),
				Name:     k.Attr("name"),
				Title:    k.Attr("title"),
				Place:    k.Attr("place"),
				Restarts: k.Attr("restarts") == "true",
			}
			parent, err := strconv.Atoi(k.Attr("parent"))
			o.must(err == nil && parent < len(d.Parts) && (parent >= 0) == (len(d.Parts) > 0))
			o.must(p.Held.UnmarshalText([]byte(k.Attr("held"))) == nil)
			p.Parent = parent
			d.Parts = append(d.Parts, p)
		case written.ElementLeftOut:
			d.LeftOut = append(d.LeftOut, corpus.LeftOut{Kind: k.Attr("kind"), Line: k.Line, Text: raw(k)})
		}
	}
	o.must(len(d.Parts) > 0)
}

// raw is the text of an element as it stands.
func raw(n *xmltree.Node) string {
	var b strings.Builder
	for _, k := range n.Kids {
		b.WriteString(k.Text)
	}
	return b.String()
}

// walk finds the blocks below an element.
func (o *own) walk(n *xmltree.Node, part int) {
	if p := n.In(written.Space, written.Part); p != "" {
		part = o.part(p)
	}
	for _, k := range n.Kids {
		switch {
		case !o.sound:
			return
		case k.Name == "":
			o.must(strings.TrimSpace(k.Text) == "")
		case k.Name == "meta":
		case k.In(written.Space, written.Kind) != "":
			o.block(k, part)
		case k.Name == "num", k.Name == "docNumber":
			o.must(o.labels(n, k))
		case k.Name == "authorialNote": // behind no block
			o.note(k, part)
		default:
			o.walk(k, part)
		}
	}
}

// labels reports whether a printed number is that of the block beside or below it.
func (o *own) labels(in, num *xmltree.Node) bool {
	b := in.Find(func(n *xmltree.Node) bool { return n.In(written.Space, written.Kind) != "" })
	if b == nil {
		return false
	}
	bare := func(s string) string { return strings.Trim(s, "().•") }
	return strings.HasSuffix(bare(b.In(written.Space, written.Label)), bare(num.Words()))
}

func (o *own) part(s string) int {
	p, err := strconv.Atoi(s)
	if err != nil || p < 0 || p >= len(o.doc.Parts) {
		o.sound = false
		return 0
	}
	return p
}

// kinds are those of a block; anything else was not written by us.
var kinds = map[corpus.Kind]bool{
	corpus.Unit:    true,
	corpus.Item:    true,
	corpus.Recital: true,
	corpus.Text:    true,
	corpus.Heading: true,
	corpus.Note:    true,
	corpus.Cell:    true,
}

func (o *own) block(n *xmltree.Node, part int) {
	b := &corpus.Block{
		Kind:     corpus.Kind(n.In(written.Space, written.Kind)),
		Part:     part,
		Label:    n.In(written.Space, written.Label),
		Original: n.In(written.Space, written.Original),
		Line:     n.Line,
	}
	b.Level, _ = strconv.Atoi(n.In(written.Space, written.Level))
	b.Ref.Path = n.In(written.Space, written.Path)
	o.must(kinds[b.Kind])
	o.doc.Blocks = append(o.doc.Blocks, b)
	var text strings.Builder
	if b.Kind == corpus.Cell {
		first := true
		for _, cell := range n.Kids {
			if cell.Name == "" {
				o.must(strings.TrimSpace(cell.Text) == "")
				continue
			}
			if !first {
				text.WriteString(corpus.CellSeparator)
			}
			first = false
			for _, p := range cell.Kids {
				if p.Name != "" {
					o.inline(p, b, &text, part)
				}
			}
		}
	} else {
		o.inline(n, b, &text, part)
	}
	b.Text = text.String()
}

// inline gathers the words of a block, its markers and its notes.
func (o *own) inline(n *xmltree.Node, b *corpus.Block, text *strings.Builder, part int) {
	for _, k := range n.Kids {
		switch k.Name {
		case "":
			text.WriteString(k.Text)
		case "authorialNote":
			if k.In(written.Space, written.Unmarked) == "" {
				b.Marks = append(b.Marks, corpus.Mark{Offset: text.Len(), Marker: k.Attr("marker")})
			}
			o.note(k, part)
		case "noteRef":
			b.Marks = append(b.Marks, corpus.Mark{Offset: text.Len(), Marker: k.Attr("marker")})
		case "ref", "i", "b", "span", "sup", "sub":
			if m := k.In(written.Space, written.Marker); m != "" {
				b.Marks = append(b.Marks, corpus.Mark{Offset: text.Len(), Marker: m})
				continue
			}
			o.inline(k, b, text, part)
		default:
			o.sound = false
		}
	}
}

// note reads a note, which stands behind the block that it is in.
func (o *own) note(n *xmltree.Node, part int) {
	if p := n.In(written.Space, written.Part); p != "" {
		part = o.part(p)
	}
	b := &corpus.Block{Kind: corpus.Note, Part: part, Label: n.In(written.Space, written.Label), Line: n.Line}
	o.doc.Blocks = append(o.doc.Blocks, b)
	var text strings.Builder
	for _, k := range n.Kids {
		switch {
		case k.Name == "p" && text.Len() == 0:
			b.Original = k.In(written.Space, written.Original)
			o.inline(k, b, &text, part)
		default:
			o.must(k.Name == "" && strings.TrimSpace(k.Text) == "")
		}
	}
	b.Text = text.String()
}
