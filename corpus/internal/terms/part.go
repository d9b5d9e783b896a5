package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// maxPartHeading is how long the heading of a part may be, in bytes.
const maxPartHeading = 400

// alone are the kinds whose name may be the whole heading, or go on with "to" and what it belongs to.
var alone = setOf(
	"annex", "appendix", "attachment", "schedule", "protocol", "preamble", "addendum", "corrigendum", "declaration",
	"decision", "resolution", "recommendation", "amendment", "motion",
)

// holders are the kinds that hold other parts.
var holders = setOf("part", "chapter", "title", "section", "book", "division")

// acts are those of them that other headings speak of without a number: "Decisions of the keepers".
var acts = setOf("decision", "resolution", "amendment", "motion")

func setOf(words ...string) map[string]bool {
	set := map[string]bool{}
	for _, w := range words {
		set[w] = true
	}
	return set
}

// numberPat is the number of a part: 15/CP.22, -/CP.27, 73/98, A/RES/73/3, WHA66.1, IV, iv, A, 5 bis, 1er, 2.1(b), 5.º.
var numberPat = lazyregexp.New(`^(?:` +
	`-/[A-Z]+\.?[0-9]*` +
	`|(?:\p{L}{1,5}[./-]?)*?[0-9٠-٩][0-9٠-٩]*(?:[./–-][\p{L}0-9٠-٩]+)*(?:\([0-9A-Za-z]{1,5}\))*` +
	`(?:(?:\.?[ºª°]|o\b)(?:[ \x{a0}](?:` + SuffixPattern() + `)\b)?` + // a letter behind it is a word: Art. 1º O
	`|(?:er\b|ère\b|re\b|e\b|[a-z]{1,2}\b|[A-Z]\b)?` + // an ending or a letter: 1er, 5a
	`(?:[ \x{a0}](?:` + SuffixPattern() + `|[A-Z])\b)?)(?:[ \x{a0}]\((?:19|20)[0-9]{2}\))?` +
	`|[IVXLC]+(?:[./-][0-9A-Z]+)*(?:er|e|º)?\b` +
	`|[ivx]{1,5}\b` +
	`|[A-Z]\b` +
	`)`)

var numberSign = lazyregexp.New(`^` + NumberSignPattern() + `[ \x{a0}]*[0-9]`)

// provision is the kind of the provisions that laws in Spanish have behind their articles.
const provision = "provision"

// partWords is how many words are looked at to tell the name of a part.
const partWords = 6

