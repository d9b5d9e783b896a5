package redline

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A side part is a part of a Word file that its main part refers to by a relation.
type sidePart struct{ kind, id, name, data string }

// moreNS are the namespaces of drawings and embedded objects.
const moreNS = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"` +
	` xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"`

// wordFile makes a Word file of the XML of its body and of some parts.
func wordFile(body string, parts ...sidePart) []byte {
	rels := ""
	all := [][2]string{
		{"[Content_Types].xml", strings.Replace(types, "</Types>", `<Default Extension="png" ContentType="image/png"/></Types>`, 1)},
		{"_rels/.rels", `<Relationships ` + relNS + `><Relationship Id="rId1" Type="` + relTo + `officeDocument" Target="word/document.xml"/></Relationships>`},
	}
	for _, p := range parts {
		switch {
		case p.kind == "": // a part of a part
		case strings.Contains(p.name, "://"):
			rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s" TargetMode="External"/>`, p.id, relTo, p.kind, p.name)
			continue
		default:
			rels += fmt.Sprintf(`<Relationship Id="%s" Type="%s%s" Target="%s"/>`, p.id, relTo, p.kind, p.name)
		}
		all = append(all, [2]string{"word/" + p.name, p.data})
	}
	return zipped(append(all, [2]string{"word/_rels/document.xml.rels", `<Relationships ` + relNS + `>` + rels + `</Relationships>`},
		[2]string{"word/document.xml", `<w:document ` + wNS + moreNS + `><w:body>` + body + `</w:body></w:document>`}))
}

// Parts of Word files.
func commentsPart(comments ...[3]string) sidePart {
	s := ""
	for _, c := range comments {
		s += `<w:comment w:id="` + c[0] + `" w:author="` + c[1] + `">` + para(c[2]) + `</w:comment>`
	}
	return sidePart{"comments", "c", "comments.xml", `<w:comments ` + wNS + `>` + s + `</w:comments>`}
}

func footnotesPart(notes ...string) sidePart {
	s := `<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`
	for i, n := range notes {
		s += `<w:footnote w:id="` + itoa(i+1) + `">` + n + `</w:footnote>`
	}
	return sidePart{"footnotes", "f", "footnotes.xml", `<w:footnotes ` + wNS + `>` + s + `</w:footnotes>`}
}

func stylesPart(more string) sidePart {
	return sidePart{"styles", "s", "styles.xml", `<w:styles ` + wNS + `><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` + more + `</w:styles>`}
}

func numberingPart(num, format string) sidePart {
	return sidePart{"numbering", "n", "numbering.xml", `<w:numbering ` + wNS + `><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="` + format +
		`"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="` + num + `"><w:abstractNumId w:val="7"/></w:num></w:numbering>`}
}

func headerPart(id, name, text string) sidePart {
	return sidePart{"header", id, name, `<w:hdr ` + wNS + `>` + para(text) + `</w:hdr>`}
}

func footerPart(id, name, text string) sidePart {
	return sidePart{"footer", id, name, `<w:ftr ` + wNS + `>` + para(text) + `</w:ftr>`}
}

// Pieces of the body of a Word file.
func run(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }

