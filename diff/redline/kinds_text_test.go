package redline

import (
	"time"
)

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
		{
			"formatting of a word",
			w(paraOf(run("States "), run("should"), run(" act."))),
			w(paraOf(run("States "), runIn(`<w:b/>`, "should"), run(" act."))),
			all,
		},
		{
			"formatting, not tracked",
			w(paraOf(run("States "), run("should"), run(" act."))),
			w(paraOf(run("States "), runIn(`<w:b/>`, "should"), run(" act."))),
			Options{},
		},
		{
			"formatting of two words, not tracked",
			w(paraOf(run("States should act.")) + para(long)),
			w(paraOf(runIn(`<w:b/>`, "States"), run(" should "), runIn(`<w:i/>`, "act.")) + para(long)),
			Options{},
		},
		{
			"formatting taken away",
			w(paraOf(runIn(`<w:b/><w:i/>`, "States should"), run(" act."))),
			w(paraOf(run("States should act now."))),
			all,
		},
		{"alignment", w(paraIn(`<w:jc w:val="left"/>`, run(long))), w(paraIn(`<w:jc w:val="right"/>`, run(long))), all},
		{"mark of a paragraph", w(paraIn(`<w:rPr><w:b/></w:rPr>`, run(long))), w(paraOf(run(long))), all},
		{
			"author and date",
			w(para("States should act.")),
			w(para("States shall act.")),
			Options{Author: "Ann", Date: time.Date(2020, 1, 2, 3, 4, 5, 0, time.FixedZone("x", 3600))},
		},
		{
			"words in a content control",
			w(paraOf(run("See "), sdt(run("the old annex")), run(" here."))),
			w(paraOf(run("See "), sdt(run("the new annex")), run(" here."))),
			all,
		},
		{
			"a content control comes",
			w(paraOf(run("See the annex here."))),
			w(paraOf(run("See "), sdt(run("the annex")), run(" here and there."))),
			all,
		},
		{
			"paragraphs in a content control",
			w(para("One stays here.") + sdt(para("Two stays here too.")+para("Three goes away from here.")) + para("End.")),
			w(para("One stays here.") + sdt(para("Two stays here too.")+para("Four is another thing and new.")) + para("End.")),
			all,
		},
		{
			"a content control of paragraphs goes",
			w(para("One stays here.") + sdt(para("Two goes from here.")+para("Three goes too.")) + para("End.")),
			w(para("One stays here.") + para("End.")),
			all,
		},
		{
			"smart tags",
			w(paraOf(run("Near "), smart("Dakar"), run(" it rains."))),
			w(paraOf(run("Near "), smart("Lagos"), run(" it rains."))),
			all,
		},
		{
			"a link leads elsewhere",
			w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "one")),
			w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "two")),
			all,
		},
		{
			"a link goes",
			w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "one")),
			w(paraOf(run("See it."))),
			all,
		},
		{
			"the same link by another number",
			w(paraOf(run("See "), link("l", "this page"), run(".")), to("l", "one")),
			w(paraOf(run("See "), link("k", "this web page"), run(".")), to("k", "one")),
			all,
		},
		{
			"paragraphs with links come",
			w(para(long)),
			w(para(long)+paraOf(run("Page "), link("l", "one"), run("."))+paraOf(link("l", "two and more")), to("l", "one")),
			all,
		},
		{
			"bookmarks",
			w(paraOf(mark("one"), run("States should act"), run(" now."))),
			w(paraOf(run("States "), mark("two"), run("shall act now."), mark("three"))),
			all,
		},
		{
			"symbols",
			w(paraOf(run("Sign "), sym("F0A7"), run(" here."))),
			w(paraOf(run("Sign "), sym("F0A8"), run(" here."))),
			all,
		},
		{
			"breaks and tabs",
			w(paraOf(run("One"), `<w:r><w:tab/><w:br/><w:t>two</w:t></w:r>`)),
			w(paraOf(run("One"), `<w:r><w:tab/><w:t>two</w:t></w:r>`)),
			all,
		},
		{"a hidden placeholder", w(paraOf(run("One \ufffc two."))), w(paraOf(run("One two."))), all},
		{
			"a field with a new result",
			w(paraOf(run("Page "), complexField("PAGE", "4"), run(" of it."))),
			w(paraOf(run("Page "), complexField("PAGE", "5"), run(" of it."))),
			all,
		},
		{
			"a field in another's place",
			w(paraOf(run("Page "), complexField("REF one", "the annex"), run(" of it."))),
			w(paraOf(run("Page "), complexField("DATE", "2020"), run(" of it."))),
			all,
		},
		{
			"a field without a result",
			w(paraOf(
				run("Note "),
				`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "a"</w:instrText></w:r><w:r>`+
					`<w:fldChar w:fldCharType="end"/></w:r>`,
				run("of it."),
			)),
			w(paraOf(run("Note of it."))),
			all,
		},
		{"a field in a field", w(paraOf(
			`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>`,
			complexField("REF x", "1"), `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("yes"),
			`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run(" it is."),
		)),
			w(paraOf(
				`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>`,
				complexField("REF y", "1"), `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`, run("no"),
				`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run(" it is."),
			)), all},
		{"a field that never ends", w(paraOf(
			`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run("One"), `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`,
		)), w(paraOf(
			`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, run("Two"), `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`,
		)), all},
		{
			"a simple field",
			w(paraOf(run("Page "), `<w:fldSimple w:instr="PAGE">`+runIn(`<w:b/>`, "4")+`</w:fldSimple>`, run(" of it."))),
			w(paraOf(
				run("Page "), `<w:fldSimple w:instr="PAGE">`+runIn(`<w:i/>`, "4")+run("1")+`</w:fldSimple>`, run(" of it."),
			)),
			all,
		},
		{
			"a sentence moves",
			w(para(
				"Pilots should pass an examination each and every year. " + long + " The end of this paragraph comes at last.",
			)),
			w(para(long + " The end of this paragraph comes at last. Pilots should pass an examination each and every year.")),
			all,
		},
		{
			"a paragraph moves and changes",
			w(para("Pilots should pass an examination in the port each year.") + para(long) +
				para("Ships may wait before the harbour.") + para("End.")),
			w(para(long) + para("Ships may wait before the harbour.") +
				para("Pilots should pass an examination in the harbour each year.") + para("End.")),
			Options{Formatting: true, Date: time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)},
		},
		{"paragraphs at the end go", w(para(long) + para("One goes.") + para("Two goes.")), w(para(long)), all},
		{"paragraphs at the end come", w(para(long)), w(para(long) + para("One comes.") + para("Two comes.")), all},
		{"all is new", w(para("Nothing of this stays.") + para("Nor this one.")), w(para("Other words are here now.")), all},
		{
			"paragraphs join",
			w(para(long) + para("Ports should train their pilots.")),
			w(para(long + " Ports should train their pilots.")),
			all,
		},
		{"a paragraph is split in three", w(para(long + " Ports should train their pilots. Ships wait outside the harbour.")),
			w(para(long) + para("Ports should train their pilots.") + para("Ships wait outside the harbour.")), all},
		{
			"blank paragraphs",
			w(para(long) + para("") + para("") + para("End of it.")),
			w(para(long) + para("") + para("End of it.") + para("")),
			all,
		},
		{
			"numbers",
			w(para("It costs 1,200.50 dollars, see 3.1 and 4(a), A/RES/75/1.")),
			w(para("It costs 1,300.50 dollars, see 3.2 and 4(b), A/RES/76/1.")),
			all,
		},
		{
			"case and signs",
			w(para("the States; and (all) others - too")),
			w(para("The States, and [all] others – too.")),
			all,
		},
		{
			"ruby and revisions of one's own",
			w(paraOf(run("One "), `<w:r><w:ruby><w:rt>`+run("a")+`</w:rt><w:rubyBase>`+run("b")+`</w:rubyBase></w:ruby></w:r>`)),
			w(para("One two")), all,
		},
		{
			"runs with an alternative go",
			w(paraOf(
				run("As "),
				`<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`+
					`<mc:Choice Requires="w14">`+
					run("the first way")+`</mc:Choice><mc:Fallback>`+run("the other way")+`</mc:Fallback></mc:AlternateContent>`,
				run(" shows."),
			)),
			w(para("As it shows.")), all,
		},
		{
			"an equation goes",
			w(paraOf(run("As "), `<m:oMath `+mathNS+`><m:r><m:t>x</m:t></m:r></m:oMath>`, run(" shows."))),
			w(para("As it shows.")), all,
		},
	}
}
