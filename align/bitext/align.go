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

	seedForward, seedBackward *table // what is known before the texts are aligned
}

func newModel(source, target []Segment, o *options) *model {
	m := &model{params: standard, source: analyse(source, lang.For(o.source)), target: analyse(target, lang.For(o.target))}
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
	n, t := len(m.source.segments), len(m.target.segments)
	lo, hi := make([]int32, n+1), make([]int32, n+1)
	half := max(60, t/20) + max(n-t, t-n)
	for i := range lo {
		mid := 0
		if n > 0 {
			mid = i * t / n
		}
		lo[i], hi[i] = int32(max(0, mid-half)), int32(min(t+1, mid+half+1))
	}
	hi[n], lo[0] = int32(t+1), 0
	var path []step
	for pass, floor := range m.floors {
		m.floor = floor
		if pass > 0 {
			m.learn(m.links(path, 0, 20000), 5)
		}
		g, err := m.evidence(newBand(lo, hi), most, o.stop)
		if err != nil {
			return nil, err
		}
		if path, err = m.best(g, o.stop); err != nil {
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
