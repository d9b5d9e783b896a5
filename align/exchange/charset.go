package exchange

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// charset reads XML in the encodings that IANA names.
func charset(label string, r io.Reader) (io.Reader, error) {
	if strings.EqualFold(label, "utf-8") ||
		strings.HasPrefix(strings.ToLower(label), "utf-16") { // readable has decoded UTF-16
		return r, nil
	}
	enc, err := ianaindex.IANA.Encoding(label)
	if err != nil || enc == nil {
		return nil, fmt.Errorf("the encoding %q is not known; save the file as UTF-8", label)
	}
	return enc.NewDecoder().Reader(r), nil
}

// readable decodes a file in UTF-16, which a byte order mark or the bytes of "<" tell, and puts U+FFFD in place of
// characters that XML forbids, written as they are or as references; bad is the lines that had some.
func readable(data []byte) (out []byte, bad []int) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{'<', 0}):
		data, _ = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), bytes.HasPrefix(data, []byte{0, '<'}):
		data, _ = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	line := 1
	note := func() {
		if len(bad) == 0 || bad[len(bad)-1] != line {
			bad = append(bad, line)
		}
	}
	out = make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		c := data[i]
		if c == '&' {
			if m := reference.FindSubmatch(data[i:min(len(data), i+12)]); m != nil && forbidden(codeOf(string(m[1]))) {
				note()
				out, i = append(out, "\ufffd"...), i+len(m[0])
				continue
			}
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		switch {
		case c == '\n':
			line++
			out = append(out, c)
		case forbidden(r):
			note()
			out = append(out, "\ufffd"...)
		default:
			out = append(out, data[i:i+size]...)
		}
		i += size
	}
	return out, bad
}

var reference = lazyregexp.New(`^&#(x[0-9A-Fa-f]{1,6}|[0-9]{1,7});`)

func codeOf(s string) rune {
	digits, base := s, 10
	if s[0] == 'x' {
		digits, base = s[1:], 16
	}
	n, err := strconv.ParseInt(digits, base, 32)
	if err != nil {
		return 0
	}
	return rune(n)
}

// forbidden reports whether XML 1.0 has no place for a character.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r >= 0xd800 && r <= 0xdfff || r == 0xfffe || r == 0xffff ||
		r > utf8.MaxRune
}
