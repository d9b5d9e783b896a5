package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// A Span is a stretch of a text, in bytes.
type Span struct{ Start, End int }

// Text is the stretch as it stands in the text.
func (s Span) Text(text string) string { return text[s.Start:s.End] }

// Sentences splits a text into sentences, without the white space around them. The boundaries are those of UAX #29,
// less those after an abbreviation, an initial or a bare number, inside brackets, and before a small letter.
func (l *Language) Sentences(text string) []Span {
	var out []Span
	start, depth := 0, 0
	seg := sentences.FromString(text)
	for seg.Next() {
		part := seg.Value()
		depth = max(0, depth+strings.Count(part, "(")-strings.Count(part, ")"))
		end := seg.End()
		if end < len(text) && !paragraphEnd(part) &&
			(depth > 0 && end-start < 2000 || l.runsOn(text[start:end], text[end:])) {
			continue
		}
		depth = 0
		out = appendTrimmed(out, text, start, end)
		start = end
	}
	return appendTrimmed(out, text, start, len(text))
}

func appendTrimmed(out []Span, text string, start, end int) []Span {
	s := text[start:end]
	trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
	start += len(s) - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if trimmed == "" {
		return out
	}
	return append(out, Span{start, start + len(trimmed)})
}

func paragraphEnd(part string) bool {
	return strings.HasSuffix(part, "\n") || strings.HasSuffix(part, "\u2029") || strings.HasSuffix(part, "\r")
}

// runsOn reports whether the sentence goes on past a boundary that UAX #29 sees between before and after.
func (l *Language) runsOn(before, after string) bool {
	next, _ := utf8.DecodeRuneInString(
		strings.TrimLeftFunc(after, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '(' }),
	)
	if unicode.IsLower(next) {
		return true
	}
	trimmed := strings.TrimRightFunc(before, unicode.IsSpace)
	body, stopped := strings.CutSuffix(trimmed, ".")
	if !stopped {
		return false
	}
	cut := strings.LastIndexFunc(body, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == '[' || r == '\'' || r == '’' || r == '\u00a0'
	})
	_, size := utf8.DecodeRuneInString(body[max(cut, 0):])
	word := body
	if cut >= 0 {
		word = body[cut+size:]
	}
	if l.abbreviations[FoldAll.Key(word)] {
		return true
	}
	if utf8.RuneCountInString(word) == 1 && unicode.IsUpper(nextRune(word)) {
		return true // an initial
	}
	return cut < 0 && len(word) <= 4 && strings.Trim(word, "0123456789ivxIVX") == "" // numbering: "1." or "iv." alone
}
