package terms

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// Ordinal reads an ordinal from 1 to 199, or one that is in digits: "seventy-third", "soixante-treizième",
// "septuagésimo tercer", "73rd", "XIIe". The whole text has to be one.
func Ordinal(text string) (int, bool) {
	if n, ok := hanOrdinal(text); ok {
		return n, true
	}
	words := wordsOf(text, true, 8)
	n, used := ordinalAt(text, words)
	if used == 0 || used < len(words) {
		return 0, false
	}
	return n, true
}

// ordinalAt reads an ordinal at the head of some words, split at hyphens, and says how many of them it has: the
// longest of any language.
func ordinalAt(text string, words []word) (n, used int) {
	if len(words) == 0 {
		return 0, 0
	}
	if n := digitOrdinal(text, words[0]); n > 0 {
		return n, 1
	}
	if len(words) > 1 && words[0].to < len(text) && text[words[0].to] == '-' && suffixOnly(words[1].key) { // 22-я
		if n, err := strconv.Atoi(words[0].key); err == nil && n > 0 && n < 1000 {
			return n, 2
		}
	}
	if !knownOrdinals().opens(words[0].key) {
		return 0, 0
	}
	for _, t := range tables() {
		if m, u := t.ordinal(words); u > used {
			n, used = m, u
		}
	}
	return n, used
}

// ordinalHeads are the words that ordinals and sessions begin with, of all languages together: most words are
// neither, and need not be asked of each table.
type ordinalHeads struct {
	first, sessions map[string]bool
	joined          map[string][]string // heads of words by their first two bytes
}

var knownOrdinals = sync.OnceValue(func() *ordinalHeads {
	h := &ordinalHeads{map[string]bool{}, map[string]bool{}, map[string][]string{}}
	for _, t := range tables() {
		for _, m := range []map[string]int{t.ordinals, t.cardinal} {
			for key := range m {
				head, _, _ := strings.Cut(key, " ")
				h.first[head] = true
			}
		}
		for key := range t.joined {
			h.joined[key[:2]] = append(h.joined[key[:2]], key)
		}
		for key := range t.sessions.first {
			h.sessions[key] = true
		}
	}
	return h
})

// opens reports that an ordinal in words may begin with a word.
func (h *ordinalHeads) opens(key string) bool {
	if h.first[key] {
		return true
	}
	if len(key) < 2 {
		return false
	}
	for _, head := range h.joined[key[:2]] {
		if strings.HasPrefix(key, head) {
			return true
		}
	}
	return false
}

// session reports that one of the words may begin the name of a session.
func (h *ordinalHeads) session(words []word) bool {
	for _, w := range words {
		if h.sessions[w.key] {
			return true
		}
	}
	return false
}

func suffixOnly(key string) bool {
	for _, t := range tables() {
		if t.suffixes[key] {
			return true
		}
	}
	return false
}

// digitOrdinal reads 73rd, 73e, 1º, XIIe, 0 for none.
func digitOrdinal(text string, w word) int {
	digits := strings.TrimLeft(w.key, "0123456789")
	if head := w.key[:len(w.key)-len(digits)]; head != "" && len(head) <= 3 {
		n, _ := strconv.Atoi(head)
		if digits != "" && suffixOnly(digits) {
			return n
		}
		return 0
	}
	printed := text[w.from:w.to]
	roman := strings.TrimLeft(printed, "IVXLC")
	head := printed[:len(printed)-len(roman)]
	if head == "L" || head == "C" { // La, Le, Ce are words
		return 0
	}
	if head == "" || roman == "" && len(head) < 2 || roman != "" && !suffixOnly(w.key[len(head):]) {
		return 0
	}
	return romanValue(head)
}

// romanValue reads a Roman number as it is properly written, 0 for none.
func romanValue(s string) int {
	value := map[byte]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100}
	n := 0
	for i := range len(s) {
		v := value[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && value[s[i+1]] > v {
			v = -v
		}
		n += v
	}
	return n
}

