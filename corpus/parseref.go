package corpus

import (
	"cmp"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// maxRef is how long a ref may be, in bytes.
const maxRef = 160

// around is what may stand around a ref where it was copied from: quotation marks, white space, and the sign that
// ends a phrase.
const around = "\"'`“”„‟‘’‚‛«»‹›,;. \t\r\n\u00a0\u202f"

var (
	romanPart = lazyregexp.New(`^([IVXLCDMivxlcdm]+)(?:\s*[.:,]\s*|\s+|$)`)
	yearPart  = lazyregexp.New(`^([12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:\s*[.:,]\s*|\s+|$)`)
	sentence  = lazyregexp.New(`\s*#\s*([0-9]{1,6})\s*$`)
	// firstLabel is a label that opens a path: 2, 14bis, 115.3, 3.1, d.1, A, pp4, or one in brackets.
	firstLabel = lazyregexp.New(
		`^\(?\s*([0-9]+(?:[.\-][0-9]+)*\s?(?:` + terms.SuffixPattern() + `)\b|[\p{L}\p{M}0-9]+(?:[.\-/][\p{L}0-9]+)*)\s*\)?`,
	)
	nextLabel = lazyregexp.New(`^[\s.,]*\(?\s*([\p{L}\p{M}0-9]+(?:[.\-/][\p{L}0-9]+)*)\s*\)?`)
	repeat    = lazyregexp.New(`^~([0-9]{1,6})$`)
)

// ParseRef reads a ref as people write it: VII.2(b), VII.2 b), vii.2.b, 2017:2(b), VI.19#2, 15/CP.22:1(a), "decision
// 15/CP.22, paragraph 1 (a)", "paragraphe 3 b) de la résolution 73/7", "article 5 (2)", OP7 ter, PP2 bis, in English,
// French and Spanish. The error is a *RefError.
func ParseRef(s string) (Ref, error) {
	r, why := parseRef(s)
	if why == "" {
		if back, again := parseRef(r.String()); again != "" || back != r { // what is printed must read as it was
			why = formHint
		}
	}
	if why != "" {
		return Ref{}, &RefError{Text: s, Why: why}
	}
	return r, nil
}

const formHint = "it should name a part and its labels, such as VII.2(b), 2017:2(b), 15/CP.22:1(a) or Art. 5:2"

// parseRef reads a ref, or says why it can't.
func parseRef(s string) (r Ref, why string) {
	rest := strings.Trim(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s), around)
	if len(rest) > maxRef {
		return r, "it is too long"
	}
	if m := sentence.FindStringSubmatchIndex(rest); m != nil {
		if r.Sentence, _ = strconv.Atoi(rest[m[2]:m[3]]); r.Sentence == 0 {
			return r, "sentences are counted from 1"
		}
		rest = rest[:m[0]]
	}
	var ok bool
	if r.Part, r.Path, ok = splitRef(rest); !ok {
		if r.Part, r.Path, ok = parseCitation(rest); !ok {
			return r, formHint
		}
	}
	if r.Part == "" && r.Path == "" {
		return r, "it names nothing"
	}
	return r, ""
}

