package pins

import (
	"errors"
	"fmt"
	"strings"
)

// A By says who decided, and when. Both may be empty: a line that was written by hand needs neither.
type By struct {
	Author string // one line, without tabs
	At     string // RFC 3339, in UTC
}

// A Decision is one thing that a person decided: a verdict about a pair, the beads of a unit, or a verdict about an
// alarm. One of the three is set. An empty verdict, or a unit without beads, takes back what was decided before.
//
// Who keeps decisions keeps each by itself, on top of those that are kept by then, so that two who decide at the same
// time lose nothing of one another.
type Decision struct {
	Pair  *Pair
	Unit  *Unit
	Alarm *Alarm
}

// Apply puts decisions on top of those that are there. The error says what is wrong with one.
func (p *Pins) Apply(decisions ...Decision) error {
	for _, d := range decisions {
		if err := d.check(); err != nil {
			return err
		}
		if d.Pair != nil {
			p.putPair(*d.Pair)
		}
		if d.Unit != nil {
			if err := p.putUnit(*d.Unit); err != nil {
				return err
			}
		}
		if d.Alarm != nil {
			p.putAlarm(*d.Alarm)
		}
	}
	return nil
}

// check says what a line of a file can't hold.
func (d Decision) check() error {
	by := d.By()
	if strings.ContainsFunc(by.Author+by.At, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		return fmt.Errorf("pins: %q is not a name; write it on one line, without tabs", by.Author)
	}
	return nil
}

// By says who decided, and when.
func (d Decision) By() By {
	switch {
	case d.Pair != nil:
		return d.Pair.By
	case d.Unit != nil:
		return d.Unit.By
	case d.Alarm != nil:
		return d.Alarm.By
	}
	return By{}
}

// Decisions lists what was decided, for Apply.
func (p *Pins) Decisions() []Decision {
	out := make([]Decision, 0, len(p.Pairs)+len(p.Units)+len(p.Alarms))
	for _, x := range p.Pairs {
		out = append(out, Decision{Pair: &x})
	}
	for _, u := range p.Units {
		out = append(out, Decision{Unit: &u})
	}
	for _, a := range p.Alarms {
		out = append(out, Decision{Alarm: &a})
	}
	return out
}

// Of is what was decided about that which d is about, either way round; nothing about it is a decision that takes
// back.
func (p *Pins) Of(d Decision) Decision {
	switch {
	case d.Pair != nil:
		if i := p.pair(d.Pair.Earlier, d.Pair.Later); i >= 0 {
			x := p.Pairs[i]
			return Decision{Pair: &x}
		}
		return Decision{Pair: &Pair{Earlier: d.Pair.Earlier, Later: d.Pair.Later}}
	case d.Unit != nil:
		if i := p.unit(d.Unit.Languages, d.Unit.Ref); i >= 0 {
			u := p.Units[i]
			return Decision{Unit: &u}
		}
		return Decision{Unit: &Unit{Languages: d.Unit.Languages, Ref: d.Unit.Ref}}
	case d.Alarm != nil:
		if i := p.alarm(*d.Alarm); i >= 0 {
			a := p.Alarms[i]
			return Decision{Alarm: &a}
		}
		a := *d.Alarm
		a.Verdict, a.By = "", By{}
		return Decision{Alarm: &a}
	}
	return d
}

// Lines are the lines of a pins file that a decision makes, none where nothing is decided. Who has seen them has seen
// the decision, see [Pins.Replace].
func (d Decision) Lines() string {
	switch {
	case d.Pair != nil && d.Pair.Verdict != "":
		return d.Pair.line()
	case d.Unit != nil:
		return strings.Join(d.Unit.lines(), "\n")
	case d.Alarm != nil && d.Alarm.Verdict != "":
		return d.Alarm.line()
	}
	return ""
}

// ErrStale is what a [StaleError] is.
var ErrStale = errors.New("pins: decided otherwise in the meantime")

// A StaleError refuses a decision about that of which something else was decided in the meantime.
type StaleError struct {
	Now Decision // what is decided by now
}

func (e *StaleError) Error() string {
	if now := e.Now.Lines(); now != "" {
		return fmt.Sprintf("%v: %q", ErrStale, now)
	}
	return ErrStale.Error() + ": the decision was taken back"
}

func (e *StaleError) Unwrap() error { return ErrStale }

// Replace puts d in the place of the decision of which its author has seen the lines, empty for none. Where another one
// stands there by now the error is a *[StaleError] and nothing is changed.
func (p *Pins) Replace(seen string, d Decision) error {
	if now := p.Of(d); now.Lines() != seen {
		return &StaleError{now}
	}
	return p.Apply(d)
}
