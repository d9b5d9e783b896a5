package ooxml

import (
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A Node is an element, or what stands between elements: text, comments and processing instructions.
type Node struct {
	Name  string // "w:p", behind the usual prefix of its namespace; empty for what is no element
	Attrs []Attr
	Kids  []*Node
	raw   string // the name as written; of what is no element all of it as written
	open  bool   // written as <a></a> although it is empty
}

// An Attr is an attribute of an element.
type Attr struct {
	Name  string // "w:val", behind the usual prefix of its namespace
	raw   string // the name as written
	value string // as written, entities and all
}

// Value is what the attribute says.
func (a Attr) Value() string { return unescape(a.value) }

// A Tree is the XML of one part.
type Tree struct {
	Root   *Node
	prolog string            // what stands before the root
	uris   map[string]string // prefix to namespace, as the root declares them
}

// ErrXML is returned for parts that are not well-formed.
var ErrXML = errors.New("not well-formed XML")

// What a part may have, many times what programs write: names are looked for one after another.
const (
	maxDepth = 256 // elements in elements
	maxAttrs = 256 // of an element
	maxScope = 256 // namespaces that are named around an element
)

// Parse reads the XML of a part.
func Parse(data []byte) (*Tree, error) {
	src, err := decoded(data)
	if err != nil {
		return nil, err
	}
	p := &parser{src: src, known: map[nameKey]string{}, scope: []binding{{"xml", xmlURI}}}
	return p.parse()
}

// decoded is the text of a part: UTF-8, or UTF-16 with a byte order mark.
func decoded(data []byte) (string, error) {
	s := string(data)
	switch {
	case strings.HasPrefix(s, "\xff\xfe") || strings.HasPrefix(s, "\xfe\xff"):
		high := 0
		if s[0] == 0xff {
			high = 1
		}
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i+high])<<8|uint16(s[i+1-high]))
		}
		s = string(utf16.Decode(units))
		if end := strings.Index(s, "?>"); strings.HasPrefix(s, "<?xml") && end > 0 {
			s = `<?xml version="1.0" encoding="UTF-8" standalone="yes"` + s[end:]
		}
	case !utf8.ValidString(s):
		return "", fmt.Errorf("%w: neither UTF-8 nor UTF-16", ErrXML)
	}
	return strings.TrimPrefix(s, "\ufeff"), nil
}

type binding struct{ prefix, uri string }

type nameKey struct{ raw, uri string }

type parser struct {
	src   string
	pos   int
	scope []binding
	known map[nameKey]string
	nodes []Node // allocated in blocks
	attrs []Attr
}

func (p *parser) fail(why string) error {
	line := 1 + strings.Count(p.src[:min(p.pos, len(p.src))], "\n")
	return fmt.Errorf("%w: %s in line %d, byte %d", ErrXML, why, line, p.pos)
}

func (p *parser) node() *Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, 256)
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	return n
}

func (p *parser) parse() (*Tree, error) {
	t := &Tree{}
	for p.pos < len(p.src) {
		rest := p.src[p.pos:]
		if rest[0] == '<' && len(rest) > 1 && rest[1] != '?' && rest[1] != '!' {
			break
		}
		if err := p.skip(); err != nil {
			return nil, err
		}
	}
	t.prolog = p.src[:p.pos]
	if p.pos == len(p.src) {
		return nil, p.fail("no element")
	}
	root, err := p.element(0)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(p.src[p.pos:]) != "" {
		for p.pos < len(p.src) {
			if p.src[p.pos] == '<' && !strings.HasPrefix(p.src[p.pos:], "<!") &&
				!strings.HasPrefix(p.src[p.pos:], "<?") {
				return nil, p.fail("a second root")
			}
			if err := p.skip(); err != nil {
				return nil, err
			}
		}
	}
	t.Root, t.uris = root, map[string]string{}
	for _, a := range root.Attrs {
		if prefix, ok := declares(a.raw); ok {
			t.uris[prefix] = a.Value()
		}
	}
	return t, nil
}

