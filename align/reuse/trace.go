package reuse

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/reprise-wording/reprise/corpus"
)

// A Relation says how a later unit takes up an earlier one.
type Relation string

// The relations. The strings are those of the machine formats.
const (
	Verbatim Relation = "verbatim" // the same words, whatever the typography
	Amended  Relation = "amended"  // the same but for small edits
	Reworded Relation = "reworded" // the same request in other words
	Merged   Relation = "merged"   // the later takes up several earlier ones
	Split    Relation = "split"    // several later ones take up the earlier, each a part of it
	Cited    Relation = "cited"    // the later refers to the earlier by number, date or symbol
)

// A Reiteration is a pair of units of which the later takes up the earlier.
type Reiteration struct {
	Earlier, Later int     // indices into the set's Units
	Score          float64 // 0..1
	Relation       Relation
	ByHand         bool // set or confirmed by a person, see Judge
}

// A Result is what Trace found.
type Result struct {
	Set       *Set
	Pairs     []Reiteration // best first; a pair that is also cited stands twice, once as Cited
	Threads   []Thread      // longest first
	Status    []Status      // by unit
	Citations []Citation    // in the order of the units
	Threshold float64       // the score from which pairs make threads

	sides []*side
}

// DefaultThreshold is the score from which a pair counts as a reiteration.
const DefaultThreshold = 0.5

// An Option changes how Trace works.
type Option func(*config)

type config struct {
	across    bool
	threshold float64
	keep      float64
	progress  func(done, total int)
}

// Across leaves out pairs inside one group. The default is to keep them.
func Across() Option { return func(c *config) { c.across = true } }

// MinScore keeps every pair above min in Result.Pairs; the default is DefaultThreshold. Zero keeps every pair that shares
// anything at all. Threads and statuses always go by the threshold.
func MinScore(min float64) Option { return func(c *config) { c.keep = min } }

// Progress is called now and then with the units done so far, from one goroutine at a time. The default is not to.
func Progress(f func(done, total int)) Option { return func(c *config) { c.progress = f } }

// Trace finds which units take up earlier ones. It is deterministic. The error is ErrNoUnits or the context's.
func Trace(ctx context.Context, s *Set, opts ...Option) (*Result, error) {
	cfg := config{threshold: DefaultThreshold, keep: DefaultThreshold, progress: func(int, int) {}}
	for _, o := range opts {
		o(&cfg)
	}
	if len(s.Units) == 0 {
		return nil, ErrNoUnits
	}
	r := &Result{Set: s, Threshold: cfg.threshold}
	scores := map[[2]int32]float64{}
	for at := range s.Languages {
		d, err := newSide(ctx, s, at)
		if err != nil {
			return nil, err
		}
		r.sides = append(r.sides, d)
		if err := d.pairs(ctx, s, &cfg, scores); err != nil {
			return nil, err
		}
	}
	for k, v := range scores {
		if v /= float64(len(s.Languages)); v > cfg.keep {
			r.Pairs = append(r.Pairs, Reiteration{Earlier: int(k[0]), Later: int(k[1]), Score: v, Relation: Reworded})
		}
	}
	slices.SortFunc(r.Pairs, func(a, b Reiteration) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Earlier, b.Earlier), cmp.Compare(a.Later, b.Later))
	})
	r.thread()
	r.status()
	return r, nil
}

// pairs adds the cosine of every two units that share a feature.
func (d *side) pairs(ctx context.Context, s *Set, cfg *config, scores map[[2]int32]float64) error {
	postings := map[int32][]int32{}
	acc := make([]float64, len(s.Units))
	var touched []int32
	for j := range s.Units {
		if j%64 == 0 {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			cfg.progress(j, len(s.Units))
		}
		if s.Units[j].Kind == corpus.Note || s.Units[j].Opens {
			continue // a note asks nothing, and a chapeau only with its items
		}
		for _, f := range d.vectors[j] {
			for _, i := range postings[f.id] {
				if cfg.across && s.Units[i].Group == s.Units[j].Group {
					continue
				}
				if acc[i] == 0 {
					touched = append(touched, i)
				}
				acc[i] += float64(f.w) * d.value(i, f.id)
			}
		}
		for _, i := range touched {
			scores[[2]int32{i, int32(j)}] += acc[i] / math.Sqrt(d.norm[i]*d.norm[j]) * s.prior(int(i), j)
			acc[i] = 0
		}
		touched = touched[:0]
		for _, f := range d.vectors[j] {
			postings[f.id] = append(postings[f.id], int32(j))
		}
	}
	cfg.progress(len(s.Units), len(s.Units))
	return nil
}

// prior is what a pair is worth for where its units stand: parallel items of one list are hardly ever a taking-up again,
// and units of one meeting seldom.
func (s *Set) prior(i, j int) float64 {
	switch a, b := &s.Units[i], &s.Units[j]; {
	case a.Group != b.Group:
		return 1
	case a.Parent >= 0 && a.Parent == b.Parent:
		return 0.4
	}
	return 0.7
}

func (d *side) value(i, id int32) float64 {
	v := d.vectors[i]
	k, _ := slices.BinarySearchFunc(v, id, func(f feature, id int32) int { return cmp.Compare(f.id, id) })
	return float64(v[k].w)
}
