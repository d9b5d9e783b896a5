package redline

import (
	"strings"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// byAuthor lists what each author of a redline took out and brought in.
func byAuthor(t *testing.T, out []byte) string {
	t.Helper()
	p, err := ooxml.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	main, err := p.Main()
	if err != nil {
		t.Fatal(err)
	}
	tree, err := main.Tree()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range tree.Root.All() {
		sign := map[string]string{"w:ins": "+", "w:del": "-"}[n.Name]
		if sign == "" {
			continue
		}
		b.WriteString(n.Attr("w:author") + sign)
		for k := range n.All() {
			if k.Name == "w:t" || k.Name == "w:delText" {
				b.WriteString(k.Text())
			}
		}
		if len(n.Kids) == 0 {
			b.WriteString("¶")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Tracked changes of the second file stay under the names of their authors; what differs beyond them has the
// redline's author.
func TestKeep(t *testing.T) {
	t.Parallel()
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	ins := func(by, s string) string {
		return `<w:ins w:id="1" w:author="` + by + `" w:date="2020-01-02T03:04:05Z">` + run(s) + `</w:ins>`
	}
	del := func(by, s string) string {
		return `<w:del w:id="2" w:author="` + by + `"><w:r><w:delText xml:space="preserve">` + s +
			`</w:delText></w:r></w:del>`
	}
	a := docxBytes(
		t, "", 1,
		para("States should keep a register of the vessels.")+para("Ports train pilots.")+para("The end of it."),
	)
	b := docxBytes(t, "", 1,
		`<w:p>`+run("States ")+del("Ann", "should")+ins("Ann", "shall")+run(" keep a ")+ins("Bob", "public ")+
			run("register of the ships.")+`</w:p>`+
			`<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="Bob"/></w:rPr></w:pPr>`+del("Bob", "Ports train pilots.")+`</w:p>`+
			`<w:p><w:pPr><w:rPr><w:ins w:id="6" w:author="Ann"/></w:rPr></w:pPr>`+ins("Ann", "A new paragraph stands here.")+
			`</w:p>`+
			para("The end of it."))
	report, out := check(t, a, b, Options{
		Formatting: true,
		Tracked:    Keep,
		Author:     "Red",
		Date:       time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC),
	})
	const want = "Ann-should\nAnn+shall\nBob+public \nRed-vessels\nRed+ships\nBob-¶\nBob-Ports train pilots.\nAnn+¶\n" +
		"Ann+A new paragraph stands here.\n"
	if got := byAuthor(t, out); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	said := strings.Join(report.Messages, "\n")
	if !strings.Contains(said, "they stay, under their authors' names: Ann, Bob") {
		t.Error(said)
	}
}

// The same words that several people took out are credited in their order.
func TestKeepOfRepeatedWords(t *testing.T) {
	t.Parallel()
	text := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	without := func(before, by, after string) string {
		return `<w:p>` + text(before) + `<w:del w:id="2" w:author="` + by +
			`"><w:r><w:delText xml:space="preserve">not </w:delText></w:r></w:del>` +
			text(after) + `</w:p>`
	}
	a := docxBytes(
		t, "", 1,
		para("States should not act here.")+para("Ports may not close early.")+para("Ships do not sail at night."),
	)
	b := docxBytes(t, "", 1, without("States should ", "Ann", "act here.")+without("Ports may ", "Bob", "close early.")+
		without("Ships do ", "Ann", "sail at night."))
	_, out := check(t, a, b, Options{Formatting: true, Tracked: Keep})
	const want = "Ann-not \nBob-not \nAnn-not \n"
	if got := byAuthor(t, out); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// Formatting that is not tracked is counted.
func TestFormattingIsCounted(t *testing.T) {
	t.Parallel()
	a := docxBytes(t, "", 1, para("States should act."))
	b := docxBytes(
		t, "", 1,
		`<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>States should act.</w:t></w:r></w:p>`,
	)
	var packages [2]*ooxml.Package
	for i, data := range [][]byte{a, b} {
		var err error
		if packages[i], err = ooxml.Open(data); err != nil {
			t.Fatal(err)
		}
	}
	report, err := Compare(packages[0], packages[1], Options{})
	if err != nil || report.Formatting != 0 || report.Untracked != 2 || !report.Same() {
		t.Errorf("%+v, %v", report, err)
	}
	if said := strings.Join(report.Messages, "\n"); said != "2 changes of formatting are not tracked" {
		t.Error(said)
	}
}

// A note and a cell whose words people took out or wrote anew are theirs too.
func TestKeepOfNotesAndCells(t *testing.T) {
	t.Parallel()
	del := func(by, runs string) string { return `<w:del w:id="2" w:author="` + by + `">` + runs + `</w:del>` }
	gone := func(s string) string { return `<w:r><w:delText xml:space="preserve">` + s + `</w:delText></w:r>` }
	ins := func(by, runs string) string { return `<w:ins w:id="1" w:author="` + by + `">` + runs + `</w:ins>` }
	cell := func(s string) string {
		return `<w:tbl><w:tr><w:tc><w:p>` + s + `</w:p></w:tc></w:tr></w:tbl>` + para("The end.")
	}
	notes := footnotesPart(para("A note of the lamps."))
	a := wordFile("<w:p>"+run("The lamps")+note("1")+run(" burn.")+"</w:p>"+cell(run("Old words of it.")), notes)
	b := wordFile("<w:p>"+del("Bob", gone("The lamps")+note("1")+gone(" burn."))+ins("Ann", run("All is dark."))+"</w:p>"+
		cell(del("Ann", gone("Old words of it."))+ins("Bob", run("Something else stands here."))), notes)
	_, out := check(t, a, b, Options{Formatting: true, Tracked: Keep, Author: "Red"})
	const want = "Bob-The lamps burn.\nAnn+All is dark.\nAnn-Old words of it.\nBob+Something else stands here.\n"
	if got := byAuthor(t, out); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