// skip passes over text, a comment, a processing instruction or a document type.
func (p *parser) skip() error {
	end := ">"
	switch rest := p.src[p.pos:]; {
	case rest[0] != '<':
		if i := strings.IndexByte(rest, '<'); i >= 0 {
			p.pos += i
		} else {
			p.pos = len(p.src)
		}
		return nil
	case strings.HasPrefix(rest, "<!--"):
		end = "-->"
	case strings.HasPrefix(rest, "<?"):
		end = "?>"
	case strings.HasPrefix(rest, "<![CDATA["):
		end = "]]>"
	}
	i := strings.Index(p.src[p.pos:], end)
	if i < 0 {
		return p.fail("what begins with < does not end")
	}
	p.pos += i + len(end)
	return nil
}

func declares(raw string) (prefix string, ok bool) {
	if raw == "xmlns" {
		return "", true
	}
	return strings.CutPrefix(raw, "xmlns:")
}

// element reads the element that begins at the position.
func (p *parser) element(depth int) (*Node, error) {
	if depth > maxDepth {
		return nil, p.fail(fmt.Sprintf("elements nest more than %d deep", maxDepth))
	}
	n, scope := p.node(), len(p.scope)
	closed, err := p.startTag(n)
	if err != nil {
		return nil, err
	}
	if closed {
		p.scope = p.scope[:scope]
		return n, nil
	}
	n.open = true
	for {
		if p.pos >= len(p.src) {
			return nil, p.fail("<" + n.raw + "> does not end")
		}
		from, rest := p.pos, p.src[p.pos:]
		switch {
		case strings.HasPrefix(rest, "</"):
			end := strings.IndexByte(rest, '>')
			if end < 0 || strings.TrimRight(rest[2:end], " \t\r\n") != n.raw {
				return nil, p.fail("</" + n.raw + "> is missing")
			}
			p.pos += end + 1
			p.scope = p.scope[:scope]
			return n, nil
		case rest[0] == '<' && len(rest) > 1 && rest[1] != '!' && rest[1] != '?':
			kid, err := p.element(depth + 1)
			if err != nil {
				return nil, err
			}
			n.Kids = append(n.Kids, kid)
		default:
			if err := p.skip(); err != nil {
				return nil, err
			}
			kid := p.node()
			kid.raw = p.src[from:p.pos]
			n.Kids = append(n.Kids, kid)
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (p *parser) spaces() {
	for p.pos < len(p.src) && isSpace(p.src[p.pos]) {
		p.pos++
	}
}

// word reads a name.
func (p *parser) word() string {
	from := p.pos
	for p.pos < len(p.src) && !isSpace(p.src[p.pos]) && !strings.ContainsRune("=/><\"'", rune(p.src[p.pos])) {
		p.pos++
	}
	return p.src[from:p.pos]
}

// startTag reads the name and the attributes of n, and says whether it is closed already.
func (p *parser) startTag(n *Node) (closed bool, err error) {
	p.pos++
	if n.raw = p.word(); n.raw == "" {
		return false, p.fail("an element without a name")
	}
	from := len(p.attrs)
	for {
		p.spaces()
		if p.pos >= len(p.src) {
			return false, p.fail("<" + n.raw + " does not end")
		}
		if p.src[p.pos] == '>' {
			p.pos++
			break
		}
		if strings.HasPrefix(p.src[p.pos:], "/>") {
			p.pos += 2
			closed = true
			break
		}
		a, err := p.attribute()
		if err != nil {
			return false, err
		}
		if p.attrs = append(p.attrs, a); len(p.attrs) > from+maxAttrs {
			return false, p.fail(fmt.Sprintf("<%s> has more than %d attributes", n.raw, maxAttrs))
		}
	}
	if len(p.attrs) > from {
		n.Attrs = slices.Clip(slices.Clone(p.attrs[from:]))
		p.attrs = p.attrs[:from]
	}
	for _, a := range n.Attrs {
		if prefix, ok := declares(a.raw); ok {
			if p.scope = append(p.scope, binding{prefix, a.Value()}); len(p.scope) > maxScope {
				return false, p.fail(fmt.Sprintf("elements around <%s> name more than %d namespaces", n.raw, maxScope))
			}
		}
	}
	if n.Name, err = p.name(n.raw, true); err != nil {
		return false, err
	}
	for i := range n.Attrs {
		if n.Attrs[i].Name, err = p.name(n.Attrs[i].raw, false); err != nil {
			return false, err
		}
		for j := range i {
			if n.Attrs[j].Name == n.Attrs[i].Name {
				return false, p.fail("attribute " + n.Attrs[i].raw + " twice")
			}
		}
	}
	return closed, nil
}

func (p *parser) attribute() (Attr, error) {
	a := Attr{raw: p.word()}
	p.spaces()
	if a.raw == "" || p.pos >= len(p.src) || p.src[p.pos] != '=' {
		return a, p.fail("an attribute without a value")
	}
	p.pos++
	p.spaces()
	if p.pos >= len(p.src) || p.src[p.pos] != '"' && p.src[p.pos] != '\'' {
		return a, p.fail("a value without quotation marks")
	}
	quote := p.src[p.pos]
	end := strings.IndexByte(p.src[p.pos+1:], quote)
	if end < 0 {
		return a, p.fail("a value that does not end")
	}
	a.value = p.src[p.pos+1 : p.pos+1+end]
	p.pos += end + 2
	if strings.IndexByte(a.value, '<') >= 0 {
		return a, p.fail("< in a value")
	}
	if quote == '\'' {
		a.value = strings.ReplaceAll(a.value, `"`, "&quot;")
	}
	return a, nil
}

// name is a name as written behind the usual prefix of its namespace.
func (p *parser) name(raw string, element bool) (string, error) {
	prefix, local, ok := strings.Cut(raw, ":")
	if !ok {
		prefix, local = "", raw
	} else if prefix == "" || local == "" {
		return "", p.fail(raw + " is not a name")
	}
	if prefix == "xmlns" || raw == "xmlns" || !ok && !element {
		return raw, nil
	}
	uri, found := "", prefix == ""
	for i := len(p.scope) - 1; i >= 0; i-- {
		if p.scope[i].prefix == prefix {
			uri, found = p.scope[i].uri, true
			break
		}
	}
	if !found {
		return "", p.fail("no namespace for " + raw)
	}
	key := nameKey{raw, uri}
	if name, ok := p.known[key]; ok {
		return name, nil
	}
	name := local
	if usual, ok := usualPrefix[uri]; ok {
		name = usual + ":" + local
	} else if uri != "" {
		name = "{" + uri + "}" + local
	}
	p.known[key] = name
	return name, nil
}

func unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;",
	"\t", "&#9;", "\n", "&#10;", "\r", "&#13;")

var textEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")

// Bytes writes the tree.
func (t *Tree) Bytes() []byte {
	var b strings.Builder
	b.WriteString(t.prolog)
	t.Root.write(&b)
	return []byte(b.String())
}

func (n *Node) write(b *strings.Builder) {
	if n.Name == "" {
		b.WriteString(n.raw)
		return
	}
	b.WriteByte('<')
	b.WriteString(n.raw)
	for _, a := range n.Attrs {
		b.WriteByte(' ')
		b.WriteString(a.raw)
		b.WriteString(`="`)
		b.WriteString(a.value)
		b.WriteByte('"')
	}
	if len(n.Kids) == 0 && !n.open {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	for _, k := range n.Kids {
		k.write(b)
	}
	b.WriteString("</")
	b.WriteString(n.raw)
	b.WriteByte('>')
}
