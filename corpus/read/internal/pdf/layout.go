package pdf

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// A segment is characters that follow one another on a line.
type segment struct {
	glyphs                   []glyph
	left, top, right, bottom float64
	column                   int
	letter                   float64 // size of most letters
	lifted                   bool    // a mark raised out of the line pushed it down
	edge                     bool    // its row recurs at the heads or feet of pages
}

func (s *segment) add(g glyph) {
	if len(s.glyphs) == 0 {
		s.left, s.top, s.right, s.bottom = g.left, g.top, g.right, g.bottom
	}
	s.glyphs = append(s.glyphs, g)
	s.left, s.right = min(s.left, g.left), max(s.right, g.right)
	s.top, s.bottom = min(s.top, g.top), max(s.bottom, g.bottom)
}

// beside reports whether a character goes on the segment: close to its right end and at its height, raised a little or
// back from there.
func (s *segment) beside(g glyph) bool {
	size := g.size
	for _, k := range s.glyphs {
		size = max(size, k.size)
	}
	gap := g.left - s.right
	return gap > -0.3*size && gap < 0.8*size && g.top < s.bottom && g.bottom > s.top-0.3*size &&
		(g.size < 0.85*size || s.glyphs[len(s.glyphs)-1].size < 0.85*size)
}

// leaves reports whether a character as large as the others leaves their line, up to a mark or down from one: marks of
// some typesetters are as large as the text.
func (s *segment) leaves(g glyph) bool {
	last := s.glyphs[len(s.glyphs)-1]
	off := 0.5 * g.size
	up := g.r >= '0' && g.r <= '9' && g.bottom < s.bottom-off && g.bottom < last.bottom-off
	return g.size > smallSign*last.size && (up || g.bottom > s.bottom+off && isSign(s))
}

// guessed stands for a space that is not in the file.
const guessed = '\x01'

// wide is the gap, in letter sizes, that parts a line in two: a gutter or a tabulator.
const wide = 3.0

// segments cuts the characters of a page where the line ends, turns back, or leaves a wide gap.
func segments(page []glyph) []*segment {
	var out []*segment
	cur := &segment{}
	end := func() {
		if len(cur.glyphs) > 0 {
			out = append(out, cur)
		}
		cur = &segment{}
	}
	var waiting []glyph
	broken := false // PDFium saw a line end, which it also does before and after raised marks
	for _, g := range page {
		switch {
		case g.r == '\n':
			broken = true
			continue
		case g.r == ' ' || g.r == '\u00a0' || g.r == '\t':
			if n := len(cur.glyphs); n > 0 {
				if broken && g.size <= 1 {
					continue
				}
				if g.size <= 1 { // put in by PDFium, by guess
					g.r = guessed
				}
				g.left, g.top, g.bottom, g.size = cur.glyphs[n-1].right, cur.top, cur.bottom, cur.glyphs[n-1].size
				g.right = g.left
				if broken { // whether it belongs here, the next character shows
					waiting = append(waiting[:0], g)
					continue
				}
				cur.glyphs = append(cur.glyphs, g)
			}
			continue
		}
		if broken && len(cur.glyphs) > 0 {
			if cur.beside(g) {
				last := cur.glyphs[len(cur.glyphs)-1]
				if len(waiting) == 0 { // a space, if there is room for one
					waiting = append(
						waiting,
						glyph{
							r:      guessed,
							left:   last.right,
							right:  last.right,
							top:    last.top,
							bottom: last.bottom,
							size:   last.size,
						},
					)
				}
				cur.glyphs = append(cur.glyphs, waiting...)
			} else {
				end()
			}
		}
		broken, waiting = false, waiting[:0]
		if n := len(cur.glyphs); n > 0 {
			size := max(g.size, 1)
			apart := g.left-cur.right > wide*size || g.left < cur.right-1.5*size
			if leftward(g.r) && leftward(cur.lastLetter()) { // the next letter stands left of the last
				apart = cur.left-g.right > wide*size || g.right > cur.left+1.5*size
			}
			if apart || g.bottom < cur.top-0.1*size || g.top > cur.bottom+0.35*size || cur.leaves(g) {
				end()
			}
		}
		cur.add(g)
	}
	end()
	return out
}

// A sheet is the segments of a page, and what stands on it beside its text.
type sheet struct {
	segs            []*segment
	numbers, across []page.Line // numbers of lines; words that stand across the page
	whole           []*segment  // with the numbers of the lines
}

func sheetOf(glyphs []glyph) sheet {
	up, across := upAndAcross(dropCapitals(accented(glyphs)))
	whole := attach(segments(up))
	for _, s := range whole {
		s.closeUp()
	}
	segs, numbers := lineNumbers(whole)
	return sheet{segs, numbers, across, whole}
}

// lines makes lines of a page, in reading order. Words that stand across the page, and numbers of lines, are
// furniture; body is the size of the text.
func (p sheet) lines(t *tables, first bool, body float64) []page.Line {
	head, segs, foot := p.edges()
	segs, margin := marginNotes(segs, body)
	var titles []page.Line
	if margin == nil {
		segs, titles = sideTitles(segs, body)
	}
	var m maker
	m.add(head)
	m.masthead = first
	segs, pairs := t.readPairs(segs, first)
	t.pairs = len(pairs) > 0
	for i, group := range columns(segs) {
		rest, found := t.read(group)
		if i == 0 {
			found = append(found, pairs...)
		}
		slices.SortStableFunc(rest, byLine)
		m.tables(rest, found)
	}
	m.add(foot)
	if first {
		gatherParts(m.out)
	}
	out := page.Place(page.Place(placeNotes(m.out, margin), titles), p.numbers)
	return append(out, p.across...)
}

// A maker makes lines of segments in reading order.
type maker struct {
	masthead bool // the parts of a mast-head stand side by side
	out      []page.Line
}

// add adds the lines of segments.
func (m *maker) add(segs []*segment) {
	for len(segs) > 0 {
		n := 1
		for n < len(segs) && segs[n].column == segs[0].column && sameLine(segs[:n], segs[n]) &&
			!(m.masthead && partsMeet(segs[n-1], segs[n])) {
			n++
		}
		if l := makeLine(segs[:n]); l.Text != "" || len(l.Marks) > 0 {
			if ruled(l.Text) {
				l.Furniture = "rule"
			}
			m.masthead = m.masthead && len(m.out) < mastHead && !page.OpensList(l.Text)
			m.out = append(m.out, l)
		}
		segs = segs[n:]
	}
}

// tables adds the lines of segments with the tables that stand among them.
func (m *maker) tables(segs []*segment, found [][]page.Line) {
	from := len(m.out)
	m.add(segs)
	m.out = append(m.out[:from:from], insert(m.out[from:], found)...)
}

// upAndAcross parts the upright characters of a page from lines that stand across it.
func upAndAcross(glyphs []glyph) (up []glyph, across []page.Line) {
	var turned [4][]glyph
	for _, g := range glyphs {
		switch {
		case g.r == '\n' || g.turn == 0:
			up = append(up, g)
		case g.turn > 0:
			turned[g.turn] = append(turned[g.turn], g)
		default:
			turned[0] = append(turned[0], g)
		}
	}
	for _, t := range turned {
		var b flow.Builder
		for _, g := range t {
			b.Text(string(g.r), g.bold)
		}
		if l := b.Line(); l.Text != "" {
			l.Furniture = "turned"
			across = append(
				across,
				page.Line{
					Line:   l,
					Top:    t[0].top,
					Bottom: t[0].bottom,
					Left:   t[0].left,
					Right:  t[0].right,
					Size:   t[0].size,
				},
			)
		}
	}
	return up, across
}

// ruled reports whether a text is a line drawn with signs, or holds signs only that have no meaning.
func ruled(s string) bool {
	return strings.Trim(s, "_―—–-=* ") == "" && len(s) > 2 ||
		strings.IndexFunc(s, func(r rune) bool { return r < 0xe000 || r > 0xf8ff }) < 0
}

// center marks the lines that are set in the middle between the margins, at which most lines begin and none but a few
// end beyond.
func center(p []page.Line) {
	most := 0
	for _, l := range p {
		most = max(most, l.Column)
	}
	for column := range most + 1 {
		centerIn(p, column)
	}
}

// centerIn marks the lines of one column.
func centerIn(p []page.Line, column int) {
	begin := map[int]int{}
	var ends []float64
	for _, l := range p {
		if l.Furniture == "" && l.Cell.Table == 0 && l.Column == column {
			begin[int(l.Left+0.5)]++
			ends = append(ends, l.Right)
		}
	}
	if len(ends) < 3 {
		return
	}
	slices.Sort(ends)
	right := ends[len(ends)-1-len(ends)/10]
	left, n := 0.0, 0
	for _, k := range slices.Sorted(maps.Keys(begin)) {
		if begin[k] > n {
			left, n = float64(k), begin[k]
		}
	}
	for i := range p {
		l := &p[i]
		if l.Furniture != "" || l.Cell.Table > 0 || l.Column != column {
			continue
		}
		in, out := l.Left-left, right-l.Right
		l.Center = in > 2*l.Size && math.Abs(in-out) < 2*l.Size
	}
	page.CenterFull(p, column, left, right)
}

