package akn

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/cite"
	"github.com/reprise-wording/reprise/corpus/internal/aknname"
)

// fill puts the words of a block from one byte to another into an element, with the notes that stand behind it where
// their markers are, and the papers that it cites as links. What notes are left go with the end of the text.
func (f *file) fill(into *node, b *corpus.Block, from, to int, notes *noteRun) {
	into.inline = true
	cuts := f.links(b, from, to)
	at := from
	for k, m := range b.Marks {
		off := min(max(m.Offset, at), len(b.Text))
		if m.Offset < from || off > to && to == len(b.Text) || off >= to+len(corpus.CellSeparator) {
			continue
		}
		at = f.stretch(into, b.Text, at, min(off, to), cuts)
		into.add(f.marker(b, k, notes))
	}
	f.stretch(into, b.Text, at, to, cuts)
	if to == len(b.Text) {
		into.add(f.rest(notes)...)
	}
}

// stretch adds words from one byte to another, links among them, and returns where it ended.
func (f *file) stretch(into *node, text string, from, to int, cuts []cite.Citation) int {
	for _, c := range cuts {
		if c.From < from || c.To > to {
			continue
		}
		if c.From > from {
			into.add(words(text[from:c.From]))
		}
		link := element("ref", "eId", f.id("ref"), "href", citedURI(c))
		into.add(link.add(words(text[c.From:c.To])))
		from = c.To
	}
	if to > from {
		into.add(words(text[from:to]))
	}
	return to
}

// citations are the papers that a block cites, but for those that a marker stands in.
type citations struct {
	of  *corpus.Block
	all []cite.Citation
}

// links are the citations of a block that stand in a stretch of its text, in their order.
func (f *file) links(b *corpus.Block, from, to int) []cite.Citation {
	if f.cited.of != b { // a row is asked for cell by cell
		all := slices.DeleteFunc(cite.Find(b.Text), func(c cite.Citation) bool {
			return slices.ContainsFunc(b.Marks, func(m corpus.Mark) bool {
				return c.From < m.Offset && m.Offset < c.To
			})
		})
		f.cited = citations{b, all}
	}
	all := f.cited.all
	all = all[sort.Search(len(all), func(i int) bool { return all[i].From >= from }):]
	return all[:sort.Search(len(all), func(i int) bool { return all[i].To > to })]
}

// citedURI is the address of a cited paper: that of the United Nations for a resolution of the General Assembly.
func citedURI(c cite.Citation) string {
	name := slug(c.Name)
	switch {
	case c.Other || c.Kind == cite.Paper:
		return "/akn/un/doc/" + name
	case strings.HasPrefix(c.Name, "S/RES/") || strings.HasPrefix(c.Name, "E/RES/"):
		return "/akn/un/statement/" + string(c.Kind) + "/" + name
	}
	return "/akn/un/statement/" + string(c.Kind) + "/unga/" +
		slug(strings.TrimPrefix(strings.TrimPrefix(c.Name, "A/RES/"), "A/DEC/"))
}

// FileName is a name for the file of a paper, without an ending: A-RES-75-158.
func FileName(paper string) string { return cmp.Or(slug(paper), "paper") }

// slug makes a name fit for an address.
func slug(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r < 0x80 && (r >= '0' && r <= '9' || r|' ' >= 'a' && r|' ' <= 'z' || r == '.'):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// A noteRun is the notes that stand behind a block, to be set where their markers are. They keep their order: a note
// whose marker comes after that of a later one stands at the end of the block.
type noteRun struct {
	notes []*corpus.Block
	next  int
	part  int
}

// marker is what stands in the text for a mark of a block: the note itself where it is the next one, else a reference
// to the note that it means, and where there is no such note in the paper the marker alone.
func (f *file) marker(b *corpus.Block, k int, run *noteRun) *node {
	m := b.Marks[k]
	if run != nil && run.next < len(run.notes) && run.notes[run.next].Label == m.Marker && m.Marker != "" {
		n := run.notes[run.next]
		run.next++
		return f.note(n, run)
	}
	var meant *corpus.Block
	if notes := f.refers[b]; k < len(notes) {
		meant = notes[k]
	}
	if meant == nil { // the note has a mark already, or the mark stands in a note
		meant = f.nearest(m.Marker, f.place[b])
	}
	if meant == nil {
		return element("sup").own(aknname.Marker, m.Marker).add(words(m.Marker))
	}
	n := element("noteRef", "href", "", "marker", m.Marker)
	f.later = append(f.later, reference{n, meant})
	return n
}

// refer gives the references to notes the eIds of the notes, all of which are written.
func (f *file) refer() {
	for _, r := range f.later {
		r.node.attrs[1] = "#" + f.noteID[r.note]
	}
}

// rest are the notes that no marker has placed.
func (f *file) rest(run *noteRun) []*node {
	var out []*node
	for run != nil && run.next < len(run.notes) {
		n := run.notes[run.next]
		run.next++
		out = append(out, f.note(n, run).own(aknname.Unmarked, "true"))
	}
	return out
}

func (f *file) note(b *corpus.Block, run *noteRun) *node {
	id := f.id("authorialNote")
	f.noteID[b] = id
	n := element("authorialNote", "eId", id).set("marker", b.Label).own(aknname.Label, b.Label)
	if b.Part != run.part {
		n.own(aknname.Part, fmt.Sprint(b.Part))
	}
	p := element("p").own(aknname.Original, b.Original)
	f.fill(p, b, 0, len(b.Text), nil)
	return n.add(p)
}
