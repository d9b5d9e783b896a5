package docx

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Each case is what a public report or a real paper showed to be read wrong; its golden file says what stands in it.
func TestGolden(t *testing.T) {
	t.Parallel()
	law.Files(t, "testdata/*.docx", *update, func(t *testing.T, data []byte) string {
		lines, said, warnings, err := Lines(data, false)
		if err != nil {
			t.Fatal(err)
		}
		if len(warnings) == 0 {
			holds(t, data, lines)
		}
		return fmt.Sprintf("%+v\n%v\n%s", said, warnings, law.Print(lines))
	})
}

var text = regexp.MustCompile(`<(?:w|m):t(?: [^>]*)?>([^<]*)</(?:w|m):t>|</w:p>|<w:tab/>|<w:br/>`)

// holds compares the words of the main part's and the notes' text elements with those of the lines.
func holds(t *testing.T, data []byte, lines []flow.Line) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	p := pkg{files: map[string]*zip.File{}}
	var b strings.Builder
	for _, f := range z.File {
		p.files[f.Name] = f
		if regexp.MustCompile(`^word/(?:document|footnotes|endnotes|header[0-9]*|footer[0-9]*|comments)\.xml$`).MatchString(f.Name) {
			part, err := p.read(f.Name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range text.FindAllStringSubmatch(string(part), -1) {
				b.WriteString(html.UnescapeString(m[1]))
				if m[1] == "" {
					b.WriteByte(' ')
				}
			}
		}
	}
	if lost, madeUp := law.Compare(b.String(), lines, law.What{}); len(lost)+len(madeUp) > 0 {
		t.Errorf("lost %q, made up %q", lost, madeUp)
	}
}

const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

func pack(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, part := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Heads of pages, comments and hidden words are furniture in their places; a text box follows its paragraph; letters
// of other scripts count lists.
func TestParts(t *testing.T) {
	t.Parallel()
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	item := func(level, s string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr></w:pPr>` + run(s) + `</w:p>`
	}
	rel := func(kind, target string) string {
		return `<Relationship Type="http://x/relationships/` + kind + `" Target="` + target + `"/>`
	}
	data := pack(t, map[string]string{
		"word/document.xml": `<w:document ` + ns + `><w:body><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t>Recalling</w:t></w:r>` + run(" it") +
			`<w:r><w:drawing><w:txbxContent><w:p>` + run("boxed") + `</w:p></w:txbxContent></w:drawing></w:r>` + run(",") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>` +
			item("0", "один") + item("1", "два") + item("1", "три") + `</w:body></w:document>`,
		"word/header1.xml":  `<w:hdr ` + ns + `><w:p>` + run("X/1") + `</w:p></w:hdr>`,
		"word/header2.xml":  `<w:hdr ` + ns + `><w:p>` + run("X/1") + `</w:p></w:hdr>`,
		"word/comments.xml": `<w:comments ` + ns + `><w:comment><w:p>` + run("why?") + `</w:p></w:comment></w:comments>`,
		"word/styles.xml":   `<w:styles ` + ns + `><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`,
		"word/numbering.xml": `<w:numbering ` + ns + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
			`<w:lvl w:ilvl="1"><w:numFmt w:val="russianLower"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"word/_rels/document.xml.rels": `<Relationships>` + rel("header", "header1.xml") + rel("header", "header2.xml") + rel("comments", "comments.xml") + `</Relationships>`,
	})
	lines, said, _, err := Lines(data, false)
	if err != nil {
		t.Fatal(err)
	}
	want := "1\tleft out: running head;\tX/1\n1\tleft out: running head;\tX/1\n1\titalic center\tRecalling it,\n1\tleft out: hidden;\tsecret\n2\tbreak\tboxed\n" +
		"3\t\"1.\" level=1\tодин\n4\t\"а)\" level=2\tдва\n5\t\"б)\" level=2\tтри\n5\tleft out: comment;\twhy?\n"
	if got := law.Print(lines); got != want || said.Language != "ru-RU" {
		t.Errorf("got\n%s\nwant\n%s\n%+v", got, want, said)
	}
}

// Line ends inside of a paragraph part the items of a list.
func TestLineEnds(t *testing.T) {
	t.Parallel()
	part := `<w:document ` + ns + `><w:body><w:p><w:r><w:t>(a) oil;</w:t><w:br/><w:br/><w:t>(b) wicks.</w:t></w:r></w:p></w:body></w:document>`
	lines, _, _, err := Lines(pack(t, map[string]string{"word/document.xml": part}), false)
	if err != nil || len(lines) != 2 || lines[1].Text != "(b) wicks." || lines[1].Soft {
		t.Errorf("%v %+v", err, lines)
	}
}
