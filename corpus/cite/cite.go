package cite

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// A Kind says what a number names.
type Kind string

// The kinds of papers that are cited.
const (
	Resolution Kind = "resolution"
	Decision   Kind = "decision"
	Paper      Kind = "paper" // a report, a draft: by its symbol
)

// A Citation is one paper that a text names.
type Citation struct {
	From, To int    // bytes of the text: the number or symbol without the word before it
	Name     string // the name in the form of refs: 75/158, A/RES/75/158, 1514 (XV), 15/CP.22
	Kind     Kind
	Other    bool // a body is named beside it that is not the General Assembly: a bare number is one of that body's
}

var (
	symbol = lazyregexp.New(
		`\b[A-Z]{1,8}(?:/[A-Z0-9][A-Za-z0-9.-]*(?:\([A-Z0-9]{1,6}\)|[  ]\((?:[XVI]{1,7}|[12][0-9]{3})\))?)+`,
	)
	// bare is a number of a session and a paper, or of a paper with its session or year in brackets.
	bare = lazyregexp.New(
		`(?:\b(?:ES|S)-)?[0-9]{1,3}/(?:[0-9]{1,3}|(?:CP|CMP|CMA)\.[0-9]{1,2})\b(?:[\s\x{a0}][A-Z]\b)?|\b[0-9]{2,4}[\s\x{a0}]?(?:[A-Z]{1,2}[\s\x{a0}])?\((?:[XVI]{1,7}|S-[XVI]{1,6}|ES-[XVI]{1,6}|[12][0-9]{3})\)`,
	)
)

// reach is how many bytes before a number the word may stand that says what it is; a list of numbers with dates and
// titles is long.
const reach = 4000

// Find lists the citations of a text in the order in which they stand.
func Find(text string) []Citation {
	var out []Citation
	for _, m := range symbol.FindAllStringIndex(text, -1) {
		from, to := m[0], m[0]+len(strings.TrimRight(text[m[0]:m[1]], ".-"))
		if c, ok := symbolAt(text, from, to); ok {
			out = append(out, c)
		}
	}
	folded := ""
	for _, m := range bare.FindAllStringIndex(text, -1) {
		if slices.ContainsFunc(out, func(c Citation) bool { return m[0] < c.To && c.From < m[1] }) ||
			glued(text, m[0], m[1]) {
			continue
		}
		if folded == "" {
			folded = fold(text)
		}
		name, ok := nameOf(text[m[0]:m[1]])
		if !ok {
			continue
		}
		if kind := kindAt(folded, m[0], m[1]); kind != "" {
			out = append(
				out,
				Citation{From: m[0], To: m[1], Name: name, Kind: kind, Other: otherAt(folded, m[0], m[1])},
			)
		}
	}
	slices.SortFunc(out, func(a, b Citation) int { return a.From - b.From })
	return out
}

// symbolAt is the citation by a symbol, which has a digit.
func symbolAt(text string, from, to int) (Citation, bool) {
	s := text[from:to]
	name, ok := nameOf(s)
	if !ok || !strings.ContainsAny(s, "0123456789") || glued(text, from, to) {
		return Citation{}, false
	}
	c := Citation{From: from, To: to, Name: name, Kind: Paper}
	switch {
	case strings.Contains(s, "/RES/"):
		c.Kind = Resolution
	case strings.Contains(s, "/DEC/"):
		c.Kind = Decision
	}
	return c, true
}

// glued reports whether what is found is the middle of something longer.
func glued(text string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return before == '/' || before == '-' || before == '.' || unicode.IsDigit(before) && from > 0 || after == '/' ||
		unicode.IsDigit(after) ||
		before < utf8.RuneSelf && unicode.IsLetter(before)
}

// nameOf is the name of a paper as refs have it.
func nameOf(s string) (string, bool) {
	s = strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
	if i := strings.IndexByte(s, '('); i > 0 && s[i-1] != ' ' { // 1514(XV)
		s = s[:i] + " " + s[i:]
	}
	head, _, _ := strings.Cut(s, " ")
	if r, err := corpus.ParseRef(head); err == nil && r.Part == head && r.Path == "" {
		return s, true
	}
	return s, strings.Contains(s, "(")
}

