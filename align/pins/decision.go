package pins

// A Decision is one thing that a person decided: a verdict about a pair, or the beads of a unit. One of both is set.
// An empty verdict, or a unit without beads, takes back what was decided before.
//
// Who keeps decisions keeps each by itself, on top of those that are kept by then, so that two who decide at the same
// time lose nothing of one another.
type Decision struct {
	Pair *Pair
	Unit *Unit
}

// Apply puts decisions on top of those that are there. The error says what is wrong with one.
func (p *Pins) Apply(decisions ...Decision) error {
	for _, d := range decisions {
		if d.Pair != nil {
			p.Judge(d.Pair.Earlier, d.Pair.Later, d.Pair.Verdict)
		}
		if d.Unit != nil {
			if err := p.Set(d.Unit.Languages, d.Unit.Ref, d.Unit.Beads); err != nil {
				return err
			}
		}
	}
	return nil
}

// Decisions lists what was decided, for Apply.
func (p *Pins) Decisions() []Decision {
	out := make([]Decision, 0, len(p.Pairs)+len(p.Units))
	for _, x := range p.Pairs {
		out = append(out, Decision{Pair: &x})
	}
	for _, u := range p.Units {
		out = append(out, Decision{Unit: &u})
	}
	return out
}