// Part reads the head of the heading of a part: its kind (the values of the part rows: decision, resolution, annex,
// article ...), its number as printed ("" for none), and the words behind them as they stand in text, which are its
// title. A text that only mentions a part, such as "Article 5 of the Convention applies", is none.
func Part(text string) (kind, number, rest string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > maxPartHeading {
		return "", "", "", false
	}
	if kind, number, rest, ok = hanPart(text); ok {
		return kind, number, rest, true
	}
	open := strings.TrimLeft(text, `["“«„' `+"\u00a0")
	words := wordsOf(open, false, 1)
	if len(words) == 0 || words[0].from != 0 {
		return "", "", "", false
	}
	named := partHeads()[words[0].key]
	var first []word // where an ordinal may stand first: "Second part"
	if split := wordsOf(open, true, 1); knownOrdinals().opens(split[0].key) || digitOrdinal(open, split[0]) > 0 {
		first = wordsOf(open, true, partWords)
	}
	if !named && first == nil {
		return "", "", "", false
	}
	words = wordsOf(open, false, partWords)
	for _, t := range tables() {
		t.parts.each(words, func(p *pattern) bool {
			if n := match(words, p.words); n > 0 {
				kind = p.value
				number, rest, ok = t.partNumber(open[words[n-1].to:], p.value)
			}
			return !ok
		})
		if ok {
			return kind, number, rest, true
		}
		if first == nil {
			continue
		}
		if kind, number, rest, ok = t.numberedBefore(open, first); ok {
			return kind, number, rest, true
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
		if word := spaced[:words[0].to]; (holders[kind] || kind == provision) && Is(OnlyOne, word) {
			if rest, ok = titleBehind(spaced[len(word):]); ok {
				return word, rest, true
			}
		}
		if n, used := t.ordinal(words); n > 0 && used > 0 {
			number = spaced[:words[used-1].to]
			if rest, ok = titleBehind(spaced[len(number):]); ok {
				return number, rest, true
			}
			if rest, ok = titleBeside(number, spaced[len(number):]); ok {
				return number, rest, true
			}
		}
		if v := t.cardinal[words[0].key]; v > 0 && v <= 12 {
			if rest, ok = titleBehind(spaced[words[0].to:]); ok {
				return spaced[:words[0].to], rest, true
			}
		}
		if alone[kind] && !acts[kind] && t.links[words[0].key] && !sentence(spaced) {
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

// behindNumber reads what stands behind the number: nothing, punctuation and a title, or a title that begins like
// one.
func (t *table) behindNumber(after, kind, number string) (rest string, ok bool) {
	if rest, ok = titleBehind(after); ok {
		return rest, true
	}
	rest = strings.TrimSpace(after)
	letter := len(number) == 1 && number >= "A" && !strings.Contains("IVX", number) // "Part A of": too little to go by
	if rest == "" || len(rest) == len(after) || letter {
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

// titleBeside reads a title that only white space parts from the number, an ordinal in words: "CHAPITRE PREMIER De la
// garde". A sentence may go on so, "Article premier La garde est due.", unless capitals set the ordinal apart.
func titleBeside(number, after string) (rest string, ok bool) {
	rest = strings.TrimSpace(after)
	capitals := number == strings.ToUpper(number) && number != strings.ToLower(number)
	return rest, rest != "" && unicode.IsUpper(firstRune(rest)) && (capitals && rest != strings.ToUpper(rest) || !sentence(rest))
}

// titleBehind reads a title behind punctuation; nothing at all is one too.
func titleBehind(all string) (string, bool) {
	s := strings.TrimSpace(all)
	if s == "" || s == "]" {
		return "", true
	}
	r, size := utf8.DecodeRuneInString(s)
	if slash := strings.TrimPrefix(s, "/"); slash != s && startsBlank(all) && startsBlank(slash) { // ARTICLE 2 / OBJET
		return strings.TrimSpace(slash), true
	}
	if !strings.ContainsRune(".:：–—-)]|‑*", r) {
		return "", false
	}
	return strings.TrimLeftFunc(s[size:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".:–—-|", r) }), true
}

// startsBlank reports that a text begins with white space.
func startsBlank(s string) bool { return s != "" && unicode.IsSpace(firstRune(s)) }

// sentence reports that a text ends as a sentence or as part of one does.
func sentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return strings.ContainsRune(".;,؛،；。，", r)
}

// numberFirst are the kinds that an ordinal may stand before: "First part", "Première partie".
var numberFirst = setOf(
	"part", "chapter", "title", "section", "book", "protocol", "annex", "division", "amendment", provision,
	"resolution", "decision", "deliberation", "motion",
)

// numberedBefore reads a part whose number is an ordinal before its name.
func (t *table) numberedBefore(text string, words []word) (kind, number, rest string, ok bool) {
	_, used := t.ordinal(words)
	if used == 0 && digitOrdinal(text, words[0]) > 0 {
		used = 1
	}
	if used == 0 || used == len(words) {
		return "", "", "", false
	}
	t.parts.each(words[used:], func(p *pattern) bool {
		if k := match(words[used:], p.words); k > 0 && numberFirst[p.value] {
			kind, number = p.value, text[:words[used-1].to]
			rest, ok = titleBehind(text[words[used+k-1].to:])
		}
		return !ok
	})
	return kind, number, rest, ok
}

// hanAdded is the number of an article that was put in behind another: the 之一 of 第二條之一.
var hanAdded = lazyregexp.New(`^[ ]?之[ ]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})`)

func hanPart(text string) (kind, number, rest string, ok bool) {
	if !han(firstRune(text)) {
		return "", "", "", false
	}
	for _, t := range tables() {
		for _, n := range t.parts.res {
			p := &t.parts.all[n]
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
			if put := hanAdded.FindString(after); put != "" && number != "" {
				number, after = strings.TrimSpace(number)+strings.ReplaceAll(put, " ", ""), after[len(put):]
			}
			r, _ := utf8.DecodeRuneInString(after)
			if after != "" && !unicode.IsSpace(r) && !strings.ContainsRune("：:.．、—（(", r) || sentence(text) && m[2] < 0 {
				continue
			}
			return p.value, number, strings.TrimSpace(strings.TrimLeft(after, "：:.．、— ")), true
		}
	}
	return "", "", "", false
}
