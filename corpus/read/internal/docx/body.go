package docx

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A reader takes the tokens of a part and makes lines of its paragraphs.
type reader struct {
	reject    bool
	styles    stylesPart
	numbering *ooxml.Numbering
	counter   *ooxml.Counter
	out       []flow.Line

	b, hid    flow.Builder
	para      paragraph
	run       run
	inPara    bool
	num       int // paragraphs so far
	skip      int // depth inside an element that is left out
	stack     []string
	merge     bool // the end of the paragraph before is deleted: this one goes on it
	fields    fields
	tables    []table // open, the innermost last
	tableNum  int32   // tables so far
	brk       bool
	outer     []boxed     // paragraphs in which the text box in hand stands
	after     []flow.Line // of the text boxes of the paragraph in hand
	formulas  int
	signs     int            // of fonts with an encoding of their own, not known
	languages map[string]int // letters in each
	noteMarks map[string]string
	noteCount int
	custom    string // id of a note whose mark is the text that follows
	noteID    string // note being read, in the notes parts
	tracked   int
}

type paragraph struct {
	style    string
	num      *string // the list that its own properties name, and the level
	level    *string
	outline  int
	contents bool // it stands in a table of contents
	gone     bool // its end is deleted (or its insertion rejected)
	align    string
	at       int // which paragraph of the part it is
}

type run struct {
	bold, italic, raised, hidden bool
	font, language               string
}

// element names that are left out with all they hold.
var leftOut = map[string]bool{"delInstrText": true, "object": true, "sectPr": true, "tblPr": true,
	"tblGrid": true, "sdtPr": true, "sdtEndPr": true, "annotationRef": true, "rPrChange": true, "pPrChange": true, "numberingChange": true,
	"tblPrChange": true, "Fallback": true}

