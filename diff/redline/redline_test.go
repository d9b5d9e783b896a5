package redline

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

func para(s string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>`
}

// marked shows the paragraphs of a redline with what goes in [-...-] and what comes in {+...+}, moves in [<...<] and
// {>...>}.
func marked(t testing.TB, out []byte) string {
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
	signs := map[string][2]string{
		"w:del":      {"[-", "-]"},
		"w:ins":      {"{+", "+}"},
		"w:moveFrom": {"[<", "<]"},
		"w:moveTo":   {"{>", ">}"},
	}
	var b strings.Builder
	var walk func(n *ooxml.Node)
	walk = func(n *ooxml.Node) {
		if n.Name == "w:pPr" || n.Name == "w:trPr" {
			return
		}
		s := signs[n.Name]
		b.WriteString(s[0])
		switch n.Name {
		case "w:t", "w:delText", "w:instrText", "w:delInstrText":
			b.WriteString(n.Text())
		case "w:footnoteReference":
			b.WriteString("†")
		}
		for _, k := range n.Kids {
			walk(k)
		}
		b.WriteString(s[1])
		if n.Name == "w:p" {
			r := n.Kid("w:pPr").Kid("w:rPr")
			for _, k := range []string{"w:del", "w:ins", "w:moveFrom", "w:moveTo"} {
				if r.Kid(k) != nil {
					b.WriteString(signs[k][0] + "¶" + signs[k][1])
				}
			}
			b.WriteByte('\n')
		}
	}
	walk(tree.Root)
	return b.String()
}

func TestCompare(t *testing.T) {
	t.Parallel()
	long := "States should keep a register of every vessel that enters the port"
	field := func(instr, result string) string {
		return `<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>` +
			`<w:instrText>` +
			instr +
			`</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + result +
			`</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	}
	row := func(cells ...string) string {
		s := "<w:tr>"
		for _, c := range cells {
			s += "<w:tc>" + para(c) + "</w:tc>"
		}
		return s + "</w:tr>"
	}
	for _, c := range []struct{ name, a, b, want string }{
		{"word", para("States should act."), para("States shall act."), "States [-should-]{+shall+} act.\n"},
		{"phrase", para("The Group shall take note of it."), para("The Group should consider it."),
			"The Group [-shall take note of-]{+should consider+} it.\n"},
		{
			"sentence behind", para(long + "."),
			para(long + ". Ports should train their pilots."),
			long + ".{+ Ports should train their pilots.+}\n",
		},
		{
			"sentence before",
			para("If a port is closed, ships wait."),
			para("If a port is full, they turn. If a port is closed, ships wait."),
			"{+If a port is full, they turn. +}If a port is closed, ships wait.\n",
		},
		{
			"split",
			para(long + ". " + "Ports should train their pilots each year."),
			para(long+".") + para("Ports should train their pilots each year."),
			long + ".[- -]{+¶+}\nPorts should train their pilots each year.\n",
		},
		{
			"merge",
			para(long+".") + para("Ports should train their pilots each year."),
			para(long + ". Ports should train their pilots each year."),
			long + ".[-¶-]\n{+ +}Ports should train their pilots each year.\n",
		},
		{"split of a short one", para("Items ordered") + para("End."), para("Items") + para("ordered") + para("End."),
			"Items[- -]{+¶+}\nordered\nEnd.\n"},
		{
			"merge over blank ones",
			para(long+".") + para("") + para("") + para("Ports train pilots.") + para("End."),
			para(long+". Ports train pilots.") + para("End."),
			long + ".[-¶-]\n[-¶-]\n[-¶-]\n{+ +}Ports train pilots.\nEnd.\n",
		},
		{
			"merge of many",
			strings.Repeat(para("Ports pay their pilots."), 20) + para("End."),
			para(strings.TrimSpace(strings.Repeat("Ports pay their pilots. ", 20))) + para("End."),
			strings.TrimPrefix(strings.Repeat("{+ +}Ports pay their pilots.[-¶-]\n", 19), "{+ +}") +
				"{+ +}Ports pay their pilots.\nEnd.\n",
		},
		{
			"a link on a paragraph",
			para("End of one.") + para("The harbour master"),
			para("End of one.") + `<w:p><w:hyperlink w:anchor="x">` + run("The harbour master") + `</w:hyperlink></w:p>`,
			"End of one.\n[-The harbour master-]{+The harbour master+}\n",
		},
		{
			"tabs behind a heading",
			para("Part VI: Meetings") + para("End."),
			`<w:p>` + run("Part VI: Meetings") + strings.Repeat(`<w:r><w:tab/></w:r>`, 8) + `</w:p>` + para("End."),
			"Part VI: Meetings{++}\nEnd.\n",
		},
		{"last gone", para(long) + para("Another one."), para(long), long + "[-¶-]\n[-Another one.-]\n"},
		{
			"move",
			para("Pilots should pass an examination each year.") + para(long) + para("End."),
			para(long) + para("Pilots should pass an examination each year.") + para("End."),
			"[<Pilots should pass an examination each year.<][<¶<]\n" + long +
				"\n{>Pilots should pass an examination each year.>}{>¶>}\nEnd.\n",
		},
		{"result of a field", field("REF _Ref123", "2.1"), field("REF _Ref456", "2.2"), "See REF _Ref4562.[-1-]{+2+}\n"},
		{"field", field("REF one", "2.1"), field("REF two", "2.1"), "See [-REF one2.1-]{+REF two2.1+}\n"},
		{
			"row",
			"<w:tbl>" + row("a", "1") + row("b", "2") + "</w:tbl>" + para("x"),
			"<w:tbl>" + row("a", "1") + row("c", "3") + row("b", "2") + "</w:tbl>" + para("x"),
			"a\n1\n{+c+}{+¶+}\n{+3+}{+¶+}\nb\n2\nx\n",
		},
		{
			"cell",
			"<w:tbl>" + row("a", "1") + "</w:tbl>" + para("x"),
			"<w:tbl>" + row("a", "2") + "</w:tbl>" + para("x"),
			"a\n[-1-]{+2+}\nx\n",
		},
		{
			"number",
			para("The sum is 18 502.9 in all"),
			para("The sum is 198.9 in all"),
			"The sum is [-18 502.9-]{+198.9+} in all\n",
		},
		{"label", para("See 3.19.2 there"), para("See 4.19.2 there"), "See [-3-]{+4+}.19.2 there\n"},
		{"Han", para("测试甲一"), para("测试乙一"), "测试[-甲-]{+乙+}一\n"},
		{"emoji", para("a 👨‍👩‍👧 b"), para("a 👨‍👩‍👦 b"), "a [-👨‍👩‍👧-]{+👨‍👩‍👦+} b\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, out := check(t, docxBytes(t, "", 1, c.a), docxBytes(t, "", 1, c.b), Options{Formatting: true})
			if got := marked(t, out); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// A file against itself shows nothing and stays what it was.
func TestSame(t *testing.T) {
	t.Parallel()
	data := docxBytes(t, "", 1, para("States should act.")+para("They did."))
	report, out := check(t, data, data, Options{Formatting: true})
	if !report.Same() {
		t.Errorf("%+v", report)
	}
	if strings.Contains(marked(t, out), "[-") {
		t.Error(marked(t, out))
	}
}

// Same input, same bytes.
func TestDeterministic(t *testing.T) {
	t.Parallel()
	a := docxBytes(t, "x", 3, listBody("", 3, []string{"one two", "three four", "five"}), "n")
	b := docxBytes(t, "", 1, listBody("x", 1, []string{"three four", "six"}), "m")
	_, first := check(t, a, b, Options{Formatting: true})
	for range 5 {
		if _, again := check(t, a, b, Options{Formatting: true}); !bytes.Equal(first, again) {
			t.Fatal("another result")
		}
	}
}

func listBody(prefix string, list int, items []string) string {
	s := ""
	for _, x := range items {
		s += fmt.Sprintf(
			`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`,
			list, x,
		)
	}
	return s
}

// Files that are no Word files give an error.
func TestDamaged(t *testing.T) {
	t.Parallel()
	if _, err := ooxml.Open([]byte("PK\x03\x04 nothing")); err == nil {
		t.Error("no error")
	}
	p := docx(t, "", 1, para("x")+"<w:p>")
	_, err := Compare(p, docx(t, "", 1, para("x")), Options{})
	if err == nil || !strings.Contains(err.Error(), "not well-formed") {
		t.Errorf("%v", err)
	}
}

// TestProperty compares documents made at random and edited at random: other styles by id, lists, notes, links,
// fields, tables.
func TestProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		base := blocksOf(rt, 12)
		edited := edit(rt, base)
		a, notesA := bodyOf(base, "", 1)
		b, notesB := bodyOf(edited, "x", 4)
		check(t, docxBytes(t, "", 1, a, notesA...), docxBytes(t, "x", 4, b, notesB...), Options{
			Formatting: rapid.Just(true).Draw(rt, "formatting"),
		})
	})
}

// made is a block of a made document.
type made struct {
	words []string
	style string
	list  bool
	right bool
	rows  [][]string
}

var someWords = []string{
	"States", "should", "keep", "the", "register", "of", "every", "vessel", "and", "port", ",", "*bold", "^note",
	"~link", "@field", "\t",
}

func words(rt *rapid.T, most int) []string {
	return rapid.SliceOfN(rapid.SampledFrom(someWords), 0, most).Draw(rt, "words")
}

func blockOf(rt *rapid.T) made {
	if rapid.IntRange(0, 5).Draw(rt, "table") == 0 {
		n, m := rapid.IntRange(1, 3).Draw(rt, "rows"), rapid.IntRange(1, 3).Draw(rt, "columns")
		x := made{}
		for range n {
			var row []string
			for range m {
				row = append(row, strings.Join(words(rt, 3), " "))
			}
			x.rows = append(x.rows, row)
		}
		return x
	}
	return made{words: words(rt, 12), style: rapid.SampledFrom([]string{"", "", "Head"}).Draw(rt, "style"),
		list: rapid.Bool().Draw(rt, "list"), right: rapid.IntRange(0, 4).Draw(rt, "right") == 0}
}

func blocksOf(rt *rapid.T, most int) []made {
	n := rapid.IntRange(1, most).Draw(rt, "blocks")
	out := make([]made, n)
	for i := range out {
		out[i] = blockOf(rt)
	}
	return append(out, made{words: words(rt, 5)})
}

// edit changes blocks: taken out, brought in, swapped, changed, split.
func edit(rt *rapid.T, blocks []made) []made {
	var out []made
	for _, x := range blocks {
		switch rapid.IntRange(0, 9).Draw(rt, "edit") {
		case 0:
		case 1:
			out = append(out, x, blockOf(rt))
		case 2:
			if len(out) > 0 {
				last := out[len(out)-1]
				out[len(out)-1] = x
				x = last
			}
			out = append(out, x)
		case 3:
			if x.rows == nil {
				x.words = append(append([]string{}, x.words...), words(rt, 3)...)
				x.right = !x.right
			} else {
				x.rows = append([][]string{x.rows[0]}, x.rows...)
			}
			out = append(out, x)
		case 4:
			if cut := len(x.words) / 2; x.rows == nil {
				y := x
				y.words = x.words[cut:]
				x.words = x.words[:cut]
				out = append(out, x, y)
			}
		default:
			out = append(out, x)
		}
	}
	return append(out, made{words: words(rt, 5)})
}

// bodyOf writes blocks as XML; it gives the texts of the notes too.
func bodyOf(blocks []made, prefix string, list int) (body string, notes []string) {
	var b strings.Builder
	run := func(s string) {
		switch {
		case strings.HasPrefix(s, "*"):
			fmt.Fprintf(&b, `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">%s </w:t></w:r>`, s[1:])
		case strings.HasPrefix(s, "^"):
			notes = append(notes, fmt.Sprintf("note %d", len(notes)%3))
			fmt.Fprintf(&b, `<w:r><w:footnoteReference w:id="%d"/></w:r>`, len(notes))
		case strings.HasPrefix(s, "~"):
			fmt.Fprintf(&b, `<w:hyperlink r:id="link"><w:r><w:t xml:space="preserve">%s </w:t></w:r></w:hyperlink>`, s[1:])
		case strings.HasPrefix(s, "@"):
			fmt.Fprintf(&b, `<w:fldSimple w:instr="PAGE"><w:r><w:t>%d</w:t></w:r></w:fldSimple>`, len(notes))
		case s == "\t":
			b.WriteString(`<w:r><w:tab/></w:r>`)
		default:
			fmt.Fprintf(&b, `<w:r><w:t xml:space="preserve">%s </w:t></w:r>`, s)
		}
	}
	for _, x := range blocks {
		if x.rows != nil {
			b.WriteString("<w:tbl>")
			for _, r := range x.rows {
				b.WriteString("<w:tr>")
				for _, c := range r {
					b.WriteString("<w:tc><w:p>")
					for _, w := range strings.Fields(c) {
						run(w)
					}
					b.WriteString("</w:p></w:tc>")
				}
				b.WriteString("</w:tr>")
			}
			b.WriteString("</w:tbl>")
			continue
		}
		b.WriteString("<w:p><w:pPr>")
		if x.style != "" {
			fmt.Fprintf(&b, `<w:pStyle w:val="%s%s"/>`, prefix, x.style)
		}
		if x.list {
			fmt.Fprintf(&b, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, list)
		}
		if x.right {
			b.WriteString(`<w:jc w:val="right"/>`)
		}
		b.WriteString("</w:pPr>")
		for _, w := range x.words {
			run(w)
		}
		b.WriteString("</w:p>")
	}
	return b.String(), notes
}
