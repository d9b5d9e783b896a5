package bitext

import (
	"context"
	"math"
	"slices"
	"sync"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Align aligns two texts, segment by segment. Every segment of both sides is in exactly one bead (one that is shared
// out by KeepOriginal in several); beads come in the order of the source. The result depends on the arguments alone.
func Align(source, target []Segment, opts ...Option) ([]align.Bead, error) {
	o := newOptions(opts)
	rest, err := aroundPins(len(source), len(target), o.pins)
	if err != nil {
		return nil, err
	}
	m, err := newModel(pick(source, rest.source), pick(target, rest.target), o)
	if err != nil {
		return nil, err
	}
	found, err := m.run(rest.blocks, o)
	if err != nil {
		return nil, err
	}
	var beads []align.Bead
	for _, spans := range found {
		beads = append(beads, m.beads(spans, o)...)
	}
	rest.restore(beads)
	beads = joinAlone(beads)
	for _, b := range o.pins {
		b = b.Clone()
		b.Origin, b.Score = align.ByHand, 1
		beads = append(beads, b)
	}
	beads = keepWhole(beads, o.keep, source, target)
	align.Sort(beads)
	return beads, nil
}

func newOptions(opts []Option) *options {
	o := &options{ctx: context.Background(), progress: func(int, int) {}}
	for _, opt := range opts {
		opt(o)
	}
	return o
}

// A model is what is known of the two texts while they are aligned.
type model struct {
	params
	source, target    *text
	forward, backward *table  // p(target word | source word) and the reverse
	ratio             float64 // the usual logarithm of target length by source length
	sourceFloor       *floor  // of the words of the source, by what the forward table knows of them
	targetFloor       *floor
	strict            float32 // of this pass

	scales   *lengthScales
	logLoose float64

	tick func(share float64) // told how much of a search is done; nil where nobody asks

	begins, ends *agreement // of the marks at the edges of segments

	seedForward, seedBackward *table // what is known before the texts are aligned
}

func newModel(source, target []Segment, o *options) (*model, error) {
	m := &model{params: standard, begins: &agreement{}, ends: &agreement{}}
	var both sync.WaitGroup
	both.Go(func() { m.source = analyse(source, lang.For(o.source), o.places) })
	both.Go(func() { m.target = analyse(target, lang.For(o.target), o.places) })
	both.Wait()
	m.scales, m.logLoose = m.lengthScales(), math.Log(m.loose)
	s, t := m.source.sums[len(source)], m.target.sums[len(target)]
	m.ratio = min(max(math.Log(float64(t+charsBefore)/float64(s+charsBefore)), -0.5), 0.5)
	return m, m.seed(o)
}

// charsBefore are the characters of other texts, as long in both languages, that those of a text are counted with: in
// a short text a passage left out would make the ratio.
const charsBefore = 1000

// A block is source segments a..b-1 and target segments c..d-1, which are aligned with each other and with no others.
type block struct{ a, b, c, d int }

func (b block) size() int { return b.b - b.a + b.d - b.c }

// run aligns the segments of each block: the passes of search and learning, then the search for crossing beads. The
// spans of a block count from the start of the texts.
func (m *model) run(blocks []block, o *options) ([][]span, error) {
	w := &work{blocks: blocks, paths: make([][]step, len(blocks)), o: o}
	for _, b := range blocks {
		w.total += b.size() * (passes + 1)
	}
	strict := m.first
	for pass := range passes {
		if pass > 0 {
			found := w.found()
			if pass == 1 {
				strict = m.strictness(m.literalness(found))
			}
			if err := m.learn(m.links(found, mostLinks), rounds, o.stop); err != nil {
				return nil, err
			}
			m.learnEdges(found)
			m.learnShapes(w.paths)
		}
		m.know(strict)
		for k, b := range blocks {
			part := m.part(b.a, b.b, b.c, b.d)
			part.tick = func(share float64) { w.show(int(share * float64(b.size()))) }
			path, err := part.search(w.paths[k], pass, o)
			if err != nil {
				return nil, err
			}
			w.paths[k] = path
			w.step(b.size())
		}
	}
	if o.learnt != nil {
		*o.learnt = *m.learnt()
	}
	out := make([][]span, len(blocks))
	for k, b := range blocks {
		part := m.part(b.a, b.b, b.c, b.d)
		spans, err := part.cross(w.paths[k], o.stop)
		if err != nil {
			return nil, err
		}
		spans = part.refine(part.keepLayout(spans))
		for i := range spans {
			spans[i].shift(b.a, b.c)
		}
		out[k] = spans
		w.step(b.size())
	}
	return out, nil
}

// work is what there is to do and what was done.
type work struct {
	blocks      []block
	paths       [][]step // from the start of each block
	o           *options
	done, total int
	shown       int // of done
}

// found gives the beads of the paths, counted from the start of the texts.
func (w *work) found() [][]span {
	out := make([][]span, len(w.blocks))
	for k, b := range w.blocks {
		out[k] = spans(w.paths[k])
		for i := range out[k] {
			out[k][i].shift(b.a, b.c)
		}
	}
	return out
}

func (w *work) step(n int) {
	w.done += n
	w.show(0)
}

// show tells that n more is done of what the next step is for.
func (w *work) show(n int) {
	if w.done+n > w.shown {
		w.shown = w.done + n
		w.o.progress(w.shown, w.total)
	}
}

const (
	passes     = 3
	mostLinks  = 1_000_000 // how many pairs of words of one bead are learnt from; in longer texts those of the best beads
	rounds     = 4         // of learning in a pass
	widenings  = 4         // the most a band is widened, a power of 2
	firstDepth = 2         // segments on a side of a bead in the first pass
)

// search finds the best path, in a band around the last one if there is one. A path that runs along the border of the
// band is searched again in a wider one.
func (m *model) search(last []step, pass int, o *options) ([]step, error) {
	n, t := len(m.source.segments), len(m.target.segments)
	for scale := 1; ; scale *= 2 {
		b, depth := pathBand(last, n, t, scale), most
		if pass == 0 {
			b, depth = m.firstBand(scale), firstDepth
		}
		find := m.best
		if pass == passes-1 {
			find = m.bestOfAll
		}
		path, err := find(b, depth, o.stop)
		if err != nil {
			return nil, err
		}
		if scale == widenings || !b.touches(path, t) {
			return path, nil
		}
	}
}

// beads makes beads of spans, with their scores.
func (m *model) beads(spans []span, o *options) []align.Bead {
	beads := make([]align.Bead, len(spans))
	for k, s := range spans {
		beads[k] = align.Bead{
			Source: with(upTo(s.a, s.b), s.apart),
			Target: with(upTo(s.c, s.d), s.apartTarget),
			Origin: align.Automatic,
			Score:  m.confidence(s),
		}
	}
	return beads
}

// with adds a segment, counted from 1, to rising ones; 0 is none.
func with(ids []int, apart int) []int {
	if apart == 0 {
		return ids
	}
	ids = append(ids, apart-1)
	slices.Sort(ids)
	return ids
}

func upTo(a, b int) []int {
	out := make([]int, 0, b-a)
	for ; a < b; a++ {
		out = append(out, a)
	}
	return out
}
