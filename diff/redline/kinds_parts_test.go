package redline

// kindsOfParts are changes of tables, notes, comments, pictures, lists, styles, sections, headers and footers.
func kindsOfParts() []kind {
	all := Options{Formatting: true}
	long := "States should keep a register of every vessel that enters the port."
	w := wordFile
	two := para(long) + para("End.")
	styled := func(id string) string { return paraIn(`<w:pStyle w:val="`+id+`"/>`, run("A heading of the paper")) }
	quote := stylesPart(`<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Base"/>` +
		`<w:rsid w:val="1"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base of it"/><w:pPr><w:numPr>` +
		`<w:numId w:val="2"/></w:numPr></w:pPr></w:style>`)
	item := func(num, s string) string {
		return paraIn(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="`+num+`"/></w:numPr>`, run(s))
	}
	picture := func(id, data string) sidePart { return sidePart{"image", id, "media/" + id + ".png", data} }
	box := func(s string) string {
		return `<w:r><w:pict><v:shape id="s1" type="#t1"><v:textbox><w:txbxContent>` + para(s) +
			`</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
	}
	tracked := paraOf(
		run("States "),
		`<w:del w:id="4" w:author="Ann"><w:r><w:delText>should</w:delText></w:r></w:del>`,
		`<w:ins w:id="9" w:author="Bob">`+run("shall")+`</w:ins>`,
		run(" act."),
	)
	return []kind{
		{
			"a cell comes",
			w(tableOf(plainRow("a", "b"), plainRow("c", "d")) + two),
			w(tableOf(plainRow("a", "x", "b"), plainRow("c", "y", "d")) + two),
			all,
		},
		{
			"a cell goes",
			w(tableOf(plainRow("q", "a", "b"), plainRow("r", "c", "d")) + two),
			w(tableOf(plainRow("a", "b"), plainRow("c", "d")) + two),
			all,
		},
		{
			"the last cell goes",
			w(tableOf(plainRow("one", "two", "three"), plainRow("four", "five", "six")) + two),
			w(tableOf(plainRow("one", "two"), plainRow("four", "five")) + two),
			all,
		},
		{
			"rows go",
			w(tableOf(plainRow("zero", "0"), plainRow("one", "1"), plainRow("two", "2"), plainRow("three", "3")) + two),
			w(tableOf(plainRow("one", "1"), plainRow("three", "3")) + two),
			all,
		},
		{"a table goes", w(para(long) + tableOf(plainRow("a", "b")) + para("End.")), w(two), all},
		{"a table comes", w(two), w(para(long) + tableOf(plainRow("a", "b"), plainRow("c", "d")) + para("End.")), all},
		{"a table at the start goes", w(tableOf(plainRow("a", "b")) + two), w(two), all},
		{
			"a table in a cell",
			w(tableOf(rowOf(cellOf("", para("Outer"), tableOf(plainRow("in", "ner")), para("End")))) + two),
			w(tableOf(rowOf(cellOf("", para("Outer"), tableOf(plainRow("in", "side")), para("End")))) + two),
			all,
		},
		{
			"a table in a cell goes",
			w(tableOf(rowOf(cellOf("", para("Outer"), tableOf(plainRow("in", "ner")), para("End")))) + two),
			w(tableOf(rowOf(cellOf("", para("Outer"), para("End")))) + two),
			all,
		},
		{
			"properties of a table",
			w(`<w:tbl><w:tblPr><w:jc w:val="left"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>` +
				rowOf(`<w:trPr><w:cantSplit/></w:trPr>`, cellOf(`<w:tcPr><w:vAlign w:val="top"/></w:tcPr>`, para("a"))) +
				`</w:tbl>` + two),
			w(`<w:tbl><w:tblPr><w:jc w:val="right"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="2"/></w:tblGrid>` +
				rowOf(cellOf(`<w:tcPr><w:vAlign w:val="center"/></w:tcPr>`, para("a"))) + `</w:tbl>` + two),
			all,
		},
		{
			"properties of a table, not tracked",
			w(`<w:tbl><w:tblPr><w:jc w:val="left"/></w:tblPr>` + plainRow("a") + `</w:tbl>` + two),
			w(`<w:tbl><w:tblPr><w:jc w:val="right"/></w:tblPr>` + plainRow("a") + `</w:tbl>` + two),
			Options{},
		},
		{
			"a note comes", w(two, footnotesPart()),
			w(paraOf(run(long), note("1"))+para("End."), footnotesPart(para("A new note."))),
			all,
		},
		{"a note goes", w(paraOf(run(long), note("1"))+para("End."), footnotesPart(para("An old note."))), w(two), all},
		{"a note changes", w(
			paraOf(run(long), note("1"))+paraOf(run("End."), note("2")),
			footnotesPart(para("An old note."), para("Another note.")),
		),
			w(
				paraOf(run(long), note("1"))+paraOf(run("End."), note("2")),
				footnotesPart(para("A new note."), para("Another note.")+para("In two paragraphs.")),
			), all},
		{
			"a comment of the first file",
			w(withComment("1", "States ", "should", " act."), commentsPart([3]string{"1", "Ann", "Why?"})),
			w(para("States should act now.")),
			all,
		},
		{"comments of both files", w(
			withComment("1", "States ", "should", " act.")+withComment("2", "Ships ", "may", " wait."),
			commentsPart([3]string{"1", "Ann", "Why?"}, [3]string{"2", "Bob", "Where?"}),
		),
			w(
				withComment("5", "States ", "should", " act.")+para("Ships may wait."),
				commentsPart([3]string{"5", "Ann", "Why?"}),
			), all},
		{
			"a comment on what goes",
			w(two+withComment("1", "This ", "paragraph", " goes from here."), commentsPart([3]string{"1", "Ann", "Why?"})),
			w(two, commentsPart([3]string{"1", "Bob", "Why?"})),
			all,
		},
		{
			"a style of the first file alone",
			w(styled("Quote")+two, quote, numberingPart("2", "decimal")),
			w(two, stylesPart(`<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Something else"/></w:style>`)),
			all,
		},
		{
			"a style without a meaning",
			w(styled("Nothing")+two, stylesPart("")),
			w(two, stylesPart(`<w:style w:type="paragraph" w:styleId="Nothing"><w:name w:val="Something"/></w:style>`)),
			all,
		},
		{"another style", w(styled("Normal")+two, stylesPart("")), w(
			styled("Head")+two,
			stylesPart(`<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/></w:style>`),
		), all},
		{
			"lists",
			w(item("1", "One item is here")+item("1", "Two items are here")+two, numberingPart("1", "decimal")),
			w(item("4", "One item is here")+item("4", "Three items are here now")+two, numberingPart("4", "lowerLetter")),
			all,
		},
		{"a list of the first file alone", w(item("1", "One item is here")+two, numberingPart("1", "decimal")), w(two), all},
		{
			"a picture goes",
			w(paraOf(run("See "), drawing("1", "p"), run(" here."))+two, picture("p", "PNG one")),
			w(para("See here.")+paraOf(drawing("7", "q"))+two, picture("q", "PNG two")),
			all,
		},
		{
			"a picture changes",
			w(paraOf(run("See "), drawing("1", "p"), run(" here.")), picture("p", "PNG one")),
			w(paraOf(run("See "), drawing("1", "p"), run(" here.")), picture("p", "PNG two")),
			all,
		},
		{
			"the same picture",
			w(paraOf(run("See "), drawing("1", "p"), run(" here.")), picture("p", "PNG one")),
			w(paraOf(run("See "), drawing("2", "q"), run(" there.")), picture("q", "PNG one")),
			all,
		},
		{
			"a text box changes",
			w(paraOf(run("Box "), box("old words"), run("."))),
			w(paraOf(run("Box "), box("new words"), run("."))),
			all,
		},
		{
			"an embedded object goes",
			w(
				paraOf(
					run("Object "),
					`<w:r w:rsidR="00A1" w14:paraId="1"><w:object><v:shapetype id="t1"/><v:shape id="s1" type="#t1">`+
						`<v:imagedata r:id="p" o:relid="p"/></v:shape><o:OLEObject ShapeID="s1" r:id="q"/></w:object></w:r>`,
					run(" here."),
				)+
					two,
				picture("p", "PNG one"),
				sidePart{"oleObject", "q", "embeddings/q.bin", "OLE"},
			),
			w(para("Object here.") + paraOf(box("a box")) + two),
			all,
		},
		{
			"the same object by other numbers",
			w(paraOf(run("Object "), object("s1", "p")), sidePart{"oleObject", "p", "embeddings/p.bin", "OLE"}),
			w(paraOf(run("Object "), object("s7", "q")), sidePart{"oleObject", "q", "embeddings/q.bin", "OLE"}),
			all,
		},
		{"a chart and a diagram", w(paraOf(
			`<w:r><w:drawing><c:chart r:id="p"/></w:drawing></w:r>`,
			`<w:r><w:drawing><dgm:relIds r:dm="p"/></w:drawing></w:r>`,
		)+two, picture("p", "chart")), w(two), all},
		{
			"pictures of pictures",
			w(paraOf(drawing("1", "x"))+two, sidePart{
				"chart", "x", "charts/x.xml", `<c/>`,
			}, sidePart{"", "", "charts/_rels/x.xml.rels", `<Relationships ` + relNS + `><Relationship Id="i" Type="` + relTo +
				`image" Target="../media/x.png"/></Relationships>`},
				sidePart{"", "", "media/x.png", "PNG"}),
			w(two), all,
		},
		{"equations of their own", w(two + mathPara("x")), w(two + mathPara("y")), all},
		{
			"embedded parts",
			w(para(long) + `<w:altChunk r:id="a"/>` + para("End.")),
			w(para(long) + para("End.") + `<w:subDoc r:id="a"/>`),
			all,
		},
		{"pages", w(two + sect(`<w:pgSz w:w="1" w:h="2"/>`)), w(two + sect(`<w:pgSz w:w="2" w:h="1"/>`)), all},
		{
			"pages, not tracked",
			w(two + sect(`<w:pgSz w:w="1" w:h="2"/>`)),
			w(two + sect(`<w:pgSz w:w="2" w:h="1"/>`)),
			Options{},
		},
		{"pages of one file alone", w(two), w(two + sect(`<w:pgSz w:w="2" w:h="1"/>`)), all},
		{
			"a section goes",
			w(paraIn(sect(`<w:cols w:num="2"/>`), run(long)) + para("End.") + sect("")),
			w(two + sect("")), all,
		},
		{"a section comes", w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The head")),
			w(
				paraIn(sect(headerRef("default", "h")), run(long))+para("End.")+sect(headerRef("default", "k")),
				headerPart("h", "header1.xml", "The head"),
				headerPart("k", "header2.xml", "Another head"),
			), all},
		{
			"a section with other pages",
			w(paraIn(sect(`<w:cols w:num="2"/>`), run(long)) + para("End.") + sect("")),
			w(paraIn(sect(`<w:cols w:num="3"/>`), run(long+" More.")) + para("End.") + sect("")),
			all,
		},
		{
			"a header changes",
			w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The old head")),
			w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The new head")),
			all,
		},
		{
			"a header comes", w(two + sect("")),
			w(two+sect(headerRef("default", "h")), headerPart("h", "header1.xml", "The new head")),
			all,
		},
		{"a header goes", w(
			two+sect(headerRef("first", "h")+`<w:footerReference r:id="g"/>`),
			headerPart("h", "header1.xml", "The old head"),
			footerPart("g", "footer1.xml", "The old foot"),
		), w(two + sect("")), all},
		{"one header for two", w(
			paraIn(sect(headerRef("default", "h")), run(long))+para("End.")+sect(headerRef("default", "k")),
			headerPart("h", "header1.xml", "The first head"),
			headerPart("k", "header2.xml", "The second head"),
		),
			w(
				paraIn(sect(headerRef("default", "h")), run(long))+para("End.")+sect(""),
				headerPart("h", "header1.xml", "The only head"),
			), all},
		{
			"tracked changes are accepted",
			w(tracked + two),
			w(tracked + tracked + two),
			Options{Formatting: true, Tracked: Accept},
		},
		{
			"tracked changes are rejected",
			w(tracked + two),
			w(paraOf(run("States must act.")) + two),
			Options{Formatting: true, Tracked: Reject},
		},
		{
			"tracked changes are kept",
			w(paraOf(run("States should act.")) + two),
			w(tracked + two),
			Options{Formatting: true, Tracked: Keep},
		},
	}
}
