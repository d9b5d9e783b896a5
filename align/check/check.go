package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Pair is two segments that render one another.
type Pair struct {
	Source, Target string
	Of             string // the paragraph that it is a part of; empty where the pair is a whole
}

func (p Pair) isOneSided() bool {
	return strings.TrimSpace(p.Source) == "" || strings.TrimSpace(p.Target) == ""
}

// A Kind is what a finding is about. The strings are those of the machine formats.
type Kind string

// The kinds of findings.
const (
	Negation     Kind = "negation"
	Number       Kind = "number"
	Date         Kind = "date"
	Symbol       Kind = "symbol"
	Unit         Kind = "unit"
	Name         Kind = "name"
	Strength     Kind = "strength"
	Addressee    Kind = "addressee"
	List         Kind = "list"
	Term         Kind = "term"
	Omission     Kind = "omission"
	Addition     Kind = "addition"
	Untranslated Kind = "untranslated"
	Brackets     Kind = "brackets"
)

// A Finding is one thing in a pair that a reviser should look at.
type Finding struct {
	Kind       Kind
	Source     string       // the words of the source; empty where it lacks them
	Target     string       // the words of the target; empty where it lacks them
	Confidence float64      // 0 to 1
	Why        align.Remark // one sentence
}

// defaultLeast is the confidence from which findings are told unless another is asked for.
const defaultLeast = 0.5

// A Checker checks the pairs of a text. It is not safe for concurrent use.
type Checker struct {
	Least float64 // confidence from which findings are told; New sets Told

	pairs          []Pair
	wholes         []whole // by pair: the paragraph that it is a part of
	words          *bitext.Words
	source, target *vocabulary
	lost, added    judge
	denied         [2]denialJudge // of denials that the source has, that the target has
}

// A whole is a paragraph: pairs that follow one another and are of the same. Its sentences may share its words out
// otherwise than those of the other language, so that a clause is missing only where the paragraph lacks it.
type whole struct {
	Pair
	words                  int // by which Checker.words knows it
	sourceFrom, targetFrom int // where the pair stands in it, in bytes
}

// New makes a checker of pairs in two languages. It learns words from the pairs, beside the lexicons of opts and
// those built in.
func New(pairs []Pair, source, target language.Tag, opts ...bitext.Option) (*Checker, error) {
	c := &Checker{
		Least:  defaultLeast,
		pairs:  pairs,
		source: vocabularyOf(lang.For(source)),
		target: vocabularyOf(lang.For(target)),
	}
	c.lost, c.added = judges(c.source, c.target)
	c.denied = deniedJudges(c.source, c.target)
	s, t := make([]bitext.Segment, len(pairs)), make([]bitext.Segment, len(pairs))
	for i, p := range pairs {
		s[i], t[i] = bitext.Segment{Text: p.Source}, bitext.Segment{Text: p.Target}
	}
	for i := 0; i < len(pairs); {
		j := i + 1
		for j < len(pairs) && pairs[i].Of != "" && pairs[j].Of == pairs[i].Of {
			j++
		}
		if j == i+1 {
			c.wholes = append(c.wholes, whole{Pair: pairs[i], words: i})
		} else {
			c.join(i, j, len(s))
			all := c.wholes[i]
			s, t = append(s, bitext.Segment{Text: all.Source}), append(t, bitext.Segment{Text: all.Target})
		}
		i = j
	}
	w, err := bitext.NewWords(s, t, append([]bitext.Option{bitext.WithLanguages(source, target)}, opts...)...)
	if err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	c.words = w
	return c, nil
}

// join makes a whole of the pairs from to to-1.
func (c *Checker) join(from, to, words int) {
	var source, target strings.Builder
	for i := from; i < to; i++ {
		c.wholes = append(c.wholes, whole{words: words, sourceFrom: source.Len(), targetFrom: target.Len()})
		source.WriteString(c.pairs[i].Source + " ")
		target.WriteString(c.pairs[i].Target + " ")
	}
	for i := from; i < to; i++ {
		c.wholes[i].Source, c.wholes[i].Target = source.String(), target.String()
	}
}

