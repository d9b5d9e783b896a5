package read_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

const frenchPaper = "Français\nOriginal : anglais\n\nI. Première réunion, tenue à Vienne le 1er mai 2009\n\n1. Les États parties devraient protéger les victimes de la traite, où qu’elles se trouvent.\n\n2. Le Secrétariat devrait aider les États à le faire.\n"

// oddities are the warnings of a document but the one that counts what was left out.
func oddities(d *corpus.Document) string {
	var text string
	for _, w := range d.Warnings {
		if !strings.HasPrefix(w.Text, "left out") {
			text += w.Text
		}
	}
	return text
}

func utf16le(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	windows, err := charmap.Windows1252.NewEncoder().String(frenchPaper)
	if err != nil {
		t.Fatal(err)
	}
	latin, err := charmap.ISO8859_1.NewEncoder().String(strings.ReplaceAll(frenchPaper, "’", "'"))
	if err != nil {
		t.Fatal(err)
	}
	html := "<html><head><meta charset=windows-1252></head><body>" + strings.ReplaceAll("<p>"+windows, "\n\n", "</p>\n<p>") + "</body></html>"
	for _, tt := range []struct{ name, data, warning string }{
		{"plain.txt", frenchPaper, ""},
		{"marked.txt", "\ufeff" + frenchPaper, ""},
		{"crlf.txt", strings.ReplaceAll(frenchPaper, "\n", "\r\n"), ""},
		{"utf16.txt", "\xff\xfe" + utf16le(frenchPaper), ""},
		{"utf16-bare.txt", utf16le(frenchPaper), "read as UTF-16"},
		{"windows.txt", windows, "read as Windows-1252"},
		{"latin.txt", latin, "read as Latin-1"},
		{"declared.html", html, ""},
		{"misnamed.pdf", frenchPaper, ""},
	} {
		d, err := read.Bytes(tt.name, []byte(tt.data), read.Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		want := []string{"I.1 Les États parties devraient protéger les victimes de la traite, où qu’elles se trouvent.", "I.2 Le Secrétariat devrait aider les États à le faire."}
		if strings.HasPrefix(tt.name, "latin") {
			want[0] = strings.ReplaceAll(want[0], "’", "'")
		}
		wantTexts(t, d, want)
		warning := oddities(d)
		if tt.warning == "" && warning != "" || !strings.Contains(warning, tt.warning) {
			t.Errorf("%s: warned %q, want %q", tt.name, warning, tt.warning)
		}
		if d.Language.String() != "fr" || d.Meetings()[0].Held.Start.String() != "2009-05-01" {
			t.Errorf("%s: %s, %s", tt.name, d.Language, d.Meetings()[0].Held.Start)
		}
	}
}

const wordBody = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>English</w:t></w:r></w:p>`

func word(t *testing.T, body string) []byte {
	return zipParts(t, map[string]string{"word/document.xml": wordBody + body + `</w:body></w:document>`})
}

func TestDOCXParts(t *testing.T) {
	t.Parallel()
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	para := func(s string) string { return `<w:p>` + s + `</w:p>` }
	changed := para(run("1. States ")+`<w:del><w:r><w:delText>shall</w:delText></w:r></w:del><w:ins>`+run("should")+`</w:ins>`+run(" act.")) +
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + run("2. States should ") + `</w:p>` + para(run("meet."))
	tests := []struct {
		name, body string
		reject     bool
		want       []string
		warning    string
	}{
		{"changes accepted", changed, false, []string{"1 States should act.", "2 States should meet."}, "tracked changes (3); read as accepted"},
		{"changes rejected", changed, true, []string{"1 States shall act.", "2 States should meet."}, "read as rejected"},
		{"text box", para(run("1. States should act.")+`<w:r><w:drawing><w:txbxContent><w:p>`+run("2. Boxed.")+`</w:p></w:txbxContent></w:drawing></w:r>`) + para(run("3. End.")), false, []string{"1 States should act.", "2 Boxed.", "3 End."}, ""},
		{"signs", para(run("1. Non") + `<w:r><w:noBreakHyphen/></w:r>` + run("ref") + `<w:r><w:softHyphen/></w:r>` + run("oulement") + `<w:r><w:tab/></w:r>` + run("of") + `<w:r><w:br/></w:r>` + run("all.")), false, []string{"1 Non‑refoulement of all."}, ""},
		{"hidden words and field codes", para(run("1. See ") + `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run("para. 3") + `<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>` + run(".")), false, []string{"1 See para. 3."}, ""},
		{"table", `<w:tbl><w:tr><w:tc>` + para(run("1.")) + `</w:tc><w:tc>` + para(run("States should act.")) + `</w:tc></w:tr><w:tr><w:tc>` + para(run("2.")) + `</w:tc><w:tc>` + para(run("States should meet.")) + `</w:tc></w:tr></w:tbl>`, false, []string{"1 States should act.", "2 States should meet."}, ""},
		{"content control", `<w:sdt><w:sdtPr/><w:sdtContent>` + para(run("1. States should act.")) + `</w:sdtContent></w:sdt>`, false, []string{"1 States should act."}, ""},
	}
	for _, tt := range tests {
		o := read.Options{}
		if tt.reject {
			o.Changes = read.Reject
		}
		d, err := read.Bytes("paper.docx", word(t, tt.body), o)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		t.Run(tt.name, func(t *testing.T) { wantTexts(t, d, tt.want) })
		warning := oddities(d)
		if tt.warning == "" && warning != "" || !strings.Contains(warning, tt.warning) {
			t.Errorf("%s: warned %q, want %q", tt.name, warning, tt.warning)
		}
	}
}

