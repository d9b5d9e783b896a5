package reuse

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// Evidence is what a pair shares and does not share in one language.
type Evidence struct {
	Language language.Tag
	Shared   []Phrase   // heaviest first; phrases do not overlap
	Alike    []Synonyms // heaviest first: words of which one stands for the other; they are in Earlier and Later too
	Earlier  []Phrase   // what only the earlier unit has, in its order
	Later    []Phrase   // what only the later unit has, in its order
}

// A Phrase is a run of words.
type Phrase struct {
	Text    string    // as it stands in the later unit (in the earlier one for what only that has)
	Key     string    // its stems, joined by spaces: the same for every inflection
	Earlier lang.Span // in bytes of the earlier unit's Body; zero where it is not there
	Later   lang.Span // in bytes of the later unit's Body; zero where it is not there
	Bits    float64   // rarity: the sum over its words of log2(units / units with the word)
}

// Synonyms are a word of the earlier unit and one of the later that may stand for one another.
type Synonyms struct {
	Earlier, Later string  // as they stand
	Bits           float64 // rarity of the one that is less rare
}

// Explain gives the evidence of a pair, a language at a time, in the order of the set's languages; languages in which
// one of the units is missing are left out. It costs the product of the two lengths.
func (r *Result) Explain(p Reiteration) []Evidence {
	var out []Evidence
	for _, d := range r.terms {
		a, b := r.Set.Units[p.Earlier].Texts[d.at].Body, r.Set.Units[p.Later].Texts[d.at].Body
		if a == "" || b == "" {
			continue
		}
		out = append(out, d.explain(a, b))
	}
	return out
}

// A word is one term of a text with its place.
type word struct {
	lang.Span
	gloss
	bits float64
}

// A gloss is what a word is compared by.
type gloss struct {
	key string
	no  int32 // of the key
}

// A glossary remembers the glosses of words as they stand: the pairs of a set have the same words over and over. It
// is safe for concurrent use.
type glossary struct {
	mu    sync.Mutex
	words map[string]gloss
	keys  map[string]int32
}

// of gives the gloss of a word; the caller has the lock.
func (g *glossary) of(d *termIndex, word string) gloss {
	if known, ok := g.words[word]; ok {
		return known
	}
	if g.words == nil {
		g.words, g.keys = map[string]gloss{}, map[string]int32{}
	}
	key, _ := d.stem(word)
	no, ok := g.keys[key]
	if !ok {
		no = int32(len(g.keys))
		key = strings.Clone(key)
		g.keys[key] = no
	}
	known := gloss{key, no}
	g.words[strings.Clone(word)] = known
	return known
}

func (d *termIndex) wordsOf(text string) []word {
	var out []word
	tokens := d.lang.Tokens(text)
	d.glossary.mu.Lock()
	defer d.glossary.mu.Unlock()
	for _, t := range tokens {
		if t.Kind == lang.Space || t.Kind == lang.Punct {
			continue
		}
		w := word{Span: lang.Span{Start: t.Start, End: t.End}, gloss: d.glossary.of(d, t.Text(text))}
		if id, ok := d.vocab[w.key]; ok {
			w.bits = d.bits[id]
		}
		out = append(out, w)
	}
	return out
}

// explain covers the two texts with the longest common runs, heaviest first (greedy string tiling, Wise 1993).
func (d *termIndex) explain(a, b string) Evidence {
	wa, wb := d.wordsOf(a), d.wordsOf(b)
	usedA, usedB := make([]bool, len(wa)), make([]bool, len(wb))
	ev := Evidence{Language: d.lang.Tag()}
	cells := cellsOf(wa, wb)
	for {
		i, j, n, bits := heaviestRun(cells, wa, usedA, usedB)
		if bits == 0 {
			break
		}
		for k := range n {
			usedA[i+k], usedB[j+k] = true, true
		}
		x, y := lang.Span{Start: wa[i].Start, End: wa[i+n-1].End}, lang.Span{Start: wb[j].Start, End: wb[j+n-1].End}
		if opens(a, x) && opens(b, y) {
			x.End, y.End = x.End+1, y.End+1
		}
		ev.Shared = append(ev.Shared, Phrase{Text: y.Text(b), Key: keys(wb[j : j+n]), Bits: bits, Earlier: x, Later: y})
	}
	slices.SortStableFunc(ev.Shared, func(x, y Phrase) int { return cmp.Compare(y.Bits, x.Bits) })
	ev.Earlier, ev.Later = rest(a, wa, usedA), rest(b, wb, usedB)
	ev.Alike = d.alike(a, b, unused(wa, usedA), unused(wb, usedB))
	for i := range ev.Earlier {
		ev.Earlier[i].Earlier, ev.Earlier[i].Later = ev.Earlier[i].Later, lang.Span{}
	}
	return ev
}

