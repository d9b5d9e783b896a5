package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

var (
	// signBehind is the number of a section or paragraph before its sign, as in Swedish and Finnish: 1 §, 6 a §.
	signBehind = lazyregexp.New(
		`^([0-9]{1,4})(?:` + gapPat + `?([a-z]))?` + gapPat + `?§(?:[.:]|` + gapPat + `?[–—-])?(?:` + gapPat + `+|$)`,
	)
	// signHead is one behind its sign: § 12, § 1º, § 1o, § 2º -.
	signHead = lazyregexp.New(
		`^§` + gapPat + `*([0-9]{1,4}(?:[.-][0-9]{1,4})*[a-np-z]?)(?:\.?[º°o]|\.)?(?:` + gapPat + `*[.:–—-])?(?:` + gapPat + `+|$)`,
	)
)

// signLabel reads a number behind the sign of sections: "§ 12 Anwendungsbereich", "§ 1º Os preceitos". Before small
// letters it may go on a sentence.
func signLabel(text string) (label, bool) {
	m := signHead.FindStringSubmatch(text)
	if m == nil {
		if m = signBehind.FindStringSubmatch(text); m == nil {
			return label{}, false
		}
		m[1] += m[2]
	}
	if l, ok := decimalLabel(strings.ReplaceAll(m[1], "-", ".") + " X"); ok { // § 10-105
		l.mark, l.bare, l.style, l.length = strings.TrimSpace(m[0]), m[1], "§", len(m[0])
		return l, true
	}
	digits := strings.TrimRight(m[1], "abcdefghijklmnopqrstuvwxyz")
	first, _ := utf8.DecodeRuneInString(text[len(m[0]):])
	r := reading{
		kind:   number,
		value:  atoi(digits),
		suffix: m[1][len(digits):],
		text:   m[1],
		weak:   !unicode.IsUpper(first) && first != '(' && len(m[0]) < len(text),
	}
	return label{
		mark:     strings.TrimSpace(m[0]),
		bare:     m[1],
		style:    "§",
		length:   len(m[0]),
		readings: []reading{r},
	}, r.value > 0
}

// soleHead is the punctuation between a label in words and the paragraph.
var soleHead = lazyregexp.New(`^(?:` + gapPat + `*[.:–—-])+` + gapPat + `+`)

// numberHead is the number behind the name of a paragraph, and what stands between it and the words.
var numberHead = lazyregexp.New(
	`^` + gapPat + `+(?:([0-9]{1,3})(?:\.?[º°]|o\b|\b)|(\p{L}{5,}))((?:` + gapPat + `*[.:–—-])*` + gapPat + `*)`,
)

// labelInWords reads a label that is words: that of an only paragraph, or the name of a paragraph and its number.
func labelInWords(text string) (label, bool) {
	if l, ok := soleLabel(text); ok {
		return l, true
	}
	return namedParagraph(text)
}

// namedParagraph reads the name of a paragraph with its number, "Parágrafo 2º O guarda", "Parágrafo segundo - O guarda",
// which stands where others have the sign of paragraphs. A sentence may begin so: "Parágrafo 2 do artigo 3".
func namedParagraph(text string) (label, bool) {
	to := terms.Cut(terms.ParagraphName, text)
	if to == 0 {
		return label{}, false
	}
	m := numberHead.FindStringSubmatch(text[to:])
	if m == nil {
		return label{}, false
	}
	value, rest := atoi(m[1]), text[to+len(m[0]):]
	signed := strings.Trim(m[3], " \u00a0\u202f") != ""
	if m[2] != "" {
		value, _ = terms.Ordinal(m[2])
	}
	if value == 0 || rest != "" && !signed && (m[2] != "" || !unicode.IsUpper(firstRune(rest))) {
		return label{}, false
	}
	return label{
		mark: strings.TrimSpace(text[:to+len(m[0])]), bare: m[1] + m[2], style: "§", worded: true, length: to + len(m[0]),
		readings: []reading{{kind: number, value: value, text: itoa(value)}},
	}, true
}

// soleLabel reads the words that label the only paragraph of an article where others have the sign of paragraphs and
// a number: "Parágrafo único. As sócias ...". It stands in the list of those.
func soleLabel(text string) (label, bool) {
	to := terms.Cut(terms.Sole, text)
	if to == 0 {
		return label{}, false
	}
	m := soleHead.FindString(text[to:])
	if m == "" && to < len(text) {
		return label{}, false
	}
	words := strings.Fields(text[:to])
	r := reading{kind: number, value: 1, text: strings.ToLower(words[len(words)-1])}
	return label{mark: text[:to], bare: words[len(words)-1], style: "§", worded: true, length: to + len(m), readings: []reading{r}}, true
}
