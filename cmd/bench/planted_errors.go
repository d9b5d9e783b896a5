package main

import (
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/check"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// The errors that the job check plants: each changes a pair in one place, or finds none for it.

// swapWord puts another word in place of the only one of its kind that a text has.
func swapWord(text string, with map[string]string) (string, bool) {
	words := strings.Split(text, " ")
	at := -1
	for k, w := range words {
		if _, ok := with[w]; ok {
			if at >= 0 {
				return "", false
			}
			at = k
		}
	}
	if at < 0 {
		return "", false
	}
	if words[at] = with[words[at]]; words[at] == "" {
		words = slices.Delete(words, at, at+1)
	}
	return strings.Join(words, " "), true
}

func plantNegation(_ *rand.Rand, english string) (string, bool) {
	return swapWord(english, map[string]string{"not": "", "no": "any", "never": "always", "cannot": "can"})
}

// denied are words of English behind which "not" may stand.
var denied = map[string]string{
	"should": "should not", "shall": "shall not", "may": "may not", "will": "will not", "can": "can not",
	"must": "must not",
	"is":   "is not", "are": "are not", "has": "has not", "have": "have not", "was": "was not", "were": "were not",
}

// plantDenial denies what a text of one verb says.
func plantDenial(_ *rand.Rand, english string) (string, bool) {
	if strings.Contains(english, "not ") {
		return "", false
	}
	return swapWord(english, denied)
}

// plantNumber changes a number in digits that both sides have and that is not of a date.
func plantNumber(rng *rand.Rand, p *check.Pair, _ []check.Pair) bool {
	words := strings.Split(p.Source, " ")
	for k, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 3 || n > 9999 || !strings.Contains(p.Target, w) || len(w) == 4 {
			continue
		}
		words[k] = strconv.Itoa(n + 1 + rng.IntN(n))
		p.Source = strings.Join(words, " ")
		return true
	}
	return false
}

var englishMonths = []string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
	"December",
}

func plantMonth(rng *rand.Rand, english string) (string, bool) {
	words := strings.Split(english, " ")
	for k, w := range words {
		if m := slices.Index(englishMonths, w); m >= 0 && k > 0 && words[k-1] != "" && words[k-1][0] >= '0' &&
			words[k-1][0] <= '9' {
			words[k] = englishMonths[(m+1+rng.IntN(11))%12]
			return strings.Join(words, " "), true
		}
	}
	return "", false
}

// plantUnit puts another unit of time in the place of the only one of a text.
func plantUnit(rng *rand.Rand, english string) (string, bool) {
	return swapAmong(rng, english, []string{"hours", "days", "weeks", "months", "years"})
}

// plantCountry puts another country in the place of the only one of a text.
func plantCountry(rng *rand.Rand, english string) (string, bool) {
	return swapAmong(rng, english, []string{
		"Kenya", "Ghana", "Brazil", "Nigeria", "Qatar", "Morocco", "Kazakhstan", "Ukraine", "Afghanistan", "Myanmar",
		"Iraq", "Haiti",
		"Somalia", "Libya", "Lebanon", "Israel", "Japan", "France", "Germany", "Italy", "Peru", "Egypt", "Portugal",
		"Senegal",
	})
}

// swapAmong puts another of some words in the place of the only one that a text has.
func swapAmong(rng *rand.Rand, text string, words []string) (string, bool) {
	with := map[string]string{}
	for k, w := range words {
		with[w] = words[(k+1+rng.IntN(len(words)-1))%len(words)]
	}
	return swapWord(text, with)
}

// plantSymbol changes the last digit of the number of a resolution.
func plantSymbol(_ *rand.Rand, p *check.Pair, _ []check.Pair) bool {
	for _, tok := range lang.For(language.English).Tokens(p.Source) {
		w := tok.Text(p.Source)
		if strings.Contains(w, "/") && (tok.Kind == lang.Number || tok.Kind == lang.Symbol) &&
			strings.Contains(p.Target, w) {
			last := p.Source[tok.End-1]
			if last < '0' || last > '9' {
				continue
			}
			p.Source = p.Source[:tok.End-1] + string('0'+(last-'0'+3)%10) + p.Source[tok.End:]
			return true
		}
	}
	return false
}

