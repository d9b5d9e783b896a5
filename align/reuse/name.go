package reuse

import (
	"math"
	"strings"
	"unicode"
)

const (
	// longestName is how many words a name is looked for with, and fullName how many it may have once it is not cut
	// inside of words that belong together.
	longestName, fullName = 6, 9
	// further words of a name count less than its rarest, so that no run of usual words names a thread.
	laterWords = 0.55
	// alone is what a phrase of one content word counts beside one of several: it seldom says what is asked.
	alone = 0.4
)

// A naming collects the phrases of the units of a thread.
type naming struct {
	d      *termIndex
	found  map[string]*candidate
	within map[string]int // by key of a word: units of the thread with it
}

// A candidate is a phrase that may name a thread.
type candidate struct {
	units, last int  // how many have it, and the last that was counted
	own         bool // one has it in its own words
	at          phraseAt
}

// A phraseAt is a phrase in a text: words [from, to).
type phraseAt struct {
	text     string
	words    []word
	from, to int
}

func (p phraseAt) String() string { return p.text[p.words[p.from].Start:p.words[p.to-1].End] }

// name is the phrase that stands in most units of the thread, in the own words of one at least, and is rare outside
// it, as the last unit with it words it. A thread that citations alone make has the rarest phrase of what is cited.
// Where the units have no phrase but those they begin with, it is one of these.
func (r *Result) name(t *Thread) string {
	units, least := t.Units, 2
	if len(t.Pairs) == 0 {
		units, least = t.Units[:1], 1
	}
	for _, opening := range []bool{false, true} {
		n := &naming{d: r.terms[0], found: map[string]*candidate{}, within: map[string]int{}}
		for k, u := range units {
			text := r.Set.Units[u].Texts[n.d.at]
			seen := map[string]bool{}
			n.collect(text.Chapeau, k+1, seen, false, opening)
			n.collect(text.Body, k+1, seen, true, opening)
		}
		if best := n.best(least); best != nil {
			return best.at.whole(n.found, best.units).String()
		}
	}
	return ""
}

// best is the candidate worth most that so many units have.
func (n *naming) best(least int) *candidate {
	best, weight := "", 0.0
	for key, c := range n.found {
		if c.units < least || !c.own || c.at.to-c.at.from > longestName {
			continue
		}
		if w := float64(c.units-least+1) * n.value(c); w > weight || w == weight && key < best {
			best, weight = key, w
		}
	}
	return n.found[best]
}

// collect takes the phrases of one text of a unit: runs of words without punctuation or numbers that neither begin nor
// end with a function word. The word that a sentence opens with, mostly a verb of drafting (requests, recalling), is in
// none, unless opening says so.
func (n *naming) collect(text string, unit int, seen map[string]bool, own, opening bool) {
	ws := n.d.wordsOf(text)
	for i := range ws {
		if ws[i].bits > 0 && !seen[ws[i].key] {
			seen[ws[i].key] = true
			n.within[ws[i].key]++
		}
		if i == 0 && len(ws) > longestName && !opening {
			continue
		}
		for j := i; j < min(len(ws), i+fullName) && ws[i].bits > 0; j++ {
			if j > i && apart(text, ws, j) || numberedWord(ws[j]) {
				break
			}
			if ws[j].bits == 0 {
				continue
			}
			key := keys(ws[i : j+1])
			c := n.found[key]
			if c == nil {
				c = &candidate{}
				n.found[key] = c
			}
			if c.last != unit {
				c.units, c.last, c.at = c.units+1, unit, phraseAt{text, ws, i, j + 1}
			}
			c.own = c.own || own
		}
	}
}

// apart reports whether a mark stands between a word and the one before it.
func apart(text string, ws []word, k int) bool {
	return strings.ContainsAny(text[ws[k-1].End:ws[k].Start], ",;:.()")
}

// numberedWord reports whether a word has a digit: the number of an article or a paper names no thread.
func numberedWord(w word) bool { return strings.ContainsFunc(w.key, unicode.IsDigit) }

// whole is a phrase that is not cut inside of content words which stand together in as many units; one of a single
// word goes on to the next content word.
func (p phraseAt) whole(found map[string]*candidate, units int) phraseAt {
	as := func(from, to int) bool {
		c := found[keys(p.words[from:to])]
		return c != nil && c.units >= units
	}
	for p.to < len(p.words) && p.words[p.to].bits > 0 && as(p.from, p.to+1) {
		p.to++
	}
	if p.from > 0 && p.words[p.from-1].bits > 0 && as(p.from-1, p.to) { // one word: before it stands who is asked
		p.from--
	}
	if p.content() > 1 {
		return p
	}
	for to := p.to; to < min(len(p.words), p.from+longestName) && !apart(p.text, p.words, to) &&
		!numberedWord(p.words[to]); to++ {
		if p.words[to].bits > 0 {
			p.to = to + 1
			break
		}
	}
	return p
}

// content is how many content words a phrase has.
func (p phraseAt) content() (n int) {
	for _, w := range p.words[p.from:p.to] {
		if w.bits > 0 {
			n++
		}
	}
	return n
}

// value is the rarity, in bits, of the words of a phrase in the units outside the thread.
func (n *naming) value(c *candidate) float64 {
	size := float64(max(len(n.d.body), fewest) + 1)
	var most, sum float64
	for _, w := range c.at.words[c.at.from:c.at.to] {
		if w.bits > 0 {
			b := math.Log2(size / math.Max(1, math.Round(size/math.Exp2(w.bits))-float64(n.within[w.key])))
			most, sum = max(most, b), sum+b
		}
	}
	if c.at.content() == 1 {
		return alone * most
	}
	return most + laterWords*(sum-most)
}
