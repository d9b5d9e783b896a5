package check

import (
	"maps"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A spoken is how the sides of a pair speak: the classes that one has, with words, and the log odds of each that the
// other tells.
type spoken struct {
	have            map[class]lang.Span // the first English word of the class
	english         *reading
	odds            map[class]float64
	table           *markers
	opened          map[string]*opening // how paragraphs of the other side begin
	other           *reading            // the side that is not English
	words, theirs   []bitext.Word       // of English, and of the other side
	otherMarks      []string
	sourceIsEnglish bool
	otherSide       *vocabulary
	englishSide     *vocabulary
}

// speak works out how the sides of a pair speak; nil where neither is English, or the other language was not counted.
func (c *Checker) speak(s, t *reading, sw, tw []bitext.Word) *spoken {
	english, other, e, o := s, t, c.source, c.target
	if !e.isEnglish() {
		english, other, e, o = t, s, c.target, c.source
		sw, tw = tw, sw
	}
	if !e.isEnglish() || o.markers == nil {
		return nil
	}
	p := &spoken{
		table: o.markers, english: english, other: other, words: sw, theirs: tw,
		otherMarks: o.marks(other), sourceIsEnglish: english == s, otherSide: o, englishSide: e,
		opened: readOpenings()[o.lang.Tag().String()],
	}
	var beside []string
	p.have, beside = e.classes(english)
	p.otherMarks = append(p.otherMarks, freeMarks(other.text, tw, english.text, sw, e, p.otherMarks)...)
	p.odds = p.table.odds(p.otherMarks, beside)
	return p
}

// strength finds words that ask with another strength than those of the other side, by all words or by those at the
// beginning, whichever is surer.
func (p *spoken) strength() *Finding {
	words, opening := p.otherWords(), p.otherOpening()
	if words == nil || opening != nil && opening.Confidence > words.Confidence {
		return opening
	}
	return words
}

// otherWords finds words that ask with another strength than those of the other side: shall and should, requests and
// invites. The word that tells so has to stand for the English one as far as the links of words say.
func (p *spoken) otherWords() *Finding {
	var best *Finding
	for _, is := range slices.Sorted(maps.Keys(p.have)) {
		group := groupOf(is)
		if group == "" {
			continue
		}
		for _, other := range slices.Sorted(maps.Keys(p.odds)) {
			if _, both := p.have[other]; groupOf(other) != group || both || p.comeTo(is, other) {
				continue
			}
			conf := sigmoid(p.odds[other] - p.odds[is] - p.otherSide.otherStrength)
			if best != nil && best.Confidence >= conf {
				continue
			}
			telling := p.table.tellingFor(other, p.otherMarks)
			at, ok := p.other.place(telling)
			if !ok || p.table.theirs[telling][other] < tellsStrength || !p.mayRender(p.have[is], at) {
				continue
			}
			english, word := p.english.text[p.have[is].Start:p.have[is].End], p.other.text[at.Start:at.End]
			best = p.finding(Strength, english, word, conf)
			best.Why = align.Remarkf("Where the other side has “%s”, official texts have “%s”, not “%s”.", word, other, english)
		}
	}
	return best
}

// comeTo reports whether two strengths come to the same: what shall be done must be done, and what shall not be done
// may not be done.
func (p *spoken) comeTo(a, b class) bool {
	binds := func(c class) bool { return c == "shall" || c == "must" }
	_, denied := p.have[deny]
	return binds(a) && binds(b) || denied && (binds(a) && b == "may" || a == "may" && binds(b))
}

// tellsStrength is how much a word has to speak for a strength by itself; many that speak for it a little tell less.
const tellsStrength = 1

// The probabilities from which a word counts as linked to its counterpart, and as surely so.
const (
	linkedFrom   = 0.5
	linkedSurely = 0.8
)

// mayRender reports whether words of the other side may stand for an English one: neither has its counterpart
// elsewhere.
func (p *spoken) mayRender(english, other lang.Span) bool {
	return !linkedElsewhere(p.words, english, p.theirs, other) && !linkedElsewhere(p.theirs, other, p.words, english)
}

// linkedElsewhere reports whether the words of a span have counterparts, and none within a word of another span.
func linkedElsewhere(words []bitext.Word, from lang.Span, others []bitext.Word, to lang.Span) bool {
	elsewhere := false
	for _, w := range words {
		if w.End <= from.Start || w.Start >= from.End || w.Linked < linkedSurely || w.Link < 0 {
			continue
		}
		first, last := others[max(w.Link-1, 0)], others[min(w.Link+1, len(others)-1)]
		if first.Start < to.End && last.End > to.Start {
			return false
		}
		elsewhere = true
	}
	return elsewhere
}

// finding puts an English word and one of the other language on their sides.
func (p *spoken) finding(kind Kind, english, other string, confidence float64) *Finding {
	if !p.sourceIsEnglish {
		english, other = other, english
	}
	return &Finding{Kind: kind, Source: english, Target: other, Confidence: confidence}
}

// place is where a mark stands in the text: a word, or two.
func (r *reading) place(mark string) (lang.Span, bool) {
	mark = strings.TrimPrefix(strings.TrimPrefix(mark, "^"), free)
	first, second, two := strings.Cut(mark, " ")
	for k, x := range r.keys {
		switch {
		case x == first && !two:
			return r.spans[k], true
		case x == first && k+1 < len(r.keys) && r.keys[k+1] == second,
			!two && strings.HasPrefix(mark, x) && k+1 < len(r.keys) && mark == x+r.keys[k+1]:
			return lang.Span{Start: r.spans[k].Start, End: r.spans[k+1].End}, true
		case two && isLetterAlone(x) && k+2 < len(r.keys) && mark == x+r.keys[k+1]+" "+r.keys[k+1]+r.keys[k+2]:
			return lang.Span{Start: r.spans[k].Start, End: r.spans[k+2].End}, true
		}
	}
	return lang.Span{}, false
}
