package drift_test

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"github.com/reprise-wording/reprise/align/drift"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// Each comparison stops where it is told to.
func TestStops(t *testing.T) {
	t.Parallel()
	var early, late [][2]string
	for k := range 12 {
		early = append(early, [2]string{
			fmt.Sprintf("The Secretariat should publish report %d.", k),
			fmt.Sprintf("Le Secrétariat devrait publier le rapport %d.", k),
		})
		late = append(late, [2]string{
			fmt.Sprintf("The Secretariat should publish report %d.", k),
			fmt.Sprintf("Le Secrétariat doit publier le rapport %d.", k),
		})
	}
	a, b := paper(early...), paper(late...)
	for name, work := range map[string]func(ctx context.Context) error{
		"versions": func(ctx context.Context) error { _, err := drift.Versions(ctx, a, b); return err },
		"consistency": func(ctx context.Context) error {
			_, err := drift.Consistency(ctx, []drift.Bilingual{a, b}, drift.ConsistencyOptions{})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			corpustest.Stops(t, int64(2+2*runtime.GOMAXPROCS(0)), work)
		})
	}
}
