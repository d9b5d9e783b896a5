package check

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

const (
	chance    = 0.12 // how often a word of a clause that the other side lacks seems to have a counterpart there
	heaviest  = 2.5  // the most that a word counts for or against
	leastLost = 4    // words that a stretch must have
	spread0   = 0.01 // variance of the log ratio of lengths, and what is added to it by character
	spread1   = 2.5
)

// missing finds the stretch of one side that has no counterpart on the other, of the paragraph that pair i is a part
// of, if it begins in the pair.
func (c *Checker) missing(i int) *Finding {
	p := c.wholes[i]
	a, b := c.stretches(p)
	x, y := c.lost.of(a), c.added.of(b)
	if max(x, y) < c.Least {
		return nil
	}
	if a.acronym || isReference(p.Source, a) {
		x = 0
	}
	if b.acronym || isReference(p.Target, b) {
		y = 0
	}
	inside := func(at, from int, text string) bool { return at >= from && at < from+len(text) }
	switch {
	case a.words >= leastLost && x >= y:
		if words := p.Source[a.from:a.to]; inside(a.from, p.sourceFrom, c.pairs[i].Source) {
			return &Finding{Omission, words, "", x, align.Remarkf("Nothing in the target renders “%s”.", clip(words))}
		}
	case b.words >= leastLost:
		if words := p.Target[b.from:b.to]; inside(b.from, p.targetFrom, c.pairs[i].Target) {
			return &Finding{
				Addition,
				"",
				words,
				y,
				align.Remarkf("Nothing in the source is rendered by “%s”.", clip(words)),
			}
		}
	}
	return nil
}

// longestReference is how many words a stretch may have that only says which part of the paper is meant.
const longestReference = 10

// isReference reports whether a stretch leads to the label of a part of the paper ("referred to in subsection (1)"):
// a translation may leave to the context which part is meant ("visé au présent article").
func isReference(text string, s stretch) bool {
	if s.words > longestReference {
		return false
	}
	at := labelInBrackets.FindStringIndex(text[s.to:])
	return at != nil && at[0] == 0 || labelInBrackets.MatchString(text[s.from:s.to])
}

var labelInBrackets = lazyregexp.New(`\s?\(([0-9]{1,3}(\.[0-9]+)?|[a-z])\)`)

// stretches are the words of each side of a paragraph that most seem to have no counterpart.
func (c *Checker) stretches(p whole) (source, target stretch) {
	s, t := c.words.Pair(p.words)
	ls, lt, expected := c.words.Lengths(p.words)
	source = newStretch(p.Source, s, t, math.Log(lt/expected), expected/ls, lt)
	target = newStretch(p.Target, t, s, math.Log(expected/lt), 1, expected)
	source.acronym = hasAcronym(p.Target, t, p.Source, s, source)
	target.acronym = hasAcronym(p.Source, s, p.Target, t, target)
	return source, target
}

// A judge turns the evidence that words are missing into the probability that a person would mark them: logistic
// regression, fitted to clauses left out of and brought into official texts (TestFitMissing).
type judge [pieces + 1]float64

func (j judge) of(s stretch) float64 {
	z := j[pieces]
	for k, x := range s.evidence {
		z += j[k] * x
	}
	return 1 / (1 + math.Exp(-z))
}

// judges are those of words lost and added, fitted for pairs with English; for two other languages the mean of
// theirs, made stricter, since words linked through English are linked worse. Languages that none were fitted for
// have Chinese ones, made stricter yet.
func judges(source, target *vocabulary) (lost, added judge) {
	switch {
	case source.isEnglish() && target.lost != judge{}:
		return target.lost, target.added
	case target.isEnglish() && source.lost != judge{}:
		return source.added, source.lost
	}
	sl, sa := source.lost, source.added
	tl, ta := target.lost, target.added
	doubt := noEnglish
	if (sl == judge{} || tl == judge{}) {
		other := vocabularyOf(lang.For(language.Chinese))
		doubt += notFitted
		if (sl == judge{}) {
			sl, sa = other.lost, other.added
		}
		if (tl == judge{}) {
			tl, ta = other.lost, other.added
		}
	}
	return between(tl, sa, doubt), between(ta, sl, doubt)
}

// What is taken off the log odds of judges between languages that they were not fitted for. The first is what French
// and Spanish paragraphs need for 4 in 1,000 to be told.
const (
	noEnglish = 2.2
	notFitted = 1.0
)

func between(a, b judge, doubt float64) judge {
	for k := range a {
		a[k] = (a[k] + b[k]) / 2
	}
	a[pieces] -= doubt
	return a
}

// A stretch is words from a byte up to another that have no counterparts, and what tells so.
type stretch struct {
	from, to int
	words    int // that lack their counterparts
	evidence [pieces]float64
	acronym  bool // an acronym stands in their place on the other side
}

// The pieces of evidence.
const (
	weight    = iota // of the words: the sum of how much likelier each is so linked where they are missing
	clause           // the same of the whole clause in which they stand
	inPlace          // of the words without counterparts that stand in their place on the other side
	repeated         // of the words that stand elsewhere in the segment too
	shorter          // how much likelier the lengths are if they are missing
	size             // logarithm of the words of the segment
	looseness        // how much rarer than usual the other words have their counterparts
	gap              // words that stand in their place on the other side, for each of them
	edges            // whether they begin and end where clauses do: 0 to 2
	density          // weight of each
	sure             // of them lack the counterparts that they nearly always have
	pieces
)

