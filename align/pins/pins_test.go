package pins_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
)

func Example() {
	p := &pins.Pins{}
	p.Judge("I.11(b)", "V.35", pins.Confirmed)
	p.Judge("I.3", "II.4", pins.Rejected)
	if err := p.Set("fr-en", "I.6", []align.Bead{{Source: []int{0}, Target: []int{0, 1}}}); err != nil {
		fmt.Println(err)
	}
	if err := p.Write(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// # what a person decided; see reprise serve --help
	// pair	I.11(b)	V.35	confirmed
	// pair	I.3	II.4	rejected
	// bead	fr-en	I.6	1	1,2
}

func TestTheOtherWayRound(t *testing.T) {
	t.Parallel()
	p, err := pins.Read(strings.NewReader("bead\tfr-en\tI.6\t1\t1,2\n\n# a note\n"), "x")
	if err != nil {
		t.Fatal(err)
	}
	b := p.Beads("en-fr")["I.6"]
	if len(b) != 1 || len(b[0].Source) != 2 || b[0].Origin != align.ByHand {
		t.Errorf("beads %+v, want one of two source sentences, by hand", b)
	}
	p.Judge("a", "b", pins.Confirmed)
	p.Judge("b", "a", "")
	if len(p.Pairs) != 0 {
		t.Errorf("a verdict that was taken back is still there: %v", p.Pairs)
	}
}

func TestTroubleNamesTheLine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"pair\ta\tb\tconfirmed\npair\ta\tb\tmaybe\n":       "x:2: \"maybe\" is not a valid decision",
		"pair\ta\ta\tconfirmed\n":                          "x:1: a pair has two units",
		"bead\tfr-en\tI.6\t0\t1\n":                         "x:1: sentences are numbers from 1",
		"bead\tfr-en\tI.6\t-\t-\n":                         "a bead has a sentence",
		"bead\tfr-en\tI.6\t1\t1\nbead\tfr-en\tI.6\t1\t2\n": "sentence 1 stands in two",
		"nonsense\n":                                     "x:1: write pair",
		"pair\ta\tb\tconfirmed\tA\tyesterday\n":          "x:1: \"yesterday\" is not a date",
		"alarm\tfr-en\tI.6\tomission\t-\tnot\tperhaps\n": "x:1: \"perhaps\" is not a valid",
	} {
		_, err := pins.Read(strings.NewReader(in), "x")
		var pe *pins.Error
		if !errors.As(err, &pe) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", in, err, want)
		}
	}
	if _, err := pins.File(t.TempDir()); err == nil {
		t.Error("a folder is read as a pins file")
	}
	if p, err := pins.File(filepath.Join(t.TempDir(), "none")); err != nil || len(p.Pairs) != 0 {
		t.Errorf("a file that is not there gives %v, %v", p, err)
	}
}

func by(t *rapid.T) pins.By {
	return rapid.SampledFrom([]pins.By{
		{}, {Author: "A. Reviser"}, {Author: "É", At: "2026-11-29T10:31:00Z"}, {At: "2026-11-29T10:31:00Z"},
	}).
		Draw(t, "by")
}

// What is written is read back.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := &pins.Pins{}
		ref := rapid.StringMatching(`[IVX]{1,4}\.[0-9]{1,2}(\([a-z]\))?`)
		for range rapid.IntRange(0, 5).Draw(t, "pairs") {
			a, b := ref.Draw(t, "a"), ref.Draw(t, "b")
			if a != b {
				p.Judge(a, b, rapid.SampledFrom([]pins.Verdict{pins.Confirmed, pins.Rejected}).Draw(t, "v"))
			}
		}
		words := rapid.SampledFrom([]string{"", "not", "à envisager", "a  b"})
		for range rapid.IntRange(0, 3).Draw(t, "alarms") {
			a := pins.Alarm{
				Languages: rapid.SampledFrom([]string{"fr-en", "en-fr"}).Draw(t, "languages"), Ref: ref.Draw(t, "of"),
				Kind: rapid.SampledFrom([]string{"omission", "addition", "number"}).Draw(t, "kind"), Words: words.Draw(t, "w"),
				Others: words.Draw(t, "o"), Verdict: pins.Rejected, By: by(t),
			}
			if err := p.Apply(pins.Decision{Alarm: &a}); err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(0, 3).Draw(t, "units") {
			n := rapid.IntRange(1, 4).Draw(t, "n")
			var beads []align.Bead
			for i := range n {
				beads = append(beads, align.Bead{Source: []int{i}, Target: []int{n - 1 - i}})
			}
			u := pins.Unit{Languages: "fr-en", Ref: ref.Draw(t, "ref"), Beads: beads, By: by(t)}
			if err := p.Apply(pins.Decision{Unit: &u}); err != nil {
				t.Fatal(err)
			}
		}
		var first, second strings.Builder
		if err := p.Write(&first); err != nil {
			t.Fatal(err)
		}
		again, err := pins.Read(strings.NewReader(first.String()), "x")
		if err != nil {
			t.Fatal(err)
		}
		if err := again.Write(&second); err != nil || first.String() != second.String() {
			t.Fatalf("wrote\n%s\nread back and wrote\n%s (%v)", first.String(), second.String(), err)
		}
	})
}

