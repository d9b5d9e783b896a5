package read

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// A layout says which columns of a table hold what.
type layout struct {
	label, text int      // columns; the same where the words bear their labels themselves
	marks       []string // for each row its label, "" for none
	header      string   // of the column of the words; "" for none
	known       bool     // the header tells that they are the words
	goesOn      bool     // the labels go on those before the table
	continues   bool     // the table goes on the one before
	first, last int      // numbers of the first and last labels; 0 where they are no numbers
	others      []string // headers of the columns left out, or their places
	language    string   // of the column that is read, where others hold the same in other languages
}

var (
	// rowMark is a label in a cell of its own: "3", "3.", "(c)", "134.2", "12 (b)".
	rowMark = lazyregexp.New(
		`^\(?([0-9]{1,4}(?:\.[0-9]{1,3}){0,7}(?:[ \x{a0}]?(?:` + terms.SuffixPattern() + `))?|[a-z]{1,2}|[ivx]{1,6}|[IVX]{1,7}|[A-Z])(?:[.):]*|([ .]?\(?[a-z]{1,2}\)(?:[ ]?\([ivx]{1,5}\))?))$`,
	)
	year = lazyregexp.New(`^(?:19|20)[0-9]{2}$`)
)

// withoutName is a label without the name of what it numbers: the 12 of "Para. 12", "R12", "§ 12".
func withoutName(text string) string {
	at := strings.IndexAny(text, "0123456789")
	if at < 1 {
		return text
	}
	name := strings.Trim(text[:at], "#§( \u00a0")
	if name != "" && !terms.Is(terms.RowName, name) {
		return text
	}
	return text[len(strings.TrimRight(text[:at], "(")):]
}

// markOf reads the label that a cell holds and nothing else, as a paragraph would bear it. lettered says that the
// column counts by letters: C is the third of them and no hundred.
func markOf(text string, lettered bool) (string, bool) {
	if text == "" || len(text) > 40 {
		return "", false
	}
	m := rowMark.FindStringSubmatch(withoutName(text))
	if m == nil || year.MatchString(text) {
		return "", false
	}
	mark := m[1]
	if m[2] != "" {
		return mark + m[2], true
	}
	switch c := mark[0]; {
	case c >= '0' && c <= '9':
		return mark + ".", true
	case c >= 'a':
		return "(" + mark + ")", true
	}
	if n, err := corpus.ParseRoman(mark); err == nil && !lettered {
		return fmt.Sprint(n) + ".", true
	}
	return "(" + strings.ToLower(mark) + ")", true
}

// A column of labels: one a row, as far as the rows bear any.
type labelled struct {
	marks       []rowLabel
	running     int  // of them those that go on the sequence
	distinct    bool // labels that name their lists, none of them twice
	first, last reading
}

// A rowLabel is the label of a row.
type rowLabel struct {
	row  int
	text string
}

// labels reads a column as labels; alone says that they fill their cells, else words follow them in the cell.
func (g *grid) labels(column int, alone bool) labelled {
	out := labelled{}
	seen, decimals := map[string]int{}, true
	lettered := alone && g.lettered(column)
	for _, i := range g.of[column] {
		c := g.cells[i]
		text, ok := g.text(c), false
		if alone {
			if c.to-c.from > 1 {
				continue
			}
			if text, ok = markOf(text, lettered); !ok {
				continue
			}
			text += " X"
		}
		lab, ok := labelOf(text, false)
		if !ok || lab.readings[0].kind > upper && lab.readings[0].kind != decimal ||
			!alone && (!lab.numbers() || len(text) == lab.length) {
			continue
		}
		if len(out.marks) == 0 {
			out.first = lab.readings[0]
		} else if goesOn(out.last, lab) {
			out.running++
		}
		out.marks, out.last = append(out.marks, rowLabel{c.row, lab.mark}), lab.readings[0]
		seen[lab.bare]++
		decimals = decimals && lab.readings[0].kind == decimal
	}
	out.distinct = decimals && len(seen) == len(out.marks)
	return out
}

// lettered reports whether a column counts by capital letters: one stands alone in a cell that is no Roman numeral.
func (g *grid) lettered(column int) bool {
	for _, i := range g.of[column] {
		if text := g.text(g.cells[i]); len(text) == 1 && text[0] >= 'A' && text[0] <= 'Z' &&
			!strings.Contains("IVXLCDM", text) {
			return true
		}
	}
	return false
}

// numbers reports whether a label is a number or begins with one.
func (l label) numbers() bool {
	return l.some() && (l.outer != nil || l.readings[0].kind == number || l.readings[0].kind == decimal)
}

// byRow gives the label of each row, "" for none.
func (l labelled) byRow(rows int) []string {
	out := make([]string, rows)
	for _, m := range l.marks {
		out[m.row] = m.text
	}
	return out
}