// newStretch is the stretch of words whose sum of weights is highest. ratio is by how much the other side is longer
// than expected, in logarithms, scale what a character is on the other side, length that of the other side.
func newStretch(text string, words, others []bitext.Word, ratio, scale, length float64) (best stretch) {
	first, last, top := heaviestRun(words)
	if last < 0 {
		return best
	}
	best.from, best.to = words[first].Start, words[last].End
	e := &best.evidence
	e[weight], e[size] = top, math.Log(float64(len(words)))
	elsewhere := map[string]bool{}
	rest := 0.0
	for k, w := range words {
		if k < first || k > last {
			elsewhere[text[w.Start:w.End]] = true
			rest += w.Usual - w.Linked
		}
	}
	for _, w := range words[first : last+1] {
		if w.Linked < 0.5 {
			best.words++
		}
		if elsewhere[text[w.Start:w.End]] {
			e[repeated] += max(weightOf(w), 0)
		}
	}
	if n := len(words) - (last + 1 - first); n > 0 {
		e[looseness] = rest / float64(n+5) * 10
	}
	e[clause] = clauseAround(text, words, first, last)
	e[inPlace], e[gap] = standIn(words, others, first, last)
	n := float64(last + 1 - first)
	e[gap] = min(e[gap]/n, 3)
	e[density] = top / n
	for _, w := range words[first : last+1] {
		if w.Linked < 0.15 && w.Usual > 0.75 {
			e[sure]++
		}
	}
	if first == 0 ||
		strings.ContainsAny(text[min(words[first-1].End, words[first].Start):words[first].Start], clauseMarks) {
		e[edges]++
	}
	if last == len(words)-1 ||
		strings.ContainsAny(text[min(words[last].End, words[last+1].Start):words[last+1].Start], clauseMarks) {
		e[edges]++
	}
	gone := float64(utf8.RuneCountInString(text[best.from:best.to])) * scale
	spread := spread0 + spread1/length
	without := ratio + math.Log((length+gone)/length)
	e[shorter] = min(max((ratio*ratio-without*without)/(2*spread), -6), 6)
	return best
}

// heaviestRun is the run of words whose sum of weights is highest; last is -1 where none weighs anything.
func heaviestRun(words []bitext.Word) (first, last int, top float64) {
	last = -1
	now, start := 0.0, 0
	for k, w := range words {
		if now <= 0 {
			now, start = 0, k
		}
		if now += weightOf(w); now > top {
			top, first, last = now, start, k
		}
	}
	return first, last, top
}

// weightOf is how much likelier it is to see a word so linked in a clause that the other side lacks than in one it has.
func weightOf(w bitext.Word) float64 {
	usual := min(max(w.Usual, 0.05), 0.98)
	x := w.Linked*math.Log(chance/usual) + (1-w.Linked)*math.Log((1-chance)/(1-usual))
	return min(max(x, -heaviest), heaviest)
}

// clauseMarks end clauses.
const clauseMarks = ",;:،؛，；：、("

// clauseAround is the highest sum of weights of the words from one mark between clauses to another that hold half of
// a stretch at least.
func clauseAround(text string, words []bitext.Word, first, last int) float64 {
	best := -heaviest * 4
	middle := (first + last) / 2
	start := 0
	sum, holds := 0.0, false
	for k, w := range words {
		if k > 0 && strings.ContainsAny(text[min(words[k-1].End, w.Start):w.Start], clauseMarks) {
			if holds {
				best = max(best, sum)
			}
			start, sum, holds = k, 0, false
		}
		sum += weightOf(w)
		holds = holds || k == middle
	}
	if holds && start > 0 {
		best = max(best, sum)
	}
	return best
}

// standIn is what the words weigh that stand on the other side where the words first to last should have their
// counterparts.
func standIn(words, others []bitext.Word, first, last int) (sum, between float64) {
	from, to := placeOf(words, others, first, last)
	for _, w := range others[from:to] {
		if w.Linked < 0.5 {
			sum += max(weightOf(w), 0)
		}
		between++
	}
	return sum, between
}

// placeOf is where the words first to last should have their counterparts on the other side.
func placeOf(words, others []bitext.Word, first, last int) (from, to int) {
	to = len(others)
	for k := first - 1; k >= 0; k-- {
		if words[k].Linked > 0.5 {
			from = words[k].Link + 1
			break
		}
	}
	for k := last + 1; k < len(words); k++ {
		if words[k].Linked > 0.5 {
			to = words[k].Link
			break
		}
	}
	if from > to {
		from, to = to, from
	}
	return max(0, min(from, len(others))), min(to, len(others))
}

// hasAcronym reports whether an acronym stands where a stretch should have its counterpart, and not in the text of the
// stretch: CNUCED for the United Nations Conference on Trade and Development.
func hasAcronym(text string, words []bitext.Word, own string, others []bitext.Word, s stretch) bool {
	first := slices.IndexFunc(others, func(w bitext.Word) bool { return w.Start >= s.from })
	last := first
	for last >= 0 && last+1 < len(others) && others[last+1].End <= s.to {
		last++
	}
	if s.words < leastLost || first < 0 {
		return false
	}
	from, to := placeOf(others, words, first, last)
	for k := max(0, from-1); k < min(len(words), to+1); k++ {
		word := text[words[k].Start:words[k].End]
		elsewhere := words[k].Linked > linkedSurely && (words[k].Link < first || words[k].Link > last)
		if isAcronym(word) && !elsewhere && !strings.Contains(own, word) {
			return true
		}
	}
	return false
}

// isAcronym reports whether a word is of capitals, three at least, but for a letter at its end (SIDS, LLDCs).
func isAcronym(word string) bool {
	capitals, others := 0, 0
	for _, r := range word {
		if unicode.IsUpper(r) {
			capitals++
		} else {
			others++
		}
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	return capitals >= 3 && (others == 0 || others == 1 && unicode.IsLower(last))
}
