package report

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// An Analysis is what is worked out of a corpus before any decision, once for all payloads that are made of it. One
// payload is made at a time; all else may be asked for meanwhile.
type Analysis struct {
	corpus *corpus.Corpus
	set    *reuse.Set
	tags   []language.Tag // of the payload, in its order
	traced *reuse.Result
	drift  *drift.Tracer // nil where there is one language only
	papers []alignment   // of the first two languages, by paper

	outline  *builder   // the papers and the meetings
	base     *builder   // what no decision changes of a payload
	stemmers []*stemmer // by language
	weights  []rarity   // of the words, by language

	differing sync.Mutex             // of diffs
	diffs     map[string]string      // by the language and both texts
	compared  map[pairKey]Pair       // what is said of two units
	tables    map[string][][]Stretch // by the language and all texts; nil where there is no table
	shares    map[[2]int]float64     // of the words that two units have in common
	names     map[string][]string    // the terms of threads, by the language and the units
}

// A pairKey is two units, and whether it is said which of their changes one language alone has.
type pairKey struct {
	earlier, later int
	drift          bool
}

// An alignment is that of the versions of a paper, nil where it has not both, and what is doubtful in it.
type alignment struct {
	before   *bitext.Alignment         // any decision
	with     *bitext.Alignment         // the decisions that stand in decided
	decided  string                    // as a pins file has them
	stale    []string                  // refs of decisions that no longer fit
	why      map[[2]int][]align.Remark // what is doubtful, by row and bead
	reviewed bool

	byRef    map[string]int // rows of before
	doubtful []doubtful     // in before
}

// A doubtful row of an alignment, and why by bead.
type doubtful struct {
	row int
	why map[int][]align.Remark
}

// Silence is the progress that nobody is told of.
func Silence(string, int) func(int) { return func(int) {} }

// Analyse prepares and compares a corpus. The error is the context's or that of a room below.
func Analyse(
	ctx context.Context, c *corpus.Corpus, progress func(what string, total int) func(done int),
) (*Analysis, error) {
	return analyse(ctx, c, Options{Progress: progress})
}

// analyse is Analyse, which does not trace again what is traced already.
func analyse(ctx context.Context, c *corpus.Corpus, opts Options) (*Analysis, error) {
	a, err := Outline(c)
	if err != nil {
		return nil, err
	}
	if opts.Traced != nil {
		kept, err := opts.Traced(ctx, a.Set())
		if err == nil && kept != nil {
			err = a.Restore(ctx, *kept)
		}
		if err != nil {
			return nil, err
		}
	}
	a.Word()
	return a, a.Complete(ctx, opts.Progress)
}

// Outline lists the papers and the meetings of a corpus. Word has to follow, and may be called while First is at work.
func Outline(c *corpus.Corpus) (*Analysis, error) {
	a := &Analysis{
		corpus:   c,
		set:      reuse.FromCorpus(c),
		tags:     order(c.Languages()),
		papers:   make([]alignment, len(c.Papers)),
		diffs:    map[string]string{},
		compared: map[pairKey]Pair{},
		tables:   map[string][][]Stretch{},
		shares:   map[[2]int]float64{},
		names:    map[string][]string{},
	}
	if len(a.set.Units) == 0 {
		return nil, fmt.Errorf("report: the documents have no wording; reprise parse shows what was read")
	}
	for _, tag := range a.tags {
		a.stemmers = append(a.stemmers, &stemmer{lang.For(tag), map[string]string{}})
	}
	b := &builder{Analysis: a}
	b.out = &Payload{
		Title:    map[string]string{},
		Body:     map[string]string{},
		Elisions: map[string][]string{},
		Stems:    map[string][]string{},
		Units:    []Unit{},
		Pairs:    []Pair{},
		Threads:  []Thread{},
	}
	b.index()
	b.locate()
	b.front()
	b.meetings()
	a.outline = b
	return a, nil
}

