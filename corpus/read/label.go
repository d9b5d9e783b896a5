package read

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
)

// kind is how a label counts.
type kind uint8

const (
	number kind = iota
	letter
	roman
	bullet  // no label: items are counted, by letters under a number
	decimal // 134.2: the second item of 134
)

// A reading is one way to take a label: "i)" is the ninth letter or the first Roman numeral.
type reading struct {
	kind   kind
	value  int    // 1-based place in the list
	suffix string // bis, ter
	text   string // as it goes into the ref: "12bis", "aa", "iv"
	ocr    bool   // another sign that looks like the one printed
	above  string // of a label that names it: the path of the list it stands in
	weak   bool   // only a label where the sequence wants it
}

// A label is the mark at the head of a line, with the ways to read it.
type label struct {
	mark     string // as printed: "(a)", "12."
	style    string // what stands around it: "()", ")", "."
	length   int    // bytes of the line it takes, white space after it included
	readings []reading
}

var (
	labelHead = regexp.MustCompile(`^(\(\s?)?(?:([0-9]{1,4})(?:[ \x{a0}]?(bis|ter|quater))?|([a-z]{1,4}|[ivxlc]{1,8}))(?:[ \x{a0}]?(\))|(\.))[\s\x{a0}]*`)
	dashHead  = regexp.MustCompile(`^([0-9]{1,3})(?:°\)?|[ \x{a0}]?[/–—-])[\s\x{a0}]+([\p{Lu}"“«(])`)
	upperHead = regexp.MustCompile(`^(?:([A-Z])\.|\(([A-Z]|[IVX]{1,5})\)|([A-Z])\))[\s\x{a0}]+\p{Lu}`)
	firstHead = regexp.MustCompile(`^\(?([a1i])\)[\s\x{a0}]+\S`)
	suffixes  = map[string]int{"": 0, "bis": 1, "ter": 2, "quater": 3}
)

// labelOf reads the label at the head of a text; ok is false where there is none. ocr also reads signs as those that
// character recognition takes them for.
func labelOf(text string, ocr bool) (label, bool) {
	if len(text) == 0 || !strings.ContainsAny(text[:min(len(text), 24)], ").") && (text[0] < '0' || text[0] > '9') {
		return label{}, false
	}
	l, ok := printedLabel(text)
	if !ok {
		if l, ok = decimalLabel(text); ok {
			return l, ok
		}
		l, ok = oddLabel(text)
	} else if m := firstHead.FindStringSubmatch(text[l.length:]); m != nil && l.style == "." && l.readings[0].kind == number {
		return firstOf(l, m), true
	}
	if ocr {
		l, ok = lookalikes(l, ok, text)
	}
	return l, ok
}

// firstOf is the label of a list's first item that stands on the line of the list's own: "1. (a) States should".
func firstOf(l label, m []string) label {
	item, _ := printedLabel(strings.TrimRight(m[0][:len(m[0])-1], " ") + " X")
	for i := range item.readings {
		item.readings[i].above = l.readings[0].text
	}
	item.mark = l.mark + " " + item.mark
	_, size := utf8.DecodeLastRuneInString(m[0])
	item.length = l.length + len(m[0]) - size
	return item
}

// oddLabel reads the labels that are one only where the sequence wants it: "3 – States", "3/ States" and "3° States", "B. States"
// and "(II) States".
func oddLabel(text string) (label, bool) {
	if m := dashHead.FindStringSubmatch(text); m != nil && m[1][0] != '0' {
		mark := strings.TrimSpace(m[0][:len(m[0])-len(m[2])])
		r := reading{kind: number, value: atoi(m[1]), text: m[1], weak: true}
		return label{mark: mark, style: mark[len(m[1]):], length: len(m[0]) - len(m[2]), readings: []reading{r}}, true
	}
	m := upperHead.FindStringSubmatch(text)
	if m == nil {
		return label{}, false
	}
	_, size := utf8.DecodeLastRuneInString(m[0])
	l := label{length: len(m[0]) - size}
	l.mark = strings.TrimSpace(text[:l.length])
	sign := m[1] + m[2] + m[3]
	l.style = strings.Replace(l.mark, sign, "", 1)
	if len(sign) == 1 {
		l.readings = append(l.readings, reading{kind: letter, value: corpus.LetterValue(strings.ToLower(sign)), text: strings.ToLower(sign), weak: true})
	}
	if v, err := corpus.ParseRoman(sign); err == nil && m[2] != "" {
		l.readings = append(l.readings, reading{kind: roman, value: v, text: strings.ToLower(sign), weak: true})
	}
	return l, len(l.readings) > 0
}

