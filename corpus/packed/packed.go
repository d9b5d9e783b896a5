// Package packed reads and writes numbers and texts as bytes, one after the other: what a corpus file keeps of its
// units. Numbers are varints of package encoding/binary, texts stand behind their length. Sealed bytes end in a sum
// of the rest (CRC-32C), so that damage shows that is well formed.
package packed

import (
	"encoding/binary"
	"hash/crc32"
	"math"
)

// A Reader takes bytes apart. Once they are not as they should be it is bad for good, and everything it gives is zero.
type Reader struct {
	data string
	bad  bool
}

// NewReader reads data.
func NewReader(data string) *Reader { return &Reader{data: data} }

// More reports whether something is left to read.
func (r *Reader) More() bool { return len(r.data) > 0 }

// Left is how many bytes are left to read.
func (r *Reader) Left() int { return len(r.data) }

// Fail makes the reader bad: what it read can't be.
func (r *Reader) Fail() { r.bad, r.data = true, "" }

// Bad reports whether the bytes were not as they should be.
func (r *Reader) Bad() bool { return r.bad }

// Complete reports whether all was read and nothing was bad.
func (r *Reader) Complete() bool { return !r.bad && r.data == "" }

// Number reads a number.
func (r *Reader) Number() uint64 {
	if len(r.data) > 0 && r.data[0] < 0x80 {
		v := r.data[0]
		r.data = r.data[1:]
		return uint64(v)
	}
	return r.long()
}

// long reads a number of more than a byte.
func (r *Reader) long() uint64 {
	var v uint64
	for n := 0; n < min(len(r.data), binary.MaxVarintLen64); n++ {
		b := r.data[n]
		v |= uint64(b&0x7f) << (7 * n)
		if b < 0x80 {
			r.data = r.data[n+1:]
			return v
		}
	}
	r.Fail()
	return 0
}

// Numbers reads as many numbers as there is room for, and gives the largest. A number that does not fit is bad.
func (r *Reader) Numbers(dst []int32) (most int32) {
	data := r.data
	for k := range dst {
		var v uint32
		switch {
		case len(data) > 0 && data[0] < 0x80:
			v, data = uint32(data[0]), data[1:]
		case len(data) > 1 && data[1] < 0x80:
			v, data = uint32(data[0]&0x7f)|uint32(data[1])<<7, data[2:]
		case len(data) > 2 && data[2] < 0x80:
			v, data = uint32(data[0]&0x7f)|uint32(data[1]&0x7f)<<7|uint32(data[2])<<14, data[3:]
		default:
			r.data = data
			n := r.long()
			if n > math.MaxInt32 {
				r.Fail()
			}
			v, data = uint32(n), r.data
		}
		dst[k] = int32(v)
		most = max(most, int32(v))
	}
	r.data = data
	return most
}

// Count reads how many things follow, each of which takes a byte at least.
func (r *Reader) Count() int {
	n := r.Number()
	if n > uint64(len(r.data)) {
		r.Fail()
		return 0
	}
	return int(n)
}

// Byte reads a byte.
func (r *Reader) Byte() byte {
	if len(r.data) == 0 {
		r.Fail()
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

// Fixed reads a number of eight bytes, the low ones first.
func (r *Reader) Fixed() uint64 {
	if len(r.data) < 8 {
		r.Fail()
		return 0
	}
	var v uint64
	for k := range 8 {
		v |= uint64(r.data[k]) << (8 * k)
	}
	r.data = r.data[8:]
	return v
}

// Text reads a text.
func (r *Reader) Text() string {
	n := r.Count()
	s := r.data[:n]
	r.data = r.data[n:]
	return s
}

// AppendText appends a text as Text reads it.
func AppendText(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// castagnoli is the table of the sum that processors have an instruction for.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumSize is how many bytes a sum takes.
const sumSize = 4

// Seal appends the sum of bytes to them.
func Seal(data []byte) []byte {
	return binary.LittleEndian.AppendUint32(data, crc32.Checksum(data, castagnoli))
}

// Unseal gives sealed bytes without their sum, and false where that is not their sum.
func Unseal(data string) (string, bool) {
	at := len(data) - sumSize
	if at < 0 {
		return "", false
	}
	var sum uint32
	buf := make([]byte, min(at, 1<<13))
	for rest := data[:at]; rest != ""; {
		n := copy(buf, rest)
		sum, rest = crc32.Update(sum, castagnoli, buf[:n]), rest[n:]
	}
	return data[:at], sum == binary.LittleEndian.Uint32([]byte(data[at:]))
}
