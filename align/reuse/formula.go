package reuse

const (
	// atOnce is how many units with the same wording, adopted at one time, make it a formula: a series takes its
	// wording up once each time.
	atOnce = 5
	// inAll is how many units at any times do; a stretch of words that so many units have is a formula, too.
	inAll = 24
)

// formulas gives the pairs of which one unit is a formula that relation. Citations keep theirs.
func (r *Result) formulas(c *copies) {
	is := map[uint64]bool{}
	for k, units := range c.units {
		if r.isFormula(units) {
			is[k] = true
		}
	}
	if len(is) == 0 {
		return
	}
	for k := range r.Pairs {
		p := &r.Pairs[k]
		if p.Score >= r.Threshold && p.Relation != Cited && (is[c.key[p.Earlier]] || is[c.key[p.Later]]) {
			p.Relation = Formula
		}
	}
}

// isFormula reports whether so many units have one wording that it is a formula. Units of one year are adopted at one
// time, else those of one group.
func (r *Result) isFormula(units []int32) bool {
	if len(units) < atOnce {
		return false
	}
	times := map[int]int{}
	for _, u := range units {
		group := r.Set.Units[u].Group
		time := -1 - group
		if y := r.Set.Groups[group].Year(); y > 0 {
			time = y
		}
		if times[time]++; times[time] >= atOnce {
			return true
		}
	}
	return len(units) >= inAll
}