// maxOrdinalWords is how many words an ordinal has at most: "one hundred and ninety-ninth".
const maxOrdinalWords = 6

// ordinal composes an ordinal of the parts that the table knows: tens before units, or in Arabic behind them.
func (t *table) ordinal(words []word) (n, used int) {
	type part struct{ n, used int }
	sum, last, at := 0, 0, 0
	for at < len(words) && at < maxOrdinalWords {
		p, ends := part{}, false
		for k := min(3, len(words)-at); k > 0; k-- {
			key := joinKeys(words[at : at+k])
			if v := t.ordinals[key]; v > 0 {
				p, ends = part{v, k}, true
			} else if v := t.cardinal[key]; v > 0 {
				p = part{v, k}
			} else if k == 1 {
				if v := t.glued(key); v > 0 {
					p, ends = part{v, 1}, true
				}
			}
			if p.used > 0 {
				break
			}
		}
		if p.used == 0 || last > 0 && !composes(last, p.n, t.lang) {
			break
		}
		sum, last, at = sum+p.n, p.n, at+p.used
		if ends && sum <= 199 {
			n, used = sum, at
		}
	}
	return n, used
}

// composes reports whether a part may follow another: 70 and 3, 60 and 13 (French), 100 and 10; in Arabic 3 and 70.
func composes(last, next int, tag string) bool {
	switch {
	case last >= 100:
		return next < 100
	case last >= 20 && last%10 == 0:
		return next < 10 || next < 20 && (last == 60 || last == 80)
	case last == 10:
		return next < 10
	}
	return tag == "ar" && last < 10 && next >= 10 && next < 100 && next%10 == 0
}

// glued reads an ordinal of two parts in one word: decimotercero, dreiundsiebzigste.
func (t *table) glued(key string) int {
	for head, v := range t.joined {
		if rest, ok := strings.CutPrefix(key, head); ok && rest != "" {
			if n := t.ordinals[rest]; n > 0 && v != n {
				return v + n
			}
		}
	}
	return 0
}

func joinKeys(words []word) string {
	if len(words) == 1 {
		return words[0].key
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.key)
	}
	return b.String()
}

// hanOrdinal reads 第七十三 and 第73.
func hanOrdinal(text string) (int, bool) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), "第")
	if !ok {
		return 0, false
	}
	return hanNumber(strings.TrimSpace(rest))
}

// hanNumber reads a number in Chinese numerals up to 199, or in digits.
func hanNumber(s string) (int, bool) {
	if s == "" {
		return 0, false
	}
	if digitsOnly := runEnd(s, 0, unicode.IsDigit) == len(s); digitsOnly {
		n, digits := digitsOf(s)
		return n, n > 0 && digits <= 3
	}
	numerals := map[rune]int{}
	for _, t := range tables() {
		for r, n := range t.numerals {
			numerals[r] = n
		}
	}
	sum, digit, positional := 0, 0, true
	for _, r := range s {
		n, ok := numerals[r]
		if !ok {
			return 0, false
		}
		if n >= 10 {
			sum, digit, positional = sum+n*max(digit, 1), 0, false
			continue
		}
		if positional {
			digit = digit*10 + n
		} else {
			digit = n
		}
		if digit > 999 {
			return 0, false
		}
	}
	sum += digit
	return sum, sum > 0 && sum < 1000
}

// A Numbered is a session with its number, and where it stands in the text.
type Numbered struct {
	N        int
	From, To int // bytes of the text, from the ordinal to the word it numbers
}

// Session gives the number of the first session that a text names by an ordinal.
func Session(text string) (int, bool) {
	s, ok := FindSession(text)
	return s.N, ok
}

// SessionNumber gives the number of a session as papers print it, in digits or as [Session] reads it; 0 for none.
func SessionNumber(printed string) int {
	if n, err := strconv.Atoi(strings.TrimSpace(printed)); err == nil {
		return max(n, 0)
	}
	n, _ := Session(printed)
	return n
}

