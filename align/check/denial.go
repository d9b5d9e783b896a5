package check

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A denial is a word that denies, or one that may stand for a denial: "without", "prohibited", "unpaid".
type denial struct {
	key    int  // its place among the keys of the segment
	denies bool // it denies wherever it stands
	half   bool // it goes with another word that denies (pas)
	lacks  bool // it tells that something is lacking ("sans", "non"), or speaks for a denial by itself
	link   int  // its likeliest counterpart among the words of the other side; -1 for none
}

// denials are the words of a segment that deny or may stand for a denial. words are its words as package bitext links
// them.
func (s *side) denials(r *reading, words []bitext.Word) (out []denial) {
	for k, key := range r.keys {
		kind := s.kind(key)
		denies := kind == "denies" || class(s.class[key]) == deny || strings.HasSuffix(key, "n't")
		if kind == "half" {
			var turned bool
			if denies, turned = s.whole(r, k); turned {
				kind = "turns"
			}
		}
		if s.isSham(r, k) {
			kind, denies = "turns", false
		}
		if r.isInName(k) {
			kind, denies = "", false
		}
		half, lacks := kind == "other half", kind == "lacks"
		if denies || kind == "weak" || kind == "turns" || half || lacks {
			lacks = lacks || !half && s.markers.speaks(r.keys, k)
			out = append(out, denial{k, denies, half, lacks, linkOf(r, k, words)})
		}
	}
	return out
}

// halvesApart is how many words may stand between the halves of a denial: "n'a toujours été informé d'aucun".
const halvesApart = 6

// whole reports whether half a denial (ne) has its other half (pas) behind it or before it, and whether it turns the
// sentence otherwise: "ne ... que" (only).
func (s *side) whole(r *reading, k int) (denies, turned bool) {
	for j := max(0, k-halvesApart); j < k; j++ {
		if s.is[r.keys[j]] == "other half" {
			return true, false // aucun ... ne
		}
	}
	for j := k + 1; j < min(k+1+halvesApart, len(r.keys)); j++ {
		switch s.kind(r.keys[j]) {
		case "other half":
			if denies = true; s.is[r.keys[j]] == "other half" {
				return true, false // "peut" may still be followed by "que", "pas" is not
			}
		case "turns half":
			return false, true
		}
	}
	return denies, false
}

// tellsDenial is the weight from which a word speaks for a denial by itself.
const tellsDenial = 0.5

// speaks reports whether a word, or two with it, speaks for a denial in English.
func (m *markers) speaks(keys []string, k int) bool {
	if m == nil {
		return false
	}
	at := func(mark string) bool { return m.theirs[mark][deny] >= tellsDenial }
	return at(keys[k]) || at(free+keys[k]) || k > 0 && at(keys[k-1]+" "+keys[k]) ||
		k+1 < len(keys) && at(keys[k]+" "+keys[k+1])
}

// isSham reports whether word k is of two that deny nothing: "not only", "no later", "or not".
func (s *side) isSham(r *reading, k int) bool {
	return k+1 < len(r.keys) && s.shams[r.keys[k]+" "+r.keys[k+1]] || k > 0 && s.shams[r.keys[k-1]+" "+r.keys[k]]
}

// isInName reports whether a word has a capital inside a sentence, as words of names and titles have.
func (r *reading) isInName(k int) bool {
	first, _ := utf8.DecodeRuneInString(r.text[r.spans[k].Start:])
	before := strings.TrimRight(r.text[:r.spans[k].Start], " \u00a0")
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsUpper(first) && (unicode.IsLetter(last) || last == ',')
}

// linkOf is the counterpart of a key among the words of the other side, -1 for none.
func linkOf(r *reading, key int, words []bitext.Word) int {
	span, best, link := r.spans[key], linkedFrom, -1
	for _, w := range words {
		if w.Start <= span.Start && w.End >= span.End && w.Linked >= best {
			best, link = w.Linked, w.Link
		}
	}
	return link
}

// A denying is a side of a pair by its denials.
type denying struct {
	side    *side
	text    *reading
	words   []bitext.Word
	denials []denial
}

// denied is the word of one side that denies and has the least on the other that may stand for it; false for none.
// against is what that takes off the log odds that the denial is lacking there.
func (d denying) denied(other denying) (out denial, against float64, ok bool) {
	standIns := slices.DeleteFunc(slices.Clone(other.denials), func(x denial) bool { return other.hasCounterpart(x, d, mayStandIn) })
	for _, x := range d.denials {
		if !x.denies && !x.lacks || d.hasCounterpart(x, other, anyDenial) {
			continue
		}
		places := d.counterparts(x, other)
		a := 0.0
		for _, y := range standIns {
			a += y.against(places)
		}
		if !ok || a < against {
			out, against, ok = x, a, true
		}
	}
	return out, against, ok
}

