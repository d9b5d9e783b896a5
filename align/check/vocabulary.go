package check

import (
	_ "embed" // the words
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

//go:embed data/words.tsv
var wordsFile string

// A vocabulary is what is known of the words of one language.
type vocabulary struct {
	lang     *lang.Language
	has      map[string]bool   // the kinds of rows that the table has for the language
	is       map[string]string // the kind of a word
	begins   map[string]string // the kind of words that begin so
	lost     judge             // of words that English has and this language lacks; zero where none was fitted
	added    judge             // and the other way round
	class    map[string]string // of words of English
	shams    map[string]bool   // pairs of words that deny nothing
	onlys    map[string]bool   // pairs of words that make half a denial before them "only": ne ... que si
	empties  map[string]bool   // pairs of words behind which half a denial denies nothing: avant que ... ne
	notScale map[string]bool   // pairs of words of which one only looks like one that multiplies
	markers  *markers          // of another language; nil where none were counted

	denied        [2]denialJudge // of denials that English has and this language lacks, and the other way round
	otherStrength float64        // log odds from which another strength is told

	units, names, addressees terms
}

func (s *vocabulary) isEnglish() bool { return len(s.class) > 0 }

// vocabularyOf reads what the table has for a language.
func vocabularyOf(l *lang.Language) *vocabulary {
	name := l.Tag().String()
	r := tableReader{vocabulary: &vocabulary{
		has:      map[string]bool{},
		lang:     l,
		is:       map[string]string{},
		begins:   map[string]string{},
		class:    map[string]string{},
		shams:    map[string]bool{},
		empties:  map[string]bool{},
		onlys:    map[string]bool{},
		notScale: map[string]bool{},
	}}
	for line := range strings.Lines(wordsFile) {
		field := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(field) < 3 || field[0] != name {
			continue
		}
		kind, value := field[1], field[2]
		r.has[kind] = true
		if !r.setting(kind, value) && !r.terms(kind, value) {
			r.words(kind, value)
		}
	}
	s := r.vocabulary
	s.units = termsOf(r.units, r.prefixes)
	s.names = termsOf(append(r.names, countries(l, r.endings)...), r.prefixes)
	s.addressees = termsOf(r.addressees, r.prefixes)
	s.markers = readMarkers()[name]
	return s
}

// A tableReader reads the rows of one language.
type tableReader struct {
	*vocabulary
	units, names, addressees []term
	endings                  []string // of names of countries
	prefixes                 string   // that terms may stand behind in one word
	adjectives               inflection
}

// setting reads a row that is none of words by their kind, and reports whether it is one.
func (r *tableReader) setting(kind, value string) bool {
	switch kind {
	case "rtl", "names known", "terms told": // that there is such a row says all
	case "lost":
		r.lost = readJudge(value)
	case "added":
		r.added = readJudge(value)
	case "sham":
		r.shams[value] = true
	case "only":
		r.onlys[value] = true
	case "turns before":
		r.empties[value] = true
	case "not scale":
		r.notScale[value] = true
	case "denied english":
		readNumbers(value, r.denied[0][:])
	case "denied":
		readNumbers(value, r.denied[1][:])
	case "name endings":
		r.endings = strings.Fields(value)
	case "name prefixes":
		r.prefixes = value
	case "adjective articles":
		r.adjectives.articles = strings.Fields(value)
	case "adjective endings":
		r.adjectives.endings = strings.Fields(value)
	case "other strength":
		r.otherStrength, _ = strconv.ParseFloat(value, 64)
	default:
		return false
	}
	return true
}

// terms reads a row of words for one thing: a class of verbs, a unit, a name, an addressee or an adjective of a name.
// It reports whether the row is one.
func (r *tableReader) terms(kind, value string) bool {
	what, of, _ := strings.Cut(kind, " ")
	switch what {
	case "class":
		for _, w := range strings.Fields(value) {
			r.class[w] = of
		}
	case "unit":
		r.units = append(r.units, termsFrom(r.lang, value, of, false)...)
	case "name":
		r.names = append(r.names, termsFrom(r.lang, value, of, of != noName)...)
	case "addressee":
		r.addressees = append(r.addressees, termsFrom(r.lang, value, of, false)...)
	case "adjective": // English writes them with capitals
		for _, x := range termsFrom(r.lang, r.adjectives.all(value), of, r.isEnglish()) {
			x.adjective = true
			r.names = append(r.names, x)
		}
	default:
		return false
	}
	return true
}

// words reads a row of words of one kind, those that begin so with an asterisk behind them.
func (r *tableReader) words(kind, value string) {
	for _, w := range strings.Fields(value) {
		if head, ok := strings.CutSuffix(w, "*"); ok {
			r.begins[lang.FoldAll.Key(head)] = kind
		} else {
			r.is[lang.FoldAll.Key(w)] = kind
		}
	}
}

// An inflection is how a language sets articles before adjectives and endings after them, in one word.
type inflection struct{ articles, endings []string }

// all puts its forms in the place of each adjective of a list that has a final +.
func (in *inflection) all(list string) string {
	var out []string
	for form := range strings.SplitSeq(list, ", ") {
		base, inflects := strings.CutSuffix(form, "+")
		if !inflects {
			out = append(out, form)
			continue
		}
		for _, a := range append([]string{""}, in.articles...) {
			for _, e := range append([]string{""}, in.endings...) {
				out = append(out, a+base+e)
			}
		}
	}
	return strings.Join(out, ", ")
}

func readJudge(numbers string) (j judge) {
	readNumbers(numbers, j[:])
	return j
}

func readNumbers(numbers string, into []float64) {
	for k, x := range strings.Fields(numbers) {
		if k < len(into) {
			into[k], _ = strconv.ParseFloat(x, 64)
		}
	}
}

// kind is the kind of a word, by the whole of it or by its beginning.
func (s *vocabulary) kind(key string) string {
	if k := s.is[key]; k != "" {
		return k
	}
	if _, rest, ok := strings.Cut(key, "'"); ok {
		if k := s.kind(rest); k != "" {
			return k
		}
	}
	for n := len(key); n > 0; n-- { // the longest beginning that is known
		if k := s.begins[key[:n]]; k != "" {
			return k
		}
	}
	return ""
}

// A reading is a segment taken apart for the checks.
type reading struct {
	text    string
	keys    []string    // of words, folded
	spans   []lang.Span // of the words
	numbers []figure
	symbols []string
	months  []string
	as      map[string]string // months as they stand
	scaled  bool              // numbers stand in words that multiply: two thousand
	grouped bool              // a number has groups of digits set apart
}

// A figure is a number in digits: as it is printed, without the marks between groups, and multiplied by the words
// behind it (1.4 million). 1.069 is printed as 1069, for its point may part groups; decimal is what it is multiplied
// if the point does not, empty for other numbers.
type figure struct{ printed, value, decimal string }

func plain(n string) figure { return figure{printed: n, value: n} }

func (s *vocabulary) read(text string) *reading {
	r := &reading{text: text, as: map[string]string{}}
	tokens := s.lang.Tokens(text)
	var plain []lang.Token
	for _, tok := range tokens {
		if tok.Kind != lang.Space {
			plain = append(plain, tok)
		}
	}
	labelEnd := len(label.FindString(text))
	for k, tok := range plain {
		word := tok.Text(text)
		key := lang.FoldAll.Key(word)
		if tok.Start < labelEnd || isPart(text, tok) {
			continue
		}
		switch tok.Kind {
		case lang.Number:
			s.readNumber(r, plain, k, lang.FoldAll.Key(grouped(text, tok)))
		case lang.Symbol:
			r.symbols = append(r.symbols, key)
		case lang.Word:
			if !s.readWord(r, plain, k, key, word) {
				r.keys, r.spans = append(r.keys, key), append(r.spans, lang.Span{Start: tok.Start, End: tok.End})
			}
		}
	}
	return r
}

// isForeignLetter reports whether r is a letter of another script than Latin, which no code has beside its digits.
func isForeignLetter(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }

// label is the number that a paragraph begins with.
var label = lazyregexp.New(`^\s*[0-9]{1,3}\s?[-–.)]\s`)

func (s *vocabulary) readNumber(r *reading, tokens []lang.Token, k int, key string) {
	next := ""
	if k+1 < len(tokens) {
		next = tokens[k+1].Text(r.text)
	}
	switch {
	case next == "月":
		r.months = append(r.months, key)
		r.as[key] = key + next
	case strings.Contains(key, "/"):
		r.symbols = append(r.symbols, key)
	default:
		n := plainDigits(key)
		r.grouped = r.grouped || len(n) > 4
		zeros := 0
		for k++; k < len(tokens) && isPart(r.text, tokens[k]); k++ {
		}
		for ; k < len(tokens); k++ {
			z, ok := s.scale(lang.FoldAll.Key(tokens[k].Text(r.text)))
			if !ok {
				break
			}
			zeros += z
		}
		f := figure{printed: n, value: multiplied(n, zeros)}
		if whole, part, ok := strings.Cut(key, "."); ok && zeros > 0 && n == whole+part {
			f.decimal = multiplied(key, zeros)
		}
		r.numbers = append(r.numbers, f)
	}
}

// scale is how many zeros a word puts behind a number; false for other words.
func (s *vocabulary) scale(key string) (zeros int, ok bool) {
	zeros, err := strconv.Atoi(strings.TrimPrefix(s.kind(key), "scale")) // no other kind is a number
	return zeros, err == nil
}

// multiplied is a number with so many zeros behind it. One of several parts (16.4.1) stays as it is.
func multiplied(n string, zeros int) string {
	whole, part, _ := strings.Cut(n, ".")
	if zeros == 0 || strings.Contains(part, ".") {
		return n
	}
	digits := whole + part
	if zeros -= len(part); zeros < 0 {
		return digits[:len(digits)+zeros] + "." + digits[len(digits)+zeros:]
	}
	return strings.TrimLeft(digits, "0") + strings.Repeat("0", zeros)
}

// isInWords reports whether a word that multiplies stands behind no number in digits, so that the number is in words.
func (s *vocabulary) isInWords(tokens []lang.Token, k int, text string) bool {
	key := func(k int) string { return lang.FoldAll.Key(tokens[k].Text(text)) }
	if _, ok := s.scale(key(k)); !ok {
		return false
	}
	if k > 0 && s.notScale[key(k-1)+" "+key(k)] || k+1 < len(tokens) && s.notScale[key(k)+" "+key(k+1)] {
		return false
	}
	for k--; k >= 0; k-- {
		if tokens[k].Kind == lang.Number {
			return false
		}
		if _, ok := s.scale(key(k)); !ok {
			break
		}
	}
	return true
}

// grouped is a number with the groups of three digits that spaces set apart from it: 547 409 500.
func grouped(text string, tok lang.Token) string {
	out := tok.Text(text)
	if len(out) > 3 {
		return out
	}
	for at := tok.End; ; {
		m := groupAhead.FindStringSubmatchIndex(text[at:])
		if m == nil {
			return out
		}
		out += text[at+m[2] : at+m[3]]
		at += m[3]
	}
}

// isPart reports whether a number is a group of three digits of one before it.
func isPart(text string, tok lang.Token) bool {
	return tok.Kind == lang.Number && tok.End-tok.Start >= 3 &&
		groupBehind.MatchString(text[max(0, tok.Start-6):tok.Start]) &&
		groupAhead.MatchString(text[beforeSpace(text, tok.Start):])
}

func beforeSpace(text string, at int) int {
	_, n := utf8.DecodeLastRuneInString(text[:at])
	return at - n
}

var (
	groupAhead  = lazyregexp.New("^[ \u00a0\u202f\u2009]([0-9]{3}(?:,[0-9]+)?)(?:[^0-9]|$)")
	groupBehind = lazyregexp.New("(?:^|[^0-9])[0-9]{1,3}[ \u00a0\u202f\u2009]$|[0-9]{3}[ \u00a0\u202f\u2009]$")
)

func (s *vocabulary) readWord(r *reading, tokens []lang.Token, k int, key, word string) (told bool) {
	if n := strings.TrimRightFunc(key, unicode.IsLetter); n != "" && strings.Trim(n, "0123456789") == "" {
		r.numbers = append(r.numbers, plain(n)) // 77th, 1er
		return false
	}
	if n := strings.TrimLeftFunc(key, isForeignLetter); n != key && n != "" && strings.Trim(n, "0123456789") == "" {
		r.numbers = append(r.numbers, plain(n)) // a year that the month runs into
		return false
	}
	switch kind := s.kind(key); {
	case key == "no" && isNumberSign(tokens, k, r.text):
		return true
	case s.isInWords(tokens, k, r.text):
		r.scaled = true
	case strings.HasPrefix(kind, "month") && besideNumber(tokens, k):
		n := strings.TrimPrefix(kind, "month")
		r.months = append(r.months, n)
		r.as[n] = word
		return true
	}
	return false
}

// isNumberSign reports whether token k, a full stop and a number follow one another: No. 7, No. F.09.
func isNumberSign(tokens []lang.Token, k int, text string) bool {
	return k+2 < len(tokens) && tokens[k+1].Text(text) == "." &&
		strings.ContainsAny(tokens[k+2].Text(text), "0123456789")
}

// besideNumber reports whether a number stands within two words of token k: "may" and "mars" are months there alone.
func besideNumber(tokens []lang.Token, k int) bool {
	for j := max(0, k-4); j <= min(len(tokens)-1, k+2); j++ {
		if tokens[j].Kind == lang.Number {
			return true
		}
	}
	return false
}

// plainDigits takes the separators of thousands out. Numbers of several parts (target 16.4.1) keep their points.
func plainDigits(n string) string {
	n = strings.NewReplacer("٫", ".", "٬", "").Replace(n)
	parts := strings.FieldsFunc(n, func(r rune) bool { return r == '.' || r == ',' })
	if len(parts) < 2 {
		return strings.Trim(n, ".,")
	}
	groups := true
	for _, p := range parts[1:] {
		groups = groups && len(p) == 3
	}
	if groups {
		return strings.Join(parts, "")
	}
	return strings.Join(parts, ".")
}
