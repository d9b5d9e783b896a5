package loopback

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A client that stops in the middle of a request, or of taking an answer, is left after the time for it, and not
// before. Time goes by in a moment here, on connections in memory.
func TestStalledClientsAreLeft(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		sends string
		most  time.Duration
	}{
		"says nothing":      {"", HeadTime},
		"stops in the head": {"GET / HTTP/1.1\r\nHost: ", HeadTime},
		"stops in the body": {
			"POST %strace?name=x.md HTTP/1.1\r\nHost: 127.0.0.1:80\r\nContent-Length: 100\r\n\r\nhalf",
			ReadTime,
		},
		"takes no answer":    {"GET %sscript.js HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n", WriteTime},
		"takes no file":      {"GET %spaper.docx HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n", FileTime},
		"says nothing after": {"GET %sstyle.css HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n", IdleTime},
	} {
		synctest.Test(t, func(t *testing.T) {
			s := New(pages())
			l := &pipes{made: make(chan net.Conn, 1), closed: make(chan struct{})}
			srv := s.Server(context.Background(), "127.0.0.1:80")
			ended := make(chan error, 1)
			go func() { ended <- srv.Serve(l) }()
			client, server := net.Pipe()
			watched := &watched{Conn: server, closed: make(chan struct{})}
			l.made <- watched
			start := time.Now()
			go io.WriteString(client, withPath(c.sends, s.Path())) //nolint:errcheck // the server may leave
			if !strings.HasPrefix(name, "takes no") {
				go io.Copy(io.Discard, client) //nolint:errcheck // until the server leaves
			}
			<-watched.closed
			if took := time.Since(start); took < c.most || took > c.most+2*time.Second {
				t.Errorf("a client that %s is left after %s, want %s", name, took, c.most)
			}
			client.Close()
			srv.Close()
			if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
				t.Error(err)
			}
		})
	}
}

// pages are a page to read, which is too long to be sent at once, and one that is sent something.
func pages() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /script.js", Text("text/javascript", "// a script"))
	mux.HandleFunc("GET /style.css", Text("text/css", "/* a style */"))
	mux.HandleFunc("GET /paper.docx", func(w http.ResponseWriter, r *http.Request) {
		File(w, r, "paper.docx", time.Time{}, strings.NewReader(strings.Repeat("x", 1<<20)))
	})
	mux.HandleFunc("POST /trace", func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			Fail(w, http.StatusBadRequest, err)
		}
	})
	return mux
}

func withPath(request, path string) string {
	for i := range request {
		if request[i:i+min(2, len(request)-i)] == "%s" {
			return request[:i] + path + request[i+2:]
		}
	}
	return request
}

// pipes is a listener of connections in memory.
type pipes struct {
	made   chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.made:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	select {
	case <-p.closed:
	default:
		close(p.closed)
	}
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80} }

// A watched connection tells when it is closed.
type watched struct {
	net.Conn
	closed chan struct{}
}

func (w *watched) Close() error {
	err := w.Conn.Close()
	select {
	case <-w.closed:
	default:
		close(w.closed)
	}
	return err
}
