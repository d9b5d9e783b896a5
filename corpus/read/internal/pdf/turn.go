package pdf

import "math"

// quarter is how many quarter turns an angle in radians is, 0 to 3, or -1 where it is none.
func quarter(angle float64) int {
	q := math.Round(angle / (math.Pi / 2))
	if math.Abs(angle-q*math.Pi/2) > 0.1 {
		return -1
	}
	return ((int(q) % 4) + 4) % 4
}

// mostSlant is the angle in radians that letters are slanted by at most, where a font has no italics of its own.
const mostSlant = 0.4

func leans(angle float64) bool {
	return quarter(angle) < 0 && math.Abs(math.Remainder(angle, 2*math.Pi)) < mostSlant
}

// straight sets letters upright that lean though their line is level: they are slanted instead of set in italics.
func straight(page []glyph) []glyph {
	for from := 0; from < len(page); from++ {
		if !page[from].leans {
			continue
		}
		to := from + 1
		for to < len(page) && (page[to].leans || page[to].r == ' ') {
			to++
		}
		if level(page[from:to]) {
			for i := from; i < to; i++ {
				page[i].turn, page[i].italic = 0, true
			}
		}
		from = to - 1
	}
	return page
}

const (
	levelRise  = 0.05 // how much the letters of a level line may rise, as a share of the way that they take
	descenders = 0.3  // of the size of letters: how far some go below their line
)

// level reports whether letters follow one another on a level: their second half stands as high as the first.
func level(line []glyph) bool {
	if len(line) == 1 {
		return true
	}
	mean := func(of []glyph) (x, y float64) {
		for _, g := range of {
			x, y = x+g.left/float64(len(of)), y+g.bottom/float64(len(of))
		}
		return x, y
	}
	x1, y1 := mean(line[:len(line)/2])
	x2, y2 := mean(line[len(line)/2:])
	return math.Abs(y2-y1) <= levelRise*math.Abs(x2-x1)+descenders*line[0].size
}

// upright turns the page so that most of its characters stand upright. The characters are told apart by turn: 0 are
// those upright now, others keep one of 1 to 3, or -1.
func upright(page []glyph) []glyph {
	var count [4]int
	for _, g := range page {
		if g.turn >= 0 && g.r > ' ' {
			count[g.turn]++
		}
	}
	most := 0
	for t, n := range count {
		if n > count[most] {
			most = t
		}
	}
	if most == 0 {
		return page
	}
	sign := direction(page, most)
	for i := range page {
		g := &page[i]
		if g.r != '\n' && g.turn >= 0 {
			g.turn = ((g.turn-most)%4 + 4) % 4
		}
		switch {
		case most == 2:
			g.left, g.right, g.top, g.bottom = -g.right, -g.left, -g.bottom, -g.top
		case sign > 0: // the text runs down the page
			g.left, g.right, g.top, g.bottom = g.top, g.bottom, -g.right, -g.left
		default:
			g.left, g.right, g.top, g.bottom = -g.bottom, -g.top, g.left, g.right
		}
	}
	return page
}

// direction is positive where the characters of a turn follow one another down the page.
func direction(page []glyph, turn int) float64 {
	sum := 0.0
	for i := 1; i < len(page); i++ {
		a, b := page[i-1], page[i]
		if a.turn == turn && b.turn == turn && a.r > ' ' && b.r > ' ' {
			if d := b.top - a.top; math.Abs(d) < 2*max(a.size, 1) {
				sum += d
			}
		}
	}
	return sum
}
