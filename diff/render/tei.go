package render

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// TEI writes a table of wordings as a TEI P5 document with a critical apparatus by parallel segmentation: what all
// witnesses share is text, where they differ an app with a lem of the first and a rdg for each other wording, whose
// type tells readings that differ in typography, case or accents alone (orthographic) from the others (substantive).
func TEI(w io.Writer, t *diff.Table, o Options) error {
	buf := bufio.NewWriter(w)
	title := o.Title
	if title == "" {
		title = "Wordings"
	}
	fmt.Fprintf(
		buf,
		"%s<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>\n<fileDesc>\n<titleStmt><title>%s</title></titleStmt>\n"+
			"<publicationStmt><p>Made by reprise.</p></publicationStmt>\n<sourceDesc>\n<listWit>\n",
		xml.Header,
		xmlText(title),
	)
	for i := range t.Texts {
		fmt.Fprintf(buf, "<witness xml:id=\"w%d\">%s</witness>\n", i+1, xmlText(o.name(i)))
	}
	buf.WriteString(
		"</listWit>\n</sourceDesc>\n</fileDesc>\n<encodingDesc><variantEncoding method=\"parallel-segmentation\" " +
			"location=\"internal\"/></encodingDesc>\n</teiHeader>\n<text>\n<body>\n<p>",
	)
	for i, r := range t.Rows {
		if i > 0 && spaced(t, r) {
			buf.WriteByte('\n')
		}
		if r.Same && exact(t, r) {
			buf.WriteString(xmlText(r.Cells[0].Text(t.Texts[0])))
			continue
		}
		app(buf, t, r)
	}
	buf.WriteString("</p>\n</body>\n</text>\n</TEI>\n")
	return buf.Flush()
}

// spaced reports whether white space stands before a row in a text that has it.
func spaced(t *diff.Table, r diff.Row) bool {
	for k, c := range r.Cells {
		if c.End > c.Start {
			before := t.Texts[k][:c.Start]
			return strings.TrimRightFunc(before, unicode.IsSpace) != before
		}
	}
	return false
}

func app(buf *bufio.Writer, t *diff.Table, r diff.Row) {
	var readings []string
	wits := map[string][]string{}
	for k, c := range r.Cells {
		text := c.Text(t.Texts[k])
		if wits[text] == nil {
			readings = append(readings, text)
		}
		wits[text] = append(wits[text], fmt.Sprintf("#w%d", k+1))
	}
	buf.WriteString("<app>")
	for i, text := range readings {
		if i == 0 {
			fmt.Fprintf(buf, `<lem wit="%s">%s</lem>`, strings.Join(wits[text], " "), xmlText(text))
			continue
		}
		kind := "substantive"
		if lang.FoldAll.Key(text) == lang.FoldAll.Key(readings[0]) {
			kind = "orthographic" // typography, case or accents
		}
		fmt.Fprintf(buf, `<rdg wit="%s" type="%s">%s</rdg>`, strings.Join(wits[text], " "), kind, xmlText(text))
	}
	buf.WriteString("</app>")
}

func xmlText(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}
