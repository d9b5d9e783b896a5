package explorer

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"

	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// An asked is what a file is made of: the corpus with what is decided by now, and the query of its address.
type asked struct {
	s       *Server
	a       *report.Analysis
	decided *pins.Pins
	query   url.Values
}

// files are those that the page offers to save, by name.
var files = map[string]func(ctx context.Context, w io.Writer, in asked) error{
	"reiterations.xlsx": func(_ context.Context, w io.Writer, in asked) error {
		return in.a.Reiterations(w, in.decided, in.ui())
	},
	"redline.docx": func(_ context.Context, w io.Writer, in asked) error {
		return in.a.Redline(w, in.query.Get("a"), in.query.Get("b"), in.query.Get("lang"))
	},
	"side-by-side.xlsx": side(func(w io.Writer, m *exchange.Memory, ui words.Language) error {
		return exchange.WriteXLSX(w, m, exchange.UI{Lang: ui.Tag(), Sprintf: ui.Sprintf})
	}),
	"memory.tmx": side(func(w io.Writer, m *exchange.Memory, _ words.Language) error { return exchange.WriteTMX(w, m) }),
	"side-by-side.xlf": side(func(w io.Writer, m *exchange.Memory, _ words.Language) error {
		return exchange.WriteXLIFF(w, m)
	}),
	"report.html": func(ctx context.Context, w io.Writer, in asked) error {
		in.s.mu.Lock() // one payload is made at a time
		defer in.s.mu.Unlock()
		o := in.s.options()
		o.UI, o.Pins = string(in.ui()), in.decided
		return in.a.File(ctx, w, o)
	},
}

// side makes a file of the two languages side by side.
func side(write func(io.Writer, *exchange.Memory, words.Language) error) func(context.Context, io.Writer, asked) error {
	return func(_ context.Context, w io.Writer, in asked) error {
		m := in.a.Memory(in.decided)
		if m == nil {
			return errors.New("explorer: the papers are in one language only")
		}
		return write(w, m, in.ui())
	}
}

// ui is the language of the page that asks.
func (in asked) ui() words.Language {
	if l := in.query.Get("ui"); words.Known(l) {
		return words.Language(l)
	}
	return words.Language(in.s.ui)
}

// out hands out a file to save.
func (s *Server) out(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	write := files[name]
	if write == nil {
		fail(w, http.StatusNotFound, errors.New("explorer: no such file"))
		return
	}
	a, err := s.work.analysis(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	decided, err := s.keeper.Pins(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	var made bytes.Buffer
	if err := write(r.Context(), &made, asked{s, a, decided, r.URL.Query()}); err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	loopback.Send(w, http.StatusOK, "application/octet-stream", made.Bytes())
}
