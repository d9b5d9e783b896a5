package diff

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// Labelled names the labels that lines of either text have beside their words, such as those a word processor counts:
// by the number of the line, 1-based, empty for a line without one. A label that one text has among its words and the
// other beside them is no change that counts: it stays in the script, marked as ignored. Default: no line has one.
func Labelled(a, b func(line int) string) Option {
	return func(o *options) { o.labels = [2]func(int) string{a, b} }
}

// relabel tells changes of the labels that lines begin with from changes of their words.
func (s *Script) relabel(o options) {
	r := relabeller{s: s, o: o}
	for k := 0; k < len(s.Ops); k++ {
		n := r.group(k)
		if n == 0 {
			if r.out != nil {
				r.out = append(r.out, s.Ops[k])
			}
			continue
		}
		ops := r.split(s.Ops[k : k+n])
		if ops != nil && r.out == nil {
			r.out = append(make([]Op, 0, len(s.Ops)+len(ops)), s.Ops[:k]...)
		}
		switch {
		case ops != nil:
			r.out = append(r.out, ops...)
		case r.out != nil:
			r.out = append(r.out, s.Ops[k:k+n]...)
		}
		k += n - 1
	}
	if r.out != nil {
		s.Ops = r.out
	}
}

// A relabeller goes through the operations of a script.
type relabeller struct {
	s     *Script
	o     options
	out   []Op   // nil until something differs from the script
	at    [2]int // bytes of either text whose lines are counted
	lines [2]int // line ends up to there
}

// group counts the operations of one change at one place, a deletion, an insertion or both, that may touch a label: 0
// for none. What follows it goes on in the same line of both texts.
func (r *relabeller) group(k int) int {
	ops := r.s.Ops[k:]
	n := 0
	for n < len(ops) && n < 2 && ops[n].Kind != Equal && ops[n].Kind != Move && ops[n].Link == 0 &&
		(n == 0 || ops[0].Kind == Delete && ops[1].Kind == Insert) {
		n++
	}
	if n == 0 || n == len(ops) || ops[n].Kind != Equal || r.s.A[ops[n].A.Start] == '\n' {
		return 0
	}
	return n
}

// A touched is what a change takes from one text: the bytes, those of them in the line that goes on behind it, and the
// label which that line has among its words.
type touched struct {
	text        string
	from, to    int // the change
	line, label int // where the line begins, and the words behind its label
}

// touches reads what a change takes from one text; false where the line that goes on did not begin with it.
func touches(text string, from, to int) (touched, bool) {
	d := touched{text: text, from: from, to: to, line: from}
	if at := strings.LastIndexByte(text[from:to], '\n'); at >= 0 {
		d.line = from + at + 1
	} else if !atLine(text, from) {
		return d, false
	}
	end := len(text)
	if n := strings.IndexByte(text[d.line:], '\n'); n >= 0 {
		end = d.line + n
	}
	d.label = d.line + leadingLabel(text[d.line:end])
	return d, true
}

// split gives the operations of a change with those of a label by themselves; nil where it touches none.
func (r *relabeller) split(ops []Op) []Op {
	first, last := ops[0], ops[len(ops)-1]
	a, okA := touches(r.s.A, first.A.Start, last.A.End)
	b, okB := touches(r.s.B, first.B.Start, last.B.End)
	if !okA || !okB {
		return nil
	}
	if a.line > a.from && b.line > b.from {
		return nil // lines were replaced by lines
	}
	besideA, besideB := r.beside(0, a.line), r.beside(1, b.line)
	if a.label == a.line && besideB != "" {
		a.label += a.saidBeside(besideB)
	}
	if b.label == b.line && besideA != "" {
		b.label += b.saidBeside(besideA)
	}
	typedA, typedB := a.text[a.line:a.label], b.text[b.line:b.label]
	label := Op{Change: Label, Ignored: r.o.kinds[Label]}
	switch {
	case typedA == "" && typedB == "":
		return nil
	case typedA != "" && typedB != "": // the one became the other
		if a.line == a.from && b.line == b.from && a.to <= a.label && b.to <= b.label {
			return only(ops, label, r.o)
		}
		return nil
	case typedA != "":
		label.Ignored = label.Ignored || sameLabel(typedA, besideB)
		if a.to < a.label || b.line > b.from {
			return nil
		}
		return cutA(ops, a, label)
	}
	label.Ignored = label.Ignored || sameLabel(typedB, besideA)
	if b.to < b.label || a.line > a.from {
		return nil
	}
	return cutB(ops, b, label)
}

// only gives the operations of a change that is of a label alone. What the caller does not count as a change of figures
// is not counted.
func only(ops []Op, label Op, o options) []Op {
	out := make([]Op, len(ops))
	for i, op := range ops {
		out[i] = op
		out[i].Change, out[i].Ignored = Label, label.Ignored || op.Ignored
	}
	return out
}

