package pace

import (
	"runtime/debug"
	"testing"
)

// Not parallel: the limit is that of the process.
func TestReadOne(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	was := debug.SetMemoryLimit(77 << 20)
	defer debug.SetMemoryLimit(was)
	ReadOne()
	if got := debug.SetMemoryLimit(77 << 20); got != enough {
		t.Errorf("%d bytes, want %d", got, enough)
	}
	t.Setenv("GOMEMLIMIT", "1GiB")
	ReadOne()
	if got := debug.SetMemoryLimit(-1); got != 77<<20 {
		t.Errorf("%d bytes, where the environment says otherwise", got)
	}
}

// Not parallel: the pace is that of the process.
func TestPace(t *testing.T) {
	t.Setenv("GOGC", "")
	was := debug.SetGCPercent(77)
	defer debug.SetGCPercent(was)
	for _, c := range []struct {
		set  func()
		want int
	}{{FavourMemory, 100}, {FavourSpeed, quick}} {
		c.set()
		if got := debug.SetGCPercent(77); got != c.want {
			t.Errorf("%d percent, want %d", got, c.want)
		}
	}
	t.Setenv("GOGC", "50")
	FavourMemory()
	if got := debug.SetGCPercent(77); got != 77 {
		t.Errorf("%d percent, where the environment says otherwise", got)
	}
}
