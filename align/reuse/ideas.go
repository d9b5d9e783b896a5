package reuse

import (
	"context"
	"math"
	"math/bits"
	"slices"
	"strings"
)

const (
	// nearShare is what two ideas that stand near each other count beside a word.
	nearShare = 0.5
	// window is how many content words after the first of two the second may stand, to be near it.
	window = 6
)

// An idea is a group of words that may stand for one another, in the language's synonyms.txt, or where a word is in
// none, its family. Ideas that stand near each other in both of two units, whatever the words between and their
// order, tell a request that was put in other words from one on the same subject.
type idea uint32

// thesaurus gives the groups of synonyms each term is in, and numbers the features of the groups after those of the
// families.
func (d *termIndex) thesaurus() {
	d.synonyms = make([][]idea, len(d.stems))
	groups := idea(0)
	for _, row := range d.lang.Table("synonyms.txt") {
		for _, w := range strings.Fields(row[0]) {
			t, ok := d.vocab[d.lang.Stem(w)]
			if ok && d.kinds[t] == content && !slices.Contains(d.synonyms[t], groups) {
				d.synonyms[t] = append(d.synonyms[t], groups)
			}
		}
		groups++
	}
	d.firstGroup, d.groups = d.features, groups
	d.features += int32(groups)
	d.heads = make([]uint32, len(d.stems))
	for t, stem := range d.stems {
		d.heads[t] = uint32(hashText(prefix(stem, familyLength))) | 1<<31 // above all numbers of groups
	}
}

// A placed word is a content word with what its place and its novelty make of it.
type placed struct {
	term int32
	at   int // among the content words
	w    float32
}

// placedWords appends the content words of a body that are wanted.
func (d *termIndex) placedWords(out []placed, body []int32, wanted func(term int32) bool) []placed {
	prev, at := int32(-1), 0
	for k, t := range body {
		if d.kinds[t] == function {
			continue
		}
		if d.kinds[t] == content {
			if wanted(t) {
				out = append(out, placed{t, at, place(k) * float32(math.Sqrt(float64(d.novelty(prev, t))))})
			}
			at++
		}
		prev = t
	}
	return out
}

// anyWord wants all words.
func anyWord(int32) bool { return true }

// eachNear calls f for two ideas that stand near each other in some words, with what they count before their rarity.
// The key is the same in either order.
func (d *termIndex) eachNear(words []placed, f func(key uint64, w float32)) {
	for k, a := range words {
		xs := d.ideasOf(a.term)
		for _, b := range words[k+1:] {
			if b.at > a.at+window {
				break
			}
			ys := d.ideasOf(b.term)
			w := nearShare * a.w * b.w / float32(math.Sqrt(float64(len(xs)*len(ys))))
			for _, x := range xs {
				for _, y := range ys {
					if x != y {
						f(nearKey(x, y), w)
					}
				}
			}
		}
	}
}

// nearKey is the key of two ideas, the same in either order.
func nearKey(x, y idea) uint64 { return hashKey(uint64(min(x, y))<<32 | uint64(max(x, y))) }

// ideasOf gives the ideas of a content word.
func (d *termIndex) ideasOf(t int32) []idea {
	if len(d.synonyms[t]) > 0 {
		return d.synonyms[t]
	}
	return d.ownIdea[t : t+1]
}

// countNear counts, under hashes, in how many of n units two ideas stand near each other. The error is the context's.
func (d *termIndex) countNear(ctx context.Context, s *Set, n float64) error {
	d.ownIdea = make([]idea, len(d.stems))
	for t, h := range d.heads {
		d.ownIdea[t] = idea(h)
	}
	words := 0
	for _, b := range d.body {
		words += len(b)
	}
	d.near = newTally(1<<min(24, max(18, bits.Len(uint(4*words)))), d.from > 0)
	var ideas nearIdeas
	for _, body := range d.body[d.from:] {
		for _, key := range ideas.keys(d, body) {
			d.near.want(key)
		}
	}
	err := parallel(ctx, len(d.body), nil, func() func(int) {
		var ideas nearIdeas
		near := d.near.tallier()
		return func(i int) {
			if near.times = d.times[i]; near.times > 0 && s.asks(i) {
				near.addAll(ideas.keys(d, d.body[i]))
				near.end()
			}
		}
	})
	d.nearRarity = rarities(n, d.near.counts)
	return err
}

// nearIdeas finds the ideas that stand near each other in one body after another. What it needs for one is used again
// for the next, since this is the innermost loop of all counting.
type nearIdeas struct {
	ideas []idea  // of the content words, in order
	ends  []int32 // by content word: where its ideas end
	found []uint64
}

// keys gives the keys of two ideas that stand near each other in a body, each as often as they do. The slice is good
// until the next call.
func (n *nearIdeas) keys(d *termIndex, body []int32) []uint64 {
	n.ideas, n.ends, n.found = n.ideas[:0], n.ends[:0], n.found[:0]
	for _, t := range body {
		if d.kinds[t] == content {
			n.ideas = append(n.ideas, d.ideasOf(t)...)
			n.ends = append(n.ends, int32(len(n.ideas)))
		}
	}
	start := int32(0)
	for k, end := range n.ends {
		after := n.ideas[end:n.ends[min(k+window, len(n.ends)-1)]]
		for _, x := range n.ideas[start:end] {
			for _, y := range after {
				if x != y {
					n.found = append(n.found, nearKey(x, y))
				}
			}
		}
		start = end
	}
	return n.found
}

// rareNear is the rarity of two ideas near each other.
func (d *termIndex) rareNear(key uint64) float32 {
	return d.nearRarity[d.near.of(key)]
}
