package explorer

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

const (
	largestDocument = 20 << 20               // bytes of a dropped document
	largestDecision = 1 << 20                // bytes of a decision about a pair or beads
	grace           = 700 * time.Millisecond // for requests under way when the server stops
	headTime        = 5 * time.Second
	readTime        = time.Minute      // for a request, its body included
	writeTime       = 30 * time.Second // for an answer that is ready; a client that does not take it is left
	idleTime        = 2 * time.Minute
)

// policy lets the page load its own style sheet, script and data, and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// ErrNotLoopback is returned for an address that other machines could reach.
var ErrNotLoopback = errors.New("explorer: the address is not a loopback address; use 127.0.0.1:0 or localhost:8080")

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
	token  string

	mu    sync.Mutex // held while the payload is made, never while it is written
	shown string     // the decisions in data, as a pins file has them
	data  []byte     // the payload of the corpus with them; nil for none yet
}

// New makes a server of a corpus. The decisions are kept under a name that the page shows.
func New(c *corpus.Corpus, ui, name string, k Keeper) *Server {
	return &Server{corpus: c, ui: ui, name: filepath.Base(name), keeper: k, token: rand.Text()}
}

// Path is where the page is below the address that the server listens on: a word that only who started the server knows. Without
// it no request is answered, since any user of the machine, and any page in the browser, could send one.
func (s *Server) Path() string { return "/" + s.token + "/" }

// Listen opens a loopback address such as 127.0.0.1:0. The error is ErrNotLoopback or that of the network.
func Listen(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("explorer: %q is no address like 127.0.0.1:8080: %w", addr, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, ErrNotLoopback
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("explorer: can't listen on %s: %w", addr, err)
	}
	if tcp, ok := l.Addr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() {
		return nil, errors.Join(ErrNotLoopback, l.Close())
	}
	return l, nil
}

// server is the server of the page, with the limits that keep a client from holding it up. There is none for writing here: work on
// an answer may take long, and the time to take it begins when it is ready (send).
func (s *Server) server(ctx context.Context, addr string) *http.Server {
	return &http.Server{
		Handler: s.Handler(addr), BaseContext: func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: headTime, ReadTimeout: readTime, IdleTimeout: idleTime, MaxHeaderBytes: 64 << 10,
	}
}

// Serve answers requests until ctx is done, then lets those under way end, for a moment at most.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	srv := s.server(ctx, l.Addr().String())
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("explorer: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	err := srv.Shutdown(end)
	if errors.Is(err, context.DeadlineExceeded) { // a client holds on
		return srv.Close()
	}
	return err
}

// Handler answers the requests of the page, if they are made to addr.
func (s *Server) Handler(addr string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		var page bytes.Buffer
		if err := report.WriteShell(&page, s.ui); err != nil {
			fail(w, http.StatusInternalServerError, err)
			return
		}
		send(w, http.StatusOK, "text/html; charset=utf-8", page.Bytes())
	})
	mux.HandleFunc("GET /style.css", text("text/css; charset=utf-8", report.Style()))
	mux.HandleFunc("GET /script.js", text("text/javascript; charset=utf-8", report.Script()))
	mux.HandleFunc("GET /payload.json", s.payload)
	mux.HandleFunc("POST /trace", s.trace)
	mux.HandleFunc("POST /pair", s.pair)
	mux.HandleFunc("POST /beads", s.beads)
	return guard(addr, http.NewCrossOriginProtection().Handler(s.admit(mux)))
}

// admit refuses requests without the word that only who started the server knows.
func (s *Server) admit(next http.Handler) http.Handler {
	inside := http.StripPrefix("/"+s.token, next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		word, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if subtle.ConstantTimeCompare([]byte(word), []byte(s.token)) != 1 {
			fail(w, http.StatusForbidden, errors.New("explorer: open the whole address that reprise serve printed"))
			return
		}
		inside.ServeHTTP(w, r)
	})
}

// guard refuses requests made to another host, and sets the headers of every answer.
func guard(addr string, next http.Handler) http.Handler {
	_, port, _ := net.SplitHostPort(addr)
	hosts := []string{addr, "localhost:" + port}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cache-Control", "no-store")
		if !slices.Contains(hosts, r.Host) {
			fail(w, http.StatusForbidden, fmt.Errorf("explorer: no host %q here", r.Host))
			return
		}
		if o := r.Header.Get("Origin"); o != "" && !slices.Contains(hosts, strings.TrimPrefix(o, "http://")) {
			fail(w, http.StatusForbidden, errors.New("explorer: the request comes from another site"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

func text(kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { send(w, http.StatusOK, kind, []byte(body)) }
}

// send writes an answer, for as long as writeTime. No lock is held meanwhile.
func send(w http.ResponseWriter, status int, kind string, data []byte) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime)) // a recorder in a test has none
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(data) // a client that has gone misses nothing
}

// fail answers with the reason, without the name of a package.
func fail(w http.ResponseWriter, status int, err error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		status, err = http.StatusRequestEntityTooLarge, fmt.Errorf("larger than %d MB", large.Limit>>20)
	}
	data, _ := json.Marshal(map[string]string{"error": strings.TrimPrefix(err.Error(), "explorer: ")}) // strings always can be
	send(w, status, "application/json", data)
}

func (s *Server) payload(w http.ResponseWriter, r *http.Request) {
	data, err := s.current(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	send(w, http.StatusOK, "application/json", data)
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
	if s.data == nil || s.shown != b.String() {
		data, err := s.build(ctx, s.corpus, decided, nil)
		if err != nil {
			return nil, err
		}
		s.data, s.shown = data, b.String()
	}
	return s.data, nil
}

func (s *Server) build(ctx context.Context, c *corpus.Corpus, decided *pins.Pins, dropped *corpus.Document) ([]byte, error) {
	o := report.Options{UI: s.ui, Served: true, Pins: decided, Notice: s.Notice, PinsFile: s.name, Dropped: dropped}
	p, err := report.Build(ctx, c, o)
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
	data, err := s.build(r.Context(), c, nil, d) // no pins: refs may be others beside another document
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	send(w, http.StatusOK, "application/json", data)
}

// with makes a corpus of the server's documents and one more. A document that the corpus has in that language already is
// taken as another paper, so that it can be compared with the first.
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
		fail(w, http.StatusUnprocessableEntity, fmt.Errorf("explorer: %q is no verdict", v))
		return
	}
	if bad := firstUnknown(s.corpus, in.Earlier, in.Later); bad != "" || in.Earlier == in.Later {
		fail(w, http.StatusUnprocessableEntity, fmt.Errorf("explorer: %s / %s is no pair of units", in.Earlier, in.Later))
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

// keep adds a decision to those that are kept and answers with the new payload. Once it is begun the client's going away does not
// stop it.
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
