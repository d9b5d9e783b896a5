package bitext

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/align"
)

// keepWhole makes beads in which each segment of one side stands alone: a bead that merges segments of that side
// becomes one bead each, and the segments of the other side are dealt out to them in order, or cut where they are too
// few.
func keepWhole(beads []align.Bead, side Side, source, target []Segment) []align.Bead {
	if side == Neither {
		return beads
	}
	var out []align.Bead
	for _, b := range beads {
		if side == Target {
			b = b.Swap()
		}
		parts := []align.Bead{b}
		if len(b.Source) > 1 && b.Origin != align.ByHand {
			parts = apart(b, pickSide(side, source, target), pickSide(side, target, source))
		}
		for _, p := range parts {
			if side == Target {
				p = p.Swap()
			}
			out = append(out, p)
		}
	}
	return out
}

func pickSide(side Side, source, target []Segment) []Segment {
	if side == Source {
		return source
	}
	return target
}

// apart deals the target segments of a bead out to its source segments.
func apart(b align.Bead, source, target []Segment) []align.Bead {
	var out []align.Bead
	if len(b.Target) == 0 {
		for _, i := range b.Source {
			out = append(out, align.Bead{Source: []int{i}, Score: b.Score, Origin: b.Origin})
		}
		return out
	}
	m, n := len(b.Source), len(b.Target)
	if n >= m {
		for k, group := range deal(lengthsOf(target, b.Target), lengthsOf(source, b.Source)) {
			out = append(
				out,
				align.Bead{
					Source: b.Source[k : k+1 : k+1],
					Target: b.Target[group[0]:group[1]:group[1]],
					Score:  b.Score,
					Origin: b.Origin,
				},
			)
		}
		return out
	}
	for k, group := range deal(lengthsOf(source, b.Source), lengthsOf(target, b.Target)) {
		kept := b.Source[group[0]:group[1]]
		text := target[b.Target[k]].Text
		for x, cut := range cuts(text, lengthsOf(source, kept)) {
			p := align.Bead{
				Source: kept[x : x+1 : x+1],
				Target: b.Target[k : k+1 : k+1],
				Score:  b.Score,
				Origin: b.Origin,
			}
			switch {
			case len(kept) == 1:
			case text == "" && x > 0:
				p.Target = nil // nothing to share out
			case text != "":
				p.TargetPart = cut
			}
			out = append(out, p)
		}
	}
	return out
}

func lengthsOf(segments []Segment, ids []int) []int {
	out := make([]int, len(ids))
	for k, i := range ids {
		out[k] = utf8.RuneCountInString(segments[i].Text) + 1
	}
	return out
}

// deal cuts the longer list into as many runs as the shorter has members, so that the shares of their lengths come
// closest. Runs are pairs of start and end.
func deal(long, short []int) [][2]int {
	n, m := len(long), len(short)
	share := func(lengths []int) []float64 {
		out, sum := make([]float64, len(lengths)+1), 0
		for _, l := range lengths {
			sum += l
		}
		for k, l := range lengths {
			out[k+1] = out[k] + float64(l)/float64(sum)
		}
		return out
	}
	a, b := share(long), share(short)
	cost, from := make([][]float64, m+1), make([][]int, m+1)
	for k := range cost {
		cost[k], from[k] = make([]float64, n+1), make([]int, n+1)
		for i := range cost[k] {
			cost[k][i] = math.Inf(1)
		}
	}
	cost[0][0] = 0
	for k := 1; k <= m; k++ {
		for i := k; i <= n-(m-k); i++ {
			for h := k - 1; h < i; h++ {
				d := (a[i] - a[h]) - (b[k] - b[k-1])
				if c := cost[k-1][h] + d*d; c < cost[k][i] {
					cost[k][i], from[k][i] = c, h
				}
			}
		}
	}
	out := make([][2]int, m)
	for k, i := m, n; k > 0; k-- {
		out[k-1] = [2]int{from[k][i], i}
		i = from[k][i]
	}
	return out
}

// cuts cuts a text into stretches whose lengths go with the given ones, after a mark where one is near, else at a
// space. A text without spaces enough gives empty stretches at its end.
func cuts(text string, lengths []int) []align.Part {
	total := 0
	for _, l := range lengths {
		total += l
	}
	out := make([]align.Part, 0, len(lengths))
	start, sum := 0, 0
	for k, l := range lengths {
		sum += l
		end := len(text)
		if k < len(lengths)-1 {
			end = cutNear(text, start, float64(sum)/float64(total))
		}
		out = append(out, align.Part{Start: start, End: end})
		start = end
		for start < len(text) {
			r, size := utf8.DecodeRuneInString(text[start:])
			if !unicode.IsSpace(r) {
				break
			}
			start += size
		}
	}
	return out
}

func cutNear(text string, start int, share float64) int {
	best, bestCost := len(text), math.Inf(1)
	const spaceCost = 0.12 // how far, as a share of the text, a mark may be for a space to be no better
	for i, r := range text {
		if i <= start || !unicode.IsSpace(r) {
			continue
		}
		c := math.Abs(float64(i)/float64(len(text)) - share)
		if !strings.ContainsRune(",;:.!?)»—–", lastRune(text[:i])) {
			c += spaceCost
		}
		if c < bestCost {
			best, bestCost = i, c
		}
	}
	return best
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }
