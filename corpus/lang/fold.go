package lang

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Fold says which differences of writing a comparison key leaves out. Folds combine with [Fold.With].
type Fold uint8

const (
	// FoldTypography makes equal what only the typesetting tells apart: composed and decomposed letters, apostrophes,
	// kinds of spaces, dashes and quotation marks, ligatures, soft hyphens, zero-width characters and the kashida
	// that stretches Arabic words; digits of all scripts are those of ASCII.
	FoldTypography Fold = 1 << iota
	// FoldCase makes upper and lower case equal.
	FoldCase
	// FoldAccents leaves out the marks on letters.
	FoldAccents

	// FoldNone keeps every byte.
	FoldNone Fold = 0
	// FoldAll leaves out all of them; it is the fold for searching and tracing.
	FoldAll = FoldTypography | FoldCase | FoldAccents
)

// With returns the fold that leaves out what either does.
func (f Fold) With(g Fold) Fold { return f | g }

// Without returns f less what g leaves out.
func (f Fold) Without(g Fold) Fold { return f &^ g }

// Key returns the comparison key of s. Bytes that are no UTF-8 become U+FFFD, unless nothing is folded.
func (f Fold) Key(s string) string {
	if f == FoldNone || f.isKey(s) {
		return s
	}
	var buf [64]byte
	return string(f.AppendKey(buf[:0], s))
}

// isKey reports, for ASCII only, that s is its own key.
func (f Fold) isKey(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || f&FoldCase != 0 && 'A' <= c && c <= 'Z' ||
			f&FoldTypography != 0 && (c == '`' || c < ' ') {
			return false
		}
	}
	return true
}

// AppendKey appends the comparison key of s to dst, without allocating for text that is composed already.
func (f Fold) AppendKey(dst []byte, s string) []byte {
	if f == FoldNone {
		return append(dst, s...)
	}
	start := len(dst)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			dst = append(dst, f.foldASCII(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 { // no character: its byte could make one with others in the key
			dst = utf8.AppendRune(dst, utf8.RuneError)
			i++
			continue
		}
		if combines(r) && f&(FoldTypography|FoldAccents) != 0 {
			return f.appendComposed(dst[:start], s)
		}
		dst = f.appendRune(dst, r)
		i += size
	}
	return dst
}

func nextRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// combines reports that r may join the character before it: a mark, or a vowel or last consonant of a Korean syllable.
func combines(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.M) || 0x1160 <= r && r <= 0x11ff)
}

// appendComposed folds text that has combining marks: it is composed first, and composed and folded again while that
// changes it, for what is left out may have stood between a letter and its mark, or between two marks out of order.
func (f Fold) appendComposed(dst []byte, s string) []byte {
	start := len(dst)
	for {
		composed := s
		if f&FoldTypography != 0 {
			composed = norm.NFC.String(s)
		}
		dst = dst[:start]
		for _, r := range composed {
			if f&FoldAccents == 0 || !unicode.In(r, unicode.Mn) {
				dst = f.appendRune(dst, r)
			}
		}
		if string(dst[start:]) == s {
			return dst
		}
		s = string(dst[start:])
	}
}

func (f Fold) foldASCII(c byte) byte {
	switch {
	case f&FoldCase != 0 && 'A' <= c && c <= 'Z':
		return c + 'a' - 'A'
	case f&FoldTypography != 0 && c == '`':
		return '\''
	case f&FoldTypography != 0 && (c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'):
		return ' '
	}
	return c
}

func (f Fold) appendRune(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		return append(dst, f.foldASCII(byte(r)))
	}
	if f&FoldCase != 0 {
		r = unicode.ToLower(r)
	}
	if f&FoldAccents != 0 {
		if b := bare(r); b != 0 { // which may be one that only typesetting knows: æ under a macron
			return f.Without(FoldAccents).appendRune(dst, b)
		}
	}
	if f&FoldTypography != 0 {
		if s, ok := typographic(r); ok {
			if f&FoldCase == 0 && unicode.IsUpper(r) {
				return append(dst, upperLigature(r)...)
			}
			return append(dst, s...)
		}
	}
	return utf8.AppendRune(dst, r)
}

