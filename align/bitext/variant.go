package bitext

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Variant is a word of a source segment that is rendered otherwise than elsewhere in the text.
type Variant struct {
	Source, Target int       // the words, by their places among those of their sides
	In             int       // the first target segment that has the usual rendering
	Usual          lang.Span // where that stands there
	Times, Alike   int       // how often the word stands elsewhere beside the same word, and how often that renders it
}

// A phrase is two words of the source that follow one another, of which one is meant: the first, or the second.
type phrase struct {
	first, second int32
	isSecond      bool
}

// A rendered is how often a word was met, how often it had a counterpart, and its most frequent one.
type rendered struct {
	met, times, alike int32
	best              int32 // -1 for none
}

func (r *rendered) add(word, n int32) {
	r.times += n
	if n > r.alike || n == r.alike && word < r.best {
		r.alike, r.best = n, word
	}
}

// wordRenderings are what renders the words of a text.
type wordRenderings struct {
	words   map[[2]int32]int32 // how often a target word renders a source word
	back    []rendered         // by target word
	phrases map[phrase]map[int32]int32
	met     map[phrase]int32
	of      map[phrase]rendered
}

// What a phrase must be for its renderings to tell anything.
const (
	leastMet    = 25   // times that it is met
	mostAlike   = 0.94 // share of its most frequent rendering, from which that is its usual one
	cohesion    = 0.35 // how often the word that is meant stands beside the other
	variantMost = 3    // words without counterparts that may stand in the place of the usual rendering
	beside      = 4    // words from a word to those beside it whose counterparts tell where its own should stand
	about       = 4    // words from such a counterpart to where it may stand
	sameRoot    = 4    // letters that words of one root begin with
)

// between is how many function words may stand inside a phrase: Charter of the United Nations.
const between = 2

// phrasesAt are those of which word k is a part.
func (w *Words) phrasesAt(s []int32, k int) (out []phrase) {
	if !w.isContent(s[k]) {
		return nil
	}
	for j := k - 1; j >= max(0, k-1-between); j-- {
		if w.isContent(s[j]) {
			out = append(out, phrase{s[j], s[k], true})
			break
		}
	}
	for j := k + 1; j <= min(len(s)-1, k+1+between); j++ {
		if w.isContent(s[j]) {
			out = append(out, phrase{s[k], s[j], false})
			break
		}
	}
	return out
}

func (w *Words) isContent(word int32) bool {
	return w.source.class[word] != common && w.m.source.vocab.types[word].kind == lang.Word
}

// countRendered notes what renders the words of a pair.
func (w *Words) countRendered(s, t []int32, words []Word) {
	r := &w.renders
	for k, x := range words {
		linked := x.Linked >= 0.5 && x.Link >= 0
		if linked {
			r.words[[2]int32{s[k], t[x.Link]}]++
		}
		for _, p := range w.phrasesAt(s, k) {
			r.met[p]++
			if !linked {
				continue
			}
			if r.phrases[p] == nil {
				r.phrases[p] = map[int32]int32{}
			}
			r.phrases[p][t[x.Link]]++
		}
	}
}

// chooseUsual finds the most frequent renderings.
func (w *Words) chooseUsual() {
	r := &w.renders
	r.back = make([]rendered, len(w.target.class))
	for k := range r.back {
		r.back[k].best = -1
	}
	for pair, n := range r.words {
		r.back[pair[1]].add(pair[0], n)
	}
	for p, counts := range r.phrases {
		x := rendered{best: -1, met: r.met[p]}
		for word, n := range counts {
			x.add(word, n)
		}
		root := w.rootOf(x.best)
		x.alike = 0
		for word, n := range counts { // its other forms
			if strings.HasPrefix(w.m.target.vocab.types[word].form, root) {
				x.alike += n
			}
		}
		meant := p.first
		if p.isSecond {
			meant = p.second
		}
		if x.met >= leastMet && float64(x.alike) >= mostAlike*float64(x.met) &&
			float64(x.met) >= cohesion*w.source.times[meant] {
			r.of[p] = x
		}
	}
	r.phrases, r.met = nil, nil
}

// Variants are the words of source segment i that are rendered otherwise here than elsewhere. A word is looked up
// together with the word beside it, and only if the two are met often and one rendering is usual. It is a variant if
// that rendering is not in the target segment, and another word is: its counterpart, or one in its place without any.
func (w *Words) Variants(i int, source, target []Word) (out []Variant) {
	s, t := w.m.source.segments[i], w.m.target.segments[i]
	in, has := map[int32]bool{}, map[int32]bool{}
	for _, x := range t {
		in[x] = true
	}
	for _, x := range s {
		has[x] = true
	}
	for k := range s {
		for _, p := range w.phrasesAt(s, k) {
			r, ok := w.renders.of[p]
			if !ok || in[r.best] {
				continue
			}
			at := w.variantOf(k, s, t, source, target, has)
			if at < 0 || w.renders.words[[2]int32{s[k], t[at]}] > max(1, r.met/50) || w.isAlike(r.best, t) {
				continue
			}
			segment, usual := w.firstOf(r.best)
			out = append(out, Variant{k, at, segment, usual, max(int(r.met)-1, int(r.alike)), int(r.alike)})
			break
		}
	}
	return out
}

// firstOf is where a target word stands first.
func (w *Words) firstOf(word int32) (segment int, at lang.Span) {
	for i, t := range w.m.target.segments {
		if k := slices.Index(t, word); k >= 0 {
			return i, w.m.target.places[i][k]
		}
	}
	return 0, lang.Span{}
}

// rootOf is what a target word begins with.
func (w *Words) rootOf(word int32) string {
	root := []rune(w.m.target.vocab.types[word].form)
	return string(root[:min(len(root), sameRoot)])
}

// isAlike reports whether a word of the target segment has the root of a word.
func (w *Words) isAlike(word int32, t []int32) bool {
	root := w.rootOf(word)
	return slices.ContainsFunc(t, func(x int32) bool { return strings.Contains(w.m.target.vocab.types[x].form, root) })
}

// variantOf is the word of the target that renders source word k otherwise than elsewhere; -1 for none. It renders no
// other word of the source elsewhere.
func (w *Words) variantOf(k int, s, t []int32, source, target []Word, has map[int32]bool) int {
	free := func(b int) bool {
		back := w.renders.back[t[b]]
		return w.target.class[t[b]] != common && (back.best < 0 || back.best == s[k] || !has[back.best])
	}
	if b := source[k].Link; source[k].Linked >= 0.5 && b >= 0 {
		if free(b) {
			return b
		}
		return -1
	}
	from, to := -1, len(t)
	for j := k - 1; j >= max(0, k-beside) && from < 0; j-- {
		if source[j].Linked > 0.5 {
			from = source[j].Link
		}
	}
	for j := k + 1; j <= min(len(s)-1, k+beside) && to == len(t); j++ {
		if source[j].Linked > 0.5 {
			to = source[j].Link
		}
	}
	if from < 0 && to == len(t) {
		return -1
	}
	if from > to {
		from, to = to, from
	}
	from, to = max(0, max(from, to-about)-1), min(len(t)-1, min(to, max(from, 0)+about)+1)
	found, n := -1, 0
	for b := from; b <= to; b++ {
		if target[b].Linked < 0.4 && free(b) {
			found = b
			n++
		}
	}
	if n == 0 || n > variantMost {
		return -1
	}
	return found
}