func runIn(props, s string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

func paraOf(kids ...string) string { return `<w:p>` + strings.Join(kids, "") + `</w:p>` }

func paraIn(props string, kids ...string) string {
	return `<w:p><w:pPr>` + props + `</w:pPr>` + strings.Join(kids, "") + `</w:p>`
}

func cellOf(props string, blocks ...string) string {
	return `<w:tc>` + props + strings.Join(blocks, "") + `</w:tc>`
}

func rowOf(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tableOf(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

func plainRow(texts ...string) string {
	cells := ""
	for _, s := range texts {
		cells += cellOf("", para(s))
	}
	return rowOf(cells)
}

func sect(kids string) string { return `<w:sectPr>` + kids + `</w:sectPr>` }

func headerRef(kind, id string) string {
	return `<w:headerReference w:type="` + kind + `" r:id="` + id + `"/>`
}

func withComment(id, before, about, after string) string {
	return paraOf(run(before), `<w:commentRangeStart w:id="`+id+`"/>`, run(about), `<w:commentRangeEnd w:id="`+id+`"/>`,
		`<w:r><w:commentReference w:id="`+id+`"/></w:r>`, run(after))
}

func note(id string) string { return `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }

func mathPara(s string) string {
	return `<m:oMathPara ` + mathNS + `><m:oMath><m:r><m:t>` + s + `</m:t></m:r></m:oMath></m:oMathPara>`
}

func drawing(id, embed string) string {
	return `<w:r><w:drawing><wp:inline><wp:docPr id="` + id + `" name="Picture ` + id + `"/><a:blip r:embed="` + embed + `"/></wp:inline></w:drawing></w:r>`
}

func object(shape, id string) string {
	return `<w:r><w:object><v:shape id="` + shape + `" type="#_x0000_t75"/><o:OLEObject ShapeID="` + shape + `" r:id="` + id + `"/></w:object></w:r>`
}

func complexField(instr, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instr + `</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run(result) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// A kind is a kind of change, by an example.
type kind struct {
	name string
	a, b []byte
	opt  Options
}

// kindsOfText are changes of words and of what stands among them.
func kindsOfText() []kind {
	all := Options{Formatting: true}
	long := "States should keep a register of every vessel that enters the port."
	w := wordFile
	link := func(id, s string) string { return `<w:hyperlink r:id="` + id + `">` + run(s) + `</w:hyperlink>` }
	to := func(id, at string) sidePart { return sidePart{"hyperlink", id, "https://example.org/" + at, ""} }
	sdt := func(s string) string {
		return `<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>` + s + `</w:sdtContent></w:sdt>`
	}
	smart := func(s string) string { return `<w:smartTag w:element="place">` + run(s) + `</w:smartTag>` }
	mark := func(s string) string {
		return `<w:bookmarkStart w:id="3" w:name="` + s + `"/><w:bookmarkEnd w:id="3"/>`
	}
	sym := func(c string) string { return `<w:r><w:sym w:font="Symbol" w:char="` + c + `"/></w:r>` }
	return []kind{
		{"formatting of a word", w(paraOf(run("States "), run("should"), run(" act."))), w(paraOf(run("States "), runIn(`<w:b/>`, "should"), run(" act."))), all},
		{"formatting, not tracked", w(paraOf(run("States "), run("should"), run(" act."))), w(paraOf(run("States "), runIn(`<w:b/>`, "should"), run(" act."))), Options{}},
		{"formatting of two words, not tracked", w(paraOf(run("States should act.")) + para(long)), w(paraOf(runIn(`<w:b/>`, "States"), run(" should "), runIn(`<w:i/>`, "act.")) + para(long)), Options{}},
		{"formatting taken away", w(paraOf(runIn(`<w:b/><w:i/>`, "States should"), run(" act."))), w(paraOf(run("States should act now."))), all},
		{"alignment", w(paraIn(`<w:jc w:val="left"/>`, run(long))), w(paraIn(`<w:jc w:val="right"/>`, run(long))), all},
		{"mark of a paragraph", w(paraIn(`<w:rPr><w:b/></w:rPr>`, run(long))), w(paraOf(run(long))), all},
		{"author and date", w(para("States should act.")), w(para("States shall act.")), Options{Author: "Ann", Date: time.Date(2020, 1, 2, 3, 4, 5, 0, time.FixedZone("x", 3600))}},
		{"words in a content control", w(paraOf(run("See "), sdt(run("the old annex")), run(" here."))), w(paraOf(run("See "), sdt(run("the new annex")), run(" here."))), all},
		{"a content control comes", w(paraOf(run("See the annex here."))), w(paraOf(run("See "), sdt(run("the annex")), run(" here and there."))), all},
		{"paragraphs in a content control", w(para("One stays here.") + sdt(para("Two stays here too.")+para("Three goes away from here.")) + para("End.")),
			w(para("One stays here.") + sdt(para("Two stays here too.")+para("Four is another thing and new.")) + para("End.")), all},
		{"a content control of paragraphs goes", w(para("One stays here.") + sdt(para("Two goes from here.")+para("Three goes too.")) + para("End.")), w(para("One stays here.") + para("End.")), all},
		{"smart tags", w(paraOf(run("Near "), smart("Dakar"), run(" it rains."))), w(paraOf(run("Near "), smart("Lagos"), run(" it rains."))), all},
		{"a link leads elsewhere", w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "one")), w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "two")), all},
		{"a link goes", w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "one")), w(paraOf(run("See it."))), all},
		{"the same link by another number", w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "one")), w(paraOf(run("See "), link("k", "this web page"), run(".")), to("k", "one")), all},
		{"paragraphs with links come", w(para(long)), w(para(long)+paraOf(run("Page "), link("l", "one"), run("."))+paraOf(link("l", "two and more")), to("l", "one")), all},
		{"bookmarks", w(paraOf(mark("one"), run("States should act"), run(" now."))), w(paraOf(run("States "), mark("two"), run("shall act now."), mark("three"))), all},
		{"symbols", w(paraOf(run("Sign "), sym("F0A7"), run(" here."))), w(paraOf(run("Sign "), sym("F0A8"), run(" here."))), all},
		{"breaks and tabs", w(paraOf(run("One"), `<w:r><w:tab/><w:br/><w:t>two</w:t></w:r>`)), w(paraOf(run("One"), `<w:r><w:tab/><w:t>two</w:t></w:r>`)), all},
		{"a hidden placeholder", w(paraOf(run("One \ufffc two."))), w(paraOf(run("One two."))), all},
		{"a field with a new result", w(paraOf(run("Page "), complexField("PAGE", "4"), run(" of it."))), w(paraOf(run("Page "), complexField("PAGE", "5"), run(" of it."))), all},
		{"a field in another's place", w(paraOf(run("Page "), complexField("REF one", "the annex"), run(" of it."))), w(paraOf(run("Page "), complexField("DATE", "2020"), run(" of it."))), all},
		{"a field without a result", w(paraOf(run("Note "), `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "a"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, run("of it."))),
			w(paraOf(run("Note of it."))), all},
		{"a field in a field", w(paraOf(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>`, complexField("REF x", "1"), `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("yes"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run(" it is."))),
			w(paraOf(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>`, complexField("REF y", "1"), `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("no"), `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run(" it is."))), all},
		{"a field that never ends", w(paraOf(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run("One"), `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`)), w(paraOf(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run("Two"), `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`)), all},
		{"a simple field", w(paraOf(run("Page "), `<w:fldSimple w:instr="PAGE">`+runIn(`<w:b/>`, "4")+`</w:fldSimple>`, run(" of it."))), w(paraOf(run("Page "), `<w:fldSimple w:instr="PAGE">`+runIn(`<w:i/>`, "4")+run("1")+`</w:fldSimple>`, run(" of it."))), all},
		{"a sentence moves", w(para("Pilots should pass an examination each and every year. " + long + " The end of this paragraph comes at last.")),
			w(para(long + " The end of this paragraph comes at last. Pilots should pass an examination each and every year.")), all},
		{"a paragraph moves and changes", w(para("Pilots should pass an examination in the port each year.") + para(long) + para("Ships may wait before the harbour.") + para("End.")),
			w(para(long) + para("Ships may wait before the harbour.") + para("Pilots should pass an examination in the harbour each year.") + para("End.")), Options{Formatting: true, Date: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)}},
		{"paragraphs at the end go", w(para(long) + para("One goes.") + para("Two goes.")), w(para(long)), all},
		{"paragraphs at the end come", w(para(long)), w(para(long) + para("One comes.") + para("Two comes.")), all},
		{"all is new", w(para("Nothing of this stays.") + para("Nor this one.")), w(para("Other words are here now.")), all},
		{"paragraphs join", w(para(long) + para("Ports should train their pilots.")), w(para(long + " Ports should train their pilots.")), all},
		{"a paragraph is split in three", w(para(long + " Ports should train their pilots. Ships wait outside the harbour.")),
			w(para(long) + para("Ports should train their pilots.") + para("Ships wait outside the harbour.")), all},
		{"blank paragraphs", w(para(long) + para("") + para("") + para("End of it.")), w(para(long) + para("") + para("End of it.") + para("")), all},
		{"numbers", w(para("It costs 1,200.50 dollars, see 3.1 and 4(a), A/RES/75/1.")), w(para("It costs 1,300.50 dollars, see 3.2 and 4(b), A/RES/76/1.")), all},
		{"case and signs", w(para("the States; and (all) others - too")), w(para("The States, and [all] others – too.")), all},
		{"ruby and revisions of one's own", w(paraOf(run("One "), `<w:r><w:ruby><w:rt>`+run("a")+`</w:rt><w:rubyBase>`+run("b")+`</w:rubyBase></w:ruby></w:r>`)), w(para("One two")), all},
		{"runs with an alternative go", w(paraOf(run("As "), `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14">`+run("the first way")+`</mc:Choice><mc:Fallback>`+run("the other way")+`</mc:Fallback></mc:AlternateContent>`, run(" shows."))), w(para("As it shows.")), all},
		{"an equation goes", w(paraOf(run("As "), `<m:oMath `+mathNS+`><m:r><m:t>x</m:t></m:r></m:oMath>`, run(" shows."))), w(para("As it shows.")), all},
	}
}

