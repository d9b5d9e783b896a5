package reuse

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

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
	Formula  Relation = "formula"  // wording that stands in many papers, which tells nothing of where it comes from
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

	terms    []*termIndex
	versions versionPairs
	threadOf []int // by unit: 1 more than the index of its thread, 0 for none
	bare     bool  // threads need no names
}

// DefaultThreshold is the score from which a pair counts as a reiteration.
const DefaultThreshold = 0.5

// An Option changes how Trace works.
type Option func(*config)

type config struct {
	across    bool
	threshold float64
	keep      float64
	bare      bool
	from      int
	progress  func(done, total int)
}

func newConfig(opts []Option) config {
	cfg := config{threshold: DefaultThreshold, keep: DefaultThreshold, progress: func(int, int) {}}
	for _, o := range opts {
		o(&cfg)
	}
	return cfg
}

// Across leaves out pairs inside one group. The default is to keep them.
func Across() Option { return func(c *config) { c.across = true } }

// MinScore keeps every pair above min in Result.Pairs; the default is DefaultThreshold. Zero keeps every pair that was
// compared, some dozens a unit. Threads go by ThreadScore and statuses by the threshold, whatever is kept.
func MinScore(min float64) Option { return func(c *config) { c.keep = min } }

// Bare leaves out what is only to be read: the names of threads, and of a Memory's trace the texts of units that are
// not fresh.
func Bare() Option { return func(c *config) { c.bare = true } }

// From says that no pair will be asked for whose later unit is before that one, so that what only such pairs need is
// not worked out. The scores of the others stay as they are. The default is 0, all units.
func From(unit int) Option { return func(c *config) { c.from = unit } }

// Progress is called now and then with the units done so far, from one goroutine at a time. The default is not to.
func Progress(f func(done, total int)) Option { return func(c *config) { c.progress = f } }

// Trace finds which units take up earlier ones. It is deterministic. The error is ErrNoUnits or the context's.
func Trace(ctx context.Context, s *Set, opts ...Option) (*Result, error) {
	t, err := Prepare(ctx, s, opts...)
	if err != nil {
		return nil, err
	}
	pairs, err := t.Pairs(ctx, 0, len(s.Units))
	if err != nil {
		return nil, err
	}
	return t.Result(ctx, pairs)
}

// cut drops the pairs that were only needed for threads and statuses.
func (r *Result) cut(keep float64) {
	n := len(r.Pairs)
	for n > 0 && r.Pairs[n-1].Score <= keep {
		n--
	}
	r.Pairs = r.Pairs[:n]
	for i := range r.Threads {
		t := &r.Threads[i]
		t.Pairs = slices.DeleteFunc(t.Pairs, func(k int) bool { return k >= n })
	}
}

// asks reports whether a unit asks for something by itself: a note does not, and a chapeau only with its items.
func (s *Set) asks(i int) bool { return s.Units[i].Ref.Path != corpus.NotePath && !s.Units[i].Opens }

// workers is on how many goroutines work is done.
func workers() int { return runtime.GOMAXPROCS(0) }

// parallel calls what newWorker returns for 0..n-1, in blocks, on as many goroutines as there are processors. The
// progress may be nil.
func parallel(ctx context.Context, n int, progress func(done, total int), newWorker func() func(int)) error {
	size := int64(min(max(n/(8*workers()), 1), 256))
	var next, done atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	for range min(workers(), n) {
		wg.Go(func() {
			work := newWorker()
			for {
				from := int(next.Add(size) - size)
				if from >= n || ctx.Err() != nil {
					return
				}
				to := min(from+int(size), n)
				for k := from; k < to; k++ {
					work(k)
				}
				if progress != nil {
					mu.Lock()
					progress(int(done.Add(int64(to-from))), n)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}
