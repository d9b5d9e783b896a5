package explorer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"net/http"
	"strings"
	"time"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
)

const largestDecision = 1 << 20 // bytes

// A request is a decision as the page sends it; one of the first three is set.
type request struct {
	Pair  *struct{ Earlier, Later, Verdict string }
	Beads *struct {
		Ref   string
		Beads [][2][]int // for each, the sentences of both languages, counted from 0; none takes them back
	}
	Alarm  *struct{ Ref, Sort, Words, Others, Verdict string }
	Seen   string // what the page shows to be decided, see pins.Pins.Replace
	Author string // else that of the server
}

// An answer tells the page what is decided by now. The error says why the decision was not kept.
type answer struct {
	Error   string          `json:"error,omitempty"`
	ID      string          `json:"id"` // of the item that was decided on
	Decided *report.Decided `json:"decided"`
	Rev     string          `json:"rev"`
}

// decide keeps a decision, unless something else was decided of the same in the meantime: then it answers with that.
// Nothing but the decisions is read anew, so that the answer does not wait for the payload. Once the keeping is begun
// the client's going away does not stop it.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) {
	var in request
	if !readJSON(w, r, &in) {
		return
	}
	a, err := s.work.analysis(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	d, err := in.decision(a, pins.By{Author: s.authorOf(in.Author), At: s.now().UTC().Format(time.RFC3339)})
	if err != nil {
		fail(w, http.StatusUnprocessableEntity, err)
		return
	}
	ctx := context.WithoutCancel(r.Context())
	err = s.keeper.Replace(ctx, in.Seen, d)
	var stale *pins.StaleError
	if err != nil && !errors.As(err, &stale) {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	kept, err := s.keeper.Pins(ctx)
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	out, status := answer{ID: report.ItemOf(d), Decided: report.DecidedOf(kept.Of(d)), Rev: revision(kept)}, http.StatusOK
	if stale != nil {
		out.Error, status = "something else was decided in the meantime", http.StatusConflict
	}
	reply(w, status, out)
}

// decision checks what the page sent. A decision that takes one back bears no name.
func (in *request) decision(a *report.Analysis, by pins.By) (d pins.Decision, err error) {
	verdict := func(v string) pins.Verdict {
		if v != "" && v != string(pins.Confirmed) && v != string(pins.Rejected) {
			err = fmt.Errorf("explorer: %q is not a valid decision", v)
		}
		return pins.Verdict(v)
	}
	switch {
	case in.Pair != nil:
		p := in.Pair
		if !a.Has(p.Earlier) || !a.Has(p.Later) || p.Earlier == p.Later {
			return d, fmt.Errorf("explorer: %s / %s is not a pair of paragraphs", p.Earlier, p.Later)
		}
		d.Pair = &pins.Pair{Earlier: p.Earlier, Later: p.Later, Verdict: verdict(p.Verdict), By: by}
	case in.Alarm != nil:
		x := in.Alarm
		if a.Languages() == "" || x.Ref == "" || x.Sort == "" {
			return d, errors.New("explorer: not an alarm of the translation check")
		}
		d.Alarm = a.Alarm(report.Item{Ref: x.Ref, Sort: x.Sort, Words: x.Words, Others: x.Others})
		d.Alarm.Verdict, d.Alarm.By = verdict(x.Verdict), by
	case in.Beads != nil:
		d.Unit = &pins.Unit{Languages: a.Languages(), Ref: in.Beads.Ref, By: by}
		for _, b := range in.Beads.Beads {
			d.Unit.Beads = append(d.Unit.Beads, align.Bead{Source: b[0], Target: b[1]})
		}
		if len(d.Unit.Beads) > 0 {
			if err := a.CheckBeads(d.Unit.Ref, d.Unit.Beads); err != nil {
				return d, err
			}
		}
	default:
		return d, errors.New("explorer: no decision; send a pair, beads or an alarm")
	}
	if err != nil {
		return d, err
	}
	return d, (&pins.Pins{}).Apply(d)
}

// longestName bounds the name of an author.
const longestName = 80 // runes

// authorOf is the name that the page gives, on one line, else that of who started the server.
func (s *Server) authorOf(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return s.Author
	}
	runes := []rune(name)
	return string(runes[:min(len(runes), longestName)])
}

// revision is another where the decisions are others.
func revision(p *pins.Pins) string {
	h := fnv.New64a()
	_ = p.Write(h) // a hash takes all
	return fmt.Sprintf("%x", h.Sum64())
}

// queue answers with what waits for a person; with alarms in the query with those of the translation check, which take
// a while when they are first asked for.
func (s *Server) queue(w http.ResponseWriter, r *http.Request) {
	a, err := s.work.analysis(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	listed := a.Queue
	if r.URL.Query().Has("alarms") {
		found, err := s.alarmed(r.Context(), a)
		if err != nil {
			fail(w, http.StatusInternalServerError, err)
			return
		}
		listed = func(kept *pins.Pins) []report.Item { return report.Judge(found, kept) }
	}
	kept, err := s.keeper.Pins(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	items := listed(kept)
	reply(w, http.StatusOK, map[string]any{"items": items, "rev": revision(kept), "author": s.Author})
}

// alarmed are the findings of the translation check, which are worked out once.
func (s *Server) alarmed(ctx context.Context, a *report.Analysis) ([]report.Item, error) {
	select {
	case s.checking <- struct{}{}: // one at a time; who waits may leave
		defer func() { <-s.checking }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if s.alarms == nil {
		found, err := a.Alarms(ctx)
		if err != nil {
			return nil, err
		}
		s.alarms = found
	}
	return s.alarms, nil
}

// decided answers with the revision of what is decided, and with all decisions where it is not the one in the query.
func (s *Server) decided(w http.ResponseWriter, r *http.Request) {
	kept, err := s.keeper.Pins(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	out := map[string]any{"rev": revision(kept)}
	if out["rev"] != r.URL.Query().Get("rev") {
		all := map[string]*report.Decided{}
		for _, d := range kept.Decisions() {
			all[report.ItemOf(d)] = report.DecidedOf(d)
		}
		out["decided"] = all
	}
	reply(w, http.StatusOK, out)
}

// compare answers with the differences of two paragraphs, as the program finds them.
func (s *Server) compare(w http.ResponseWriter, r *http.Request) {
	a, err := s.work.analysis(r.Context())
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	found := a.Compare(r.URL.Query().Get("a"), r.URL.Query().Get("b"))
	if found == nil {
		fail(w, http.StatusNotFound, errors.New("explorer: no such pair of paragraphs"))
		return
	}
	reply(w, http.StatusOK, found)
}

// readJSON reads a decision; it reports whether there is one, and has answered where not.
func readJSON(w http.ResponseWriter, r *http.Request, into any) bool {
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

func reply(w http.ResponseWriter, status int, value any) {
	data, err := json.Marshal(value)
	if err != nil {
		fail(w, http.StatusInternalServerError, err)
		return
	}
	loopback.Send(w, status, "application/json", data)
}
