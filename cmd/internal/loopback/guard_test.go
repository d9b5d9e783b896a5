package loopback

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// Only addresses of this machine are listened on.
func TestListen(t *testing.T) {
	t.Parallel()
	for addr, want := range map[string]error{
		"127.0.0.1:0":   nil,
		"localhost:0":   nil,
		"0.0.0.0:0":     ErrNotLoopback,
		":0":            ErrNotLoopback,
		"example.org:0": ErrNotLoopback,
		"192.0.2.1:0":   ErrNotLoopback,
	} {
		l, err := Listen(addr)
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", addr, err, want)
		}
		if err == nil {
			l.Close()
		}
	}
	if _, err := Listen("127.0.0.1"); err == nil || !strings.Contains(err.Error(), "is not an address like") {
		t.Errorf("%v", err)
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Listen(l.Addr().String()); err == nil || !strings.Contains(err.Error(), "can't listen on") {
		t.Errorf("a port that is taken: %v", err)
	}
}

// Who does not know the word, asks another host or comes from another site is refused; every answer has the headers
// that keep a page to itself.
func TestGuard(t *testing.T) {
	t.Parallel()
	s := New(pages())
	h := s.Handler("127.0.0.1:80")
	for _, c := range []struct {
		name, path, host, origin string
		want                     int
	}{
		{"sound", s.Path() + "style.css", "127.0.0.1:80", "", 200},
		{"by name", s.Path() + "style.css", "localhost:80", "", 200},
		{"own origin", s.Path() + "style.css", "127.0.0.1:80", "http://localhost:80", 200},
		{"no word", "/style.css", "127.0.0.1:80", "", 403}, {"root", "/", "127.0.0.1:80", "", 403},
		{"half a word", s.Path()[:5] + "/style.css", "127.0.0.1:80", "", 403},
		{"another host", s.Path() + "style.css", "example.org:80", "", 403},
		{"another port", s.Path() + "style.css", "127.0.0.1:81", "", 403},
		{"another site", s.Path() + "style.css", "127.0.0.1:80", "http://example.org", 403},
		{"another page", s.Path() + "none.css", "127.0.0.1:80", "", 404},
	} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, c.path, nil)
		r.Host = c.host
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d: %s", c.name, w.Code, c.want, w.Body)
		}
		for _, name := range []string{
			"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy",
			"Cross-Origin-Opener-Policy", "Cache-Control",
		} {
			if w.Header().Get(name) == "" {
				t.Errorf("%s: no %s", c.name, name)
			}
		}
		if c.want == 200 && (w.Header().Get("Content-Type") != "text/css" || w.Body.String() != "/* a style */") {
			t.Errorf("%s: %s %s", c.name, w.Header().Get("Content-Type"), w.Body)
		}
	}
	if New(pages()).Path() == s.Path() {
		t.Error("two sites have one word")
	}
}

func TestFail(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err    error
		status int
		want   string
	}{
		{errors.New("a \"reason\""), 400, `{"error":"a \"reason\""}`},
		{fmt.Errorf("body: %w", &http.MaxBytesError{Limit: 3 << 20}), 413, `{"error":"larger than 3 MB"}`},
	} {
		w := httptest.NewRecorder()
		Fail(w, http.StatusBadRequest, c.err)
		if w.Code != c.status || w.Body.String() != c.want || w.Header().Get("Content-Type") != "application/json" {
			t.Errorf("%v: %d %s", c.err, w.Code, w.Body)
		}
	}
}

// A site answers until it is stopped, and then no more.
func TestServe(t *testing.T) {
	t.Parallel()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := New(pages())
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	r, err := http.NewRequestWithContext(
		t.Context(), http.MethodGet, "http://"+l.Addr().String()+s.Path()+"script.js", nil,
	)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(answer.Body); err != nil || string(body) != "// a script" {
		t.Errorf("%q, %v", body, err)
	}
	answer.Body.Close()
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(time.Minute):
		t.Fatal("a site that is stopped goes on")
	}
	if err := s.Serve(t.Context(), l); err == nil || !strings.HasPrefix(err.Error(), "loopback: ") {
		t.Errorf("a listener that is closed: %v", err)
	}
}
