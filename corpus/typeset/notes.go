package typeset

import (
	"fmt"
	"strings"
)

// findNotes pairs marks and notes; the notes that are referred to get numbers in the order of their marks.
func (s *setter) findNotes() {
	s.refs = s.d.NotesOf()
	for _, b := range s.d.Blocks {
		for _, n := range s.refs[b] {
			if n != nil {
				s.order = append(s.order, n)
				s.notes[n] = len(s.order)
			}
		}
	}
}

// footnotes holds the notes that are referred to.
func (s *setter) footnotes() string {
	var b strings.Builder
	b.WriteString(head("w:footnotes") +
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>` +
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` +
		"\n")
	for i, n := range s.order {
		fmt.Fprintf(&b, `<w:footnote w:id="%d">%s</w:footnote>`+"\n", i+1, paragraph("FootnoteText", "",
			`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`+run(" "+n.Text, "")))
	}
	return b.String() + "</w:footnotes>"
}
