package typeset

import (
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
)

// refs are the notes that the marks of blocks refer to.
type refs map[*corpus.Block]map[int]*corpus.Block

// findNotes pairs each mark with the first note after it that has its marker and no mark yet, else the first before it.
func (s *setter) findNotes() {
	s.refs = refs{}
	open := map[string][]int{} // places of notes by marker
	for i, b := range s.d.Blocks {
		if b.Kind == corpus.Note {
			open[b.Label] = append(open[b.Label], i)
		}
	}
	for i, b := range s.d.Blocks {
		if b.Kind == corpus.Note {
			continue
		}
		for k, m := range b.Marks {
			all := open[m.Marker]
			if len(all) == 0 {
				continue
			}
			pick := 0
			for x, at := range all {
				if at > i {
					pick = x
					break
				}
			}
			n := s.d.Blocks[all[pick]]
			open[m.Marker] = append(all[:pick:pick], all[pick+1:]...)
			s.order = append(s.order, n)
			s.notes[n] = len(s.order)
			s.same(b, k, n)
		}
	}
}

// same says that a mark of a block refers to a note.
func (s *setter) same(b *corpus.Block, mark int, n *corpus.Block) {
	if s.refs[b] == nil {
		s.refs[b] = map[int]*corpus.Block{}
	}
	s.refs[b][mark] = n
}

// noteOf is the note that a mark of a block refers to, nil for none.
func (s *setter) noteOf(b *corpus.Block, mark int) *corpus.Block { return s.refs[b][mark] }

// footnotes holds the notes that are referred to.
func (s *setter) footnotes() string {
	var b strings.Builder
	b.WriteString(head("w:footnotes") +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` + "\n")
	for i, n := range s.order {
		fmt.Fprintf(&b, `<w:footnote w:id="%d">%s</w:footnote>`+"\n", i+1, paragraph("FootnoteText", "",
			`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`+run(" "+n.Text, "")))
	}
	return b.String() + "</w:footnotes>"
}
