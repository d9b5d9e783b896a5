package page

// Leading is the usual distance between the lines of a page.
func Leading(p []Line) float64 { return leading(p) }

// leading is the most common distance between lines.
func leading(p []Line) float64 { return mostCommon(distances(p)) }

// leastPairs is how many pairs of lines on a page stand as close as those of other pages usually do, where the lines of
// the page do too.
const leastPairs = 2

// leadings gives the usual distance between the lines of a paragraph for each page. On a page of short paragraphs most
// lines are paragraphs of their own, and the room between those is more common than the distance that the other pages
// show.
func leadings(pages [][]Line) []float64 {
	counts := make([]map[int]int, len(pages))
	all := map[int]int{}
	for n, lines := range pages {
		p, _ := Split(lines)
		counts[n] = distances(p)
		for d, k := range counts[n] {
			all[d] += k
		}
	}
	usual := mostCommon(all)
	out := make([]float64, len(pages))
	for n, count := range counts {
		out[n] = mostCommon(count)
		if usual < out[n] && count[int(2*usual)] >= leastPairs {
			out[n] = usual
		}
	}
	return out
}

// distances counts how far apart the lines of each pair stand, in half units.
func distances(p []Line) map[int]int {
	count := map[int]int{}
	for i := 1; i < len(p); i++ {
		if p[i].Column != p[i-1].Column {
			continue
		}
		if d := int((p[i].Top-p[i-1].Top)*2 + 0.5); d > 0 {
			count[d]++
		}
	}
	return count
}

// mostCommon is the distance that most pairs of lines have, the smaller one of two that as many have.
func mostCommon(count map[int]int) float64 {
	best, n := 0, 0
	for d, k := range count {
		if k > n || k == n && d < best {
			best, n = d, k
		}
	}
	return float64(best) / 2
}
