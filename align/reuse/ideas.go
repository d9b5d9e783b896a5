package reuse

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

const (
	// conceptShare is what a group of synonyms counts beside the word itself.
	conceptShare = 1.0
	// nearShare is what two ideas that stand near each other count beside a word.
	nearShare = 0.5
	// window is how many content words after the first of two the second may stand, to be near it.
	window = 6
)

// Whole is how many units a set may have to be traced as a whole: up to it ideas are gathered, which takes some seven times the
// memory of the words, and pairs vouch for each other, so that a new unit can change the score of any pair. In a larger set the
// words themselves are rare enough to tell units apart, and new units can be traced by themselves (see Memory).
const Whole = 10_000

// An idea is a group of words that may stand for one another, in the language's synonyms.txt, or where a word is in none, its
// family. Ideas that stand near each other in both of two units, whatever the words between and their order, tell a request
// that was put in other words from one on the same subject.
type idea uint32

// thesaurus gives the groups of synonyms each term is in.
func (d *side) thesaurus() (of [][]idea, groups int) {
	of = make([][]idea, len(d.stems))
	for _, row := range d.lang.Table("synonyms.txt") {
		met := false
		for _, w := range strings.Fields(row[0]) {
			t, ok := d.vocab[d.lang.Stem(w)]
			if ok && d.kinds[t] == content && !slices.Contains(of[t], idea(groups)) {
				of[t] = append(of[t], idea(groups))
				met = true
			}
		}
		if met {
			groups++
		}
	}
	return of, groups
}

// gatherIdeas gives every unit that asks the vector of its ideas, less those no other unit has, and adds it to the length
// of the unit's own. n is the number of units that rarity goes by.
func (d *side) gatherIdeas(s *Set, termUnits []int32, n float64) {
	of, groups := d.thesaurus()
	d.synonyms = of
	g := &gatherer{d: d, of: of, groups: idea(groups), termUnits: termUnits, ids: map[uint64]int32{}}
	d.ideas = make([][]feature, len(d.body))
	for i := range d.body {
		if s.asks(i) {
			d.ideas[i] = g.ideas(i)
		}
	}
	for i, v := range d.ideas {
		kept := v[:0]
		square := d.norm[i] * d.norm[i]
		for _, f := range v {
			if c := g.df[f.id]; c > 1 {
				f.w *= float32(math.Pow(math.Log2(n/float64(c)), rarityPower))
				square += float64(f.w) * float64(f.w)
				kept = append(kept, f)
			}
		}
		d.norm[i] = math.Sqrt(square)
		d.ideas[i] = slices.Clip(slices.Clone(kept))
	}
}

// A gatherer lists the ideas of one unit after the other.
type gatherer struct {
	d         *side
	of        [][]idea // by term
	groups    idea
	termUnits []int32
	ids       map[uint64]int32
	df        []int32 // by id: units with it
	words     []placed
}

// placed is a content word with its ideas and what its place and its novelty make of it.
type placed struct {
	ideas          []idea
	place, novelty float32
}

// ideas lists the ideas of a unit, and those of its body that stand near each other, by rising id, before their rarity.
func (g *gatherer) ideas(i int) []feature {
	var v []feature
	v = g.concepts(v, g.d.chapeau[i], chapeauShare)
	v = g.concepts(v, g.d.body[i], 1)
	for k, a := range g.words {
		for _, b := range g.words[k+1 : min(len(g.words), k+1+window)] {
			w := nearShare * a.place * float32(math.Sqrt(float64(a.novelty*b.novelty)/float64(len(a.ideas)*len(b.ideas))))
			for _, x := range a.ideas {
				for _, y := range b.ideas {
					if x != y {
						v = append(v, feature{g.id(uint64(min(x, y)+1)<<32 | uint64(max(x, y)+1)), w})
					}
				}
			}
		}
	}
	slices.SortFunc(v, func(a, b feature) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(b.w, a.w)) })
	v = slices.CompactFunc(v, func(a, b feature) bool { return a.id == b.id })
	for _, f := range v {
		g.df[f.id]++
	}
	return v
}

// concepts appends the groups of the words of a text, and leaves in g.words its content words.
func (g *gatherer) concepts(v []feature, terms []int32, share float32) []feature {
	g.words = g.words[:0]
	prev := int32(-1)
	for k, t := range terms {
		if g.d.kinds[t] == function {
			continue
		}
		w := placed{ideas: g.of[t], place: place(k), novelty: g.d.novelty(prev, t, g.termUnits)}
		prev = t
		if g.d.kinds[t] != content {
			continue
		}
		for _, x := range w.ideas {
			v = append(v, feature{g.id(uint64(x) + 1), conceptShare * share * w.place * w.novelty / float32(math.Sqrt(float64(len(w.ideas))))})
		}
		if len(w.ideas) == 0 {
			w.ideas = []idea{g.groups + idea(g.d.family[t])}
		}
		g.words = append(g.words, w)
	}
	return v
}

func (g *gatherer) id(key uint64) int32 {
	id, ok := g.ids[key]
	if !ok {
		id = int32(len(g.df))
		g.ids[key] = id
		g.df = append(g.df, 0)
	}
	return id
}
