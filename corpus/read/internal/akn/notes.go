package akn

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// note gathers a footnote: a marker in the line in hand, its words after that line.
func (r *reader) note(n *xmltree.Node, marker string) {
	marker = noteMarker(marker)
	r.b.Mark(marker)
	r.notes = append(r.notes, r.noteLines(n, marker)...)
	if r.b.Len() == 0 {
		r.flush()
	}
}

// notesIn are the lines of the notes in the number of a unit, which stand in the margin.
func (r *reader) notesIn(num *xmltree.Node) []flow.Line {
	var out []flow.Line
	for _, k := range num.Kids {
		if k.Name == "authorialNote" {
			out = append(out, r.noteLines(k, noteMarker(k.Attr("marker")))...)
		}
	}
	return out
}

// withoutNotes is a number, or what else there is, without the notes in it.
func withoutNotes(n *xmltree.Node) *xmltree.Node {
	bare := *n
	bare.Kids = slices.DeleteFunc(slices.Clone(n.Kids), func(k *xmltree.Node) bool { return k.Name == "authorialNote" })
	return &bare
}

func noteMarker(s string) string {
	return cmp.Or(strings.Trim(strings.TrimSpace(s), "()[]"), "*")
}

// noteLines are the lines of a footnote, the first with its marker.
func (r *reader) noteLines(n *xmltree.Node, marker string) []flow.Line {
	in := &reader{reject: r.reject, table: r.table}
	in.block(n, place{kind: "note"})
	var out []flow.Line
	for _, l := range in.out {
		l.Text = strings.TrimSpace(strings.TrimPrefix(l.Text, "()"))
		if l.Text == "" {
			continue
		}
		l.Kind, l.Label, l.Level = "note", "", 0
		if l.Soft = len(out) > 0; !l.Soft {
			l.Note = marker
		}
		out = append(out, l)
	}
	return out
}

// reference marks a reference to an editorial note, and tells the note once.
func (r *reader) reference(n *xmltree.Node) {
	id := n.Attr("href")
	marker := cmp.Or(n.Attr("marker"), strings.TrimPrefix(id, "#"))
	if note := r.editorial[id]; note != nil {
		delete(r.editorial, id)
		r.note(note, marker)
		return
	}
	r.b.Mark(marker)
}
