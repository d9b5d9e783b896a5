package workplace

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// Limits on what is dropped in at once.
const (
	mostFiles = 5_000
	mostBytes = 1 << 30
	mostField = 4 << 10 // bytes of a field that is no file
)

// A Workplace is the start page, its jobs and what they made.
type Workplace struct {
	ui      string
	program Program
	folder  string // of the jobs
	review  func(ctx context.Context, what Papers, ui string) (http.Handler, error)
	quit    context.CancelFunc
	ctx     context.Context

	mu      sync.Mutex
	jobs    map[string]*job
	order   []string // ids, the earliest first
	reviews map[string]http.Handler
	opened  map[reviewKey]string // ids of reviews
	kept    []string             // corpus files that were named, the latest first
	recent  string               // the file that keeps them
	offered string               // a corpus file that may be made
}

// Options are what a workplace is made of.
type Options struct {
	UI      string  // language of the pages: en, fr or es
	Program Program // starts reprise
	// Review makes the page, in a language, on which papers are read and decided on.
	Review func(ctx context.Context, what Papers, ui string) (http.Handler, error)
	// Recent is a file that keeps the names of corpus files from one day to the next; empty for none.
	Recent string
	// Corpus is where the start page offers to make a corpus file; empty for nowhere.
	Corpus string
}

// New makes a workplace, which lives as long as ctx. Its stop button calls quit. Close takes away what it keeps for
// the time being.
func New(ctx context.Context, quit context.CancelFunc, o Options) (*Workplace, error) {
	if !words.Known(o.UI) {
		return nil, fmt.Errorf("workplace: there are no pages in %q; give en, fr or es", o.UI)
	}
	folder, err := os.MkdirTemp("", "reprise-")
	if err != nil {
		return nil, fmt.Errorf("workplace: %w", err)
	}
	return &Workplace{ui: o.UI, program: o.Program, review: o.Review, folder: folder, quit: quit, ctx: ctx,
		jobs: map[string]*job{}, reviews: map[string]http.Handler{}, opened: map[reviewKey]string{},
		recent: o.Recent, kept: recall(o.Recent), offered: o.Corpus}, nil
}

// Close stops the jobs and removes their files.
func (p *Workplace) Close() error {
	p.mu.Lock()
	jobs := p.jobs
	p.jobs = map[string]*job{}
	p.mu.Unlock()
	for _, j := range jobs {
		j.remove()
	}
	return os.RemoveAll(p.folder)
}

// Pages answers the requests for the workplace.
func (p *Workplace) Pages() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", p.start)
	mux.HandleFunc("GET /style.css", loopback.Text("text/css; charset=utf-8", report.Palette()+asset("style.css")))
	mux.HandleFunc("GET /script.js", loopback.Text("text/javascript; charset=utf-8", asset("script.js")))
	mux.HandleFunc("POST /start/{task}", p.begin)
	mux.HandleFunc("GET /jobs/{id}/{$}", p.job)
	mux.HandleFunc("GET /jobs/{id}/status.json", p.status)
	mux.HandleFunc("POST /jobs/{id}/stop", p.stopJob)
	mux.HandleFunc("GET /jobs/{id}/view/{name}", p.view)
	mux.HandleFunc("GET /jobs/{id}/file/{name}", p.file)
	mux.HandleFunc("POST /jobs/{id}/review", p.reviewJob)
	mux.HandleFunc("POST /jobs/{id}/again", p.again)
	mux.HandleFunc("POST /open", p.open)
	mux.HandleFunc("/review/{id}/", p.reviewed)
	mux.HandleFunc("POST /quit", p.end)
	return mux
}

// start shows the start page.
func (p *Workplace) start(w http.ResponseWriter, r *http.Request) {
	page := startPage{frame: p.frame(r), Tasks: tasks}
	p.mu.Lock()
	page.Corpora = append(page.Corpora, p.kept...)
	if page.Offered = p.offered; len(p.kept) > 0 {
		page.Offered = p.kept[0]
	}
	for i := len(p.order) - 1; i >= 0; i-- {
		if j := p.jobs[p.order[i]]; j != nil {
			page.Jobs = append(page.Jobs, j.snapshot())
		}
	}
	p.mu.Unlock()
	p.show(w, http.StatusOK, "start", page)
}

// frame is what every page has: its language, which an address may ask for from then on, and the way to the start page.
func (p *Workplace) frame(r *http.Request) frame {
	p.mu.Lock()
	defer p.mu.Unlock()
	if l := r.URL.Query().Get("ui"); words.Known(l) {
		p.ui = l
	}
	return frame{Lang: p.ui, Host: r.Host, Home: strings.Repeat("../", max(0, strings.Count(r.URL.Path, "/")-1))}
}

// begin takes the files of a form and starts the job.
func (p *Workplace) begin(w http.ResponseWriter, r *http.Request) {
	t, ok := taskOf(r.PathValue("task"))
	if !ok {
		p.refuse(w, r, http.StatusNotFound, "error.notask")
		return
	}
	id := strings.ToLower(rand.Text()[:10])
	folder := filepath.Join(p.folder, id)
	in, names, err := receive(w, r, t, folder)
	in.ui = p.frame(r).Lang
	var steps []step
	if err == nil {
		steps, err = t.steps(in)
	}
	if err != nil {
		_ = os.RemoveAll(folder)
		p.refuseFor(w, r, err)
		return
	}
	j := &job{id: id, task: t.Name, folder: folder, inputs: names, in: in}
	p.mu.Lock()
	p.jobs[id] = j
	p.order = append(p.order, id)
	p.mu.Unlock()
	if in.corpus != "" {
		p.remember(in.corpus)
	}
	p.launch(j, steps)
	seeOther(w, "../jobs/"+id+"/")
}

