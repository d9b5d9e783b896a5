package explorer

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"

	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
)

// A comparison makes the analysis of a corpus once, in the background from when it is first asked for. It goes on when
// who asked has left: the next one will ask for the same.
type comparison struct {
	prepared func() (*report.Analysis, error) // its wording
	begin    sync.Once
	ended    chan struct{} // closed when it is compared, or err is set
	err      error

	mu    sync.Mutex
	steps []*step
}

// A step is a part of the work: how much of how much is done.
type step struct{ done, total int }

func newComparison(c *corpus.Corpus) *comparison {
	return &comparison{
		prepared: sync.OnceValues(func() (*report.Analysis, error) { return report.Prepare(c) }),
		ended:    make(chan struct{}),
	}
}

// start begins the work and returns the analysis, of which there is the wording only.
func (c *comparison) start(ctx context.Context) (*report.Analysis, error) {
	a, err := c.prepared()
	if err != nil {
		return nil, err
	}
	c.begin.Do(func() {
		go func() {
			c.err = a.Complete(context.WithoutCancel(ctx), c.step)
			close(c.ended)
		}()
	})
	return a, nil
}

// analysis waits for the end of the work. The error is the context's or that of the work.
func (c *comparison) analysis(ctx context.Context) (*report.Analysis, error) {
	a, err := c.start(ctx)
	if err != nil {
		return nil, err
	}
	select {
	case <-c.ended:
		return a, c.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
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

// wording answers at once: with the wording of the corpus while the comparison is at work, then with the payload.
func (s *Server) wording(w http.ResponseWriter, r *http.Request) {
	a, err := s.work.start(r.Context())
	if err == nil && s.work.isOver() {
		s.payload(w, r)
		return
	}
	var p *report.Payload
	if err == nil {
		p, err = a.Wording(s.options())
	}
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
