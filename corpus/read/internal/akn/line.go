package akn

import (
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// settle makes a line without text of a unit or a recital that has no words of its own.
func (r *reader) settle() {
	if r.label != "" {
		l := flow.Line{Kind: "unit", Label: r.label, Level: r.level, Num: r.num}
		if r.recital {
			l.Kind, l.Level = "recital", 0
		}
		r.out = append(r.out, l)
	}
	r.label, r.level, r.bullet, r.recital = "", 0, false, false
}

// flush ends the line in hand. A sign that stands alone behind a quoted provision, <inline>.</inline>, ends its last line.
func (r *reader) flush() {
	before := len(r.out)
	r.out = r.b.End(r.out, &r.notes, r.finish)
	if before == 0 || len(r.out) != before+1 || !r.closing {
		r.closing = r.closing && len(r.out) == before
		return
	}
	last, sign := &r.out[before-1], r.out[before]
	if r.closing = false; last.Kind == "text" && sign.Kind == "text" && len(sign.Marks) == 0 && onlySigns(sign.Text) {
		last.Text += sign.Text
		r.out = r.out[:before]
	}
}

func onlySigns(text string) bool { return strings.Trim(text, ".,;:”’»\"'") == "" }

// finish says what a line is.
func (r *reader) finish(l flow.Line) flow.Line {
	p := r.at
	l.Num, l.Cell, l.Furniture = r.num, p.cell, p.furniture
	if r.quoted != "" {
		l, r.quoted = l.Prefix(r.quoted+" "), ""
	}
	switch {
	case p.furniture != "":
		return l
	case p.kind == "heading":
		l.Kind, l.Heading = "heading", max(p.depth, 1)
		l.Label, l.Level, l.Part, l.Depth = p.heading.Label, p.heading.Level, p.heading.Part, p.heading.Depth
		return l
	case p.kind == "note":
		l.Kind = "note"
		return l
	case r.part != "" && utf8.RuneCountInString(l.Text) <= maxTitle && r.label == "":
		l.Kind, l.Heading, l.Part, l.Depth, r.part = "heading", 1, r.part, r.partDepth, ""
		return l
	case r.label != "" && r.recital:
		l.Kind, l.Label = "recital", r.label
	case r.label != "":
		l.Kind, l.Label, l.Level = "unit", r.label, r.level
	case r.bullet:
		l.Kind, l.Bullet, l.Level = "item", true, p.level+1
	case p.cell.Table > 0:
		l.Kind = "cell"
	case p.kind == "recital":
		l.Kind = "recital"
	default:
		l.Kind = "text"
		if p.unlabeled != nil && !p.quoted {
			if label, length := typedLabel(l.Text); label != "" {
				l = l.Trim(length)
				l.Kind, l.Label, l.Level = "unit", label, p.level+1+r.nested(p.unlabeled, label)
			}
		}
	}
	r.label, r.level, r.bullet, r.recital, r.part = "", 0, false, false, ""
	return l
}

// maxTitle is how long the first line of an annex may be, in runes, to be its heading though the file does not say so.
const maxTitle = 80
