package report_test

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// planted is the analysis of the first meetings of the built-in paper, of which the English lacks some sentences and
// says other numbers and denials than the French.
var planted = sync.OnceValues(func() (*report.Analysis, error) {
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		return nil, err
	}
	for k, d := range c.Papers[0].Versions {
		few := *d
		all := slices.DeleteFunc(few.Meetings(), func(p *corpus.Part) bool { return p.Kind != corpus.MeetingPart })
		few.Blocks = nil
		n := 0
		for _, b := range d.Blocks {
			if !slices.Contains(all[:2], d.MeetingOf(b)) {
				continue
			}
			changed := *b
			if base, _ := d.Language.Base(); base.String() == "en" && b.Kind == corpus.Unit {
				switch n++; {
				case n%5 == 0:
					changed.Text = strings.Replace(strings.Replace(b.Text, " should ", " should not ", 1), "2009", "2008", 1)
				case n%7 == 1:
					changed.Text = "The Conference took note of 4,711 letters from the harbour. " + b.Text
				}
			}
			few.Blocks = append(few.Blocks, &changed)
		}
		c.Papers[0].Versions[k] = &few
	}
	return report.Analyse(context.Background(), c, report.Silence)
})

// What waits for a person is there once, with the texts of the paper, and no decision changes the list.
func TestQueue(t *testing.T) {
	t.Parallel()
	kinds := map[string]int{}
	for _, once := range []func() (*report.Analysis, error){analysisOnce, planted} {
		a, err := once()
		if err != nil {
			t.Fatal(err)
		}
		items := a.Queue(&pins.Pins{})
		seen := map[string]bool{}
		last := 1.0
		for _, x := range items {
			if x.ID == "" || seen[x.ID] || x.Decided != nil {
				t.Errorf("item %+v", x)
			}
			seen[x.ID] = true
			kinds[x.Kind]++
			switch x.Kind {
			case report.PairItem:
				if !a.Has(x.Ref) || !a.Has(x.Earlier) || x.Score > last || x.Relation == "" {
					t.Errorf("pair %+v after one of %.3f", x, last)
				}
				last = x.Score
			case report.BeadsItem:
				beadsCover(t, a, x)
			}
		}
		decide(t, a, items)
	}
	if kinds[report.PairItem] == 0 || kinds[report.BeadsItem] == 0 || len(kinds) != 2 {
		t.Fatalf("%v", kinds)
	}
}

// decide makes decisions about items of a queue and about other paragraphs, and checks where they stand then.
func decide(t *testing.T, a *report.Analysis, items []report.Item) {
	t.Helper()
	decided := &pins.Pins{}
	var want []string
	decided.Judge("I.1", "II.1", pins.Confirmed)
	decided.Judge("I.1", "nowhere", pins.Confirmed)
	want = append(want, "pair II.1 confirmed")
	besides := 1
	units := []string{"nowhere", "I.2"}
	for _, kind := range []string{report.PairItem, report.BeadsItem} {
		k := slices.IndexFunc(items, func(x report.Item) bool { return x.Kind == kind })
		switch {
		case k < 0:
		case kind == report.PairItem:
			decided.Judge(items[k].Ref, items[k].Earlier, pins.Rejected) // the other way round
			want = append(want, "pair "+items[k].Ref+" rejected")
		default:
			units = append(units, items[k].Ref)
		}
	}
	for k, ref := range units {
		u := pins.Unit{Languages: "fr-en", Ref: ref, Beads: []align.Bead{{Source: []int{0}, Target: []int{0}}}}
		if err := decided.Apply(pins.Decision{Unit: &u}); err != nil {
			t.Fatal(err)
		}
		if k > 0 {
			want = append(want, "beads "+ref+" corrected")
		}
		if k == 1 && !slices.ContainsFunc(items, func(x report.Item) bool {
			return x.Kind == report.BeadsItem && x.Ref == ref
		}) {
			besides++
		}
	}
	after := a.Queue(decided)
	var told []string
	for k, x := range after {
		if k < len(items) {
			y := x
			y.Decided = nil
			if fmt.Sprintf("%+v", y) != fmt.Sprintf("%+v", items[k]) {
				t.Errorf("a decision changes the list: %+v, was %+v", y, items[k])
			}
		}
		if x.Decided != nil {
			told = append(told, fmt.Sprint(x.Kind, " ", x.Ref, " ", x.Decided.Verdict))
			if x.Decided.Seen == "" {
				t.Errorf("%+v", x.Decided)
			}
		}
	}
	slices.Sort(told)
	slices.Sort(want)
	if want = slices.Compact(want); !slices.Equal(told, want) || len(after) != len(items)+besides {
		t.Errorf("decided are %q, want %q; %d items, were %d", told, want, len(after), len(items))
	}
}

