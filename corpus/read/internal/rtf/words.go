package rtf

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

var signs = map[string]string{
	"emdash":    "—",
	"endash":    "–",
	"lquote":    "‘",
	"rquote":    "’",
	"ldblquote": "“",
	"rdblquote": "”",
	"bullet":    "•",
}

var lineEnds = set("line", "lbr", "softline")

var spaces = set("tab", "line", "emspace", "enspace", "qmspace", "lbr", "softline")

// word carries out a control word.
func (r *reader) word(t token) {
	star := r.star
	r.star = false
	if t.word == "u" {
		r.unicode(t)
		return
	}
	if r.ignore > 0 && t.word != "uc" {
		r.ignore--
	}
	if r.state.dest != "skip" && r.table(t) {
		return
	}
	r.text("")
	switch {
	case r.state.dest == "skip":
		return
	case skipped[t.word], star && !kept[t.word] && !r.destination(t.word):
		r.state.dest = "skip"
		return
	case r.destination(t.word):
		return
	}
	if s := signs[t.word]; s != "" {
		r.text(s)
		return
	}
	if spaces[t.word] {
		if t.word == "tab" && r.state.dest == "" && r.state.para.first < 0 {
			r.flows[len(r.flows)-1].takeLabel()
		}
		r.text(" ")
		if lineEnds[t.word] && !r.state.gone && !r.state.hidden && r.state.dest == "" {
			r.flows[len(r.flows)-1].b.Break()
		}
		return
	}
	if !r.property(t) {
		r.structure(t)
	}
}

// unicode takes a character given as a number; the bytes that stand for it in old programs are passed over.
func (r *reader) unicode(t token) {
	if r.state.dest == "skip" {
		return
	}
	if r.ignore = r.state.skip; len(r.bytes) > 0 {
		r.text("")
	}
	n := t.n
	if n < 0 {
		n += 65536
	}
	if n > 0xffff || n <= 0 {
		return
	}
	if f := r.fonts[r.state.font]; f != nil && n >= 0xf000 && n <= 0xf0ff {
		if sign, ok := flow.Symbol(f.name, rune(n)); ok {
			r.text(sign)
			return
		}
	}
	r.units = append(r.units, uint16(n))
}

// destination opens what a group is for, and reports whether the word names that.
func (r *reader) destination(word string) bool {
	switch word {
	case "fonttbl", "stylesheet":
		r.state.dest = word
		r.fontNow, r.styleNow = 0, 0
	case "upr":
		r.state.dest = "skip" // the same follows in Unicode
	case "ud":
		r.state.dest = ""
	case "listtext", "pntext":
		r.state.dest = "label"
		r.flows[len(r.flows)-1].label = ""
	case "pn":
		r.state.dest = "skip"
	case "shpinst", "shptxt", "fldrslt", "shppict", "result":
		if r.state.dest = ""; word == "shptxt" {
			r.openFlow(&stream{})
		}
	case "footnote":
		r.openNote()
	case "annotation":
		r.openFlow(&stream{furniture: "comment"})
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		r.openFlow(&stream{furniture: "running head"})
	case "atnauthor":
		r.state.dest = "skip"
	default:
		return false
	}
	return true
}

// property sets how words or paragraphs look.
func (r *reader) property(t token) bool {
	on := !t.has || t.n != 0
	s := &r.state
	switch t.word {
	case "ansicpg":
		r.page = t.n
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "uc":
		s.skip = max(t.n, 0)
	case "f":
		s.font = t.n
		if s.dest == "fonttbl" {
			r.fontNow = t.n
			r.fonts[t.n] = &font{}
		}
	case "fcharset":
		if f := r.fonts[r.fontNow]; f != nil && s.dest == "fonttbl" {
			f.charset = t.n
		}
	case "plain":
		s.Style, s.raised, s.hidden, s.gone = flow.Style{}, false, false, false
	case "b":
		s.Bold = on
	case "i":
		s.Italic = on
	case "v":
		s.hidden = on
	case "super":
		s.raised = on
	case "up":
		s.raised = t.n > 0 || !t.has
	case "nosupersub", "sub", "dn":
		s.raised = false
	case "deleted", "revised":
		if on {
			r.tracked++
		}
		s.gone = on && (t.word == "revised") == r.reject
	case "pard":
		s.para = paragraph{}
	case "s":
		if s.dest == "stylesheet" {
			r.styleNow = t.n
		}
		s.para.style = t.n
	case "outlinelevel":
		s.para.outline = t.n + 1
	case "ilvl":
		s.para.level = t.n
	case "fi":
		s.para.first = t.n
	case "ls":
		s.para.listed = t.n > 0
	case "qc":
		s.para.center = true
	case "ql", "qr", "qj":
		s.para.center = false
	case "intbl":
		s.para.table = true
	default:
		return false
	}
	return true
}

