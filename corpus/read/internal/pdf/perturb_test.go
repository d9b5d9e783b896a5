package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// printed sets the characters of a text as they would stand on pages: # opens a heading, * a bold line, _ one in small
// print, > one of the right column beside the rows from the last blank one on; ^ raises the next sign; several blanks
// are a gap with one blank in it; § ends a page.
func printed(text string) (pages [][]glyph) {
	for _, sheet := range strings.Split(text, "§") {
		var page []glyph
		y, top := -800.0, -800.0
		for _, row := range strings.Split(sheet, "\n") {
			size, bold := 10.0, false
			switch {
			case strings.HasPrefix(row, "#"):
				size, bold, row = 14, true, row[1:]
			case strings.HasPrefix(row, "*"):
				bold, row = true, row[1:]
			case strings.HasPrefix(row, "_"):
				size, row = 8, row[1:]
			}
			x, raised := 60.0, false
			if rest, ok := strings.CutPrefix(row, ">"); ok {
				row, x = rest, 330
				if top != 0 {
					y, top = top, 0
				}
			}
			runes := []rune(row)
			for i, r := range runes {
				if r == '^' {
					raised = true
					continue
				}
				width := size / 2
				if r == ' ' && i > 0 && runes[i-1] == ' ' { // a gap is one blank
					x += width
					continue
				}
				g := glyph{r: r, left: x, right: x + width, top: y, bottom: y + size, size: size, bold: bold}
				if raised {
					g.size, g.right, g.top, g.bottom, raised = 6, x+3, y-2, y+4, false
				}
				if r >= 0x600 && r < 0x700 { // from the right
					g.left, g.right = 500-x, 500-x+width
				}
				page = append(page, g)
				x = x + g.right - g.left
			}
			page = append(page, glyph{r: '\n', left: x, right: x, top: y, bottom: y + size, size: size})
			y += 14
			if strings.TrimSpace(row) == "" {
				y += 6
				top = y
			}
		}
		pages = append(pages, page)
	}
	return pages
}

const sheets = `X/COP/2044/9                        9 May 2044

#Report on lamps and quays

*I.  Light

1.   Keepers should light the lamps of all quays of the
harbour^1 every night, and in fog, as far as oil and wick-
s last, for all ships that come in.^2 They also watch.
     (a)  In summer: from dusk;
     (b)  In winter: all day.
          Centred words

2.   Lamps have 10 m^2 of glass; see the table.

No.       Quay            Lamps        Oil
1         North           4            9.5
2         South quay      12           10
3         West            7            7.25

____________
_1  See X/COP/2043/1, which was
_adopted in Strelsau.
_2  Ibid.


                          2/3
V.44-01234 (E)§X/COP/2044/9                        9 May 2044

and the watch goes on in the night until the ships are in.

The left column has words and
of its own, which run on from
line to line as in a journal
and end here with a full stop.
A new paragraph stands under
it in the same column, then
ends.
>The right column has others
>and they are read when those
>of the left are at their end,
>line by line, to the last one.
>3. A number opens this line of
>the column, with words behind
>it.^3

_3  A note under columns.


                          3/3
V.44-01234 (E)§X/COP/2044/9                        9 May 2044
  5  Lines are counted in the margin of
 10  some papers, here by fives, and as
 15  far down as the page goes, until it
 20  ends: that is told by the count, so
 25  that no number is read as words, if
 30  it is clear that they are counted in

تقرر فتح الموانئ ١٢ في الليل
_*  Starred words.


                          4/3
V.44-01234 (E)`

// Pages with small changes in what is printed on them are read as they were.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := []perturb.Input{{Name: "sheets", Text: sheets}}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 250, func(in perturb.Input) string {
		pages := printed(in.Text)
		for i := range pages {
			pages[i] = upright(pages[i])
		}
		return fmt.Sprintf("%+v", set(pages))
	})
}
