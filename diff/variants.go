package diff

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Table lays wordings of one clause beside one another: a column for each text, a row for each phrase.
type Table struct {
	Texts []string
	Rows  []Row
}

// A Row is a phrase and what stands for it in each text.
type Row struct {
	Same  bool   // every text has these words
	Cells []Cell // one for each text
}

// A Cell is what one text has in a row.
type Cell struct {
	lang.Span             // in bytes of the text; empty where the text has nothing
	New       []lang.Span // words that the text before has not, in this text
	Dropped   []lang.Span // words of the text before that this one has not, in the text before
	Parts     []Part      // the cell word for word: what stayed, what is new, and in between what was dropped
}

// A Part is a stretch of a cell.
type Part struct {
	lang.Span        // in bytes; that of a Delete lies in the text before
	Kind      OpKind // Equal, Insert or Delete
}

// Variants compares several wordings of one clause. Words that are equal by key stand in one row; each text is marked
// against the one before it.
func Variants(texts []string, opts ...Option) *Table {
	o := newOptions(opts)
	voc := newVocabulary(o.lang)
	rows := make([]*words, len(texts))
	var cols []column
	for k, text := range texts {
		rows[k] = voc.words(text)
		cols = merge(voc, cols, rows, k, o.group)
	}
	most := int32(lonely)
	if !o.group {
		most = 0
	}
	return tabulate(voc, texts, rows, cols, most)
}

// A column holds one word as far as the texts have it.
type column struct {
	id   int32
	word []int32 // its index in each text, -1 where the text has not got it
}

// merge aligns the words of text k with the columns of the texts before it; group as in options.
func merge(voc *vocabulary, cols []column, rows []*words, k int, group bool) []column {
	w, n := rows[k], len(rows)
	out := make([]column, 0, len(cols)+w.len()/2)
	next := 0
	fresh := func(to int) {
		for ; next < to; next++ {
			c := column{id: w.id[next], word: make([]int32, n)}
			for i := range c.word {
				c.word[i] = -1
			}
			c.word[k] = int32(next)
			out = append(out, c)
		}
	}
	for i, j := range match(voc, summary(cols, rows), w, group).pairs {
		if j >= 0 {
			fresh(int(j))
			cols[i].word[k] = j
			next++
		}
		out = append(out, cols[i])
	}
	fresh(w.len())
	return out
}

// summary reads the columns as one text: every word that any of the texts before has.
func summary(cols []column, rows []*words) *words {
	sum := &words{}
	var text strings.Builder
	for _, c := range cols {
		k := slices.IndexFunc(c.word, func(i int32) bool { return i >= 0 })
		i := int(c.word[k])
		if gap := rows[k].gapBefore(i); text.Len() > 0 && gap != "" {
			text.WriteString(gap)
		}
		sum.start = append(sum.start, int32(text.Len()))
		text.WriteString(rows[k].word(i))
		sum.end = append(sum.end, int32(text.Len()))
		sum.kind = append(sum.kind, rows[k].kind[i])
		sum.id = append(sum.id, c.id)
	}
	sum.text = text.String()
	return sum
}

func (c column) same() bool {
	for _, i := range c.word {
		if i < 0 {
			return false
		}
	}
	return true
}

// lonely is the weight up to which words that all texts share, between two places where they differ, make no row of
// their own: a function word or two, or one other word.
const lonely = 48

// tabulate gathers columns into rows: phrases that all texts share, and what differs between them. Shared words that
// weigh no more than most make no row between two places that differ.
func tabulate(voc *vocabulary, texts []string, rows []*words, cols []column, most int32) *Table {
	t := &Table{Texts: texts}
	for i := 0; i < len(cols); {
		j, same := runOf(cols, i)
		for !same && j < len(cols) {
			k, _ := runOf(cols, j)
			weight := int32(0)
			for _, c := range cols[j:k] {
				weight += voc.weight(c.id)
			}
			if k == len(cols) || weight > most {
				break
			}
			j, _ = runOf(cols, k)
		}
		for !same && j < len(cols) && glued(rows, cols[j]) {
			j++ // a comma goes with the words before it
		}
		r := Row{Same: same, Cells: make([]Cell, len(texts))}
		for k := range texts {
			r.Cells[k] = cell(rows, cols[i:j], k)
		}
		t.Rows = append(t.Rows, r)
		i = j
	}
	return t
}

// glued reports whether a column that all texts share is a mark that follows the word before it.
func glued(rows []*words, c column) bool {
	for k, i := range c.word {
		if i <= 0 || !isMark(rows[k], int(i)) || rows[k].gapBefore(int(i)) != "" {
			return false
		}
	}
	return true
}

// runOf ends the run of columns from i on that are all the same or all not.
func runOf(cols []column, i int) (int, bool) {
	j, same := i, cols[i].same()
	for j < len(cols) && cols[j].same() == same {
		j++
	}
	return j, same
}

func cell(rows []*words, cols []column, k int) Cell {
	var c Cell
	var dropped, fresh []int32 // words of one place, of the text before and of this one
	flush := func() {
		for _, i := range dropped {
			c.Dropped = appendWord(c.Dropped, rows[k-1], i)
			c.part(Delete, rows[k-1], i)
		}
		for _, i := range fresh {
			c.New = appendWord(c.New, rows[k], i)
			c.part(Insert, rows[k], i)
		}
		dropped, fresh = dropped[:0], fresh[:0]
	}
	for _, col := range cols {
		here, before := col.word[k], int32(-1)
		if k > 0 {
			before = col.word[k-1]
		}
		if here >= 0 {
			c.Span = extend(c.Span, rows[k], here)
		}
		switch {
		case here >= 0 && (k == 0 || before >= 0):
			flush()
			c.part(Equal, rows[k], here)
		case here >= 0:
			fresh = append(fresh, here)
		case before >= 0:
			dropped = append(dropped, before)
		}
	}
	flush()
	return c
}

// part adds a word to the parts, joined to the last where it follows it.
func (c *Cell) part(kind OpKind, w *words, i int32) {
	if n := len(c.Parts); n > 0 && i > 0 && c.Parts[n-1].Kind == kind && c.Parts[n-1].End == int(w.end[i-1]) {
		c.Parts[n-1].End = int(w.end[i])
		return
	}
	c.Parts = append(c.Parts, Part{span(int(w.start[i]), int(w.end[i])), kind})
}

func extend(s lang.Span, w *words, i int32) lang.Span {
	if s.End == 0 {
		s.Start = int(w.start[i])
	}
	s.End = int(w.end[i])
	return s
}

// appendWord adds word i to the spans, joined to the last where it follows it.
func appendWord(spans []lang.Span, w *words, i int32) []lang.Span {
	if n := len(spans); n > 0 && i > 0 && spans[n-1].End == int(w.end[i-1]) {
		spans[n-1].End = int(w.end[i])
		return spans
	}
	return append(spans, span(int(w.start[i]), int(w.end[i])))
}
