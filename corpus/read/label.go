package read

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// kind is how a label counts.
type kind uint8

const (
	number     kind = iota // 3, 3 bis, 3a, 3.1 in brackets
	letter                 // a, aa, d.1
	roman                  // iv
	upper                  // A
	upperRoman             // IV
	decimal                // 115.3, A.1: it names the list it stands in
	native                 // a letter or numeral of a script with an order of its own: б, ب, 二
	bullet                 // a sign that only says that an item begins
)

// A reading is one way to take a label: "i)" is the ninth letter or the first Roman numeral.
type reading struct {
	kind   kind
	value  int    // 1-based place in the list
	last   int    // of several labels on one paragraph: the place of the last; else 0
	sub    int    // of d.1 or 3(1.1): the place among those put in after the value
	suffix string // bis, ter
	text   string // as it goes into the path: 12bis, aa, iv
	above  string // of a label that names it: the path of the list it stands in
	alike  bool   // another sign that looks like the one printed
	weak   bool   // a label only where the sequence or the look of the line says so
}

// A label is the mark at the head of a line, with the ways to read it.
type label struct {
	mark      string // as printed: "(a)", "12."
	bare      string // without the punctuation around it: a, 12, 115.3
	style     string // the punctuation around it: "()", ")", "."
	listed    int    // depth of the list in the format's own nesting, where the format itself numbers it; else 0
	indented  int    // depth of the list as the format nests it, where the number is typed; else 0
	heading   bool   // the format sets the line as a heading
	announced bool   // the words before it announce a list and stand in a paragraph without a label
	within    int    // number of the part with a name that it stands in; 0 where that has none
	worded    bool   // the mark is words that say what it labels, and the label: "Parágrafo único"
	length    int    // bytes of the line that it takes, with the white space behind it
	readings  []reading
	outer     *label // of "1. (a)", the first item of a list that opens with it: the label 1.
}

func (l label) some() bool { return len(l.readings) > 0 }

// weak reports whether the label is one only where the sequence or the look of the line says so.
func (l label) weak() bool { return l.some() && l.readings[0].weak }

const gapPat = `[\s\x{a0}\x{202f}]`

var (
	// labelHead is a label with its punctuation: (a), a), *12., 12), 3 bis., (1.1), d.1), 3a., 1°, 1°), IV.-, №, "1 . The"
	labelHead = lazyregexp.New(
		`^\*{0,3}([(\[（]` + gapPat + `?)?(?:([0-9]{1,4}|[٠-٩۰-۹]{1,4}|[０-９]{1,4})(?:` + gapPat + `?(` + terms.SuffixPattern() + `)\b|([a-zA-Z])|\.([0-9]{1,2}))?|` +
			`([ivxlc]{1,8}|[IVXLC]{1,8}|[a-z]{1,4}|[A-Z]{1,2})(?:\.([0-9]{1,2}))?|([а-яёА-Я]|[ء-ي]|[一二三四五六七八九十百]{1,5}|[甲乙丙丁戊己庚辛壬癸]))` +
			`(?:[°º]?` + gapPat + `?([)\]）])(?:\.[–—-]?)?|(\.[–—-]|[°º]?[.．、]|` + gapPat + `\.(?:` + gapPat + `|$)|°|º|er\b|/|:|` + gapPat + `?[–—-](?:` + gapPat + `|$)))?` + gapPat + `*`,
	)
	// bareHead is a number or numeral that only white space parts from the words: "1 Title", "IV  Title".
	bareHead = lazyregexp.New(`^([0-9]{1,4}|[IVXLC]{1,7})` + gapPat + `+(\p{Lu}|\p{Lo}|[«"“(])`)
	// decimalHead is a label that names the list it stands in: 134.2, 4.2.1, A.2, A-2, R3.1, II.3.A1, 4.2.a, 4.2.a.ii.
	decimalHead = lazyregexp.New(
		`^([0-9]{1,4}(?:\.[0-9]{1,3}){1,7}|(?:[A-Z]|[IVXLC]{2,7})(?:[.-][0-9]{1,3}){1,6}|(?:[0-9]{1,4}|[A-Z]|[IVXLC]{2,7})(?:\.[0-9]{1,3}){1,5}\.[A-Z][0-9]{1,3}|` +
			`[0-9]{1,4}(?:\.[0-9]{1,3}){1,5}\.[a-z]{1,2}(?:\.[ivx]{1,5})?)(?:[.)]|` + gapPat + `?[–—-])?(?:` + gapPat + `+|$)`,
	)
	// closeDecimal is such a label with the words right behind its full stop: 2.1.The Guild.
	closeDecimal = lazyregexp.New(`^([0-9]{1,3}(?:\.[0-9]{1,3}){1,7})\.\p{Lu}\p{L}`)
	// closeText is how words open that stand right behind the full stop of a number, or the first item of its list.
	closeText = lazyregexp.New(`^(?:\p{Lu}(?:\p{L}|\x{a0}|[ ])|[“„«]\p{L}|\([a1iA]\)` + gapPat + `)`)
	// closeItem is the first item of a list right behind the full stop of the list's own label: 2.(1) The.
	closeItem = lazyregexp.New(`^\([1aiA]\)` + gapPat + `+[\p{Lu}"“‘]`)
	// itemHead is a number with the letter of its item: 2(b), 2.b), 2b).
	itemHead = lazyregexp.New(`^([0-9]{1,4}[ .]?\(?[a-z]{1,2}\)(?:[ ]?\([ivx]{1,5}\))?)[.:]?` + gapPat + `+`)
	// firstHead is the label of a list's first item on the line of the list's own: "1. (a) States should", "(a)(1)(A) A
	// fee", "（二）（甲）".
	firstHead = lazyregexp.New(`^(?:\(?[a1iA]\)(?:` + gapPat + `+|\()|（[一甲1]）)\S`)
)

