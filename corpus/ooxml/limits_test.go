package ooxml_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
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
		h := &zip.FileHeader{
			Name:               string(rune('a' + k)),
			Method:             zip.Deflate,
			CRC32:              crc32.ChecksumIEEE(data),
			UncompressedSize64: size,
			CompressedSize64:   uint64(packed.Len()),
		}
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
		{[]uint64{part}, false}, {[]uint64{part + 1}, true}, {[]uint64{1, part + 1}, true},
		{[]uint64{part, part}, false}, {[]uint64{1 << 62}, true},
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

// Elements have so many attributes and namespaces and no more, and nest so deep: names are looked for one after
// another.
func TestLimitsOfElements(t *testing.T) {
	t.Parallel()
	repeated := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for _, c := range []struct{ part, want string }{
		{"<a" + repeated(256, ` x%d=""`) + "/>", ""},
		{"<a" + repeated(257, ` x%d=""`) + "/>", "<a> has more than 256 attributes"},
		{"<a" + repeated(200, ` xmlns:x%d="u"`) + "><b" + repeated(55, ` xmlns:y%d="u"`) + "/></a>", ""},
		{
			"<a" + repeated(200, ` xmlns:x%d="u"`) + "><b" + repeated(56, ` xmlns:y%d="u"`) + "/></a>",
			"elements around <b> name more than 256 namespaces",
		},
		{"<a>" + strings.Repeat("<b"+repeated(200, ` xmlns:y%d="u"`)+"/>", 3) + "</a>", ""}, // beside one another they may
		{strings.Repeat("<a>", 257) + strings.Repeat("</a>", 257), ""},
		{strings.Repeat("<a>", 258) + strings.Repeat("</a>", 258), "more than 256 deep"},
	} {
		_, err := ooxml.Parse([]byte(c.part))
		if c.want == "" && err != nil ||
			c.want != "" && (!errors.Is(err, ooxml.ErrXML) || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%.60s: %v, want %q", c.part, err, c.want)
		}
	}
}
