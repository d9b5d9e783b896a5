package read

import (
	"cmp"
	"slices"

	"github.com/reprise-wording/reprise/corpus"
)

// A Way is one reading of a line that was weighed.
type Way struct {
	Line   int     // in the source, 1-based
	Text   string  // the line
	As     string  // text, unit, heading or part, with the reason
	Cost   float64 // of this line read so
	Total  float64 // of the cheapest reading of the paper that reads it so, up to this line
	Chosen bool
}

// Explain tells the readings that were weighed for the lines that begin at a line of the source, the cheapest first.
// The error is an *Error.
func Explain(name string, data []byte, line int, o Options) ([]Way, error) {
	p, err := lines(name, data, o)
	if err != nil {
		return nil, err
	}
	d := &corpus.Document{Source: name}
	props, _, err := proposals(d, p, o)
	if err != nil {
		return nil, err
	}
	weighed := map[int][]*step{}
	steps := search(props, func(i int, ways []*step) {
		if props[i].line.Num == line {
			weighed[i] = slices.Clone(ways)
		}
	})
	var out []Way
	for i := range props {
		all := weighed[i]
		slices.SortStableFunc(all, func(a, b *step) int { return cmp.Compare(a.cost, b.cost) })
		seen := map[string]bool{}
		for _, s := range all {
			as := actNames[s.act] + ": " + s.because(&props[i])
			if seen[as] && s != steps[i] {
				continue
			}
			seen[as] = true
			out = append(
				out,
				Way{Line: line, Text: props[i].text, As: as, Cost: s.own, Total: s.cost, Chosen: s == steps[i]},
			)
		}
	}
	return out, nil
}

var actNames = map[act]string{asText: "text", asUnit: "unit", asHeading: "heading", asPart: "part"}

// A reason is why a line was taken for something; because says it in words.
type reason uint8

const (
	saidByFormat reason = iota
	headingByFormat
	headsMeeting
	headsPart
	standsAsHeading
	bearsNumber
	bearsLabel
	noLabel
	onlyWords
)

var reasons = [...]string{
	saidByFormat:    "as the format says",
	headingByFormat: "a heading, as the format says",
	headsMeeting:    "the heading of a meeting",
	headsPart:       "a heading",
	standsAsHeading: "it stands as a heading does",
	bearsNumber:     "the heading ",
	bearsLabel:      "the label ",
	noLabel:         "no label",
	onlyWords:       "no label: words",
}

// A runsOnAs is what becomes of the numbering under a heading.
type runsOnAs uint8

const (
	numberingAsIs runsOnAs = iota
	numberingEnds
	numberingRunsOn
	listRunsOn
)

var goingOn = [...]string{
	numberingEnds:   "; the numbering ends",
	numberingRunsOn: "; the numbering runs on",
	listRunsOn:      "; the list runs on",
}

// because says why a line was taken for what the step takes it for.
func (s *step) because(p *proposal) string {
	switch s.why {
	case bearsNumber:
		return reasons[s.why] + p.label.mark + goingOn[s.on]
	case bearsLabel:
		return reasons[s.why] + p.label.mark + " as " + s.top.path()
	}
	return reasons[s.why] + goingOn[s.on]
}