// labelOf reads the label at the head of a text; ok is false where there is none. ocr also reads signs as those that
// character recognition takes them for. The time is linear in the length of the label.
func labelOf(text string, ocr bool) (label, bool) {
	if text == "" {
		return label{}, false
	}
	if !ocr && opensWord(text) {
		return labelInWords(text)
	}
	l, ok := signLabel(text)
	if !ok {
		l, ok = jointLabel(text)
	}
	if !ok {
		l, ok = labelInWords(text)
	}
	if !ok {
		l, ok = decimalLabel(text)
	}
	if !ok {
		l, ok = printedLabel(text)
	}
	if !ok {
		l, ok = bareLabel(text)
	}
	if ok && opensItems(l) && l.length < len(text) && firstHead.MatchString(text[l.length:]) {
		return firstOf(l, text), true
	}
	if ocr {
		l, ok = lookalikes(l, ok, text)
		l.readings = append(l.readings, letterAlikes(l)...)
	}
	return l, ok
}

// opensWord reports whether a text opens with three or more Latin letters that are no Roman numeral. Most lines of a
// paper do, and only labels in words begin so.
func opensWord(text string) bool {
	n, numeral := 0, true
	for ; n < len(text); n++ {
		c := text[n] | ' ' // a small letter
		if c < 'a' || c > 'z' {
			break
		}
		numeral = numeral && strings.IndexByte("ivxlc", c) >= 0
	}
	return n > 2 && !numeral
}

