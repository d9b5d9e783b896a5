package console

import (
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hidden stands for a character that a terminal would act on, and for bytes that are no text.
const hidden = utf8.RuneError

// acts reports whether a terminal does something at a character instead of showing it, or shows what follows in
// another order: the control characters but for tabs and line ends, and the marks that embed or override the
// direction of writing.
func acts(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= '\u202a' && r <= '\u202e' ||
		r >= '\u2066' && r <= '\u2069'
}

// Visible is a text that can be shown on a terminal, with a sign in place of each character that it would act on.
// What comes from a file, or from the command line, goes through it before it stands in a table or a message. Bytes
// that are no text become the sign too, as strings.Map does.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		if acts(r) {
			return hidden
		}
		return r
	}, text)
}

// A screen is stdout where that is a terminal. All output goes through it: nothing that a terminal would act on
// passes, but for the codes of colours where colours were asked for.
type screen struct {
	file   *os.File
	to     io.Writer // the file, but for tests
	styled bool      // codes of colours pass
	rest   []byte    // the beginning of a character or code of which the end is still to come
}

// longestCode is how many bytes a code of a colour has at most.
const longestCode = 16

func (s *screen) Write(p []byte) (int, error) {
	data := append(s.rest, p...)
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		if n := colourCode(data); s.styled && n > 0 {
			out = append(out, data[:n]...)
			data = data[n:]
			continue
		} else if s.styled && n < 0 && len(data) < longestCode || !utf8.FullRune(data) {
			break
		}
		r, n := utf8.DecodeRune(data)
		if acts(r) || r == utf8.RuneError && n == 1 {
			r = hidden
		}
		out = utf8.AppendRune(out, r)
		data = data[n:]
	}
	s.rest = append([]byte(nil), data...)
	if _, err := s.to.Write(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// colourCode is the length of the code of a colour that data begins with, 0 for none, -1 where it may be one that is
// cut.
func colourCode(data []byte) int {
	for i, b := range data {
		switch {
		case i == 0 && b == 0x1b, i == 1 && b == '[', i > 1 && (b >= '0' && b <= '9' || b == ';'):
		case i > 1 && b == 'm':
			return i + 1
		default:
			return 0
		}
	}
	return -1
}
