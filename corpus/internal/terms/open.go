package terms

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Strength says how sure the words of a text are of what it is.
type Strength int

// The strengths, from none on.
const (
	No     Strength = iota
	Weak            // the form of a word only ("*ing"), or a word with other uses
	Strong          // words that open nothing else
)

// openingWords is how many words of a paragraph are looked at.
const openingWords = 10

// OpensRecital says how surely a text opens as a preambular paragraph does: "Recalling", "Deeply concerned", "Ayant
// examiné". The language und tries them all.
func OpensRecital(text string, tag language.Tag) Strength {
	words := wordsOf(opening(text), false, openingWords)
	best := No
	for _, t := range tablesFor(tag) {
		if s := t.opensRecital(text, words); s > best {
			best = s
		}
	}
	return best
}

func (t *table) opensRecital(text string, words []word) Strength {
	if t.lang == spaceless {
		return t.strongestHan(&t.recitals, text)
	}
	if t.notRecital.longest(words) > 0 {
		return No
	}
	return strongest(&t.recitals, words)
}

// strongest is the strength of the strongest pattern that words begin with.
func strongest(patterns *patternSet, words []word) Strength {
	best := No
	patterns.each(words, func(p *pattern) bool {
		if s := p.strength(); s > best && match(words, p.words) > 0 {
			best = s
		}
		return best < Strong
	})
	return best
}

func (p *pattern) strength() Strength {
	if p.value == "weak" {
		return Weak
	}
	return Strong
}

// strongestHan is the strength of the strongest pattern that a text without spaces begins with, behind its adverbs.
func (t *table) strongestHan(patterns *patternSet, text string) Strength {
	best := No
	key := clip(opening(text), 60)
	for skipped := true; skipped && han(firstRune(key)) && best < Strong; {
		patterns.eachRE(func(p *pattern) bool {
			if s := p.strength(); s > best && p.re.MatchString(key) {
				best = s
			}
			return best < Strong
		})
		skipped = false
		for adverb := range t.modifier {
			if rest, ok := strings.CutPrefix(key, adverb); ok && !skipped {
				key, skipped = rest, true
			}
		}
	}
	return best
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// opening is the head of a text without the bracket or quotation mark that it begins with.
func opening(text string) string {
	text = strings.TrimLeftFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`["“«„*_'(`, r)
	})
	return clip(text, 240)
}

// clip is at most n bytes of a text, without half a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// OpensOperative says how surely a text opens as an operative paragraph does: "Decides", "Also invites", "Prend
// note". The language und tries them all.
func OpensOperative(text string, tag language.Tag) Strength {
	words := wordsOf(opening(text), false, openingWords)
	best := No
	for _, t := range tablesFor(tag) {
		if t.lang == spaceless {
			best = max(best, t.strongestHan(&t.operates, text))
			continue
		}
		for skip := 0; skip < len(words) && skip <= maxModifiers; skip++ {
			if s := strongest(&t.operates, words[skip:]); s > best {
				best = s
			}
			if !t.modifier[words[skip].key] {
				break
			}
		}
	}
	return best
}

// maxModifiers is how many adverbs may stand before the verb: "Once again also strongly urges".
const maxModifiers = 4

// EnactingBody reports whether a text is a body, or the parties, alone on a line that ends with a comma: what the
// recitals and decisions that follow are said by. The language und tries them all.
func EnactingBody(text string, tag language.Tag) bool {
	text = strings.TrimSpace(text)
	body, comma := cutComma(text)
	if !comma || len(text) > 300 || body == "" || sentence(body) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(body)
	if unicode.IsLower(r) || !unicode.IsLetter(r) {
		return false
	}
	words := wordsOf(body, false, maxWords)
	for _, t := range tablesFor(tag) {
		if t.lang == spaceless {
			for name := range t.enacting {
				if strings.HasSuffix(body, name) && utf8.RuneCountInString(body) <= 40 {
					return true
				}
			}
			continue
		}
		if t.isBody(words) {
			return true
		}
	}
	return false
}

// CutEnactingBody cuts a line on which the first recital follows the enacting body: "The Council, Recalling its
// decision". The language und tries them all.
func CutEnactingBody(text string, tag language.Tag) (body, recital string, ok bool) {
	for i, r := range text {
		if r != ',' && r != '،' && r != '，' {
			continue
		}
		end := i + utf8.RuneLen(r)
		if end > 300 {
			break
		}
		rest := strings.TrimSpace(text[end:])
		if OpensRecital(rest, tag) == Strong && !unicode.IsLower(firstRune(rest)) && EnactingBody(text[:end], tag) {
			return text[:end], rest, true
		}
	}
	return "", "", false
}

// isBody reports that words open with an article and name a body soon, or open with the name itself.
func (t *table) isBody(words []word) bool {
	reach := 3
	if len(words) > 0 && t.articles[words[0].key] {
		reach = 7
	}
	if len(words) > 30 {
		return false
	}
	for i, w := range words {
		if i < reach && t.enacting[w.key] {
			return t.opensRecital("", words) == No
		}
	}
	return false
}

func cutComma(s string) (string, bool) {
	for _, c := range []string{",", "،", "，"} {
		if head, ok := strings.CutSuffix(s, c); ok {
			return strings.TrimSpace(head), true
		}
	}
	return s, false
}
