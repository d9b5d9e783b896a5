package keep_test

import (
	"context"
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
)

// What a person decided is read back as it was kept; the beads of a unit that a correction leaves with other sentences are named,
// and count again when the unit is as it was.
func TestPinsOfAFile(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	fr, en := c.Papers[0].In(language.French), c.Papers[0].In(language.English)
	s := newFile(t, en, fr)
	p := &pins.Pins{}
	p.Judge("I.11(b)", "V.35", pins.Rejected)
	if err := p.Set("fr-en", "I.6", []align.Bead{{Source: []int{0}, Target: []int{0, 1}}}); err != nil {
		t.Fatal(err)
	}
	if err := keep.SetPins(ctx, s, c, p); err != nil {
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
	r, err := keep.Add(ctx, s, []*corpus.Document{&short}, silent)
	if err != nil || len(r.Stale) != 1 || !strings.Contains(r.Stale[0], "the beads of I.6") {
		t.Errorf("%v, %v", r.Stale, err)
	}
	if r, err = keep.Add(ctx, s, []*corpus.Document{en}, silent); err != nil || len(r.Stale) != 0 {
		t.Errorf("%v, %v", r.Stale, err)
	}
	if got := written(); got != want {
		t.Errorf("kept %s, now %s", want, got)
	}
	if err := keep.SetPins(ctx, s, c, &pins.Pins{}); err != nil {
		t.Fatal(err)
	}
	if got := written(); strings.Contains(got, "pair") || strings.Contains(got, "bead") {
		t.Errorf("decisions that were taken back are there: %s", got)
	}
}
