package redline

// grid aligns two stretches so that the weight of the tokens kept less the cost of the changes is greatest (Gotoh
// 1982).
func grid(ta, tb []token, i0, i1, j0, j1 int, out []kept) []kept {
	n, m := i1-i0, j1-j0
	const low = -1 << 30
	const (
		fromMatch = 1 << iota // in the state of a match: the cell before is a match too
		up                    // in the state of a change: a token of a goes
		opens                 // and the change begins here
	)
	match, change := make([]int32, m+1), make([]int32, m+1)
	trace := make([]uint8, (n+1)*(m+1))
	for j := range match {
		match[j], change[j] = low, -costChange
		if j > 0 {
			trace[j] = 0
		}
	}
	match[0], change[0] = 0, low
	for i := 1; i <= n; i++ {
		diagM, diagC := match[0], change[0]
		match[0] = low
		if i == 1 {
			change[0] = -costChange
		}
		row := trace[i*(m+1):]
		row[0] = up
		id, weight := ta[i0+i-1].id, ta[i0+i-1].weight
		for j := 1; j <= m; j++ {
			oldM, oldC := match[j], change[j]
			var tr uint8
			newM := int32(low)
			if id == tb[j0+j-1].id {
				if diagM >= diagC {
					newM, tr = diagM+weight, fromMatch
				} else {
					newM = diagC + weight
				}
			}
			// A change takes out before it brings in: prefer to come from the left last.
			c, ctr := change[j-1], uint8(0)
			if x := match[j-1] - costChange; x > c {
				c, ctr = x, opens
			}
			if oldC > c {
				c, ctr = oldC, up
			}
			if x := oldM - costChange; x > c {
				c, ctr = x, up|opens
			}
			match[j], change[j] = newM, c
			row[j] = tr | ctr
			diagM, diagC = oldM, oldC
		}
	}
	return backtrack(trace, m, match[m] >= change[m], i0, j0, n, out)
}

// backtrack reads the tokens kept from the trace of a grid.
func backtrack(trace []uint8, m int, inMatch bool, i0, j0, n int, out []kept) []kept {
	var rev []kept
	i, j := n, m
	for i > 0 || j > 0 {
		tr := trace[i*(m+1)+j]
		switch {
		case inMatch:
			i, j = i-1, j-1
			if k := len(rev) - 1; k >= 0 && rev[k].i == i0+i+1 && rev[k].j == j0+j+1 {
				rev[k].i, rev[k].j, rev[k].n = i0+i, j0+j, rev[k].n+1
			} else {
				rev = append(rev, kept{i0 + i, j0 + j, 1})
			}
			inMatch = tr&1 != 0
		case i == 0:
			j--
		case j == 0:
			i--
		default:
			if tr&2 != 0 {
				i--
			} else {
				j--
			}
			inMatch = tr&4 != 0
		}
		if i == 0 && j == 0 {
			break
		}
		if i == 0 || j == 0 {
			inMatch = false
		}
	}
	for k := len(rev) - 1; k >= 0; k-- {
		out = append(out, rev[k])
	}
	return out
}