// splitRef reads the forms that begin with the name of a part or are a path alone.
func splitRef(s string) (part, path string, ok bool) {
	if i := strings.LastIndexByte(s, ':'); i > 0 {
		part = cleanNames(s[:i])
		if n, err := ParseRoman(part); err == nil {
			part = Roman(n)
		} else {
			part = canonicalPart(part)
		}
		if len(part) == 0 || strings.Trim(part, "0123456789") == "" && len(part) != 4 {
			return "", "", false
		}
		path, ok = parsePath(s[i+1:])
		return part, path, ok
	}
	if bareLetter.MatchString(s) || barePathOfItems.MatchString(s) {
		path, ok = parsePath(s)
		return "", path, ok
	}
	if m := romanPart.FindStringSubmatch(s); m != nil && !recitalHead.MatchString(s) {
		if n, err := ParseRoman(m[1]); err == nil {
			rest := s[len(m[0]):]
			if rest == "" {
				return Roman(n), "", true
			}
			if path, ok = parsePath(rest); ok &&
				(rest[0] >= '0' && rest[0] <= '9' || m[0] != m[1] && strings.ContainsAny(m[0], ".:,")) {
				return Roman(n), path, startsAsPath(path)
			}
		}
	}
	if m := yearPart.FindStringSubmatch(s); m != nil {
		rest := s[len(m[0]):]
		if rest == "" {
			return m[1], "", true
		}
		if path, ok = parsePath(rest); ok && startsAsPath(path) {
			return m[1], path, true
		}
	}
	if barePath.MatchString(s) && !recitalHead.MatchString(s) {
		path, ok = parsePath(s)
		return "", path, ok
	}
	if namedPart.MatchString(s) {
		if _, _, cited := parseCitation(s); !cited {
			return cleanName(s), "", true
		}
	}
	return "", "", false
}

var (
	// namedPart is a symbol, or a capitalised name with a number, that stands alone: A/RES/77/194, WHA66.1, Choice 1.
	namedPart = lazyregexp.New(
		`^(?:\p{L}+[0-9]+(?:[./-][\p{L}0-9]+)+|[\p{L}0-9.-]+(?:/[\p{L}0-9.()-]+)+|\p{Lu}[\p{L}\p{M}]+(?: \p{L}+){0,3} (?:[0-9]+|[IVXLC]+|[A-Z]))$`,
	)
	// barePathOfItems is a path without a part whose first label is a letter or a Roman number: II(a), A(1)(b), II~2.
	// The number of a repeat stands behind paths only.
	barePathOfItems = lazyregexp.New(`^[\p{L}\p{M}]{1,8}(?:(?:\([^()\s]+\))+(?:~[0-9]+)?|~[0-9]+)$`)
	barePath        = lazyregexp.New(`(?i)^(?:[0-9]|(?:pp|fn|h|t|i|r)[0-9])[\p{L}0-9().~ -]*$`)
	bareLetter      = lazyregexp.New(
		`^(?:[a-z]{1,2}|[A-BE-HJKN-UWYZ])(?:\([\p{L}0-9.]{1,8}\))*(?:~[0-9]+)?$`,
	) // the item of a list without a number; capitals that are Roman numbers name a part
	recitalHead = lazyregexp.New(`(?i)^(?:pp|op)\s*[0-9]`)
)

// startsAsPath reports whether a path after a meeting begins with a number or the sign of a block without a label.
func startsAsPath(path string) bool {
	c := path[0]
	return c >= '0' && c <= '9' || barePath.MatchString(path) || len(pathLabels(path)[0]) <= 4 ||
		isRoman(pathLabels(path)[0])
}

// parsePath reads labels: "2(b)(iv)", "2 b) iv)", "2.b", "pp4", "14 bis".
func parsePath(s string) (string, bool) {
	s = strings.TrimSpace(s)
	var suffix string
	if i := strings.IndexByte(s, '~'); i > 0 {
		if !repeat.MatchString(s[i:]) {
			return "", false
		}
		s, suffix = s[:i], s[i:]
	}
	m := firstLabel.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	r := Ref{Path: cleanLabel(m[1])}
	if r.Path == "" {
		return "", false
	}
	// "2.b" is b of 2, as "VII.2.b" is written; "115.3" and "A.1" are labels of their own
	if head, tail, ok := strings.Cut(r.Path, "."); ok && strings.Trim(head, "0123456789") == "" && startsLetter(tail) {
		r = Ref{Path: head}.Child(tail)
	}
	for s = s[len(m[0]):]; strings.TrimSpace(s) != ""; {
		m = nextLabel.FindStringSubmatch(s)
		if m == nil {
			return "", false
		}
		label := cleanLabel(m[1])
		if label == "" {
			return "", false
		}
		r = r.Child(label)
		s = s[len(m[0]):]
	}
	return r.Path + suffix, true
}

