package odt

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

func noteMark(s string) bool {
	if _, err := strconv.Atoi(s); err == nil && len(s) <= 3 {
		return true
	}
	return s != "" && len(s) <= 3 && strings.Trim(s, "*†‡") == ""
}

// note gathers a footnote or endnote: its marker in the line, its words after it.
func (r *reader) note(n *xmltree.Node) {
	marker := ""
	if c := n.Child("note-citation"); c != nil {
		marker = strings.TrimSpace(c.Words())
	}
	if marker == "" {
		r.noteCount++
		marker = strconv.Itoa(r.noteCount)
	}
	if len(r.dropped) > 0 {
		return
	}
	body := n.Child("note-body")
	if body == nil {
		return
	}
	lines := r.inner(body, place{}, func(i int, l *flow.Line) {
		l.Label, l.Bullet, l.Level, l.Heading = "", false, 0, 0
		if l.Soft = i > 0; i == 0 {
			l.Note = marker
		}
	})
	if len(lines) > 0 {
		r.b.Mark(marker)
		r.notes = append(r.notes, lines...)
	}
}

// aside reads paragraphs that stand in a paragraph: comments, text boxes; they come after its line.
func (r *reader) aside(n *xmltree.Node, furniture string, p place) {
	if len(r.dropped) > 0 {
		return
	}
	r.notes = append(r.notes, r.inner(n, place{furniture: furniture, cell: p.cell}, func(int, *flow.Line) {})...)
}

// inner reads what stands in an element as lines of its own.
func (r *reader) inner(n *xmltree.Node, p place, each func(int, *flow.Line)) []flow.Line {
	in := *r
	in.out, in.b, in.hid, in.notes, in.item, in.merging, in.brk = nil, flow.Builder{}, flow.Builder{}, nil, nil, false, false
	in.children(n, p)
	in.flush()
	for i := range in.out {
		in.out[i].Num = max(r.num, 1)
		each(i, &in.out[i])
	}
	r.noteCount, r.table, r.formulas = in.noteCount, in.table, in.formulas
	return in.out
}

// formula reads a formula that the package keeps as an object.
func (r *reader) formula(n *xmltree.Node, p place) {
	math := n.Child("math")
	if math == nil {
		math = r.objects[strings.TrimPrefix(n.Attr("href"), "./")]
	}
	if math == nil || math.Name != "math" {
		return
	}
	r.formulas++
	var signs func(*xmltree.Node)
	signs = func(n *xmltree.Node) {
		for _, k := range n.Kids {
			switch k.Name {
			case "":
				r.words(strings.TrimSpace(k.Text), p)
			case "annotation":
			default:
				signs(k)
			}
		}
	}
	signs(math)
}
