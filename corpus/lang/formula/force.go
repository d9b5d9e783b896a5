package formula

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// An Operator is what a formula does: the modal or the verb of asking, from weak to strong.
type Operator uint8

// The operators, in the order of the scale.
const (
	None Operator = iota
	Note
	May
	Invite
	Should
	Urge
	Request
	Shall
)

var operators = []string{"none", "note", "may", "invite", "should", "urge", "request", "shall"}

// String is the name of the operator in the tables.
func (o Operator) String() string {
	if int(o) < len(operators) {
		return operators[o]
	}
	return fmt.Sprintf("Operator(%d)", uint8(o))
}

// An Effort is what is asked for: to consider an act, to endeavour to it, or the act.
type Effort uint8

// The efforts, in the order of the scale.
const (
	Do Effort = iota // the zero value, though it is the strongest: most formulas have no softener
	Endeavour
	Consider
)

// A Force is how strongly a unit asks. The zero value asks nothing. It is comparable with ==; [Compare] orders.
type Force struct {
	Operator Operator
	Effort   Effort
}

// levelNames are the English names of the forces, by operator and effort.
var levelNames = [...][3]string{
	None:    {"none", "none", "none"},
	Note:    {"note", "note", "note"},
	May:     {"may", "may endeavour", "may consider"},
	Invite:  {"is invited to", "is invited to endeavour", "is invited to consider"},
	Should:  {"should", "should endeavour", "should consider"},
	Urge:    {"is urged to", "is urged to endeavour", "is urged to consider"},
	Request: {"is requested to", "is requested to endeavour", "is requested to consider"},
	Shall:   {"shall", "shall endeavour", "shall consider"},
}

// String is the English name of the force: "should consider". It is also its form in JSON and in tables.
func (f Force) String() string {
	if int(f.Operator) >= len(levelNames) || int(f.Effort) > int(Consider) {
		return fmt.Sprintf("Force(%d,%d)", f.Operator, f.Effort)
	}
	return levelNames[f.Operator][f.Effort]
}

// Asks reports whether the force asks somebody to do something: every force but none and note.
func (f Force) Asks() bool { return f.Operator > Note }

// Rank is the place on the scale, 0 for none; a stronger force has a higher rank.
func (f Force) Rank() int {
	if f.Operator <= Note {
		return int(f.Operator)
	}
	return 2 + 3*int(f.Operator-May) + int(Consider-f.Effort)
}

// Compare is negative where a is weaker than b, 0 where they are the same, positive where a is stronger.
func Compare(a, b Force) int { return cmp.Compare(a.Rank(), b.Rank()) }

// scale lists every force from the weakest to the strongest.
func scale() []Force {
	all := []Force{{Operator: None}, {Operator: Note}}
	for op := May; op <= Shall; op++ {
		all = append(all, Force{op, Consider}, Force{op, Endeavour}, Force{op, Do})
	}
	return all
}

// ParseForce reads the name of a force as String writes it.
func ParseForce(s string) (Force, error) {
	all := scale()
	if i := slices.IndexFunc(all, func(f Force) bool { return f.String() == strings.TrimSpace(s) }); i >= 0 {
		return all[i], nil
	}
	return Force{}, fmt.Errorf(
		"formula: %q is not a strength; the scale goes from %s to %s",
		s,
		all[1],
		all[len(all)-1],
	)
}

// MarshalText and UnmarshalText make a Force its name in JSON.
func (f Force) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText is the reverse of MarshalText.
func (f *Force) UnmarshalText(b []byte) error {
	p, err := ParseForce(string(b))
	if err == nil {
		*f = p
	}
	return err
}

// weaker returns the weaker of two operators.
func weaker(a, b Operator) Operator { return min(a, b) }
