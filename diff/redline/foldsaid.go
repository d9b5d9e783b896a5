package redline

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// said is what something that was put in says, by which it is told whether reviewers put in the same: its words and,
// of everything else in it (pictures, equations, notes, fields, links), what that shows and leads to. What was taken
// out and the formatting do not count.
func (r *reader) said(n *ooxml.Node) string {
	var b strings.Builder
	r.say(&b, n)
	return b.String()
}

func (r *reader) say(b *strings.Builder, n *ooxml.Node) {
	switch n.Name {
	case "w:t":
		b.WriteString(n.Text())
	case "w:instrText":
		b.WriteString("\x00" + auto(n.Text()))
	case "w:footnoteReference", "w:endnoteReference":
		r.sayNote(b, noteRefOf(n))
	case "w:hyperlink", "w:dir", "w:bdo":
		b.WriteString("\x00" + r.linkKey(n))
		r.sayKids(b, n)
	case "w:p":
		r.sayKids(b, n)
		if n.Kid("w:pPr").Kid("w:rPr").Kid("w:del") == nil {
			b.WriteByte('\n')
		}
	case "w:tc":
		if n.Kid("w:tcPr").Kid("w:cellDel") == nil {
			r.sayKids(b, n)
		}
	case "w:r", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:tbl", "w:tr":
		r.sayKids(b, n)
	case "w:del", "w:moveFrom", "w:tblGrid", "w:footnoteRef", "w:endnoteRef", "w:annotationRef", "w:commentReference":
	default:
		if !weightless(n.Name) && !passing(n.Name) && !strings.HasSuffix(n.Name, "Pr") {
			b.WriteString("\x00" + r.canon(n, r.part))
		}
	}
}

func (r *reader) sayKids(b *strings.Builder, n *ooxml.Node) {
	for _, k := range n.Kids {
		r.say(b, k)
	}
}

// sayNote writes what a note says. Notes do not hold notes; a reference in one is not followed.
func (r *reader) sayNote(b *strings.Builder, ref noteRef) {
	b.WriteString("\x00" + ref.kind + " ")
	if r.part != r.main {
		return
	}
	if part, notes, err := r.noteNodes(ref.kind); err == nil && notes[ref.id] != nil {
		(&reader{r.source, part}).sayKids(b, notes[ref.id])
	}
}

// onlyNew tells whether an element around runs has nothing of the base and something that was put in.
func (r *reader) onlyNew(n *ooxml.Node) bool {
	return len(unitsBelow(n)) == 0 && slices.ContainsFunc(n.Kids, func(k *ooxml.Node) bool { return r.said(k) != "" })
}
