package traceview

import (
	"fmt"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// A View is what is shown of a trace.
type View struct {
	Result *reuse.Result
	Since  int // only pairs whose later unit, and threads of which some unit, stands in this group or after
	// Only are the units, by their index, that were traced: of the others no status is known. Nil stands for all.
	Only []bool
	// Unit is the one of which threads and statuses are shown. Nil stands for all.
	Unit *int
	// Formulas shows the pairs of formulas alone, which tables leave out otherwise.
	Formulas bool
	Width    int            // columns of a table
	UI       words.Language // of tables
	Colour   bool
}

func (v *View) id(unit int) string { return v.Result.Set.Units[unit].ID }

// shown is the id of a unit, and shownWhen its meeting, as a table shows them: a name of a file may hold anything.
func (v *View) shown(unit int) string     { return console.Visible(v.id(unit)) }
func (v *View) shownWhen(unit int) string { return console.Visible(v.when(unit)) }

// standsOut reports whether a unit's status is shown.
func (v *View) standsOut(unit int) bool {
	return v.Result.Set.Units[unit].Group >= v.Since && (v.Only == nil || v.Only[unit]) &&
		(v.Unit == nil || *v.Unit == unit)
}

// when is the meeting and year of a unit: "VII 2017", or the name of its file.
func (v *View) when(unit int) string {
	g := v.Result.Set.Groups[v.Result.Set.Units[unit].Group]
	if y := g.Year(); y > 0 && !strings.Contains(g.Name, fmt.Sprint(y)) {
		return fmt.Sprintf("%s %d", g.Name, y)
	}
	return g.Name
}

// text is the unit's own words in the first language it is there in.
func (v *View) text(unit int) string {
	for _, t := range v.Result.Set.Units[unit].Texts {
		if t.Body != "" {
			return t.Body
		}
	}
	return ""
}

// pairs lists the pairs of the view that a table shows: from the threshold on, and after Since.
func (v *View) pairs() []reuse.Reiteration {
	var out []reuse.Reiteration
	for _, p := range v.Result.Pairs {
		if v.Result.Set.Units[p.Later].Group >= v.Since && (p.Relation == reuse.Formula) == v.Formulas {
			out = append(out, p)
		}
	}
	return out
}

// hidden counts the pairs of formulas that a table leaves out.
func (v *View) hidden() int {
	n := 0
	for _, p := range v.Result.Pairs {
		if p.Relation == reuse.Formula && v.Result.Set.Units[p.Later].Group >= v.Since {
			n++
		}
	}
	return n
}

func (v *View) threads() []reuse.Thread {
	var out []reuse.Thread
	for _, t := range v.Result.Threads {
		if v.Unit != nil && !slices.Contains(t.Units, *v.Unit) {
			continue
		}
		if slices.ContainsFunc(t.Units, func(u int) bool { return v.Result.Set.Units[u].Group >= v.Since }) {
			out = append(out, t)
		}
	}
	return out
}

// relation is that of the pair of two units, empty where they are no pair of the trace.
func (v *View) relation(a, b int) (reuse.Reiteration, bool) {
	for _, p := range v.Result.Pairs {
		if p.Earlier == a && p.Later == b && p.Relation != reuse.Cited {
			return p, true
		}
	}
	return reuse.Reiteration{}, false
}

// standing says where a unit stands in time: new, taken up, not taken up later.
func (v *View) standing(unit int) string {
	s := &v.Result.Status[unit]
	var parts []string
	if s.New() {
		parts = append(parts, v.UI.Sprintf("no earlier wording found"))
	} else if s.Standing == reuse.Possible {
		parts = append(parts, v.UI.Sprintf("possibly takes up %s", v.list(s.TakesUp, 4)))
	} else {
		parts = append(parts, v.UI.Sprintf("takes up %s", v.list(s.TakesUp, 4)))
	}
	if len(s.TakenUpBy) > 0 {
		parts = append(parts, v.UI.Sprintf("taken up by %s", v.list(s.TakenUpBy, 4)))
	} else if s.Last < len(v.Result.Set.Groups)-1 {
		parts = append(parts, v.UI.Sprintf("not taken up later"))
	}
	return v.UI.Join(parts, "; ")
}

// list names the first of some units, best first, in the order of the set.
func (v *View) list(units []int, most int) string {
	shown := slices.Sorted(slices.Values(units[:min(most, len(units))]))
	ids := v.ids(shown)
	if more := len(units) - len(shown); more > 0 {
		ids = append(ids, v.UI.Sprintf("and %d more", more))
	}
	return strings.Join(ids, ", ")
}

// phrases joins the texts of some phrases, the heaviest first and at most so many.
func phrases(ps []reuse.Phrase, most int) string {
	var out []string
	for _, p := range ps[:min(most, len(ps))] {
		out = append(out, p.Text)
	}
	return strings.Join(out, " · ")
}
