package redline

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// importer brings into B what deleted words of A refer to.
type importer struct {
	c        *comparer
	styles   map[string]string  // of A to B
	lists    map[string]string  // of A to B
	rels     map[relKey]string  // of a part of A to the one of a part of B
	parts    map[string]string  // of A to B
	notes    map[noteRef]string // of A to their numbers in B
	shapes   map[string]string  // the names of shapes of A and their last ones in B
	comments map[string]string  // of A to their numbers in B
	queue    []noteRef          // notes of A that were brought in and are not written yet
	failed   error              // the first failure
	own      map[string]bool    // definitions of lists of A that are brought in as they are
	abs      map[string]string  // definitions of A to B
}

type relKey struct{ partA, id, partB string }

func newImporter(c *comparer) importer {
	return importer{c: c, styles: map[string]string{}, lists: map[string]string{}, rels: map[relKey]string{},
		parts: map[string]string{}, notes: map[noteRef]string{}, shapes: map[string]string{}, comments: map[string]string{},
		own: map[string]bool{}, abs: map[string]string{}}
}

// fix makes what n, copied from a part of A, refers to be there in B.
func (c *comparer) fix(n *ooxml.Node, partA, partB string, tb *ooxml.Tree) {
	for i := 0; i < len(n.Attrs); i++ {
		a := n.Attrs[i]
		switch {
		case strings.HasPrefix(a.Name, "w:rsid"), a.Name == "w14:paraId", a.Name == "w14:textId":
			n.Unset(a.Name)
			i--
		case strings.HasPrefix(a.Name, "r:") && a.Value() != "":
			tb.Set(n, a.Name, c.imp.rel(partA, a.Value(), partB))
		case a.Name == "o:relid":
			tb.Set(n, a.Name, c.imp.rel(partA, a.Value(), partB))
		}
	}
	switch n.Name {
	case "w:pStyle", "w:rStyle", "w:tblStyle":
		tb.Set(n, "w:val", c.imp.style(n.Attr("w:val")))
	case "w:numId":
		if v := n.Attr("w:val"); isList(v) {
			tb.Set(n, "w:val", c.imp.list(v))
		}
	case "w:footnoteReference", "w:endnoteReference":
		tb.Set(n, "w:id", c.imp.note(noteRefOf(n)))
	case "wp:docPr":
		c.drawing++
		tb.Set(n, "id", itoa(c.drawing))
	case "o:OLEObject":
		if id, ok := c.imp.shapes[n.Attr("ShapeID")]; ok {
			tb.Set(n, "ShapeID", id)
		}
	}
	if strings.HasPrefix(n.Name, "v:") {
		if id := n.Attr("id"); id != "" {
			c.drawing++
			c.imp.shapes[id] = id + "_" + itoa(c.drawing)
			tb.Set(n, "id", c.imp.shapes[id])
		}
		if id, ok := c.imp.shapes[strings.TrimPrefix(n.Attr("type"), "#")]; ok {
			tb.Set(n, "type", "#"+id)
		}
	}
	n.Kids = slices.DeleteFunc(n.Kids, func(k *ooxml.Node) bool { return ofA(k, n) })
	for _, k := range n.Kids {
		if k.Name != "" {
			c.fix(k, partA, partB, tb)
		}
	}
}

// ofA tells what of A has no place in B: its bookmarks and comments, whose names and numbers B has too.
func ofA(k, parent *ooxml.Node) bool {
	switch k.Name {
	case "w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference",
		"w:permStart", "w:permEnd", "w:proofErr", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange":
		return true
	case "w:headerReference", "w:footerReference":
		return true
	case "w:id":
		return parent.Name == "w:sdtPr"
	}
	return false
}

// style is the style of B for one of A: that of the same kind and name, else a copy of it.
func (imp *importer) style(id string) string {
	if to, ok := imp.styles[id]; ok {
		return to
	}
	c := imp.c
	st := c.a.styles.Get(id)
	if st == nil {
		if c.b.styles.Get(id) == nil {
			imp.styles[id] = id
		} else { // of no meaning in A: it must not get one in B
			imp.styles[id] = id + "-none"
		}
		return imp.styles[id]
	}
	if to, ok := c.b.styles.Like(st); ok {
		imp.styles[id] = to
		return to
	}
	to := id
	for i := 1; c.b.styles.Get(to) != nil; i++ {
		to = id + "A" + itoa(i)
	}
	imp.styles[id] = to
	part, tb, err := imp.catalogue("styles")
	ta, errA := c.a.tree(c.a.related("styles"))
	if err != nil || errA != nil || ta == nil {
		imp.fail(err)
		return to
	}
	n := tb.Adopt(st, ta)
	tb.Set(n, "w:styleId", to)
	n.Unset("w:default")
	n.Kids = slices.DeleteFunc(n.Kids, func(k *ooxml.Node) bool { return k.Name == "w:rsid" })
	c.b.styles.Add(n)
	for k := range n.All() {
		switch k.Name {
		case "w:basedOn", "w:next", "w:link":
			tb.Set(k, "w:val", imp.style(k.Attr("w:val")))
		case "w:numId":
			if v := k.Attr("w:val"); isList(v) {
				tb.Set(k, "w:val", imp.list(v))
			}
		}
	}
	tb.Root.Kids = append(tb.Root.Kids, n)
	tb.Ignore(ta)
	part.Changed()
	return to
}

