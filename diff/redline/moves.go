package redline

import "strconv"

// The least words of a paragraph that may have moved: a short one stands in many places by chance.
const moveWords = 6

// moves finds paragraphs that are gone at one place and new at another, word for word.
func (s *story) moves(p *boxPlan) {
	gone := map[int32][]*op{}
	ops := func(kind byte, yield func(*op)) {
		for i := range p.beads {
			for k := range p.beads[i].ops {
				if o := &p.beads[i].ops[k]; o.kind == kind && o.of != nil && movable(o.of) {
					yield(o)
				}
			}
		}
	}
	ops('-', func(o *op) { gone[o.of.unit.key] = append(gone[o.of.unit.key], o) })
	if len(gone) == 0 {
		return
	}
	ops('+', func(to *op) {
		key := to.of.unit.key
		if len(gone[key]) == 0 {
			return
		}
		from := gone[key][0]
		gone[key] = gone[key][1:]
		s.c.report.Moves++
		name := "move" + strconv.Itoa(s.c.report.Moves)
		from.move, to.move = name, name
		from.kind, to.kind = '<', '>'
	})
}

func movable(b *block) bool {
	words := 0
	for _, t := range b.tokens {
		if t.class == classWord {
			words++
		}
	}
	for i := range b.content.atoms {
		switch a := &b.content.atoms[i]; {
		case a.kind == atomNote || a.kind == atomMark && a.key != "¶":
			return false
		}
	}
	return words >= moveWords
}