// The table of a Word document lists recommendations by numbers that Word counts in cells of their own, which hold
// nothing else; rows name parts over all columns; an inner table is one of its own.
func TestDOCXTable(t *testing.T) {
	t.Parallel()
	para := func(s string) string { return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>` }
	auto := `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`
	row := func(cells ...string) string {
		return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
	}
	inner := `<w:tbl>` + row(para("2015"), para("12")) + row(para("2016"), para("14")) + `</w:tbl>`
	body := `<w:tbl>` + row(para("No."), para("Recommendation"), para("Status")) +
		row(`<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>`+para("A. Lamps")) +
		row(auto, para("States should inspect their lamps."), para("Done")) +
		row(auto, para("States should:")+para("(a) Act;")+para("(b) Meet."), para("Done")+inner+para("")) +
		row(auto, `<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+para("States should report.")) + `</w:tbl>` + para("The end.")
	d, err := read.Bytes("paper.docx", zipParts(t, map[string]string{"word/document.xml": wordBody + body + `</w:body></w:document>`,
		"word/numbering.xml": `<w:numbering ` + wordNS + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`}), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, d, []string{"1 States should inspect their lamps.", "2 States should:", "2(a) Act;", "2(b) Meet.", "3 States should report."})
	if !strings.Contains(oddities(d), `"Recommendation" is read as their words, the others as rows of cells: Status`) {
		t.Errorf("warned %q", oddities(d))
	}
}

// Word counts what its lists say: names, bare numbers, letters in capitals.
func TestDOCXCounted(t *testing.T) {
	t.Parallel()
	item := func(level, text string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
	}
	for _, format := range []string{"Recommendation %1:", "Recommandation n° %1 –", "R%1", "Rec. %1", "%1", "%1 –", "§ %1"} {
		d, err := read.Bytes("paper.docx", zipParts(t, map[string]string{
			"word/document.xml": wordBody + item("0", "States should:") + item("1", "Act;") + item("1", "Meet.") + item("0", "Donors should pay.") + `</w:body></w:document>`,
			"word/numbering.xml": `<w:numbering ` + wordNS + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="` + format +
				`"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`}), read.Options{})
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		wantTexts(t, d, []string{"1 States should:", "1(A) Act;", "1(B) Meet.", "2 Donors should pay."})
	}
}

func TestHTML(t *testing.T) {
	t.Parallel()
	page := `<!DOCTYPE html><html lang=en><head><title>1. Not this</title><style>p{}</style></head><body><nav><p>1. Nor this</p></nav>
<div title="header"><p>Running head</p></div><p>English</p>
<h2>II. Second meeting, held in Geneva on 3 June 2010</h2>
<ol><li>States parties should:<ol type="a"><li>Act;</li><li><p>Meet<a id="r1" href="#n1"><sup>1</sup></a>.</p></li></ol></li><li value="2"><b>The</b> Secretariat<br>should&nbsp;report.</li></ol>
<table><tr><td>3.</td><td>The Conference should meet.</td></tr></table><script>4. Not this</script>
<p>4. ` + "States\nshould read." + `</p><div class="footnotes"><p id="n1"><a href="#r1">1</a> See the report.</p></div></body></html>`
	d, err := read.Bytes("page.html", []byte(page), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, d, []string{"II.1 States parties should:", "II.1(a) Act;", "II.1(b) Meet<sup>1</sup>.", "II.2 The Secretariat should\u00a0report.", "II.3 The Conference should meet.", "II.4 States should read."})
	if notes := notesOf(d); len(notes) != 1 || notes[0].Text != "See the report." || notes[0].Label != "1" {
		t.Errorf("footnotes: %+v", notesOf(d))
	}
	if line := d.Units()[5].Line; line != 6 {
		t.Errorf("II.4 stands on line %d, want 6", line)
	}
}