func (r *reader) document(tok xml.Token) error {
	switch t := tok.(type) {
	case xml.StartElement:
		r.stack = append(r.stack, t.Name.Local)
		if r.skip > 0 {
			r.skip++
			return nil
		}
		r.start(t)
	case xml.EndElement:
		r.stack = r.stack[:max(len(r.stack)-1, 0)]
		if r.skip > 0 {
			r.skip--
			return nil
		}
		r.end(t.Name.Local)
	case xml.CharData:
		if r.skip == 0 && len(r.stack) > 0 {
			switch r.stack[len(r.stack)-1] {
			case "t", "delText":
				r.text(string(t))
			case "instrText":
				r.fields.instruct(string(t))
			}
		}
	}
	return nil
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func on(t xml.StartElement) bool {
	v := attr(t, "val")
	return v != "0" && v != "false" && v != "none"
}

func (r *reader) parent(n int) string {
	if i := len(r.stack) - 1 - n; i >= 0 {
		return r.stack[i]
	}
	return ""
}

func (r *reader) start(t xml.StartElement) {
	switch name := t.Name.Local; name {
	case "txbxContent":
		r.openBox()
	case "p":
		r.startParagraph()
	case "r":
		r.run = run{bold: r.styles.bold(r.para.style), italic: r.styles.italic(r.para.style)}
	case "oMath":
		r.formulas++
	case "den":
		r.text("/")
	case "chr":
		if r.parent(1) == "naryPr" {
			r.text(attr(t, "val"))
		}
	case "ins", "moveTo":
		r.tracked++
		r.mark(r.reject)
	case "del", "moveFrom":
		r.tracked++
		r.mark(!r.reject)
	case "tbl":
		r.tableNum++
		r.tables = append(r.tables, table{id: r.tableNum, row: -1})
	case "tr", "tc", "gridSpan":
		r.table(name, t)
	case "tab", "ptab":
		if r.parent(1) == "r" {
			r.space()
		}
	case "br", "cr":
		if attr(t, "type") == "page" {
			r.brk = true
			r.space()
		} else if r.inPara && !r.run.hidden {
			r.b.Break()
		}
	case "lastRenderedPageBreak":
		r.brk = r.brk || r.b.Len() == 0
	case "noBreakHyphen":
		r.text("\u2011")
	case "fldChar":
		r.fields.mark(attr(t, "fldCharType"))
	case "sym":
		if v, err := strconv.ParseUint(attr(t, "char"), 16, 32); err == nil {
			if s, ok := flow.Symbol(attr(t, "font"), rune(v)); ok {
				r.text(s)
			} else {
				r.signs++
			}
		}
	case "footnoteReference", "endnoteReference":
		r.noteReference(strings.TrimSuffix(name, "Reference")+"s", t)
	default:
		if leftOut[name] {
			r.skip = 1
			return
		}
		r.property(t)
	}
}

// mark tells whether an insertion or deletion applies to the words in it, or to the end of the paragraph.
func (r *reader) mark(gone bool) {
	switch {
	case r.parent(1) == "rPr" && r.parent(2) == "pPr":
		r.para.gone = r.para.gone || gone
		return
	case r.parent(1) == "trPr":
		if len(r.tables) > 0 && gone {
			r.tables[len(r.tables)-1].gone = true
		}
		return
	}
	if gone {
		r.skip = 1
	}
}

// property takes what is set for the paragraph and for the run.
func (r *reader) property(t xml.StartElement) {
	if !r.inPara {
		return
	}
	v := attr(t, "val")
	inPara := r.parent(1) == "pPr"
	switch t.Name.Local {
	case "pStyle":
		r.para.style = v
	case "outlineLvl":
		if n, err := strconv.Atoi(v); err == nil && inPara && n >= 0 && n < 9 {
			r.para.outline = n + 1
		}
	case "pageBreakBefore":
		r.brk = r.brk || inPara && on(t)
	case "numId":
		r.para.num = &v
	case "ilvl":
		r.para.level = &v
	case "b":
		if r.parent(2) == "r" {
			r.run.bold = on(t)
		}
	case "i":
		if r.parent(2) == "r" {
			r.run.italic = on(t)
		}
	case "rFonts":
		r.run.font = attr(t, "ascii")
	case "lang":
		if r.parent(2) == "r" && v != "" {
			r.run.language = v
		}
	case "jc":
		if inPara {
			r.para.align = v
		}
	case "vanish":
		r.run.hidden = r.parent(2) == "r" && on(t)
	case "vertAlign":
		if r.parent(2) == "r" {
			r.run.raised = v == "superscript"
		}
	case "rStyle":
		r.run.raised = r.run.raised || r.styles.raised(v)
		r.run.bold = r.run.bold || r.styles.bold(v)
		r.run.italic = r.run.italic || r.styles.italic(v)
	}
}

func (r *reader) end(name string) {
	switch name {
	case "p":
		r.endParagraph()
	case "tbl":
		r.tables = r.tables[:max(len(r.tables)-1, 0)]
	case "txbxContent":
		r.closeBox()
	}
}

// gone reports whether the paragraph in hand stands in a row that is.
func (r *reader) gone() bool {
	for _, t := range r.tables {
		if t.gone {
			return true
		}
	}
	return false
}

func (r *reader) startParagraph() {
	r.num++
	if r.merge {
		r.inPara = true
		r.para.gone = false
		return
	}
	r.endParagraph()
	r.para, r.run, r.inPara = paragraph{at: r.num}, run{}, true
}

func (r *reader) space() {
	if r.inPara && !r.run.hidden {
		r.b.Space()
	}
}

var number = lazyregexp.New(`^[0-9]{1,3}$`)

func (r *reader) text(s string) {
	if !r.inPara || r.gone() {
		return
	}
	r.para.contents = r.para.contents || r.fields.inContents()
	if strings.ContainsFunc(s, private) {
		s = r.unprivate(s)
	}
	if r.run.hidden {
		r.hid.Text(s, false)
		return
	}
	if language := r.run.language; language != "" {
		r.languages[language] += len(s)
	} else {
		r.languages[r.styles.Language.Val] += len(s)
	}
	if r.custom != "" {
		m := strings.TrimSpace(s)
		r.noteMarks[r.custom] = m
		r.custom = ""
		r.b.Mark(m)
		return
	}
	if (r.run.raised || r.parent(2) == "sup") &&
		number.MatchString(strings.TrimSpace(s)) { // Word marks its notes otherwise
		s = flow.Raise(s)
	}
	r.b.Run(s, flow.Style{Bold: r.run.bold, Italic: r.run.italic})
}

// finish ends the last paragraph, also where its end is deleted and nothing follows.
func (r *reader) finish() {
	r.inPara = r.inPara || r.merge
	r.para.gone = false
	r.endParagraph()
	r.merge = false
}

// endParagraph makes a line of the paragraph in hand.
func (r *reader) endParagraph() {
	if !r.inPara {
		return
	}
	r.inPara, r.custom = false, ""
	r.merge = r.para.gone
	if r.merge {
		return
	}
	if r.gone() {
		r.b, r.hid, r.after = flow.Builder{}, flow.Builder{}, nil
		return
	}
	defer r.aftermath()
	label, level, bullet := r.label()
	breaks := r.b.Breaks()
	l := r.b.Line()
	l.Cell = r.cellNow()
	if l.Text == "" && l.Cell.Table > 0 { // the number of a row may be all that its cell holds
		l.Text, label = label, ""
	}
	if l.Text == "" && len(l.Marks) == 0 {
		return // an empty numbered paragraph still counts
	}
	l.Num, l.Break, l.Label, l.Bullet = r.para.at, r.brk, label, bullet
	if l.Center = r.para.align == "center" || r.para.align == "" && r.styles.center(r.para.style); label != "" ||
		bullet {
		l.Level = level
	}
	if r.para.contents || r.styles.contents(r.para.style) ||
		r.styles.contentsHead(r.para.style) && terms.Is(terms.Contents, l.Text) {
		l.Furniture = "contents"
	}
	l.Heading = max(r.para.outline, r.styles.heading(r.para.style))
	r.brk = false
	r.out = append(r.out, flow.SplitAtBreaks(l, breaks)...)
}

// aftermath gives what stands in the paragraph and is no part of its line: hidden words, text boxes.
func (r *reader) aftermath() {
	if l := r.hid.Line(); l.Text != "" {
		r.out = append(r.out, flow.Line{Text: l.Text, Num: max(r.para.at, 1), Furniture: "hidden"})
	}
	r.out = append(r.out, r.after...)
	r.after = nil
}

// label is the automatic label of the paragraph, by its own list or its style's, how deep it stands in the list,
// 1-based, and whether its label is a bullet. The level is 0 outside of lists.
func (r *reader) label() (label string, level int, bullet bool) {
	if r.counter == nil { // of heads of pages and comments, which are no part of the lists
		return "", 0, false
	}
	list, at := r.numbering.ListOf(r.para.style, r.para.num, r.para.level)
	label, ok := r.counter.Label(list, at)
	switch {
	case !ok:
		return "", 0, false
	case r.numbering.Bullet(list, at):
		return "", at + 1, true
	}
	return strings.TrimSpace(label), at + 1, false
}

func (r *reader) warnings() []corpus.Warning {
	var out []corpus.Warning
	if r.formulas > 0 {
		out = append(out, corpus.Warning{Text: fmt.Sprintf("has formulas (%d); read as a row of signs", r.formulas)})
	}
	if r.signs > 0 {
		out = append(
			out,
			corpus.Warning{
				Text: fmt.Sprintf(
					"has signs (%d) of a font with an encoding of its own that are not known; left out",
					r.signs,
				),
			},
		)
	}
	if r.tracked > 0 {
		how := "accepted"
		if r.reject {
			how = "rejected"
		}
		out = append(out, corpus.TrackedChanges(r.tracked, how))
	}
	return out
}
