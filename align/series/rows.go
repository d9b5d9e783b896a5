package series

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Table lays the papers of one series beside one another, paragraph by paragraph.
type Table struct {
	Papers []*corpus.Document // the earliest first
	Rows   []Row
	kin    map[[2]int]int // by row and paper, see Kin
}

// A Row is one paragraph over the years, whatever its number.
type Row struct {
	Blocks []int // of each paper: the index of its block, -1 where the paper does not have the paragraph
}

// An Amount says how much of a paragraph stayed.
type Amount string

// What became of a paragraph from one paper to the next.
const (
	Same    Amount = "same"    // word for word, capital letters and typography aside
	Changed Amount = "changed" // in other words, at least in part
	New     Amount = "new"     // no paper before has it
	Back    Amount = "back"    // the paper before does not have it, but an earlier one
	Dropped Amount = "dropped" // the paper before has it, this one does not
	Absent  Amount = ""        // neither has it
)

// alike is the likeness from which on two paragraphs are one. It was set by reading changed pairs of the General
// Assembly's sessions 75 to 77: of 28 from .25 to .45 all but one were the same paragraph, of 7 below .2 one was.
const alike = 0.25

// Lay pairs the paragraphs of papers of one language, given in their order: those of each paper with the latest
// wording of the paragraphs before it, the likeliest pairs first, so that a paragraph is followed where its number
// changes and where a year left it out. Headings, notes and paragraphs without words are not in the table. Likeness is
// the share of words in common, rare words counting for more; of pairs that are equally like, those that stand at the
// same place of their papers come first. A paragraph that is split stays in one row with its likeliest part, of two
// that are merged the likelier stays; Kin tells of the others.
//
// The cost is the product of the paragraphs that share a word that is in no more than a quarter of them, or the rarest
// word of one.
func Lay(ctx context.Context, papers []*corpus.Document) (*Table, error) {
	t := &Table{Papers: papers}
	l := &layer{t: t, ids: map[string]int{}}
	for k := range papers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.paragraphs = append(l.paragraphs, l.read(papers[k]))
	}
	l.weigh()
	for k := range papers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.add(k)
	}
	l.findKin()
	return t, nil
}

// Amount tells what became of the paragraph of a row in a paper, compared with the paper before it; in the first paper
// there is nothing to compare, and what it has is the same.
func (t *Table) Amount(row, paper int) Amount {
	b := t.Rows[row].Blocks
	switch last := t.Last(row, paper); {
	case paper == 0 && b[0] >= 0:
		return Same
	case paper == 0 || b[paper] < 0 && b[paper-1] < 0:
		return Absent
	case b[paper] < 0:
		return Dropped
	case last < 0:
		return New
	case last < paper-1:
		return Back
	case key(t.Papers[paper], b[paper]) == key(t.Papers[last], b[last]):
		return Same
	}
	return Changed
}

// Last is the last paper before another that has the paragraph of a row; -1 where none has.
func (t *Table) Last(row, paper int) int {
	for paper--; paper >= 0 && t.Rows[row].Blocks[paper] < 0; paper-- {
	}
	return paper
}

func key(d *corpus.Document, block int) string { return lang.FoldAll.Key(d.Blocks[block].Text) }

// A paragraph is one that is compared.
type paragraph struct {
	block int
	text  []int // ids of its words
	words []int // the same, sorted, each once
	sum   float64
}

type layer struct {
	t          *Table
	ids        map[string]int
	count      []int // of paragraphs that have a word
	weight     []float64
	paragraphs [][]paragraph
	latest     []*paragraph // of each row
}

// read lists the paragraphs of a paper.
func (l *layer) read(d *corpus.Document) []paragraph {
	var out []paragraph
	lg := lang.For(d.Language)
	for i, b := range d.Blocks {
		if b.Kind == corpus.Heading || b.Kind == corpus.Note {
			continue
		}
		var words []int
		for _, t := range lg.Tokens(b.Text) {
			if t.Kind != lang.Word && t.Kind != lang.Number {
				continue
			}
			k := lang.FoldAll.Key(t.Text(b.Text))
			id, ok := l.ids[k]
			if !ok {
				id = len(l.ids)
				l.ids[k] = id
				l.count = append(l.count, 0)
			}
			words = append(words, id)
		}
		text := slices.Clone(words)
		slices.Sort(words)
		if words = slices.Compact(words); len(words) == 0 {
			continue
		}
		for _, w := range words {
			l.count[w]++
		}
		out = append(out, paragraph{block: i, text: text, words: words})
	}
	return out
}

// weigh weighs words by how few paragraphs have them.
func (l *layer) weigh() {
	n := 0
	for _, p := range l.paragraphs {
		n += len(p)
	}
	l.weight = make([]float64, len(l.count))
	for w, c := range l.count {
		l.weight[w] = math.Log(1 + float64(n)/float64(c))
	}
	for _, all := range l.paragraphs {
		for i := range all {
			for _, w := range all[i].words {
				all[i].sum += l.weight[w]
			}
		}
	}
}