// kindsOfParts are changes of tables, notes, comments, pictures, lists, styles, sections, headers and footers.
func kindsOfParts() []kind {
	all := Options{Formatting: true}
	long := "States should keep a register of every vessel that enters the port."
	w := wordFile
	two := para(long) + para("End.")
	styled := func(id string) string { return paraIn(`<w:pStyle w:val="`+id+`"/>`, run("A heading of the paper")) }
	quote := stylesPart(`<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Base"/><w:rsid w:val="1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base of it"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`)
	item := func(num, s string) string {
		return paraIn(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="`+num+`"/></w:numPr>`, run(s))
	}
	picture := func(id, data string) sidePart { return sidePart{"image", id, "media/" + id + ".png", data} }
	box := func(s string) string {
		return `<w:r><w:pict><v:shape id="s1" type="#t1"><v:textbox><w:txbxContent>` + para(s) + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
	}
	tracked := paraOf(run("States "), `<w:del w:id="4" w:author="Ann"><w:r><w:delText>should</w:delText></w:r></w:del>`, `<w:ins w:id="9" w:author="Bob">`+run("shall")+`</w:ins>`, run(" act."))
	return []kind{
		{"a cell comes", w(tableOf(plainRow("a", "b"), plainRow("c", "d")) + two), w(tableOf(plainRow("a", "x", "b"), plainRow("c", "y", "d")) + two), all},
		{"a cell goes", w(tableOf(plainRow("q", "a", "b"), plainRow("r", "c", "d")) + two), w(tableOf(plainRow("a", "b"), plainRow("c", "d")) + two), all},
		{"the last cell goes", w(tableOf(plainRow("one", "two", "three"), plainRow("four", "five", "six")) + two), w(tableOf(plainRow("one", "two"), plainRow("four", "five")) + two), all},
		{"rows go", w(tableOf(plainRow("zero", "0"), plainRow("one", "1"), plainRow("two", "2"), plainRow("three", "3")) + two), w(tableOf(plainRow("one", "1"), plainRow("three", "3")) + two), all},
		{"a table goes", w(para(long) + tableOf(plainRow("a", "b")) + para("End.")), w(two), all},
		{"a table comes", w(two), w(para(long) + tableOf(plainRow("a", "b"), plainRow("c", "d")) + para("End.")), all},
		{"a table at the start goes", w(tableOf(plainRow("a", "b")) + two), w(two), all},
		{"a table in a cell", w(tableOf(rowOf(cellOf("", para("Outer"), tableOf(plainRow("in", "ner")), para("End")))) + two), w(tableOf(rowOf(cellOf("", para("Outer"), tableOf(plainRow("in", "side")), para("End")))) + two), all},
		{"a table in a cell goes", w(tableOf(rowOf(cellOf("", para("Outer"), tableOf(plainRow("in", "ner")), para("End")))) + two), w(tableOf(rowOf(cellOf("", para("Outer"), para("End")))) + two), all},
		{"properties of a table", w(`<w:tbl><w:tblPr><w:jc w:val="left"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>` + rowOf(`<w:trPr><w:cantSplit/></w:trPr>`, cellOf(`<w:tcPr><w:vAlign w:val="top"/></w:tcPr>`, para("a"))) + `</w:tbl>` + two),
			w(`<w:tbl><w:tblPr><w:jc w:val="right"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="2"/></w:tblGrid>` + rowOf(cellOf(`<w:tcPr><w:vAlign w:val="center"/></w:tcPr>`, para("a"))) + `</w:tbl>` + two), all},
		{"properties of a table, not tracked", w(`<w:tbl><w:tblPr><w:jc w:val="left"/></w:tblPr>` + plainRow("a") + `</w:tbl>` + two), w(`<w:tbl><w:tblPr><w:jc w:val="right"/></w:tblPr>` + plainRow("a") + `</w:tbl>` + two), Options{}},
		{"a note comes", w(two, footnotesPart()), w(paraOf(run(long), note("1"))+para("End."), footnotesPart(para("A new note."))), all},
		{"a note goes", w(paraOf(run(long), note("1"))+para("End."), footnotesPart(para("An old note."))), w(two), all},
		{"a note changes", w(paraOf(run(long), note("1"))+paraOf(run("End."), note("2")), footnotesPart(para("An old note."), para("Another note."))),
			w(paraOf(run(long), note("1"))+paraOf(run("End."), note("2")), footnotesPart(para("A new note."), para("Another note.")+para("In two paragraphs."))), all},
		{"a comment of the first file", w(withComment("1", "States ", "should", " act."), commentsPart([3]string{"1", "Ann", "Why?"})), w(para("States should act now.")), all},
		{"comments of both files", w(withComment("1", "States ", "should", " act.")+withComment("2", "Ships ", "may", " wait."), commentsPart([3]string{"1", "Ann", "Why?"}, [3]string{"2", "Bob", "Where?"})),
			w(withComment("5", "States ", "should", " act.")+para("Ships may wait."), commentsPart([3]string{"5", "Ann", "Why?"})), all},
		{"a comment on what goes", w(two+withComment("1", "This ", "paragraph", " goes from here."), commentsPart([3]string{"1", "Ann", "Why?"})), w(two, commentsPart([3]string{"1", "Bob", "Why?"})), all},
		{"a style of the first file alone", w(styled("Quote")+two, quote, numberingPart("2", "decimal")), w(two, stylesPart(`<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Something else"/></w:style>`)), all},
		{"a style without a meaning", w(styled("Nothing")+two, stylesPart("")), w(two, stylesPart(`<w:style w:type="paragraph" w:styleId="Nothing"><w:name w:val="Something"/></w:style>`)), all},
		{"another style", w(styled("Normal")+two, stylesPart("")), w(styled("Head")+two, stylesPart(`<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/></w:style>`)), all},
		{"lists", w(item("1", "One item is here")+item("1", "Two items are here")+two, numberingPart("1", "decimal")), w(item("4", "One item is here")+item("4", "Three items are here now")+two, numberingPart("4", "lowerLetter")), all},
		{"a list of the first file alone", w(item("1", "One item is here")+two, numberingPart("1", "decimal")), w(two), all},
		{"a picture goes", w(paraOf(run("See "), drawing("1", "p"), run(" here."))+two, picture("p", "PNG one")), w(para("See here.")+paraOf(drawing("7", "q"))+two, picture("q", "PNG two")), all},
		{"a picture changes", w(paraOf(run("See "), drawing("1", "p"), run(" here.")), picture("p", "PNG one")), w(paraOf(run("See "), drawing("1", "p"), run(" here.")), picture("p", "PNG two")), all},
		{"the same picture", w(paraOf(run("See "), drawing("1", "p"), run(" here.")), picture("p", "PNG one")), w(paraOf(run("See "), drawing("2", "q"), run(" there.")), picture("q", "PNG one")), all},
		{"a text box changes", w(paraOf(run("Box "), box("old words"), run("."))), w(paraOf(run("Box "), box("new words"), run("."))), all},
		{"an embedded object goes", w(paraOf(run("Object "), `<w:r w:rsidR="00A1" w14:paraId="1"><w:object><v:shapetype id="t1"/><v:shape id="s1" type="#t1"><v:imagedata r:id="p" o:relid="p"/></v:shape><o:OLEObject ShapeID="s1" r:id="q"/></w:object></w:r>`, run(" here."))+two,
			picture("p", "PNG one"), sidePart{"oleObject", "q", "embeddings/q.bin", "OLE"}), w(para("Object here.") + paraOf(box("a box")) + two), all},
		{"the same object by other numbers", w(paraOf(run("Object "), object("s1", "p")), sidePart{"oleObject", "p", "embeddings/p.bin", "OLE"}), w(paraOf(run("Object "), object("s7", "q")), sidePart{"oleObject", "q", "embeddings/q.bin", "OLE"}), all},
		{"a chart and a diagram", w(paraOf(`<w:r><w:drawing><c:chart r:id="p"/></w:drawing></w:r>`, `<w:r><w:drawing><dgm:relIds r:dm="p"/></w:drawing></w:r>`)+two, picture("p", "chart")), w(two), all},
		{"pictures of pictures", w(paraOf(drawing("1", "x"))+two, sidePart{"chart", "x", "charts/x.xml", `<c/>`}, sidePart{"", "", "charts/_rels/x.xml.rels", `<Relationships ` + relNS + `><Relationship Id="i" Type="` + relTo + `image" Target="../media/x.png"/></Relationships>`},
			sidePart{"", "", "media/x.png", "PNG"}), w(two), all},
		{"equations of their own", w(two + mathPara("x")), w(two + mathPara("y")), all},
		{"embedded parts", w(para(long) + `<w:altChunk r:id="a"/>` + para("End.")), w(para(long) + para("End.") + `<w:subDoc r:id="a"/>`), all},
		{"pages", w(two + sect(`<w:pgSz w:w="1" w:h="2"/>`)), w(two + sect(`<w:pgSz w:w="2" w:h="1"/>`)), all},
		{"pages, not tracked", w(two + sect(`<w:pgSz w:w="1" w:h="2"/>`)), w(two + sect(`<w:pgSz w:w="2" w:h="1"/>`)), Options{}},
		{"pages of one file alone", w(two), w(two + sect(`<w:pgSz w:w="2" w:h="1"/>`)), all},
		{"a section goes", w(paraIn(sect(`<w:cols w:num="2"/>`), run(long)) + para("End.") + sect("")), w(two + sect("")), all},
		{"a section comes", w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The head")),
			w(paraIn(sect(headerRef("default", "h")), run(long))+para("End.")+sect(headerRef("default", "k")), headerPart("h", "header1.xml", "The head"), headerPart("k", "header2.xml", "Another head")), all},
		{"a section with other pages", w(paraIn(sect(`<w:cols w:num="2"/>`), run(long)) + para("End.") + sect("")), w(paraIn(sect(`<w:cols w:num="3"/>`), run(long+" More.")) + para("End.") + sect("")), all},
		{"a header changes", w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The old head")), w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The new head")), all},
		{"a header comes", w(two + sect("")), w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The new head")), all},
		{"a header goes", w(two+sect(headerRef("first", "h")+`<w:footerReference r:id="g"/>`), headerPart("h", "header1.xml", "The old head"), footerPart("g", "footer1.xml", "The old foot")), w(two + sect("")), all},
		{"one header for two", w(paraIn(sect(headerRef("default", "h")), run(long))+para("End.")+sect(headerRef("default", "k")), headerPart("h", "header1.xml", "The first head"), headerPart("k", "header2.xml", "The second head")),
			w(paraIn(sect(headerRef("default", "h")), run(long))+para("End.")+sect(""), headerPart("h", "header1.xml", "The only head")), all},
		{"tracked changes are accepted", w(tracked + two), w(tracked + tracked + two), Options{Formatting: true, Tracked: Accept}},
		{"tracked changes are rejected", w(tracked + two), w(paraOf(run("States must act.")) + two), Options{Formatting: true, Tracked: Reject}},
		{"tracked changes are kept", w(paraOf(run("States should act.")) + two), w(tracked + two), Options{Formatting: true, Tracked: Keep}},
	}
}

