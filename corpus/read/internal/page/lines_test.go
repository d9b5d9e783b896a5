package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// laidLine is a line of ten points that begins at 50 and fills the column, 500 wide, where nothing else is said.
func laidLine(text string, change ...func(*Line)) Line {
	l := Line{Line: flow.Line{Text: text}, Left: 50, Right: 550, Size: 10, Top: 0, Bottom: 10}
	for _, c := range change {
		c(&l)
	}
	return l
}

func to(right float64) func(*Line)   { return func(l *Line) { l.Right = right } }
func from(left float64) func(*Line)  { return func(l *Line) { l.Left = left } }
func down(top float64) func(*Line)   { return func(l *Line) { l.Top, l.Bottom = top, top+10 } }
func large(size float64) func(*Line) { return func(l *Line) { l.Size = size } }
func bold(l *Line)                   { l.Bold = true }
func centred(l *Line)                { l.Center = true }
func heading(l *Line)                { l.Heading = 1 }
func pushed(l *Line)                 { l.Pushed = true }

// Whether a line, twelve points below another, goes on its paragraph.
func TestFollows(t *testing.T) {
	t.Parallel()
	const room = 30 + 20 // of the word "words" and some more
	for _, c := range []struct {
		name      string
		before, l Line
		set       bool // paragraphs are set off by room
		want      bool
	}{
		{"a full line", laidLine("a"), laidLine("words"), false, true},
		{"no room for the next word", laidLine("a", to(550-room+0.1)), laidLine("words on"), false, true},
		{"room for the next word", laidLine("a", to(550-room)), laidLine("words on"), false, false},
		{"so, where room parts paragraphs", laidLine("a", to(550-room)), laidLine("words on"), true, true},
		{"a short line, where room parts them", laidLine("a", to(400.1)), laidLine("words on"), true, true},
		{"too short a line", laidLine("a", to(400)), laidLine("words on"), true, false},
		{"so, indented a little", laidLine("a", to(420)), laidLine("words on", from(55)), true, true},
		{"so, indented", laidLine("a", to(420)), laidLine("words on", from(55.1)), true, false},
		{"so, an item", laidLine("a", to(420)), laidLine("a) on"), true, false},
		{"an item in a full line", laidLine("a"), laidLine("a) on"), true, true},
		{"another level of heading", laidLine("a"), laidLine("words", heading), false, false},
		{"bold in a full line", laidLine("a"), laidLine("words", bold), false, true},
		{"bold behind a short line", laidLine("a", to(520)), laidLine("words", bold), false, false},
		{"bold behind the end of a clause", laidLine("a."), laidLine("words", bold), false, false},
		{"behind a bold line", laidLine("a", bold), laidLine("words"), false, false},
		{"larger letters", laidLine("a"), laidLine("words", large(10.9)), false, false},
		{"a little larger letters", laidLine("a"), laidLine("words", large(10.7)), false, true},
		{"smaller letters", laidLine("a"), laidLine("words", large(9.1)), false, false},
		{"a little smaller letters", laidLine("a"), laidLine("words", large(9.3)), false, true},
		{"room between", laidLine("a"), laidLine("words", down(16)), false, false},
		{"bare numbers that count", laidLine("3 Accounts"), laidLine("4 Budgets"), false, false},
		{"an item behind a dash below another", laidLine("- a"), laidLine("- words"), false, false},
		{"one left of the words of another", laidLine("a", from(60)), laidLine("- words"), false, false},
		{"a dash in a sentence", laidLine("a"), laidLine("- words"), false, true},
		{"an indent", laidLine("a"), laidLine("words", from(62.1)), false, false},
		{"a small indent", laidLine("a"), laidLine("words", from(62)), false, true},
		{"an indent below an item", laidLine("a) Act"), laidLine("words", from(80)), false, true},
		{"so, an item", laidLine("a) Act"), laidLine("(i) words", from(80)), false, false},
		{"so, behind opening words", laidLine("a) Act:", to(400)), laidLine("words", from(80)), false, false},
		{"so, behind opening words in a full line", laidLine("a) Act:"), laidLine("words", from(80)), false, true},
		{"so, behind a short line", laidLine("a) Act", to(400)), laidLine("words", from(80)), false, true},
		{"centred", laidLine("a", centred, to(530)), laidLine("words", centred, from(100), to(500)), false, true},
		{"centred and wider", laidLine("a", centred, from(100), to(500)), laidLine("words", centred), false, false},
		{"a title that hangs", laidLine("31/7. Lamps"), laidLine("words", from(90)), false, true},
		{"a title in the middle", laidLine("a", centred, to(530)), laidLine("TITLE II", centred, from(250), to(350)), false, false},
		{"an article under a chapter", laidLine("Chapter I"), laidLine("Article 1"), false, false},
		{"an article in the middle", laidLine("a"), laidLine("Article 1", centred), false, false},
		{"an article that is cited", laidLine("as in"), laidLine("Article 1 it"), false, true},
	} {
		if c.l.Top == 0 {
			down(12)(&c.l)
		}
		if got := follows(c.before, c.l, 12, 50, 550, c.set); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestWide(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		l    Line
		lead float64
		want bool
	}{
		{"the usual distance", laidLine("", down(12)), 12, false},
		{"a quarter more", laidLine("", down(15)), 12, false},
		{"more than that", laidLine("", down(15.1)), 12, true},
		{"more, but little beside the letters", laidLine("", down(15.1), large(14)), 12, false},
		{"above the line before", laidLine("", down(-1)), 12, true},
		{"in one row", laidLine(""), 12, false},
		{"pushed down", laidLine("", down(27), pushed), 12, false},
		{"pushed down too far", laidLine("", down(28), pushed), 12, true},
		{"pushed and above", laidLine("", down(-1), pushed), 12, true},
	} {
		if got := wide(laidLine(""), c.l, c.lead); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Paragraphs are set off by room where that is so between one pair of lines in twelve, of 25 at least.
func TestSpaced(t *testing.T) {
	t.Parallel()
	page := func(lines, wideOnes int, change ...func(*Line)) (p []Line) {
		top := 0.0
		for i := range lines {
			if p = append(p, laidLine("a", down(top))); i < wideOnes {
				top += 12
			}
			top += 12
		}
		for i := range p {
			for _, c := range change {
				c(&p[i])
			}
		}
		return p
	}
	for _, c := range []struct {
		name  string
		pages [][]Line
		want  bool
	}{
		{"one in twelve", [][]Line{page(37, 3)}, true},
		{"less than one in twelve", [][]Line{page(38, 3)}, false},
		{"enough lines", [][]Line{page(26, 5)}, true},
		{"too few lines", [][]Line{page(25, 5)}, false},
		{"enough lines on two pages", [][]Line{page(14, 3), page(14, 3)}, true},
		{"too few on two pages", [][]Line{page(13, 3), page(13, 3)}, false},
		{"furniture aside", [][]Line{append(page(25, 5), laidLine("1", down(999), func(l *Line) { l.Furniture = PageNumber }))}, false},
		{"of tables", [][]Line{page(37, 3, func(l *Line) { l.Cell.Table = 1 })}, false},
		{"none", nil, false},
	} {
		if got := spaced(c.pages, leadings(c.pages)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestCounts(t *testing.T) {
	t.Parallel()
	for lines, want := range map[string]bool{
		"3 Accounts|4 Budgets": true, "3.1 Accounts|3.2 Budgets": true, "9 Accounts|10 Budgets": true, "3.9 Accounts|3.10 Budgets": true,
		"3 Accounts|5 Budgets": false, "3 Accounts|3 Budgets": false, "4 Accounts|3 Budgets": false, "3.1 Accounts|4.2 Budgets": false, "3 Accounts|3.4 Budgets": false,
		"3 Accounts|4 budgets": false, "3. Accounts|4. Budgets": false, "Accounts|4 Budgets": false, "3 Accounts|Budgets": false, "3 Accounts|4\u00a0Budgets": true,
	} {
		a, b, _ := strings.Cut(lines, "|")
		if got := counts(laidLine(a), laidLine(b)); got != want {
			t.Errorf("%s: %v", lines, got)
		}
		if counts(laidLine(a), laidLine(b, from(56))) || counts(laidLine(a, from(56)), laidLine(b)) {
			t.Errorf("%s: count though one is indented", lines)
		}
		if got := counts(laidLine(a), laidLine(b, from(55))); got != want {
			t.Errorf("%s, indented a little: %v", lines, got)
		}
	}
}

// The usual distance between lines is the most common one; of two as common the shorter.
func TestLeading(t *testing.T) {
	t.Parallel()
	for tops, want := range map[string]float64{
		"": 0, "0": 0, "0 12": 12, "0 12 24 40 56 72": 16, "0 12 24 40 56": 12, "0 16 32 44 56": 12, "0 12.1 24 36.2": 12, "0 12.5 25": 12.5,
		"0 0 0 12": 12, "50 40 52": 12,
	} {
		var p []Line
		for _, f := range strings.Fields(tops) {
			var top float64
			if _, err := fmt.Sscan(f, &top); err != nil {
				t.Fatal(err)
			}
			p = append(p, laidLine("a", down(top)))
		}
		if got := Leading(p); got != want {
			t.Errorf("%s: %.1f, want %.1f", tops, got, want)
		}
		for i := range p {
			p[i].Column = i
		}
		if got := Leading(p); got != 0 {
			t.Errorf("%s, each in a column of its own: %.1f", tops, got)
		}
	}
}

// One line in ten may reach farther than the margin.
func TestMargins(t *testing.T) {
	t.Parallel()
	var p []Line
	for i := range 20 {
		p = append(p, laidLine("a", to(500+float64(i)), from(50-float64(i))))
	}
	p = append(p, laidLine("b", from(0), to(900), func(l *Line) { l.Column = 1 }), laidLine("c", from(1), to(800), func(l *Line) { l.Cell.Table = 1 }))
	for _, c := range []struct {
		lines       []Line
		column      int
		left, right float64
	}{{p, 0, 31, 517}, {p[:9], 0, 42, 508}, {p[:10], 0, 41, 508}, {p, 1, 0, 900}, {p, 2, 0, 0}, {nil, 0, 0, 0}} {
		if left, right := margins(c.lines, c.column); left != c.left || right != c.right {
			t.Errorf("%d lines, column %d: %.0f to %.0f, want %.0f to %.0f", len(c.lines), c.column, left, right, c.left, c.right)
		}
	}
}

// The first lines of a long title fill the width, and are centred as its last one is.
func TestCenterFull(t *testing.T) {
	t.Parallel()
	last := func(change ...func(*Line)) Line {
		return laidLine("of harbours", append([]func(*Line){centred, from(200), to(400), down(24)}, change...)...)
	}
	first := func(change ...func(*Line)) Line {
		return laidLine("ON THE LAMPS", append([]func(*Line){down(12)}, change...)...)
	}
	column := func(l *Line) { l.Column = 1 }
	for _, c := range []struct {
		name  string
		lines []Line
		want  string // a line of each: c for centred
	}{
		{"two lines", []Line{first(), last()}, "cc"},
		{"behind a line that fills the width too", []Line{laidLine("ACT"), first(), last()}, "--c"},
		{"behind a centred line", []Line{laidLine("ACT", centred), first(), last()}, "ccc"},
		{"no centred line", []Line{first(), last(func(l *Line) { l.Center = false })}, "--"},
		{"behind a paragraph", []Line{laidLine("a", to(300)), first(), last()}, "--c"},
		{"with room behind a paragraph", []Line{laidLine("a", to(300), down(-9)), first(), last()}, "-cc"},
		{"room between", []Line{laidLine("ACT", centred), first(), last(down(40))}, "c-c"},
		{"bold", []Line{first(bold), last()}, "-c"},
		{"both bold", []Line{first(bold), last(bold)}, "cc"},
		{"larger", []Line{first(large(11)), last()}, "-c"},
		{"smaller", []Line{first(large(9)), last()}, "-c"},
		{"furniture", []Line{first(func(l *Line) { l.Furniture = RunningHead }), last()}, "-c"},
		{"of a table", []Line{first(func(l *Line) { l.Cell.Table = 1 }), last()}, "-c"},
		{"of another column", []Line{first(column), last(column)}, "-c"},
		{"under a line of another column", []Line{first(), last(column)}, "-c"},
		{"before an item", []Line{first(), last(func(l *Line) { l.Text = "1. Aims" })}, "-c"},
		{"out of the middle", []Line{first(to(529)), last()}, "-c"},
		{"nearly in the middle", []Line{first(to(532)), last()}, "cc"},
		{"over another middle", []Line{first(), last(from(230), to(392))}, "-c"},
		{"over the margin", []Line{first(from(30), to(570)), last()}, "-c"},
		{"a little over the margin", []Line{first(from(31), to(569)), last()}, "cc"},
	} {
		CenterFull(c.lines, 0, 50, 550)
		got := ""
		for _, l := range c.lines {
			if l.Center {
				got += "c"
			} else {
				got += "-"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// What stands before a line decides whether it is told to go on: a page, a column, a table, furniture, a footnote.
func TestMarks(t *testing.T) {
	t.Parallel()
	column := func(l *Line) { l.Column = 1 }
	cell := func(l *Line) { l.Cell.Table = 1 }
	furniture := func(l *Line) { l.Furniture = RunningHead }
	soft := func(l *Line) { l.Soft = true }
	note := func(l *Line) { l.Note = "1" }
	for _, c := range []struct {
		name  string
		pages [][]Line
		want  string
	}{
		{"lines of a page", [][]Line{{laidLine("a"), laidLine("b", down(12)), laidLine("c", down(24))}}, "1 1+ 1+"},
		{"room", [][]Line{{laidLine("a"), laidLine("b", down(12)), laidLine("c", down(24)), laidLine("d", down(48))}}, "1 1+ 1+ 1_"},
		{"two pages", [][]Line{{laidLine("a")}, {laidLine("b", soft), laidLine("c", down(12))}}, "1 2/ 2+"},
		{"furniture between", [][]Line{{laidLine("a"), laidLine("x", down(6), furniture), laidLine("b", down(12))}}, "1 1x 1+"},
		{"furniture at the head", [][]Line{{laidLine("a")}, {laidLine("x", furniture), laidLine("b", down(24)), laidLine("c", down(36))}}, "1 2x 2/ 2+"},
		{"columns", [][]Line{{laidLine("a"), laidLine("b", down(12)), laidLine("c", column, soft), laidLine("d", column, down(12))}}, "1 1+ 1/ 1+"},
		{"a table", [][]Line{{laidLine("a"), laidLine("b", cell, down(12)), laidLine("c", cell, soft, down(24)), laidLine("d", soft, down(36))}}, "1 1 1+ 1"},
		{"a note", [][]Line{{laidLine("a"), laidLine("b", note, down(12))}}, "1 1"},
		{"the first line of all, as it is told", [][]Line{{laidLine("a", soft)}}, "1+"},
	} {
		var got []string
		for _, l := range Paragraphs(c.pages) {
			s := fmt.Sprint(l.Num)
			for _, say := range []struct {
				holds bool
				sign  string
			}{{l.Furniture != "", "x"}, {l.Soft && l.Furniture == "", "+"}, {l.Break, "/"}, {l.Blank, "_"}} {
				if say.holds {
					s += say.sign
				}
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}
