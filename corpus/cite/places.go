package cite

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Place is a paper that a text cites, with the paragraphs of it that are named beside it.
type Place struct {
	// of a paper that is named again ("the same resolution") what was named before; without a name if nothing was
	Citation
	Start, End int      // bytes of the text: the number with the paragraphs and the words between
	Paragraphs []string // as refs name them: 3, 2(b); those of a range each
	OfPart     bool     // they are paragraphs of an annex or another part of the paper
}

//go:embed data/places.tsv
var placeData string

// placePatterns find the paragraphs named beside the number of a paper.
type placePatterns struct {
	// groups: the list of paragraphs; before: the words behind it; again: the word for a resolution
	before, behind, again *regexp.Regexp
	number, part          *regexp.Regexp
	to                    *regexp.Regexp // between the first and the last
	other                 *regexp.Regexp // words between that go on to another thing: "of the report and its resolution"
}

var places = sync.OnceValue(func() placePatterns {
	words := map[string][]string{}
	lang.Words(placeData, func(kind, word string) {
		word = strings.ReplaceAll(strings.ReplaceAll(regexp.QuoteMeta(word), `\?`, "?"), " ", `[\s\x{a0}]`)
		words[kind] = append(words[kind], word)
	})
	oneOf := func(kind string) string { return "(?:" + strings.Join(words[kind], "|") + ")" }
	const blank = `[\s\x{a0}]`
	const number = `[0-9]{1,3}(?:` + blank + `?\(?[a-z]\)(?:` + blank + `?\(?[ivx]{1,4}\))?)?`
	to := `(?:` + blank + oneOf("to") + blank + `|` + blank + `?[–-]` + blank + `?)`
	next := `(?:,?` + blank + oneOf("and") + blank + `|,` + blank + `|` + to + `)`
	list := `\b` + oneOf("paragraph") + blank + `(` + number + `(?:` + next + number + `)*)`
	word := `[\p{L}'’-]+` + blank
	resolution, decision := oneOf(string(Resolution)), oneOf(string(Decision))
	return placePatterns{
		before: regexp.MustCompile(`(?i)` + list + `,?` + blank + `((?:` + word + `){1,12})$`),
		behind: regexp.MustCompile(
			`(?i)^(?:` + blank + oneOf("of") + blank + `[0-9]{1,2}` + blank + `[^,;.()]{3,24}[0-9]{4})?,?` + blank + list,
		),
		again: regexp.MustCompile(
			`(?i)` + list + `,?` + blank + oneOf("same") + blank + `(?:(` + resolution + `)|` + decision + `)`,
		),
		number: regexp.MustCompile(`(?i)` + number),
		part:   regexp.MustCompile(`(?i)\b` + oneOf("part") + `s?\b`),
		to:     regexp.MustCompile(`(?i)^` + to + `$`),
		other: regexp.MustCompile(`(?i)(?:^|` + blank + `)` + oneOf("and") + blank + `(?:\p{L}{1,3}` + blank + `){0,2}(?:` +
			resolution + `|` + decision + `)`),
	}
})

// longestList is how many bytes before a number the paragraphs and the words between may take.
const longestList = 240

// mostOfRange is how many paragraphs "paragraphs 3 to 60" may name.
const mostOfRange = 60

// Places lists the papers that a text cites in the order in which they stand, with the paragraphs that are named beside
// each: "paragraphs 3 to 5 of its resolution 75/158", "decision 1/CP.16, paragraph 70", "paragraph 2 of the same
// resolution". Paragraphs before a list of papers are those of the first.
func Places(text string) []Place {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	p := places()
	var out []Place
	from := 0
	for _, c := range Find(text) {
		at := Place{Citation: c, Start: c.From, End: c.To}
		head := text[max(min(from, c.From), c.From-longestList):c.From]
		if m := p.before.FindStringSubmatchIndex(head); m != nil && !p.other.MatchString(head[m[4]:m[5]]) {
			at.Start = c.From - len(head) + m[0]
			at.Paragraphs = p.list(head[m[2]:m[3]])
			at.OfPart = p.part.MatchString(head[m[4]:m[5]])
		} else if m := p.behind.FindStringSubmatchIndex(text[c.To:]); m != nil && c.Kind != Paper {
			list := text[c.To+m[2] : c.To+m[3]]
			if strings.HasPrefix(text[c.To+m[3]:], "/") { // "paragraph 5 and 76/3": the last is of the next number
				all := p.number.FindAllStringIndex(list, -1)
				list = list[:all[max(len(all)-2, 0)][1]]
			}
			if at.Paragraphs = p.list(list); len(at.Paragraphs) > 0 {
				at.End = c.To + m[2] + len(list)
			}
		}
		from = at.End
		out = append(out, at)
	}
	for _, m := range p.again.FindAllStringSubmatchIndex(text, -1) {
		at := Place{Start: m[0], End: m[1], Paragraphs: p.list(text[m[2]:m[3]])}
		at.Kind = Decision
		if m[4] >= 0 {
			at.Kind = Resolution
		}
		for _, o := range out {
			if o.Name != "" && o.Kind == at.Kind && o.To <= at.Start {
				at.Citation = o.Citation
			}
		}
		out = append(out, at)
	}
	slices.SortStableFunc(out, func(a, b Place) int { return a.Start - b.Start })
	return out
}

// list reads the numbers of a list of paragraphs; between the ends of a range it counts.
func (p *placePatterns) list(text string) []string {
	var out []string
	last := 0
	for _, m := range p.number.FindAllStringIndex(text, -1) {
		label := pathOf(text[m[0]:m[1]])
		if len(out) > 0 && p.to.MatchString(text[last:m[0]]) {
			first, err1 := strconv.Atoi(out[len(out)-1])
			end, err2 := strconv.Atoi(label)
			for n := first + 1; err1 == nil && err2 == nil && n < end && end-first <= mostOfRange; n++ {
				out = append(out, strconv.Itoa(n))
			}
		}
		out = append(out, label)
		last = m[1]
	}
	return out
}

// pathOf is a printed number as refs have it: "2 b)" is 2(b).
func pathOf(printed string) string {
	parts := strings.FieldsFunc(strings.ToLower(printed), func(r rune) bool {
		return strings.ContainsRune("() \t\n ", r)
	})
	out := parts[0]
	for _, q := range parts[1:] {
		out += "(" + q + ")"
	}
	return out
}