// beadsCover checks that the rows of an item cover the sentences of its paragraph, and that one of them is doubted.
func beadsCover(t *testing.T, a *report.Analysis, x report.Item) {
	t.Helper()
	var beads []align.Bead
	doubted := false
	for _, r := range x.Rows {
		doubted = doubted || r.Why["en"] != ""
		beads = append(beads, align.Bead{Source: r.A, Target: r.B})
		if (r.Texts[0] == "") != (len(r.A) == 0) || (r.Texts[1] == "") != (len(r.B) == 0) {
			t.Errorf("%s: %+v", x.Ref, r)
		}
	}
	if err := a.CheckBeads(x.Ref, beads); err != nil || !doubted {
		t.Errorf("%s, doubted %v: %v", x.Ref, doubted, err)
	}
	if err := a.CheckBeads(x.Ref, beads[1:]); err == nil {
		t.Errorf("%s: beads that leave sentences out are right", x.Ref)
	}
	if err := a.CheckBeads("nowhere", beads); err == nil {
		t.Error("beads of no paragraph are right")
	}
}

// Alarms come the surest first, each with the words that it is about in its texts; a decision about one is kept with
// it, and a stopped search gives none.
func TestAlarms(t *testing.T) {
	t.Parallel()
	a, err := planted()
	if err != nil {
		t.Fatal(err)
	}
	if a.Languages() != "fr-en" {
		t.Errorf("languages %q", a.Languages())
	}
	alarms, err := a.Alarms(context.Background())
	if err != nil || len(alarms) == 0 {
		t.Fatalf("%d alarms, %v", len(alarms), err)
	}
	last := 1.0
	for _, x := range alarms {
		if x.Kind != report.AlarmItem || x.Score > last || x.Score < 0.5 || x.Why["en"] == "" || x.Why["fr"] == x.Why["en"] ||
			x.Why["es"] == x.Why["en"] || x.Sort == "" || x.ID == "" || len(x.Rows) != 1 {
			t.Fatalf("%+v after %.3f", x, last)
		}
		last = x.Score
		texts := x.Rows[0].Texts
		if x.Sort == "negation" && (!strings.Contains(texts[0], x.Words) || !strings.Contains(texts[1], x.Others)) {
			t.Errorf("%q and %q are not in %q", x.Words, x.Others, texts)
		}
	}
	decided := &pins.Pins{}
	alarm := a.Alarm(alarms[0])
	alarm.Verdict = pins.Rejected
	if err := decided.Apply(pins.Decision{Alarm: alarm}); err != nil {
		t.Fatal(err)
	}
	for k, x := range report.Judge(alarms, decided) {
		if (x.Decided != nil) != (k == 0) || x.Decided != nil && x.Decided.Verdict != "rejected" {
			t.Errorf("%d: %+v", k, x.Decided)
		}
	}
	if alarms[0].Decided != nil {
		t.Error("a decision changes the alarms that it is about")
	}
	if items := a.Queue(decided); slices.ContainsFunc(items, func(x report.Item) bool { return x.Decided != nil }) {
		t.Error("a decision about an alarm stands in the queue")
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := a.Alarms(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// packedStretch is a stretch that both paragraphs have, or one of them, and its length.
var packedStretch = regexp.MustCompile(`([=+-])([0-9]+)`)

// The differences of two paragraphs are there in each language, and none for what is no paragraph.
func TestCompare(t *testing.T) {
	t.Parallel()
	a, err := analysisOnce()
	if err != nil {
		t.Fatal(err)
	}
	packed := a.Compare("I.1", "II.1")
	if len(packed) != 2 || a.Compare("nowhere", "I.1") != nil || a.Compare("I.1", "nowhere") != nil {
		t.Fatalf("%v", packed)
	}
	for _, d := range builtIn(t).Papers[0].Versions {
		tag := d.Language.String()
		length := func(ref string) int {
			k := slices.IndexFunc(d.Blocks, func(b *corpus.Block) bool { return b.Ref.String() == ref })
			return len(utf16.Encode([]rune(d.Blocks[k].Text)))
		}
		var kept, gone, come int
		for _, m := range packedStretch.FindAllStringSubmatch(packed[tag], -1) {
			n := 0
			fmt.Sscan(m[2], &n)
			switch m[1] {
			case "=":
				kept += n
			case "-":
				gone += n
			case "+":
				come += n
			}
		}
		x, y := length("I.1"), length("II.1")
		if kept+gone != x || kept+come != y || kept == 0 || gone == 0 || come == 0 {
			t.Errorf("%s: %s is not of %d and %d characters", tag, packed[tag], x, y)
		}
	}
}
