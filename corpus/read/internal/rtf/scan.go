package rtf

import "strconv"

// A token is one piece of a file: { or }, a control word or symbol, or a byte of text.
type token struct {
	kind  byte   // '{', '}', 'w' control word, 's' control symbol, 'h' a byte in hex, 't' a byte of text
	word  string // of w
	n     int    // number of w, if it has one
	has   bool
	value byte // of s, h and t
}

type scanner struct {
	data []byte
	at   int
	line int
}

// next returns the next token, false at the end.
func (s *scanner) next() (token, bool) {
	for s.at < len(s.data) {
		c := s.data[s.at]
		s.at++
		switch c {
		case '\n':
			s.line++
		case '\r', 0:
		case '{', '}':
			return token{kind: c}, true
		case '\\':
			return s.control(), true
		default:
			return token{kind: 't', value: c}, true
		}
	}
	return token{}, false
}

func (s *scanner) control() token {
	if s.at >= len(s.data) {
		return token{kind: 's', value: ' '}
	}
	c := s.data[s.at]
	if !letter(c) {
		s.at++
		switch {
		case c == '\'' && s.at+2 <= len(s.data):
			v, err := strconv.ParseUint(string(s.data[s.at:s.at+2]), 16, 8)
			if err != nil {
				return token{kind: 's', value: c}
			}
			s.at += 2
			return token{kind: 'h', value: byte(v)}
		case c == '\n' || c == '\r':
			if c == '\n' {
				s.line++
			}
			return token{kind: 'w', word: "par"}
		}
		return token{kind: 's', value: c}
	}
	from := s.at
	for s.at < len(s.data) && letter(s.data[s.at]) && s.at-from < 40 {
		s.at++
	}
	t := token{kind: 'w', word: string(s.data[from:s.at])}
	from = s.at
	if s.at < len(s.data) && s.data[s.at] == '-' {
		s.at++
	}
	for s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '9' && s.at-from < 12 {
		s.at++
	}
	if v, err := strconv.Atoi(string(s.data[from:s.at])); err == nil {
		t.n, t.has = v, true
	} else {
		s.at = from
	}
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.word == "bin" && t.n > 0 {
		s.at = min(s.at+t.n, len(s.data))
	}
	return t
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
