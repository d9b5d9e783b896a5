//go:build linux

package reuse_test

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// variedLines makes n units of the folder BENCH_TEXT, else of the built-in corpus.
func variedLines(tb testing.TB, n int) []string {
	tb.Helper()
	sentences, err := corpustest.Sentences(os.Getenv(corpustest.FolderVariable))
	if err != nil {
		tb.Fatal(err)
	}
	return corpustest.Vary(sentences, n)
}

// TestScale traces SCALE units (say 800000) and a tenth of them, and prints time, processor time and memory. It is
// skipped unless the variable is set: SCALE=800000 BENCH_TEXT=folder go test -run TestScale -timeout 2h -v
func TestScale(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("SCALE"))
	if err != nil {
		t.Skip("set SCALE to a number of units")
	}
	for _, n := range []int{n / 10, n} {
		set := reuse.FromLines(language.English, reuse.File{Name: "x", Lines: variedLines(t, n)})
		start, used := time.Now(), processorTime()
		last := time.Now()
		r, err := reuse.Trace(context.Background(), set, reuse.Progress(func(done, total int) {
			if time.Since(last) > time.Minute {
				last = time.Now()
				fmt.Printf("%d of %d after %s\n", done, total, time.Since(start).Round(time.Second))
			}
		}))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf(
			"%d units: %s, processor time %s, peak memory %d MB, %d pairs, %d threads, %d processors\n", n,
			time.Since(start).Round(time.Second),
			(processorTime() - used).Round(time.Second), peakMemory()>>20, len(r.Pairs), len(r.Threads),
			runtime.GOMAXPROCS(0),
		)
	}
}

func usage() (u syscall.Rusage) {
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return u
}

func processorTime() time.Duration {
	u := usage()
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory is the largest resident size of the process, in bytes.
func peakMemory() int64 { return usage().Maxrss << 10 }
