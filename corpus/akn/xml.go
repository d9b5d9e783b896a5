package akn

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"
)

// A node is an element, or words where it has no name.
type node struct {
	name   string
	attrs  []string // names and values by turns
	text   string
	kids   []*node
	inline bool // its words are set without white space of ours
}

func element(name string, attrs ...string) *node { return &node{name: name, attrs: attrs} }

func words(text string) *node { return &node{text: text} }

// add appends nodes and returns the element itself.
func (n *node) add(kids ...*node) *node {
	n.kids = append(n.kids, kids...)
	return n
}

// set gives the element an attribute where the value is not empty.
func (n *node) set(name, value string) *node {
	if value != "" {
		n.attrs = append(n.attrs, name, value)
	}
	return n
}

// own sets an attribute of our name space.
func (n *node) own(name, value string) *node { return n.set("rp:"+name, value) }

// write sets the tree, elements indented as far as no words are in them.
func (n *node) write(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	n.print(b, 0)
	b.WriteByte('\n')
	return b.Flush()
}

func (n *node) print(b *bufio.Writer, depth int) {
	if n.name == "" {
		xml.EscapeText(b, []byte(n.text)) // errors stay in b until it is flushed
		return
	}
	b.WriteString("<" + n.name)
	for i := 0; i+1 < len(n.attrs); i += 2 {
		b.WriteString(" " + n.attrs[i] + `="`)
		xml.EscapeText(b, []byte(n.attrs[i+1]))
		b.WriteByte('"')
	}
	if len(n.kids) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, k := range n.kids {
		if n.inline {
			k.inline = true
			k.print(b, 0)
			continue
		}
		b.WriteString("\n" + strings.Repeat(" ", depth+1))
		k.print(b, depth+1)
	}
	if !n.inline {
		b.WriteString("\n" + strings.Repeat(" ", depth))
	}
	b.WriteString("</" + n.name + ">")
}
