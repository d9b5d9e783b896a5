package report

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// widest is the number of versions beyond which a wording table can't be read any more, and is left out.
const widest = 12

// mostTaken is how many earlier units of one unit are shown, best first: more is a formula, not a reiteration, and
// would make the page heavy.
const mostTaken = 24

// trace applies the decisions to what was traced, and compares the wordings of each pair.
func (b *builder) trace(ctx context.Context) error {
	r := b.judged()
	b.listThreads(r, b.listPairs(r))
	if err := b.compare(ctx); err != nil {
		return err
	}
	for i := range b.out.Units {
		b.out.Units[i].Standing = r.Status[i].Standing
	}
	b.rejected()
	b.decided()
	for i := range b.out.Threads {
		th := &b.out.Threads[i]
		th.Course = b.course(th)
		for k, tag := range b.tags {
			th.Terms[b.tag(k)] = b.terms(k, th.Columns)
			if n := len(th.Columns); n > 2 && n <= widest {
				if rows := b.variants(tag, k, th.Columns); rows != nil {
					th.Variants[b.tag(k)] = rows
				}
			}
		}
	}
	return nil
}

// judged is what was traced, with the decisions.
func (b *builder) judged() *reuse.Result {
	r := b.traced.Clone()
	for _, p := range r.Judge(b.opts.Pins) {
		b.out.Stale = append(b.out.Stale, p.Earlier+" / "+p.Later)
	}
	return r
}

// listPairs lists the pairs that the page shows, without their differences, and counts the units. It returns where each
// pair of the result stands in the list, -1 where it does not.
func (b *builder) listPairs(r *reuse.Result) (slot []int) {
	slot = make([]int, len(r.Pairs))
	taken := make([]int, len(b.set.Units))
	b.out.Pairs = slices.Clone(b.out.Pairs)
	for i, p := range r.Pairs {
		slot[i] = -1
		if taken[p.Later]++; taken[p.Later] > mostTaken && !p.ByHand {
			continue
		}
		if p.Score < r.Threshold && p.Relation != reuse.Cited {
			continue
		}
		slot[i] = len(b.out.Pairs)
		b.out.Pairs = append(b.out.Pairs, Pair{Weak: p.Relation != reuse.Cited && !r.Firm(p)}.as(p))
	}
	b.out.Counts = b.tally(r)
	return slot
}

// tally counts the units and the pairs that are listed.
func (b *builder) tally(r *reuse.Result) *Counts {
	all := r.Count(nil)
	out := &Counts{
		Units:    all.Units,
		Repeated: all.Repeated,
		Possible: all.Possible,
		Threads:  len(r.Threads),
		Meetings: make([][3]int, len(b.set.Groups)),
		Taken:    [][3]int{},
	}
	at := map[reuse.Standing]int{reuse.New: 0, reuse.Possible: 1, reuse.Repeated: 2}
	for n := range b.set.Units {
		if u := &b.set.Units[n]; kindOf(u) != "n" {
			out.Meetings[u.Group][at[r.Status[n].Standing]]++
		}
	}
	taken, seen := map[[2]int]int{}, map[[2]int]bool{}
	for i := range b.out.Pairs {
		p := &b.out.Pairs[i]
		later, earlier := b.set.Units[p.B].Group, b.set.Units[p.A].Group
		if p.Weak || later == earlier || seen[[2]int{p.B, earlier}] {
			continue
		}
		seen[[2]int{p.B, earlier}] = true
		taken[[2]int{later, earlier}]++
	}
	for between, n := range taken {
		out.Taken = append(out.Taken, [3]int{between[0], between[1], n})
	}
	slices.SortFunc(out.Taken, func(x, y [3]int) int { return slices.Compare(x[:], y[:]) })
	return out
}

// listThreads lists the threads with their units and pairs.
func (b *builder) listThreads(r *reuse.Result, slot []int) {
	b.out.Threads = make([]Thread, 0, len(r.Threads))
	for _, t := range r.Threads {
		th := Thread{
			Units:    slices.Clone(t.Units),
			Pairs:    []int{},
			Terms:    map[string][]string{},
			Variants: map[string][][]Stretch{},
		}
		slices.Sort(th.Units)
		for _, p := range t.Pairs {
			if slot[p] >= 0 {
				th.Pairs = append(th.Pairs, slot[p])
			}
		}
		th.Columns = b.worded(&th)
		b.out.Threads = append(b.out.Threads, th)
	}
}

// mostCompared is how many pairs of a unit with earlier ones have their differences in the payload, best first. The
// page computes those of others that it is asked for.
const mostCompared = 3

