package packed_test

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/reprise-wording/reprise/corpus/packed"
)

// What was written is read, and of what was cut short nothing is believed.
func TestReader(t *testing.T) {
	t.Parallel()
	numbers := []uint64{0, 1, 127, 128, 16383, 16384, math.MaxUint32, math.MaxUint64}
	var data []byte
	for _, n := range numbers {
		data = binary.AppendUvarint(data, n)
	}
	data = packed.AppendText(data, "l’été")
	data = binary.LittleEndian.AppendUint64(append(data, 7), 1<<40+5)
	read := func(data []byte) *packed.Reader {
		r := packed.NewReader(string(data))
		for _, n := range numbers {
			if have := r.Number(); have != n && !r.Bad() {
				t.Fatalf("%d for %d", have, n)
			}
		}
		if s := r.Text(); s != "l’été" && !r.Bad() {
			t.Fatalf("%q", s)
		}
		if b, n := r.Byte(), r.Fixed(); (b != 7 || n != 1<<40+5) && !r.Bad() {
			t.Fatalf("%d %d", b, n)
		}
		return r
	}
	if r := read(data); !r.Complete() || r.More() {
		t.Error("something is left")
	}
	for n := range data {
		if r := read(data[:n]); !r.Bad() || r.Complete() {
			t.Errorf("%d of %d bytes are believed", n, len(data))
		}
	}
	if r := packed.NewReader("\ta"); r.Count() != 0 || !r.Bad() {
		t.Error("a byte is nine")
	}
}

// What is sealed comes back, and with any byte another, or one more or less, is not believed.
func TestSeal(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 100, 20000} {
		data := make([]byte, n)
		for k := range data {
			data[k] = byte(k * k)
		}
		sealed := string(packed.Seal(append([]byte{}, data...)))
		if got, ok := packed.Unseal(sealed); !ok || got != string(data) {
			t.Errorf("%d bytes: %d, %v", n, len(got), ok)
		}
		bad := []string{sealed[:len(sealed)-1], sealed + "x"}
		for k := 0; k < len(sealed); k += 1 + n/50 {
			b := []byte(sealed)
			b[k] ^= 1
			bad = append(bad, string(b))
		}
		for _, b := range bad {
			if _, ok := packed.Unseal(b); ok {
				t.Errorf("%d bytes: damage is not seen", n)
			}
		}
	}
}
