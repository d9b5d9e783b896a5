// Package cputime measures the processor time that a test program takes, so that limits in tests hold on a busy
// machine too: wall time there is mostly waiting. It counts all threads of the program, so a test that measures must
// not run beside others that work: its limit is for a loop that grows too fast, not for a fine difference.
package cputime

import (
	"fmt"
	"math"
	"time"
)

// A Mark is a point in the processor time of this program.
type Mark time.Duration

// Now is how much processor time the program has taken so far.
func Now() Mark { return Mark(spent()) }

// Since is how much it has taken since.
func Since(m Mark) time.Duration { return spent() - time.Duration(m) }

// CheckLinear returns an error if the time of a function grows much faster than the size of its input: if sixteen times
// the input takes more than 64 times as long, where a square takes 256. It is told twice more on twice the input before
// it is believed, since other work on the machine adds to what is measured. The function that run returns is timed.
func CheckLinear(size int, run func(size int) func()) error {
	var growth float64
	for range 3 {
		if growth = float64(least(run(16*size))) / float64(max(least(run(size)), time.Millisecond)); growth <= 64 {
			return nil
		}
		size *= 2
	}
	return fmt.Errorf("16 times the input takes %.0f times as long", growth)
}

// least is the least time that a function takes of three times.
func least(f func()) time.Duration {
	best := time.Duration(math.MaxInt64)
	for range 3 {
		start := Now()
		f()
		best = min(best, Since(start))
	}
	return best
}
