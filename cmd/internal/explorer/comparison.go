package explorer

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
)

// A comparison makes the analysis of a corpus once, in the background from when it is first asked for. It goes on when
// who asked has left: the next one will ask for the same.
type comparison struct {
	outlined func() (*report.Analysis, error) // its papers and meetings
	recall   func(context.Context, *reuse.Set) (*reuse.Kept, error)
	kept     *reuse.Kept // what a trace of the corpus found; nil where it is not traced
	begin    sync.Once
	traced   chan struct{} // closed when its pairs are there, or err is set
	worded   chan struct{} // closed when its wording is there, or err is set
	ended    chan struct{} // closed when it is compared, or err is set
	err      error

	mu    sync.Mutex
	steps []*step
}

// A step is a part of the work: how much of how much is done.
type step struct{ done, total int }

func newComparison(c *corpus.Corpus) *comparison {
	w := &comparison{
		traced: make(chan struct{}),
		worded: make(chan struct{}),
		ended:  make(chan struct{}),
	}
	w.outlined = sync.OnceValues(func() (*report.Analysis, error) {
		a, err := report.Outline(c)
		if err == nil && w.recall != nil {
			w.kept, err = w.recall(context.Background(), a.Set())
		}
		return a, err
	})
	return w
}

// start begins the work and returns the analysis, of which there are the papers and meetings only.
func (c *comparison) start(ctx context.Context) (*report.Analysis, error) {
	a, err := c.outlined()
	if err != nil {
		return nil, err
	}
	c.begin.Do(func() { go c.run(context.WithoutCancel(ctx), a) })
	return a, nil
}

// run does the work: what the first page shows before the rest.
func (c *comparison) run(ctx context.Context, a *report.Analysis) {
	wasTraced := c.kept != nil
	if wasTraced {
		c.err = a.Restore(ctx, *c.kept)
		close(c.traced)
	}
	if c.err == nil {
		a.Word()
	}
	close(c.worded)
	if c.err == nil {
		c.err = a.Complete(ctx, c.step)
	}
	if !wasTraced {
		close(c.traced)
	}
	close(c.ended)
}

// analysis waits for the end of the work. The error is the context's or that of the work.
func (c *comparison) analysis(ctx context.Context) (*report.Analysis, error) {
	return c.upTo(ctx, c.ended)
}

// upTo waits for a part of the work.
func (c *comparison) upTo(ctx context.Context, part chan struct{}) (*report.Analysis, error) {
	a, err := c.start(ctx)
	if err != nil {
		return nil, err
	}
	select {
	case <-part:
		return a, c.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// first answers at once with what the first page shows: the counts and the longest threads too where the corpus is
// traced already.
func (s *Server) first(w http.ResponseWriter, r *http.Request) {
	p, err := s.firstPayload(r.Context())
	send(w, p, err)
}

// send answers with a payload, or with why there is none.
func send(w http.ResponseWriter, p *report.Payload, err error) {
	var data []byte
	if err == nil {
		data, err = report.Data(p)
	}
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	loopback.Send(w, http.StatusOK, "application/json", data)
}

func (s *Server) firstPayload(ctx context.Context) (*report.Payload, error) {
	a, err := s.work.start(ctx)
	if err != nil {
		return nil, err
	}
	if s.work.kept == nil && !s.work.isOver() {
		return a.Front(s.options())
	}
	decided, err := s.keeper.Pins(ctx)
	if err != nil {
		return nil, err
	}
	if a, err = s.work.upTo(ctx, s.work.traced); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.work.isOver() {
		now, err := s.with(ctx, a, decided)
		if err != nil {
			return nil, err
		}
		return now.payload.First(), nil
	}
	o := s.options()
	o.Pins, o.Rev = decided, revision(decided)
	return a.First(o)
}

// isOver reports whether the work has ended, well or not.
func (c *comparison) isOver() bool {
	select {
	case <-c.ended:
		return true
	default:
		return false
	}
}

// step begins a part of the work; what it returns is called with how much of it is done, below 0 for all.
func (c *comparison) step(_ string, total int) func(done int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := &step{total: total}
	c.steps = append(c.steps, s)
	return func(done int) {
		c.mu.Lock()
		defer c.mu.Unlock()
		if s.done = done; done < 0 {
			s.done = s.total
		}
	}
}

// percent is how much of the work is done, each of its parts counting the same.
func (c *comparison) percent() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	sum := 0
	for _, s := range c.steps {
		sum += 100 * s.done / max(s.total, 1)
	}
	return sum / max(len(c.steps), 1)
}

// wording answers with the wording of the corpus while the comparison is at work, then with the payload.
func (s *Server) wording(w http.ResponseWriter, r *http.Request) {
	if s.work.isOver() {
		s.payload(w, r)
		return
	}
	a, err := s.work.upTo(r.Context(), s.work.worded)
	var p *report.Payload
	if err == nil {
		p, err = a.Wording(s.options())
	}
	send(w, p, err)
}

// progress tells how far the comparison is.
func (s *Server) progress(w http.ResponseWriter, _ *http.Request) {
	data, err := json.Marshal(struct {
		Percent int  `json:"percent"`
		Over    bool `json:"over"`
	}{s.work.percent(), s.work.isOver()})
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	loopback.Send(w, http.StatusOK, "application/json", data)
}
