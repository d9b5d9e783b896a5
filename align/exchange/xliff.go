package exchange

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"

	"github.com/reprise-wording/reprise/align"
)

// xliffSays are the names of what XLIFF says of a bead beside its texts. The ref is the name of its unit.
var xliffSays = []string{"score", "shape", "origin", "kind"}

// WriteXLIFF writes XLIFF 2.1: a unit a labelled unit, a segment a bead. The state of a segment is "reviewed" where a
// person set the bead, "translated" where it was found, "initial" where the target has nothing; its score and shape
// stand in the metadata module. Text that only the target has stands beside an empty source.
func WriteXLIFF(w io.Writer, m *Memory) error {
	e := &elements{w: w}
	e.raw(
		xml.Header +
			`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" ` +
			`version="2.1" srcLang="`,
	)
	e.text(m.Source.String())
	e.raw(`" trgLang="`)
	e.text(m.Target.String())
	e.raw("\">\n<file id=\"f1\"")
	if m.Name != "" {
		e.raw(` original="`)
		e.text(m.Name)
		e.raw(`"`)
	}
	e.raw(">\n")
	for i := 0; i < len(m.Rows); {
		j := i + 1
		for j < len(m.Rows) && m.Rows[i].Ref != "" && m.Rows[j].Ref == m.Rows[i].Ref && m.Rows[j].Kind == m.Rows[i].Kind {
			j++
		}
		xliffUnit(e, i+1, m.Rows[i:j])
		i = j
	}
	e.raw("</file>\n</xliff>\n")
	return e.err
}

func xliffUnit(e *elements, id int, rows []Row) {
	e.raw(fmt.Sprintf("<unit id=\"u%d\"", id))
	if rows[0].Ref != "" {
		e.raw(` name="`)
		e.text(rows[0].Ref)
		e.raw(`"`)
	}
	e.raw(">\n<mda:metadata>\n")
	for k, r := range rows {
		e.raw(fmt.Sprintf("<mda:metaGroup category=\"segment\" id=\"g%d\">", k+1))
		for _, p := range said(&r, xliffSays...) {
			e.raw(`<mda:meta type="` + p[0] + `">`)
			e.text(p[1])
			e.raw("</mda:meta>")
		}
		e.raw("</mda:metaGroup>\n")
	}
	e.raw("</mda:metadata>\n")
	for k, r := range rows {
		state := "translated"
		switch {
		case len(r.Bead.Target) == 0:
			state = "initial"
		case r.Bead.Origin == align.ByHand:
			state = "reviewed"
		}
		e.raw(fmt.Sprintf("<segment id=\"s%d\" state=\"%s\">\n<source>", k+1, state))
		e.text(r.Source)
		e.raw("</source>\n")
		if len(r.Bead.Target) > 0 {
			e.raw("<target>")
			e.text(r.Target)
			e.raw("</target>\n")
		}
		e.raw("</segment>\n")
	}
	e.raw("</unit>\n")
}

// WriteXLIFF12 writes XLIFF 1.2, which older tools read: a trans-unit a bead. What WriteXLIFF says in the metadata
// module stands in a prop-group.
func WriteXLIFF12(w io.Writer, m *Memory) error {
	e := &elements{w: w}
	e.raw(xml.Header + `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">` + "\n<file original=\"")
	e.text(cmp.Or(m.Name, "alignment"))
	e.raw(`" source-language="`)
	e.text(m.Source.String())
	e.raw(`" target-language="`)
	e.text(m.Target.String())
	e.raw("\" datatype=\"plaintext\">\n<body>\n")
	for i, r := range m.Rows {
		e.raw(fmt.Sprintf(`<trans-unit id="%d"`, i+1))
		if r.Ref != "" {
			e.raw(` resname="`)
			e.text(r.Ref)
			e.raw(`"`)
		}
		e.raw(">\n<source>")
		e.text(r.Source)
		e.raw("</source>\n")
		if len(r.Bead.Target) > 0 {
			state := "translated"
			if r.Bead.Origin == align.ByHand {
				state = "signed-off"
			}
			e.raw(`<target state="` + state + `">`)
			e.text(r.Target)
			e.raw("</target>\n")
		}
		e.raw(`<prop-group name="segment">`)
		for _, p := range said(&r, xliffSays...) {
			e.raw(`<prop prop-type="x-` + p[0] + `">`)
			e.text(p[1])
			e.raw("</prop>")
		}
		e.raw("</prop-group>\n</trans-unit>\n")
	}
	e.raw("</body>\n</file>\n</xliff>\n")
	return e.err
}