func plantStrength(_ *rand.Rand, english string) (string, bool) {
	for _, x := range [][2]string{{"Urges ", "Invites "}, {"Requests ", "Encourages "}, {"Decides ", "Recommends "}} {
		if rest, ok := strings.CutPrefix(english, x[0]); ok {
			return x[1] + rest, true
		}
	}
	return swapWord(english, map[string]string{"shall": "should", "should": "may", "must": "may"})
}

// asked are those whom paragraphs ask, with the words behind which they stand.
var asked = regexp.MustCompile(`^((?:[A-Z][a-z]+ )?(?:[A-Za-z]+ )?(?:[Rr]equests|[Ii]nvites|[Uu]rges|[Ee]ncourages|[Cc]alls upon) )` +
	`(the Secretary-General|(?:all )?(?:Member States|States|Governments)|the Security Council|the Economic and Social Council|` +
	`the Human Rights Council|the international community|the Secretariat|civil society|the private sector)\b`)

// plantAddressee asks another than the one whom the paragraph asks.
func plantAddressee(rng *rand.Rand, english string) (string, bool) {
	others := []string{
		"the Secretary-General", "Member States", "the Security Council", "the Economic and Social Council",
		"the Human Rights Council",
		"the international community", "the Secretariat",
	}
	m := asked.FindStringSubmatchIndex(english)
	if m == nil {
		return "", false
	}
	is := english[m[4]:m[5]]
	areStates := strings.HasSuffix(is, "States") || strings.HasSuffix(is, "Governments")
	others = slices.DeleteFunc(others, func(x string) bool { return x == is || areStates && x == "Member States" })
	return english[:m[4]] + others[rng.IntN(len(others))] + english[m[5]:], true
}

// usualTerms are renderings of terms that are frequent in resolutions, by language; each has nearly always the same.
var usualTerms = map[string]string{
	"fr": "durable Membres Assemblée Charte pauvreté climatiques parties réfugiés session Secrétaire terrorisme sanitaire",
	"es": "sostenible Miembros Asamblea Carta pobreza climático partes refugiados sesiones Secretario terrorismo derechos",
	"ru": "устойчивого Ассамблеи Устава нищеты климата беженцев сессии Генерального терроризма человека безопасности " +
		"ядерного",
	"ar": "المستدامة الأعضاء الجمعية ميثاق الفقر المناخ اللاجئين الدورة الأمين الإرهاب حقوق الأمن",
	"zh": "可持续 会员国 大会 宪章 贫困 气候 难民 届会议 秘书长 恐怖主义 人权 安全",
}

// plantTerm puts a word of another text in the place of the rendering of a term, wherever a text has it.
func plantTerm(rng *rand.Rand, p *check.Pair, others []check.Pair) bool {
	for _, tag := range slices.Sorted(maps.Keys(usualTerms)) { // in one order, so that a seed plants the same
		terms := strings.Fields(usualTerms[tag])
		for _, k := range rng.Perm(len(terms)) {
			if at := strings.Index(p.Target, terms[k]); at >= 0 && isWholeWord(p.Target, at, at+len(terms[k])) {
				p.Target = strings.ReplaceAll(p.Target, terms[k], someWord(rng, others))
				return true
			}
		}
	}
	return false
}

// someWord is a word of six letters at least of some target text, or two signs of a script without spaces.
func someWord(rng *rand.Rand, pairs []check.Pair) string {
	for {
		text := pairs[rng.IntN(len(pairs))].Target
		words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
		if len(words) == 0 {
			continue
		}
		word := []rune(words[rng.IntN(len(words))])
		switch {
		case unicode.Is(unicode.Han, word[0]) && len(word) >= 4:
			return string(word[len(word)/2-1 : len(word)/2+1])
		case !unicode.Is(unicode.Han, word[0]) && len(word) >= 6 && !unicode.IsUpper(word[0]):
			return string(word)
		}
	}
}

