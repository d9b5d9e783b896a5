package terms

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxPartHeading is how long the heading of a part may be, in bytes.
const maxPartHeading = 400

// alone are the kinds whose name may be the whole heading, or go on with "to" and what it belongs to.
var alone = map[string]bool{"annex": true, "appendix": true, "attachment": true, "schedule": true, "protocol": true, "preamble": true,
	"addendum": true, "corrigendum": true, "declaration": true, "decision": true, "resolution": true, "recommendation": true,
	"amendment": true, "motion": true}

// numberPat is the number of a part: 15/CP.22, -/CP.27, 73/98, A/RES/73/3, WHA66.1, IV, A, 5 bis, 1er, 2.1(b), 5.º.
var numberPat = regexp.MustCompile(`^(?:` +
	`-/[A-Z]+\.?[0-9]*` +
	`|(?:\p{L}{1,5}[./-]?)*?[0-9٠-٩][0-9٠-٩]*(?:[./–-][\p{L}0-9٠-٩]+)*(?:\([0-9A-Za-z]{1,5}\))*(?:\.?[ºª°]|er\b|ère\b|re\b|e\b|[a-z]{1,2}\b|[A-Z]\b)?(?:[ \x{a0}](?:bis|ter|quater|quinquies|[A-Z])\b)?(?:[ \x{a0}]\((?:19|20)[0-9]{2}\))?` +
	`|[IVXLC]+(?:[./-][0-9A-Z]+)*(?:er|e|º)?\b` +
	`|[A-Z]\b` +
	`)`)

var numberSign = regexp.MustCompile(`^(?i:no\.?|nos\.?|n[°ºo]\.?|nr\.?|núm\.?|num\.?|№|#)[ \x{a0}]*[0-9]`)

// Part reads the head of the heading of a part: its kind (the values of the part rows: decision, resolution, annex, article ...),
// its number as printed ("" for none), and the words behind them, which are its title. A text that only mentions a part, such as
// "Article 5 of the Convention applies", is none.
func Part(text string) (kind, number, rest string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > maxPartHeading {
		return "", "", "", false
	}
	if kind, number, rest, ok = hanPart(text); ok {
		return kind, number, rest, true
	}
	open := strings.TrimLeft(text, `["“«„' `+"\u00a0")
	words := wordsOf(open, false, 6)
	if len(words) == 0 || words[0].from != 0 {
		return "", "", "", false
	}
	for _, t := range tables() {
		for _, p := range t.parts {
			if p.re != nil {
				continue
			}
			if n := match(words, p.words); n > 0 {
				if number, rest, ok = t.partNumber(open[words[n-1].to:], p.value); ok {
					return p.value, number, rest, true
				}
			}
			if number, rest, ok = t.numberedBefore(open, words, p); ok {
				return p.value, number, rest, true
			}
		}
	}
	return "", "", "", false
}

// partNumber reads what stands behind the name of a part.
func (t *table) partNumber(after, kind string) (number, rest string, ok bool) {
	spaced := strings.TrimLeftFunc(after, unicode.IsSpace)
	dotted := strings.HasPrefix(after, ".")
	if dotted { // Art. 5
		spaced = strings.TrimLeftFunc(after[1:], unicode.IsSpace)
	}
	if spaced == after && after != "" && !dotted {
		rest, ok = titleBehind(after)
		return "", rest, ok && alone[kind]
	}
	if numberSign.MatchString(spaced) {
		spaced = strings.TrimLeftFunc(spaced[strings.IndexFunc(spaced, unicode.IsDigit):], unicode.IsSpace)
	}
	if m := numberPat.FindString(spaced); m != "" && boundary(spaced[len(m):]) {
		if rest, ok = t.behindNumber(spaced[len(m):], kind, m); ok {
			return m, rest, true
		}
	}
	if words := wordsOf(spaced, true, 4); len(words) > 0 && words[0].from == 0 && !dotted {
		if n, used := t.ordinal(words); n > 0 && used > 0 {
			if rest, ok = titleBehind(spaced[words[used-1].to:]); ok {
				return spaced[:words[used-1].to], rest, true
			}
		}
		if v := t.cardinal[words[0].key]; v > 0 && v <= 12 {
			if rest, ok = titleBehind(spaced[words[0].to:]); ok {
				return spaced[:words[0].to], rest, true
			}
		}
		if alone[kind] && t.links[words[0].key] && !sentence(spaced) {
			return "", spaced, true
		}
	}
	if !alone[kind] {
		return "", "", false
	}
	rest, ok = titleBehind(spaced)
	return "", rest, ok
}

// boundary reports that a number ends before s.
func boundary(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// behindNumber reads what stands behind the number: nothing, punctuation and a title, or a title that begins like one.
func (t *table) behindNumber(after, kind, number string) (rest string, ok bool) {
	if rest, ok = titleBehind(after); ok {
		return rest, true
	}
	rest = strings.TrimSpace(after)
	if rest == "" || len(rest) == len(after) || len(number) == 1 && number >= "A" && !strings.Contains("IVX", number) { // "Part A of": too little to go by
		return "", false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case sentence(rest):
		return "", false
	case unicode.IsLower(r):
		words := wordsOf(rest, false, 1)
		return rest, alone[kind] && len(words) > 0 && t.links[words[0].key]
	}
	return rest, unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("([\"“«„'", r)
}

// titleBehind reads a title behind punctuation; nothing at all is one too.
func titleBehind(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" || s == "]" {
		return "", true
	}
	r, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(".:：–—-)]|‑*", r) {
		return "", false
	}
	rest := strings.TrimSpace(s[size:])
	for r, size = utf8.DecodeRuneInString(rest); strings.ContainsRune(".:–—-|", r) && rest != ""; r, size = utf8.DecodeRuneInString(rest) {
		rest = strings.TrimSpace(rest[size:])
	}
	return rest, true
}

// sentence reports that a text ends as a sentence or as part of one does.
func sentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return strings.ContainsRune(".;,؛،；。，", r)
}

// numberFirst are the kinds that an ordinal may stand before: "First part", "Première partie".
var numberFirst = map[string]bool{"part": true, "chapter": true, "title": true, "section": true, "book": true, "protocol": true, "annex": true,
	"division": true, "amendment": true, "provision": true}

func (t *table) numberedBefore(text string, words []word, p pattern) (number, rest string, ok bool) {
	if !numberFirst[p.value] {
		return "", "", false
	}
	split := wordsOf(text, true, 6)
	n, used := t.ordinal(split)
	if n == 0 || used == 0 {
		if n = digitOrdinal(text, split[0]); n == 0 {
			return "", "", false
		}
		used = 1
	}
	k := match(split[used:], p.words)
	if k <= 0 {
		return "", "", false
	}
	rest, ok = titleBehind(text[split[used+k-1].to:])
	return text[:split[used-1].to], rest, ok
}

func hanPart(text string) (kind, number, rest string, ok bool) {
	for _, t := range tables() {
		for _, p := range t.parts {
			if p.re == nil {
				continue
			}
			m := p.re.FindStringSubmatchIndex(text)
			if m == nil {
				continue
			}
			if m[2] >= 0 {
				number = text[m[2]:m[3]]
			} else if !alone[p.value] {
				continue
			}
			after := text[m[1]:]
			r, _ := utf8.DecodeRuneInString(after)
			if after != "" && !unicode.IsSpace(r) && !strings.ContainsRune("：:.．、—", r) || sentence(text) && m[2] < 0 {
				continue
			}
			return p.value, number, strings.TrimSpace(strings.TrimLeft(after, "：:.．、— ")), true
		}
	}
	return "", "", "", false
}
