package xmltree

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// maxMends is how many tags may be mended in a file: one with more is no XML.
const maxMends = 100

// A Mended is a text in which every tag has its other half, and the line of the first that had none.
type Mended struct {
	Text string
	Line int
}

// Mend gives a text whose tags do not match a form in which they do: an end tag that closes nothing is taken out, and
// an element that is not closed ends where the one around it does. Lines stay where they are. It reports false for a
// text that is otherwise no XML, or in which too many tags do not match.
func Mend(text string) (Mended, bool) {
	d := decoder(text)
	var out strings.Builder
	var open []string
	written, mends, first := 0, 0, 0
	mend := func(at, skipTo int, put string) {
		if line, _ := d.InputPos(); mends == 0 {
			first = line
		}
		mends++
		out.WriteString(text[written:at] + put)
		written = skipTo
	}
	for mends <= maxMends {
		from := int(d.InputOffset())
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			mend(len(text), len(text), closing(open))
			return Mended{out.String(), first}, true
		}
		if err != nil {
			return Mended{}, false
		}
		switch t := tok.(type) {
		case xml.StartElement:
			open = append(open, tagName(t.Name))
		case xml.EndElement:
			name := tagName(t.Name)
			at := len(open) - 1
			for at >= 0 && open[at] != name {
				at--
			}
			switch {
			case at < 0:
				mend(from, int(d.InputOffset()), "")
				continue
			case at < len(open)-1:
				mend(from, from, closing(open[at+1:]))
			}
			open = open[:at]
		}
	}
	return Mended{}, false
}

// closing is the end tags of open elements, the innermost first.
func closing(open []string) string {
	var b strings.Builder
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.String()
}

func tagName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}
