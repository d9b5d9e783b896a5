package pagesum

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// Any bit of a page that is flipped makes it unsound, its sum included.
func TestEveryBitCounts(t *testing.T) {
	t.Parallel()
	page := make([]byte, 512)
	for i := range page {
		page[i] = byte(i * 7)
	}
	seal(page)
	if !sound(page) {
		t.Fatal("a sealed page is unsound")
	}
	for i := range page {
		for bit := range 8 {
			page[i] ^= 1 << bit
			if sound(page) {
				t.Errorf("bit %d of byte %d is flipped, and the page is sound", bit, i)
			}
			page[i] ^= 1 << bit
		}
	}
}

// The sum is that of SQLite's extension: two sums of the words of 32 bits, each of which takes in the other.
func TestSum(t *testing.T) {
	t.Parallel()
	page := make([]byte, 24)
	for i, w := range []uint32{1, 2, 3, 4} {
		binary.LittleEndian.PutUint32(page[4*i:], w)
	}
	seal(page)
	// s1: 1+0=1, then 3+3=7; s2: 2+1=3, then 3+4+7=14
	want := []byte{7, 0, 0, 0, 14, 0, 0, 0}
	if got := page[16:]; !bytes.Equal(got, want) {
		t.Errorf("% x, want % x", got, want)
	}
}

func TestHeader(t *testing.T) {
	t.Parallel()
	head := make([]byte, 100)
	copy(head, magic)
	for n, want := range map[byte]bool{0: false, 7: false, 8: true, 9: false} {
		head[reserved] = n
		if sums, ok := header(head); sums != want || !ok {
			t.Errorf("%d bytes reserved: %v %v", n, sums, ok)
		}
	}
	if _, ok := header(head[:99]); ok {
		t.Error("a part of a header is taken for one")
	}
	head[3] = 'x'
	if _, ok := header(head); ok {
		t.Error("other bytes are taken for a header")
	}
	for n, want := range map[int]bool{100: false, 256: false, 512: true, 4096: true, 4100: false, 65536: true} {
		if isPage(n) != want {
			t.Errorf("%d bytes: %v", n, !want)
		}
	}
}
