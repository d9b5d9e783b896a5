package bitext

import (
	"context"
	"math"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Align aligns two texts, segment by segment. Every segment of both sides is in exactly one bead (one that is shared out by
// KeepOriginal in several); beads come in the order of the source. The result depends on the arguments alone.
func Align(source, target []Segment, opts ...Option) ([]align.Bead, error) {
	o := &options{ctx: context.Background(), progress: func(int, int) {}}
	for _, opt := range opts {
		opt(o)
	}
	m := newModel(source, target, o)
	beads, err := m.run(o)
	if err != nil {
		return nil, err
	}
	align.Sort(beads)
	return beads, nil
}

// A model is what is known of the two texts while they are aligned.
type model struct {
	params
	source, target    *text
	forward, backward *table  // p(target word | source word) and the reverse
	ratio             float64 // the usual logarithm of target length by source length
	floor             float32 // of this pass

	begins, ends *agreement // of the marks at the edges of segments

	seedForward, seedBackward *table // what is known before the texts are aligned
}

func newModel(source, target []Segment, o *options) *model {
	m := &model{params: standard, begins: &agreement{}, ends: &agreement{}, source: analyse(source, lang.For(o.source)), target: analyse(target, lang.For(o.target))}
	m.source.rarity, m.target.rarity = m.source.background(), m.target.background()
	m.source.sum()
	m.target.sum()
	if s, t := m.source.sums[len(source)], m.target.sums[len(target)]; s > 0 && t > 0 {
		m.ratio = min(max(math.Log(float64(t)/float64(s)), -0.5), 0.5)
	}
	m.seed(o)
	return m
}

func (t *text) sum() {
	t.sums = make([]int32, len(t.chars)+1)
	for i, c := range t.chars {
		t.sums[i+1] = t.sums[i] + c
	}
}

func (m *model) run(o *options) ([]align.Bead, error) {
	var path []step
	var err error
	for pass, floor := range m.floors {
		m.floor = floor
		if pass > 0 {
			m.learn(m.links(path, 0, mostLinks), 5)
			m.learnEdges(path)
		}
		if path, err = m.search(path, pass, o); err != nil {
			return nil, err
		}
	}
	found, err := m.cross(path, o.stop)
	if err != nil {
		return nil, err
	}
	return beadsOf(found), nil
}

func beadsOf(found []span) []align.Bead {
	beads := make([]align.Bead, len(found))
	for k, s := range found {
		b := align.Bead{Origin: align.Automatic}
		for x := s.a; x < s.b; x++ {
			b.Source = append(b.Source, x)
		}
		for x := s.c; x < s.d; x++ {
			b.Target = append(b.Target, x)
		}
		b.Score = 1 / (1 + math.Exp(-float64(s.gain)/4))
		beads[k] = b
	}
	return beads
}

// mostLinks is how many beads words are learnt from; in longer texts the best ones.
const mostLinks = 20_000

// search finds the best path, in a band around the last one if there is one. A path that runs along the border of the band
// is searched again in a wider one.
func (m *model) search(last []step, pass int, o *options) ([]step, error) {
	n, t := len(m.source.segments), len(m.target.segments)
	depth := most
	if pass == 0 {
		depth = 2
	}
	for scale := 1; ; scale *= 2 {
		var b *band
		if pass == 0 {
			b = m.firstBand(scale)
		} else {
			b = pathBand(last, n, t, scale)
		}
		g, err := m.evidence(b, depth, o.stop)
		if err != nil {
			return nil, err
		}
		path, err := m.best(g, o.stop)
		if err != nil {
			return nil, err
		}
		if scale == widenings || !b.touches(path, t) {
			return path, nil
		}
	}
}

// widenings bounds how much a band is widened.
const widenings = 4
