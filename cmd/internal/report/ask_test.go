package report_test

import (
	"context"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/cmd/internal/report"
)

// An interface that there is not is refused by all that show one.
func TestUnknownInterface(t *testing.T) {
	t.Parallel()
	a, err := analysisOnce()
	if err != nil {
		t.Fatal(err)
	}
	o := report.Options{UI: "tlh"}
	_, wording := a.Wording(o)
	_, payload := a.Payload(context.Background(), o)
	_, build := report.Build(context.Background(), nil, o)
	for name, err := range map[string]error{"wording": wording, "payload": payload, "build": build} {
		if err == nil || !strings.Contains(err.Error(), `"tlh"`) || !strings.Contains(err.Error(), "en, fr") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if p, err := a.Wording(report.Options{UI: "fr"}); err != nil || !p.Pending || len(p.Units) == 0 {
		t.Errorf("the wording alone: %v", err)
	}
	if p, err := a.Payload(context.Background(), report.Options{}); err != nil || p.Pending {
		t.Errorf("all of it: %v", err)
	}
}

// Every paragraph that can be in a pair is found by its name, the first as well, and compared.
func TestParagraphsByName(t *testing.T) {
	t.Parallel()
	a, err := analysisOnce()
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]bool{"I.1": true, "II.1": true, "I.4711": false, "": false, "x": false} {
		if got := a.Has(ref); got != want {
			t.Errorf("has %q: %v", ref, got)
		}
		for _, pair := range [][2]string{{ref, "I.2"}, {"I.2", ref}} {
			got := a.Compare(pair[0], pair[1])
			if (got != nil) != want {
				t.Errorf("%v: %v", pair, got)
			}
			if want && (len(got) != 2 || got["en"] == "" || got["fr"] == "") {
				t.Errorf("%v are compared in %v", pair, got)
			}
		}
	}
	if got := a.Languages(); got != "fr-en" && got != "en-fr" {
		t.Errorf("languages %q", got)
	}
	if err := a.CheckBeads("nowhere", nil); err == nil {
		t.Error("beads of no paragraph fit")
	}
	if err := a.CheckBeads("I.1", []align.Bead{{Source: []int{99}, Target: []int{0}}}); err == nil {
		t.Error("a sentence that there is not is taken")
	}
}
