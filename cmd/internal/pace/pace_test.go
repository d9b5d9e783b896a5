package pace

import (
	"runtime/debug"
	"testing"
)

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
