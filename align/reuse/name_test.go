package reuse_test

import (
	"context"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// A thread is named by a phrase that is whole: not by the verb that opens it, nor by a number, nor cut inside of words
// that belong together.
func TestThreadNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ earlier, later, want string }{
		{
			"Requests the wardens to build brick lighthouses, in keeping with resolution 40/243 of 18 December;",
			"Requests the masters of ports to keep brick lighthouses, subject to resolution 40/243 of 18 December;",
			"brick lighthouses",
		},
		{
			"Welcomes what the Subsidiary Board for Naval and Technological Advice said of ropes in winter;",
			"Notes with regret that the Subsidiary Board for Naval and Technological Advice gave up its work on sails;",
			"Subsidiary Board for Naval and Technological Advice",
		},
	} {
		r, err := reuse.Trace(context.Background(), reuse.FromLines(language.English,
			reuse.File{Name: "a", Lines: []string{c.earlier, "Bakers weigh bread at noon."}},
			reuse.File{Name: "b", Lines: []string{c.later, "Weavers dye their wool with woad."}}))
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Threads) != 1 || r.Threads[0].Name != c.want {
			t.Errorf("%+v, want %q", r.Threads, c.want)
		}
	}
}
