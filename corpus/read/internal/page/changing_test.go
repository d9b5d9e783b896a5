package page

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// printed is a page of lines under a head, which stands apart by so much.
func printed(head string, apart float64, lines int) []Line {
	p := []Line{{Line: flow.Line{Text: head}, Top: 20, Bottom: 30, Left: 50, Right: 300, Size: 10}}
	for i := range lines {
		top := 20 + apart + 12*float64(i)
		text := fmt.Sprintf("The %s of the quay are lit in hour %d of the night", head, i)
		p = append(p, Line{Line: flow.Line{Text: text}, Top: top, Bottom: top + 10, Left: 50, Right: 450, Size: 10})
	}
	return p
}

func countRunning(pages [][]Line) int {
	Running(pages)
	n := 0
	for _, p := range pages {
		for _, l := range p {
			if l.Furniture == RunningHead {
				n++
			}
		}
	}
	return n
}

// Running heads that change from chapter to chapter are told by their place; first lines of the text, and titles that
// have nothing in common, are none.
func TestRunningHeadsThatChange(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		heads []string
		apart float64
		want  int
	}{
		"of chapters": {[]string{
			"Bylaws of the quay 1.1 The Lamps", "Bylaws of the quay 1.1 The Lamps", "Bylaws of the quay 1.2 The Keepers",
			"Bylaws of the quay 2.1 The Oil", "Bylaws of the quay 2.2 The Hours", "Bylaws of the quay 3 Fees",
		}, 30, 6},
		"of text": {[]string{
			"Bylaws of the quay 1.1 The Lamps", "Bylaws of the quay 1.1 The Lamps", "Bylaws of the quay 1.2 The Keepers",
			"Bylaws of the quay 2.1 The Oil", "Bylaws of the quay 2.2 The Hours", "Bylaws of the quay 3 Fees",
		}, 12, 0},
		"of titles": {[]string{"Lamps", "Keepers", "Oil of the tower", "Hours", "Fees", "The end of the book"}, 30, 0},
	} {
		var pages [][]Line
		for _, head := range c.heads {
			pages = append(pages, printed(head, c.apart, 20))
		}
		if got := countRunning(pages); got != c.want {
			t.Errorf("%s: %d running heads, want %d", name, got, c.want)
		}
	}
}

// A heading that stands right under the running head of a page is none, where most pages have one line there.
func TestHeadingUnderRunningHead(t *testing.T) {
	t.Parallel()
	var pages [][]Line
	for n := range 8 {
		p := printed(fmt.Sprintf("Bylaws of the quay %d", n/3), 30, 20)
		if n == 5 { // the heading stands nearer, and the text below it apart
			p[1].Text, p[1].Top, p[1].Bottom = "3. The Keepers", 36, 46
		}
		pages = append(pages, p)
	}
	if got := countRunning(pages); got != len(pages) {
		t.Errorf("%d running heads, want %d", got, len(pages))
	}
	if got := pages[5][1].Furniture; got != "" {
		t.Errorf("the heading is %q", got)
	}
}

// The same two lines over both pages of a paper of two are a letterhead, which is read where it stands first.
func TestLetterheadOfTwoPages(t *testing.T) {
	t.Parallel()
	var pages [][]Line
	for _, title := range []string{"Lamps", "Oil"} {
		p := printed(title, 40, 20)
		head := []Line{
			{Line: flow.Line{Text: "HARBOUR OF THE HILL"}, Top: 0, Bottom: 8, Left: 50, Right: 300, Size: 10},
			{Line: flow.Line{Text: "The keepers"}, Top: 10, Bottom: 18, Left: 50, Right: 300, Size: 10},
		}
		pages = append(pages, append(head, p...))
	}
	if got := countRunning(pages); got != 2 || pages[0][0].Furniture != "" {
		t.Errorf("%d running heads, the first is %q; want the two of the second page", got, pages[0][0].Furniture)
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]int{
		"--- PAGE 12 ---": 12, "Page 3": 3, "[Página 4 de 20]": 4, "Seite 7": 7, "Page 3/20": 3,
		"Article 3": 0, "Page": 0, "12": 0, "See page 3": 0,
	} {
		if got, _ := Named(line); got != want {
			t.Errorf("%q names page %d, want %d", line, got, want)
		}
	}
}

