package bracket_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/bracket"
	"github.com/reprise-wording/reprise/corpus/read"
)

// word makes a Word file of paragraphs in which {+EU:words+} is brought in by the EU and [-Peru:words-] is taken out
// by Peru.
func word(t testing.TB, paragraphs ...string) []byte {
	t.Helper()
	var body strings.Builder
	for _, p := range paragraphs {
		body.WriteString("<w:p>")
		for p != "" {
			at := len(p)
			for _, sign := range []string{"{+", "[-"} {
				if i := strings.Index(p, sign); i >= 0 {
					at = min(at, i)
				}
			}
			fmt.Fprintf(&body, `<w:r><w:t xml:space="preserve">%s</w:t></w:r>`, p[:at])
			if p = p[at:]; p == "" {
				break
			}
			name, text, end := "ins", "t", "+}"
			if p[0] == '[' {
				name, text, end = "del", "delText", "-]"
			}
			inner, rest, _ := strings.Cut(p[2:], end)
			who, words, _ := strings.Cut(inner, ":")
			fmt.Fprintf(
				&body,
				`<w:%s w:id="1" w:author="%s" w:date="2044-05-06T07:00:00Z"><w:r>`+
					`<w:%s xml:space="preserve">%s</w:%[3]s></w:r></w:%[1]s>`,
				name, who, text, words,
			)
			p = rest
		}
		body.WriteString("</w:p>")
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{
			"[Content_Types].xml",
			`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
				`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
				`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		},
		{
			"_rels/.rels",
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
				`<Relationship Id="rId1" ` +
				`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ` +
				`Target="word/document.xml"/></Relationships>`,
		},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
			body.String() + `</w:body></w:document>`},
	} {
		f, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var negotiated = []string{
	"1. Decides to light [-Peru:all-]{+Peru:some+} lamps of the [northern] quay{+EU: at dusk+};",
	"2. Invites masters of ships to report worn ropes;",
	"[-EU:3. Decides that oil shall be bought every winter;-]",
	"{+EU:3. Decides that gas shall be bought every winter;+}",
}

func TestTrack(t *testing.T) {
	t.Parallel()
	file := word(t, negotiated...)
	for _, c := range []struct {
		changes read.Changes
		want    string
	}{
		{read.Accept, "1 Peru instead [-all-]{+some+}|1 EU in {+at dusk+}|2 EU out [-3. Decides that oil shall be bought " +
			"every winter;-]|3 EU in {+3. Decides that gas shall be bought every winter;+}"},
		{
			read.Reject,
			"1 Peru instead [-all-]{+some+}|1 EU in {+at dusk+}|3 EU out [-3. Decides that oil shall be bought every " +
				"winter;-]|3 EU in {+3. Decides that gas shall be bought every winter;+}",
		},
	} {
		d, err := read.Bytes("x.docx", file, read.Options{Language: language.English, Changes: c.changes})
		if err != nil {
			t.Fatal(err)
		}
		text := bracket.Read(d)
		if err := text.Track(file, c.changes == read.Accept); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range text.Proposals {
			got = append(got, fmt.Sprintf("%s %s %s %s", p.Ref.Path, p.Who, p.Change(), p.Marked()))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("got  %s\nwant %s", s, c.want)
		}
		if who := strings.Join(text.Authors(), ", "); who != "Peru, EU" {
			t.Errorf("authors %s", who)
		}
	}
}

// The text of an author has the changes of that author and none of the others.
func TestAs(t *testing.T) {
	t.Parallel()
	for who, want := range map[string]string{
		"peru": "Decides to light some lamps of the quay;|Invites masters of ships to report worn ropes;|Decides that " +
			"oil shall be bought every winter;",
		"EU": "Decides to light all lamps of the quay at dusk;|Invites masters of ships to report worn ropes;|Decides " +
			"that gas shall be bought every winter;",
		"Chile": "Decides to light all lamps of the quay;|Invites masters of ships to report worn ropes;|Decides that oil " +
			"shall be bought every winter;",
	} {
		file, err := bracket.As(word(t, negotiated...), who)
		if err != nil {
			t.Fatal(err)
		}
		d, err := read.Bytes("x.docx", file, read.Options{Language: language.English})
		if err != nil {
			t.Fatal(err)
		}
		lines, _ := bracket.Read(d).Lines(bracket.View{})
		var got []string
		for _, l := range lines {
			if l.Text != "" {
				got = append(got, l.Text)
			}
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s: got  %s\nwant %s", who, s, want)
		}
	}
}
