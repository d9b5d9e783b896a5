package bitext

// goesOn tells of the mark at the end of a segment that the sentence goes on behind it.
func goesOn(mark uint8) bool {
	return mark == markLower || mark == markComma || mark == markColon || mark == markSemicolon
}

// keepLayout parts the beads that join as many segments of both sides where both texts break off in the middle of a
// sentence. Such breaks are of the layout, the parts of a list, which translations keep: "the court has, (a) if the
// witness is a child, instructed ...; and (b) ..." and "the court has instructed ...; this applies: (a) to a child;
// (b) ..." have the same parts, though words go from one to another. What is lost by it is bounded: parts that have
// nothing in common stay joined.
func (m *model) keepLayout(beads []span) []span {
	w := m.refiner()
	out := make([]span, 0, len(beads))
	for _, s := range beads {
		if parts := w.parts(s); parts != nil {
			out = append(out, parts...)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// parts are the 1-1 beads of the parts that a bead joins, nil where it is to stay.
func (m *refiner) parts(s span) []span {
	if s.m() != s.n() || s.m() < 2 {
		return nil
	}
	for k := range s.m() - 1 {
		if !goesOn(m.source.last[s.a+k]) || !goesOn(m.target.last[s.c+k]) {
			return nil
		}
	}
	parts := make([]span, s.m())
	lost := s.gain
	for k := range parts {
		p := &parts[k]
		*p = span{a: s.a + k, b: s.a + k + 1, c: s.c + k, d: s.c + k + 1, sure: s.sure}
		p.gain = m.direct(*p)
		lost -= p.gain
	}
	if lost > m.layout*float32(len(parts)-1) {
		return nil
	}
	return parts
}
