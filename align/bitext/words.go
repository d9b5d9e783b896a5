package bitext

import (
	"fmt"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Word is a word of a segment that may have a counterpart on the other side.
type Word struct {
	Start, End int     // in the segment, in bytes; words of scripts without spaces overlap
	Linked     float64 // probability that a word of the other side renders it
	Usual      float64 // how often such a word has its counterpart in pairs of this text
	Link       int     // its likeliest counterpart, by its place among the words of the other side; -1 for none
}

// Words knows the words of pairs of segments that render one another: source segment i and target segment i.
type Words struct {
	m              *model
	into, back     *linker
	source, target usual
	renders        wordRenderings
}

// mostStudied is how many pairs of words of one pair of segments are learnt from: 3,000 paragraphs of 60 words have
// as many.
const mostStudied = 12_000_000

// NewWords takes the lexicons, built in and given, and learns from the pairs themselves more words, how far words
// move between the languages, and how often each has its counterpart. Texts of different numbers of segments are an
// error.
func NewWords(source, target []Segment, opts ...Option) (*Words, error) {
	if len(source) != len(target) {
		return nil, fmt.Errorf("bitext: %d segments against %d; pairs have one each", len(source), len(target))
	}
	o := newOptions(opts)
	o.places = true
	m, err := newModel(source, target, o)
	if err != nil {
		return nil, err
	}
	var links []link
	pairs := 0
	for i := range source {
		s, t := m.source.segments[i], m.target.segments[i]
		if pairs += len(s) * len(t); len(s) > 0 && len(t) > 0 && pairs < mostStudied {
			links = append(links, link{s, t})
		}
	}
	if err := m.learn(links, rounds, o.stop); err != nil {
		return nil, err
	}
	w := &Words{m: m, into: newLinker(m.forward, m.target.rarity), back: newLinker(m.backward, m.source.rarity)}
	for range jumpRounds {
		if err := o.stop(); err != nil {
			return nil, err
		}
		for _, l := range links[:min(len(links), jumpLinks)] {
			w.into.posteriors(l.source, l.target)
			w.back.posteriors(l.target, l.source)
		}
		w.into.learnJumps()
		w.back.learnJumps()
	}
	w.source, w.target = newUsual(m.source, m.forward), newUsual(m.target, m.backward)
	w.renders = wordRenderings{
		words:   map[[2]int32]int32{},
		phrases: map[phrase]map[int32]int32{},
		met:     map[phrase]int32{},
		of:      map[phrase]rendered{},
	}
	for k, l := range links {
		if k%256 == 0 {
			if err := o.stop(); err != nil {
				return nil, err
			}
		}
		s, t := w.link(l.source, l.target)
		w.countRendered(l.source, l.target, s)
		w.source.count(l.source, s)
		w.target.count(l.target, t)
	}
	w.source.toShares()
	w.target.toShares()
	w.chooseUsual()
	return w, nil
}

// Pair gives the words of both segments of pair i. It is not safe for concurrent use.
func (w *Words) Pair(i int) (source, target []Word) {
	s, t := w.m.source.segments[i], w.m.target.segments[i]
	source, target = w.link(s, t)
	place(source, w.m.source.places[i], s, w.source.share)
	place(target, w.m.target.places[i], t, w.target.share)
	return source, target
}

func place(words []Word, places []lang.Span, ids []int32, usual []float64) {
	for k := range words {
		words[k].Start, words[k].End, words[k].Usual = places[k].Start, places[k].End, usual[ids[k]]
	}
}

// Lengths gives how many characters the sides of pair i have, and how many the target is expected to have for the
// source.
func (w *Words) Lengths(i int) (source, target, expected float64) {
	m := w.m
	source, target = float64(m.source.chars[i]), float64(m.target.chars[i])
	all := float64(
		m.target.sums[len(m.target.chars)]+charsBefore,
	) / float64(
		m.source.sums[len(m.source.chars)]+charsBefore,
	)
	return source, target, source * all
}

// link finds which words of two segments render one another: a link counts as far as both directions hold it likely.
func (w *Words) link(s, t []int32) (source, target []Word) {
	source, target = make([]Word, len(s)), make([]Word, len(t))
	into := w.into.posteriors(s, t) // by target word, then source word
	back := w.back.posteriors(t, s)
	best := func(words []Word, k, other int, p float64, top []float64) {
		words[k].Linked += p
		if p > top[k] {
			top[k], words[k].Link = p, other
		}
	}
	tops, topt := make([]float64, len(s)), make([]float64, len(t))
	for a := range source {
		source[a].Link = -1
	}
	for b := range target {
		target[b].Link = -1
	}
	for b := range t {
		for a := range s {
			if p := float64(sqrt32(into[b*len(s)+a] * back[a*len(t)+b])); p > 0.01 {
				best(source, a, b, p, tops)
				best(target, b, a, p, topt)
			}
		}
	}
	for a := range source {
		source[a].Linked = min(source[a].Linked, 1)
	}
	for b := range target {
		target[b].Linked = min(target[b].Linked, 1)
	}
	return source, target
}

// usual is how often words have their counterparts: those met often by what was seen, others by words of their class.
type usual struct {
	class        []uint8
	share, times []float64
}

// Classes of words by what is to be expected of them.
const (
	common  = iota // function words and marks
	known          // words of which renderings are known
	unknown        // others
	classes
)

// usualOf is how often words of each class have their counterparts in close translations, usualTimes how many words
// that counts for.
var usualOf = [classes]float64{0.55, 0.88, 0.6}

const (
	usualTimes = 40. // words that usualOf counts for
	classTimes = 4.  // words that the share of its class counts for beside what is seen of a word
)

func newUsual(t *text, table *table) usual {
	n := len(t.vocab.types)
	u := usual{class: make([]uint8, n), share: make([]float64, n), times: make([]float64, n)}
	for i := range n {
		w := &t.vocab.types[i]
		_, p := table.row(int32(i))
		var sum float32
		for _, x := range p {
			sum += x
		}
		switch {
		case w.kind == lang.Punct || t.lang.IsFunctionWord(w.form):
			u.class[i] = common
		case sum >= 0.3:
			u.class[i] = known
		default:
			u.class[i] = unknown
		}
	}
	return u
}

func (u *usual) count(ids []int32, words []Word) {
	for k, x := range ids {
		u.share[x] += words[k].Linked
		u.times[x]++
	}
}

// toShares turns sums into shares.
func (u *usual) toShares() {
	var sum, times [classes]float64
	for i, c := range u.class {
		sum[c] += u.share[i]
		times[c] += u.times[i]
	}
	for i, c := range u.class {
		class := (sum[c] + usualTimes*usualOf[c]) / (times[c] + usualTimes)
		u.share[i] = (u.share[i] + classTimes*class) / (u.times[i] + classTimes)
	}
}
