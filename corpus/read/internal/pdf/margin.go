package pdf

import (
	"cmp"
	"math"
	"slices"

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
	var found []numbered
	for _, s := range segs {
		if c, ok := headNumber(s); ok {
			found = append(found, c)
		}
	}
	if len(found) < leastNumbers {
		return segs, nil
	}
	slices.SortStableFunc(found, func(a, b numbered) int { return cmp.Compare(a.seg.top, b.seg.top) })
	run := longestCount(found)
	if len(run) < leastNumbers || !inMargin(run, segs) {
		return segs, nil
	}
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

// inMargin reports whether the text stands right of the numbers, and they are evenly set as lines are.
func inMargin(run []numbered, segs []*segment) bool {
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
	if left*10 > len(segs) {
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
