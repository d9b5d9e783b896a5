package redline

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A source is one of the two documents.
type source struct {
	pkg       *ooxml.Package
	main      string // the name of its main part
	styles    *ooxml.Styles
	numbering *ooxml.Numbering
	notes     map[noteRef]string // what a reference to a note is compared by
	hashes    map[string]string  // of parts
	rels      map[string]map[string]ooxml.Rel
	canons    map[*ooxml.Node]string
	signs     map[*ooxml.Node]*goneText // of what was taken out before
}

// newSource reads what every part of a document refers to.
func newSource(pkg *ooxml.Package) (*source, error) {
	s := &source{
		pkg:    pkg,
		notes:  map[noteRef]string{},
		hashes: map[string]string{},
		rels:   map[string]map[string]ooxml.Rel{},
		canons: map[*ooxml.Node]string{},
	}
	main, err := pkg.Main()
	if err != nil {
		return nil, err
	}
	s.main = main.Name
	st, err := s.tree(s.related("styles"))
	if err != nil {
		return nil, err
	}
	s.styles = ooxml.NewStyles(st)
	nt, err := s.tree(s.related("numbering"))
	if err != nil {
		return nil, err
	}
	s.numbering = ooxml.NewNumbering(nt, s.styles)
	return s, nil
}

// related is the name of the part of a kind that the main part is related to, empty if there is none.
func (s *source) related(kind string) string {
	for _, r := range s.relations(s.main) {
		if r.Type == kind && !r.External && s.pkg.Part(r.Target) != nil {
			return r.Target
		}
	}
	return ""
}

// relations lists the relationships of a part in their order; those of a damaged file are none.
func (s *source) relations(part string) []ooxml.Rel {
	rels, err := s.pkg.Rels(part)
	if err != nil {
		return nil
	}
	return rels
}

// tree is the tree of a part, nil for an empty name or a part that is missing.
func (s *source) tree(name string) (*ooxml.Tree, error) {
	if name == "" || s.pkg.Part(name) == nil {
		return nil, nil
	}
	return s.pkg.Part(name).Tree()
}

func (s *source) rel(part, id string) (ooxml.Rel, bool) {
	if s.rels[part] == nil {
		s.rels[part] = map[string]ooxml.Rel{}
		for _, r := range s.relations(part) {
			s.rels[part][r.ID] = r
		}
	}
	r, ok := s.rels[part][id]
	return r, ok
}

// target says what a relationship leads to: the address, or the kind and the content of the part.
func (s *source) target(part, id string) string {
	r, ok := s.rel(part, id)
	switch {
	case !ok:
		return "?"
	case r.External:
		return r.Target
	}
	return r.Type + ":" + s.hash(r.Target, 0)
}

// hash tells parts apart by their content and that of the parts they are related to.
func (s *source) hash(name string, depth int) string {
	if h, ok := s.hashes[name]; ok {
		return h
	}
	part := s.pkg.Part(name)
	if part == nil || depth > 8 {
		return "missing"
	}
	s.hashes[name] = "" // a circle of relationships
	data, err := part.Data()
	if err != nil {
		return "damaged"
	}
	h := sha256.New()
	if t, err := part.Tree(); strings.HasSuffix(name, ".xml") && err == nil {
		h.Write([]byte(s.canonDeep(t.Root, name)))
	} else {
		h.Write(data)
	}
	for _, r := range s.relations(name) {
		if !r.External {
			h.Write([]byte(r.Type + s.hash(r.Target, depth+1)))
		}
	}
	s.hashes[name] = fmt.Sprintf("%x", h.Sum(nil)[:12])
	return s.hashes[name]
}

var autoName = lazyregexp.New(`\b(_Toc|_Ref|_Hlk)\d+`)

// shapeNumber is what the importer puts behind the name of a shape to make it another one.
var shapeNumber = lazyregexp.New(`_\d+$`)

// auto leaves the numbers of names out that Word gives bookmarks anew at will.
func auto(s string) string {
	if !strings.Contains(s, "_") {
		return s
	}
	return autoName.ReplaceAllString(s, "$1")
}

// canon says what an element says, so that elements that say the same in two files are equal: relationships by what
// they lead to, styles by their names, and without what programs number at will.
func (s *source) canon(n *ooxml.Node, part string) string {
	if len(n.Kids) == 0 && len(n.Attrs) == 0 {
		return n.Name
	}
	if c, ok := s.canons[n]; ok {
		return c
	}
	c := s.canonDeep(n, part)
	s.canons[n] = c
	return c
}

func (s *source) canonDeep(n *ooxml.Node, part string) string {
	var b strings.Builder
	s.writeCanon(&b, n, part)
	return b.String()
}

// passing tells elements that do not count for what an element says.
func passing(name string) bool {
	switch name {
	case "w:proofErr",
		"w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd",
		"w:lastRenderedPageBreak", "w:lang", "w:noProof", "w:rPrChange", "w:pPrChange", "w:sectPrChange",
		"w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:rsid", "mc:Fallback", "w:ins", "w:del", "w:id",
		"w:nsid",
		"w:tmpl":
		return true
	}
	return false
}

// arbitrary tells attributes that programs number at will.
func arbitrary(element, attr string) bool {
	if strings.HasPrefix(attr, "xmlns") || strings.HasPrefix(attr, "w:rsid") || strings.HasPrefix(attr, "wp14:") ||
		attr == "mc:Ignorable" || strings.Contains(strings.ToLower(attr), "powertools") {
		return true
	}
	switch attr {
	case "w:abstractNumId",
		"w14:paraId", "w14:textId", "o:spid", "xml:space", "w:hint", "o:gfxdata", "w14:anchorId",
		"w14:editId":
		return true
	case "ShapeID":
		return element == "o:OLEObject"
	case "id", "name":
		return element == "wp:docPr" || element == "pic:cNvPr" || element == "wps:cNvPr" ||
			strings.HasPrefix(element, "v:")
	}
	return false
}

func (s *source) writeCanon(b *strings.Builder, n *ooxml.Node, part string) {
	b.WriteString("<" + n.Name)
	attrs := make([]string, 0, len(n.Attrs))
	for _, a := range n.Attrs {
		if arbitrary(n.Name, a.Name) {
			continue
		}
		v := a.Value()
		switch {
		case (strings.HasPrefix(a.Name, "r:") || a.Name == "o:relid") && v != "":
			v = s.target(part, v)
		case a.Name == "type" && strings.HasPrefix(n.Name, "v:"):
			v = shapeNumber.ReplaceAllString(v, "")
		case a.Name == "w:val":
			switch n.Name {
			case "w:pStyle", "w:rStyle", "w:tblStyle":
				v = s.styles.Name(v)
			case "w:numId":
				v = s.listKey(v)
			}
		case a.Name == "w:id" && (n.Name == "w:footnoteReference" || n.Name == "w:endnoteReference"):
			v = s.noteKey(noteRefOf(n))
		}
		attrs = append(attrs, " "+a.Name+"="+v)
	}
	slices.Sort(attrs)
	for _, a := range attrs {
		b.WriteString(a)
	}
	b.WriteByte('>')
	properties := strings.HasSuffix(n.Name, "Pr")
	var kids []string
	for _, k := range n.Kids {
		switch {
		case k.Name == "":
		case passing(k.Name):
		case properties:
			kids = append(kids, s.canonDeep(k, part))
		default:
			s.writeCanon(b, k, part)
		}
	}
	slices.Sort(kids)
	for _, k := range kids {
		b.WriteString(k)
	}
	if text := n.Text(); text != "" && (n.Name == "w:t" || strings.TrimSpace(text) != "") {
		b.WriteString(auto(text))
	}
	b.WriteByte('/')
}

// listKey says what the labels of a list look like.
func (s *source) listKey(num string) string {
	if a := s.numbering.Definition(num); a != nil {
		return s.canon(a, "")
	}
	return num
}

// noteKey is what a reference to a note is compared by.
func (s *source) noteKey(n noteRef) string {
	if key, ok := s.notes[n]; ok {
		return key
	}
	return n.kind
}
