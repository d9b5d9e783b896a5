package xmldoc

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// The federal law of Germany is published in elements of its own (gii-norm.dtd): a list of norms, each with its names
// among its metadata and its words beside them, paragraphs whose numbers stand in the words, and lists of terms.
// divisions makes of it the elements that this reader knows: divisions and sections with label, heading and content.

// isNorms reports whether a file is a list of norms.
func isNorms(root *xmltree.Node) bool {
	norm := root.Child("norm")
	return root.Name == "dokumente" && norm != nil && norm.Child("metadaten") != nil
}

// divisions is the list of norms as an act, and what its first norm, which is of the act as a whole, says of it.
func divisions(root *xmltree.Node) (*xmltree.Node, flow.Stated) {
	act := &xmltree.Node{Name: "statute", Line: root.Line}
	said := flow.Stated{Language: "de"}
	for _, norm := range root.Kids {
		meta := norm.Child("metadaten")
		switch {
		case norm.Name == "":
			add(act, norm)
		case meta == nil:
			add(act, norm)
		case said.Symbol == "" && meta.Child("enbez", "gliederungseinheit") == nil:
			said.Symbol = wordsIn(meta, "jurabk", "amtabk")
			said.Title = wordsIn(meta, "langue", "kurzue")
			said.Adopted = flow.Day(wordsIn(meta, "ausfertigung-datum"))
			if title := take(meta, "langue", "kurzue"); title != nil {
				add(act, element("heading", title.Line, title.Kids...))
			}
			about := element("metadata", meta.Line, meta.Kids...)
			content(about, norm) // notes of the publisher
			add(act, about)
		default:
			add(act, division(norm, meta))
		}
	}
	return act, said
}

// division is a norm as an element of an act: a section with its words, or the heading of a division.
func division(norm, meta *xmltree.Node) *xmltree.Node {
	n := element("division", norm.Line)
	name, title := take(meta, "enbez"), take(meta, "titel")
	if unit := meta.Child("gliederungseinheit"); name == nil && unit != nil {
		if name, title = take(unit, "gliederungsbez"), take(unit, "gliederungstitel"); name != nil && title != nil {
			// one heading: of a number apart from it only the number would be read
			title.Kids = slices.Concat(name.Kids, []*xmltree.Node{{Text: " ", Line: title.Line}}, title.Kids)
			name = nil
		}
	} else if name != nil {
		switch words := name.Words(); {
		case sectionName.MatchString(words):
			n.Name = "section"
		case annexName.MatchString(words):
			n.Name = "annex"
		default:
			n.Name = "preface" // Eingangsformel, Schlussformel
		}
	}
	if name != nil {
		as := "num"
		if n.Name == "preface" || n.Name == "annex" && (title == nil || title.Words() == "") {
			as = "heading"
		}
		add(n, element(as, name.Line, name.Kids...))
		if contentsName.MatchString(name.Words()) {
			n.Name = "toc"
		}
	}
	if title != nil && title.Words() != "" {
		add(n, element("heading", title.Line, title.Kids...))
	}
	add(n, element("metadata", meta.Line, meta.Kids...))
	content(n, norm)
	return n
}

var (
	sectionName  = lazyregexp.New(`^(?:§§?|Art\.?|Artikel)[\s\x{a0}]*[0-9]`)
	annexName    = lazyregexp.New(`^(?:Anlage|Anhang|Anh\b)`)
	contentsName = lazyregexp.New(`^Inhalts(?:übersicht|verzeichnis)$`)
	// numberedWords are the words of a paragraph behind its number: "(2a) Die Behörde".
	numberedWords = lazyregexp.New(`^\s*(\([0-9]{1,3}[a-z]{0,2}\))[\s\x{a0}]+`)
)

// content adds the words of a norm.
func content(to, norm *xmltree.Node) {
	for _, k := range norm.Kids {
		switch k.Name {
		case "metadaten":
		case "textdaten":
			for _, part := range k.Kids {
				if part.Name == "fussnoten" {
					part.Name = "note"
				}
				shape(part)
				add(to, part)
			}
		default:
			add(to, k)
		}
	}
}

// shape labels the paragraphs and the items of lists below an element.
func shape(n *xmltree.Node) {
	var kids []*xmltree.Node
	for i := 0; i < len(n.Kids); i++ {
		k := n.Kids[i]
		shape(k)
		switch next := sibling(n.Kids, i+1); {
		case k.Name == "DT" && next != nil && next.Name == "DD" && k.Words() != "":
			item := element("paragraph", k.Line, element("num", k.Line, k.Kids...))
			for n.Kids[i] != next {
				i++
			}
			shape(next)
			kids = append(kids, element(item.Name, item.Line, append(item.Kids, next.Kids...)...))
			continue
		case k.Name == "P" && len(k.Kids) > 0 && k.Kids[0].Name == "" && numberedWords.MatchString(k.Kids[0].Text):
			m := numberedWords.FindStringSubmatch(k.Kids[0].Text)
			k.Kids[0].Text = k.Kids[0].Text[len(m[0]):]
			num := element("num", k.Line, &xmltree.Node{Text: m[1], Line: k.Line})
			k = element("subsection", k.Line, append([]*xmltree.Node{num}, k.Kids...)...)
		}
		kids = append(kids, k)
	}
	n.Kids = nil
	for _, k := range kids {
		add(n, k)
	}
}

// sibling is the next element from a place on.
func sibling(kids []*xmltree.Node, from int) *xmltree.Node {
	for _, k := range kids[from:] {
		if k.Name != "" {
			return k
		}
	}
	return nil
}

func element(name string, line int, kids ...*xmltree.Node) *xmltree.Node {
	n := &xmltree.Node{Name: name, Line: line}
	for _, k := range kids {
		add(n, k)
	}
	return n
}

func add(to, n *xmltree.Node) {
	n.Parent = to
	to.Kids = append(to.Kids, n)
}

// take takes the first child with words of the first of the names that has any out of an element.
func take(n *xmltree.Node, names ...string) *xmltree.Node {
	for _, name := range names {
		for i, k := range n.Kids {
			if k.Name == name && k.Words() != "" {
				n.Kids = append(n.Kids[:i:i], n.Kids[i+1:]...)
				return k
			}
		}
	}
	return nil
}

func wordsIn(n *xmltree.Node, names ...string) string {
	for _, name := range names {
		if k := n.Child(name); k != nil && k.Words() != "" {
			return k.Words()
		}
	}
	return ""
}
