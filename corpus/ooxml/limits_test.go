package ooxml_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"testing"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// said is a package with a part that says of itself how large it is unpacked, and holds other data.
func said(t *testing.T, sizes []uint64, data []byte) []byte {
	t.Helper()
	var out, packed bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	w.Close()
	types, err := z.Create("[Content_Types].xml")
	if err != nil {
		t.Fatal(err)
	}
	types.Write([]byte("<Types/>"))
	for k, size := range sizes {
		h := &zip.FileHeader{Name: string(rune('a' + k)), Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(data), UncompressedSize64: size, CompressedSize64: uint64(packed.Len())}
		part, err := z.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		part.Write(packed.Bytes())
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A package may unpack to so much and no more, by what it says; a part that holds more, or less, than it says is an
// error.
func TestLimits(t *testing.T) {
	t.Parallel()
	const part = 256 << 20
	for _, c := range []struct {
		sizes []uint64
		large bool
	}{
		{[]uint64{part}, false}, {[]uint64{part + 1}, true}, {[]uint64{1, part + 1}, true}, {[]uint64{part, part}, false}, {[]uint64{1 << 62}, true},
		{[]uint64{part, part, part, part, part, part, part, part, part}, true},
	} {
		_, err := ooxml.Open(said(t, c.sizes, []byte("<a/>")))
		if errors.Is(err, ooxml.ErrTooLarge) != c.large || !c.large && err != nil {
			t.Errorf("%v: %v", c.sizes, err)
		}
	}
	data := bytes.Repeat([]byte("<a/>"), 1000)
	for _, size := range []uint64{0, 1, 3999, 4000, 4001, 9000} {
		p, err := ooxml.Open(said(t, []uint64{size}, data))
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.Part("a").Data()
		if (err == nil) != (size == 4000) || err == nil && !bytes.Equal(got, data) {
			t.Errorf("%d bytes that say they are %d: %d bytes, %v", len(data), size, len(got), err)
		}
	}
}
