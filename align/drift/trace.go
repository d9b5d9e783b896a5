package drift

import (
	"context"
	"slices"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
	"github.com/reprise-wording/reprise/diff"
)

// A Report is the drift of a trace: what became of the wording and of the formula of every pair and thread.
type Report struct {
	Source, Target language.Tag // Target is und where the set has one language
	Set            *reuse.Set
	Pairs          []Pair   // every pair of every thread, thread by thread, in order of time
	Courses        []Course // one a thread, in the order of the trace
}

// A Pair is two units of a thread.
type Pair struct {
	Earlier, Later int // indices into Set.Units
	Thread         int // index into Courses
	Relation       reuse.Relation
	Score          float64
	// Comparison is nil where a unit is missing in one of the two languages.
	Comparison *Comparison
	Formula    []FormulaChange // what changed in force, qualifiers and addressee; empty where nothing did
}

// A FormulaChange is a change in one part of the formula, each language judged by itself.
type FormulaChange struct {
	Of      string    `json:"of"`      // formula.OfForce, formula.OfQualifier or formula.OfAddressee
	Verdict Verdict   `json:"verdict"` // Both also where the two languages changed to different things
	Source  [2]string `json:"source"`  // before and after
	Target  [2]string `json:"target"`
}

// A Course is the formula of a thread's units, in order of time.
type Course struct {
	Name  string
	Steps []Step
}

// A Step is the formula of one unit in the languages of the report.
type Step struct {
	Unit           int
	Source, Target formula.Reading
	In             [2]bool // whether the unit is there in the source and in the target
}

// Disagree lists the parts of the formula that the two languages state differently.
func (s *Step) Disagree() []string {
	if !s.In[0] || !s.In[1] {
		return nil
	}
	var out []string
	if s.Source.Force != s.Target.Force {
		out = append(out, formula.OfForce)
	}
	if !formula.SameQualifiers(s.Source, s.Target) {
		out = append(out, formula.OfQualifier)
	}
	if !formula.SameAddressees(s.Source, s.Target) {
		out = append(out, formula.OfAddressee)
	}
	return out
}

// An Option changes how Trace works.
type Option func(*config)

type config struct {
	lexicon  []bitext.Pair
	progress func(done, total int)
	differ   Differ
}

// A Differ compares two texts of a language.
type Differ func(tag language.Tag, a, b string) *diff.Script

// WithDiffer sets what compares texts, for a caller that keeps the differences. It must give what [Differences] gives,
// which is the default, and may be called by those who call Compare at the same time.
func WithDiffer(d Differ) Option { return func(c *config) { c.differ = d } }

// WithLexicon adds pairs of words, source first, to what the texts teach. Default: none.
func WithLexicon(pairs []bitext.Pair) Option {
	return func(c *config) { c.lexicon = append(c.lexicon, pairs...) }
}

// Progress is called with the pairs done so far. Default: not.
func Progress(f func(done, total int)) Option { return func(c *config) { c.progress = f } }

// Trace finds the drift of a trace. A set in one language gives the courses and the changes of formula only; of more
// than two languages the first two are compared. The error is the context's.
func Trace(ctx context.Context, r *reuse.Result, opts ...Option) (*Report, error) {
	t, err := NewTracer(ctx, r.Set, opts...)
	if err != nil {
		return nil, err
	}
	return t.Trace(ctx, r)
}

// A Tracer finds the drift of traces of one set, such as before and after a decision. It reads each unit and compares
// each pair of wordings once. Compare may be called by several goroutines at a time.
type Tracer struct {
	cfg       config
	set       *reuse.Set
	languages []language.Tag // one or two
	words     *Words
	steps     map[int]*Step
	links     *linkings

	mu       sync.Mutex // of what follows
	versions map[int]Version
	compared map[[4]string]*Comparison // by the earlier and the later wording, in both languages
}

// NewTracer makes a tracer: it learns from the set which words translate which. The error is the context's.
func NewTracer(ctx context.Context, s *reuse.Set, opts ...Option) (*Tracer, error) {
	b := &Tracer{
		cfg:       config{progress: func(int, int) {}, differ: Differences},
		set:       s,
		languages: s.Languages[:min(2, len(s.Languages))],
		versions:  map[int]Version{},
		steps:     map[int]*Step{},
		compared:  map[[4]string]*Comparison{},
	}
	for _, o := range opts {
		o(&b.cfg)
	}
	if len(b.languages) < 2 {
		return b, nil
	}
	if err := b.learn(ctx, b.cfg.lexicon); err != nil {
		return nil, err
	}
	b.links = newLinkings(b.words)
	return b, nil
}

