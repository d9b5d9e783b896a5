package reuse

import "math"

// What the edits inside a stretch cost, in bits.
const (
	skipped = 2.0 // a word that only one of the two units has
	swapped = 3.0 // two words that stand for each other
)

// stretch is the weight in bits of the best local alignment of an earlier body and the marked one (Smith and Waterman
// 1981), and that of the whole marked body: a match gains the surprise of its word, words that only one has, or that
// differ, cost a little. Of each row only the cells are worked out that can be above 0: those near such cells of the
// row before, and the matches.
func (c *comparer) stretch(a, b []int32, wb []float32) (bits, all float64) {
	for _, w := range wb {
		all += float64(w)
	}
	kinds := c.d.kinds
	var best float32
	prev, cur := c.band(0, len(b)+1), c.band(1, len(b)+1)
	here := int32(c.unit + 1)
	for i, t := range a {
		glue := kinds[t] == function
		marked := c.marked[t] == here
		if prev.empty() && (!marked || glue && (i == 0 || c.marked[a[i-1]] != here)) {
			continue // nothing begins here
		}
		from, to := prev.from-1, prev.to
		if marked {
			from, to = min(from, c.places[t].first), max(to, c.places[t].last+1)
		}
		cur.clear()
		before, now := prev.cells, cur.cells
		for k := max(from, 0); k < len(b) && (k < to || now[k] > skipped); k++ {
			v := before[k] - swapped
			if t == b[k] {
				v = before[k]
				if !glue || i > 0 && k > 0 && a[i-1] == b[k-1] {
					v += wb[k]
				}
			}
			if w := before[k+1] - skipped; w > v { // the built-in max is slow for floats
				v = w
			}
			if w := now[k] - skipped; w > v {
				v = w
			}
			if v > 0 {
				now[k+1] = v
				cur.add(k + 1)
				best = max(best, v)
			}
		}
		prev, cur = cur, prev
	}
	prev.clear()
	cur.clear()
	return float64(best), all
}

// A band is a row of cells, which are 0 outside of [from, to).
type band struct {
	cells    []float32
	from, to int
}

// band gives one of the two bands of n cells, empty.
func (c *comparer) band(k, n int) *band {
	b := &c.bands[k]
	if len(b.cells) < n {
		b.cells = make([]float32, 2*n)
	}
	b.from, b.to = math.MaxInt, 0
	return b
}

func (b *band) empty() bool { return b.to == 0 }

func (b *band) add(k int) { b.from, b.to = min(b.from, k), k+1 }

func (b *band) clear() {
	if !b.empty() {
		clear(b.cells[b.from:b.to])
	}
	b.from, b.to = math.MaxInt, 0
}

// value is what a term counts in a cover: its rarity, and a little for the words between. Numbers, which change from
// year to year in wording that stays, count as little.
func (d *termIndex) value(t int32) float64 {
	if d.kinds[t] == numeral {
		return 1
	}
	return d.bits[t] + 0.5
}

// common is the weight of the longest common subsequence of an earlier body and the marked one. The row is worked out
// in place: what stands before the first match of a word stays.
func (c *comparer) common(a, b []int32) float64 {
	if cap(c.row) < len(b)+1 {
		c.row = make([]float32, 2*len(b)+2)
	}
	row := c.row[:len(b)+1]
	clear(row)
	for _, x := range a {
		if c.marked[x] != int32(c.unit+1) {
			continue
		}
		v := float32(c.d.value(x))
		at := c.places[x]
		diagonal, left := row[at.first], row[at.first]
		for k := at.first; k < len(b); k++ {
			above := row[k+1]
			switch {
			case b[k] == x:
				left = diagonal + v
			case above > left:
				left = above
			}
			if k > at.last && left == above {
				break // all behind stays, too
			}
			row[k+1], diagonal = left, above
		}
	}
	return float64(row[len(b)])
}
