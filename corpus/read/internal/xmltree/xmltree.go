// Package xmltree reads an XML file into a tree that knows the line of each element: what the readers of Akoma Ntoso,
// statute XML and OpenDocument stand on. It uses encoding/xml, strictly, with the named characters of HTML and the
// entities that the file itself declares; a name that a DTD elsewhere declares stays as it is written.
//
// Cost: one pass; a node takes about 150 bytes. Limits: MaxNodes and MaxDepth; external entities are not read.
package xmltree

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Limits of what is read: a paper has a hundredth of them.
const (
	MaxNodes = 2_000_000
	MaxDepth = 400
)

// A Node is an element, or a text where Name is empty.
type Node struct {
	Name   string // local name
	Space  string // name space, or the prefix where none is declared
	Attrs  []xml.Attr
	Text   string // of a text node
	Line   int    // 1-based, where the element begins
	Parent *Node
	Kids   []*Node
}

var entity = lazyregexp.New(`<!ENTITY\s+([\pL_][\pL\pN_.-]*)\s+(?:"([^"<&%]*)"|'([^'<&%]*)')\s*>`)

// Parse reads the text of an XML file, already decoded to UTF-8, and returns its root element. Comments and processing
// instructions are dropped. The error is a *flow.Trouble that names the line.
func Parse(text string) (*Node, error) {
	d := decoder(text)
	top := &Node{}
	at, depth, count := top, 0, 0
	for {
		line, _ := d.InputPos()
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, bad(d, err)
		}
		if count++; count > MaxNodes {
			return nil, &flow.Trouble{
				Why:  fmt.Sprintf("has more than the %d elements that are read", MaxNodes),
				Hint: "split it",
			}
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if depth++; depth > MaxDepth {
				return nil, &flow.Trouble{Line: line, Why: fmt.Sprintf("has elements nested more than %d deep", MaxDepth), Hint: "save it again, or as text"}
			}
			n := &Node{Name: t.Name.Local, Space: t.Name.Space, Attrs: t.Attr, Line: line, Parent: at}
			at.Kids = append(at.Kids, n)
			at = n
		case xml.EndElement:
			at, depth = at.Parent, depth-1
		case xml.CharData:
			if at != top && len(t) > 0 {
				at.Kids = append(at.Kids, &Node{Text: string(t), Line: line, Parent: at})
			}
		case xml.Directive:
			for _, m := range entity.FindAllStringSubmatch(string(t), -1) {
				d.Entity[m[1]] = m[2] + m[3]
			}
		}
	}
	for _, n := range top.Kids {
		if n.Name != "" {
			n.Parent = nil
			return n, nil
		}
	}
	return nil, &flow.Trouble{Why: "is XML without an element", Hint: "give a file with text"}
}

// decoder reads a text that is UTF-8 already, with the characters that have names.
func decoder(text string) *xml.Decoder {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Entity = map[string]string{}
	for k, v := range xml.HTMLEntity {
		d.Entity[k] = v
	}
	keepEntities(d.Entity, text)
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return d
}

var (
	// outsideDTD is the head of a file whose entities may be declared in another file.
	outsideDTD = lazyregexp.New(`<!DOCTYPE\s+[\pL_][\pL\pN_.:-]*\s+(?:SYSTEM|PUBLIC)\s`)
	entityName = lazyregexp.New(`&([\pL_][\pL\pN_.-]*);`)
)

// keepEntities lets the names of characters that another file declares stand as they are written: that file is not
// read, and what its names stand for cannot be told.
func keepEntities(known map[string]string, text string) {
	if !outsideDTD.MatchString(text[:min(len(text), 4096)]) {
		return
	}
	for _, m := range entityName.FindAllStringSubmatch(text, -1) {
		switch m[1] {
		case "lt", "gt", "amp", "quot", "apos":
			continue
		}
		if _, ok := known[m[1]]; !ok {
			known[m[1]] = m[0]
		}
	}
}

func bad(d *xml.Decoder, err error) error {
	line, _ := d.InputPos()
	var s *xml.SyntaxError
	why := err.Error()
	if errors.As(err, &s) {
		line, why = s.Line, s.Msg
	}
	return &flow.Trouble{
		Line: line,
		Why:  "is not well-formed XML: " + why,
		Hint: "correct it, or save it as text",
		Err:  err,
	}
}

// Attr is the value of an attribute by its local name, empty where it is not set.
func (n *Node) Attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// In is the value of an attribute of a name space, empty where it is not set.
func (n *Node) In(space, name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name && a.Name.Space == space {
			return a.Value
		}
	}
	return ""
}

// Child is the first child element of one of the names, nil where there is none.
func (n *Node) Child(names ...string) *Node {
	for _, k := range n.Kids {
		for _, name := range names {
			if k.Name == name {
				return k
			}
		}
	}
	return nil
}

// Find is the first element below n, in the order of the file, that ok accepts; nil where there is none.
func (n *Node) Find(ok func(*Node) bool) *Node {
	for _, k := range n.Kids {
		if k.Name == "" {
			continue
		}
		if ok(k) {
			return k
		}
		if f := k.Find(ok); f != nil {
			return f
		}
	}
	return nil
}

// All calls do for every element below n, in the order of the file.
func (n *Node) All(do func(*Node)) {
	for _, k := range n.Kids {
		if k.Name != "" {
			do(k)
			k.All(do)
		}
	}
}

// Words is the text below n, white space folded.
func (n *Node) Words() string {
	var b strings.Builder
	var walk func(*Node)
	walk = func(n *Node) {
		b.WriteString(n.Text)
		for _, k := range n.Kids {
			walk(k)
		}
		if n.Name != "" {
			b.WriteByte(' ')
		}
	}
	for _, k := range n.Kids {
		walk(k)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// HasText reports whether a text stands directly in n, beside white space.
func (n *Node) HasText() bool {
	for _, k := range n.Kids {
		if k.Name == "" && strings.TrimSpace(k.Text) != "" {
			return true
		}
	}
	return false
}
