package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
)

func (r *reader) noteReference(kind string, t xml.StartElement) {
	if r.gone() {
		return
	}
	id := kind + attr(t, "id")
	if attr(t, "customMarkFollows") != "" &&
		on(xml.StartElement{Attr: []xml.Attr{{Name: xml.Name{Local: "val"}, Value: attr(t, "customMarkFollows")}}}) {
		r.custom = id
		return
	}
	if r.noteMarks[id] == "" {
		r.noteCount++
		r.noteMarks[id] = strconv.Itoa(r.noteCount)
	}
	r.b.Mark(r.noteMarks[id])
}

// notes handles a notes part: the paragraphs of a note that the text refers to make one line each, the first with the
// marker.
func (r *reader) notes(kind string) func(xml.Token) error {
	element := strings.TrimSuffix(kind, "s")
	start := 0
	r.stack, r.skip, r.merge, r.inPara, r.tables = nil, 0, false, false, nil
	return func(tok xml.Token) error {
		switch t := tok.(type) {
		case xml.StartElement:
			if t.Name.Local == element && r.skip == 0 {
				r.noteID, start = kind+attr(t, "id"), len(r.out)
				if r.noteMarks[r.noteID] == "" {
					r.stack = append(r.stack, element)
					r.skip = 1
					return nil
				}
			}
		case xml.EndElement:
			if t.Name.Local == element && r.skip == 0 {
				r.finish()
				for i := start; i < len(r.out); i++ {
					r.out[i].Label, r.out[i].Soft = "", i > start
					if i == start {
						r.out[i].Note = r.noteMarks[r.noteID]
					}
				}
			}
		}
		return r.document(tok)
	}
}
