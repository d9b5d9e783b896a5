package bitext

// A floor holds, for each word type of one side, how likely it is in a right bead that none of its known counterparts stands on the
// other side, beside how likely that is anywhere; and the logarithm. It is 1 for a word of which nothing is known: that such a
// word is not explained speaks neither for a bead nor against it. A text whose words are not known yet is so aligned by
// lengths, numbers and positions, and a word counts the more the better it is known.
type floor struct {
	share []float64
	logs  []float64
}

// newFloor makes the floor of the words that the rows of a table are of. strict is how much of what is known counts: 1 where each
// word of a right bead had its counterpart in it.
func newFloor(t *table, strict float32) *floor {
	n := len(t.start) - 1
	f := &floor{share: make([]float64, n), logs: make([]float64, n)}
	for w := range n {
		_, p := t.row(int32(w))
		var known float32
		for _, x := range p {
			known += x
		}
		f.share[w] = float64(1 - strict*min(known, 1))
		f.logs[w] = quickLog(f.share[w])
	}
	return f
}

// know sets the floors of both sides from the tables.
func (m *model) know(strict float32) {
	m.strict = strict
	m.sourceFloor, m.targetFloor = newFloor(m.forward, strict), newFloor(m.backward, strict)
}
