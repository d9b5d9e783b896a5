package report

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/align/reuse"
)

// A pair is marked as changed in one language alone only where the other stands as it was: an ending that changed is a
// change to who reads it. The words that have no counterpart are listed in either case.
func TestOneLanguageAloneChanged(t *testing.T) {
	t.Parallel()
	b := &builder{Analysis: &Analysis{set: &reuse.Set{Languages: []language.Tag{language.English, language.French}}}}
	for later, want := range map[string]string{
		"selon leurs lois nationales": "en",
		"Selon leurs lois nationales": "en",
		"selon leur loi nationale":    "",
	} {
		c := &drift.Comparison{
			Earlier: drift.Version{Source: "in line with their laws", Target: "selon leurs lois nationales"},
			Later:   drift.Version{Source: "in line with their legislation", Target: later},
			Changes: []drift.Change{{Verdict: drift.SourceOnly, Source: drift.Edit{Before: "laws", After: "legislation"}}},
		}
		var p Pair
		b.oneSided(&p, c)
		if p.Drift != want || len(p.OneSided) != 1 || p.OneSided[0].In != "en" {
			t.Errorf("%q: changed alone in %q, want %q; %+v", later, p.Drift, want, p.OneSided)
		}
	}
}
