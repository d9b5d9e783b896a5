package explorer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

const (
	largestDocument = 20 << 20 // bytes of a dropped document
	largestDecision = 1 << 20  // bytes of a decision about a pair or beads
)

// A Keeper keeps decisions where other processes may keep theirs, too.
type Keeper interface {
	// Pins reads what is decided by now.
	Pins(ctx context.Context) (*pins.Pins, error)
	// Decide adds a decision to what is decided by then.
	Decide(ctx context.Context, d pins.Decision) error
}

// A Server shows one corpus.
type Server struct {
	// Notice is what a reader must know of the texts, by language of the interface. Set it before the first request.
	Notice map[string]string

	corpus *corpus.Corpus
	ui     string
	name   string // of what keeps the decisions, as the page shows it
	keeper Keeper

	mu       sync.Mutex       // held while the payload is made, never while it is written
	analysis *report.Analysis // of the corpus; nil for none yet
	shown    string           // the decisions in data, as a pins file has them
	data     []byte           // the payload of the corpus with them; nil for none yet
}

// New makes a server of a corpus. The decisions are kept under a name that the page shows.
func New(c *corpus.Corpus, ui, name string, k Keeper) *Server {
	return &Server{corpus: c, ui: ui, name: filepath.Base(name), keeper: k}
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
	mux.HandleFunc("GET /payload.json", s.payload)
	mux.HandleFunc("POST /trace", s.trace)
	mux.HandleFunc("POST /pair", s.pair)
	mux.HandleFunc("POST /beads", s.beads)
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

func (s *Server) payload(w http.ResponseWriter, r *http.Request) {
	data, err := s.current(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	loopback.Send(w, http.StatusOK, "application/json", data)
}

// current is the payload of the corpus with what is decided by now, here or by another process.
func (s *Server) current(ctx context.Context) ([]byte, error) {
	decided, err := s.keeper.Pins(ctx)
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	if err := decided.Write(&b); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.analysis == nil {
		a, err := report.Analyse(ctx, s.corpus, report.Silence)
		if err != nil {
			return nil, err
		}
		s.analysis = a
	}
	if s.data == nil || s.shown != b.String() {
		data, err := s.payloadOf(ctx, s.analysis, decided, nil)
		if err != nil {
			return nil, err
		}
		s.data, s.shown = data, b.String()
	}
	return s.data, nil
}

func (s *Server) payloadOf(
	ctx context.Context,
	a *report.Analysis,
	decided *pins.Pins,
	dropped *corpus.Document,
) ([]byte, error) {
	o := report.Options{UI: s.ui, Served: true, Pins: decided, Notice: s.Notice, PinsFile: s.name, Dropped: dropped}
	p, err := a.Payload(ctx, o)
	if err != nil {
		return nil, err
	}
	return report.Data(p)
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
	c, err := s.with(d)
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	var data []byte
	a, err := report.Analyse(r.Context(), c, report.Silence)
	if err == nil {
		data, err = s.payloadOf(r.Context(), a, nil, d) // no pins: refs may be others beside another document
	}
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	loopback.Send(w, http.StatusOK, "application/json", data)
}

// with makes a corpus of the server's documents and one more. A document that the corpus has in that language already
// is taken as another paper, so that it can be compared with the first.
func (s *Server) with(d *corpus.Document) (*corpus.Corpus, error) {
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

// pair keeps a decision about a pair.
func (s *Server) pair(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Earlier, Later string
		Verdict        pins.Verdict
	}
	if !decision(w, r, &in) {
		return
	}
	if v := in.Verdict; v != "" && v != pins.Confirmed && v != pins.Rejected {
		fail(w, http.StatusUnprocessableEntity, fmt.Errorf("explorer: %q is not a valid decision", v))
		return
	}
	if bad := firstUnknown(s.corpus, in.Earlier, in.Later); bad != "" || in.Earlier == in.Later {
		fail(
			w,
			http.StatusUnprocessableEntity,
			fmt.Errorf("explorer: %s / %s is not a pair of paragraphs", in.Earlier, in.Later),
		)
		return
	}
	s.keep(w, r, pins.Decision{Pair: &pins.Pair{Earlier: in.Earlier, Later: in.Later, Verdict: in.Verdict}})
}

// beads keeps the beads of a unit: for each, the sentences of both languages, counted from 0.
func (s *Server) beads(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Ref   string
		Beads [][2][]int
	}
	if !decision(w, r, &in) {
		return
	}
	languages, sentences, err := report.Sentences(s.corpus, in.Ref)
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	var beads []align.Bead
	for _, b := range in.Beads {
		beads = append(beads, align.Bead{Source: b[0], Target: b[1]})
	}
	if len(beads) > 0 {
		if err := align.Check(beads, sentences[0], sentences[1]); err != nil {
			fail(w, http.StatusUnprocessableEntity, err)
			return
		}
	}
	s.keep(w, r, pins.Decision{Unit: &pins.Unit{Languages: languages, Ref: in.Ref, Beads: beads}})
}

// decision reads a decision; it reports whether there is one, and has answered where not.
func decision(w http.ResponseWriter, r *http.Request, into any) bool {
	if kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); kind != "application/json" {
		fail(w, http.StatusUnsupportedMediaType, errors.New("explorer: decisions are JSON"))
		return false
	}
	d := json.NewDecoder(http.MaxBytesReader(w, r.Body, largestDecision))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		fail(w, http.StatusBadRequest, err)
		return false
	}
	return true
}

// keep adds a decision to those that are kept and answers with the new payload. Once it is begun the client's going
// away does not stop it.
func (s *Server) keep(w http.ResponseWriter, r *http.Request, d pins.Decision) {
	if err := (&pins.Pins{}).Apply(d); err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	if err := s.keeper.Decide(context.WithoutCancel(r.Context()), d); err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	s.payload(w, r)
}

func firstUnknown(c *corpus.Corpus, refs ...string) string {
	known := report.Refs(c)
	for _, r := range refs {
		if !known[r] {
			return r
		}
	}
	return ""
}
