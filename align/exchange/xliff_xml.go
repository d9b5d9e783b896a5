package exchange

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// A xliffUnit1 is a trans-unit of XLIFF 1.2.
type xliffUnit1 struct {
	ID     string       `xml:"id,attr"`
	Name   string       `xml:"resname,attr"`
	Source *xliffText   `xml:"source"`
	Cut    *xliffText   `xml:"seg-source"`
	Target *xliffText   `xml:"target"`
	Notes  []string     `xml:"note"`
	Groups []xliffGroup `xml:"prop-group"`
}

// A xliffUnit2 is a unit of XLIFF 2.
type xliffUnit2 struct {
	ID       string         `xml:"id,attr"`
	Name     string         `xml:"name,attr"`
	Notes    *xliffNotes    `xml:"notes"`
	Metadata []xliffMeta    `xml:"metadata"`
	Parts    []xliffSegment `xml:",any"`
}

type xliffNotes struct {
	Notes []struct {
		ID   string `xml:"id,attr"`
		Text string `xml:",chardata"`
	} `xml:"note"`
}

type xliffMeta struct {
	Groups []xliffGroup `xml:"metaGroup"`
}

// A xliffGroup is what reprise wrote of a segment beside its texts.
type xliffGroup struct {
	Name  string      `xml:"name,attr"`
	Metas []xliffPair `xml:"meta"`
	Props []struct {
		Type string `xml:"prop-type,attr"`
		Text string `xml:",chardata"`
	} `xml:"prop"`
}

type xliffPair struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// A xliffSegment is a segment of XLIFF 2, or what stands between segments.
type xliffSegment struct {
	XMLName  xml.Name
	ID       string      `xml:"id,attr"`
	State    string      `xml:"state,attr"`
	SubState string      `xml:"subState,attr"`
	Sources  []xliffText `xml:"source"`
	Targets  []xliffText `xml:"target"`
}

// A xliffText is the text of a source or target. Pieces are those of its mrk elements of the type seg, by their mid;
// Coded tells that there were inline elements, Bad what is wrong.
type xliffText struct {
	Lang   string
	Order  string
	Text   string
	Pieces []xliffPiece
	Coded  bool
	Bad    string
}

type xliffPiece struct{ mid, text string }

// UnmarshalXML gathers the text, without the inline elements that hold codes of another format.
func (t *xliffText) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "lang":
			t.Lang = a.Value
		case "order":
			t.Order = a.Value
		}
	}
	var all, piece strings.Builder
	mid, depth, inPiece := "", 0, 0
	for {
		tok, err := d.Token()
		if err != nil {
			return err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			isSegment := e.Name.Local == "mrk" && attr(e, "mtype") == "seg"
			t.Coded = t.Coded || !isSegment
			switch {
			case e.Name.Local == "cp":
				code, err := strconv.ParseUint(attr(e, "hex"), 16, 32)
				if err != nil || !forbidden(rune(code)) {
					t.Bad = fmt.Sprintf("<cp hex=%q> stands for no character that XML forbids", attr(e, "hex"))
				}
				all.WriteString("\ufffd")
				piece.WriteString("\ufffd")
			case codes[e.Name.Local] || e.Name.Local == "sub":
				if err := d.Skip(); err != nil {
					return err
				}
				continue
			case isSegment && inPiece == 0:
				mid, inPiece = attr(e, "mid"), depth+1
				piece.Reset()
			}
			depth++
		case xml.EndElement:
			if depth == 0 {
				t.Text = all.String()
				return nil
			}
			if depth == inPiece {
				t.Pieces, inPiece = append(t.Pieces, xliffPiece{mid, piece.String()}), 0
			}
			depth--
		case xml.CharData:
			all.Write(e)
			piece.Write(e)
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