// printedLabel reads a label that punctuation parts from the words.
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
	open, digits, suffix, added, sub := part(1), part(2), part(3), part(4), part(5)
	letters, letterSub, script, closing, sign := part(6), part(7), part(8), part(9), part(10)
	spacedStop := sign != "" && endsBlank(sign[:1]) && strings.TrimSpace(sign) == "."
	if spacedStop && digits == "" { // J . Doe
		return label{}, false
	}
	sign = strings.TrimSpace(sign)
	if strings.HasSuffix(sign, ".") {
		sign = "." // 1°.
	}
	dashed := sign != "." && strings.HasPrefix(sign, ".") // IV.-
	if dashed {
		sign = ".-"
	}
	rest := text[m[1]:]
	spaced := m[1] > 0 && endsBlank(text[:m[1]])
	first, _ := utf8.DecodeRuneInString(rest)
	l := label{mark: strings.TrimSpace(text[:m[1]]), length: m[1], style: strings.TrimSpace(open) + closing + sign}
	switch {
	case open != "" && closing == "", closing == "" && sign == "":
		return label{}, false
	case rest != "" && !spaced && sign == "/" && (!unicode.IsUpper(first) || opensSymbol(rest)): // not 3/4, but 3/Fourrière
		return label{}, false
	case sign == "." && (digits != "" && closeText.MatchString(rest) || opensQuestion(rest)): // 2.Der Verein, c.¿Cuál
	case dashed && (spaced || unicode.IsUpper(first)):
	case open != "" && closing != "" && firstHead.MatchString(rest): // (a)(1) The fee
	case rest != "" && !spaced && sign != "/" && sign != "、" && !(sign == "." && unicode.Is(unicode.Han, first)) && (sign != "" || closing != "" && !unicode.IsLetter(first) && !strings.ContainsRune(`"'“«`, first)):
		return label{}, false // 4.2 or a)b
	case sign == ":" && digits == "", sign == "/" && len(letters) > 1, sign == "er" && digits != "1":
		return label{}, false
	}
	glued := rest != "" && !spaced && sign == "." && !unicode.Is(unicode.Han, first) && !closeItem.MatchString(rest)
	weak := glued || sign != "" && sign != "." && sign != "、" && sign != "．" && !dashed
	switch {
	case digits != "":
		n := digitsValue(digits)
		if n == 0 && digits != "0" || len(digits) > 1 && digits[0] == '0' && sign != "." {
			return label{}, false
		}
		r := reading{
			kind:   number,
			value:  n,
			suffix: suffix + added,
			text:   strconv.Itoa(n) + suffix + added,
			weak:   weak || added != "" || n == 0 || n > 1899 && n < 2100,
		}
		if sub != "" {
			r.sub, r.text = atoi(sub), r.text+"."+sub
		}
		l.readings = []reading{r}
	case script != "":
		v := nativeValue(script)
		if v == 0 {
			return label{}, false
		}
		l.readings = []reading{
			{kind: native, value: v, text: script, weak: weak || closing == "" && !strings.ContainsAny(sign, ".、．")},
		}
	default:
		l.readings = letterReadings(letters, letterSub, weak || closing == "" && !dashed && (len(letters) == 1 || sign == ""))
	}
	l.bare = withoutBrackets.Replace(l.readingsText(digits, suffix+added, sub, letters, letterSub, script))
	return l, l.some()
}

var withoutBrackets = strings.NewReplacer("(", "", ")", "", " ", "")

// opensQuestion reports whether a text opens with the sign before a question or an exclamation.
func opensQuestion(text string) bool {
	return strings.HasPrefix(text, "¿") || strings.HasPrefix(text, "¡")
}

// opensSymbol reports whether the words behind a stroke go on the symbol of a paper: the rest of "A/CONF.13/2".
func opensSymbol(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	return strings.Contains(word, "/")
}

func (l label) readingsText(digits, suffix, sub, letters, letterSub, script string) string {
	s := digits + suffix + letters + script
	if sub+letterSub != "" {
		s += "." + sub + letterSub
	}
	return s
}

// alphabet is how many letters are counted with before the first double one.
const alphabet = 26

// letterReadings are the ways to read a label of Latin letters.
func letterReadings(s, sub string, weak bool) []reading {
	var out []reading
	lower := strings.ToLower(s)
	isUpper := lower != s
	one, many := letter, roman
	if isUpper {
		one, many = upper, upperRoman
	}
	text := s
	if sub != "" {
		text += "." + sub
	}
	if v := corpus.LetterValue(lower); v > 0 && len(s) <= 2 {
		out = append(out, reading{kind: one, value: v, sub: atoi(sub), text: text, weak: weak})
		// (jj) between (j) and (k)
		if _, err := corpus.ParseRoman(strings.ToUpper(s)); v > alphabet && sub == "" && err != nil && !isUpper {
			out = append(out, reading{kind: one, value: (v-1)%alphabet + 1, suffix: lower[1:], text: text, weak: weak})
		}
	}
	if v, err := corpus.ParseRoman(strings.ToUpper(s)); err == nil && v < 90 && sub == "" {
		out = append(out, reading{kind: many, value: v, text: s, weak: weak})
	}
	return out
}

// bareLabel reads a number or numeral that only white space parts from the words: "1 Title", "IV  Title".
func bareLabel(text string) (label, bool) {
	m := bareHead.FindStringSubmatchIndex(text)
	if m == nil {
		return label{}, false
	}
	sign := text[m[2]:m[3]]
	l := label{mark: sign, bare: sign, length: m[4]}
	if n := atoi(sign); n > 0 && n < 1900 {
		l.readings = []reading{{kind: number, value: n, text: sign, weak: true}}
	} else if v, err := corpus.ParseRoman(sign); err == nil {
		l.readings = []reading{{kind: upperRoman, value: v, text: sign, weak: true}}
	}
	return l, l.some()
}

