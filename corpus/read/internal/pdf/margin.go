package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// Drafts number their lines in the margin. lineNumbers takes such numbers off the heads of segments: they end at one
// place left of all text, with a gap, and count by one step down the page.

const (
	leastNumbers = 5
	numberGap    = 0.6 // of the letter size, between a number and the text
	numberEdge   = 3.0 // points by which the ends of the numbers may differ
)

type numbered struct {
	seg   *segment
	n     int // characters of the number
	value int
	right float64
}

func lineNumbers(segs []*segment) (rest []*segment, numbers []page.Line) {
	run := longestCount(headNumbers(segs))
	if len(run) < leastNumbers || !inMargin(run, segs) || !besideWords(run, segs) {
		return segs, nil
	}
	return takeNumbers(run, segs)
}

// onlySomePages gives back the numbers of lines of a paper that has them on less than half of its pages of text: those
// are the numbers of notes at its end, or of the rows of a list.
func onlySomePages(sheets []sheet) {
	numbered, text := 0, 0
	for _, p := range sheets {
		if len(p.numbers) > 0 {
			numbered++
		}
		if len(p.whole) >= leastNumbers {
			text++
		}
	}
	if 2*numbered >= text {
		return
	}
	for i := range sheets {
		sheets[i].segs, sheets[i].numbers = sheets[i].whole, nil
	}
}

// numberRest takes off the numbers of lines on pages that have few: they end where those of the other pages do.
func numberRest(sheets []sheet) {
	var ends []float64
	for _, p := range sheets {
		if len(p.numbers) > 0 {
			ends = append(ends, p.numbers[0].Right)
		}
	}
	if len(ends) < 2 || 2*len(ends) < len(sheets) {
		return
	}
	slices.Sort(ends)
	at := ends[len(ends)/2]
	for i := range sheets {
		p := &sheets[i]
		if len(p.numbers) > 0 {
			continue
		}
		found := slices.DeleteFunc(headNumbers(p.segs), func(c numbered) bool { return math.Abs(c.right-at) > numberEdge })
		if run := longestCount(found); len(run) > 0 && len(run) < leastNumbers && rightOf(run, p.segs) {
			p.segs, p.numbers = takeNumbers(run, p.segs)
		}
	}
}

// headNumbers are the numbers at the heads of segments, from top to bottom.
func headNumbers(segs []*segment) []numbered {
	var found []numbered
	for _, s := range segs {
		if c, ok := headNumber(s); ok {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b numbered) int { return cmp.Compare(a.seg.top, b.seg.top) })
	return found
}

// takeNumbers takes numbers off the heads of their segments.
func takeNumbers(run []numbered, segs []*segment) (rest []*segment, numbers []page.Line) {
	taken := map[*segment]numbered{}
	for _, c := range run {
		taken[c.seg] = c
	}
	for _, s := range segs {
		c, ok := taken[s]
		if !ok {
			rest = append(rest, s)
			continue
		}
		l := makeLine([]*segment{segmentOf(s.glyphs[:c.n])})
		l.Furniture = "line number"
		numbers = append(numbers, l)
		k := c.n
		for k < len(s.glyphs) && space(s.glyphs[k].r) {
			k++
		}
		if k < len(s.glyphs) {
			rest = append(rest, segmentOf(s.glyphs[k:]))
		}
	}
	return rest, numbers
}

// headNumber is the number at the head of a segment, set off from what follows.
func headNumber(s *segment) (numbered, bool) {
	n, value := 0, 0
	for n < len(s.glyphs) && n < 4 && s.glyphs[n].r >= '0' && s.glyphs[n].r <= '9' {
		value = 10*value + int(s.glyphs[n].r-'0')
		n++
	}
	if n == 0 || n > 3 {
		return numbered{}, false
	}
	right := s.glyphs[n-1].right
	for _, g := range s.glyphs[n:] {
		if !space(g.r) {
			return numbered{s, n, value, right}, g.left-right > numberGap*g.size
		}
	}
	return numbered{s, n, value, right}, true
}

// longestCount is the longest run that counts by one step at one place, from top to bottom.
func longestCount(found []numbered) []numbered {
	var best []numbered
	for i := range found {
		for _, step := range []int{1, 5} {
			run := []numbered{found[i]}
			for _, c := range found[i+1:] {
				last := run[len(run)-1]
				if c.value == last.value+step &&
					(math.Abs(c.right-last.right) < numberEdge || math.Abs(c.seg.left-last.seg.left) < numberEdge) &&
					c.seg.top > last.seg.top {
					run = append(run, c)
				}
			}
			if len(run) > len(best) {
				best = run
			}
		}
	}
	return best
}

// besideWords reports whether words stand beside most of the numbers: in the first column of a table of numbers they
// do not.
func besideWords(run []numbered, segs []*segment) bool {
	beside := 0
	for _, c := range run {
		if slices.ContainsFunc(segs, func(s *segment) bool {
			return min(s.bottom, c.seg.bottom)-max(s.top, c.seg.top) > 0 && s.left >= c.seg.left && slices.ContainsFunc(
				s.glyphs, func(g glyph) bool { return unicode.IsLetter(g.r) })
		}) {
			beside++
		}
	}
	return 2*beside > len(run)
}

// rightOf reports whether the text stands right of the numbers.
func rightOf(run []numbered, segs []*segment) bool {
	left := 0
	own := map[*segment]bool{}
	for _, c := range run {
		own[c.seg] = true
	}
	for _, s := range segs {
		if !own[s] && s.left < run[0].right {
			left++
		}
	}
	return left*10 <= len(segs)
}

// inMargin reports whether the text stands right of the numbers, and they are evenly set as lines are.
func inMargin(run []numbered, segs []*segment) bool {
	if !rightOf(run, segs) {
		return false
	}
	var gaps []float64
	for i := 1; i < len(run); i++ {
		gaps = append(gaps, run[i].seg.top-run[i-1].seg.top)
	}
	slices.Sort(gaps)
	usual := gaps[len(gaps)/2]
	if usual > 3.2*run[0].seg.size() && run[1].value-run[0].value == 1 {
		return false
	}
	even := 0
	for _, g := range gaps {
		if math.Abs(g-usual) < 0.3*usual {
			even++
		}
	}
	return even*3 >= len(gaps)*2
}

func segmentOf(glyphs []glyph) *segment {
	s := &segment{}
	for _, g := range glyphs {
		s.add(g)
	}
	return s
}
