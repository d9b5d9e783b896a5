package keep_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// Who decided, and when, is kept with a decision, which nobody overwrites who has not seen it.
func TestReplaceInAFile(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := newFile(t, c.Papers[0].In(language.French))
	by := pins.By{Author: "A", At: "2026-11-29T10:31:00Z"}
	decided := []pins.Decision{
		{Pair: &pins.Pair{Earlier: "I.3", Later: "II.4", Verdict: pins.Confirmed, By: by}},
		{Unit: &pins.Unit{
			Languages: "fr-en",
			Ref:       "I.6",
			Beads:     []align.Bead{{Source: []int{0}, Target: []int{0, 1}}},
			By:        by,
		}},
		{Alarm: &pins.Alarm{Languages: "fr-en", Ref: "V.39", Kind: "omission", Words: "not", Verdict: pins.Rejected, By: by}},
	}
	for _, d := range decided {
		if err := keep.Replace(ctx, s, c, "", d); err != nil {
			t.Fatal(err)
		}
		if err := keep.Replace(ctx, s, c, "", d); !errors.Is(err, pins.ErrStale) {
			t.Errorf("%s is decided twice: %v", d.Lines(), err)
		}
	}
	kept, err := keep.Pins(ctx, s, c)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range decided {
		if got := kept.Of(d).Lines(); got != d.Lines() {
			t.Errorf("kept %q, want %q", got, d.Lines())
		}
	}
	back := pins.Decision{Alarm: &pins.Alarm{Languages: "en-fr", Ref: "V.39", Kind: "addition", Others: "not"}}
	if err := keep.Replace(ctx, s, c, decided[2].Lines(), back); err != nil {
		t.Fatal(err)
	}
	if kept, err = keep.Pins(ctx, s, c); err != nil || len(kept.Alarms) > 0 {
		t.Errorf("%v, %v", kept.Alarms, err)
	}
}

// What a person decided is read back as it was kept; the beads of a unit that a correction leaves with other
// sentences are named, and count again when the unit is as it was.
func TestPinsOfAFile(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fr, en := c.Papers[0].In(language.French), c.Papers[0].In(language.English)
	s := newFile(t, en, fr)
	if got, err := keep.Pins(ctx, s, c); err != nil || len(got.Pairs)+len(got.Units) > 0 {
		t.Errorf("what the aligner found is taken for decisions: %+v, %v", got, err)
	}
	p := &pins.Pins{}
	p.Judge("I.11(b)", "V.35", pins.Rejected)
	if err := p.Set("fr-en", "I.6", []align.Bead{{Source: []int{0}, Target: []int{0, 1}}}); err != nil {
		t.Fatal(err)
	}
	if err := keep.Decide(ctx, s, c, p.Decisions()...); err != nil {
		t.Fatal(err)
	}
	written := func() string {
		got, err := keep.Pins(ctx, s, c)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := got.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	want := written()
	for _, line := range []string{"pair\tI.11(b)\tV.35\trejected\n", "bead\tfr-en\tI.6\t1\t1,2\n"} {
		if !strings.Contains(want, line) {
			t.Errorf("%q is not kept: %s", line, want)
		}
	}
	short := *en
	short.Blocks = slices.Clone(en.Blocks)
	for i, b := range short.Blocks {
		if b.Ref == corpus.MustRef("I.6") {
			less := *b
			less.Text = "Measures should be taken."
			short.Blocks[i] = &less
		}
	}
	r, err := keep.Add(ctx, s, []*corpus.Document{&short}, nil, silent)
	if err != nil || len(r.Stale) != 1 || !strings.Contains(r.Stale[0], "the beads of I.6") {
		t.Errorf("%v, %v", r.Stale, err)
	}
	if r, err = keep.Add(ctx, s, []*corpus.Document{en}, nil, silent); err != nil || len(r.Stale) != 0 {
		t.Errorf("%v, %v", r.Stale, err)
	}
	if got := written(); got != want {
		t.Errorf("kept %s, now %s", want, got)
	}
	// a second look at the file, from before, takes back what it knows and leaves the rest
	if err := keep.Decide(ctx, s, c, pins.Decision{
		Pair: &pins.Pair{Earlier: "I.3", Later: "II.4", Verdict: pins.Confirmed},
	}); err != nil {
		t.Fatal(err)
	}
	if got := written(); !strings.Contains(got, "I.3\tII.4") || !strings.Contains(got, "I.11(b)\tV.35") ||
		!strings.Contains(got, "bead\tfr-en\tI.6\t1\t1,2\n") {
		t.Errorf("a decision took others away: %s", got)
	}
	for _, d := range []pins.Decision{
		// either way round
		{Pair: &pins.Pair{Earlier: "V.35", Later: "I.11(b)"}}, {Pair: &pins.Pair{Earlier: "I.3", Later: "II.4"}},
		{Unit: &pins.Unit{Languages: "en-fr", Ref: "I.6"}},
	} {
		if err := keep.Decide(ctx, s, c, d); err != nil {
			t.Fatal(err)
		}
	}
	if got := written(); strings.Contains(got, "pair") || strings.Contains(got, "bead") {
		t.Errorf("decisions that were taken back are there: %s", got)
	}
}

// Decisions that are wrong change nothing, the documents that came with them included.
func TestWrongDecisions(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := newFile(t, c.Papers[0].In(language.English))
	list := func() (n int) {
		if err := s.View(ctx, func(tx *store.Tx) error { keys, err := tx.Keys(); n = len(keys); return err }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	wrong := []pins.Decision{{Pair: &pins.Pair{Earlier: "I.3", Later: "XX.4", Verdict: pins.Confirmed}}}
	_, err = keep.Add(ctx, s, []*corpus.Document{c.Papers[0].In(language.French)}, wrong, silent)
	if err == nil || !strings.Contains(err.Error(), "no unit XX.4") || list() != 1 {
		t.Errorf("%v, and %d documents are there", err, list())
	}
}
