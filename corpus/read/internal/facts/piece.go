package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
)

// A piece is a stretch of a line of the letterhead.
type piece struct {
	kind     string // see below
	text     string
	span     terms.Span
	language language.Tag
}

// The kinds of pieces.
const (
	organisation = "organisation" // United Nations
	symbol       = "symbol"
	distribution = "distribution" // Distr.: General
	original     = "original"     // Original: English
	day          = "day"          // a date of one day or a stretch of days
	words        = "words"        // anything else
)

// pieces cuts a line into what a letterhead is made of. The cells of a pipe table and what is set far apart are cut
// first; within them, "General Assembly Distr.: General 31 October 2018" is told by its words.
func pieces(text string) []piece {
	var out []piece
	for _, cell := range cells(text) {
		out = appendPieces(out, cell)
	}
	return out
}

func cells(text string) []string {
	var out []string
	for _, cell := range strings.FieldsFunc(text, func(r rune) bool { return r == '|' || r == '\t' }) {
		for _, part := range strings.Split(cell, "    ") {
			if part = strings.TrimSpace(part); strings.Trim(part, "-: ") != "" {
				out = append(out, part)
			}
		}
	}
	return out
}

func appendPieces(out []piece, s string) []piece {
	if n := terms.Cut(terms.UnitedNations, s); n > 0 && (n == len(s) || s[n] == ' ') && !startsLower(s[n:]) {
		out = append(out, piece{kind: organisation, text: s[:n]})
		s = strings.TrimSpace(s[n:])
	}
	if at := distributionAt(s); at >= 0 {
		out = appendPieces(out, strings.TrimSpace(s[:at]))
		end := distributionEnd(s, at)
		out = append(out, piece{kind: distribution, text: s[at:end]})
		s = strings.TrimSpace(s[end:])
	}
	if at, n, tag := originalAt(s); n > 0 {
		out = appendPieces(out, strings.TrimSpace(s[:at]))
		out = append(out, piece{kind: original, text: s[at : at+n], language: tag})
		s = strings.TrimSpace(s[at+n:])
	}
	if at := findSymbols(s); len(at) == 1 && alone(s, at[0]) {
		from, to := at[0][0], at[0][1]
		out = appendDay(out, strings.TrimSpace(s[:from]))
		out = append(out, piece{kind: symbol, text: s[from:to]})
		s = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(s[to:]), noteSigns))
	}
	return appendDay(out, s)
}

// noteSigns are the signs behind a symbol that call a note: reissued for technical reasons.
const noteSigns = "*∗†‡"

// alone reports that a symbol stands at the head or end of a text, as in a letterhead, and not inside a sentence.
func alone(s string, at [2]int) bool {
	return at[1] == len(s) || at[0] == 0 && !unicode.IsLower(firstRune(strings.TrimSpace(s[at[1]:])))
}

// appendDay appends a text, as a day where it is nothing else.
func appendDay(out []piece, s string) []piece {
	s = strings.TrimSpace(s)
	if s == "" {
		return out
	}
	const slack = 9 // bytes for a word behind the year, such as года
	if span, ok := terms.FindDates(s); ok && span.Precise() && span.From == 0 &&
		len(strings.Trim(s[span.To:], " .,;")) <= slack {
		return append(out, piece{kind: day, text: s, span: span})
	} else if ok && span.Precise() && span.From == 0 && terms.Is(terms.LanguageMark, s[span.To:]) {
		out = append(out, piece{kind: day, text: s[:span.To], span: span})
		return append(out, piece{kind: words, text: strings.TrimSpace(s[span.To:])})
	}
	return append(out, piece{kind: words, text: s})
}

// distributionAt finds "Distr." in a text, -1 where it is not there.
func distributionAt(s string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], "istr")
		if i < 1 {
			return -1
		}
		at += i
		opens := (s[at-1] == 'D' || s[at-1] == 'd') && (at == 1 || s[at-2] == ' ')
		if opens && terms.Cut(terms.Distribution, s[at-1:]) > 0 && stopBehindWord(s[at-1:]) {
			return at - 1
		}
		at++
	}
}

// stopBehindWord reports that a full stop or a colon follows the first word: "Distr.", "Distribution:".
func stopBehindWord(s string) bool {
	rest := strings.TrimLeftFunc(s, unicode.IsLetter)
	rest = strings.TrimLeft(rest, " \u00a0")
	return rest != "" && strings.ContainsRune(".:：", firstRune(rest))
}

// distributionEnd is behind the word that says who a paper is for: Distr.: General.
func distributionEnd(s string, at int) int {
	end := at + terms.Cut(terms.Distribution, s[at:])
	rest := strings.TrimLeft(s[end:], " .:：\u00a0")
	r := firstRune(rest)
	if !unicode.IsLetter(r) {
		return len(s) - len(rest)
	}
	word := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if word < 0 {
		return len(s)
	}
	return len(s) - len(rest) + word
}

// originalAt finds "Original: English" in a text.
func originalAt(s string) (at, n int, tag language.Tag) {
	for i, r := range s {
		if i > 0 && !strings.ContainsRune(" []()|", rune(s[i-1])) || !unicode.IsLetter(r) {
			continue
		}
		if n := terms.Cut(terms.Original, s[i:]); n > 0 {
			if tag, ok := lastLanguage(s[i : i+n]); ok {
				return i, n, tag
			}
		}
		if han := strings.HasPrefix(s[i:], "原"); han && terms.Is(terms.Original, s[i:]) {
			rest := s[i+strings.IndexAny(s[i:], "：:"):]
			_, size := utf8.DecodeRuneInString(rest)
			if tag, ok := terms.LanguageName(rest[size:]); ok {
				return i, len(s) - i, tag
			}
		}
	}
	return 0, 0, language.Und
}

// lastLanguage is the first language that the words of a text name.
func lastLanguage(s string) (language.Tag, bool) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if tag, ok := terms.LanguageName(w); ok {
			return tag, true
		}
	}
	return language.Und, false
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func startsLower(s string) bool { return unicode.IsLower(firstRune(strings.TrimSpace(s))) }