// Complete traces and aligns the corpus, once, before the first Payload. The error is the context's or that of a room
// below.
func (a *Analysis) Complete(ctx context.Context, progress func(what string, total int) func(done int)) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	aligned := make(chan error, 1)
	go func() { aligned <- a.align(ctx, progress) }() // the beads and the trace do not need each other
	err := a.trace(ctx, progress)
	if err != nil {
		stop()
	}
	if other := <-aligned; err == nil {
		err = other
	}
	return err
}

// Word gathers the wording, and what else no decision changes. What the outline has it leaves alone: somebody may be
// writing that out.
func (a *Analysis) Word() {
	b, out := *a.outline, *a.outline.out
	b.out, out.Elisions, out.Stems = &out, map[string][]string{}, map[string][]string{}
	b.units()
	b.landmarks()
	b.forces()
	b.stems()
	a.base, a.weights = &b, b.rarity()
}

// Set is the units of the corpus.
func (a *Analysis) Set() *reuse.Set { return a.set }

// Restore takes what a trace of the set found, so that Complete need not trace it again. The error is the context's.
func (a *Analysis) Restore(ctx context.Context, kept reuse.Kept) (err error) {
	a.traced, err = reuse.Restore(ctx, a.set, kept)
	return err
}

func (a *Analysis) trace(ctx context.Context, progress func(string, int) func(int)) (err error) {
	done := progress("tracing", len(a.set.Units))
	defer done(-1)
	if a.traced == nil {
		a.traced, err = reuse.Trace(ctx, a.set, reuse.Progress(func(n, _ int) { done(n) }))
	}
	if err != nil || len(a.tags) < 2 {
		return err
	}
	a.drift, err = drift.NewTracer(ctx, a.set, drift.WithDiffer(a.differ))
	return err
}

// align aligns the first two languages of every paper that has both.
func (a *Analysis) align(ctx context.Context, progress func(string, int) func(int)) error {
	if len(a.tags) < 2 {
		return nil
	}
	done := progress("aligning", len(a.papers))
	defer done(-1)
	for i, p := range a.corpus.Papers {
		source, target := p.In(a.tags[0]), p.In(a.tags[1])
		if source == nil || target == nil {
			continue
		}
		found, err := bitext.Documents(source, target, bitext.WithContext(ctx))
		if err != nil {
			return err
		}
		a.papers[i].before = found
		if err := a.papers[i].decide(ctx, &pins.Pins{}); err != nil {
			return err
		}
		a.papers[i].index()
		done(i + 1)
	}
	return nil
}

// decide puts the decisions about a paper in place of what was found, and says what is doubtful then.
func (p *alignment) decide(ctx context.Context, d *pins.Pins) error {
	var said strings.Builder
	if err := d.Write(&said); err != nil || p.reviewed && p.decided == said.String() {
		return err
	}
	with := p.before.Clone()
	stale := with.Pin(d)
	doubts, err := with.Review(bitext.WithContext(ctx))
	if err != nil {
		return err
	}
	why := map[[2]int][]align.Remark{}
	for _, d := range doubts {
		why[[2]int{d.Row, d.Bead}] = d.Why
	}
	p.with, p.decided, p.stale, p.why, p.reviewed = with, said.String(), stale, why, true
	return nil
}

// index finds the rows by their refs, and keeps which are doubtful before any decision. Of two rows of one ref the one
// that both documents have is found.
func (p *alignment) index() {
	p.byRef = map[string]int{}
	for k := range p.before.Rows {
		row := &p.before.Rows[k]
		if _, taken := p.byRef[row.Ref.String()]; !taken || row.Source != nil && row.Target != nil {
			p.byRef[row.Ref.String()] = k
		}
	}
	for k := range p.before.Rows {
		row := &p.before.Rows[k]
		why := map[int][]align.Remark{}
		for n := range row.Beads {
			if w := p.why[[2]int{k, n}]; len(w) > 0 {
				why[n] = w
			}
		}
		if len(why) > 0 && p.byRef[row.Ref.String()] == k {
			p.doubtful = append(p.doubtful, doubtful{k, why})
		}
	}
}

func (a *Analysis) tag(k int) string { return a.tags[k].String() }
