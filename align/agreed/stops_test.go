package agreed_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// A comparison stops where it is told to.
func TestStops(t *testing.T) {
	t.Parallel()
	var old, draft []string
	for k := range 12 {
		old = append(old, fmt.Sprintf(
			"Urges the harbour of port %d to train the crews of tugs in the use of signal %d before winter;", k, k*k,
		))
		draft = append(draft, fmt.Sprintf(
			"Urges the harbour of port %d to train all crews of tugs in the use of signal %d before winter;", k, k*k,
		))
	}
	corpustest.Stops(t, int64(2+2*runtime.GOMAXPROCS(0)), func(ctx context.Context) error {
		_, err := agreed.Compare(ctx, paragraphs(old...), paragraphs(draft...), agreed.Options{Language: language.English})
		return err
	})
	if _, err := agreed.Compare(context.Background(), nil, paragraphs(draft...), agreed.Options{}); err == nil {
		t.Error("nothing earlier is no error")
	}
	if _, err := agreed.Compare(context.Background(), paragraphs(old...), nil, agreed.Options{}); err == nil {
		t.Error("no draft is no error")
	}
}
