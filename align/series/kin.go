package series

// Where a paragraph is split between two years, its likeliest part stays in its row and the others are new; where two
// are merged, one stays and the other is dropped. What the rows say of words alone, new or dropped, is told here by
// where the words were, or went.

const (
	// mostly is which share of a paragraph's runs of words must have stood in the other one, and which share of those
	// must be gone there.
	mostly = 0.5
	// fewest is how many runs both must have: fewer words are a formula.
	fewest = 3
)

// A run is some words in a row, by their ids.
type run [5]int

// Kin tells, of a paragraph that is new in a paper, which row of the paper before it was split off from, and of one
// that is dropped, which row of this paper its words went into; -1 where none.
func (t *Table) Kin(row, paper int) int {
	if k, ok := t.kin[[2]int{row, paper}]; ok {
		return k
	}
	return -1
}

// findKin looks for the rows that were split and merged, paper by paper.
func (l *layer) findKin() {
	t := l.t
	t.kin = map[[2]int]int{}
	var before []map[run]bool
	for k := range t.Papers {
		now := l.column(k)
		for row := range t.Rows {
			other := -1
			switch t.Amount(row, k) {
			case New:
				other = kinOf(row, now, before)
			case Dropped:
				other = kinOf(row, before, now)
			}
			if other >= 0 {
				t.kin[[2]int{row, k}] = other
			}
		}
		before = now
	}
}

// column lists the runs of the paragraphs of a paper by row, nil where it has none.
func (l *layer) column(paper int) []map[run]bool {
	rows := map[int]int{} // by block
	for i, r := range l.t.Rows {
		if r.Blocks[paper] >= 0 {
			rows[r.Blocks[paper]] = i
		}
	}
	out := make([]map[run]bool, len(l.t.Rows))
	for _, p := range l.paragraphs[paper] {
		all := map[run]bool{}
		for k := len(run{}); k <= len(p.text); k++ {
			all[run(p.text[k-len(run{}):k])] = true
		}
		out[rows[p.block]] = all
	}
	return out
}

// kinOf finds the row whose paragraph in the other paper has most of the runs of a paragraph, which it does not have
// in the paper of that.
func kinOf(row int, here, there []map[run]bool) int {
	best, most := -1, fewest-1
	for other, all := range there {
		if other == row || all == nil || here[other] == nil {
			continue
		}
		both, gone := 0, 0
		for r := range here[row] {
			if all[r] {
				both++
				if !here[other][r] {
					gone++
				}
			}
		}
		if float64(both) >= mostly*float64(len(here[row])) && float64(gone) >= mostly*float64(both) && gone > most {
			best, most = other, gone
		}
	}
	return best
}