// cutA takes a label out of the deletion of a change, which has one.
func cutA(ops []Op, a touched, label Op) []Op {
	gone := ops[0]
	piece := func(op Op, from, to int) Op {
		op.Kind, op.A, op.B = Delete, span(from, to), gone.B
		return op
	}
	out := make([]Op, 0, len(ops)+2)
	if a.line > a.from {
		out = append(out, piece(gone, a.from, a.line))
	}
	out = append(out, piece(label, a.line, a.label))
	if a.to > a.label {
		out = append(out, piece(gone, a.label, a.to))
	}
	return append(out, ops[1:]...)
}

// cutB takes a label out of the insertion of a change, which is its last operation. The label is brought in first, so
// that what is taken out stands next to what replaces it.
func cutB(ops []Op, b touched, label Op) []Op {
	in := ops[len(ops)-1]
	place := ops[0].A.Start
	piece := func(op Op, from, to, place int) Op {
		op.Kind, op.A, op.B = Insert, span(place, place), span(from, to)
		return op
	}
	out := make([]Op, 0, len(ops)+2)
	if b.line > b.from {
		out = append(out, piece(in, b.from, b.line, place))
	}
	out = append(out, piece(label, b.line, b.label, place))
	if len(ops) > 1 {
		gone := ops[0]
		gone.B = span(b.label, b.label)
		out = append(out, gone)
	}
	if b.to > b.label {
		out = append(out, piece(in, b.label, b.to, in.A.Start))
	}
	return out
}

// beside is the label that the line at a byte of a text has beside its words.
func (r *relabeller) beside(text, at int) string {
	if r.o.labels[text] == nil {
		return ""
	}
	s := r.s.A
	if text == 1 {
		s = r.s.B
	}
	r.lines[text] += strings.Count(s[r.at[text]:at], "\n")
	r.at[text] = at
	return r.o.labels[text](r.lines[text] + 1)
}

// saidBeside is the length of the words at the beginning of the line, up to four, that are a label which the other text
// has beside its words; 0 where they are another.
func (d touched) saidBeside(label string) int {
	line := d.text[d.line:max(d.to, d.line)]
	n := 0
	for range 4 {
		word := strings.IndexFunc(line[n:], isSpace)
		if word < 0 {
			return 0
		}
		n += word
		rest := strings.TrimLeftFunc(line[n:], isSpace)
		if sameLabel(line[:n], label) {
			return len(line) - len(rest)
		}
		n = len(line) - len(rest)
	}
	return 0
}

// sameLabel reports whether a label among the words of a line says the same as one beside those of the other text:
// "5.", "(5)" and 5; "(ii)" and 5(a)(ii); "Article 5" and 5.
func sameLabel(typed, beside string) bool {
	x, y := labelPieces(typed), labelPieces(beside)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > 1 && utf8.RuneCountInString(x[0]) > 3 && len(y) == len(x)-1 {
		x = x[1:] // the name of its kind
	}
	if len(x) > len(y) || len(x) < len(y) && !strings.Contains(beside, "(") {
		return false
	}
	y = y[len(y)-len(x):]
	for i := range x {
		if !strings.EqualFold(x[i], y[i]) {
			return false
		}
	}
	return true
}

func labelPieces(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// leadingLabel is the length of the label that a line begins with, with the white space behind it: "12. ", "(a) ",
// "iv) ", "3.1. ". It is 0 for a line without one, and for one that has nothing else.
func leadingLabel(line string) int {
	at := 0
	if strings.HasPrefix(line, "(") || strings.HasPrefix(line, "[") {
		at = 1
	}
	core := labelCore(line[at:])
	if core == 0 {
		return 0
	}
	at += core
	closed := len(line[at:]) - len(strings.TrimLeft(line[at:], ".)]:"))
	at += closed
	rest := strings.TrimLeftFunc(line[at:], isSpace)
	white := len(line) - at - len(rest)
	if rest == "" || white == 0 || closed == 0 && line[at] != '\t' {
		return 0
	}
	return at + white
}

// The longest figures and Roman numbers of a label.
const (
	labelFigures = 3
	labelRoman   = 5
)

// labelCore is the length of the figures (up to three in a row, such rows joined by full stops), the Roman number or
// the letter that a text begins with; 0 for none.
func labelCore(s string) int {
	n := 0
	for {
		figures := 0
		for i, r := range s[n:] {
			if _, ok := lang.Digit(r); !ok {
				figures = i
				break
			}
			figures = i + utf8.RuneLen(r)
		}
		if figures == 0 || utf8.RuneCountInString(s[n:n+figures]) > labelFigures {
			break
		}
		n += figures
		if n+1 >= len(s) || s[n] != '.' || s[n+1] < '0' || s[n+1] > '9' {
			return n
		}
		n++
	}
	if n > 0 {
		return 0
	}
	roman := len(s) - len(strings.TrimLeft(s, "ivxlc"))
	if roman == 0 {
		roman = len(s) - len(strings.TrimLeft(s, "IVXLC"))
	}
	if roman > 1 && roman <= labelRoman {
		return roman
	}
	if r, size := utf8.DecodeRuneInString(s); unicode.IsLetter(r) {
		return size
	}
	return 0
}