// structure ends paragraphs and marks notes.
func (r *reader) structure(t token) {
	f := r.flows[len(r.flows)-1]
	switch t.word {
	case "par", "sect":
		if !r.state.gone { // else the paragraph goes on in the next
			f.end(r)
		}
	case "page", "pagebb", "column":
		f.brk = true
	case "chftn":
		if len(r.flows) == 1 {
			f.marker, f.marked = "", f.b.Len()
		}
	}
}

// table ends cells and rows.
func (r *reader) table(t token) bool {
	switch t.word {
	case "cell", "nestcell":
		r.text("")
		f := r.flows[len(r.flows)-1]
		f.inRow = true
		f.end(r)
		f.column++
	case "row", "nestrow":
		r.text("")
		f := r.flows[len(r.flows)-1]
		f.end(r)
		f.row++
		f.column, f.inRow = 0, false
	default:
		return false
	}
	return true
}

// A stream is a text of its own: the body, a note, a head of pages.
type stream struct {
	out       []flow.Line
	b, hid    flow.Builder
	label     string
	typed     bool // the label is words of the paragraph
	furniture string
	brk       bool
	note      bool
	custom    string // marker that a note begins with
	marker    string // the marker written last in the line, and where
	marked    int
	after     []flow.Line // notes and the like of the line in hand
	table     int32
	row       int32
	column    int32
	inRow     bool
	num       int
}

// typedLabel is a label that a tabulator parts from the words that hang behind it.
var typedLabel = lazyregexp.New(`^\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]$`)

// takeLabel takes the words of the paragraph in hand for its label, if they look like one.
func (s *stream) takeLabel() {
	if s.label != "" || s.note || s.b.Len() == 0 || s.b.Len() > 7 {
		return
	}
	l := s.b.Line()
	if len(l.Marks) == 0 && typedLabel.MatchString(l.Text) {
		s.label, s.typed = l.Text, true
		return
	}
	s.b.Text(l.Text, l.Bold)
	for _, m := range l.Marks {
		s.b.Mark(m.Marker)
	}
}

func (r *reader) openFlow(s *stream) {
	r.state.dest = ""
	r.state.opened = s
	r.state.para = paragraph{}
	r.state.Style, r.state.raised, r.state.hidden = flow.Style{}, false, false
	s.num = r.flows[len(r.flows)-1].num
	r.flows = append(r.flows, s)
}

func (r *reader) openNote() {
	r.openFlow(&stream{note: true})
}

// closeFlow ends a stream; its lines come after the line in which it stood.
func (r *reader) closeFlow() {
	s := r.flows[len(r.flows)-1]
	r.flows = r.flows[:len(r.flows)-1]
	s.end(r)
	host := r.flows[len(r.flows)-1]
	if s.note {
		marker := s.custom
		if marker == "" && host.marker != "" && host.marked == host.b.Len() {
			marker = host.marker
		}
		switch {
		case r.state.gone, len(s.out) == 0 && s.custom == "":
			return
		case marker == "":
			r.notes++
			marker = strconv.Itoa(r.notes)
			host.b.Mark(marker)
		case host.marker == "" || host.marked != host.b.Len():
			host.b.Mark(marker)
		}
		host.marker = ""
		for i := range s.out {
			l := &s.out[i]
			l.Label, l.Bullet, l.Level, l.Heading = "", false, 0, 0
			if l.Soft = i > 0; i == 0 {
				l.Note = marker
			}
		}
	}
	for i := range s.out {
		s.out[i].Num = max(host.num, 1)
	}
	host.after = append(host.after, s.out...)
	if host.b.Len() == 0 && s.furniture != "" {
		host.out = append(host.out, host.after...)
		host.after = nil
	}
}

// end makes a line of the paragraph in hand.
func (s *stream) end(r *reader) {
	breaks := s.b.Breaks()
	l, hidden := s.b.Line(), s.hid.Line()
	label := strings.TrimSpace(s.label)
	typed := s.typed
	s.label, s.typed = "", false
	s.num++
	p := r.state.para
	if p.table || s.inRow {
		if s.table == 0 || s.table < 0 {
			s.table, s.row = -s.table+1, 0
		}
	} else if s.table > 0 {
		s.table = -s.table
	}
	if l.Text != "" || len(l.Marks) > 0 {
		l.Num, l.Break, l.Center, l.Furniture = s.num, s.brk, p.center, s.furniture
		if strings.Trim(label, "·•●○▪■-–—*o§ü") == "" {
			l.Bullet = label != ""
		} else {
			l.Label = label
		}
		if label != "" && !typed {
			l.Level = p.level + 1
		}
		if l.Heading = r.headings[p.style]; l.Heading == 0 && p.outline < 10 {
			l.Heading = p.outline
		}
		if s.table > 0 {
			l.Cell = flow.Cell{Table: s.table, Row: s.row, Column: s.column}
		}
		s.brk = false
		s.out = append(s.out, flow.SplitAtBreaks(l, breaks)...)
	}
	if hidden.Text != "" {
		s.out = append(s.out, flow.Line{Text: hidden.Text, Num: s.num, Furniture: "hidden"})
	}
	s.out = append(s.out, s.after...)
	s.after, s.marker, s.marked = nil, "", 0
}