func (imp *importer) fail(err error) {
	if imp.failed == nil {
		imp.failed = err
	}
}

// catalogue is the part of B that holds the styles, lists, notes or comments; an empty one like that of A is
// made if B has none.
func (imp *importer) catalogue(kind string) (*ooxml.Part, *ooxml.Tree, error) {
	c := imp.c
	name := c.b.related(kind)
	if name == "" {
		from := c.a.related(kind)
		ta, err := c.a.tree(from)
		if err != nil || ta == nil {
			return nil, nil, err
		}
		root := ta.Root.Shallow()
		if kind == "footnotes" || kind == "endnotes" {
			for _, k := range ta.Root.Kids {
				if t := k.Attr("w:type"); t != "" && t != "normal" {
					root.Kids = append(root.Kids, k.Clone())
				}
			}
		}
		name = c.b.pkg.FreeName(from)
		if err := imp.add(from, name, ta.With(root).Bytes()); err != nil {
			return nil, nil, err
		}
		if _, err := c.b.pkg.AddRel(c.b.main, imp.relType(kind), name, false); err != nil {
			return nil, nil, err
		}
	}
	part := c.b.pkg.Part(name)
	t, err := part.Tree()
	part.Changed()
	return part, t, err
}

// relType is the address of a kind of relationship as A has it.
func (imp *importer) relType(kind string) string {
	for _, r := range imp.c.a.relations(imp.c.a.main) {
		if r.Type == kind {
			return r.FullType
		}
	}
	return "http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind
}

func (imp *importer) add(from, name string, data []byte) error {
	typ, err := imp.c.a.pkg.Type(from)
	if err != nil {
		return err
	}
	_, err = imp.c.b.pkg.Add(name, typ, data)
	return err
}

// rel is the relationship of a part of B that leads to what one of a part of A leads to.
func (imp *importer) rel(partA, id, partB string) string {
	key := relKey{partA, id, partB}
	if to, ok := imp.rels[key]; ok {
		return to
	}
	c := imp.c
	r, ok := c.a.rel(partA, id)
	if !ok {
		return id
	}
	for _, x := range c.b.relations(partB) {
		if x.FullType == r.FullType && x.External == r.External &&
			(r.External && x.Target == r.Target || !r.External && c.b.hash(x.Target, 0) == c.a.hash(r.Target, 0)) {
			imp.rels[key] = x.ID
			return x.ID
		}
	}
	target := r.Target
	if !r.External {
		target = imp.part(r.Target)
	}
	to, err := c.b.pkg.AddRel(partB, r.FullType, target, r.External)
	if err != nil {
		imp.fail(err)
		return id
	}
	delete(c.b.rels, partB)
	imp.rels[key] = to
	return to
}

// part copies a part of A and all it is related to, and gives its name in B.
func (imp *importer) part(name string) string {
	if to, ok := imp.parts[name]; ok {
		return to
	}
	c := imp.c
	src := c.a.pkg.Part(name)
	if src == nil {
		return name
	}
	data, err := src.Data()
	to := c.b.pkg.FreeName(name)
	imp.parts[name] = to
	if err == nil {
		err = imp.add(name, to, data)
	}
	for _, r := range c.a.relations(name) {
		target := r.Target
		if !r.External {
			target = imp.part(r.Target)
		}
		if err == nil {
			err = c.b.pkg.AddRelID(to, r.ID, r.FullType, target, r.External)
		}
	}
	if err != nil {
		imp.fail(err)
	}
	return to
}

// oldStyle is the style in B of a paragraph with properties of A.
func (c *comparer) oldStyle(pa *ooxml.Node) string {
	id, _ := pa.Val("w:pStyle")
	if id == "" || c.a.styles.Get(id) == nil {
		id = c.a.styles.Default
	}
	if id == "" {
		return c.b.styles.Default
	}
	return c.imp.style(id)
}

// styleOf is the style of a paragraph with properties of B.
func (c *comparer) styleOf(pb *ooxml.Node) string {
	id, _ := pb.Val("w:pStyle")
	if id == "" || c.b.styles.Get(id) == nil {
		return c.b.styles.Default
	}
	return id
}
