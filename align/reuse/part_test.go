//go:build linux

package reuse_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// TestPartOfScale prints what tracing the last 300 of PART units costs beside tracing all of them: PART=100000 go test -run
// TestPartOfScale
func TestPartOfScale(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("PART"))
	if err != nil {
		t.Skip("set PART to a number of units")
	}
	ctx := context.Background()
	set := reuse.FromLines(language.English, reuse.File{Name: "x", Lines: variedLines(t, n)})
	at := processorTime()
	step := func(what string) {
		now := processorTime()
		fmt.Printf("%s: %s of processor time\n", what, now-at)
		at = now
	}
	tracer, err := reuse.Prepare(ctx, set)
	if err != nil {
		t.Fatal(err)
	}
	step("weighing and indexing all")
	if _, err := tracer.Pairs(ctx, n-300, n); err != nil {
		t.Fatal(err)
	}
	step("pairs of the last 300")
	pairs, err := tracer.Pairs(ctx, 0, n)
	if err != nil {
		t.Fatal(err)
	}
	step("pairs of all")
	if _, err := tracer.Result(ctx, pairs); err != nil {
		t.Fatal(err)
	}
	step("relations, threads, statuses of all")
}