// A label that names the list it stands in: "134.2", "A.2" or "A-2", "2(b)" or "2.b)".
var (
	decimalHead  = regexp.MustCompile(`^([0-9]{1,4}(?:\.[0-9]{1,3}){1,4})[.)]?[\s\x{a0}]+\S`)
	letteredHead = regexp.MustCompile(`^((?:[A-Z]|[IVXLC]{2,7})(?:[.-][0-9]{1,3}){1,3})[.)]?[\s\x{a0}]+\S`)
	itemHead     = regexp.MustCompile(`^([0-9]{1,4}[ .]?\(?[a-z]{1,2}\)(?:[ ]?\([ivx]{1,5}\))?)[.:]?[\s\x{a0}]+\S`)
)

// decimalLabel reads a label that names its list at the head of a text. Before small letters it may as well be an amount or go on
// a sentence, and so may one with a letter first be a number of something else. "I.2" is the second of the first list or of the
// ninth.
func decimalLabel(text string) (label, bool) {
	m := decimalHead.FindStringSubmatch(text)
	if m == nil && text[0] >= 'A' && text[0] <= 'Z' {
		m = letteredHead.FindStringSubmatch(text)
	}
	if m == nil && text[0] >= '0' && text[0] <= '9' {
		m = itemHead.FindStringSubmatch(text)
	}
	if m == nil {
		return label{}, false
	}
	parts := strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune(".-() ", r) })
	if len(parts) == 1 { // 2b)
		at := strings.TrimRight(parts[0], "abcdefghijklmnopqrstuvwxyz")
		parts = []string{at, parts[0][len(at):]}
	}
	_, size := utf8.DecodeLastRuneInString(m[0])
	first, _ := utf8.DecodeRuneInString(text[len(m[0])-size:])
	l := label{mark: strings.TrimSpace(m[0][:len(m[0])-size]), style: strings.Repeat("0.", len(parts)), length: len(m[0]) - size}
	add := func(weak bool) {
		if r, ok := inList(parts); ok {
			r.weak = weak
			l.readings = append(l.readings, r)
		}
	}
	sign := parts[0]
	if sign[0] <= '9' {
		add(unicode.IsLower(first))
		return l, len(l.readings) > 0
	}
	if n, err := corpus.ParseRoman(sign); err == nil {
		parts[0] = strconv.Itoa(n)
		add(true)
	}
	if len(sign) == 1 {
		parts[0] = strconv.Itoa(corpus.LetterValue(strings.ToLower(sign)))
		add(true)
	}
	return l, len(l.readings) > 0
}

// inList is the reading of a label by its parts.
func inList(parts []string) (reading, bool) {
	var path corpus.Ref
	for _, part := range parts {
		if part[0] == '0' {
			return reading{}, false
		}
		path = path.Child(part)
	}
	up, _ := path.Parent()
	last := parts[len(parts)-1]
	r := reading{kind: kindOf(last, len(parts)), value: valueOf(last, len(parts)), text: last, above: up.Path}
	return r, r.value > 0
}

// kindOf is the kind of a label's part, as it stands in labels that name their lists.
func kindOf(part string, depth int) kind {
	switch {
	case part[0] <= '9':
		return decimal
	case depth > 2:
		return roman
	}
	return letter
}

// valueOf is the place of the last part of a label in its list: a number, a letter, or a Roman numeral below letters.
func valueOf(part string, depth int) int {
	if n := atoi(part); n > 0 {
		return n
	}
	if depth > 2 {
		n, _ := corpus.ParseRoman(part)
		return n
	}
	return corpus.LetterValue(part)
}