// Decisions that are applied one by one give the set that they were taken from, and come on top of what is there.
func TestDecisions(t *testing.T) {
	t.Parallel()
	p, err := pins.Read(strings.NewReader("pair\ta\tb\tconfirmed\nbead\tfr-en\tI.6\t1\t1,2\n"), "x")
	if err != nil {
		t.Fatal(err)
	}
	q := &pins.Pins{}
	q.Judge("b", "a", pins.Rejected)
	q.Judge("c", "d", pins.Confirmed)
	if err := q.Apply(p.Decisions()...); err != nil {
		t.Fatal(err)
	}
	if err := q.Apply(pins.Decision{Pair: &pins.Pair{Earlier: "d", Later: "c"}}); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(q.Pairs, p.Pairs) || len(q.Units) != 1 {
		t.Errorf("%+v", q)
	}
	units := &pins.Pins{}
	for _, ref := range []string{"I.1", "I.2"} {
		if err := units.Set("fr-en", ref, []align.Bead{{Source: []int{0}}}); err != nil {
			t.Fatal(err)
		}
	}
	if got := units.Decisions(); len(got) != 2 || got[0].Unit.Ref != "I.1" || got[1].Unit.Ref != "I.2" {
		t.Errorf("%+v", got)
	}
	twice := pins.Unit{Languages: "fr-en", Ref: "I.7", Beads: []align.Bead{{Source: []int{0}}, {Source: []int{0}}}}
	if err := q.Apply(pins.Decision{Unit: &twice}); err == nil {
		t.Error("beads that share a sentence are taken")
	}
}

// A large file is read in time that grows with it, and what has no end is refused.
func TestLargeFiles(t *testing.T) { // not beside others, whose time would count
	err := cputime.CheckLinear(1_000, func(n int) func() {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "pair\tI.%d\tII.%d\tconfirmed\nbead\tfr-en\tI.%d\t1\t1\n", i, i, i)
		}
		return func() {
			p, err := pins.Read(strings.NewReader(b.String()), "x")
			if err != nil || len(p.Pairs) != n || len(p.Units) != n {
				t.Fatalf("%d pairs, %v", len(p.Pairs), err)
			}
		}
	})
	if err != nil {
		t.Error(err)
	}
	if _, err := pins.Read(endless{}, "x"); err == nil || !strings.Contains(err.Error(), "no more than 32 MB") {
		t.Errorf("%v", err)
	}
}

// endless is empty lines without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '\n'
	}
	return len(p), nil
}

func FuzzRead(f *testing.F) {
	f.Add("pair\ta\tb\tconfirmed\nbead\tfr-en\tI.6\t1\t1,2\n")
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := pins.Read(strings.NewReader(s), "x"); err == nil {
			var b strings.Builder
			if err := p.Write(&b); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// An alarm is the same whichever language is the source, and a decision about it is void once its words are others.
func TestAlarms(t *testing.T) {
	t.Parallel()
	p, err := pins.Read(
		strings.NewReader("alarm\tfr-en\tI.6\tomission\tsans délai\t-\trejected\tA\t2026-11-29T10:31:00Z\n"), "x",
	)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		languages, kind, words, others string
		want                           pins.Verdict
	}{
		{"fr-en", "omission", "sans  délai", "", pins.Rejected},
		{"en-fr", "addition", "", "sans délai", pins.Rejected},
		{"en-fr", "omission", "", "sans délai", ""},
		{"fr-en", "omission", "sans retard", "", ""},
	} {
		if got := p.Judged(c.languages, "I.6", c.kind, c.words, c.others); got.Verdict != c.want {
			t.Errorf("%+v is %q", c, got.Verdict)
		}
	}
}

// Who decides on what he has not seen is told what stands there, and nothing is changed.
func TestReplace(t *testing.T) {
	t.Parallel()
	p := &pins.Pins{}
	mine := pins.Decision{Pair: &pins.Pair{
		Earlier: "a",
		Later:   "b",
		Verdict: pins.Confirmed,
		By:      pins.By{Author: "A", At: "2026-11-29T10:31:00Z"},
	}}
	if err := p.Replace("", mine); err != nil {
		t.Fatal(err)
	}
	other := pins.Decision{Pair: &pins.Pair{Earlier: "b", Later: "a", Verdict: pins.Rejected}}
	var stale *pins.StaleError
	err := p.Replace("", other)
	if !errors.As(err, &stale) || stale.Now.Lines() != mine.Lines() || !errors.Is(err, pins.ErrStale) {
		t.Errorf("%v", err)
	}
	if p.Pairs[0].Verdict != pins.Confirmed {
		t.Error("the decision was overwritten")
	}
	if err := p.Replace(mine.Lines(), other); err != nil || p.Pairs[0].Verdict != pins.Rejected {
		t.Errorf("%v, %+v", err, p.Pairs)
	}
	unit := pins.Decision{
		Unit: &pins.Unit{Languages: "fr-en", Ref: "I.6", Beads: []align.Bead{{Source: []int{0}, Target: []int{0}}}},
	}
	if err := p.Replace("", unit); err != nil {
		t.Fatal(err)
	}
	back := pins.Decision{Unit: &pins.Unit{Languages: "en-fr", Ref: "I.6"}}
	if err := p.Replace("", back); !errors.Is(err, pins.ErrStale) {
		t.Errorf("%v", err)
	}
	if err := p.Replace(p.Of(back).Lines(), back); err != nil || len(p.Units) > 0 {
		t.Errorf("%v, %v", err, p.Units)
	}
	if err := p.Apply(pins.Decision{
		Pair: &pins.Pair{Earlier: "a", Later: "b", Verdict: pins.Confirmed, By: pins.By{Author: "A\tB"}},
	}); err == nil {
		t.Error("a name with a tab was taken")
	}
}
