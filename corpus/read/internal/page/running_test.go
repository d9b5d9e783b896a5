package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// pagesOf makes pages of texts: lines are parted by |, and one that begins with ! is known to be no running line.
func pagesOf(texts ...string) (pages [][]Line) {
	for _, text := range texts {
		var p []Line
		for i, s := range strings.Split(text, "|") {
			words, keep := strings.CutPrefix(s, "!")
			top := 12 * float64(i)
			p = append(p, Line{Line: flow.Line{Text: words}, Top: top, Bottom: top + 10, Size: 10, Keep: keep})
		}
		pages = append(pages, p)
	}
	return pages
}

// printedPages are pages of a text each, in which # is the number of the page.
func printedPages(n int, text func(page int) string) []string {
	var out []string
	for i := 1; i <= n; i++ {
		out = append(out, strings.ReplaceAll(text(i), "#", fmt.Sprint(i)))
	}
	return out
}

// Which lines at the edges of pages are running ones, as page and line; n is for page numbers.
func TestRunning(t *testing.T) {
	t.Parallel()
	words := func(page int) string {
		return fmt.Sprintf("one %[1]c|two %[1]c|three %[1]c|four %[1]c", 'a'+page)
	}
	every := func(n int, head, foot string) []string {
		return printedPages(n, func(page int) string { return head + words(page) + foot })
	}
	only := func(n int, head string, pages ...int) []string {
		return printedPages(n, func(page int) string {
			if slices.Contains(pages, page) {
				return head + words(page)
			}
			return words(page)
		})
	}
	letterhead := func(n int, on ...int) []string {
		return printedPages(n, func(page int) string {
			if slices.Contains(on, page) {
				return "Port|of|Strelsau|Quay 5|Tel. 7|" + words(page)
			}
			return "Port|of|Strelsau|Road|Inn|" + words(page)
		})
	}
	for name, c := range map[string]struct {
		pages []string
		want  string
	}{
		"a head on all pages":                            {every(3, "Report|", ""), "1.1 2.1 3.1"},
		"a foot on all pages":                            {every(3, "", "|Report"), "1.5 2.5 3.5"},
		"three lines of head and foot":                   {every(3, "A|B|Q|", "|S|T|U"), "1.1 1.2 1.3 1.8 1.9 1.10 2.1 2.2 2.3 2.8 2.9 2.10 3.1 3.2 3.3 3.8 3.9 3.10"},
		"a head with the number of the page":             {every(3, "Report, page #|", ""), "1.1 2.1 3.1"},
		"a head set apart by spaces":                     {printedPages(3, func(p int) string { return "Report" + strings.Repeat(" ", 9*p) + "#|" + words(p) }), "1.1 2.1 3.1"},
		"a head with the number of the paper":            {every(3, "Report 7|", ""), "1.1 2.1 3.1"},
		"on two pages of two":                            {every(2, "Report|", ""), ""},
		"on two pages of two, counting":                  {every(2, "Report, page #|", ""), "1.1 2.1"},
		"on one page of one":                             {every(1, "Report, page #|", "|1"), ""},
		"on two pages of five":                           {only(5, "Report|", 2, 4), "2.1 4.1"},
		"on two pages of six":                            {only(6, "Report|", 2, 4), ""},
		"on three pages of six":                          {only(6, "Report|", 1, 2, 4), "1.1 2.1 4.1"},
		"of other numbers":                               {printedPages(3, func(p int) string { return fmt.Sprintf("Item %d|%s", 90-p*p, words(p)) }), ""},
		"of numbers too long to count, which may differ": {printedPages(3, func(p int) string { return fmt.Sprintf("Item %d|%s", 70000+p, words(p)) }), "1.1 2.1 3.1"},
		"counting on three pages of five":                {printedPages(5, func(p int) string { return fmt.Sprintf("Item %d|%s", []int{1, 2, 3, 77, 99}[p-1], words(p)) }), "1.1 2.1 3.1 4.1 5.1"},
		"counting on two pages of five":                  {printedPages(5, func(p int) string { return fmt.Sprintf("Item %d|%s", []int{1, 2, 55, 77, 99}[p-1], words(p)) }), ""},
		"known to be none":                               {every(3, "!Report|", ""), ""},
		"the label of an item":                           {every(3, "a) Report|", ""), ""},
		"page numbers":                                   {every(2, "", "|#"), "1.5n 2.5n"},
		"page numbers that are known to be none":         {every(2, "", "|!#"), ""},
		"a number inside of words":                       {every(2, "Report|#|", ""), ""},
		"a head inside of words":                         {printedPages(3, func(p int) string { return words(p) + "|Report|" + words(p+9) }), ""},
		"a head under other words":                       {printedPages(3, func(p int) string { return words(p)[:5] + "|Report|" + words(p) }), ""},
		"a letterhead":                                   {letterhead(5, 1, 2, 3), "1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 3.5 4.1 4.2 4.3 5.1 5.2 5.3"},
		"a letterhead on too few pages":                  {letterhead(5, 1, 2), "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 3.4 3.5 4.1 4.2 4.3 4.4 4.5 5.1 5.2 5.3 5.4 5.5"},
		"a letterhead on two pages":                      {every(2, "Port 1|Port 2|Port 3|Port 4|", ""), "2.1 2.2 2.3 2.4"},
		"a line to fill in that stands twice":            {every(3, "A|B|Q|____|E|____|", ""), "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3"},
		"the same in capitals":                           {printedPages(3, func(p int) string { return []string{"REPORT", "Report", "report"}[p-1] + "|" + words(p) }), "1.1 2.1 3.1"},
		"a foot of the letterhead, far inside":           {every(3, "", "|W|R|S|T|U"), "1.6 1.7 1.8 1.9 2.5 2.6 2.7 2.8 2.9 3.5 3.6 3.7 3.8 3.9"},
		"a short page that is all head":                  {[]string{"Report, page 1", "Report, page 2|" + words(2), "Report, page 3|" + words(3)}, "1.1 2.1 3.1"},
		"numbers twice in a line, one that counts":       {every(3, "Report 7, page #|", ""), "1.1 2.1 3.1"},
		"numbers twice in a line, one that is not the same": {printedPages(3, func(p int) string {
			return fmt.Sprintf("Report %d, page %d|%s", 90-p*p, p, words(p))
		}), ""},
	} {
		pages := pagesOf(c.pages...)
		Running(pages)
		var got []string
		for n, p := range pages {
			for i, l := range p {
				switch l.Furniture {
				case RunningHead:
					got = append(got, fmt.Sprintf("%d.%d", n+1, i+1))
				case PageNumber:
					got = append(got, fmt.Sprintf("%d.%dn", n+1, i+1))
				}
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", name, s, c.want)
		}
	}
}

// What is found to be furniture elsewhere stays it, and the lines inside of it are looked at.
func TestRunningInsideOfFurniture(t *testing.T) {
	t.Parallel()
	pages := pagesOf("x 1|Report|aa|b|b|b", "y 2|Report|ee|f|f|f", "z 3|Report|gg|h|h|h")
	for _, p := range pages {
		p[0].Furniture = "line number"
	}
	Running(pages)
	for n, p := range pages {
		if p[0].Furniture != "line number" || p[1].Furniture != RunningHead || p[2].Furniture != "" {
			t.Errorf("page %d: %q, %q, %q", n+1, p[0].Furniture, p[1].Furniture, p[2].Furniture)
		}
	}
}

// Pages that are alike throughout, such as a form printed several times, are their text but for the page numbers.
func TestPagesThatAreAlike(t *testing.T) {
	t.Parallel()
	pages := pagesOf("Lamps|They are lit at dusk.|1", "Lamps|They are lit at dusk.|2", "Lamps|They are lit at dusk.|3")
	Running(pages)
	for n, p := range pages {
		if p[0].Furniture != "" || p[1].Furniture != "" || p[2].Furniture != PageNumber {
			t.Errorf("page %d: %q, %q, %q", n+1, p[0].Furniture, p[1].Furniture, p[2].Furniture)
		}
	}
}

// Furniture is parted from the text and put back by height.
func TestSplitAndPlace(t *testing.T) {
	t.Parallel()
	p := pagesOf("a|b|c|d|e")[0]
	texts := func(p []Line) string {
		s := ""
		for _, l := range p {
			s += l.Text
		}
		return s
	}
	text, furniture := Split(p)
	if texts(text) != "abcde" || furniture != nil {
		t.Errorf("%s and %s", texts(text), texts(furniture))
	}
	for _, i := range []int{0, 2, 4} {
		p[i].Furniture = RunningHead
	}
	text, furniture = Split(p)
	if texts(text) != "bd" || texts(furniture) != "ace" {
		t.Errorf("%s and %s", texts(text), texts(furniture))
	}
	if got := texts(Place(text, furniture)); got != "abcde" {
		t.Errorf("put back: %s", got)
	}
	furniture[0].Top = text[0].Top
	if got := texts(Place(text, furniture)); got != "bacde" {
		t.Errorf("of one height: %s", got)
	}
}

func TestNumbersOfPages(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name    string
		of      func(string) bool
		yes, no string
	}{
		{"page number", IsNumber, "[Page 3 of 20]|--- PAGE 3 ---|Página 4|1|12|- 3 -|— 4 —|| 5 ||Page 6|page 7|2/3|2 of 3|2 de 3|3 sur 4|ii|XIV|– iv –|123/12345", "|mix|Page|page x y|a|2 out of 3|123456|1.|lil|of 3|1 2|12345 words"},
		{"job number", IsJobNumber, "V.19-08000|V. 19-08000|GE.44-01234|16-22937 (E)|2 18-18142 (E) 021118|*1622937*|* 1622937 *|2/18-18142|V.44-01234 (E) 010144 020144 *4401234* 1/5|16-22937*|16-22937X (E) 021118|iv 16-22937|2/2 16-22937|16-22937 vi", "16-2293|1-22937|V.4-01234|16-22937 words|*12345*|GENE.44-01234|16/22937"},
		{"list item", OpensList, "1. Act|12) Act|a) Act|(a) Act|(iv) Act|123. x", "1.|1 Act|1234. Act|A) Act|(abcde) Act|Act|a. Act"},
	} {
		for _, s := range strings.Split(strings.ReplaceAll(c.yes, "| 5 |", "~ 5 ~"), "|") {
			if s = strings.ReplaceAll(s, "~", "|"); !c.of(s) {
				t.Errorf("%q is no %s", s, c.name)
			}
		}
		for _, s := range strings.Split(c.no, "|") {
			if c.of(s) {
				t.Errorf("%q is a %s", s, c.name)
			}
		}
	}
	if !slices.Equal(numbersOf("a12 b1234, 12345-7x 10 9 90009"), []int{12, 1234, -1, 7, 10, 9, -1}) || numbersOf("none") != nil {
		t.Errorf("numbers %v", numbersOf("a12 b1234, 12345-7x 10 9 90009"))
	}
}

// A Roman numeral at the head of a page that bears its number in digits labels what follows.
func TestRunningNumerals(t *testing.T) {
	t.Parallel()
	sheet := func(head, foot string) []Line {
		var p []Line
		for _, text := range []string{head, "The keeper lights the lamps.", "The keeper trims the wicks.", "Each quay has a number.", foot} {
			p = append(p, laidLine(text))
		}
		return p
	}
	numbered := [][]Line{sheet("Lamps", "7"), sheet("V", "8"), sheet("Wicks", "9")}
	Running(numbered)
	if got := numbered[1][0].Furniture; got != "" {
		t.Errorf("V on page 8 is %q", got)
	}
	if got := numbered[1][4].Furniture; got != PageNumber {
		t.Errorf("8 is %q", got)
	}
	bare := [][]Line{sheet("iv", "Oil is dear."), sheet("V", "Oil is bought."), sheet("vi", "Oil is sold.")}
	Running(bare)
	if got := bare[1][0].Furniture; got != PageNumber {
		t.Errorf("V alone is %q", got)
	}
}