// deepLabel is how many parts a label has that can be nothing else, though it begins with a letter.
const deepLabel = 4

// decimalLabel reads a label that names its list at the head of a text. Before small letters it may as well be an
// amount or go on a sentence.
func decimalLabel(text string) (label, bool) {
	m := decimalHead.FindStringSubmatch(text)
	if m == nil && text[0] >= '0' && text[0] <= '9' {
		m = itemHead.FindStringSubmatch(text)
	}
	if m == nil {
		if m = closeDecimal.FindStringSubmatch(text); m == nil {
			return label{}, false
		}
		m[0] = m[1] + "."
	}
	parts := strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune(".-() ", r) })
	if len(parts) == 1 { // 2b)
		at := strings.TrimRight(parts[0], "abcdefghijklmnopqrstuvwxyz")
		parts = []string{at, parts[0][len(at):]}
	}
	if last := parts[len(parts)-1]; len(parts) > 1 && last[0] >= 'A' && last[0] <= 'Z' && len(last) > 1 { // II.3.A1
		parts = append(parts[:len(parts)-1], last[:1], last[1:])
	}
	first, _ := utf8.DecodeRuneInString(text[len(m[0]):])
	l := label{mark: strings.TrimSpace(m[0]), bare: m[1], style: strings.Repeat("0.", len(parts)), length: len(m[0])}
	var path corpus.Ref
	for i, part := range parts {
		if part == "" || part[0] == '0' && len(part) > 1 && (i == 0 || len(part) > 2 || part == "00") {
			return label{}, false // 2.01 is a label
		}
		path = path.Child(part)
	}
	up, _ := path.Parent()
	last := parts[len(parts)-1]
	r := reading{
		kind:  decimal,
		text:  last,
		above: up.Path,
		value: partValue(last, before(parts)),
		weak:  unicode.IsLower(first) || text[0] > '9' && len(parts) < deepLabel,
	}
	if len(parts) == 2 && len(parts[0]) < 3 && len(last) > 1 && text[0] <= '9' && unicode.IsLower(first) {
		r.weak = true // 3.25 per cent
	}
	l.readings = []reading{r}
	return l, r.value > 0 || last == "0"
}

// before is the part of a decimal label that stands before its last.
func before(parts []string) string {
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// partValue is the place of a part of a decimal label in its list: a number, a letter, or a Roman numeral where it
// stands behind a letter.
func partValue(part, behind string) int {
	if n := atoi(part); n > 0 {
		return n
	}
	numeral, _ := corpus.ParseRoman(part)
	if v := corpus.LetterValue(strings.ToLower(part)); v > 0 && (numeral == 0 || behind == "" || behind[0] <= '9') {
		return v
	}
	return numeral
}

// opensItems reports whether the label of the first item of a list may stand behind a label: "1. (a)", "10A. (1)",
// "(a)(1)", "B. (1)".
func opensItems(l label) bool {
	r := l.readings[0]
	switch r.kind {
	case number:
		return l.style != "" && (!r.weak || l.style == "." && r.suffix != "")
	case letter, upper, roman, upperRoman, native:
		return r.sub == 0 && (l.style == "()" || l.style == "（）" || l.style == "." && r.kind == upper)
	}
	return false
}

// firstOf is the label of a list's first item that stands on the line of the list's own: "1. (a) States should"; of the
// innermost where the item opens a list too: "(a)(1)(A) A fee". Where no list in the list begins, it is the list's own.
func firstOf(l label, text string) label {
	rest := text[l.length:]
	item, ok := printedLabel(rest)
	if !ok {
		return l
	}
	own := l.readings[0]
	item.readings = slices.DeleteFunc(item.readings, func(r reading) bool {
		return r.value != 1 || sameList(own, r) && item.style == l.style
	})
	if !item.some() {
		return l
	}
	for i := range item.readings {
		item.readings[i].weak = item.readings[i].weak || own.weak && own.kind != number // 5A. (1) is no word, A. may be
	}
	between := " "
	if l.mark == text[:l.length] && text[l.length] == '(' {
		between = "" // (a)(1)
	}
	item.mark = l.mark + between + item.mark
	item.length += l.length
	item.outer = &l
	if item.length < len(text) && opensItems(item) && firstHead.MatchString(text[item.length:]) {
		return firstOf(item, text)
	}
	return item
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func itoa(n int) string { return strconv.Itoa(n) }

func endsBlank(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}
