package bitext

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// No pairing of rows with columns has a higher sum than the one found, and each column is taken once.
func TestAssignIsBest(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(0, 6).Draw(t, "rows"), rapid.IntRange(1, 6).Draw(t, "cols")
		gain := make([][]float32, rows)
		for i := range gain {
			row := rapid.SliceOfN(rapid.IntRange(-6, 6), cols, cols).Draw(t, "gains")
			for _, g := range row {
				gain[i] = append(gain[i], float32(g))
			}
		}
		var sum float32
		taken := map[int]bool{}
		for i, j := range assign(gain) {
			if j < 0 {
				continue
			}
			if taken[j] || gain[i][j] <= 0 {
				t.Fatalf("%v: row %d has column %d", gain, i, j)
			}
			taken[j] = true
			sum += gain[i][j]
		}
		if best := bestSum(gain, make([]bool, cols)); sum != best {
			t.Errorf("%v: sum %v, best %v", gain, sum, best)
		}
	})
}

// bestSum tries all pairings.
func bestSum(gain [][]float32, taken []bool) float32 {
	if len(gain) == 0 {
		return 0
	}
	best := bestSum(gain[1:], taken)
	for j, g := range gain[0] {
		if !taken[j] {
			with := slices.Clone(taken)
			with[j] = true
			best = max(best, g+bestSum(gain[1:], with))
		}
	}
	return best
}
