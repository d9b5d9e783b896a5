package rtf

import (
	"fmt"
	"testing"
)

// Bytes are read by the code page that the file or a font names.
func TestDecode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		page  int
		bytes string
		want  string
	}{
		{1252, "\x80\xe9", "€é"},
		{1251, "\xcf\xee\xf0\xf2", "Порт"},
		{1256, "\xe3\xed\xe4\xc7\xc1", "ميناء"},
		{1253, "\xeb\xe9\xec\xde\xed", "λιμήν"},
		{850, "\x82", "é"},
		{866, "\x8f", "П"},
		{932, "\x8d\x60", "港"},
		{936, "\xb8\xdb", "港"},
		{949, "\xc7\xd7", "항"},
		{950, "\xb4\xe4", "港"},
		{54936, "\xb8\xdb", "港"},
		{10000, "\x8e", "é"},
		{0, "\xe9", "é"},    // none is named
		{4711, "\xe9", "é"}, // unknown
		{1252, "", ""},
	} {
		if got := decode(c.page, []byte(c.bytes)); got != c.want {
			t.Errorf("page %d, % x: %q, want %q", c.page, c.bytes, got, c.want)
		}
	}
}

// A font may have a code page other than that of the file.
func TestCharsetsOfFonts(t *testing.T) {
	t.Parallel()
	for charset, page := range charsets {
		if pages[page] == nil {
			t.Errorf("charset %d has the page %d, which is none", charset, page)
		}
	}
	for charset, want := range map[int]string{0: "é", 204: "й", 238: "é", 161: "ι", 177: "י", 178: "é", 77: "È"} {
		paper := fmt.Sprintf(`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset%d B;}}\f0 x\'e9 \f1 y\'e9\par}`, charset)
		lines, _, err := Lines([]byte(paper), false)
		if err != nil || len(lines) != 1 || lines[0].Text != "xé y"+want {
			t.Errorf("charset %d: %+v, %v, want %s", charset, lines, err, want)
		}
	}
}
