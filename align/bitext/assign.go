package bitext

// assign pairs rows with columns so that the sum of their gains is highest. Rows better left alone, those whose gain
// is not above zero among them, get -1. Rows and columns that no gains above zero connect are assigned apart.
func assign(gain [][]float32) []int {
	mate := make([]int, len(gain))
	for i := range mate {
		mate[i] = -1
	}
	for _, g := range groups(gain) {
		g.assign(gain, mate)
	}
	return mate
}

// A group is the rows and columns that gains above zero connect, in order.
type group struct{ rows, cols []int }

// groups finds the groups that have rows and columns, in the order of their first columns.
func groups(gain [][]float32) []group {
	if len(gain) == 0 {
		return nil
	}
	first := make([]int, len(gain)) // of each row, one before it of the same group, or itself
	find := func(i int) int {
		for first[i] != i {
			first[i] = first[first[i]]
			i = first[i]
		}
		return i
	}
	holder := make([]int, len(gain[0])) // the first row that each column is connected with, from 1; 0 for none
	for i, row := range gain {
		first[i] = i
		for j, g := range row {
			if g <= 0 {
				continue
			}
			if holder[j] == 0 {
				holder[j] = i + 1
				continue
			}
			if a, b := find(holder[j]-1), find(i); a != b {
				first[max(a, b)] = min(a, b)
			}
		}
	}
	at := make([]int, len(gain)) // the group of each first row, from 1
	var out []group
	for j, i := range holder {
		if i == 0 {
			continue
		}
		root := find(i - 1)
		if at[root] == 0 {
			out = append(out, group{})
			at[root] = len(out)
		}
		g := &out[at[root]-1]
		g.cols = append(g.cols, j)
	}
	for i := range gain {
		if k := at[find(i)]; k > 0 {
			out[k-1].rows = append(out[k-1].rows, i)
		}
	}
	return out
}

// assign pairs the rows and columns of a group (the Hungarian method, O(n³)).
func (g group) assign(gain [][]float32, mate []int) {
	n := max(len(g.rows), len(g.cols))
	cost := make([]float64, n*n)
	for i, r := range g.rows {
		for j, c := range g.cols {
			cost[i*n+j] = -float64(max(gain[r][c], 0))
		}
	}
	row := leastCost(cost, n)
	for j, c := range g.cols {
		if i := row[j+1] - 1; i < len(g.rows) && gain[g.rows[i]][c] > 0 {
			mate[g.rows[i]] = c
		}
	}
}

// leastCost pairs the n rows of a square of costs with its columns at the least sum: the row of each column, both
// from 1.
func leastCost(cost []float64, n int) []int {
	const far = 1e18
	u, v := make([]float64, n+1), make([]float64, n+1)
	row := make([]int, n+1)
	way := make([]int, n+1)
	least, used := make([]float64, n+1), make([]bool, n+1)
	done := make([]bool, n+1) // rows that are the cheapest of a column have it to begin with
	for j := n; j > 0; j-- {
		best := 1
		for i := 2; i <= n; i++ {
			if cost[(i-1)*n+j-1] < cost[(best-1)*n+j-1] {
				best = i
			}
		}
		if v[j] = cost[(best-1)*n+j-1]; !done[best] {
			row[j], done[best] = best, true
		}
	}
	for i := 1; i <= n; i++ {
		if done[i] {
			continue
		}
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
	return row
}