// goesOn reports whether a label may follow another in a column: it counts on, or opens or ends a list within a list.
func goesOn(last reading, lab label) bool {
	for _, r := range lab.readings {
		if r.kind == last.kind && r.above == last.above && r.value > last.value || r.value == 1 && r.kind != last.kind ||
			r.kind == number && last.kind != number ||
			r.kind == decimal && last.kind == decimal && r.above != last.above ||
			r.suffix != "" {
			return true
		}
	}
	return false
}

// runs reports whether the labels are a sequence and most rows are of it.
func (l labelled) runs(rows int) bool {
	count := len(l.marks)
	if l.distinct && count > 2 && count*2 >= rows {
		return true // in an order of another kind: by themes
	}
	return count > 1 && l.running*3 >= (count-1)*2 && count*3 >= rows
}

// layoutOf finds out whether a table lists units, and by which columns.
func (t *tables) layoutOf(g *grid) (layout, bool) {
	lay := layout{label: -1}
	var best labelled
	for column := range min(len(g.columns), labelColumns) {
		if l := g.labels(column, true); len(l.marks) > len(best.marks) && (l.runs(len(g.rows)) || len(l.marks) == 1) {
			best, lay.label = l, column
		}
	}
	own := false
	if len(best.marks) < 2 && len(g.columns) > 1 {
		for column := range g.columns {
			if l := g.labels(column, false); len(l.marks) > len(best.marks) && l.runs(len(g.rows)) {
				best, lay.label, own = l, column, true
			}
		}
	}
	if lay.label < 0 || best.first.kind == decimal && best.first.value == 0 { // 1.0, 1.1 are versions
		return lay, false
	}
	lay.marks = best.byRow(len(g.rows))
	if best.first.kind == number {
		lay.first, lay.last = best.first.value, best.last.value
	}
	lay.goesOn = lay.first > 0 && lay.first == t.number+1
	means := g.means(lay.marks)
	if !t.chooseText(g, &lay, means, own) || g.countsThings(best, lay) {
		return lay, false
	}
	if b := t.before; !lay.known && lay.goesOn && b.marks != nil && b.label == lay.label && b.text < len(g.columns) {
		lay.text, lay.header, lay.known, lay.continues = b.text, b.header, true, true
	}
	if !lay.known && (len(best.marks) == 1 || g.sums(lay.marks, lay.label, lay.text) || lay.namesClasses(g)) {
		return lay, false // one row is no sequence, what has a price is no wording, and a class is no paragraph
	}
	least := leastWords
	if lay.known {
		least = namedWords
	}
	return lay, means[lay.text] >= least
}

// roundFigure is what figures that were set by someone, such as minutes or shares, are mostly multiples of.
const roundFigure = 5

// countsThings reports whether what looks like labels are figures, such as minutes or votes: plain numbers that stand
// behind the words and do not count the rows, or all of them round.
func (g *grid) countsThings(l labelled, lay layout) bool {
	counted, round, last := 0, 0, 0
	for _, m := range l.marks {
		c, ok := g.at(m.row, lay.label)
		n, err := strconv.Atoi(g.text(c))
		if !ok || err != nil {
			return false
		}
		if n == last+1 {
			counted++
		}
		if n%roundFigure == 0 {
			round++
		}
		last = n
	}
	return round == len(l.marks) || lay.label > lay.text && counted*2 < len(l.marks)
}

// namesClasses reports whether the labels are capital letters under a header that says what they name: "Category".
func (lay *layout) namesClasses(g *grid) bool {
	header := lay.headers(g)[lay.label]
	return strings.ContainsFunc(header, unicode.IsLetter) && !terms.Is(terms.RowName, header) && g.lettered(lay.label)
}

// sum is an amount as budgets have them: 276 398, 1,204.50, 12 %.
var sum = lazyregexp.New(`[0-9][ \x{a0}\x{202f}.,’'][0-9]{3}(?:[^0-9]|$)|[0-9]{5}|[€$£%]`)

// sums reports whether one of the other columns of the rows that bear labels holds sums.
func (g *grid) sums(marks []string, label, text int) bool {
	held, sums := make([]int, len(g.columns)), make([]int, len(g.columns))
	for _, c := range g.cells {
		if marks[c.row] == "" || c.column == label || c.column == text {
			continue
		}
		held[c.column]++
		if t := g.text(c); sum.MatchString(t) && figure.MatchString(t) {
			sums[c.column]++
		}
	}
	for column, n := range sums {
		if n > 1 && n*2 > held[column] {
			return true
		}
	}
	return false
}

type cellWords struct {
	column int
	text   string
}