// Trace finds the drift of a trace of the set. The error is the context's.
func (b *Tracer) Trace(ctx context.Context, r *reuse.Result) (*Report, error) {
	rep := &Report{Set: b.set, Source: b.languages[0]}
	if len(b.languages) > 1 {
		rep.Target = b.languages[1]
	}
	total := 0
	for _, t := range r.Threads {
		total += len(t.Pairs)
	}
	for n, t := range r.Threads {
		course := Course{Name: t.Name}
		for _, u := range t.Units {
			course.Steps = append(course.Steps, *b.step(u))
		}
		rep.Courses = append(rep.Courses, course)
		pairs := slices.Clone(t.Pairs)
		slices.SortStableFunc(pairs, func(x, y int) int { return compareReiterations(r.Pairs[x], r.Pairs[y]) })
		for _, k := range pairs {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			if r.Pairs[k].Relation != reuse.Cited {
				rep.Pairs = append(rep.Pairs, b.pair(r.Pairs[k], n))
			}
			b.cfg.progress(len(rep.Pairs), total)
		}
	}
	b.cfg.progress(total, total)
	return rep, nil
}

// version is a unit in the two languages, false where it is not there in both.
func (b *Tracer) version(u int) (Version, bool) {
	b.mu.Lock()
	v, ok := b.versions[u]
	b.mu.Unlock()
	if ok {
		return v, true
	}
	t := b.set.Units[u].Texts
	if len(b.languages) < 2 || t[0].Body == "" || t[1].Body == "" {
		return Version{}, false
	}
	v = NewVersion(b.languages[0], b.languages[1], t[0].Body, t[1].Body)
	b.mu.Lock()
	b.versions[u] = v
	b.mu.Unlock()
	return v, true
}

func (b *Tracer) learn(ctx context.Context, lexicon []bitext.Pair) error {
	var all []Segment
	for u := range b.set.Units {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if v, ok := b.version(u); ok {
			all = append(all, v.Segments()...)
		}
	}
	w, err := Learn(ctx, b.languages[0], b.languages[1], all, lexicon)
	b.words = w
	return err
}

// step reads the formula of a unit.
func (b *Tracer) step(u int) *Step {
	if s := b.steps[u]; s != nil {
		return s
	}
	s := &Step{Unit: u}
	for k, tag := range b.languages {
		body := b.set.Units[u].Texts[k].Body
		if body == "" {
			continue
		}
		s.In[k] = true
		var up []string
		for p := b.set.Units[u].Parent; p >= 0; p = b.set.Units[p].Parent {
			up = append(up, b.set.Units[p].Texts[k].Body)
		}
		slices.Reverse(up)
		r := formula.Of(tag, body, up)
		if k == 0 {
			s.Source = r
		} else {
			s.Target = r
		}
	}
	b.steps[u] = s
	return s
}

func (b *Tracer) pair(p reuse.Reiteration, thread int) Pair {
	return Pair{
		Earlier: p.Earlier, Later: p.Later, Thread: thread, Relation: p.Relation, Score: p.Score,
		Comparison: b.Compare(p.Earlier, p.Later),
		Formula:    formulaChanges(b.step(p.Earlier), b.step(p.Later)),
	}
}

// Compare compares two units of the set; nil where one of them is missing in one of the two languages.
func (b *Tracer) Compare(earlier, later int) *Comparison {
	x, ok := b.version(earlier)
	y, ok2 := b.version(later)
	if !ok || !ok2 {
		return nil
	}
	key := [4]string{x.Source, x.Target, y.Source, y.Target}
	b.mu.Lock()
	c := b.compared[key]
	b.mu.Unlock()
	if c == nil {
		c = b.words.compare(x, y, b.links.of, b.cfg.differ)
		b.mu.Lock()
		b.compared[key] = c
		b.mu.Unlock()
	}
	return c
}

func formulaChanges(a, b *Step) []FormulaChange {
	var out []FormulaChange
	for _, part := range []struct {
		of  string
		get func(formula.Reading) string
	}{
		{formula.OfForce, func(r formula.Reading) string { return r.Force.String() }},
		{formula.OfQualifier, qualifiersOf},
		{formula.OfAddressee, formula.Reading.Addressee},
	} {
		c := FormulaChange{Of: part.of}
		c.Source = [2]string{part.get(a.Source), part.get(b.Source)}
		c.Target = [2]string{part.get(a.Target), part.get(b.Target)}
		s := a.In[0] && b.In[0] && c.Source[0] != c.Source[1]
		t := a.In[1] && b.In[1] && c.Target[0] != c.Target[1]
		switch {
		case s && (t || !a.In[1] || !b.In[1]):
			c.Verdict = Both
		case s:
			c.Verdict = SourceOnly
		case t:
			c.Verdict = TranslationOnly
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}
