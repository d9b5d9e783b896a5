package reuse

import (
	"context"
	"errors"
	"testing"

	"golang.org/x/text/language"
)

// Who stops a trace while units vouch for each other need not wait for the end of it.
func TestVouchingStops(t *testing.T) {
	t.Parallel()
	set := FromLines(language.English, File{Lines: []string{
		"Parties should train labour inspectors to identify forced labour in fishing.",
		"Parties should train labour inspectors to identify forced labour in mining and fishing.",
		"Parties should train all labour inspectors to identify forced labour.",
	}})
	tracer, err := Prepare(context.Background(), set)
	if err != nil {
		t.Fatal(err)
	}
	r := tracer.empty
	if r.Pairs, err = tracer.Pairs(context.Background(), 0, len(set.Units)); err != nil {
		t.Fatal(err)
	}
	r.sort()
	ctx, cancel := context.WithCancel(context.Background())
	if some, err := r.vouch(ctx, tracer.settled, nil); err != nil || !some {
		t.Fatalf("company %t, %v", some, err)
	}
	cancel()
	if _, err := r.vouch(ctx, tracer.settled, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped, it says %v", err)
	}
}
