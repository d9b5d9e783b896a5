package packed_test

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"github.com/reprise-wording/reprise/corpus/packed"
)

// Numbers in a row are read at once, whatever their length, and the largest of them is told.
func TestNumbers(t *testing.T) {
	t.Parallel()
	want := []int32{0, 1, 127, 128, 129, 16383, 16384, 16385, 1<<21 - 1, 1 << 21, 1<<28 + 5, math.MaxInt32, 7}
	var data []byte
	for _, n := range want {
		data = binary.AppendUvarint(data, uint64(n))
	}
	for n := range len(want) + 1 {
		r := packed.NewReader(string(data))
		got := make([]int32, n)
		most := r.Numbers(got)
		if !slices.Equal(got, want[:n]) || r.Bad() {
			t.Errorf("%v, bad %v; want %v", got, r.Bad(), want[:n])
		}
		if n > 0 && most != slices.Max(want[:n]) || n == 0 && most != 0 {
			t.Errorf("the largest of %v is %d", got, most)
		}
		for _, next := range want[n:] { // what follows is left
			if got := r.Number(); got != uint64(next) {
				t.Fatalf("behind %d numbers there is %d, not %d", n, got, next)
			}
		}
		if !r.Complete() || r.Left() != 0 {
			t.Errorf("%d bytes are left", r.Left())
		}
	}
	for cut := range data {
		r := packed.NewReader(string(data[:cut]))
		if r.Numbers(make([]int32, len(want))); !r.Bad() {
			t.Errorf("%d of %d bytes are believed", cut, len(data))
		}
	}
	for _, n := range []uint64{math.MaxInt32 + 1, math.MaxUint32, math.MaxUint64} {
		r := packed.NewReader(string(append(binary.AppendUvarint(nil, n), 1)))
		if r.Numbers(make([]int32, 2)); !r.Bad() {
			t.Errorf("%d is taken for a number of 31 bits", n)
		}
	}
	if r := packed.NewReader(string(slices.Repeat([]byte{0x80}, 11))); r.Number() != 0 || !r.Bad() || r.Left() != 0 {
		t.Error("a number without an end is read")
	}
}
