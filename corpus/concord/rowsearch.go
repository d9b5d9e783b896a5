package concord

import (
	"context"
	"slices"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// searchRows is Search in the rows of a source, document by document: of the matches only those that are shown are
// kept, the others are counted. With all every row is read, else those of the documents that have the words. The error
// is errRow where a document has no row, or one that does not fit its texts.
func (ix *Index) searchRows(ctx context.Context, src Rower, q *Query, o Options, all bool) (*Result, error) {
	if err := ix.enter(src); err != nil {
		return nil, err
	}
	var holders map[*corpus.Document]bool
	if !all {
		var err error
		if holders, err = src.Holders(ix.clauses(q, o)); err != nil {
			return nil, err
		}
	}
	tallies := make([]*tally, len(ix.docs))
	err := ix.eachPiece(ctx, o.Language, holders, func(doc int, p *piece) error {
		matches := p.match(p.docs[doc].vocab, q, o)
		if len(matches) == 0 {
			return nil
		}
		t := p.newTally()
		var kept []match
		t.count(&p.Index, matches, func(k, no int) {
			if o.Limit > 0 && k >= o.Limit {
				return
			}
			u, m := p.units[no], matches[k]
			first := make([][2]int32, len(m.ranges))
			for i, r := range m.ranges {
				first[i] = [2]int32{r[0] - u.first, r[1] - u.first}
			}
			kept = append(kept, match{first, m.fuzzy})
			t.in = append(t.in, u)
		})
		t.kept = kept
		tallies[doc] = t
		return nil
	})
	if err != nil {
		return nil, err
	}
	sum := ix.newTally()
	for _, t := range tallies {
		sum.add(t, o.Limit)
	}
	return ix.rowHits(sum)
}

// rowHits makes hits of the matches that a tally has kept, whose ranges count from the first place of their units.
func (ix *Index) rowHits(t *tally) (*Result, error) {
	var of []int // by match: its place in ix.units
	for _, u := range t.in {
		if n := len(ix.units); n == 0 || ix.units[n-1].doc != u.doc || ix.units[n-1].number != u.number {
			ix.units = append(ix.units, u)
		}
		of = append(of, len(ix.units)-1)
	}
	all := make([]int, len(ix.units))
	for no := range all {
		all[no] = no
	}
	if err := ix.load(all); err != nil {
		return nil, err
	}
	r := t.result(ix)
	var at []lang.Span
	for k, m := range t.kept {
		u := ix.units[of[k]]
		if k == 0 || of[k] != of[k-1] {
			at = spans(ix.docs[u.doc].vocab.language, u.block.Text)
		}
		if int(m.last()[1]) > len(at) {
			return nil, errRow
		}
		r.Hits = append(r.Hits, ix.hit(u, m, func(place int32) lang.Span { return at[place] }))
	}
	return r, nil
}

// A tally counts matches.
type tally struct {
	total, blocks int
	lanes         []int   // by document: the number of its vocabulary
	counts        [][]int // by vocabulary and meeting; nil for a vocabulary without matches
	kept          []match
	in            []unit // of the matches that are kept
}

func (ix *Index) newTally() *tally {
	t := &tally{lanes: make([]int, len(ix.docs)), counts: make([][]int, len(ix.vocabs))}
	for i, d := range ix.docs {
		t.lanes[i] = slices.Index(ix.vocabs, d.vocab)
	}
	return t
}

// count counts matches, which are in the order of the row, and calls each for them with the places of their units.
func (t *tally) count(ix *Index, matches []match, each func(k, no int)) {
	last, no := -1, 0
	t.total += len(matches)
	for k, m := range matches {
		for no+1 < len(ix.units) && ix.units[no+1].first <= m.ranges[0][0] {
			no++
		}
		if no != last {
			t.blocks++
			last = no
		}
		u := ix.units[no]
		d := &ix.docs[u.doc]
		lane := &t.counts[t.lanes[u.doc]]
		at := d.meetings[u.part]
		if at >= len(*lane) {
			*lane = append(*lane, make([]int, at+1-len(*lane))...)
		}
		(*lane)[at]++
		each(k, no)
	}
}

// add adds what was counted in a later document, nil for nothing, and of its matches so many that there are no more
// than most in all; 0 is for all.
func (t *tally) add(more *tally, most int) {
	if more == nil {
		return
	}
	t.total += more.total
	t.blocks += more.blocks
	for lane, counts := range more.counts {
		for at, n := range counts {
			if at >= len(t.counts[lane]) {
				t.counts[lane] = append(t.counts[lane], make([]int, at+1-len(t.counts[lane]))...)
			}
			t.counts[lane][at] += n
		}
	}
	n := len(more.kept)
	if most > 0 {
		n = min(n, most-len(t.kept))
	}
	t.kept, t.in = append(t.kept, more.kept[:n]...), append(t.in, more.in[:n]...)
}

// result is what was counted, without hits.
func (t *tally) result(ix *Index) *Result {
	r := &Result{Total: t.total, Blocks: t.blocks}
	empty := make(
		[]bool,
		len(ix.meetings),
	) // a paper with meetings of its own stands for itself only where it has a hit
	for at := range ix.meetings {
		empty[at] = ix.divided[at] &&
			!slices.ContainsFunc(t.counts, func(c []int) bool { return at < len(c) && c[at] > 0 })
		if !empty[at] {
			r.Meetings = append(r.Meetings, ix.meetings[at])
		}
	}
	for lane, c := range t.counts {
		if c == nil {
			continue
		}
		s := Series{Language: ix.vocabs[lane].language.Tag(), Counts: make([]int, 0, len(r.Meetings))}
		for at := range ix.meetings {
			if empty[at] {
				continue
			}
			n := 0
			if at < len(c) {
				n = c[at]
			}
			s.Counts, s.Total = append(s.Counts, n), s.Total+n
		}
		r.Series = append(r.Series, s)
	}
	return r
}
