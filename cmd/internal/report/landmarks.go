package report

import (
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A mark is where a landmark stands: its paper, its ref in it and the version that it was taken from.
type mark struct {
	paper int
	ref   corpus.Ref
	of    *corpus.Document
}

// landmarks puts what is no unit of the set between its units: headings, notes, and the blocks without labels of a
// version that has more or fewer of them than the first, so that none can be told to answer to one of it.
func (b *builder) landmarks() {
	b.counts = map[*corpus.Document]map[unpaired]int{}
	prefixes := reuse.Prefixes(b.corpus)
	l := landmarker{
		builder: b,
		units:   map[address]int{},
		ends:    make([]int, len(b.set.Groups)),
		taken:   map[string]bool{},
		seen:    map[*corpus.Block]bool{},
	}
	for n, u := range b.set.Units {
		l.units[address{b.home[n].paper, u.Ref}] = n
		l.ends[u.Group] = n + 1
		l.taken[u.ID] = true
	}
	for i, p := range b.corpus.Papers {
		l.paper, l.prefix, l.lead = i, prefixes[i], b.counted(p.Versions[0])
		for _, d := range p.Versions {
			l.version(d)
		}
	}
}

// A landmarker goes through papers for what is no unit.
type landmarker struct {
	*builder
	paper  int
	prefix string                 // of the paper's refs
	lead   map[unpaired]int       // of the paper's first version
	units  map[address]int        // units by where they stand
	ends   []int                  // by group: the first unit behind it
	taken  map[string]bool        // names of units and landmarks
	seen   map[*corpus.Block]bool // those that are there
}

// An unpaired names the headings or the notes of a part, which are counted to see whether two versions have as many.
type unpaired struct {
	part string
	kind corpus.Kind
}

// counted counts the blocks of a document by part and kind, once.
func (b *builder) counted(d *corpus.Document) map[unpaired]int {
	n := b.counts[d]
	if n == nil {
		n = map[unpaired]int{}
		for _, cb := range d.Blocks {
			n[unpaired{cb.Ref.Part, cb.Kind}]++
		}
		b.counts[d] = n
	}
	return n
}

// version adds the landmarks of a document that are not there yet.
func (l *landmarker) version(d *corpus.Document) {
	counts := l.counted(d)
	var waiting []*corpus.Block // for the unit that follows in their meeting
	last := -1                  // the last unit
	put := func(before, group int) {
		for _, cb := range waiting {
			key := unpaired{cb.Ref.Part, cb.Kind}
			l.add(cb, d, counts[key] == l.lead[key], before, group)
		}
		waiting = waiting[:0]
	}
	behind := func() {
		if last >= 0 {
			put(l.ends[l.set.Units[last].Group], l.set.Units[last].Group)
		}
	}
	meeting := d.Paper()
	for _, cb := range d.Blocks {
		if m := d.MeetingOf(cb); m != meeting {
			if meeting != d.Paper() { // what stands before the first meeting stands at its head
				behind()
			}
			meeting = m
		}
		n, ok := l.units[address{l.paper, cb.Ref}]
		if ok {
			_, ok = l.set.Text(n, d.Language)
		}
		switch {
		case ok:
			put(n, l.set.Units[n].Group)
			last = n
		case cb.Text != "" && !l.seen[cb]:
			waiting = append(waiting, cb)
		}
	}
	behind()
}

// add adds a block, with those of the same ref in the other languages where it is a heading or a note that answers to
// them.
func (l *landmarker) add(cb *corpus.Block, d *corpus.Document, paired bool, before, group int) {
	b := l.builder
	m := Landmark{
		Ref:     l.prefix + cb.Ref.String(),
		Kind:    kinds[cb.Kind],
		Level:   cb.Level,
		Label:   cb.Label,
		Meeting: group,
		Before:  before,
		Text:    map[string][]string{},
	}
	if l.taken[m.Ref] {
		m.Ref += " (" + d.Language.String() + ")"
	}
	l.taken[m.Ref] = true
	paired = paired && (cb.Kind == corpus.Heading || cb.Kind == corpus.Note)
	for k, tag := range b.tags {
		v := b.blocks[k].at(l.paper, cb.Ref)
		if lang.Same(tag, d.Language) || paired && v != nil && v.Kind == cb.Kind && b.pairs(l.paper, k, cb) {
			if v != nil && v.Text != "" {
				l.seen[v] = true
				m.Text[b.tag(k)] = []string{v.Text}
				if v.Kind != corpus.Heading {
					m.Text[b.tag(k)] = pieces(v.Text, lang.For(tag).Sentences(v.Text))
				}
			}
		}
	}
	b.out.Landmarks = append(b.out.Landmarks, m)
	b.marks = append(b.marks, mark{l.paper, cb.Ref, d})
}

// pairs reports whether the version of a paper in a language has as many blocks of the kind of one in its part as the
// first.
func (b *builder) pairs(paper, k int, cb *corpus.Block) bool {
	p := b.corpus.Papers[paper]
	d, key := p.In(b.tags[k]), unpaired{cb.Ref.Part, cb.Kind}
	return d != nil && b.counted(d)[key] == b.counted(p.Versions[0])[key]
}