// Tabulators after labels make no table, though one of the lines has another in its words.
func TestTabs(t *testing.T) {
	t.Parallel()
	d, err := read.Bytes("tabs.txt", []byte("English\n\n1.\tStates should act.\n2.\tStates should meet\tand part.\n3.\tDonors should pay.\n"), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, d, []string{"1 States should act.", "2 States should meet and part.", "3 Donors should pay."})
}

// Text with form feeds: running heads and page numbers are left out, paragraphs go over pages.
func TestPagesOfText(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("English\n\nI. First meeting, held in Vienna on 1 May 2009\n\n")
	b.WriteString("1. States parties should read what stands on the first page of the report and\n   1\n\fX/WG.1/2009/2\nwhat stands on the second.\n\n2. States should meet.1\n________\n1 See the report,\nwhich is long.\n   2\n\f")
	b.WriteString("X/WG.1/2009/2\n3. States should part.\n   3\n\fX/WG.1/2009/2\n4. The meeting was closed.\n   4\n")
	d, err := read.Bytes("pages.txt", []byte(b.String()), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantTexts(t, d, []string{"I.1 States parties should read what stands on the first page of the report and what stands on the second.", "I.2 States should meet.<sup>1</sup>", "I.3 States should part.", "I.4 The meeting was closed."})
	if notes := notesOf(d); len(notes) != 1 || notes[0].Text != "See the report, which is long." {
		t.Errorf("footnotes: %+v", notesOf(d))
	}
}

// Papers come in many dresses: headings without a mark of the format, tables, page furniture between the paragraphs.
func TestLayouts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       []string
		place      string
	}{
		{"unnumbered.md", "English\n\n## First intersessional meeting (Vienna, 14–15 April 2009)\n\n**Asset recovery**\n\n1. States should act.\n\nFollow-up\n\n2\\. States should report.\n\n## Second intersessional meeting (New York, 30 August–1 September 2010)\n\n1. States should meet.\n",
			[]string{"I.1 States should act.", "I.2 States should report.", "II.1 States should meet."}, "Vienna"},
		{"bold.md", "**Compilation**\n\nFrançais\n\n**I. Recommandations adoptées à la première\nréunion, tenue à Doha (Qatar) du 28 octobre au 1er novembre 2011**\n\nA. Coopération\n\n1. Les États devraient agir.\n\nB. Formation\n\n2. Les États devraient former.\n",
			[]string{"I.1 Les États devraient agir.", "I.2 Les États devraient former."}, "Doha (Qatar)"},
		{"plain.txt", "English\n\nFirst session, held in Geneva from 2 to 4 March 2011\n\n1. States should act without delay and in\naccordance with law.\n\nSecond session, held in Geneva on 5 March 2012\n\n1. States should part.\n",
			[]string{"I.1 States should act without delay and in accordance with law.", "II.1 States should part."}, "Geneva"},
		{"years.md", "English\n\n## 2011 session\n\n1. States should act.\n\n## 2013 session\n\n1. States should meet.\n\n## Annex\n\nList of documents\n",
			[]string{"2011 session:1 States should act.", "2013 session:1 States should meet."}, ""},
		{"furniture.md", "English\n\n## I. First meeting, held in Vienna on 3 May 2010\n\n1. States should act by the\n\nX/WG.4/2019/4\n\nV.19-08000\n\n2/20\n\nrules.\n\n2. States should meet.\n",
			[]string{"I.1 States should act by the rules.", "I.2 States should meet."}, "Vienna"},
		{"table.md", "English\n\n## I. First meeting, held in Vienna on 3 May 2010\n\n| No. | Recommendation |\n|---|---|\n| 1. | States should act |\n| 2. | States should meet |\n",
			[]string{"I.1 States should act", "I.2 States should meet"}, "Vienna"},
		{"unled.md", "English\n\n## I. First meeting, held in Vienna on 3 May 2010\n\nThe Working Group recommended that States:\n\n(a) Act;\n\n(b) Meet.\n",
			[]string{"I.a Act;", "I.b Meet."}, "Vienna"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := read.Bytes(tt.name, []byte(tt.text), read.Options{})
			if err != nil {
				t.Fatal(err)
			}
			wantTexts(t, d, tt.want)
			if d.Meetings()[0].Place != tt.place {
				t.Errorf("place %q, want %q", d.Meetings()[0].Place, tt.place)
			}
		})
	}
}
