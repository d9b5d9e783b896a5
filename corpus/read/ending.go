package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An ending tells how a text ends.
type ending struct {
	done  bool // with a full stop, semicolon or the like
	colon bool // with a colon: a list is announced
	comma bool // with a comma, as recitals do
}

// some reports whether a text ends with any mark.
func (e ending) some() bool { return e.done || e.colon || e.comma }

// opensNext reports whether what follows may be a new item.
func (e ending) opensNext() bool { return e.done || e.colon }

func endingOf(text string) ending {
	if endsWithSource(text) {
		return ending{done: true}
	}
	text = withoutGluedMark(strings.TrimRight(text, " \u00a0\u202f\"'»”’)]*_"))
	if i := strings.LastIndexByte(text, ';'); i >= 0 && conjunction(text[i+1:]) {
		return ending{done: true}
	}
	if text == "" {
		return ending{done: true}
	}
	if announces(text) {
		return ending{colon: true}
	}
	switch text[len(text)-1] {
	case '.', ';', '!', '?':
		return ending{done: true}
	case ',':
		return ending{comma: true}
	case ':':
		return ending{colon: true}
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	switch last {
	case '…', '。', '；', '！', '？', '؟', '؛', '۔':
		return ending{done: true}
	case '：':
		return ending{colon: true}
	case '，', '、', '،':
		return ending{comma: true}
	}
	return ending{}
}

// withoutGluedMark takes off the number of a note that follows a colon or semicolon without a space, as in text that
// knows no raised digits: "urges Member States:1".
func withoutGluedMark(text string) string {
	words := strings.TrimRight(text, "0123456789")
	if n := len(text) - len(words); n == 0 || n > 2 || !strings.HasSuffix(words, ":") && !strings.HasSuffix(words, ";") {
		return text
	}
	if before, _ := utf8.DecodeLastRuneInString(words[:len(words)-1]); !unicode.IsLetter(before) {
		return text
	}
	return words
}

// endsWithSource reports whether a note in brackets follows the end of a sentence: "The Department should report.
// (Paragraph 23)".
func endsWithSource(text string) bool {
	i := strings.LastIndexByte(text, '(')
	return strings.HasSuffix(text, ")") && i > 1 && len(text)-i > 7 && text[i-1] == ' ' && strings.ContainsRune(".!?", rune(text[i-2])) &&
		!strings.Contains(text[i:], ".") &&
		strings.Count(text[i:], ")") == 1
}

// conjunction reports whether what follows the semicolon of an item is one short word, that of "; and" in any language.
func conjunction(text string) bool {
	word := strings.TrimLeft(text, " \u00a0\u202f")
	return word != "" && len(word) <= 3 && startsLower(word) && !strings.ContainsAny(word, " .)")
}

// announces reports whether a text ends with a dash that opens a list, as statutes have it: "In this Act—", "as
// follows:-", "Short title.-".
func announces(text string) bool {
	t := strings.TrimRight(text, "-–—")
	dash := text[len(t):]
	return strings.HasSuffix(dash, "—") || strings.HasSuffix(dash, "–") ||
		dash != "" && t != "" && strings.ContainsRune(":;. ", rune(t[len(t)-1]))
}

// startsLower reports whether a text begins with a small letter, as the rest of a sentence does. Names with a capital
// inside ("eGovernment") and addresses may open one.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) && !opensAddress(s) && !strings.ContainsFunc(firstWord(s), unicode.IsUpper)
}

// opensAddress reports whether a text begins with an address on the web.
func opensAddress(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "www.")
}

// shown is how many bytes of a text show where it was joined.
const shown = 40

// lead and tail are the first and last words of a text.
func lead(s string) string {
	if len(s) <= shown {
		return s
	}
	if i := strings.LastIndexByte(s[:shown], ' '); i > 0 {
		return s[:i]
	}
	return strings.ToValidUTF8(s[:shown], "")
}

func tail(s string) string {
	if len(s) <= shown {
		return s
	}
	end := s[len(s)-shown:]
	if i := strings.IndexByte(end, ' '); i >= 0 {
		return end[i+1:]
	}
	return strings.ToValidUTF8(end, "")
}
