package bitext

// assign pairs rows with columns so that the sum of their gains is highest (the Hungarian method, O(n³)). Rows better left
// alone, those whose gain is not above zero among them, get -1.
func assign(gain [][]float32) []int {
	rows := len(gain)
	mate := make([]int, rows)
	if rows == 0 {
		return mate
	}
	cols := len(gain[0])
	n := max(rows, cols)
	cost := make([]float64, n*n)
	for i, row := range gain {
		for j, g := range row {
			cost[i*n+j] = -float64(max(g, 0))
		}
	}
	const far = 1e18
	u, v := make([]float64, n+1), make([]float64, n+1)
	row := make([]int, n+1) // row matched with each column, 1-based
	way := make([]int, n+1)
	least, used := make([]float64, n+1), make([]bool, n+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		at := 0
		for j := range least {
			least[j], used[j] = far, false
		}
		for row[at] != 0 {
			used[at] = true
			r, delta, next := row[at], far, 0
			costs, base := cost[(r-1)*n:r*n], u[r]
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := costs[j-1] - base - v[j]; c < least[j] {
					least[j], way[j] = c, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			row[at] = row[way[at]]
			at = way[at]
		}
	}
	for i := range mate {
		mate[i] = -1
	}
	for j := 1; j <= cols; j++ {
		if i := row[j] - 1; i >= 0 && i < rows && gain[i][j-1] > 0 {
			mate[i] = j - 1
		}
	}
	return mate
}
