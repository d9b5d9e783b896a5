package explorer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

const largestDocument = 20 << 20 // bytes of a dropped document

// A Keeper keeps decisions where other processes may keep theirs, too.
type Keeper interface {
	// Pins reads what is decided by now.
	Pins(ctx context.Context) (*pins.Pins, error)
	// Replace keeps a decision in the place of the one that its author has seen; the error is a *pins.StaleError where
	// another stands there by then.
	Replace(ctx context.Context, seen string, d pins.Decision) error
}

// A Server shows one corpus.
type Server struct {
	// Notice is what a reader must know of the texts, by language of the interface. Set it before the first request.
	Notice map[string]string
	// Author is who decides where the page gives no other name. Set it before the first request.
	Author string

	now    func() time.Time
	corpus *corpus.Corpus
	ui     string
	name   string // of what keeps the decisions, as the page shows it
	keeper Keeper

	work *comparison // of the corpus

	mu    sync.Mutex // held while a payload is made, never while it is written
	shown []*shown   // the latest payloads of the corpus, the last of them the newest

	checking chan struct{} // held while alarms is made
	alarms   []report.Item // of the translation check; nil for none yet
}

// A shown is a payload that pages may show.
type shown struct {
	payload *report.Payload
	data    []byte // as JSON; nil until it is asked for
}

// mostShown is how many payloads are kept, for pages that show an older one.
const mostShown = 4

// New makes a server of a corpus. The decisions are kept under a name that the page shows.
func New(c *corpus.Corpus, ui, name string, k Keeper) *Server {
	return &Server{
		corpus:   c,
		ui:       ui,
		name:     filepath.Base(name),
		keeper:   k,
		now:      time.Now,
		work:     newComparison(c),
		checking: make(chan struct{}, 1),
	}
}

// Begin starts to work on the corpus, before a page asks for it. Traced, which may be nil, gives what a trace of its
// units found, nil where they are not traced yet. Call it before the first request, or not at all.
func (s *Server) Begin(ctx context.Context, traced func(context.Context, *reuse.Set) (*reuse.Kept, error)) {
	s.work.recall = traced
	go s.work.start(ctx) //nolint:errcheck // who asks first is told
}

// Pages answers the requests of the page, whose paths are relative to it.
func (s *Server) Pages() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		var page bytes.Buffer
		if err := report.WriteShell(&page, s.ui); err != nil {
			fail(w, http.StatusInternalServerError, err)
			return
		}
		loopback.Send(w, http.StatusOK, "text/html; charset=utf-8", page.Bytes())
	})
	mux.HandleFunc("GET /style.css", loopback.Text("text/css; charset=utf-8", report.Style()))
	mux.HandleFunc("GET /script.js", loopback.Text("text/javascript; charset=utf-8", report.Script()))
	mux.HandleFunc("GET /first.json", s.first)
	mux.HandleFunc("GET /wording.json", s.wording)
	mux.HandleFunc("GET /progress.json", s.progress)
	mux.HandleFunc("GET /payload.json", s.payload)
	mux.HandleFunc("POST /trace", s.trace)
	mux.HandleFunc("GET /queue.json", s.queue)
	mux.HandleFunc("GET /decided.json", s.decided)
	mux.HandleFunc("GET /compare.json", s.compare)
	mux.HandleFunc("GET /out/{name}", s.out)
	mux.HandleFunc("POST /decide", s.decide)
	return mux
}

// fail answers with the reason, without the name of a package.
func fail(w http.ResponseWriter, status int, err error) {
	var large *http.MaxBytesError
	if !errors.As(err, &large) {
		err = errors.New(strings.TrimPrefix(err.Error(), "explorer: "))
	}
	loopback.Fail(w, status, err)
}

// payload answers with the payload, or, where the query names a revision, with the difference to it.
func (s *Server) payload(w http.ResponseWriter, r *http.Request) {
	data, err := s.current(r.Context(), r.URL.Query().Get("since"))
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	loopback.Send(w, http.StatusOK, "application/json", data)
}

// current is the payload of the corpus with what is decided by now, here or by another process, or the difference to
// the revision since, where that is still known.
func (s *Server) current(ctx context.Context, since string) ([]byte, error) {
	decided, err := s.keeper.Pins(ctx)
	if err != nil {
		return nil, err
	}
	a, err := s.work.analysis(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	now, err := s.with(ctx, a, decided)
	if err != nil {
		return nil, err
	}
	for _, earlier := range s.shown {
		if since != "" && earlier.payload.Rev == since {
			return json.Marshal(now.payload.Since(earlier.payload))
		}
	}
	if now.data == nil {
		now.data, err = report.Data(now.payload)
	}
	return now.data, err
}

// with is the payload with what is decided. It is made once for the same decisions, as long as it is among the latest.
func (s *Server) with(ctx context.Context, a *report.Analysis, decided *pins.Pins) (*shown, error) {
	rev := revision(decided)
	for _, x := range s.shown {
		if x.payload.Rev == rev {
			return x, nil
		}
	}
	p, err := s.payloadOf(ctx, a, decided, nil)
	if err != nil {
		return nil, err
	}
	s.shown = append(s.shown, &shown{payload: p})
	s.shown = s.shown[max(0, len(s.shown)-mostShown):]
	for _, x := range s.shown[:len(s.shown)-1] {
		x.data = nil
	}
	return s.shown[len(s.shown)-1], nil
}

// options are those of every payload of the server.
func (s *Server) options() report.Options {
	return report.Options{UI: s.ui, Served: true, Notice: s.Notice, PinsFile: s.name}
}

func (s *Server) payloadOf(
	ctx context.Context,
	a *report.Analysis,
	decided *pins.Pins,
	dropped *corpus.Document,
) (*report.Payload, error) {
	o := s.options()
	o.Pins, o.Dropped = decided, dropped
	if decided != nil {
		o.Rev = revision(decided)
	}
	return a.Payload(ctx, o)
}

// trace reads the document in the body and answers with the payload of the corpus with it.
func (s *Server) trace(w http.ResponseWriter, r *http.Request) {
	name := filepath.Base(filepath.Clean("/" + r.URL.Query().Get("name")))
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestDocument))
	if err != nil {
		fail(w, http.StatusBadRequest, err)
		return
	}
	d, err := read.Bytes(name, body, read.Options{})
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	c, err := s.corpusWith(d)
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	var data []byte
	a, err := report.Analyse(r.Context(), c, report.Silence)
	if err == nil {
		var p *report.Payload
		p, err = s.payloadOf(r.Context(), a, nil, d) // no pins: refs may be others beside another document
		if err == nil {
			data, err = report.Data(p)
		}
	}
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	loopback.Send(w, http.StatusOK, "application/json", data)
}

// corpusWith makes a corpus of the server's documents and one more. A document that it has in that language already
// is taken as another paper, so that it can be compared with the first.
func (s *Server) corpusWith(d *corpus.Document) (*corpus.Corpus, error) {
	var docs []*corpus.Document
	for _, p := range s.corpus.Papers {
		docs = append(docs, p.Versions...)
	}
	if c, err := corpus.New(append(slices.Clone(docs), d)...); err == nil {
		return c, nil
	}
	c, err := corpus.New(docs...)
	if err != nil {
		return nil, err
	}
	c.Papers = append(c.Papers, &corpus.Paper{Versions: []*corpus.Document{d}})
	return c, nil
}
