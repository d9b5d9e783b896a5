package render

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/diff"
)

// A Place names lines of a text as its readers cite them.
type Place struct {
	Line  int    // the first of the lines, 1-based
	Ref   string // VII.2(b)
	Label string // as printed, where it says more than Ref
	Part  string // heading of the part of the paper it stands in
	Group string // the part that Ref names: VII
	// Beside says that the label is not among the words of the line: a word processor counts it, or it was taken off.
	Beside bool
}

// name is the ref, with the printed label behind it where the ref does not end with it.
func (p Place) name() string {
	if p.Label == "" || strings.HasSuffix(p.Ref, p.Label) {
		return p.Ref
	}
	return p.Ref + " (" + p.Label + ")"
}

// place is where a line of a text stands; the zero Place where no places are known, or none so early.
func (o Options) place(text, line int) Place {
	if text >= len(o.Places) {
		return Place{}
	}
	all := o.Places[text]
	at, found := slices.BinarySearchFunc(all, line, func(p Place, line int) int { return p.Line - line })
	if !found {
		at--
	}
	if at < 0 {
		return Place{}
	}
	return all[at]
}

// placed reports whether the lines of both texts have names.
func (o Options) placed() bool {
	return len(o.Places) > 1 && len(o.Places[0]) > 0 && len(o.Places[1]) > 0
}

// part is the heading of the part that a row stands in, as the text has it that has the row; empty where the last row
// of that text that is shown before it stands in the same.
func (o Options) part(r row, before []row, shown []bool) string {
	text, other, line := 1, diff.Delete, func(r row) int { return r.b }
	if r.only(diff.Delete) {
		text, other, line = 0, diff.Insert, func(r row) int { return r.a }
	}
	part := o.place(text, line(r)).Part
	for y, was := range slices.Backward(before) {
		if !shown[y] || was.only(other) {
			continue
		}
		if o.place(text, line(was)).Part == part {
			return ""
		}
		break
	}
	return part
}

// only reports whether all words of a row are of one text: those taken out, for diff.Delete, else those brought in.
func (r row) only(kind diff.OpKind) bool {
	some := false
	for _, f := range r.frags {
		if strings.TrimSpace(f.text) == "" {
			continue
		}
		if f.op.Kind == diff.Equal || side(f.op.Kind) != side(kind) {
			return false
		}
		some = true
	}
	return some
}

// blank reports whether a row has no words and no change: an empty line between paragraphs.
func (r row) blank() bool {
	return !r.changed && !slices.ContainsFunc(r.frags, func(f frag) bool { return strings.TrimSpace(f.text) != "" })
}

// paragraphs cuts rows at every line end, so that each paragraph that one text alone has is a row of its own.
func paragraphs(all []row) []row {
	out := make([]row, 0, len(all))
	for _, r := range all {
		now := row{a: r.a, b: r.b}
		for _, f := range r.frags {
			if f.ends {
				sign := f
				sign.text = breakSign
				now.frags, now.changed = append(now.frags, sign), true
			}
			for {
				line, rest, more := strings.Cut(f.text, "\n")
				if len(f.inner) > 0 {
					line, more = f.text, false
				}
				if line != "" {
					piece := f
					piece.text = line
					now.frags = append(now.frags, piece)
					now.changed = now.changed || f.op.Kind != diff.Equal && !f.op.Ignored
				}
				if !more {
					break
				}
				if len(now.frags) > 0 {
					out = append(out, now)
				}
				a, b := now.a, now.b
				if f.op.Kind == diff.Delete {
					a++
				} else {
					b++
				}
				now, f.text, f.first = row{a: a, b: b}, rest, false
			}
		}
		if len(now.frags) > 0 || len(r.frags) == 0 {
			now.changed = now.changed || len(r.frags) == 0 && r.changed
			out = append(out, now)
		}
	}
	return out
}

// A landmark is told where a line begins another paragraph than the one before.
type landmark struct {
	o          Options
	namesA     map[int]string // of the paragraphs, by their lines
	namesB     map[int]string
	a, b       int    // the lines that the script has come to
	midA, midB bool   // in the midst of a line of either text
	last       string // name that was told
	part       string // heading that was told
	partA      string // heading of the part that the script has come to in the first text
	partB      string // and in the second
}

// landmarks are those of a script that has been made ready to be shown.
func landmarks(s *diff.Script, o Options) *landmark {
	l := &landmark{o: o, a: 1, b: 1}
	if o.placed() {
		l.namesA, l.namesB = viewOf(s, o, false).names()
	}
	return l
}

// at is what to say before a fragment of one line: the heading of the part, where it is another one, and the name of
// the paragraph, where one begins with it.
func (l *landmark) at(f frag) (part, name string) {
	gone, both := f.op.Kind == diff.Delete, f.op.Kind == diff.Equal
	begins := !gone && !l.midB || (gone || both) && !l.midA
	if !begins || strings.TrimSpace(f.text) == "" {
		return "", ""
	}
	p := l.o.place(1, l.b)
	if gone {
		p = l.o.place(0, l.a)
	}
	if gone || both && l.midB {
		name = l.namesA[l.a]
	} else {
		name = l.namesB[l.b]
	}
	if name == l.last {
		name = ""
	} else {
		l.last = name
	}
	another := p.Part != l.partB
	if gone {
		another = p.Part != l.partA
	} else {
		l.partB = p.Part
	}
	if gone || both {
		l.partA = l.o.place(0, l.a).Part
	}
	if another && p.Part != l.part {
		part, l.part = p.Part, p.Part
	}
	return part, name
}

// pass goes on behind a fragment of one line.
func (l *landmark) pass(f frag) {
	ends := strings.HasSuffix(f.text, "\n")
	if f.op.Kind == diff.Delete || f.op.Kind == diff.Equal {
		l.midA = !ends
		if ends {
			l.a++
		}
	}
	if f.op.Kind != diff.Delete {
		l.midB = !ends
		if ends {
			l.b++
		}
	}
}

// byLine cuts fragments behind each line end.
func byLine(parts []frag) []frag {
	out := make([]frag, 0, len(parts))
	for _, f := range parts {
		if len(f.inner) > 0 {
			out = append(out, f)
			continue
		}
		for line := range strings.Lines(f.text) {
			piece := f
			piece.text = line
			out = append(out, piece)
			f.first = false
		}
	}
	return out
}