const (
	linkedBeside = 6  // words from a denial to the word that tells by its counterpart where the denial should stand
	standBeside  = 4  // words from that counterpart to one that may stand for the denial
	ofStandIn    = 2  // what such a word takes off the log odds that the denial is lacking
	ofDenial     = 12 // what a word that denies takes off
)

// against is what a word takes off the log odds that it does not stand for a denial, if it stands about some places;
// one that denies does so wherever it stands, for clauses may come in another order.
func (x denial) against(places []int) float64 {
	if x.denies {
		return ofDenial
	}
	if slices.ContainsFunc(places, func(at int) bool { return max(at-x.key, x.key-at) <= standBeside }) {
		return ofStandIn
	}
	return 0
}

// counterparts are where the words nearest to a denial, before and behind it, have their counterparts on the other
// side, as keys.
func (d denying) counterparts(x denial, other denying) (out []int) {
	at := d.text.spans[x.key]
	before, behind := -1, -1
	for k, w := range d.words {
		switch {
		case w.Linked < linkedFrom || w.Link < 0:
		case w.End <= at.Start:
			before = k
		case w.Start >= at.End && behind < 0:
			behind = k
		}
	}
	spans := d.text.spans
	left, right := spans[max(0, x.key-linkedBeside)].Start, spans[min(len(spans)-1, x.key+linkedBeside)].End
	for _, k := range []int{before, behind} {
		if k < 0 || d.words[k].Start < left || d.words[k].End > right {
			continue
		}
		to := other.words[d.words[k].Link]
		if key := slices.IndexFunc(other.text.spans, func(s lang.Span) bool { return s.End > to.Start }); key >= 0 {
			out = append(out, key)
		}
	}
	return out
}

// hasCounterpart reports whether a denial has as its counterpart a denial of the other side that is of a kind.
func (d denying) hasCounterpart(x denial, other denying, is func(x, y denial) bool) bool {
	if x.link < 0 {
		return false
	}
	to := other.words[x.link]
	return slices.ContainsFunc(other.denials, func(y denial) bool {
		at := other.text.spans[y.key]
		return at.Start < to.End && at.End > to.Start && is(x, y)
	})
}

func anyDenial(_, _ denial) bool { return true }

// mayStandIn reports whether the counterpart y of x only may stand for a denial, so that x stands for y and for no word
// that denies: "without" beside "sans".
func mayStandIn(x, y denial) bool { return !y.denies && !y.half && !(x.denies && y.lacks) }

func (d denying) word(x denial) string {
	return d.text.text[d.text.spans[x.key].Start:d.text.spans[x.key].End]
}

// farApart is how far the log odds of a denial must be apart on two sides that are not English: those of 4 in 1,000
// French and Spanish paragraphs are farther.
const farApart = 9

// negation finds a denial that one side lacks: a word that denies without a counterpart that does, where the words of
// the pair do not speak for a denial on the other side. Words there that may stand for it count against. speech is nil where neither side is English.
func (c *Checker) negation(speech *spoken, s, t *reading, sw, tw []bitext.Word) *Finding {
	if c.source.markers == c.target.markers || !c.source.isEnglish() && c.source.markers == nil ||
		!c.target.isEnglish() && c.target.markers == nil {
		return nil
	}
	source := denying{c.source, s, sw, c.source.denials(s, sw)}
	target := denying{c.target, t, tw, c.target.denials(t, tw)}
	f := &Finding{Kind: Negation}
	x, against, ok := source.denied(target)
	y, other, found := target.denied(source)
	inSource := ok && (!found || against <= other)
	switch {
	case inSource:
		f.Source = source.word(x)
	case found:
		against, f.Target = other, target.word(y)
	default:
		return nil
	}
	if speech != nil {
		f.Confidence = speech.lacks(inSource == speech.sourceIsEnglish, against)
	} else {
		apart := c.source.markers.denies(s, sw, t, tw, c.source, c.target) -
			c.target.markers.denies(t, tw, s, sw, c.target, c.source)
		if !inSource {
			apart = -apart
		}
		f.Confidence = sigmoid(apart - farApart - against)
	}
	f.Why = fmt.Sprintf("One side denies (%s); nothing in the other does.", f.Source+f.Target)
	return f
}

// lacks is the probability that a denial is lacking on the side that is not English, or on the English one.
func (p *spoken) lacks(englishDenies bool, against float64) float64 {
	if englishDenies {
		return sigmoid(-p.odds[deny] - p.limits.lacksDenial - against)
	}
	return sigmoid(p.odds[deny] - p.limits.hasDenial - against)
}

// denies are the log odds that English would deny where a side of another language stands.
func (m *markers) denies(r *reading, words []bitext.Word, other *reading, theirs []bitext.Word, s, o *side) float64 {
	marks := s.marks(r)
	marks = append(marks, freeMarks(r.text, words, other.text, theirs, o, marks)...)
	return math.Max(m.odds(marks, nil)[deny], -farApart)
}