// A foot with the page number before it, which looks like a note, is running where the number counts the pages.
func TestRunningFeetLikeNotes(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		number func(page int) int
		want   int
	}{
		"numbers of pages": {func(page int) int { return page + 7 }, 6},
		"numbers of notes": {func(page int) int { return 3*page*page + 1 }, 0},
	} {
		var pages [][]Line
		for n, title := range []string{"Lamps", "Keepers", "Oil", "Hours", "Fees", "The end"} {
			p := printed(title, 12, 20)
			text := fmt.Sprintf("%d See the book of the quay", c.number(n))
			p = append(p, Line{Line: flow.Line{Text: text}, Top: 400, Bottom: 408, Left: 50, Right: 300, Size: 8, Keep: true})
			pages = append(pages, p)
		}
		if got := countRunning(pages); got != c.want {
			t.Errorf("%s: %d running feet, want %d", name, got, c.want)
		}
	}
}

// Lines that hold the number of their page beside the title of a chapter are running heads, on however many pages a
// chapter begins; numbers that follow something else tell none.
func TestRunningHeadsThatCount(t *testing.T) {
	t.Parallel()
	chapters := []string{"Lamps", "Keepers of the quay", "Oil", "Hours"}
	running := func(number func(page int) int) (heads int) {
		var pages [][]Line
		for n := range 16 {
			head := "The keeper lights the lamp " + strings.Repeat("x", n)
			if n%2 == 1 {
				head = fmt.Sprintf("%s %d", chapters[n/4], number(n))
			}
			p := printed(head, 14, 20)
			for i := range p[1:] {
				p[i+1].Text = fmt.Sprintf("%s words of %c%c", strings.Repeat("more ", n), 'a'+n, 'a'+i)
			}
			pages = append(pages, p)
		}
		Running(pages)
		for _, p := range pages {
			if p[0].Furniture == RunningHead {
				heads++
			}
		}
		return heads
	}
	if got := running(func(page int) int { return page + 3 }); got != 8 {
		t.Errorf("%d running heads, want 8", got)
	}
	if got := running(func(page int) int { return page / 2 * 5 }); got != 0 {
		t.Errorf("%d running heads by numbers that count no pages", got)
	}
}

// A line that stands apart at the head of the second page of two, and among the first lines of the first, is running:
// the symbol of the paper. One that the text follows closely is a heading.
func TestSymbolOverTheSecondPage(t *testing.T) {
	t.Parallel()
	for gap, want := range map[float64]string{40: RunningHead, 12: ""} {
		name := Line{Line: flow.Line{Text: "HARBOUR LEAGUE"}, Top: 5, Bottom: 15, Left: 50, Right: 300, Size: 10}
		second := printed("HL/2031/7", gap, 20)
		for i := range second[1:] {
			second[i+1].Text = "Oil is kept dry. " + second[i+1].Text
		}
		pages := [][]Line{append([]Line{name}, printed("HL/2031/7", 40, 20)...), second}
		Running(pages)
		if got := pages[1][0].Furniture; got != want || pages[0][1].Furniture != "" {
			t.Errorf("%g above the text: %q, want %q", gap, got, want)
		}
	}
}

// The title and the symbol apart at the head of the second page of two are running, other words beside the symbol not.
func TestTitleOverTheSecondPage(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{"Lamps of the harbour": RunningHead, "Wicks of the harbour": ""} {
		first := printed("HL/2031/7", 40, 20)
		first[2].Text = "31/7. Lamps of"
		first[3].Text = "the harbour"
		second := append([]Line{{Line: flow.Line{Text: title}, Top: 5, Bottom: 15, Left: 50, Right: 300, Size: 10}},
			printed("HL/2031/7", 40, 20)...)
		for i := range second[2:] {
			second[i+2].Text = "Oil is kept dry. " + second[i+2].Text
		}
		second[1].Top, second[1].Bottom = 17, 27
		pages := [][]Line{first, second}
		Running(pages)
		if got := pages[1][0].Furniture; got != want || pages[1][1].Furniture != want {
			t.Errorf("%s: %q and %q, want %q", title, got, pages[1][1].Furniture, want)
		}
	}
}
