package reuse

import (
	"testing"

	"pgregory.net/rapid"
)

// The bands and the row in place give what the whole tables give.
func TestStretchAndCommonAreThoseOfTheWholeTables(t *testing.T) {
	t.Parallel()
	const terms = 9
	kinds := []kind{function, function, numeral, content, content, content, content, content, content}
	d := &termIndex{kinds: kinds, bits: []float64{0, 0, 2, 1, 2, 3, 4, 5, 9},
		synonyms: make([][]idea, terms), family: make([]int32, terms)}
	body := rapid.SliceOfN(rapid.Int32Range(0, terms-1), 1, 40)
	// one for all, as in a trace
	c := &comparer{d: d, marked: make([]int32, terms), places: make([]span, terms), ideas: make([]int32, 1)}
	rapid.Check(t, func(t *rapid.T) {
		a, b := body.Draw(t, "a"), body.Draw(t, "b")
		c.unit++
		surprises := make([]float32, len(b))
		for k, x := range b {
			surprises[k] = float32(d.value(x)) / 2
		}
		c.markPlaces(b)
		if got, _ := c.stretch(a, b, surprises); float32(got) != wholeStretch(d, a, b, surprises) {
			t.Errorf("stretch %v, want %v", got, wholeStretch(d, a, b, surprises))
		}
		if got, want := c.common(a, b), wholeCommon(d, a, b); got != want {
			t.Errorf("common %v, want %v", got, want)
		}
	})
}

// wholeStretch works out every cell of the alignment of two bodies.
func wholeStretch(d *termIndex, a, b []int32, surprises []float32) (best float32) {
	row := make([]float32, len(b)+1)
	for i, x := range a {
		next := make([]float32, len(b)+1)
		for k, y := range b {
			v := row[k] - swapped
			if x == y {
				v = row[k]
				if d.kinds[x] != function || i > 0 && k > 0 && a[i-1] == b[k-1] {
					v += surprises[k]
				}
			}
			next[k+1] = max(v, row[k+1]-skipped, next[k]-skipped, 0)
			best = max(best, next[k+1])
		}
		row = next
	}
	return best
}

func wholeCommon(d *termIndex, a, b []int32) float64 {
	row := make([]float32, len(b)+1)
	for _, x := range a {
		next := make([]float32, len(b)+1)
		for k, y := range b {
			next[k+1] = max(row[k+1], next[k])
			if x == y {
				next[k+1] = row[k] + float32(d.value(x))
			}
		}
		row = next
	}
	return float64(row[len(b)])
}