// compare adds the differences of the pairs: of the best of each unit, and of those with the first unit of a thread.
// What one language alone changed is shown for the best of them.
func (b *builder) compare(ctx context.Context) error {
	steps := b.opts.Progress("comparing", len(b.out.Pairs))
	defer steps(-1)
	first := b.firsts()
	best := b.best(first)
	taken := make([]int, len(b.set.Units))
	var wanted []pairKey
	var at []int // their pairs
	for i := range b.out.Pairs {
		p := &b.out.Pairs[i]
		if p.Weak || p.Relation == string(reuse.Cited) {
			continue
		}
		if taken[p.B]++; taken[p.B] <= mostCompared || best[p.B] == i || first[p.B] == p.A {
			wanted, at = append(wanted, pairKey{p.A, p.B, best[p.B] == i}), append(at, i)
		}
	}
	err := b.comparePairs(ctx, wanted, func(done int) { steps(at[done]) })
	for k, key := range wanted {
		p, found := &b.out.Pairs[at[k]], b.compared[key]
		p.Diff, p.Drift, p.OneSided = found.Diff, found.Drift, found.OneSided
	}
	return err
}

// comparePairs compares the pairs that were not compared before, on all processors. The error is the context's.
func (b *builder) comparePairs(ctx context.Context, wanted []pairKey, done func(n int)) error {
	found := make([]*Pair, len(wanted))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for k := range next {
				p := b.differences(wanted[k])
				found[k] = &p
			}
		})
	}
	for k, key := range wanted {
		if ctx.Err() != nil {
			break
		}
		if _, ok := b.compared[key]; !ok {
			next <- k
		}
		done(k)
	}
	close(next)
	workers.Wait()
	for k, p := range found {
		if p != nil {
			b.compared[wanted[k]] = *p
		}
	}
	return ctx.Err()
}

// firsts gives for each unit the first unit of its thread, -1 where it is in none.
func (b *builder) firsts() []int {
	out := make([]int, len(b.set.Units))
	for u := range out {
		out[u] = -1
	}
	for _, t := range b.out.Threads {
		for _, u := range t.Units {
			out[u] = t.Units[0]
		}
	}
	return out
}

// best gives for each unit its best pair with an earlier one in its thread, of two as good the one with the later of
// these; -1 where there is none.
func (b *builder) best(first []int) []int {
	out := make([]int, len(b.set.Units))
	for u := range out {
		out[u] = -1
	}
	for i := range b.out.Pairs {
		p := &b.out.Pairs[i]
		if p.Relation == string(reuse.Cited) || first[p.B] < 0 || first[p.A] != first[p.B] {
			continue
		}
		if k := out[p.B]; k >= 0 {
			if had := b.out.Pairs[k]; cmp.Or(cmp.Compare(p.Score, had.Score), p.A-had.A) <= 0 {
				continue
			}
		}
		out[p.B] = i
	}
	return out
}

// as is a pair as it was traced.
func (p Pair) as(r reuse.Reiteration) Pair {
	p.A, p.B, p.Score, p.Relation, p.Hand = r.Earlier, r.Later, round(r.Score), string(r.Relation), r.ByHand
	return p
}

// pair is the differences of two units, and where that is asked for which changes one language has and the other not.
func (b *builder) pair(key pairKey) Pair {
	out, ok := b.compared[key]
	if !ok {
		out = b.differences(key)
		b.compared[key] = out
	}
	return out
}

// differences compares two units. Several goroutines may call it.
func (b *builder) differences(key pairKey) (out Pair) {
	if key.drift && b.drift != nil {
		b.oneSided(&out, b.drift.Compare(key.earlier, key.later)) // which keeps the differences of the texts
	}
	for k, tag := range b.tags {
		x, y := b.text(key.earlier, k), b.text(key.later, k)
		if x != "" && y != "" {
			out.Diff = with(out.Diff, b.tag(k), b.difference(tag, x, y))
		}
	}
	return out
}

// difference is the differences of two texts, which are compared unless they were before.
func (a *Analysis) difference(tag language.Tag, x, y string) string {
	key := diffKey(tag, x, y)
	a.differing.Lock()
	packed, ok := a.diffs[key]
	a.differing.Unlock()
	if !ok {
		_, packed = a.compareTexts(tag, x, y)
	}
	return packed
}

func diffKey(tag language.Tag, x, y string) string {
	return strings.Join([]string{tag.String(), x, y}, "\x00")
}

// differ compares two texts, and keeps the differences as the page reads them.
func (a *Analysis) differ(tag language.Tag, x, y string) *diff.Script {
	s, _ := a.compareTexts(tag, x, y)
	return s
}

