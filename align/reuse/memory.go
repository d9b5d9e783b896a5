package reuse

import (
	"context"
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Memory is the units of a corpus as digests have them: all that is needed to trace some of them against all, without
// reading or weighing the rest. It serves one trace at a time.
type Memory struct {
	set   *Set
	terms []*termIndex
}

// Remember puts digests together as FromCorpus does papers: those that begin on the same day stay in the order given.
// The error is a *DigestError, or that there are no units.
func Remember(l *Lexicon, digests ...string) (*Memory, error) {
	read, err := ReadDigests(digests...)
	if err != nil {
		return nil, err
	}
	papers, order := make([]*digested, len(read)), make([]int, len(read))
	for i := range read {
		papers[i], order[i] = read[i].paper, i
	}
	slices.SortStableFunc(order, func(a, b int) int { return papers[a].start.Compare(papers[b].start) })
	m := &Memory{set: &Set{}}
	var blocks []block
	var from []*digestedBlock
	var paper []*digested
	clash := clashing(papers, order)
	for rank, at := range order {
		p := papers[at]
		for k, tag := range p.languages {
			m.addLanguage(l, tag)
			if int(p.most[k]) >= max(1, len(l.in(tag).stems)) {
				return nil, &DigestError{at}
			}
		}
		for k := range p.blocks {
			b := &p.blocks[k]
			if clash[rank] {
				prefix := fmt.Sprintf("%d:", rank+1)
				b.group.Name = prefix + b.group.Name
				for u := range b.units {
					b.units[u].ID = prefix + b.units[u].ID
				}
			}
			b.group.Paper, b.no = at, len(from)
			blocks, from, paper = append(blocks, b.block), append(from, b), append(paper, p)
		}
	}
	m.set.arrange(blocks)
	if len(m.set.Units) == 0 {
		return nil, ErrNoUnits
	}
	m.fill(blocks, from, paper)
	return m, nil
}

// clashing is clashes for digests, in the order of their papers.
func clashing(papers []*digested, order []int) []bool {
	out := make([]bool, len(order))
	if len(order) < 2 {
		return out
	}
	n := 0
	for _, p := range papers {
		for _, b := range p.blocks {
			n += len(b.units)
		}
	}
	ids, owner := keyTable{}, make([]int32, 0, n)
	ids.grow(2 * n)
	for rank, at := range order {
		for _, b := range papers[at].blocks {
			for k := range b.units {
				if !b.lead[k] {
					continue
				}
				if n := int(ids.add(hashText(b.units[k].ID))); n == len(owner) {
					owner = append(owner, int32(rank))
				} else if owner[n] != int32(rank) {
					out[rank] = true
				}
			}
		}
	}
	return out
}

func (m *Memory) addLanguage(l *Lexicon, tag language.Tag) {
	if slices.ContainsFunc(m.set.Languages, func(t language.Tag) bool { return lang.Same(t, tag) }) {
		return
	}
	e := l.in(tag)
	m.terms = append(
		m.terms,
		&termIndex{lang: e.lang, at: len(m.set.Languages), vocab: map[string]int32{}, stems: e.stems, kinds: e.kinds,
			words: map[string]entry{}},
	)
	m.set.Languages = append(m.set.Languages, tag)
}

// fill gives the term indexes their bodies and chapeaux, and the units room for their texts.
func (m *Memory) fill(blocks []block, from []*digestedBlock, paper []*digested) {
	n := len(m.set.Units)
	texts := make([]Text, n*len(m.terms))
	for i := range m.set.Units {
		m.set.Units[i].Texts, texts = texts[:len(m.terms):len(m.terms)], texts[len(m.terms):]
	}
	for _, d := range m.terms {
		d.body, d.chapeau, d.wording = make([][]int32, n), make([][]int32, n), make([]uint64, n)
		d.names = make([]nameSet, n)
		at := 0
		for _, b := range blocks {
			src := from[b.no]
			if k := slices.IndexFunc(paper[b.no].languages, func(t language.Tag) bool { return lang.For(t) == d.lang }); k >= 0 {
				copy(d.body[at:], src.bodies[k])
				copy(d.names[at:], src.names[k])
				copy(d.wording[at:], src.wording[k])
			}
			at += len(b.units)
		}
		for i := range m.set.Units {
			if len(d.body[i]) > 0 {
				d.units++
			}
			if up := m.set.Units[i].Parent; up >= 0 {
				d.chapeau[i] = append(append([]int32(nil), d.chapeau[up]...), d.body[up]...)
			}
		}
	}
}

// Set is the units, in the order of time. Their Texts are empty but for those that a trace had the host fetch;
// Group.Paper is the number of the digest.
func (m *Memory) Set() *Set { return m.set }

// A Host has the texts and the pairs that a memory has not. Each function may be nil.
type Host struct {
	// Texts fills in the Texts of some units of the set.
	Texts func(units []int) error
	// Citing lists the units that are known to cite one of a group, so that new citations are read by the same offset.
	Citing func(group int) ([]int, error)
}

// Trace finds the pairs that fresh units are in, earlier or later, and the citations of fresh units. Scores and
// relations are those that tracing the whole set gives: the words are counted in all units, and each later unit that
// has a fresh one among its candidates is traced anew, as are its pairs with units that are not fresh. Threads and
// statuses are those of the pairs found.
func (m *Memory) Trace(ctx context.Context, fresh []int, host Host, opts ...Option) (*Result, error) {
	cfg := newConfig(opts)
	r := &Result{Set: m.set, Threshold: cfg.threshold, terms: m.terms}
	isFresh := make([]bool, len(m.set.Units))
	for _, u := range fresh {
		isFresh[u] = true
	}
	if len(fresh) > 0 {
		if err := m.trace(ctx, r, isFresh, cfg); err != nil {
			return nil, err
		}
	}
	if err := r.fetch(host, fresh, cfg); err != nil {
		return nil, err
	}
	if err := r.citeSome(host, fresh, isFresh); err != nil {
		return nil, err
	}
	r.bare = cfg.bare
	r.thread()
	r.status()
	r.cut(cfg.keep)
	return r, nil
}

// trace finds the pairs of later units that are fresh or have got a fresh candidate.
func (m *Memory) trace(ctx context.Context, r *Result, isFresh []bool, cfg config) error {
	if err := m.weigh(ctx); err != nil {
		return err
	}
	t, err := r.tracer(ctx, cfg)
	if err != nil {
		return err
	}
	later, err := t.touched(ctx, isFresh)
	if err != nil {
		return err
	}
	pairs, err := t.PairsOf(ctx, later)
	if err != nil {
		return err
	}
	r.Pairs = pairs
	return r.finish(ctx, t)
}

// touched lists the fresh units, and the later ones that share as much with one as its candidates do. The error is the
// context's.
func (t *Tracer) touched(ctx context.Context, isFresh []bool) ([]int, error) {
	touched := slices.Clone(isFresh)
	last := len(isFresh) - 1 // of the units that are not fresh
	for last >= 0 && isFresh[last] {
		last--
	}
	var fresh []int // those with such a unit after them
	for i := range max(last, 0) {
		if isFresh[i] {
			fresh = append(fresh, i)
		}
	}
	for k, d := range t.empty.terms {
		found := make([][]int32, len(fresh))
		err := parallel(ctx, len(fresh), nil, func() func(int) {
			q := newSearcher(d, t.indexes[k])
			return func(n int) { found[n] = q.search(nil, t.empty.Set, fresh[n], kept, t.apart, true) }
		})
		if err != nil {
			return nil, err
		}
		for _, js := range found {
			for _, j := range js {
				touched[j] = true
			}
		}
	}
	for _, i := range fresh {
		t.same.after(i, func(j int32) { touched[j] = true })
	}
	var out []int
	for j := range touched {
		if touched[j] {
			out = append(out, j)
		}
	}
	return out, nil
}

// weigh counts and weighs the words of all units, once.
func (m *Memory) weigh(ctx context.Context) error {
	for _, d := range m.terms {
		if d.vectors != nil {
			continue
		}
		for t, stem := range d.stems {
			d.vocab[stem] = int32(t)
		}
		d.numberFamilies()
		if err := d.weigh(ctx, m.set); err != nil {
			d.vectors = nil
			return err
		}
	}
	return nil
}

// fetch has the texts of fresh units filled in, and of those in pairs that are kept or make threads.
func (r *Result) fetch(host Host, fresh []int, cfg config) error {
	units := slices.Clone(fresh)
	for _, p := range r.Pairs {
		if cfg.bare {
			break
		}
		if p.Score > cfg.keep || p.Score >= ThreadScore {
			units = append(units, p.Earlier, p.Later)
		}
	}
	return r.texts(host, units)
}

func (r *Result) texts(host Host, units []int) error {
	if host.Texts == nil || len(units) == 0 {
		return nil
	}
	slices.Sort(units)
	units = slices.Compact(units)
	return host.Texts(units)
}

// citeSome finds the references of fresh units. Those that are known to refer to the same groups are read again,
// since the numbers of a report are told by all that cite it.
func (r *Result) citeSome(host Host, fresh []int, isFresh []bool) error {
	r.read(fresh)
	var others []int
	if host.Citing != nil {
		seen := map[int]bool{}
		for _, c := range r.Citations {
			if c.Group < 0 || c.Paragraph == 0 || c.Paper != "" || seen[c.Group] {
				continue
			}
			seen[c.Group] = true
			citing, err := host.Citing(c.Group)
			if err != nil {
				return err
			}
			others = append(others, citing...)
		}
	}
	others = slices.DeleteFunc(others, func(u int) bool { return isFresh[u] })
	if err := r.texts(host, others); err != nil {
		return err
	}
	slices.Sort(others)
	r.read(slices.Compact(others))
	r.resolve()
	of := func(later int) bool { return !isFresh[later] }
	r.Citations = slices.DeleteFunc(r.Citations, func(c Citation) bool { return of(c.Later) })
	r.Pairs = slices.DeleteFunc(r.Pairs, func(p Reiteration) bool { return p.Relation == Cited && of(p.Later) })
	var cited []int
	for _, p := range r.Pairs {
		if p.Relation == Cited {
			cited = append(cited, p.Earlier)
		}
	}
	return r.texts(host, cited)
}

// Threads makes the threads of pairs that are known, as Trace does of those it finds; the units of other pairs are in
// none. The citations among the pairs join units as they do there.
func (m *Memory) Threads(ctx context.Context, pairs []Reiteration, host Host) ([]Thread, error) {
	r := &Result{Set: m.set, Threshold: DefaultThreshold, terms: m.terms, Pairs: slices.Clone(pairs)}
	if err := m.weigh(ctx); err != nil {
		return nil, err
	}
	var units []int
	cited := map[int][]int{}
	var citing []int
	for _, p := range r.Pairs {
		if p.Relation == Cited {
			cited[p.Later] = append(cited[p.Later], p.Earlier)
			citing = append(citing, p.Later)
		}
		if p.Score >= ThreadScore {
			units = append(units, p.Earlier, p.Later)
		}
	}
	if err := r.texts(host, units); err != nil {
		return nil, err
	}
	slices.Sort(citing)
	r.read(slices.Compact(citing))
	for _, c := range r.Citations { // by its printed number a paragraph is resolved as it is read
		if c.Paper != "" {
			cited[c.Later] = slices.DeleteFunc(cited[c.Later], func(u int) bool { return u == c.Earlier })
		}
	}
	for k := range r.Citations { // what each of the others is resolved to is known
		c := &r.Citations[k]
		if to := cited[c.Later]; len(to) > 0 && c.Paper == "" {
			c.Earlier, c.Resolved = to[0], true
			if len(to) > 1 {
				cited[c.Later] = to[1:]
			}
		}
	}
	r.sort()
	r.thread()
	return r.Threads, nil
}
