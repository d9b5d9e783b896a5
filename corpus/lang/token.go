package lang

import (
	"unicode"
	"unicode/utf8"
)

// A Kind tells what a token is.
type Kind uint8

// The kinds of tokens.
const (
	Space Kind = iota // a run of white space
	// letters, with digits among them if they begin with a letter or end with letters (7th); in scripts written
	Word
	// without spaces (Han, kana, Thai ...) a single letter with its marks
	Number // digits with their separators: 1,200.5, 64/293
	Symbol // a document symbol or sales number: CTOC/COP/WG.4/2019/4, F.09.V.11
	Punct  // any other single character
)

// A Token is a stretch of a text, in bytes.
type Token struct {
	Start, End int
	Kind       Kind
}

// Text is the token as it stands in the text it was taken from.
func (t Token) Text(s string) string { return s[t.Start:t.End] }

// classes of the ASCII bytes.
const (
	classOther = iota
	classSpace
	classLower
	classUpper
	classDigit
	classAlone // a letter of a script written without spaces
)

var class = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		switch {
		case c == ' ' || c >= '\t' && c <= '\r':
			t[c] = classSpace
		case c >= 'a' && c <= 'z':
			t[c] = classLower
		case c >= 'A' && c <= 'Z':
			t[c] = classUpper
		case c >= '0' && c <= '9':
			t[c] = classDigit
		}
	}
	return t
}()

// Tokens splits a text into tokens that cover it without a gap.
func (l *Language) Tokens(text string) []Token {
	return l.AppendTokens(make([]Token, 0, len(text)/3+1), text)
}

// AppendTokens appends the tokens of text to dst: Tokens for callers who keep the slice.
func (l *Language) AppendTokens(dst []Token, text string) []Token {
	for i := 0; i < len(text); {
		end, kind := plainEnd(text, i)
		if end == 0 {
			end, kind = l.next(text, i)
		}
		dst = append(dst, Token{i, end, kind})
		i = end
	}
	return dst
}

// plainEnd ends the tokens that most are, by what next would do with them: a single space, and a word of ASCII
// letters that neither is a symbol nor may elide. It is 0 for any other.
func plainEnd(s string, i int) (int, Kind) {
	if s[i] == ' ' {
		if i+1 < len(s) && s[i+1] < utf8.RuneSelf && class[s[i+1]] != classSpace {
			return i + 1, Space
		}
		return 0, Space
	}
	if s[i] >= utf8.RuneSelf || !isLetter(class[s[i]]) || i+1 == len(s) || s[i+1] >= utf8.RuneSelf ||
		class[s[i]] == classUpper && class[s[i+1]] != classLower {
		return 0, Word
	}
	j := i + 1
	for ; j < len(s) && s[j] < utf8.RuneSelf; j++ {
		if class[s[j]] < classLower {
			if s[j] == '\'' {
				return 0, Word
			}
			return j, Word
		}
	}
	if j < len(s) {
		return 0, Word
	}
	return j, Word
}

func (l *Language) next(s string, i int) (int, Kind) {
	switch classAt(s, i) {
	case classSpace:
		j := i
		for j < len(s) && classAt(s, j) == classSpace {
			j += runeLen(s, j)
		}
		return j, Space
	case classUpper:
		if end := symbolEnd(s, i); end > 0 {
			return end, Symbol
		}
		return l.wordEnd(s, i), Word
	case classLower:
		return l.wordEnd(s, i), Word
	case classAlone:
		return aloneEnd(s, i), Word
	case classDigit:
		end := numberEnd(s, i)
		if end < len(s) && isLetter(classAt(s, end)) {
			return l.wordEnd(s, end), Word
		}
		return end, Number
	}
	return i + runeLen(s, i), Punct
}

func isLetter(c uint8) bool { return c == classLower || c == classUpper }