func startsLetter(s string) bool {
	return s != "" && unicode.IsLetter([]rune(s)[0])
}

// cleanLabel is a label as refs have it: without zeros before it, and without the space before bis.
func cleanLabel(s string) string {
	s = strings.ReplaceAll(s, " ", "")
	if t := strings.TrimLeft(s, "0"); t != "" && t[0] >= '0' && t[0] <= '9' {
		s = t
	} else if t == "" && s != "" {
		s = "0"
	}
	return s
}

// canonicalRef reads exactly what String prints.
func canonicalRef(s string) (Ref, error) {
	bad := &RefError{Text: s, Why: "it is not in the form in which references are printed"}
	var r Ref
	body := s
	if i := strings.LastIndexByte(body, '#'); i >= 0 {
		n, err := strconv.Atoi(body[i+1:])
		if err != nil || n < 1 {
			return Ref{}, bad
		}
		body, r.Sentence = body[:i], n
	}
	if i := strings.LastIndexByte(body, ':'); i >= 0 {
		r.Part, r.Path = body[:i], body[i+1:]
	} else if head, tail, ok := strings.Cut(body, "."); ok && isRoman(head) && tail != "" {
		r.Part, r.Path = head, tail
	} else if namedPart.MatchString(body) && !barePath.MatchString(body) {
		r.Part = body
	} else if barePath.MatchString(body) && !yearOnly.MatchString(body) {
		r.Path = body
	} else if _, ok := parsePath(body); ok && !isRoman(body) && !strings.ContainsAny(body, "/ ") &&
		!yearOnly.MatchString(body) {
		r.Path = body
	} else {
		r.Part = body
	}
	if len(s) > 2*maxRef || r.String() != s || r.Part != "" && cleanNames(r.Part) != r.Part && r.Path == "" {
		return Ref{}, bad
	}
	return r, nil
}

var yearOnly = lazyregexp.New(`^[12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?$`)

//go:embed data/citations.tsv
var citationData string

// citationWords tells what a word of a citation names; keys are folded, several words joined by a space.
var citationWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	lang.Words(citationData, func(kind, word string) { out[lang.FoldAll.Key(word)] = kind })
	return out
})

// rank is how far out the kinds of a citation stand: a decision holds annexes, an annex holds articles.
var rank = map[string]int{
	"meeting":    1,
	"decision":   2,
	"resolution": 2,
	"annex":      3,
	"schedule":   3,
	"appendix":   4,
	"part":       5,
	"chapter":    6,
	"section":    7,
	"article":    8,
	"paragraph":  9,
	"recital":    9,
	"note":       9,
}

// A mention is one place that a citation names.
type mention struct {
	kind, number string
}

// parseCitation reads a citation in words: each name of a kind with the number behind it, the outermost first in the
// ref.
func parseCitation(s string) (part, path string, ok bool) {
	mentions, ok := mentionsOf(s)
	if !ok || len(mentions) == 0 {
		return "", "", false
	}
	slices.SortStableFunc(mentions, func(a, b mention) int { return cmp.Compare(rank[a.kind], rank[b.kind]) })
	var names []string
	for _, m := range mentions {
		switch m.kind {
		case "paragraph":
			labels, fine := parsePath(m.number)
			if !fine {
				return "", "", false
			}
			if path != "" {
				labels = Ref{Path: path}.Child(pathLabels(labels)[0]).Path
			}
			path = labels
		case "recital":
			path = "pp" + cleanLabel(m.number)
		case "note":
			path = "fn" + cleanLabel(m.number)
		case "article": // the labels behind its number are of its paragraphs: article 5 (2)
			labels, fine := parsePath(m.number)
			if !fine {
				return "", "", false
			}
			chain := pathLabels(labels)
			names = append(names, partName(m.kind, chain[0]))
			if inner := chain[1:]; len(inner) > 0 && path == "" {
				path = Ref{Path: inner[0]}.Path
				for _, l := range inner[1:] {
					path = Ref{Path: path}.Child(l).Path
				}
			}
		default:
			names = append(names, partName(m.kind, m.number))
		}
	}
	return strings.Join(names, ", "), path, true
}