// means is how many words each column has in a row that bears a label. Words that the cells of a column repeat count
// once: they say how all the rows are to be taken, and are what none of them says.
func (g *grid) means(marks []string) []float64 {
	out := make([]float64, len(g.columns))
	seen := map[cellWords]bool{}
	n := 0.0
	for row := range g.rows {
		if marks[row] == "" {
			continue
		}
		n++
		for _, c := range g.row(row) {
			if key := (cellWords{c.column, g.text(c)}); !seen[key] {
				seen[key] = true
				out[c.column] += float64(g.words(c))
			}
		}
	}
	for i := range out {
		out[i] /= max(n, 1)
	}
	return out
}

// Candidates are the columns that may hold the words.
type candidates struct {
	longest      int   // with the most words; -1 for none
	named, other []int // by their headers: recommendations, else wording
	long         []int // by their words
}

// candidatesOf looks at the columns but the one of the labels; at that too if own says that its words bear their labels
// themselves.
func candidatesOf(g *grid, lay *layout, headers []string, means []float64, own bool) candidates {
	c := candidates{longest: -1}
	for column, h := range headers {
		if column == lay.label && !own {
			continue
		}
		if c.longest < 0 || means[column] > means[c.longest] {
			c.longest = column
		}
		switch {
		case means[column] < namedWords || len(h) >= maxHeader:
		case terms.Is(terms.RecommendationColumn, h):
			c.named = append(c.named, column)
		case terms.Is(terms.WordingColumn, h):
			c.other = append(c.other, column)
		}
	}
	for column := range headers {
		if (column != lay.label || own) && means[column] >= leastWords &&
			means[column] >= columnShare*means[c.longest] {
			c.long = append(c.long, column)
		}
	}
	return c
}

// chooseText finds the column that holds the words. own says that the words bear their labels themselves.
func (t *tables) chooseText(g *grid, lay *layout, means []float64, own bool) bool {
	headers := lay.headers(g)
	c := candidatesOf(g, lay, headers, means, own)
	if c.longest < 0 {
		return false
	}
	lay.known = len(c.named)+len(c.other) > 0
	switch {
	case own && means[c.longest] > 3*means[lay.label] && !g.ends(lay.label): // the labels stand with titles
		own, lay.text = false, c.longest
	case own:
		lay.text = lay.label
	case lay.known:
		lay.text = append(c.named, c.other...)[0]
	default:
		lay.text = c.longest
	}
	t.chooseLanguage(g, lay, slices.Concat(c.named, c.other, c.long), own)
	if h := headers[lay.text]; len(h) < maxHeader {
		lay.header = h
	}
	for column, h := range headers {
		if column == lay.text || column == lay.label || means[column] == 0 {
			continue
		}
		if h == "" || len(h) >= maxHeader {
			h = fmt.Sprint(g.columns[column] + 1)
		}
		lay.others = append(lay.others, h)
	}
	return true
}

// ends reports whether most cells of a column end as sentences do.
func (g *grid) ends(column int) bool {
	done := 0
	for _, i := range g.of[column] {
		if end := endingOf(g.lines[g.cells[i].to-1].Text); end.opensNext() {
			done++
		}
	}
	return done*2 > len(g.of[column])
}

// maxHeader is how long the header of a column may be, in bytes, and still name it.
const maxHeader = 100

// headers are the words over the columns: those of the rows before the first label, the lowest first.
func (lay *layout) headers(g *grid) []string {
	out := make([]string, len(g.columns))
	first := slices.IndexFunc(lay.marks, func(s string) bool { return s != "" })
	for row := first - 1; row >= 0; row-- {
		for _, c := range g.row(row) {
			if out[c.column] == "" {
				out[c.column] = g.text(c)
			}
		}
	}
	return out
}

// repeats reports whether a row is the header again, as on the next page.
func (lay *layout) repeats(g *grid, row int) bool {
	if lay.header == "" || lay.marks[row] != "" {
		return false
	}
	c, ok := g.at(row, lay.text)
	return ok && g.text(c) == lay.header
}

// tell says in a line how the table was read, where columns were left out.
func (lay *layout) tell(d *corpus.Document, g *grid) {
	if len(lay.others) == 0 || lay.continues {
		return
	}
	which := fmt.Sprintf("number %d", g.columns[lay.text]+1)
	if lay.header != "" {
		which = fmt.Sprintf("%q", lay.header)
	}
	if lay.language != "" {
		which += ", in " + lay.language + ","
	}
	d.Warnings = append(d.Warnings, corpus.Warning{Line: g.lines[0].Num,
		Text: fmt.Sprintf(
			"a table of recommendations: the column %s is read as their words, the others as rows of cells: %s",
			which,
			strings.Join(lay.others, ", "),
		)})
}
