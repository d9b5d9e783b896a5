package pins

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align"
)

// A Verdict says what a person decided about a pair.
type Verdict string

// The verdicts. The strings are those of the file.
const (
	Confirmed Verdict = "confirmed"
	Rejected  Verdict = "rejected"
)

// A Pair is a decision about a pair of units, named as trace names them (VII.2(b), 2:VII.2(b)).
type Pair struct {
	Earlier, Later string
	Verdict        Verdict
	By
}

// An Alarm is a verdict about a finding of the translation check (package check) in a unit: confirmed for a fault of
// the translation, rejected for a false alarm. A finding is known by its kind and the words it is about, so that a
// decision is void once these have changed.
type Alarm struct {
	Languages     string // source-target: fr-en
	Ref           string
	Kind          string // omission
	Words, Others string // of the source and of the target, white space as one space; either may be empty
	Verdict       Verdict
	By
}

// A Unit is the beads of one unit in a pair of languages.
type Unit struct {
	Languages string // source-target: fr-en
	Ref       string
	Beads     []align.Bead // all of the unit; sentences counted from 0
	By
}

// Pins is a set of decisions. The zero value is empty.
type Pins struct {
	Pairs  []Pair
	Units  []Unit
	Alarms []Alarm

	pairs, units map[[2]string]int // where they stand in the lists
	alarms       map[Alarm]int     // by what they are about
}

// coherent says what is wrong with the beads of one unit: a sentence that stands twice.
func coherent(beads []align.Bead) string {
	seen := [2]map[int]bool{{}, {}}
	for _, b := range beads {
		for side, list := range [][]int{b.Source, b.Target} {
			for _, n := range list {
				if seen[side][n] {
					return fmt.Sprintf("sentence %d stands in two of them", n+1)
				}
				seen[side][n] = true
			}
		}
	}
	return ""
}

// Judge records a verdict about a pair, in place of an earlier one; an empty verdict takes it back.
func (p *Pins) Judge(earlier, later string, v Verdict) {
	p.putPair(Pair{Earlier: earlier, Later: later, Verdict: v})
}

func (p *Pins) putPair(x Pair) {
	i := p.pair(x.Earlier, x.Later)
	switch {
	case x.Verdict == "" && i >= 0:
		p.Pairs, p.pairs = slices.Delete(p.Pairs, i, i+1), nil
	case x.Verdict == "":
	case i >= 0:
		p.Pairs[i] = x
	default:
		p.pairs[unordered(x.Earlier, x.Later)] = len(p.Pairs)
		p.Pairs = append(p.Pairs, x)
	}
}

// putAlarm records a verdict about an alarm, in place of an earlier one; an empty verdict takes it back.
func (p *Pins) putAlarm(a Alarm) {
	a.Words, a.Others = words(a.Words), words(a.Others)
	i := p.alarm(a)
	switch {
	case a.Verdict == "" && i >= 0:
		p.Alarms, p.alarms = slices.Delete(p.Alarms, i, i+1), nil
	case a.Verdict == "":
	case i >= 0:
		p.Alarms[i] = a
	default:
		p.alarms[a.Key()] = len(p.Alarms)
		p.Alarms = append(p.Alarms, a)
	}
}

// alarm finds an alarm, whichever of the languages is the source; -1 for none.
func (p *Pins) alarm(a Alarm) int {
	if p.alarms == nil || len(p.alarms) != len(p.Alarms) {
		p.alarms = make(map[Alarm]int, len(p.Alarms))
		for i, x := range p.Alarms {
			p.alarms[x.Key()] = i
		}
	}
	if i, ok := p.alarms[a.Key()]; ok {
		return i
	}
	return -1
}

// Key is what an alarm is about, the same whichever of the languages is the source.
func (a Alarm) Key() Alarm {
	a.Words, a.Others = words(a.Words), words(a.Others)
	a.Verdict, a.By = "", By{}
	if back := a.swapped(); back.Languages < a.Languages {
		return back
	}
	return a
}

// mirrored are the kinds of findings that change places with the languages.
var mirrored = map[string]string{"omission": "addition", "addition": "omission"}

// swapped is an alarm with source and target changed.
func (a Alarm) swapped() Alarm {
	a.Languages, a.Words, a.Others = swapped(a.Languages), a.Others, a.Words
	a.Kind = cmp.Or(mirrored[a.Kind], a.Kind)
	return a
}

// Judged is what a person decided about a finding; empty for nothing.
func (p *Pins) Judged(languages, ref, kind, source, target string) Alarm {
	a := Alarm{Languages: languages, Ref: ref, Kind: kind, Words: words(source), Others: words(target)}
	if i := p.alarm(a); i >= 0 {
		return p.Alarms[i]
	}
	return Alarm{}
}

// Set records the beads of a unit, in place of earlier ones; none takes them back. The error says what is wrong with
// them.
func (p *Pins) Set(languages, ref string, beads []align.Bead) error {
	return p.putUnit(Unit{Languages: languages, Ref: ref, Beads: beads})
}

func (p *Pins) putUnit(u Unit) error {
	beads := u.Beads
	if why := coherent(beads); why != "" {
		return fmt.Errorf("pins: the beads of %s: %s", u.Ref, why)
	}
	i := p.unit(u.Languages, u.Ref)
	if len(beads) == 0 {
		if i >= 0 {
			p.Units, p.units = slices.Delete(p.Units, i, i+1), nil
		}
		return nil
	}
	u.Beads = nil
	for _, b := range beads {
		b = b.Clone()
		b.Origin, b.Score = align.ByHand, 1
		u.Beads = append(u.Beads, b)
	}
	if i >= 0 {
		p.Units[i] = u
	} else {
		p.addUnit(u)
	}
	return nil
}

// pair finds a pair, either way round; -1 for none.
func (p *Pins) pair(earlier, later string) int {
	if p.pairs == nil || len(p.pairs) != len(p.Pairs) { // the lists are open to all
		p.pairs = make(map[[2]string]int, len(p.Pairs))
		for i, x := range p.Pairs {
			p.pairs[unordered(x.Earlier, x.Later)] = i
		}
	}
	return at(p.pairs, unordered(earlier, later))
}

// unit finds the beads of a unit, either way round; -1 for none.
func (p *Pins) unit(languages, ref string) int {
	if p.units == nil || len(p.units) != len(p.Units) {
		p.units = make(map[[2]string]int, len(p.Units))
		for i, x := range p.Units {
			p.units[unitKey(x.Languages, x.Ref)] = i
		}
	}
	return at(p.units, unitKey(languages, ref))
}

func (p *Pins) addUnit(u Unit) int {
	i := len(p.Units)
	p.units[unitKey(u.Languages, u.Ref)] = i
	p.Units = append(p.Units, u)
	return i
}

func at(index map[[2]string]int, key [2]string) int {
	if i, ok := index[key]; ok {
		return i
	}
	return -1
}

func unordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

func unitKey(languages, ref string) [2]string {
	return [2]string{ref, min(languages, swapped(languages))}
}

func swapped(languages string) string {
	a, b, _ := strings.Cut(languages, "-")
	return b + "-" + a
}

// Beads returns the beads of every unit in a pair of languages (fr-en), by ref, whichever way round they were recorded.
func (p *Pins) Beads(languages string) map[string][]align.Bead {
	out := map[string][]align.Bead{}
	for _, u := range p.Units {
		switch u.Languages {
		case languages:
			out[u.Ref] = u.Beads
		case swapped(languages):
			for _, b := range u.Beads {
				out[u.Ref] = append(out[u.Ref], b.Swap())
			}
		}
	}
	return out
}
