package terms

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A pattern is a form of a table: words with alternatives, or for a language without spaces a regular expression of
// it.
type pattern struct {
	value      string
	words      []element
	open, tail bool           // more words may follow; more may stand before
	re         *regexp.Regexp // spaceless languages only, matching at the head
}

// An element is one word of a pattern, or a group that may be missing.
type element struct {
	exact    map[string]bool // keys of words
	loose    []string        // * at an end for any letters, alone for any word; # for a number
	colon    bool            // a colon is asked for
	optional []element
}

func newElement(alts []string) element {
	e := element{exact: map[string]bool{}}
	for _, alt := range alts {
		switch key := lang.FoldAll.Key(alt); {
		case key == ":":
			e.colon = true
		case key == "#", strings.HasPrefix(key, "*"), strings.HasSuffix(key, "*"):
			e.loose = append(e.loose, key)
		default:
			e.exact[key] = true
		}
	}
	return e
}

// A patternSet is patterns by the word that they begin with.
type patternSet struct {
	all   []pattern
	first map[string][]int // of all
	loose []int            // those that may begin with words that are not listed
	res   []int            // those that are regular expressions
}

func (s *patternSet) add(p pattern) {
	n := len(s.all)
	s.all = append(s.all, p)
	if p.re != nil {
		s.res = append(s.res, n)
		return
	}
	keys, loose := firstKeys(p.words)
	if loose || p.tail {
		s.loose = append(s.loose, n)
		return
	}
	if s.first == nil {
		s.first = map[string][]int{}
	}
	for _, key := range keys {
		s.first[key] = append(s.first[key], n)
	}
}

// firstKeys are the words that a pattern may begin with; loose says that it may begin with others.
func firstKeys(es []element) (keys []string, loose bool) {
	for _, e := range es {
		if e.optional != nil {
			inner, l := firstKeys(e.optional)
			keys, loose = append(keys, inner...), loose || l
			continue
		}
		for key := range e.exact {
			keys = append(keys, key)
		}
		return keys, loose || len(e.loose) > 0 || e.colon
	}
	return keys, true
}

// mayOpen reports whether a pattern of words may match the head of a text, by its first word alone: for most texts
// that is answer enough.
func (s *patternSet) mayOpen(text string) bool {
	if len(s.loose) > 0 {
		return true
	}
	words := wordsOf(text, false, 1)
	return len(words) > 0 && s.first[words[0].key] != nil
}

// each calls f with the patterns that may match some words, until it returns false; not with regular expressions.
func (s *patternSet) each(words []word, f func(*pattern) bool) {
	if len(words) == 0 {
		return
	}
	for _, list := range [2][]int{s.first[words[0].key], s.loose} {
		for _, n := range list {
			if !f(&s.all[n]) {
				return
			}
		}
	}
}

// eachRE calls f with the regular expressions, until it returns false.
func (s *patternSet) eachRE(f func(*pattern) bool) {
	for _, n := range s.res {
		if !f(&s.all[n]) {
			return
		}
	}
}

// longest gives how many of the words the longest match of a pattern takes.
func (s *patternSet) longest(words []word) int {
	best := 0
	s.each(words, func(p *pattern) bool {
		if !p.tail {
			best = max(best, match(words, p.words))
		}
		return true
	})
	return best
}

const numeralClass = `[0-9０-９〇零一二两三四五六七八九十百IVXivx]+`

// newPattern reads a form; TestTables shows that none of the tables fails to.
func newPattern(form string, spaceless bool) pattern {
	var p pattern
	if spaceless {
		var alts []string
		for _, alt := range strings.Split(form, "|") {
			alt = regexp.QuoteMeta(lang.FoldAll.Key(alt))
			alt = strings.ReplaceAll(alt, `\.\.`, `.*`)
			if head, ok := strings.CutSuffix(alt, "#"); ok {
				alt = head + `\s?(` + numeralClass + `)?`
			}
			alts = append(alts, strings.Replace(alt, "#", `\s?(`+numeralClass+`)\s?`, 1))
		}
		p.re = regexp.MustCompile(`^(?:` + strings.Join(alts, "|") + `)`)
		p.open = strings.HasSuffix(form, "..")
		return p
	}
	form, p.tail = strings.CutPrefix(form, ".. ")
	form, p.open = strings.CutSuffix(form, " ..")
	p.words = elements(form)
	return p
}

