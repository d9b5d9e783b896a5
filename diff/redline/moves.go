package redline

import "strconv"

// The least words of a paragraph that may have moved: a short one stands in many places by chance.
const moveWords = 6

// moves finds paragraphs that are gone at one place and new at another, word for word.
func (s *story) moves(p *boxPlan) {
	gone := map[int32][]int{}
	for i, b := range p.beads {
		if len(b.bs) == 0 && movable(b.as) {
			key := b.as[0].unit.key
			gone[key] = append(gone[key], i)
		}
	}
	if len(gone) == 0 {
		return
	}
	for i := range p.beads {
		b := &p.beads[i]
		if len(b.as) > 0 || !movable(b.bs) {
			continue
		}
		key := b.bs[0].unit.key
		if len(gone[key]) == 0 {
			continue
		}
		from := &p.beads[gone[key][0]]
		gone[key] = gone[key][1:]
		s.c.moved++
		name := "move" + strconv.Itoa(s.c.moved)
		from.move, b.move = name, name
		from.ops[0].kind, b.ops[0].kind = '<', '>'
	}
}

func movable(blocks []*block) bool {
	if len(blocks) != 1 || blocks[0].content == nil {
		return false
	}
	words := 0
	for _, t := range blocks[0].tokens {
		if t.class == classWord {
			words++
		}
	}
	for i := range blocks[0].content.atoms {
		switch a := &blocks[0].content.atoms[i]; {
		case a.kind == atomNote || a.kind == atomMark && a.key != "¶":
			return false
		}
	}
	return words >= moveWords
}
