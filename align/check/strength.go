package check

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/bitext"
)

// A spoken is how the sides of a pair speak: the classes that one has, with words, and the log odds of each that the
// other tells.
type spoken struct {
	have            map[class]string
	odds            map[class]float64
	table           *markers
	other           *reading // the side that is not English
	otherMarks      []string
	sourceIsEnglish bool
	limits          *side
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
	p := &spoken{table: o.markers, other: other, otherMarks: o.marks(other), sourceIsEnglish: english == s, limits: o}
	var beside []string
	p.have, beside = e.classes(english)
	p.otherMarks = append(p.otherMarks, freeMarks(other.text, tw, english.text, sw, e, p.otherMarks)...)
	p.odds = p.table.odds(p.otherMarks, beside)
	return p
}

// farApart is how far the log odds of a denial must be apart on two sides that are not English: those of 4 in 1,000
// French and Spanish paragraphs are farther.
const farApart = 9

// denial finds a denial that one side lacks in a pair without English: where the words of one side speak for a denial
// in English, and those of the other against it.
func (c *Checker) denial(s, t *reading, sw, tw []bitext.Word) *Finding {
	if c.source.markers == nil || c.target.markers == nil || c.source.markers == c.target.markers {
		return nil
	}
	sm, tm := c.source.marks(s), c.target.marks(t)
	sm = append(sm, freeMarks(s.text, sw, t.text, tw, c.target, sm)...)
	tm = append(tm, freeMarks(t.text, tw, s.text, sw, c.source, tm)...)
	a, b := c.source.markers.odds(sm, nil)[deny], c.target.markers.odds(tm, nil)[deny]
	f := &Finding{Kind: Negation, Confidence: sigmoid(math.Abs(a-b) - farApart)}
	word := ""
	if a > b {
		f.Source = s.standing(c.source.markers.tellingFor(deny, sm))
		word = f.Source
	} else {
		f.Target = t.standing(c.target.markers.tellingFor(deny, tm))
		word = f.Target
	}
	f.Why = fmt.Sprintf("One side denies (%s); nothing in the other does.", word)
	return f
}

// negation finds a denial that one side lacks.
func (p *spoken) negation() *Finding {
	odds := p.odds[deny]
	if word := p.have[deny]; word != "" {
		f := p.finding(Negation, word, "", sigmoid(-odds-p.limits.lacksDenial))
		f.Why = fmt.Sprintf("One side denies (%s); nothing in the other does.", word)
		return f
	}
	word := p.other.standing(p.table.tellingFor(deny, p.otherMarks))
	f := p.finding(Negation, "", word, sigmoid(odds-p.limits.hasDenial))
	f.Why = fmt.Sprintf("One side denies (%s); nothing in the other does.", word)
	return f
}

// strength finds words that ask with another strength than those of the other side: shall and should, requests and
// invites.
func (p *spoken) strength() *Finding {
	var best *Finding
	for _, is := range slices.Sorted(maps.Keys(p.have)) {
		group := groupOf(is)
		if group == "" {
			continue
		}
		for _, other := range slices.Sorted(maps.Keys(p.odds)) {
			if groupOf(other) != group || p.have[other] != "" {
				continue
			}
			conf := sigmoid(p.odds[other] - p.odds[is] - p.limits.otherStrength)
			if best != nil && best.Confidence >= conf {
				continue
			}
			word := p.other.standing(p.table.tellingFor(other, p.otherMarks))
			best = p.finding(Strength, p.have[is], word, conf)
			best.Why = fmt.Sprintf(
				"Where the other side has %q, official texts have %q, not %q.",
				word,
				other,
				p.have[is],
			)
		}
	}
	return best
}

// finding puts an English word and one of the other language on their sides.
func (p *spoken) finding(kind Kind, english, other string, confidence float64) *Finding {
	if !p.sourceIsEnglish {
		english, other = other, english
	}
	return &Finding{Kind: kind, Source: english, Target: other, Confidence: confidence}
}

// standing is a word, or two, as it stands in the text.
func (r *reading) standing(mark string) string {
	mark = strings.TrimPrefix(strings.TrimPrefix(mark, "^"), free)
	if isLetterAlone(mark) {
		return mark
	}
	first, second, two := strings.Cut(mark, " ")
	for k, x := range r.keys {
		switch {
		case x == first && !two:
			return r.text[r.spans[k].Start:r.spans[k].End]
		case x == first && k+1 < len(r.keys) && r.keys[k+1] == second,
			!two && strings.HasPrefix(mark, x) && k+1 < len(r.keys) && mark == x+r.keys[k+1]:
			return r.text[r.spans[k].Start:r.spans[k+1].End]
		case two && isLetterAlone(x) && k+2 < len(r.keys) && mark == x+r.keys[k+1]+" "+r.keys[k+1]+r.keys[k+2]:
			return r.text[r.spans[k].Start:r.spans[k+2].End]
		}
	}
	return mark
}
