package driftview

import (
	"encoding/json"
	"io"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

type jsonReport struct {
	Source  string        `json:"source"`
	Target  string        `json:"translation,omitempty"`
	All     drift.Summary `json:"summary"`
	Amended drift.Summary `json:"amended"`
	Threads []jsonThread  `json:"threads"`
}

type jsonThread struct {
	Name  string     `json:"name"`
	Flags []string   `json:"flags,omitempty"`
	Units []jsonUnit `json:"units"`
	Pairs []jsonPair `json:"pairs"`
}

type jsonUnit struct {
	Ref      string           `json:"ref"`
	Source   *formula.Reading `json:"source,omitempty"`
	Target   *formula.Reading `json:"translation,omitempty"`
	Disagree []string         `json:"disagree,omitempty"`
}

type jsonPair struct {
	Earlier  string                `json:"earlier"`
	Later    string                `json:"later"`
	Relation string                `json:"relation"`
	Score    float64               `json:"score"`
	Verdict  drift.Verdict         `json:"verdict,omitempty"`
	Formula  []drift.FormulaChange `json:"formula,omitempty"`
	Changes  []drift.Change        `json:"changes,omitempty"`
}

// JSON writes the report with all its evidence; offsets are in bytes of the units' texts.
func JSON(w io.Writer, r *drift.Report, f Filter) error {
	keep := func(q *drift.Pair) bool {
		return f.thread(r, &r.Courses[q.Thread]) && r.Set.Units[q.Later].Group >= f.Since
	}
	out := jsonReport{Source: r.Source.String(), All: r.Summary(keep), Threads: []jsonThread{},
		Amended: r.Summary(func(q *drift.Pair) bool { return keep(q) && drift.Amended(q) })}
	if !r.Target.IsRoot() {
		out.Target = r.Target.String()
	}
	for n := range r.Courses {
		c := &r.Courses[n]
		if !f.thread(r, c) {
			continue
		}
		t := jsonThread{Name: c.Name, Flags: c.Flags(), Pairs: []jsonPair{}}
		for i := range c.Steps {
			t.Units = append(t.Units, unitOf(r, &c.Steps[i]))
		}
		for i := range r.Pairs {
			if p := &r.Pairs[i]; p.Thread == n && f.pair(r, p) {
				t.Pairs = append(t.Pairs, pairOf(r, p))
			}
		}
		if len(t.Pairs) > 0 || !f.OneSided {
			out.Threads = append(out.Threads, t)
		}
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func unitOf(r *drift.Report, s *drift.Step) jsonUnit {
	u := jsonUnit{Ref: r.Set.Units[s.Unit].ID, Disagree: s.Disagree()}
	if s.In[0] {
		u.Source = &s.Source
	}
	if s.In[1] {
		u.Target = &s.Target
	}
	return u
}

func pairOf(r *drift.Report, p *drift.Pair) jsonPair {
	out := jsonPair{
		Earlier:  r.Set.Units[p.Earlier].ID,
		Later:    r.Set.Units[p.Later].ID,
		Relation: string(p.Relation),
		Score:    p.Score,
		Formula:  p.Formula,
	}
	if p.Comparison != nil {
		out.Verdict, out.Changes = p.Comparison.Verdict(), p.Comparison.Changes
	}
	return out
}