// FindSession finds the first session that a text names by an ordinal: "Seventy-third session", "XIIe législature",
// "septuagésimo tercer período de sesiones", "الدورة الثالثة والسبعون", "第七十三届会议". At most two words stand between.
func FindSession(text string) (Numbered, bool) {
	if s, ok := hanSession(text); ok {
		return s, true
	}
	words := wordsOf(text, true, 4*maxWords)
	if !knownOrdinals().session(words) {
		return Numbered{}, false
	}
	for i := range words {
		if s, ok := beforeOrdinal(text, words, i); ok {
			return s, true
		}
		n, used := ordinalAt(text, words[i:])
		if used == 0 {
			if n = dottedNumber(text, words[i:]); n == 0 {
				continue
			}
			used = 1
		}
		for j := i + used; j <= i+used+2 && j < len(words); j++ {
			if k := sessionAt(words[j:]); k > 0 {
				return Numbered{n, words[i].from, words[j+k-1].to}, true
			}
			between := text[words[j-1].to:words[j].from]
			if strings.ContainsAny(between, ".;,:") || smallWord(words[j].key) {
				break
			}
		}
	}
	return Numbered{}, false
}

// dottedNumber reads an ordinal in digits and a full stop, right before a session: "19. Wahlperiode".
func dottedNumber(text string, words []word) int {
	n, err := strconv.Atoi(words[0].key)
	if err != nil || n < 1 || n > 999 || len(words) < 2 || text[words[0].to] != '.' || words[1].from-words[0].to > 3 ||
		sessionAt(words[1:]) == 0 {
		return 0
	}
	return n
}

// beforeOrdinal reads a session whose number follows it, as in Arabic.
func beforeOrdinal(text string, words []word, i int) (Numbered, bool) {
	for _, t := range tables() {
		if t.lang != "ar" {
			continue
		}
		if k := t.sessions.longest(words[i:]); k > 0 && i+k < len(words) {
			if n, used := t.ordinal(words[i+k:]); used > 0 {
				return Numbered{n, words[i].from, words[i+k+used-1].to}, true
			}
		}
	}
	return Numbered{}, false
}

// sessionAt gives how many words the name of a session has at the head of some.
func sessionAt(words []word) int {
	best := 0
	for _, t := range tables() {
		best = max(best, t.sessions.longest(words))
	}
	return best
}

// smallWord reports a word that joins: an ordinal before it numbers something else ("first day of the session").
func smallWord(key string) bool {
	for _, t := range tables() {
		if t.ofs[key] || t.joins[key] || t.lists[key] || t.articles[key] {
			return true
		}
	}
	return false
}

func hanSession(text string) (Numbered, bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], "第")
		if i < 0 {
			return Numbered{}, false
		}
		at += i
		for _, t := range tables() {
			for _, n := range t.sessions.res {
				p := t.sessions.all[n]
				if m := p.re.FindStringSubmatchIndex(text[at:min(len(text), at+60)]); m != nil && m[2] >= 0 {
					if n, ok := hanNumber(text[at+m[2] : at+m[3]]); ok {
						to := at + m[1]
						for _, tail := range []string{"会议", "会"} {
							if strings.HasPrefix(text[to:], tail) {
								to += len(tail)
								break
							}
						}
						return Numbered{n, at, to}, true
					}
				}
			}
		}
		at += len("第")
	}
}

// MeetingWord reports whether a text holds a word that headings of meetings hold: session, réunion, conferencia ...
func MeetingWord(text string) bool {
	words := wordsOf(text, false, maxWords)
	for _, t := range tables() {
		for _, w := range words {
			if t.meeting[w.key] {
				return true
			}
		}
		if t.lang == spaceless {
			for name := range t.meeting {
				if strings.Contains(text, name) {
					return true
				}
			}
		}
	}
	return false
}
