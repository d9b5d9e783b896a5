package docx

import (
	"maps"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// boxed is what waits while a text box is read.
type boxed struct {
	b, hid flow.Builder
	para   paragraph
	run    run
	inPara bool
	merge  bool
	tables []table
	from   int // lines before the box
	after  []flow.Line
}

// openBox sets the paragraph in hand aside for the paragraphs of a text box in it.
func (r *reader) openBox() {
	r.outer = append(
		r.outer,
		boxed{r.b, r.hid, r.para, r.run, r.inPara, r.merge, r.tables, len(r.out), r.after},
	)
	r.b, r.hid, r.para, r.run, r.inPara, r.merge, r.tables, r.after = flow.Builder{}, flow.Builder{}, paragraph{}, run{}, false, false, nil, nil
}

// closeBox goes back to that paragraph, which the lines of the box follow.
func (r *reader) closeBox() {
	if len(r.outer) == 0 {
		return
	}
	r.finish()
	o := r.outer[len(r.outer)-1]
	r.outer = r.outer[:len(r.outer)-1]
	lines := append([]flow.Line{}, r.out[o.from:]...)
	if r.out = r.out[:o.from]; len(lines) > 0 {
		lines[0].Break = true
	}
	r.b, r.hid, r.para, r.run, r.inPara, r.merge, r.tables = o.b, o.hid, o.para, o.run, o.inPara, o.merge, o.tables
	r.after = append(o.after, lines...)
}

func private(c rune) bool { return c >= 0xf000 && c <= 0xf0ff }

// unprivate reads signs that stand in the private area for those of a font with an encoding of its own.
func (r *reader) unprivate(s string) string {
	var b strings.Builder
	for _, c := range s {
		if !private(c) {
			b.WriteRune(c)
			continue
		}
		font := r.run.font
		if !flow.IsSymbolFont(font) {
			font = "Symbol"
		}
		sign, ok := flow.Symbol(font, c)
		if !ok {
			r.signs++
		}
		b.WriteString(sign)
	}
	return b.String()
}

// language is that of most letters, as the program that wrote the file took it.
func (r *reader) language() string {
	best, n := "", 0
	for _, l := range slices.Sorted(maps.Keys(r.languages)) {
		if r.languages[l] > n {
			best, n = l, r.languages[l]
		}
	}
	return best
}