func elements(form string) []element {
	var out []element
	for form = strings.TrimSpace(form); form != ""; form = strings.TrimSpace(form) {
		if form[0] == '[' {
			inner, rest, _ := strings.Cut(form[1:], "]")
			out, form = append(out, element{optional: elements(inner)}), rest
			continue
		}
		word, rest, _ := strings.Cut(form, " ")
		form = rest
		// An apostrophe parts two words, as in a text: s'inquiète.
		if head, tail, ok := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'"); ok {
			out = append(out, newElement([]string{head}))
			word = tail
		}
		if word == "" {
			continue
		}
		out = append(out, newElement(strings.Split(word, "|")))
	}
	return out
}

// match gives how many of the words the elements take from the head, -1 where they do not match. Colons that the
// pattern does not ask for are passed over.
func match(words []word, es []element) int {
	if len(es) == 0 {
		return 0
	}
	e := es[0]
	if e.optional != nil {
		if n := match(words, e.optional); n > 0 {
			if rest := match(words[n:], es[1:]); rest >= 0 {
				return n + rest
			}
		}
		return match(words, es[1:])
	}
	skipped := 0
	for len(words) > 0 && words[0].key == ":" && !e.colon {
		words, skipped = words[1:], skipped+1
	}
	if len(words) == 0 || !e.takes(words[0]) {
		return -1
	}
	if rest := match(words[1:], es[1:]); rest >= 0 {
		return skipped + 1 + rest
	}
	return -1
}

func (e element) takes(w word) bool {
	if w.key == ":" {
		return e.colon
	}
	if e.exact[w.key] {
		return true
	}
	for _, alt := range e.loose {
		switch {
		case alt == "*", alt == "#" && w.number():
			return true
		case len(alt) > 1 && alt[0] == '*' && len(w.key) > len(alt)+1 && strings.HasSuffix(w.key, alt[1:]):
			return true
		case len(alt) > 1 && alt[len(alt)-1] == '*' && strings.HasPrefix(w.key, alt[:len(alt)-1]):
			return true
		}
	}
	return false
}

// A word is a word of a text with its key, or a colon.
type word struct {
	key      string
	from, to int // bytes of the text
}

// number reports that a word is a number in digits, with an ending perhaps (28th), or a Roman one.
func (w word) number() bool {
	r, _ := utf8.DecodeRuneInString(w.key)
	return unicode.IsDigit(r) || strings.Trim(w.key, "ivxlc") == ""
}

// keyOf is the key of a word, without the strokes that lengthen Arabic words.
func keyOf(s string) string {
	key := lang.FoldAll.Key(s)
	if strings.Contains(key, "ـ") {
		key = strings.ReplaceAll(key, "ـ", "")
	}
	return key
}

// maxWords is how many words of a line are looked at; a heading has no more.
const maxWords = 48

// wordsOf gives the first words of a text: letters, digits and inner hyphens. An apostrophe parts two; with split,
// a hyphen too.
func wordsOf(text string, split bool, limit int) []word {
	out := make([]word, 0, min(limit, 8))
	from := -1
	flush := func(to int) {
		if from >= 0 {
			if key := strings.Trim(keyOf(text[from:to]), "-"); key != "" {
				out = append(out, word{key, from, to})
			}
			from = -1
		}
	}
	for i, r := range text {
		if len(out) >= limit {
			return out
		}
		inner := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == 'º' || r == 'ª' || r == '°' ||
			lang.Invisible(r)
		if !inner && !split && from >= 0 && (r == '-' || r == '‑') {
			inner = true
		}
		switch {
		case inner && from < 0:
			from = i
		case !inner:
			flush(i)
			if r == ':' || r == '：' {
				out = append(out, word{":", i, i + utf8.RuneLen(r)})
			}
		}
	}
	flush(len(text))
	return out
}
