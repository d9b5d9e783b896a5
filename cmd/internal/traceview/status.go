package traceview

import (
	"fmt"
	"io"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// StatusTable writes the standing of every unit, a meeting at a time. Units that follow one another and stand alike,
// none of them taken up or taking up, are one line. A reference is shown without the name of the meeting above it.
func (v *View) StatusTable(w io.Writer) error {
	units := v.Result.Set.Units
	for i := 0; i < len(units); {
		group := units[i].Group
		var lines []statusLine
		for ; i < len(units) && units[i].Group == group; i++ {
			if v.standsOut(i) {
				lines = v.addStatus(lines, i)
			}
		}
		if len(lines) == 0 {
			continue
		}
		head := v.in(bold, v.shownWhen(lines[0].first)) + "  " + v.count(group)
		if _, err := io.WriteString(w, "\n"+head+"\n"+v.statusLines(lines)); err != nil {
			return err
		}
	}
	return nil
}

// A statusLine is the standing of one unit, or of some that follow one another.
type statusLine struct {
	first, last int // units
	standing    string
	alone       bool // it takes up nothing and is not taken up
}

// addStatus adds a unit of the group of the lines before it.
func (v *View) addStatus(lines []statusLine, unit int) []statusLine {
	s := &v.Result.Status[unit]
	l := statusLine{unit, unit, v.standing(unit), s.New() && len(s.TakenUpBy) == 0}
	if n := len(lines) - 1; n >= 0 && l.alone && lines[n].alone && lines[n].last == unit-1 &&
		lines[n].standing == l.standing {
		lines[n].last = unit
		return lines
	}
	return append(lines, l)
}

// statusLines sets the lines of a group, their names in a column that leaves two thirds to what is told.
func (v *View) statusLines(lines []statusLine) string {
	names, wide := make([]string, len(lines)), 0
	for i, l := range lines {
		names[i] = v.place(l.first)
		if l.last > l.first {
			names[i] = v.UI.Sprintf("%s to %s", names[i], v.place(l.last))
		}
		if n := lang.Columns(names[i]); n <= max(v.Width/3, 16) {
			wide = max(wide, n)
		}
	}
	var b strings.Builder
	indent := strings.Repeat(" ", wide+5)
	for i, l := range lines {
		first := fmt.Sprintf("   %-*s  ", wide, names[i])
		if lang.Columns(names[i]) > wide { // a long name has a line of its own
			b.WriteString(console.Wrap("   ", "   ", names[i], v.Width))
			first = indent
		}
		b.WriteString(console.Wrap(first, indent, l.standing, v.Width))
	}
	return b.String()
}

// place is the reference of a unit below the name of its meeting.
func (v *View) place(unit int) string {
	u := v.Result.Set.Units[unit]
	name := v.Result.Set.Groups[u.Group].Name
	if rest, ok := strings.CutPrefix(v.id(unit), name); ok {
		for _, sign := range []string{":", ", "} {
			if place, ok := strings.CutPrefix(rest, sign); ok && place != "" {
				return console.Visible(place)
			}
		}
	}
	return v.shown(unit)
}

// count tells how many units of a group are new, repeat earlier ones, or may do so.
func (v *View) count(group int) string {
	n := v.Result.Count(func(u int) bool { return v.Result.Set.Units[u].Group == group && v.standsOut(u) })
	return v.UI.Sprintf("%s, %d new, %d repeated, %d possible", v.units(n.Units), n.New, n.Repeated, n.Possible)
}