// launch runs the steps of a job.
func (p *Workplace) launch(j *job, steps []step) {
	ctx, stop, ended := j.begin(p.ctx, len(steps))
	go func() {
		j.run(ctx, p.program, steps)
		stop()
		p.mu.Lock()
		defer p.mu.Unlock()
		for key := range p.opened {
			if key.corpus == j.in.corpus && key.job == "" { // it may have grown
				delete(p.opened, key)
			}
		}
		close(ended)
	}()
}

// refuseFor says why a form was not taken.
func (p *Workplace) refuseFor(w http.ResponseWriter, r *http.Request, err error) {
	var large *http.MaxBytesError
	switch {
	case errors.Is(err, errMissing):
		p.refuse(w, r, http.StatusUnprocessableEntity, "error.missing")
	case errors.Is(err, errBoth):
		p.refuse(w, r, http.StatusUnprocessableEntity, "error.both")
	case errors.As(err, &large), errors.Is(err, errTooMany):
		p.refuse(w, r, http.StatusRequestEntityTooLarge, "error.large")
	case errors.Is(err, errPath):
		p.refuse(w, r, http.StatusUnprocessableEntity, "error.path")
	default:
		p.refuse(w, r, http.StatusBadRequest, "error.form")
	}
}

var (
	errTooMany = errors.New("workplace: too many files at once")
	errPath    = errors.New("workplace: the corpus file is not named by its whole path")
)

func (p *Workplace) jobOf(r *http.Request) *job {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.jobs[r.PathValue("id")]
}

func (p *Workplace) job(w http.ResponseWriter, r *http.Request) {
	j := p.jobOf(r)
	if j == nil {
		p.refuse(w, r, http.StatusNotFound, "error.nojob")
		return
	}
	p.show(w, http.StatusOK, "job", jobPage{p.frame(r), j.snapshot(), j.decidable(), j.decided()})
}

func (p *Workplace) status(w http.ResponseWriter, r *http.Request) {
	j := p.jobOf(r)
	if j == nil {
		loopback.Fail(w, http.StatusNotFound, errors.New("no such job"))
		return
	}
	data, err := json.Marshal(j.snapshot())
	if err != nil {
		loopback.Fail(w, http.StatusInternalServerError, err)
		return
	}
	loopback.Send(w, http.StatusOK, "application/json", data)
}

func (p *Workplace) stopJob(w http.ResponseWriter, r *http.Request) {
	j := p.jobOf(r)
	if j == nil {
		p.refuse(w, r, http.StatusNotFound, "error.nojob")
		return
	}
	j.halt()
	seeOther(w, "./")
}

// sandbox is the policy for a result: its own style and script run, and reach nothing.
const sandbox = "sandbox allow-scripts allow-downloads allow-modals; default-src 'none'; style-src 'unsafe-inline'; " +
	"script-src 'unsafe-inline'; " +
	"img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// view shows a result that is a page.
func (p *Workplace) view(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Security-Policy", sandbox)
	p.result(w, r, true)
}

// file hands a result out as a download.
func (p *Workplace) file(w http.ResponseWriter, r *http.Request) { p.result(w, r, false) }

func (p *Workplace) result(w http.ResponseWriter, r *http.Request, view bool) {
	j := p.jobOf(r)
	if j == nil {
		p.refuse(w, r, http.StatusNotFound, "error.nojob")
		return
	}
	path, res, ok := j.path(r.PathValue("name"))
	if !ok || view && !res.View {
		p.refuse(w, r, http.StatusNotFound, "error.nofile")
		return
	}
	f, err := os.Open(path)
	if err != nil {
		p.refuse(w, r, http.StatusNotFound, "error.nofile")
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		p.refuse(w, r, http.StatusInternalServerError, "error.nofile")
		return
	}
	if !view {
		w.Header().Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(res.File))
	}
	loopback.File(w, r, res.File, info.ModTime(), f)
}

// end stops the workplace once the answer is on its way.
func (p *Workplace) end(w http.ResponseWriter, r *http.Request) {
	p.show(w, http.StatusOK, "ended", errorPage{frame: p.frame(r)})
	p.quit()
}

func (p *Workplace) refuse(w http.ResponseWriter, r *http.Request, status int, key string) {
	p.show(w, status, "error", errorPage{frame: p.frame(r), Key: key})
}

func (p *Workplace) show(w http.ResponseWriter, status int, name string, data any) {
	var page bytes.Buffer
	if err := pages().ExecuteTemplate(&page, name, data); err != nil {
		loopback.Fail(w, http.StatusInternalServerError, err)
		return
	}
	loopback.Send(w, status, "text/html; charset=utf-8", page.Bytes())
}

// seeOther sends the browser to an address relative to that of the request, which has a beginning that is not known
// here.
func seeOther(w http.ResponseWriter, to string) {
	w.Header().Set("Location", to)
	w.WriteHeader(http.StatusSeeOther)
}