// fold makes stems comparable and keeps each byte in its place as far as letters go: small letters without accents.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		t := lang.FoldAll.Key(string(r))
		if r == '’' {
			t = "'"
		}
		if t == "" || !unicode.IsLetter(r) && r != '’' {
			b.WriteString(string(r)[:utf8.RuneLen(r)])
			continue
		}
		if len(t) > utf8.RuneLen(r) {
			t = string(r)
		}
		b.WriteString(t + strings.Repeat("\x00", utf8.RuneLen(r)-len(t)))
	}
	return b.String()
}

// farBehind is how many bytes behind a number are looked at for the word.
const farBehind = 24

// kindAt is what the nearest word says that a number names: before it in its sentence, or close behind it.
func kindAt(folded string, from, to int) Kind {
	before := clean(clause(folded[max(0, from-reach):from]))
	best, kind := -1, Kind("")
	for k, stems := range words() {
		if k == otherBody || k == amongNumbers {
			continue
		}
		for _, s := range stems {
			if i := strings.LastIndex(before, s); i > best {
				best, kind = i, Kind(k)
			}
		}
	}
	if kind != "" {
		return kind
	}
	behind := clean(folded[to:min(len(folded), to+farBehind)])
	behind = strings.TrimLeft(behind, ",0123456789/ "+strings.Join(words()[amongNumbers], ""))
	for _, k := range []Kind{Resolution, Decision} {
		for _, s := range words()[string(k)] {
			if strings.HasPrefix(behind, s) {
				return k
			}
		}
	}
	return ""
}

// clause is what of a text stands behind the last end of a sentence; the full stop of a short word is that of an
// abbreviation.
func clause(s string) string {
	for _, end := range []string{"; ", "。", "；"} {
		if i := strings.LastIndex(s, end); i >= 0 {
			s = s[i+len(end):]
		}
	}
	for i := len(s); ; {
		if i = strings.LastIndex(s[:i], ". "); i < 0 {
			return s
		}
		if len(s[strings.LastIndexByte(s[:i], ' ')+1:i]) > abbreviation {
			return s[i+2:]
		}
	}
}

// abbreviation is how many bytes a word before a full stop has that may be one.
const abbreviation = 4

// otherAt reports whether another body is named right before the word for resolution, or right behind the number and
// its date.
func otherAt(folded string, from, to int) bool {
	before := clean(clause(folded[max(0, from-80):from]))
	behind := clean(folded[to:min(len(folded), to+90)])
	for _, s := range words()[otherBody] {
		if i := strings.LastIndex(before, s); i >= 0 && strings.IndexFunc(before[i+len(s):], joint) < 0 &&
			len(strings.Fields(before[i+len(s):])) < 3 {
			return true
		}
		if i := strings.Index(behind, s); i >= 0 && strings.IndexFunc(behind[:i], joint) < 0 &&
			countWords(behind[:i]) <= besideBody {
			return true
		}
	}
	return false
}

// besideBody is how many words may stand between a number and the body that it is of: "of 23 March".
const besideBody = 3

func countWords(s string) int {
	n := 0
	for f := range strings.FieldsSeq(s) {
		if strings.IndexFunc(f, unicode.IsLetter) >= 0 {
			n++
		}
	}
	return n
}

func joint(r rune) bool { return strings.ContainsRune(",;()«»“”", r) }

func clean(s string) string { return strings.ReplaceAll(s, "\x00", "") }

// The kinds of words that name no kind of paper.
const (
	otherBody    = "other"
	amongNumbers = "among"
)

//go:embed data/words.tsv
var wordData string

// words are the stems of each kind.
var words = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	lang.Words(wordData, func(kind, word string) { out[kind] = append(out[kind], clean(fold(word))) })
	return out
})

// namesBody is a number that says itself which body it is of: 15/CP.22.
var namesBody = lazyregexp.New(`^[0-9]+/[A-Z]`)

// Key is the same for all citations of one paper and for its symbol, so that A/RES/75/158 is cited by 75/158, but not
// as a decision.
func (c Citation) Key() string {
	if (c.Other || c.Kind == Decision) && !namesBody.MatchString(c.Name) {
		return string(c.Kind) + " " + compact(c.Name)
	}
	return SymbolKey(c.Name)
}

// SymbolKey is the key of the paper with a symbol; see [Citation.Key].
func SymbolKey(symbol string) string {
	if rest, ok := strings.CutPrefix(symbol, "A/DEC/"); ok {
		return string(Decision) + " " + compact(rest)
	}
	return compact(strings.TrimPrefix(symbol, "A/RES/"))
}

func compact(s string) string { return strings.ReplaceAll(s, " ", "") }