// isWholeWord reports whether no letter stands beside a stretch, but in scripts without spaces.
func isWholeWord(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	behind, _ := utf8.DecodeRuneInString(text[to:])
	alone := func(r rune) bool { return !unicode.IsLetter(r) || unicode.Is(unicode.Han, r) }
	return alone(before) && alone(behind)
}

// plantItem makes a list of three texts, one of which lacks in the target.
func plantItem(rng *rand.Rand, p *check.Pair, others []check.Pair) bool {
	var s, t []string
	lacking := rng.IntN(3)
	labels := []string{"a) ", "b) ", "c) "}
	for k, label := range labels {
		q := others[rng.IntN(len(others))]
		s = append(s, "("+label+q.Source)
		if k != lacking {
			t = append(t, labels[len(t)]+q.Target)
		}
	}
	p.Source, p.Target = strings.Join(s, " "), strings.Join(t, " ")
	return true
}

// commas are how the languages of the United Nations write the mark between clauses.
var commas = regexp.MustCompile(`, |، |，`)

// clauses are the places of the clauses between commas that a text goes on behind, of at least so many letters and at
// most so many.
func clauses(text string, least, most int) (out [][2]int) {
	marks := commas.FindAllStringIndex(text, -1)
	for k := 1; k < len(marks); k++ {
		from, to := marks[k-1][1], marks[k][1]
		if n := utf8.RuneCountInString(text[from:to]); n >= least && n <= most {
			out = append(out, [2]int{from, to})
		}
	}
	return out
}

// clausesOf are the clauses that may be planted, of some six to fourteen words.
func clausesOf(text string) [][2]int {
	if strings.Contains(text, "，") {
		return clauses(text, 12, 32)
	}
	return clauses(text, 40, 100)
}

// leftOut leaves one of the clauses of a text out.
func leftOut(rng *rand.Rand, text string) (string, bool) {
	all := clausesOf(text)
	if len(all) == 0 {
		return "", false
	}
	c := all[rng.IntN(len(all))]
	return text[:c[0]] + text[c[1]:], true
}

// brought brings a clause of another text in.
func brought(rng *rand.Rand, text string, other func() string) (string, bool) {
	at := commas.FindAllStringIndex(text, -1)
	if len(at) == 0 {
		return "", false
	}
	for range 50 {
		other := other()
		if all := clausesOf(other); len(all) > 0 {
			c, k := all[rng.IntN(len(all))], at[rng.IntN(len(at))][1]
			return text[:k] + other[c[0]:c[1]] + text[k:], true
		}
	}
	return "", false
}

func plantClauseLeftOut(rng *rand.Rand, p *check.Pair, _ []check.Pair) (ok bool) {
	changed, ok := leftOut(rng, p.Target)
	if ok {
		p.Target = changed
	}
	return ok
}

func plantClauseTooMany(rng *rand.Rand, p *check.Pair, _ []check.Pair) (ok bool) {
	changed, ok := leftOut(rng, p.Source)
	if ok {
		p.Source = changed
	}
	return ok
}

func plantClauseLacking(rng *rand.Rand, p *check.Pair, others []check.Pair) (ok bool) {
	changed, ok := brought(rng, p.Source, func() string { return others[rng.IntN(len(others))].Source })
	if ok {
		p.Source = changed
	}
	return ok
}

func plantClauseBrought(rng *rand.Rand, p *check.Pair, others []check.Pair) (ok bool) {
	changed, ok := brought(rng, p.Target, func() string { return others[rng.IntN(len(others))].Target })
	if ok {
		p.Target = changed
	}
	return ok
}

// plantUntranslated leaves the second half of a target in English.
func plantUntranslated(_ *rand.Rand, p *check.Pair, _ []check.Pair) bool {
	words, others := strings.Fields(p.Source), strings.Fields(p.Target)
	if len(words) < 16 || len(others) < 2 {
		return false
	}
	p.Target = strings.Join(others[:len(others)/2], " ") + " " + strings.Join(words[len(words)/2:], " ")
	return true
}