// opens reports whether a span holds a bracket that closes right after it.
func opens(text string, s lang.Span) bool {
	return strings.HasPrefix(text[s.End:], ")") && strings.Count(s.Text(text), "(") > strings.Count(s.Text(text), ")")
}

// alike pairs the words of two texts that share a group of synonyms, heaviest first, each word once.
func (d *termIndex) alike(a, b string, wa, wb []word) []Synonyms {
	var out []Synonyms
	taken := map[string]bool{} // keys, of b after a tilde
	for _, x := range wa {
		for _, y := range wb {
			if x.key != y.key && d.sameIdea(x.key, y.key) {
				out = append(out, Synonyms{x.Text(a), y.Text(b), min(x.bits, y.bits)})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Synonyms) int { return cmp.Compare(y.Bits, x.Bits) })
	return slices.DeleteFunc(out, func(s Synonyms) bool {
		x, _ := d.stem(s.Earlier)
		y, _ := d.stem(s.Later)
		if taken[x] || taken["~"+y] {
			return true
		}
		taken[x], taken["~"+y] = true, true
		return false
	})
}

// sameIdea reports whether two stems are in one group of synonyms.
func (d *termIndex) sameIdea(x, y string) bool {
	i, ok := d.vocab[x]
	j, also := d.vocab[y]
	return ok && also &&
		slices.ContainsFunc(d.synonyms[i], func(g idea) bool { return slices.Contains(d.synonyms[j], g) })
}

func unused(ws []word, used []bool) []word {
	var out []word
	for k, w := range ws {
		if !used[k] && w.bits > 0 {
			out = append(out, w)
		}
	}
	return out
}

// A cell is a word of one text that is the same as one of the other.
type cell struct {
	i, j int
	prev int // the cell of the words before both, -1 for none
	run  int // how many words the run that ends here has
}

// cellsOf lists the cells of two texts, by i, then j.
func cellsOf(a, b []word) []cell {
	var out []cell
	last, cur := make([]int, len(b)+1), make([]int, len(b)+1) // by j+1: 1 more than the cell
	for i := range a {
		for j := range b {
			cur[j+1] = 0
			if a[i].no == b[j].no {
				out = append(out, cell{i: i, j: j, prev: last[j] - 1})
				cur[j+1] = len(out)
			}
		}
		last, cur = cur, last
	}
	return out
}

// heaviestRun finds the common run of unused words that weighs most, without function words at its ends.
func heaviestRun(cells []cell, a []word, usedA, usedB []bool) (bi, bj, bn int, best float64) {
	for at := range cells {
		c := &cells[at]
		c.run = 0
		if usedA[c.i] || usedB[c.j] {
			continue
		}
		c.run = 1
		if c.prev >= 0 {
			c.run += cells[c.prev].run
		}
		if a[c.i].bits == 0 {
			continue
		}
		n, bits := 0, 0.0
		for k := range c.run {
			if w := a[c.i-k].bits; w > 0 {
				n, bits = k+1, bits+w
			}
		}
		if bits > best {
			bi, bj, bn, best = c.i-n+1, c.j-n+1, n, bits
		}
	}
	return bi, bj, bn, best
}

// rest gathers the runs of words that no shared phrase covers, less those of function words only.
func rest(text string, ws []word, used []bool) []Phrase {
	var out []Phrase
	for i := 0; i < len(ws); i++ {
		if used[i] {
			continue
		}
		j, bits := i, 0.0
		for ; j < len(ws) && !used[j]; j++ {
			bits += ws[j].bits
		}
		if bits > 0 {
			sp := lang.Span{Start: ws[i].Start, End: ws[j-1].End}
			out = append(out, Phrase{Text: sp.Text(text), Key: keys(ws[i:j]), Bits: bits, Later: sp})
		}
		i = j
	}
	return out
}

func keys(ws []word) string {
	var b []byte
	for i, w := range ws {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, w.key...)
	}
	return string(b)
}
