package reuse

import (
	"math"
	"testing"
)

// What few units have weighs more, and what none has as much as what one has.
func TestRarities(t *testing.T) {
	t.Parallel()
	got := rarities(8, []int32{1, 2, 4})
	for count, bits := range []float64{3, 3, 2, math.Log2(8. / 3), 1} {
		if want := float32(math.Pow(bits, rarityPower)); got[count] != want {
			t.Errorf("in %d of 8 units: %v, want %v", count, got[count], want)
		}
	}
}