func (a *Analysis) compareTexts(tag language.Tag, x, y string) (s *diff.Script, packed string) {
	s = drift.Differences(tag, x, y)
	packed = pack(s)
	a.differing.Lock()
	defer a.differing.Unlock()
	a.diffs[diffKey(tag, x, y)] = packed
	return s, packed
}

// worded lists the units of a thread that have its wording: not those that only cite.
func (b *builder) worded(th *Thread) []int {
	has := map[int]bool{}
	for _, n := range th.Pairs {
		if p := b.out.Pairs[n]; p.Relation != string(reuse.Cited) {
			has[p.A], has[p.B] = true, true
		}
	}
	var out []int
	for _, u := range th.Units {
		if has[u] || len(has) == 0 {
			out = append(out, u)
		}
	}
	return out
}

// oneSided says which changes of a pair one language has and the other has not; nothing where it is not there in both.
func (b *builder) oneSided(p *Pair, c *drift.Comparison) {
	if c == nil {
		return
	}
	source, target := b.set.Languages[0].String(), b.set.Languages[1].String()
	// that one language alone changed is said only beside a text of the other that stands as it was, endings included
	switch verdict := c.Verdict(); {
	case verdict == drift.SourceOnly && sameWords(c.Earlier.Target, c.Later.Target):
		p.Drift = source
	case verdict == drift.TranslationOnly && sameWords(c.Earlier.Source, c.Later.Source):
		p.Drift = target
	}
	for _, c := range c.Changes {
		switch {
		case c.Minor:
		case c.Verdict == drift.SourceOnly:
			p.OneSided = append(p.OneSided, OneSided{source, c.Source.Before, c.Source.After, c.Target.After})
		case c.Verdict == drift.TranslationOnly:
			p.OneSided = append(p.OneSided, OneSided{target, c.Target.Before, c.Target.After, c.Source.After})
		}
	}
}

func sameWords(x, y string) bool { return lang.FoldAll.Key(x) == lang.FoldAll.Key(y) }

// rejected adds the pairs that a person rejected, so that the page can show and restore them.
func (b *builder) rejected() {
	for _, d := range b.opts.Pins.Pairs {
		i, j := b.set.Index(d.Earlier), b.set.Index(d.Later)
		if d.Verdict == pins.Rejected && i >= 0 && j >= 0 {
			i, j = min(i, j), max(i, j)
			p := b.pair(pairKey{i, j, false}).as(reuse.Reiteration{Earlier: i, Later: j, Relation: reuse.Reworded, ByHand: true})
			p.Rejected = true
			b.out.Pairs = append(b.out.Pairs, p)
		}
	}
}

// decided says of each pair and of the beads of each unit what a person decided.
func (b *builder) decided() {
	by := map[string]*Decided{}
	for _, d := range b.opts.Pins.Decisions() {
		by[ItemOf(d)] = DecidedOf(d)
	}
	if len(by) == 0 {
		return
	}
	for i := range b.out.Pairs {
		p := &b.out.Pairs[i]
		earlier, later := b.set.Units[p.A].ID, b.set.Units[p.B].ID
		p.Decided = by[ItemOf(pins.Decision{Pair: &pins.Pair{Earlier: earlier, Later: later}})]
	}
	for i := range b.out.Units {
		u := &b.out.Units[i]
		u.Decided = by[ItemOf(pins.Decision{Unit: &pins.Unit{Ref: u.Ref}})]
	}
}

func (b *builder) text(unit, k int) string { return strings.Join(b.out.Units[unit].Text[b.tag(k)], "") }

// variants is the wording table of some units in a language, nil where one of them is not in it.
func (b *builder) variants(tag language.Tag, k int, units []int) [][]Stretch {
	texts := make([]string, len(units))
	for i, n := range units {
		if texts[i] = b.text(n, k); texts[i] == "" {
			return nil
		}
	}
	key := b.tag(k) + "\x00" + strings.Join(texts, "\x00")
	if rows, ok := b.tables[key]; ok {
		return rows
	}
	table := diff.Variants(texts, diff.In(tag))
	rows := make([][]Stretch, 0, len(table.Rows))
	for _, r := range table.Rows {
		row := make([]Stretch, 0, len(r.Cells))
		for i, c := range r.Cells {
			cell := Stretch{Text: c.Text(texts[i])}
			for _, s := range c.New {
				if s.Start < c.Start || s.End > c.End {
					continue
				}
				cell.New = append(cell.New, utf16Len(texts[i][c.Start:s.Start]), utf16Len(texts[i][c.Start:s.End]))
			}
			row = append(row, cell)
		}
		if r.Same && len(row) > 0 {
			row = row[:1]
		}
		rows = append(rows, row)
	}
	b.tables[key] = rows
	return rows
}
