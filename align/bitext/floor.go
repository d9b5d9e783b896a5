package bitext

// A floor holds, for each word type of one side, how likely it is in a right bead that none of its known counterparts
// stands on the other side, beside how likely that is anywhere; and the logarithm. It is 1 for a word of which
// nothing is known: that such a word is not explained speaks neither for a bead nor against it. A text whose words
// are not known yet is so aligned by lengths, numbers and positions, and a word counts the more the better it is
// known.
type floor struct {
	share []float64
	logs  []float64
}

// newFloor makes the floor of the words that the rows of a table are of. strict is how much of what is known counts:
// 1 where each word of a right bead had its counterpart in it.
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

// strictness is how much of what is known of words counts in a translation, by how literal it is.
func (p *params) strictness(literalness float64) float32 {
	share := (literalness - p.literalFree) / (p.literalClose - p.literalFree)
	return p.free + (p.close-p.free)*float32(min(max(share, 0), 1))
}

// wordsBefore are the words of other texts, close translations, that the words of a text are counted with.
const wordsBefore = 20

// literalness is how often, in beads found, a word that has known counterparts has one of them there, by how often that
// is to be expected of the tables: about 1 where the translation is close, less where it is free.
func (m *model) literalness(blocks [][]span) float64 {
	w := m.refiner()
	var expected, met float64
	count := func(spread []float32, f *floor, words []int32) {
		for _, x := range words {
			if known := 1 - f.share[x]; known > 0.05 {
				expected += known
				if spread[x] > 1 {
					met++
				}
			}
		}
	}
	all := *m
	all.know(1)
	for _, beads := range blocks {
		for _, s := range beads {
			if s.m() != 1 || s.n() != 1 || s.gain <= 0 {
				continue
			}
			source, target := m.source.segments[s.a], m.target.segments[s.c]
			fill(w.spread, m.forward, m.target.rarity, source)
			count(w.spread, all.targetFloor, target)
			clearSpread(w.spread, m.forward, source)
			fill(w.back, m.backward, m.source.rarity, target)
			count(w.back, all.sourceFloor, source)
			clearSpread(w.back, m.backward, target)
		}
	}
	return (met + wordsBefore*m.literalClose) / (expected + wordsBefore)
}