// numbers reports whether a label is a number or begins with one.
func (l label) numbers() bool {
	return len(l.readings) > 0 && (l.readings[0].kind == number || l.readings[0].above != "")
}

// onlyWeak reports whether a label is one only where the sequence wants it.
func (l label) onlyWeak() bool { return len(l.readings) > 0 && l.readings[0].weak }

// onlyAlike reports whether a label is one only if its signs are taken for others that look like them.
func (l label) onlyAlike() bool {
	return !slices.ContainsFunc(l.readings, func(r reading) bool { return !r.ocr })
}

var alikeHead = regexp.MustCompile(`^(\(\s?)?([0-9lIiO|]{1,3})(?:[ \x{a0}]?(\))|(\.))[\s\x{a0}]+\S`)

// lookalikes adds the readings of a label as the signs it may have been: l, I and | for 1 or i, O for 0, 1 for i or l.
func lookalikes(l label, ok bool, text string) (label, bool) {
	m := alikeHead.FindStringSubmatch(text)
	if m == nil {
		return l, ok
	}
	if !ok {
		if m[1] != "" && m[3] == "" {
			return l, false
		}
		mark := strings.TrimSpace(m[0][:len(m[0])-1])
		mark = strings.TrimRight(mark, " \u00a0")
		cut := len(text) - len(strings.TrimLeft(text[len(mark):], " \t\u00a0"))
		l = label{mark: mark, style: strings.TrimSpace(m[1]) + m[3] + m[4], length: cut}
	}
	digits := strings.NewReplacer("l", "1", "I", "1", "i", "1", "|", "1", "O", "0").Replace(m[2])
	if n := strconv.Itoa(atoi(digits)); digits != m[2] && n == digits && n != "0" {
		l.readings = append(l.readings, reading{kind: number, value: atoi(digits), text: n, ocr: true})
	}
	if m[2] == "1" || m[2] == "I" || m[2] == "|" {
		l.readings = append(l.readings, reading{kind: letter, value: 9, text: "i", ocr: true}, reading{kind: letter, value: 12, text: "l", ocr: true}, reading{kind: roman, value: 1, text: "i", ocr: true})
	}
	if signs := strings.NewReplacer("1", "i", "l", "i", "I", "i", "|", "i").Replace(m[2]); signs != m[2] && (signs == "ii" || signs == "iii") {
		v, _ := corpus.ParseRoman(signs)
		l.readings = append(l.readings, reading{kind: roman, value: v, text: signs, ocr: true})
	}
	return l, len(l.readings) > 0
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func printedLabel(text string) (label, bool) {
	m := labelHead.FindStringSubmatchIndex(text)
	if m == nil {
		return label{}, false
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	open, digits, suffix, letters, bracket, dot := part(1), part(2), part(3), part(4), part(5), part(6)
	l := label{mark: strings.TrimSpace(text[:m[1]]), length: m[1], style: strings.TrimSpace(open) + bracket + dot}
	rest := text[m[1]:]
	spaced := m[1] > 0 && isBlank(text[m[1]-1:m[1]]) || strings.HasSuffix(text[:m[1]], "\u00a0")
	switch {
	case open != "" && bracket == "":
		return label{}, false
	case rest != "" && !spaced && (dot != "" || bracket != "" && !opensWord(rest)):
		return label{}, false // 4.2 or a)b)
	case digits != "":
		n, _ := strconv.Atoi(digits)
		if n == 0 {
			return label{}, false
		}
		l.readings = []reading{{kind: number, value: n, suffix: suffix, text: strconv.Itoa(n) + suffix}}
	default:
		if v := corpus.LetterValue(letters); v > 0 && len(letters) <= 2 {
			l.readings = append(l.readings, reading{kind: letter, value: v, text: letters})
		}
		if v, err := corpus.ParseRoman(letters); err == nil && v < 40 {
			l.readings = append(l.readings, reading{kind: roman, value: v, text: letters})
		}
	}
	return l, len(l.readings) > 0
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// opensWord reports whether s begins with a letter or an opening mark, as text after "a)" without a space does.
func opensWord(s string) bool {
	c := s[0]
	return c >= 0x80 || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '"' || c == '\''
}
