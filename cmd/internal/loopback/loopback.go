// Package loopback serves pages to the browser of the person who started the program, and to nobody else.
//
// A [Site] listens on a loopback address only. It answers only requests whose Host is that address, so that no name
// of another site can be made to point at it, and whose path begins with a random word that only who started it
// knows: other users of the machine, and pages of other sites, can reach the address too. It refuses requests from
// other origins (net/http's CrossOriginProtection), limits the time for reading and writing, and sends a content
// security policy under which no script but the site's own runs.
package loopback

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Limits on what one client may take.
const (
	HeadTime  = 5 * time.Second
	ReadTime  = time.Minute      // for a request, its body included
	WriteTime = 30 * time.Second // for an answer that is ready; a client that does not take it is left
	FileTime  = 10 * time.Minute // for a file, which may be large
	IdleTime  = 2 * time.Minute

	grace = 700 * time.Millisecond // for requests under way when the site stops
)

// policy lets a page load its own style sheet, script and data, send its own forms, and show its own results in frames.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; " +
	"frame-src 'self'; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

// ErrNotLoopback is returned for an address that other machines could reach.
var ErrNotLoopback = errors.New("loopback: the address is not a loopback address; use 127.0.0.1:0 or localhost:8080")

// Pages answer the requests for a site.
type Pages = http.Handler

// A Site is pages at an address of this machine.
type Site struct {
	pages Pages
	token string
}

// New makes a site of pages, whose paths begin with a slash.
func New(pages Pages) *Site { return &Site{pages, rand.Text()} }

// Path is where the site is below the address that it listens on: a word that only who started it knows.
func (s *Site) Path() string { return "/" + s.token + "/" }

// Listen opens a loopback address such as 127.0.0.1:0. The error is ErrNotLoopback or that of the network.
func Listen(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("loopback: %q is not an address like 127.0.0.1:8080: %w", addr, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, ErrNotLoopback
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("loopback: can't listen on %s: %w", addr, err)
	}
	if tcp, ok := l.Addr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() {
		return nil, errors.Join(ErrNotLoopback, l.Close())
	}
	return l, nil
}

// Server is the server of the site, with the limits that keep a client from holding it up. There is none for writing
// here: work on an answer may take long, and the time to take it begins when it is ready ([Send]).
func (s *Site) Server(ctx context.Context, addr string) *http.Server {
	return &http.Server{
		Handler: s.Handler(addr), BaseContext: func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: HeadTime, ReadTimeout: ReadTime, IdleTimeout: IdleTime, MaxHeaderBytes: 64 << 10,
	}
}

// Serve answers requests until ctx is done, then lets those under way end, for a moment at most.
func (s *Site) Serve(ctx context.Context, l net.Listener) error {
	srv := s.Server(ctx, l.Addr().String())
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("loopback: %w", err)
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

// Handler answers the requests for the site, if they are made to addr.
func (s *Site) Handler(addr string) http.Handler {
	return guard(addr, http.NewCrossOriginProtection().Handler(s.admit(s.pages)))
}

// admit refuses requests without the word that only who started the site knows.
func (s *Site) admit(next http.Handler) http.Handler {
	inside := http.StripPrefix("/"+s.token, next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/favicon.ico" { // browsers ask for it unasked, and tell a refusal as an error of the page
			w.WriteHeader(http.StatusNoContent)
			return
		}
		word, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if subtle.ConstantTimeCompare([]byte(word), []byte(s.token)) != 1 {
			Fail(w, http.StatusForbidden, errors.New("open the whole address that reprise printed"))
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
		head.Set("Referrer-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cache-Control", "no-store")
		if !slices.Contains(hosts, r.Host) {
			Fail(w, http.StatusForbidden, fmt.Errorf("no host %q here", r.Host))
			return
		}
		if o := r.Header.Get("Origin"); o != "" && !slices.Contains(hosts, strings.TrimPrefix(o, "http://")) {
			Fail(w, http.StatusForbidden, errors.New("the request comes from another site"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Text answers with a text of the program's own.
func Text(kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { Send(w, http.StatusOK, kind, []byte(body)) }
}

// Send writes an answer, for as long as [WriteTime]. The caller holds no lock meanwhile.
func Send(w http.ResponseWriter, status int, kind string, data []byte) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(WriteTime)) // a recorder in a test has none
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(data) // a client that has gone misses nothing
}

// File answers with a file, for as long as FileTime.
func File(w http.ResponseWriter, r *http.Request, name string, changed time.Time, content io.ReadSeeker) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(FileTime)) // a recorder in a test has none
	http.ServeContent(w, r, name, changed, content)
}

// Fail answers with the reason, as JSON: {"error": reason}. A body over its limit is told as that.
func Fail(w http.ResponseWriter, status int, err error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		status, err = http.StatusRequestEntityTooLarge, fmt.Errorf("larger than %d MB", large.Limit>>20)
	}
	data, _ := json.Marshal(map[string]string{"error": err.Error()}) // strings always can be
	Send(w, status, "application/json", data)
}