// likeness is the weight of the words in common over that of the words of either.
func (l *layer) likeness(a, b *paragraph) float64 {
	both := 0.0
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		switch c := a.words[i] - b.words[j]; {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			both += l.weight[a.words[i]]
			i, j = i+1, j+1
		}
	}
	return both / (a.sum + b.sum - both)
}

// A pairing is a row and a paragraph of the paper that is added.
type pairing struct {
	row, paragraph int
	likeness       float64
	off            int // how far their places are apart
}

// add adds a paper to the table.
func (l *layer) add(k int) {
	mine := l.paragraphs[k]
	row := make([]int, len(mine)) // of each paragraph, from 1; 0 for a new one
	taken := make([]bool, len(l.t.Rows))
	for _, p := range l.pairs(mine) {
		if row[p.paragraph] == 0 && !taken[p.row] {
			row[p.paragraph], taken[p.row] = p.row+1, true
		}
	}
	for i := range l.t.Rows {
		l.t.Rows[i].Blocks = append(l.t.Rows[i].Blocks, -1)
	}
	type fresh struct{ after, paragraph int } // behind which row, from 1
	var all []fresh
	after := 0
	for i := range mine {
		if row[i] > 0 {
			after = row[i]
			l.t.Rows[after-1].Blocks[k], l.latest[after-1] = mine[i].block, &mine[i]
			continue
		}
		all = append(all, fresh{after, i})
	}
	slices.SortStableFunc(all, func(a, b fresh) int { return a.after - b.after })
	rows, latest := make([]Row, 0, len(l.t.Rows)+len(all)), make([]*paragraph, 0, len(l.latest)+len(all))
	for i := 0; i <= len(l.t.Rows); i++ {
		if i > 0 {
			rows, latest = append(rows, l.t.Rows[i-1]), append(latest, l.latest[i-1])
		}
		for len(all) > 0 && all[0].after == i {
			r := Row{Blocks: slices.Repeat([]int{-1}, k+1)}
			r.Blocks[k] = mine[all[0].paragraph].block
			rows, latest = append(rows, r), append(latest, &mine[all[0].paragraph])
			all = all[1:]
		}
	}
	l.t.Rows, l.latest = rows, latest
}

// pairs lists the rows and paragraphs that are alike, the likeliest first.
func (l *layer) pairs(mine []paragraph) []pairing {
	index := map[int][]int{} // from words to rows
	for r, p := range l.latest {
		for _, w := range p.words {
			index[w] = append(index[w], r)
		}
	}
	common := max(len(l.latest)/4, 8)
	var out []pairing
	seen := make([]int, len(l.latest))
	for i := range mine {
		rarest := slices.MinFunc(mine[i].words, func(a, b int) int { return l.count[a] - l.count[b] })
		for _, w := range mine[i].words {
			rows := index[w]
			if len(rows) > common && w != rarest {
				continue
			}
			for _, r := range rows {
				if seen[r] == i+1 {
					continue
				}
				seen[r] = i + 1
				if s := l.likeness(l.latest[r], &mine[i]); s >= alike {
					out = append(out, pairing{r, i, s, max(r-i, i-r)})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), a.off-b.off, a.paragraph-b.paragraph, a.row-b.row)
	})
	return out
}

// Chain lists the papers that one paper continues, itself, and those that continue it, the earliest first; of several
// that continue one the likeliest.
func Chain(links []Link, paper int) []int {
	out := []int{paper}
	for {
		i := slices.IndexFunc(links, func(l Link) bool { return l.Later == out[0] })
		if i < 0 {
			break
		}
		out = slices.Insert(out, 0, links[i].Earlier)
	}
	for {
		next := -1
		for i, l := range links {
			if l.Earlier == out[len(out)-1] && (next < 0 || l.Score > links[next].Score) {
				next = i
			}
		}
		if next < 0 {
			return out
		}
		out = append(out, links[next].Later)
	}
}

// A Lane is a series: a paper that continues none, and those that continue it or one another.
type Lane struct {
	First int    // index of the paper that continues none
	Links []Link // each behind the link of the paper that it continues; of several that continue one, branch by branch
}

// Lanes gathers papers into series along the links of Find, those of the longest lane first. A paper that several
// continue stands in one lane with all of them.
func Lanes(links []Link) []Lane {
	next := map[int][]Link{}
	continues := map[int]bool{}
	for _, l := range links {
		next[l.Earlier] = append(next[l.Earlier], l)
		continues[l.Later] = true
	}
	var out []Lane
	for _, earlier := range slices.Sorted(maps.Keys(next)) {
		slices.SortFunc(next[earlier], func(a, b Link) int { return a.Later - b.Later })
		if !continues[earlier] {
			out = append(out, Lane{First: earlier})
		}
	}
	for i := range out {
		out[i].add(next, out[i].First)
	}
	slices.SortStableFunc(out, func(a, b Lane) int { return len(b.Links) - len(a.Links) })
	return out
}

// add adds the links of all that continue a paper.
func (n *Lane) add(next map[int][]Link, paper int) {
	for _, l := range next[paper] {
		n.Links = append(n.Links, l)
		n.add(next, l.Later)
	}
}
