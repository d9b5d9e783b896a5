package akn

import (
	"encoding/json"

	"github.com/reprise-wording/reprise/corpus"
)

// Said is what a document says, as JSON: all of it but what belongs to its file, which is the name, the places of the
// lines, and how they were read. A document that [Write] wrote says the same when it is read again.
func Said(d *corpus.Document) ([]byte, error) {
	e := *d
	e.Source, e.LineUnit, e.Warnings, e.Repairs = "", "", nil, nil
	e.Blocks, e.Parts, e.LeftOut = nil, nil, nil
	for _, b := range d.Blocks {
		c := *b
		c.Line = 0
		e.Blocks = append(e.Blocks, &c)
	}
	for _, p := range d.Parts {
		c := *p
		c.Line = 0
		e.Parts = append(e.Parts, &c)
	}
	for _, l := range d.LeftOut {
		l.Line = 0
		e.LeftOut = append(e.LeftOut, l)
	}
	return json.Marshal(&e)
}