// typographic gives what stands for a rune that only typesetting knows.
func typographic(r rune) (string, bool) {
	switch {
	case Invisible(r):
		return "", true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef, r >= 0x2066 && r <= 0x2069, r == 0x61c:
		return "", true // variation selectors, isolates, the Arabic letter mark
	case r >= 0xff01 && r <= 0xff5e && r != '＇' && r != '｀':
		return ascii[r-0xff01 : r-0xff00], true // full-width forms
	}
	switch r {
	case '’', '‘', 'ʼ', '‛', '′', '´', '＇', '｀':
		return "'", true
	case '«', '»', '“', '”', '„', '‟', '″', '‹', '›':
		return `"`, true
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-", true
	case '…':
		return "...", true
	case 'œ', 'Œ':
		return "oe", true
	case 'æ', 'Æ':
		return "ae", true
	case 'ﬀ':
		return "ff", true
	case 'ﬁ':
		return "fi", true
	case 'ﬂ':
		return "fl", true
	case 'ﬃ':
		return "ffi", true
	case 'ﬄ':
		return "ffl", true
	case 'ﬅ', 'ﬆ':
		return "st", true
	case 'ª':
		return "a", true
	case 'º', '°', '˚':
		return "o", true
	case 'ـ': // tatweel stretches a word
		return "", true
	}
	if d, ok := Digit(r); ok {
		return digits[d : d+1], true
	}
	if r >= 0x80 && unicode.IsSpace(r) {
		return " ", true
	}
	return "", false
}

const digits = "0123456789"

// Invisible reports whether a rune is no part of the wording: a soft hyphen, a mark of no width, a mark of direction.
func Invisible(r rune) bool {
	return r == 0xad || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r == 0x2060 || r == 0xfeff
}

// Digit is the value of a decimal digit of any script; false for other characters.
func Digit(r rune) (int, bool) {
	if r < utf8.RuneSelf {
		return int(r - '0'), '0' <= r && r <= '9'
	}
	switch {
	case !unicode.IsDigit(r):
		return 0, false
	case r >= 0x1d7ce && r <= 0x1d7ff: // those of mathematics are five runs without a gap
		return int(r-0x1d7ce) % 10, true
	}
	// Unicode gives the digits of each other script a run of ten that begins with its zero.
	for zero := r; ; zero-- {
		if !unicode.IsDigit(zero-1) || int(r-zero) == 9 {
			return int(r - zero), true
		}
	}
}

// ascii are the signs from ! to ~, whose full-width forms have an order of their own.
const ascii = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

func upperLigature(r rune) string {
	if r >= 0xff01 && r <= 0xff5e {
		return ascii[r-0xff01 : r-0xff00]
	}
	if r == 'Æ' {
		return "AE"
	}
	return "OE"
}

// bareTable maps the letters below U+0250 to themselves without marks; 0 where a letter has none.
var bareTable = func() (t [0x250]rune) {
	for r := rune(0xc0); r < 0x250; r++ {
		t[r] = decomposed(r)
	}
	t['ø'], t['Ø'], t['ł'], t['Ł'], t['đ'], t['Đ'], t['ı'] = 'o', 'O', 'l', 'L', 'd', 'D', 'i'
	for r, b := range t { // of ǿ first the accent goes, then the stroke
		if b != 0 && int(b) < len(t) && t[b] != 0 {
			t[r] = t[b]
		}
	}
	return t
}()

// bare gives a letter without its marks, 0 where it has none.
func bare(r rune) rune {
	if r < rune(len(bareTable)) {
		return bareTable[r]
	}
	b := decomposed(r)
	if b < rune(len(bareTable)) && bareTable[b] != 0 {
		return bareTable[b]
	}
	return b
}

// The syllables of Hangul are composed by rule (Unicode, 3.12): 588 have the same leading consonant.
const (
	firstSyllable, lastSyllable = 0xac00, 0xd7a3
	firstLead, syllablesOfLead  = 0x1100, 588
)

// hangulLead is the leading consonant of a syllable of Hangul, 0 of any other sign.
func hangulLead(r rune) rune {
	if r < firstSyllable || r > lastSyllable {
		return 0
	}
	return firstLead + (r-firstSyllable)/syllablesOfLead
}

// decomposed gives the base letter of a composed one, 0 where it is not composed, or of marks alone.
func decomposed(r rune) rune {
	var b [utf8.UTFMax]byte
	d := norm.NFD.Properties(b[:utf8.EncodeRune(b[:], r)]).Decomposition()
	if d == nil {
		return hangulLead(r)
	}
	first, size := utf8.DecodeRune(d)
	if size == len(d) || first == r || unicode.In(first, unicode.Mn) {
		return 0
	}
	return first
}
