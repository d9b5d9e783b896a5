package ooxml

import "strings"

const xmlURI = "http://www.w3.org/XML/1998/namespace"

// usualURI gives the namespaces of Word files by their usual prefix; the transitional one first, then the strict one.
var usualURI = map[string][]string{
	"xml": {xmlURI},
	"w": {
		"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
		"http://purl.oclc.org/ooxml/wordprocessingml/main",
	},
	"r": {"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		"http://purl.oclc.org/ooxml/officeDocument/relationships"},
	"m": {
		"http://schemas.openxmlformats.org/officeDocument/2006/math",
		"http://purl.oclc.org/ooxml/officeDocument/math",
	},
	"mc":  {"http://schemas.openxmlformats.org/markup-compatibility/2006"},
	"rel": {"http://schemas.openxmlformats.org/package/2006/relationships"},
	"ct":  {"http://schemas.openxmlformats.org/package/2006/content-types"},
	"wp": {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
		"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"},
	"a": {"http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"},
	"pic": {
		"http://schemas.openxmlformats.org/drawingml/2006/picture",
		"http://purl.oclc.org/ooxml/drawingml/picture",
	},
	"c": {"http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart"},
	"dgm": {
		"http://schemas.openxmlformats.org/drawingml/2006/diagram",
		"http://purl.oclc.org/ooxml/drawingml/diagram",
	},
	"v":     {"urn:schemas-microsoft-com:vml"},
	"o":     {"urn:schemas-microsoft-com:office:office"},
	"w10":   {"urn:schemas-microsoft-com:office:word"},
	"w14":   {"http://schemas.microsoft.com/office/word/2010/wordml"},
	"w15":   {"http://schemas.microsoft.com/office/word/2012/wordml"},
	"w16se": {"http://schemas.microsoft.com/office/word/2015/wordml/symex"},
	"wp14":  {"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"},
	"wps":   {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape"},
	"wpg":   {"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"},
	"wpc":   {"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"},
}

// usualPrefix gives the usual prefix by namespace.
var usualPrefix = func() map[string]string {
	out := map[string]string{}
	for prefix, uris := range usualURI {
		for _, uri := range uris {
			out[uri] = prefix
		}
	}
	return out
}()

// split gives the namespace and the local part of the name of an element or attribute of t.
func (t *Tree) split(name string) (uri, local string) {
	if rest, ok := strings.CutPrefix(name, "{"); ok {
		uri, local, _ = strings.Cut(rest, "}")
		return uri, local
	}
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		return "", name
	}
	uris := usualURI[prefix]
	for _, uri := range uris[1:] { // a strict file stays one
		for _, have := range t.uris {
			if have == uri {
				return uri, local
			}
		}
	}
	return uris[0], local
}

// rawName is how name is written at the root of t, which declares its namespace if it did not yet.
func (t *Tree) rawName(name string, attr bool) string {
	uri, local := t.split(name)
	if uri == "" || strings.HasPrefix(name, "xml:") {
		return name
	}
	prefix := t.prefix(uri, attr)
	if prefix == "" {
		return local
	}
	return prefix + ":" + local
}

// prefix is a prefix of a namespace at the root; of several the first in the alphabet, the usual one before all others.
func (t *Tree) prefix(uri string, attr bool) string {
	usual := usualPrefix[uri]
	if usual != "" && t.uris[usual] == uri {
		return usual
	}
	best, found := "", false
	for p, have := range t.uris {
		if have == uri && (p != "" || !attr) && (!found || p < best) {
			best, found = p, true
		}
	}
	if found {
		return best
	}
	return t.declare(usual, uri)
}

// declare adds a namespace to the root under the prefix, or one like it that is free, and gives that.
func (t *Tree) declare(prefix, uri string) string {
	if prefix == "" {
		prefix = "ns"
	}
	free := prefix
	for i := 0; ; i++ {
		if have, taken := t.uris[free]; !taken || have == uri {
			break
		}
		free = prefix + string(rune('a'+i%26)) + strings.Repeat("x", i/26)
	}
	if t.uris[free] != uri {
		t.uris[free] = uri
		t.Root.Attrs = append(
			t.Root.Attrs,
			Attr{Name: "xmlns:" + free, raw: "xmlns:" + free, value: escaper.Replace(uri)},
		)
	}
	return free
}

// New makes an element for t; attrs are names and values in turn.
func (t *Tree) New(name string, attrs ...string) *Node {
	n := &Node{Name: name, raw: t.rawName(name, false)}
	for i := 0; i+1 < len(attrs); i += 2 {
		t.Set(n, attrs[i], attrs[i+1])
	}
	return n
}

// Set gives n, an element of t, an attribute.
func (t *Tree) Set(n *Node, name, value string) {
	for i := range n.Attrs {
		if n.Attrs[i].Name == name {
			n.Attrs[i].value = escaper.Replace(value)
			return
		}
	}
	n.Attrs = append(n.Attrs, Attr{Name: name, raw: t.rawName(name, true), value: escaper.Replace(value)})
}

// Adopt copies n, an element of from, for t: names are written as the root of t declares their namespaces. Prefixes
// that are named in values (mc:Choice Requires) follow, and what from ignores by mc:Ignorable t ignores too.
func (t *Tree) Adopt(n *Node, from *Tree) *Node {
	if t == from {
		return n.Clone()
	}
	return t.adopt(n, from.uris)
}

func (t *Tree) adopt(n *Node, uris map[string]string) *Node {
	if n.Name == "" {
		c := *n
		return &c
	}
	c := &Node{Name: n.Name, raw: t.rawName(n.Name, false), open: n.open}
	for _, a := range n.Attrs {
		if prefix, ok := declares(a.raw); ok {
			if uris[prefix] != a.Value() {
				merged := map[string]string{prefix: a.Value()}
				for p, u := range uris {
					if p != prefix {
						merged[p] = u
					}
				}
				uris = merged
			}
			continue
		}
		a.raw = t.rawName(a.Name, true)
		if a.Name == "Requires" || a.Name == "mc:Ignorable" {
			a.value = t.prefixes(a.Value(), uris)
		}
		c.Attrs = append(c.Attrs, a)
	}
	if len(n.Kids) > 0 {
		c.Kids = make([]*Node, len(n.Kids))
		for i, k := range n.Kids {
			c.Kids[i] = t.adopt(k, uris)
		}
	}
	return c
}

// prefixes rewrites a list of prefixes of another tree.
func (t *Tree) prefixes(list string, uris map[string]string) string {
	words := strings.Fields(list)
	for i, w := range words {
		uri := uris[w]
		if uri == "" {
			continue
		}
		if t.uris[w] != uri {
			words[i] = t.prefixOr(uri, w)
		}
	}
	return strings.Join(words, " ")
}

func (t *Tree) prefixOr(uri, prefix string) string {
	for p, have := range t.uris {
		if have == uri && p != "" {
			return t.prefix(uri, true)
		}
	}
	return t.declare(prefix, uri)
}

// Ignore makes t ignore, by mc:Ignorable, what from ignores, as far as t uses its namespaces.
func (t *Tree) Ignore(from *Tree) {
	list := strings.Fields(from.Root.Attr("mc:Ignorable"))
	if len(list) == 0 || t == from {
		return
	}
	have := strings.Fields(t.Root.Attr("mc:Ignorable"))
	ignored := map[string]bool{}
	for _, p := range have {
		ignored[t.uris[p]] = true
	}
	var add []string
	for _, p := range list {
		if uri := from.uris[p]; uri != "" && !ignored[uri] {
			for _, have := range t.uris {
				if have == uri {
					add = append(add, t.prefix(uri, true))
					break
				}
			}
		}
	}
	if len(add) > 0 {
		t.Set(t.Root, "mc:Ignorable", strings.Join(append(have, add...), " "))
	}
}

// With is a tree with another root, whose names are those of t.
func (t *Tree) With(root *Node) *Tree { return &Tree{Root: root, prolog: t.prolog, uris: t.uris} }
