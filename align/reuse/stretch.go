package reuse

// What the edits inside a stretch cost, in bits.
const (
	skipped = 2.0 // a word that only one of the two units has
	swapped = 3.0 // two words that stand for each other
)

// stretch is the weight in bits of the best local alignment of an earlier body and the marked one (Smith and Waterman
// 1981), and that of the whole marked body: a match gains the surprise of its word, words that only one has, or that
// differ, cost a little.
func (c *comparer) stretch(a, b []int32, wb []float32) (bits, all float64) {
	prev, cur := c.row(0, len(b)+1), c.row(1, len(b)+1)
	clear(prev)
	for _, w := range wb {
		all += float64(w)
	}
	kinds := c.d.kinds
	var best float32
	live := false // the row before has a cell above 0
	here := int32(c.unit + 1)
	for i, t := range a {
		glue := kinds[t] == function
		if !live && (c.marked[t] != here || glue && (i == 0 || c.marked[a[i-1]] != here)) {
			continue // nothing begins here
		}
		live = false
		cur[0] = 0
		for k, u := range b {
			v := prev[k] - swapped
			if t == u {
				v = prev[k]
				if !glue || i > 0 && k > 0 && a[i-1] == b[k-1] {
					v += wb[k]
				}
			}
			v = max(v, prev[k+1]-skipped, cur[k]-skipped, 0)
			cur[k+1] = v
			if v > 0 {
				live = true
				best = max(best, v)
			}
		}
		prev, cur = cur, prev
	}
	return float64(best), all
}

// row gives scratch of n numbers.
func (c *comparer) row(k, n int) []float32 {
	if cap(c.rows[k]) < n {
		c.rows[k] = make([]float32, 2*n)
	}
	return c.rows[k][:n]
}

// value is what a term counts in a cover: its rarity, and a little for the words between. Numbers, which change from
// year to year in wording that stays, count as little.
func (d *side) value(t int32) float64 {
	if d.kinds[t] == numeral {
		return 1
	}
	return d.bits[t] + 0.5
}

// common is the weight of the longest common subsequence of an earlier body and the marked one.
func (c *comparer) common(a, b []int32) float64 {
	prev, cur := c.row(2, len(b)+1), c.row(3, len(b)+1)
	clear(prev)
	cur[0] = 0
	for _, x := range a {
		if c.marked[x] != int32(c.unit+1) {
			continue
		}
		v := float32(c.d.value(x))
		for k, y := range b {
			if x == y {
				cur[k+1] = prev[k] + v
			} else {
				cur[k+1] = max(prev[k+1], cur[k])
			}
		}
		prev, cur = cur, prev
	}
	return float64(prev[len(b)])
}