// Findings gives what is found in pair i, in the order of the kinds. A pair with an empty side has none but that it may
// be an item of a list that the side lacks.
func (c *Checker) Findings(i int) []Finding {
	p := c.pairs[i]
	if p.isOneSided() {
		if f := c.lackingItem(i); f != nil && f.Confidence >= c.Least {
			return []Finding{*f}
		}
		return nil
	}
	s, t := c.source.read(p.Source), c.target.read(p.Target)
	var out []Finding
	add := func(f *Finding) {
		if f != nil && f.Confidence >= c.Least {
			out = append(out, *f)
		}
	}
	sw, tw := c.words.Pair(i)
	foreign := c.untranslated(s, t)
	speech := c.speak(s, t, sw, tw)
	add(c.negation(speech, s, t, sw, tw))
	add(c.number(s, t))
	add(c.date(s, t))
	add(c.symbol(s, t))
	add(c.unit(s, t, sw, tw))
	add(c.name(s, t, sw, tw))
	if speech != nil {
		add(speech.strength())
	}
	add(c.addressee(s, t, sw, tw))
	add(listed(p))
	add(c.term(i, s, t, sw, tw))
	add(foreign)
	add(brackets(p))
	if foreign == nil {
		add(c.missing(i))
	}
	return out
}

// date finds months that differ.
func (c *Checker) date(s, t *reading) *Finding {
	a, b := lackingOne(s.months, t.months), lackingOne(t.months, s.months)
	if a == "" || b == "" {
		return nil
	}
	return &Finding{
		Date,
		s.as[a],
		t.as[b],
		0.9,
		align.Remarkf("The source has the month %s where the target has %s.", s.as[a], t.as[b]),
	}
}

// untranslated finds a run of words that the target has from the source as they stand, with function words of the
// source's language among them, which names seldom have.
func (c *Checker) untranslated(s, t *reading) *Finding {
	if lang.Same(c.source.lang.Tag(), c.target.lang.Tag()) {
		return nil
	}
	const least = 4
	for i := 0; i+least <= len(t.keys); i++ {
		for j := range s.keys {
			n := 0
			telling := 0
			for i+n < len(t.keys) && j+n < len(s.keys) && t.keys[i+n] == s.keys[j+n] {
				if k := t.keys[i+n]; c.source.lang.IsFunctionWord(k) && !c.target.lang.IsFunctionWord(k) {
					telling++
				}
				n++
			}
			if n >= least && telling >= 2 {
				words := t.text[t.spans[i].Start:t.spans[i+n-1].End]
				if c.isName(words) || isQuoted(t.text, t.spans[i].Start, t.spans[i+n-1].End) {
					continue
				}
				return &Finding{
					Untranslated,
					words,
					words,
					0.85,
					align.Remarkf("The target has “%s” as it stands in the source.", clip(words)),
				}
			}
		}
	}
	return nil
}

// isName reports whether words of the source are written as a name or the title of a work: with capitals, but for
// function words.
func (c *Checker) isName(words string) bool {
	capitals, others := 0, 0
	for w := range strings.FieldsSeq(words) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r) && !c.source.lang.IsFunctionWord(lang.FoldAll.Key(w)):
			others++
		}
	}
	return capitals >= 5*others
}

// isQuoted reports whether a stretch of a text stands between brackets or quotation marks: the title of a work as it
// is.
func isQuoted(text string, from, to int) bool {
	open, shut := strings.LastIndexAny(text[:from], "([«“\"„"), strings.LastIndexAny(text[:from], ")]»”")
	return open > shut && strings.ContainsAny(text[to:], ")]»”\"")
}

// brackets finds brackets that one side does not close, and square brackets that only one side has.
func brackets(p Pair) *Finding {
	open := func(s string) int { return strings.Count(s, "(") + strings.Count(s, "（") }
	shut := func(s string) int { return strings.Count(s, ")") + strings.Count(s, "）") }
	square := func(s string) int { return strings.Count(s, "[") + strings.Count(s, "]") }
	a, b := open(p.Source) > shut(p.Source), open(p.Target) > shut(p.Target)
	switch {
	case a && !b:
		return &Finding{Brackets, "(", "", 0.7, align.Remarkf("A bracket of the source is not closed.")}
	case b && !a:
		return &Finding{Brackets, "", "(", 0.7, align.Remarkf("A bracket of the target is not closed.")}
	case square(p.Source) != square(p.Target):
		return &Finding{Brackets, "[", "[", 0.6, align.Remarkf("The square brackets of the two sides differ.")}
	}
	return nil
}

func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}
