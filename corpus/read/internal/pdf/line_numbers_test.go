package pdf

import (
	"fmt"
	"strings"
	"testing"
)

// printedAt is a segment of a text that begins at a place; letters are half as wide as high, and _ is a wide gap.
func printedAt(text string, left, top, size float64) *segment {
	s := &segment{}
	for _, r := range text {
		width := size / 2
		if r == '_' { // a wide gap
			r, width = ' ', size
		}
		s.add(glyph{r: r, left: left, right: left + width, top: top, bottom: top + size, size: size})
		left += width
	}
	return s
}

func textOf(s *segment) string {
	out := ""
	for _, g := range s.glyphs {
		out += string(g.r)
	}
	return out
}

func TestHeadNumber(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1": "1 of 1", "12__words": "2 of 12", "123__words": "3 of 123", "1234__words": "", "words": "", "": "", "1.__words": "",
		"1words": "", "1 words": "", "1_words": "1 of 1", "1__": "1 of 1", "x1__words": "", "09__w": "2 of 9",
	} {
		got := ""
		s := printedAt(text, 0, 0, 10)
		if text == "1 words" {
			s.glyphs[1].right -= 2
			for i := range s.glyphs[2:] {
				s.glyphs[2+i].left -= 2
			}
		}
		if c, ok := headNumber(s); ok {
			got = fmt.Sprintf("%d of %d", c.n, c.value)
			if c.right != 5*float64(c.n) {
				t.Errorf("%q ends at %.1f", text, c.right)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Numbers are of one count where they stand under each other, at their left or at their right.
func TestLongestCount(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, numbers, want string }{
		{"by ones", "1@50,0 2@50,14 3@50,28", "1 2 3"},
		{"by fives", "5@50,0 10@45,14 15@45,28", "5 10 15"},
		{"by twos", "2@50,0 4@50,14 6@50,28", "2"},
		{"ends under each other", "9@50,0 10@45,14 11@45,28", "9 10 11"},
		{"heads under each other", "9@50,0 10@50,14 11@50,28", "9 10 11"},
		{"neither", "1@50,0 2@53,14 3@56,28", "1"},
		{"just within", "1@50,0 2@52.9,14 3@50,28", "1 2 3"},
		{"to the left", "1@50,0 2@46,14 3@50,28", "1"},
		{"other numbers between", "1@50,0 7@50,7 2@50,14 2009@50,20 3@50,28", "1 2 3"},
		{"in one row", "1@50,0 2@50,0 3@50,28", "2 3"},
		{"the longer of two", "1@50,0 2@50,14 8@50,20 9@50,34 10@50,48", "8 9 10"},
		{"the first of two as long", "1@50,0 2@50,14 8@50,20 9@50,34", "1 2"},
	} {
		var found []numbered
		for _, at := range strings.Fields(c.numbers) {
			var value int
			var left, top float64
			if _, err := fmt.Sscanf(at, "%d@%f,%f", &value, &left, &top); err != nil {
				t.Fatal(err)
			}
			s := printedAt(fmt.Sprint(value), left, top, 10)
			found = append(found, numbered{s, len(s.glyphs), value, s.right})
		}
		var got []string
		for _, n := range longestCount(found) {
			got = append(got, fmt.Sprint(n.value))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Numbers in the margin are taken off, those of items and of cells of a table are not.
func TestLineNumbersOfSegments(t *testing.T) {
	t.Parallel()
	page := func(n, step int, height, left float64) (out []*segment) {
		for i := range n {
			y := height * float64(i)
			out = append(out, printedAt(fmt.Sprint(step*(i+1)), 30, y, 10), printedAt("words of a line", left, y, 10))
		}
		return out
	}
	heads := func(n int) (out []*segment) { // the number and the words in one segment
		for i := range n {
			out = append(out, printedAt(fmt.Sprintf("%d__words", i+1), 30, 14*float64(i), 10))
		}
		return out
	}
	leftward := func(n, of int) []*segment {
		out := page(of, 1, 14, 72)
		for i := range n {
			out = append(out, printedAt("words", 20, 14*float64(i), 10))
		}
		return out
	}
	uneven := page(9, 1, 14, 72)
	for i := range uneven {
		y := 14 * float64(i/2) * float64(i/2) / 4
		uneven[i].top, uneven[i].bottom = y, y+10
	}
	for _, c := range []struct {
		name    string
		page    []*segment
		numbers int
	}{
		{"as many as need be", page(leastNumbers, 1, 14, 72), leastNumbers},
		{"too few", page(leastNumbers-1, 1, 14, 72), 0},
		{"every fifth line", page(6, 5, 70, 72), 6},
		{"every second number", page(6, 2, 14, 72), 0},
		{"before the words in one segment", heads(7), 7},
		{"far apart as paragraphs are", page(9, 1, 33, 72), 0},
		{"wide lines", page(9, 1, 31, 72), 9},
		{"not evenly set", uneven, 0},
		{"right of the words", page(9, 1, 14, 10), 0},
		{"a few words left of them", leftward(2, 9), 9},
		{"many words left of them", leftward(3, 9), 0},
	} {
		rest, numbers := lineNumbers(c.page)
		if len(numbers) != c.numbers {
			t.Errorf("%s: %d numbers, want %d", c.name, len(numbers), c.numbers)
		}
		var before, after []string
		for _, s := range c.page {
			before = append(before, strings.Fields(textOf(s))...)
		}
		for _, n := range numbers {
			after = append(after, n.Text)
			if n.Furniture == "" {
				t.Errorf("%s: the number %s is left as wording", c.name, n.Text)
			}
		}
		for _, s := range rest {
			after = append(after, strings.Fields(textOf(s))...)
			if s.glyphs[0].r == ' ' {
				t.Errorf("%s: %q begins with a space", c.name, textOf(s))
			}
		}
		if len(before) != len(after) {
			t.Errorf("%s: of %q there is %q", c.name, before, after)
		}
	}
}