// partName is what a ref calls a part that a citation names.
func partName(kind, number string) string {
	if kind == "meeting" {
		if n, err := ParseRoman(number); err == nil {
			return Roman(n)
		}
		if n, err := strconv.Atoi(number); err == nil && n > 0 && n < 1000 {
			return Roman(n)
		}
		return cleanName(number)
	}
	return (&Part{Kind: PartKind(kind), Number: number, Name: upperFirst(kind) + " " + number}).refName(&Document{})
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// canonicalPart writes the names of parts as refs do, each by itself: "Annexe I" is Annex I, and what is no name stays.
func canonicalPart(s string) string {
	names := strings.Split(s, ", ")
	for i, name := range names {
		if m, ok := mentionsOf(name); ok && len(m) == 1 && rank[m[0].kind] < rank["paragraph"] {
			names[i] = partName(m[0].kind, m[0].number)
		}
	}
	return strings.Join(names, ", ")
}

var (
	gluedMark = lazyregexp.New(`(?i)^(pp|op)([0-9].*)$`)
)

// mentionsOf splits a citation into what it names; ok is false where a word is neither a name, a number nor a filler.
func mentionsOf(s string) ([]mention, bool) {
	words := citationWords()
	tokens := strings.Fields(strings.NewReplacer(",", " , ", "’", "' ", "'", "' ").Replace(s))
	var out []mention
	var bare []string
	for i := 0; i < len(tokens); {
		token := strings.Trim(tokens[i], ",;")
		if m := gluedMark.FindStringSubmatch(token); m != nil {
			kind := words[strings.ToLower(m[1])]
			number, n := numberAfter(append([]string{m[2]}, tokens[i+1:]...))
			out, i = append(out, mention{kind, number}), i+n
			continue
		}
		kind, used := kindAt(tokens[i:], words)
		switch {
		case token == "":
			i++
		case kind == "filler":
			i += used
		case kind != "":
			number, n := numberAfter(tokens[i+used:])
			if number == "" && kind != "annex" && kind != "appendix" {
				return nil, false
			}
			out, i = append(out, mention{kind, number}), i+used+n
		case strings.ContainsAny(token, "0123456789"):
			bare = append(bare, token)
			i++
		default:
			return nil, false
		}
	}
	for _, b := range bare { // a symbol beside a paragraph: "A/RES/77/194, para. 27"
		if !strings.Contains(b, "/") && !strings.Contains(b, ".") || len(out) == 0 {
			return nil, false
		}
		out = append(out, mention{"resolution", b})
	}
	return out, true
}

// kindAt is what the words at the head of tokens name, up to four of them, the most first.
func kindAt(tokens []string, words map[string]string) (kind string, used int) {
	for n := min(4, len(tokens)); n > 0; n-- {
		key := lang.FoldAll.Key(strings.Trim(strings.ToLower(strings.Join(tokens[:n], " ")), ".,;:°º"))
		if k, ok := words[strings.Trim(key, "'")]; ok {
			return k, n
		}
	}
	return "", 0
}

// numberAfter takes the number and the labels in brackets behind the name of a kind: "1 (a) (ii)", "3 b)", "7 ter",
// "II".
func numberAfter(tokens []string) (number string, used int) {
	var parts []string
	for _, t := range tokens {
		bare := strings.Trim(t, ",;")
		letter := strings.HasSuffix(bare, ")")
		suffix := isSuffix(strings.ToLower(bare))
		first := len(parts) == 0 &&
			(strings.ContainsAny(bare, "0123456789") || isRoman(strings.ToUpper(bare)) ||
				len([]rune(strings.Trim(bare, "()"))) == 1)
		if bare == "" || !first && !(len(parts) > 0 && (letter || suffix)) {
			break
		}
		parts, used = append(parts, strings.Trim(bare, ".")), used+1
		if strings.HasSuffix(t, ",") {
			break
		}
	}
	return strings.Join(parts, " "), used
}