var declarations = regexp.MustCompile(` xmlns(:\w+)?="[^"]*"`)

// partsOf writes what a Word file holds, each block of text on a line of its own, but for parts that are the same in
// another file.
func partsOf(t *testing.T, out, but []byte) string {
	t.Helper()
	old := map[string]string{}
	read := func(data []byte, do func(name, text string)) {
		for _, p := range unzipped(t, data) {
			do(p[0], p[1])
		}
	}
	read(but, func(name, text string) { old[name] = text })
	var lines []string
	read(out, func(name, text string) {
		if old[name] == text {
			return
		}
		text = declarations.ReplaceAllString(text, "")
		for _, element := range []string{"w:p", "w:tr", "w:tbl", "w:sectPr", "w:comment", "w:style", "w:abstractNum", "w:num", "Relationship", "Override", "w:footnote"} {
			for _, end := range []string{">", " ", "/>"} {
				text = strings.ReplaceAll(text, "<"+element+end, "\n<"+element+end)
			}
		}
		lines = append(lines, "-- "+name+"\n"+strings.TrimSpace(text)+"\n")
	})
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// Each kind of change is written as Word wants it, every change accepted is the second file and every change rejected
// the first one, and the report says what the redline does not show.
func TestKinds(t *testing.T) {
	t.Parallel()
	for name, kinds := range map[string][]kind{"text.txt": kindsOfText(), "parts.txt": kindsOfParts()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got strings.Builder
			for _, k := range kinds {
				report, out := compared(t, k)
				r := *report
				r.Messages = nil
				fmt.Fprintf(&got, "==== %s\n%s-- report\n%+v\n%s\n", k.name, marked(t, out), r, strings.Join(report.Messages, "\n"))
				got.WriteString(partsOf(t, out, k.b) + "\n")
			}
			corpustest.Golden(t, filepath.Join("testdata", name), got.String(), *update)
		})
	}
}

