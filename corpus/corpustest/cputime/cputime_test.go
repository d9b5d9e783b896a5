package cputime_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
)

// work takes about so many milliseconds of processor time.
func work(milliseconds int) {
	for start := cputime.Now(); cputime.Since(start) < time.Duration(milliseconds)*time.Millisecond; {
		runtime.Gosched()
	}
}

// What grows as its input does is let pass, also where it is slow at first; what grows faster is not. Not beside
// others: processor time is measured.
func TestCheckLinear(t *testing.T) {
	for _, c := range []struct {
		name   string
		cost   func(size, run int) int // of one run, in milliseconds
		linear bool
		sizes  string // that are asked for
		runs   int
	}{
		{"by the size", func(size, _ int) int { return size / 4 }, true, "[16 1]", 6},
		{"slow once of three times", func(size, run int) int { return size / 4 * max(1, 20-20*run) }, true, "[16 1]", 6},
		{"too slow whatever the size", func(size, _ int) int { return 70 * min(size/16, 1) }, false, "[16 1 32 2 64 4]", 18},
	} {
		if !c.linear && testing.Short() {
			continue // more than half a second
		}
		var sizes []int
		runs := 0
		err := cputime.CheckLinear(1, func(size int) func() {
			sizes = append(sizes, size)
			run := 0
			return func() { work(c.cost(size, run)); run++; runs++ }
		})
		if (err == nil) != c.linear {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := fmt.Sprint(sizes); runs != c.runs || got != c.sizes {
			t.Errorf("%s: %d runs of the sizes %s, want %d of %s", c.name, runs, got, c.runs, c.sizes)
		}
	}
}
