// Package pace says how soon memory is collected: a run that is over in a tenth of a second would spend a quarter of
// it on collecting what the end of the process frees anyway.
package pace

import (
	"os"
	"runtime/debug"
)

// quick is the pace of short runs, in percent by which the memory in use may grow before it is collected. With what Go
// starts from that is 16 MB, more than the start of the program takes.
const quick = 400

// Packages start in the order of their paths, those that compile tables at their start after this one.
func init() { set(quick) }

// FavourMemory is the pace of long runs over much text. GOGC in the environment has the last word.
func FavourMemory() { set(100) }

// FavourSpeed is the pace of runs of a second that hold some hundred megabytes: collecting them on the way would take
// a third of the time.
func FavourSpeed() { set(quick) }

// enough is the memory, in bytes, that reading the largest paper needs at most, and some to spare. With the program
// itself that is less than 500 MB.
const enough = 350 << 20

// ReadOne is the pace of a run that reads one paper: the more of that memory is in use, the sooner it is collected.
// GOMEMLIMIT in the environment has the last word.
func ReadOne() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(enough)
	}
}

func set(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}
