package render

import (
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/diff"
)

// A fate is what became of the paragraph of a row.
type fate uint8

const (
	stays   fate = iota // or changed
	comes               // new
	goes                // taken out
	arrives             // moved, at its new place
	leaves              // moved, at its old place
)

// A sum counts the letters and figures of a row by what became of them.
type sum struct {
	kept        int
	gone, in    int // taken out and brought in, moves among them
	left, moved int // those of moves: taken from here, brought here
	link        int // of the first move
	edited      bool
}

// sum counts the words of a row; what is ignored counts as kept.
func (r row) sum() sum {
	var out sum
	for _, f := range r.frags {
		n := letters(f.text)
		switch {
		case f.op.Kind == diff.Equal, f.op.Ignored && f.op.Kind != diff.Delete:
			out.kept += n
			continue
		case f.op.Ignored:
			continue
		case f.op.Kind == diff.Delete:
			out.gone += n
		default:
			out.in += n
		}
		out.edited = out.edited || n > 0 && f.op.Change != diff.Moved
		if f.op.Link == 0 || f.op.Change != diff.Moved { // words that are new or gone did not move, though a move spans them
			continue
		}
		if out.link == 0 {
			out.link = f.op.Link
		}
		if f.op.Kind == diff.Delete {
			out.left += n
		} else {
			out.moved += n
		}
	}
	return out
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// fate tells what became of a row: a paragraph moved where most of its words did.
func (r row) fate() fate {
	switch s := r.sum(); {
	case s.kept > 0:
	case s.gone == 0 && 2*s.moved > s.in:
		return arrives
	case s.in == 0 && 2*s.left > s.gone:
		return leaves
	case r.only(diff.Insert):
		return comes
	case r.only(diff.Delete):
		return goes
	}
	return stays
}

// apart cuts a row at whose place one paragraph left and another came in two: they have nothing to do with each other.
func (r row) apart() []row {
	s := r.sum()
	if s.kept > 0 || s.gone == 0 || s.in == 0 || 2*s.left <= s.gone && 2*s.moved <= s.in {
		return []row{r}
	}
	gone, in := row{a: r.a, b: r.b, changed: true}, row{a: r.a, b: r.b, changed: true}
	for _, f := range r.frags {
		if f.op.Kind == diff.Delete {
			gone.frags = append(gone.frags, f)
		} else {
			in.frags = append(in.frags, f)
		}
	}
	return []row{gone, in}
}

// A view is a script of two papers as its readers see it, paragraph by paragraph.
type view struct {
	o     Options
	rows  []row
	moves *moves
}

// viewOf gives the paragraphs of a script that has been made ready to be shown; small changes are refined where that is
// to be shown.
func viewOf(s *diff.Script, o Options, refine bool) *view {
	v := &view{o: o, moves: movesOf(s)}
	for _, r := range paragraphs(rows(s, o, refine)) {
		if !r.blank() {
			v.rows = append(v.rows, r.apart()...)
		}
	}
	v.tellFates()
	return v
}

// tellFates tells what became of each row. A paragraph of which most moved left its place for the one at which another
// arrived, though it may be the smaller part of that; and the other way round.
func (v *view) tellFates() {
	ends := map[int]bool{}   // lines of the second text at which paragraphs arrive
	begins := map[int]bool{} // lines of the first text which paragraphs leave
	for i := range v.rows {
		r := &v.rows[i]
		switch r.what = r.fate(); r.what {
		case arrives:
			begins[v.moves.lines[1][r.b]] = true
		case leaves:
			ends[v.moves.lines[0][r.a]] = true
		}
	}
	for i := range v.rows {
		switch r := &v.rows[i]; {
		case r.what == comes && ends[r.b] && r.sum().link > 0:
			r.what = arrives
		case r.what == goes && begins[r.a] && r.sum().link > 0:
			r.what = leaves
		}
	}
}

// moves tells from which lines to which ones words moved.
type moves struct {
	begin [][2]int       // for each move the lines where it begins, in either text
	lines [2]map[int]int // for a line of either text that line of the other in which most of its moved words stand
}

func movesOf(s *diff.Script) *moves {
	m := &moves{lines: [2]map[int]int{{}, {}}}
	if len(s.Moves) == 0 {
		return m
	}
	ends := [2][]int{lineEnds(s.A), lineEnds(s.B)}
	line := func(k, at int) int {
		n, _ := slices.BinarySearch(ends[k], at)
		return n + 1
	}
	for _, r := range s.Moves {
		m.begin = append(m.begin, [2]int{line(0, r.A.Start), line(1, r.B.Start)})
	}
	shared := map[[2]int]int{} // letters that moved from a line to another
	most := [2]map[int]int{{}, {}}
	for _, op := range s.Ops {
		if op.Kind != diff.Move {
			continue
		}
		key := [2]int{line(0, op.A.Start), line(1, op.B.Start)}
		for text := range strings.Lines(s.Text(op)) { // the same bytes in both texts
			shared[key] += letters(text)
			for k, at := range key {
				if n := shared[key]; n > most[k][at] {
					most[k][at], m.lines[k][at] = n, key[1-k]
				}
			}
			key[0], key[1] = key[0]+1, key[1]+1
		}
	}
	return m
}

// other is the line of the other text to which a line of text k moved, or from which it came; where none of its words
// tells, the line in which the move begins there.
func (m *moves) other(k, line, link int) int {
	if at, ok := m.lines[k][line]; ok {
		return at
	}
	return m.begin[link-1][1-k]
}

func lineEnds(s string) []int {
	var out []int
	for i := range len(s) {
		if s[i] == '\n' {
			out = append(out, i)
		}
	}
	return out
}

// where names the place of a row in both texts: VII.2, or VII.2 → VII.3; or says that one text alone has it, or where
// it was moved from or to.
func (v *view) where(r row) string {
	a, b := v.o.place(0, r.a).name(), v.o.place(1, r.b).name()
	switch r.what {
	case comes:
		return v.o.named("%s, new", b)
	case goes:
		return v.o.named("%s, taken out", a)
	case arrives:
		s := r.sum()
		return v.o.arrival(b, v.o.place(0, v.moves.other(1, r.b, s.link)).name(), s.edited)
	case leaves:
		to := v.o.place(1, v.moves.other(0, r.a, r.sum().link)).name()
		if to == "" {
			return v.o.named("%s, moved", a)
		}
		return v.o.named("%s, moved to %s", a, to)
	}
	if a == "" || b == "" || a == b {
		return a + strings.TrimPrefix(b, a)
	}
	return a + " → " + b
}

// arrival says that a paragraph was moved from a place, which may have no name, and whether it changed on the way.
func (o Options) arrival(name, from string, edited bool) string {
	switch {
	case from == "" && edited:
		return o.named("%s, moved and changed", name)
	case from == "":
		return o.named("%s, moved", name)
	case edited:
		return o.named("%s, moved from %s and changed", name, from)
	}
	return o.named("%s, moved from %s", name, from)
}

// named says something of a paragraph by its name; of one without a name it says nothing.
func (o Options) named(format, name string, args ...any) string {
	if name == "" {
		return ""
	}
	return o.say(format, append([]any{name}, args...)...)
}

// names gives what the paragraphs that begin at lines of the first and of the second text are called.
func (v *view) names() (a, b map[int]string) {
	a, b = map[int]string{}, map[int]string{}
	for _, r := range v.rows {
		f, name := r.what, v.where(r)
		if f != comes && f != arrives && a[r.a] == "" {
			a[r.a] = name
		}
		if f != goes && f != leaves && b[r.b] == "" {
			b[r.b] = name
		}
	}
	return a, b
}
