//go:build linux

package reuse_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// sourceLines gives real English to vary: the files *.en*.txt of the folder BENCH_TEXT, else the built-in corpus.
func sourceLines() []string {
	var all []string
	take := func(data []byte) {
		for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
			if len(s.Text()) > 40 {
				all = append(all, s.Text())
			}
		}
	}
	files, _ := filepath.Glob(filepath.Join(os.Getenv("BENCH_TEXT"), "*.en*.txt"))
	if os.Getenv("BENCH_TEXT") == "" || len(files) == 0 {
		take(wg4.Files()[1].Data)
		return all
	}
	for _, f := range files {
		if data, err := os.ReadFile(f); err == nil {
			take(data)
		}
	}
	return all
}

// variedLines makes n units: real sentences in which one word in three is another's, and one in twenty a new word. A unit in
// ten takes up an earlier one with one word in six changed.
func variedLines(n int) []string {
	source := sourceLines()
	rng := rand.New(rand.NewPCG(3, 4))
	var words []string
	for _, l := range source {
		words = append(words, strings.Fields(l)...)
	}
	out := make([]string, 0, n)
	for i := range n {
		text, rate := source[rng.IntN(len(source))], 3
		if i > 0 && rng.IntN(10) == 0 {
			text, rate = out[rng.IntN(i)], 6
		}
		fields := strings.Fields(text)
		for k := range fields {
			if rng.IntN(rate) == 0 {
				fields[k] = words[rng.IntN(len(words))]
			}
			if rate == 3 && rng.IntN(20) == 0 {
				fields[k] = words[rng.IntN(len(words))] + strconv.FormatInt(int64(rng.IntN(n)), 36)
			}
		}
		out = append(out, strings.Join(fields, " "))
	}
	return out
}

// TestScale traces SCALE units (say 800000) and a tenth of them, and prints time, processor time and memory. It is skipped
// unless the variable is set: SCALE=800000 BENCH_TEXT=folder go test -run TestScale -timeout 2h -v
func TestScale(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("SCALE"))
	if err != nil {
		t.Skip("set SCALE to a number of units")
	}
	for _, n := range []int{n / 10, n} {
		set := reuse.FromLines(language.English, reuse.File{Name: "x", Lines: variedLines(n)})
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
		fmt.Printf("%d units: %s, processor time %s, peak memory %d MB, %d pairs, %d threads, %d processors\n", n, time.Since(start).Round(time.Second),
			(processorTime() - used).Round(time.Second), peakMemory()>>20, len(r.Pairs), len(r.Threads), runtime.GOMAXPROCS(0))
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
