package render

import (
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// A tally counts the paragraphs of a part that changed.
type tally struct {
	part                       string
	changed, new, moved, taken int
}

// line says how many paragraphs changed, and how.
func (t *tally) line(o Options) string {
	var parts []string
	for _, p := range []struct {
		n                 int
		one, more, beside string // alone, and behind others
	}{
		{t.changed, "%d paragraph changed", "%d paragraphs changed", "%d changed"},
		{t.new, "%d paragraph new", "%d paragraphs new", "%d new"},
		{t.moved, "%d paragraph moved", "%d paragraphs moved", "%d moved"},
		{t.taken, "%d paragraph taken out", "%d paragraphs taken out", "%d taken out"},
	} {
		switch {
		case p.n == 0:
		case len(parts) > 0:
			parts = append(parts, o.say(p.beside, p.n))
		default:
			parts = append(parts, o.count(p.n, p.one, p.more))
		}
	}
	return t.part + ": " + strings.Join(parts, ", ")
}

// Parts tells for each part of two papers how many of its paragraphs changed: "15/CP.22: 3 paragraphs changed, 1 new,
// 2 moved". Parts in which nothing changed are left out. It is empty where o.Places names no parts.
func Parts(s *diff.Script, o Options) []string {
	if !o.placed() {
		return nil
	}
	var order []*tally
	byPart := map[string]*tally{}
	type counted struct {
		what fate
		ref  string
	}
	seen := map[counted]bool{}
	for _, r := range viewOf(shown(s, o), o, false).rows {
		what, place := r.what, o.place(1, r.b)
		if what == goes {
			place = o.place(0, r.a)
		}
		key := counted{what, place.Ref}
		if !r.changed || what == leaves || place.Group == "" || seen[key] {
			continue
		}
		seen[key] = true
		t := byPart[place.Group]
		if t == nil {
			t = &tally{part: place.Group}
			byPart[place.Group] = t
			order = append(order, t)
		}
		switch what {
		case comes:
			t.new++
		case goes:
			t.taken++
		case arrives:
			t.moved++
		default:
			t.changed++
		}
	}
	out := make([]string, len(order))
	for i, t := range order {
		out[i] = t.line(o)
	}
	return out
}
