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

func (t *tally) String() string {
	var parts []string
	for _, p := range []struct {
		n  int
		of string
	}{{t.changed, "changed"}, {t.new, "new"}, {t.moved, "moved"}, {t.taken, "taken out"}} {
		if p.n == 0 {
			continue
		}
		count := plural(p.n, "paragraph")
		if len(parts) > 0 {
			count, _, _ = strings.Cut(count, " ")
		}
		parts = append(parts, count+" "+p.of)
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
	seen := map[string]bool{}
	for _, r := range paragraphs(rows(s, false)) {
		if !r.changed || r.blank() {
			continue
		}
		place := o.place(1, r.b)
		if r.only(diff.Delete) {
			place = o.place(0, r.a)
		}
		what := r.what()
		key := what + " " + place.Ref
		if what == "" || place.Group == "" || seen[key] {
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
		case "new":
			t.new++
		case "taken":
			t.taken++
		case "moved":
			t.moved++
		default:
			t.changed++
		}
	}
	out := make([]string, len(order))
	for i, t := range order {
		out[i] = t.String()
	}
	return out
}

// what says what became of the paragraph of a row: new, taken, moved or changed; empty for one that stands elsewhere
// now, which counts there.
func (r row) what() string {
	only, comes := true, false // whether it has nothing but moves
	for _, f := range r.frags {
		if f.op.Kind == diff.Equal || f.op.Ignored || strings.TrimSpace(f.text) == "" {
			continue
		}
		moved := f.op.Link > 0 && f.op.Change == diff.Moved
		only = only && moved
		comes = comes || moved && f.op.Kind != diff.Delete
	}
	switch {
	case only && comes:
		return "moved"
	case only:
		return ""
	case r.only(diff.Insert):
		return "new"
	case r.only(diff.Delete):
		return "taken"
	}
	return "changed"
}
