// Package cputime measures the processor time that a test program takes, so that limits in tests hold on a busy
// machine too: wall time there is mostly waiting. It counts all threads of the program, so a test that measures must
// not run beside others that work: its limit is for a loop that grows too fast, not for a fine difference.
package cputime

import "time"

// A Mark is a point in the processor time of this program.
type Mark time.Duration

// Now is how much processor time the program has taken so far.
func Now() Mark { return Mark(spent()) }

// Since is how much it has taken since.
func Since(m Mark) time.Duration { return spent() - time.Duration(m) }