// sameLine reports whether a segment stands beside the others: most of the height of the lower one is shared.
func sameLine(line []*segment, s *segment) bool {
	top, bottom := line[0].top, line[0].bottom
	for _, l := range line[1:] {
		top, bottom = min(top, l.top), max(bottom, l.bottom)
	}
	shared := min(bottom, s.bottom) - max(top, s.top)
	return shared > 0.5*min(bottom-top, s.bottom-s.top)
}

// makeLine joins the segments of one line and tells raised footnote markers from its words.
func makeLine(segs []*segment) page.Line {
	fromRight := mostlyLeftward(segs)
	slices.SortStableFunc(segs, func(a, b *segment) int {
		if fromRight {
			return cmp.Compare(b.right, a.right)
		}
		return cmp.Compare(a.left, b.left)
	})
	size, base := measure(segs)
	var b flow.Builder
	raised := ""
	endRaised := func() {
		if raised != "" {
			if noteMark.MatchString(raised) {
				b.Mark(raised)
			} else {
				b.Text(raised, false)
			}
			raised = ""
		}
	}
	l := page.Line{Left: math.Inf(1), Size: size, Column: segs[0].column}
	last := math.Inf(1)
	for _, s := range segs {
		l.Left, l.Right, l.Pushed = min(l.Left, s.left), max(l.Right, s.right), l.Pushed || s.lifted
		if gap := s.left - last; (gap > 0.18*size || fromRight && b.Len() > 0) &&
			!(raised != "" && closes(s.glyphs[0].r)) {
			b.Space()
		}
		for i, g := range s.glyphs {
			if g.r == guessed {
				if i+1 < len(s.glyphs) {
					next := s.glyphs[i+1]
					mark := next.size < 0.85*size && next.bottom < base-0.12*size || raised != "" && closes(next.r)
					if !mark && (next.left-g.left > 0.12*size || leftward(next.r)) { // marks are set off by a hair
						b.Space()
					}
				}
				continue
			}
			if g.size < 0.85*size && g.bottom < base-0.12*size && g.r != ' ' &&
				(g.r >= '0' && g.r <= '9' || g.r == '*' || g.r == '†') {
				raised += string(g.r)
				continue
			}
			endRaised()
			style := flow.Style{Bold: g.bold, Italic: g.italic}
			if nameless(g.r) && b.Len() == 0 && s.parts(i) {
				b.Run("•", style)
				b.Space()
				continue
			}
			switch g.r {
			case unknownSign:
			case '\x02', '\ufffe', '\u00ad': // a hyphen that PDFium takes for the typesetter's
				b.Run("-", style)
			default:
				b.Run(string(g.r), style)
			}
		}
		last = s.right
	}
	endRaised()
	l.Line = b.Line()
	l.Top, l.Bottom = base-size, base
	if fromRight { // lines begin at the right: what follows takes margins as those of a mirror image
		l.Left, l.Right = -l.Right, -l.Left
	}
	return l
}

// parts reports whether a gap stands behind character i of a segment, or nothing.
func (s *segment) parts(i int) bool {
	if i+1 >= len(s.glyphs) {
		return true
	}
	g, next := s.glyphs[i], s.glyphs[i+1]
	return space(next.r) || next.left-g.right > bulletGap*next.size
}

// bulletGap is the gap, in letter sizes, behind the sign before an item of a list.
const bulletGap = 0.3

// closes reports whether a sign follows a word without a space; it then follows the word's footnote marker so too,
// however the marker's narrow box leaves a gap.
func closes(r rune) bool { return r == ',' || r == '.' || r == ')' || r == ']' }

var noteMark = lazyregexp.New(`^(?:[0-9]{1,3}|\*{1,3}|†)$`)

// measure gives the size of most letters of a line, and its base line: where most of those letters stand.
func measure(segs []*segment) (size, base float64) {
	count := map[float64]int{}
	for _, s := range segs {
		for _, g := range s.glyphs {
			if g.r > ' ' {
				count[g.size]++
			}
		}
	}
	n := 0
	for k, c := range count {
		if c > n || c == n && k > size {
			size, n = k, c
		}
	}
	var bottoms []float64
	for _, s := range segs {
		for _, g := range s.glyphs {
			if g.size == size && g.r > ' ' {
				bottoms = append(bottoms, g.bottom)
			}
		}
	}
	if len(bottoms) == 0 { // signs that no letter is known of
		return max(segs[0].glyphs[0].size, 1), segs[0].bottom
	}
	slices.Sort(bottoms)
	return size, bottoms[len(bottoms)/2]
}

// byLine orders segments from top to bottom, those of one line from left to right.
func byLine(a, b *segment) int {
	shared := min(a.bottom, b.bottom) - max(a.top, b.top)
	if shared > 0.5*min(a.bottom-a.top, b.bottom-b.top) {
		return cmp.Compare(a.left, b.left)
	}
	return cmp.Compare(a.top+a.bottom, b.top+b.bottom)
}