// untracked are kinds of changes that Word cannot track wholly, so that with all rejected something is left.
var untracked = []string{"embedded parts", "equations of their own", "a header comes", "a header goes"}

// compared is the redline of a kind of change, held against both files where these have no changes of their own.
func compared(t *testing.T, k kind) (*Report, []byte) {
	t.Helper()
	if k.opt.Formatting && k.opt.Tracked == Accept && !slices.Contains(untracked, k.name) {
		var report *Report
		var out []byte
		if !t.Run(k.name, func(t *testing.T) { report, out = check(t, k.a, k.b, k.opt) }) {
			t.FailNow()
		}
		return report, out
	}
	a, errA := ooxml.Open(k.a)
	b, errB := ooxml.Open(k.b)
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	report, err := Compare(a, b, k.opt)
	if err != nil {
		t.Fatalf("%s: %v", k.name, err)
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return report, out.Bytes()
}

// unzipped are the parts of a package, in their order.
func unzipped(t *testing.T, data []byte) (parts [][2]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		text, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, [2]string{f.Name, string(text)})
	}
	return parts
}

// Changes of each kind by one reviewer stand beside those of words by another one, and what both changed is told.
func TestReviewersOfKinds(t *testing.T) {
	t.Parallel()
	other := strings.NewReplacer("should", "must", "End.", "The end of it.", "See ", "Look at ", "register", "list", ">a<", ">b<", "Outer", "Inner", "note", "remark", "head", "title")
	var got strings.Builder
	for _, k := range append(kindsOfText(), kindsOfParts()...) {
		if k.opt.Tracked != Accept || !k.opt.Formatting || strings.HasPrefix(k.name, "tracked") {
			continue
		}
		var bob [][2]string
		for _, p := range unzipped(t, k.a) {
			if strings.HasPrefix(p[0], "word/") && !strings.HasSuffix(p[0], ".rels") {
				p[1] = other.Replace(p[1])
			}
			bob = append(bob, p)
		}
		var report *Report
		var out []byte
		if slices.Contains(untracked, k.name) {
			host, r, err := Reviewers(k.a, []Version{{k.b, "Ann"}, {zipped(bob), "Bob"}}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := host.Write(&b); err != nil {
				t.Fatal(err)
			}
			report, out = r, b.Bytes()
		} else if !t.Run(k.name, func(t *testing.T) { report, out = reviewed(t, k.a, Version{k.b, "Ann"}, Version{zipped(bob), "Bob"}) }) {
			continue
		}
		messages := report.Messages
		report.Messages = nil
		fmt.Fprintf(&got, "==== %s\n%s-- report\n%+v\n%s\n%s\n", k.name, marked(t, out), *report, strings.Join(messages, "\n"), partsOf(t, out, k.a))
	}
	corpustest.Golden(t, filepath.Join("testdata", "reviewers.txt"), got.String(), *update)
}

// In long papers what is new, gone and changed is found among paragraphs that stay, also where many of these are blank
// or repeat each other.
func TestLongPapers(t *testing.T) {
	t.Parallel()
	some := strings.Fields("harbour pilot lamp rope tug quay vessel tide depth buoy chain anchor crew master fee port")
	paragraph := func(n int) string {
		if n%9 == 4 {
			return ""
		}
		if n%9 == 7 {
			return "The paragraph that stands here again and again."
		}
		return fmt.Sprintf("States should keep the %s and the %s of the %s in number %d.", some[n%16], some[n/16%16], some[n*7/5%16], n)
	}
	var got strings.Builder
	for _, size := range []int{60, 420} {
		var a, b strings.Builder
		for n := range size {
			s := paragraph(n)
			a.WriteString(para(s))
			switch {
			case n%37 == 11: // gone
			case n%41 == 13: // changed
				b.WriteString(para(strings.Replace(s, "should keep", "shall, where possible, keep", 1)))
			case n%43 == 17: // another before it
				b.WriteString(para(fmt.Sprintf("Ports may ask for help with matter %d.", n)) + para(s))
			case n%59 == 23: // split
				before, after, _ := strings.Cut(s, " and ")
				b.WriteString(para(before) + para(after))
			case size > 400 && n%2 == 0 && s != "": // too much to stay in step
				b.WriteString(para(strings.Replace(s, "number", "the number", 1)))
			default:
				b.WriteString(para(s))
			}
		}
		report, out := check(t, wordFile(a.String()+para("End.")), wordFile(b.String()+para("End.")), Options{})
		fmt.Fprintf(&got, "==== %d paragraphs\n%+v\n", size, *report)
		for line := range strings.Lines(marked(t, out)) {
			if strings.ContainsAny(line, "[{") && (size < 400 || !strings.Contains(line, "in {+the +}number")) {
				got.WriteString(line)
			}
		}
	}
	corpustest.Golden(t, filepath.Join("testdata", "long.txt"), got.String(), *update)
}
