package pagesum

import (
	"bytes"
	"encoding/binary"
)

// size is how many bytes at the end of a page hold its sum.
const size = 8

// sum adds up a page without its last eight bytes, as Fletcher's sum does but over words of 32 bits. The length is a
// multiple of 8.
func sum(page []byte) (out [size]byte) {
	var s1, s2 uint32
	for i := 0; i+8 <= len(page); i += 8 {
		two := binary.LittleEndian.Uint64(page[i:])
		s1 += uint32(two) + s2
		s2 += uint32(two>>32) + s1
	}
	binary.LittleEndian.PutUint32(out[:], s1)
	binary.LittleEndian.PutUint32(out[4:], s2)
	return out
}

// seal writes the sum of a page into it.
func seal(page []byte) {
	s := sum(page[:len(page)-size])
	copy(page[len(page)-size:], s[:])
}

// sound reports whether a page fits its sum.
func sound(page []byte) bool {
	s := sum(page[:len(page)-size])
	return bytes.Equal(page[len(page)-size:], s[:])
}

// isPage reports whether so many bytes may be a whole page: SQLite reads and writes parts of the first one as well.
func isPage(n int) bool { return n >= 512 && n&(n-1) == 0 }

// The header of a database begins with magic; the byte at reserved says how many bytes at the end of each page are
// ours.
const (
	magic    = "SQLite format 3\x00"
	reserved = 20
)

// header tells from the first bytes of a database whether its pages have sums; ok is false where they are no header.
func header(first []byte) (sums, ok bool) {
	if len(first) < 100 || string(first[:len(magic)]) != magic {
		return false, false
	}
	return first[reserved] == size, true
}