// classAt classes the rune at i; marks and invisible joiners count as letters, so that they stay in their word.
func classAt(s string, i int) uint8 {
	if s[i] < utf8.RuneSelf {
		return class[s[i]]
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	switch {
	case IsSpaceless(r):
		return classAlone
	case unicode.IsUpper(r):
		return classUpper
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200d' || r == '\u2060':
		return classLower
	case unicode.IsDigit(r):
		return classDigit
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return classSpace
	}
	return classOther
}

// spaceless are the scripts written without spaces between words, and firstSpaceless the first of their letters.
var spaceless = []*unicode.RangeTable{
	unicode.Han,
	unicode.Hiragana,
	unicode.Katakana,
	unicode.Thai,
	unicode.Lao,
	unicode.Khmer,
	unicode.Myanmar,
	unicode.Tibetan,
}

const firstSpaceless = '\u0e00'

// IsSpaceless reports whether a letter is of a script written without spaces between words, whose letters are tokens
// each.
func IsSpaceless(r rune) bool {
	return r >= firstSpaceless && unicode.In(r, spaceless...) && !unicode.IsDigit(r)
}

// aloneEnd ends the letter of a script without spaces that begins at i, with the marks and vowels that belong to it.
func aloneEnd(s string, i int) int {
	j := i + runeLen(s, i)
	for j < len(s) && s[j] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s[j:])
		if !unicode.IsMark(r) && r != 'ー' && r != '\u200d' {
			break
		}
		j += n
	}
	return j
}

func runeLen(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}

// apostropheLen is the length of the apostrophe at i, 0 where there is none.
func apostropheLen(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	if s[i] == '\'' {
		return 1
	}
	if s[i] < utf8.RuneSelf {
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); r == '’' || r == 'ʼ' {
		return n
	}
	return 0
}

// wordEnd reads a word from i on. An apostrophe between letters ends a word that elides and stays in any other.
func (l *Language) wordEnd(s string, i int) int {
	j := i
	for {
		for j < len(s) {
			if c := classAt(s, j); !isLetter(c) && c != classDigit {
				break
			}
			j += runeLen(s, j)
		}
		n := apostropheLen(s, j)
		if n == 0 || j+n >= len(s) || !isLetter(classAt(s, j+n)) {
			return j
		}
		if j-i <= 10 && len(l.elisions) > 0 && l.elisions[FoldAll.Key(s[i:j+n])] {
			return j + n
		}
		j += n
	}
}

// numberEnd reads digits and the separators between them.
func numberEnd(s string, i int) int {
	j := i
	for j < len(s) {
		c := classAt(s, j)
		if c == classDigit {
			j += runeLen(s, j)
			continue
		}
		if (s[j] == '.' || s[j] == ',' || s[j] == '/') && j > i && j+1 < len(s) && class[s[j+1]&0x7f] == classDigit &&
			s[j+1] < utf8.RuneSelf {
			j++
			continue
		}
		if r, n := utf8.DecodeRuneInString(s[j:]); (r == '٫' || r == '٬') && j > i && j+n < len(s) &&
			classAt(s, j+n) == classDigit {
			j += n // the decimal and thousands separators of Arabic
			continue
		}
		break
	}
	return j
}

// symbolEnd reads a document symbol: parts of letters and digits joined by / . or -, at least one digit among them, the
// first part of at most five capitals. It is 0 where there is none.
func symbolEnd(s string, i int) int {
	j := i
	for j < len(s) && j-i < 5 && s[j] < utf8.RuneSelf && class[s[j]] == classUpper {
		j++
	}
	if j == len(s) || s[j] != '/' && s[j] != '.' {
		return 0
	}
	digits := false
	for j < len(s) && s[j] < utf8.RuneSelf {
		c := class[s[j]]
		if c == classDigit {
			digits = true
		} else if !isLetter(c) {
			if s[j] != '/' && s[j] != '.' && s[j] != '-' || j+1 >= len(s) || s[j+1] >= utf8.RuneSelf ||
				class[s[j+1]] < classLower {
				break
			}
		}
		j++
	}
	if !digits || j < len(s) && isLetter(classAt(s, j)) {
		return 0
	}
	return j
}
