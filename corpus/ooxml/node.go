package ooxml

import (
	"iter"
	"strings"
)

// NewText is text between elements.
func NewText(s string) *Node { return &Node{raw: textEscaper.Replace(s)} }

// Attr is the value of an attribute, empty if there is none.
func (n *Node) Attr(name string) string {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			return n.Attrs[i].Value()
		}
	}
	return ""
}

// Lookup is the value of an attribute, and whether there is one.
func (n *Node) Lookup(name string) (string, bool) {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			return n.Attrs[i].Value(), true
		}
	}
	return "", false
}

// Unset takes an attribute away.
func (n *Node) Unset(name string) {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			n.Attrs = append(append([]Attr(nil), n.Attrs[:i]...), n.Attrs[i+1:]...)
			return
		}
	}
}

// Kid is the first child of a name, nil if there is none; of a nil node nil.
func (n *Node) Kid(name string) *Node {
	if n == nil {
		return nil
	}
	for _, k := range n.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Val is the w:val of the first child of a name, and whether there is such a child.
func (n *Node) Val(name string) (string, bool) {
	k := n.Kid(name)
	if k == nil {
		return "", false
	}
	return k.Attr("w:val"), true
}

// On tells a property that is there and not switched off.
func (n *Node) On(name string) bool {
	k := n.Kid(name)
	if k == nil {
		return false
	}
	switch k.Attr("w:val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// Text is the text in n, not in elements below it.
func (n *Node) Text() string {
	if len(n.Kids) == 1 && n.Kids[0].Name == "" {
		return n.Kids[0].plain()
	}
	var b strings.Builder
	for _, k := range n.Kids {
		b.WriteString(k.plain())
	}
	return b.String()
}

// plain is what a piece between elements says: text, and nothing for a comment.
func (n *Node) plain() string {
	switch {
	case n.Name != "" || strings.HasPrefix(n.raw, "<!--") || strings.HasPrefix(n.raw, "<?"):
		return ""
	case strings.HasPrefix(n.raw, "<![CDATA["):
		return strings.TrimSuffix(strings.TrimPrefix(n.raw, "<![CDATA["), "]]>")
	}
	s := n.raw
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return unescape(s)
}

// All gives n and every element below it, in the order of the document.
func (n *Node) All() iter.Seq[*Node] {
	return func(yield func(*Node) bool) { n.all(yield) }
}

func (n *Node) all(yield func(*Node) bool) bool {
	if n.Name != "" && !yield(n) {
		return false
	}
	for _, k := range n.Kids {
		if !k.all(yield) {
			return false
		}
	}
	return true
}

// Clone copies n and all below it.
func (n *Node) Clone() *Node {
	c := n.Shallow()
	if len(n.Kids) > 0 {
		c.Kids = make([]*Node, len(n.Kids))
		for i, k := range n.Kids {
			c.Kids[i] = k.Clone()
		}
	}
	return c
}

// Shallow copies n without what is below it.
func (n *Node) Shallow() *Node {
	c := *n
	c.Kids = nil
	c.Attrs = append([]Attr(nil), n.Attrs...)
	return &c
}

// Rename gives n, an element of t, another name.
func (t *Tree) Rename(n *Node, name string) { n.Name, n.raw = name, t.rawName(name, false) }

// Insert puts kids at place i of n.
func (n *Node) Insert(i int, kids ...*Node) {
	n.Kids = append(n.Kids[:i:i], append(append([]*Node(nil), kids...), n.Kids[i:]...)...)
}

// Remove takes the child out.
func (n *Node) Remove(kid *Node) {
	for i, k := range n.Kids {
		if k == kid {
			n.Kids = append(n.Kids[:i:i], n.Kids[i+1:]...)
			return
		}
	}
}

// Copy is Clone that gives nil for nil.
func (n *Node) Copy() *Node {
	if n == nil {
		return nil
	}
	return n.Clone()
}
