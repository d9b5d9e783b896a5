package drift

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Segment is a stretch of text in two languages, each rendering the other: a bead.
type Segment struct{ Source, Target string }

// Words links the words of two languages. It is learnt once from the texts and is then safe for concurrent use.
type Words struct {
	source, target *languageWords
	met            *meetings
	t, u           []float64 // by meeting, p(target type | source type) and the reverse; both without the null word
}

// A languageWords is what is known of the words of one language.
type languageWords struct {
	lang *lang.Language
	ids  map[string]int32
	keys []string // by type
	form []string // folded form first met, for comparing spellings
	df   []int32  // segments with the type
	n    int      // segments
	// telling are the function words that count as others: not, or, must
	telling map[string]bool

	mu    sync.Mutex
	known map[string][2]string // form and stem of words as they stand: texts have the same words over and over
}

// A word is one word of a text.
type word struct {
	span   lang.Span
	key    string // stem
	form   string
	id     int32   // type, -1 for one never met
	weight float64 // rarity; functionWeight for function words
}

const (
	functionWeight = 0.05 // of a function word beside the rarity of others, 1 and more
	rounds         = 6    // of expectation and maximisation
	nullShare      = 0.08 // prior of the null word
	diagonal       = 3.0  // strength of the prior for the diagonal
	unseen         = 1e-4 // p of a pair of words never learnt
)

// Learn learns the words of two languages from segments that render each other, with a lexicon, which may be
// empty. It stops with the context's error.
func Learn(
	ctx context.Context,
	source, target language.Tag,
	segments []Segment,
	lexicon []bitext.Pair,
) (*Words, error) {
	w := &Words{source: newLanguageWords(source), target: newLanguageWords(target)}
	pairs := make([]pair, 0, min(len(segments), maxSegments))
	every := (len(segments) + maxSegments - 1) / maxSegments
	for i, s := range segments {
		if i%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p := pair{w.source.learn(s.Source), w.target.learn(s.Target)}
		if i%every > 0 {
			continue
		}
		if len(p.a) > 0 && len(p.b) > 0 && len(p.a) <= maxWords && len(p.b) <= maxWords {
			pairs = append(pairs, p)
		}
	}
	w.met = newMeetings(pairs, len(w.source.keys), len(w.target.keys))
	seeds := w.met.spread(w.seeds(lexicon))
	var both sync.WaitGroup // the two directions do not need each other
	both.Go(func() { w.t = w.met.learn(ctx, pairs, seeds, false) })
	w.u = w.met.learn(ctx, pairs, seeds, true)
	both.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return w, nil
}

// maxSegments bounds the memory of learning: of more segments every second, third, ... is learnt from.
const maxSegments = 20000

// maxWords is the longest side of a segment that is learnt from; longer ones are headings run together or no text.
const maxWords = 400

// seedWeight is what a pair of the lexicon or a cognate counts beside an even share: as if met that often.
const seedWeight = 8

func newLanguageWords(tag language.Tag) *languageWords {
	s := &languageWords{lang: lang.For(tag), ids: map[string]int32{}, telling: map[string]bool{}}
	for _, row := range s.lang.Table("telling-words.txt") {
		s.telling[lang.FoldAll.Key(row[0])] = true
	}
	return s
}

// learn numbers the words of a segment.
func (s *languageWords) learn(text string) []word {
	ws := s.split(text)
	seen := map[int32]bool{}
	for i := range ws {
		id, ok := s.ids[ws[i].key]
		if !ok {
			id = int32(len(s.keys))
			s.ids[ws[i].key] = id
			s.keys, s.form, s.df = append(s.keys, ws[i].key), append(s.form, ws[i].form), append(s.df, 0)
		}
		ws[i].id = id
		if !seen[id] {
			seen[id] = true
			s.df[id]++
		}
	}
	s.n++
	return ws
}

// split takes a text apart into words; marks of punctuation are left out.
func (s *languageWords) split(text string) []word {
	var out []word
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.lang.Tokens(text) {
		if t.Kind == lang.Space || t.Kind == lang.Punct {
			continue
		}
		form, stem := s.formAndStem(t.Text(text), t.Kind)
		w := word{span: lang.Span{Start: t.Start, End: t.End}, form: form, key: stem, id: -1}
		if id, ok := s.ids[w.key]; ok {
			w.id = id
		}
		w.weight = s.weight(w)
		out = append(out, w)
	}
	return out
}

// formAndStem folds and stems a word; what is no word keeps its form. The caller has the lock.
func (s *languageWords) formAndStem(raw string, kind lang.Kind) (form, stem string) {
	if kind != lang.Word {
		form = lang.FoldAll.Key(raw)
		return form, form
	}
	if known, ok := s.known[raw]; ok {
		return known[0], known[1]
	}
	form, stem = lang.FoldAll.Key(raw), s.lang.Stem(raw)
	if s.known == nil {
		s.known = map[string][2]string{}
	}
	s.known[strings.Clone(raw)] = [2]string{form, stem}
	return form, stem
}

func (s *languageWords) weight(w word) float64 {
	if s.lang.IsFunctionWord(w.form) && !s.telling[w.form] {
		return functionWeight
	}
	df := 0.0
	if w.id >= 0 {
		df = float64(s.df[w.id])
	}
	return 1 + 0.15*math.Log2(1+float64(s.n)/(df+1))
}

// seeds are the pairs of types that are known before the texts are looked at, with a weight of at most 1.
func (w *Words) seeds(lexicon []bitext.Pair) map[[2]int32]float64 {
	out := map[[2]int32]float64{}
	heads := map[string][]int32{} // target types by their first letters: only those can be alike
	for j, l := range w.target.keys {
		heads[head(l)] = append(heads[head(l)], int32(j))
	}
	for i, k := range w.source.keys {
		for _, j := range heads[head(k)] {
			if v := alike(w.source.form[i], w.target.form[j], k, w.target.keys[j]); v > 0 {
				out[[2]int32{int32(i), j}] = v
			}
		}
	}
	for _, p := range lexicon {
		for _, a := range w.source.split(p.Source) {
			for _, b := range w.target.split(p.Target) {
				if a.id >= 0 && b.id >= 0 && (a.weight > functionWeight) == (b.weight > functionWeight) {
					k := [2]int32{a.id, b.id}
					out[k] = max(out[k], cmp.Or(p.Weight, 0.5))
				}
			}
		}
	}
	return out
}

func head(key string) string { return key[:min(len(key), headLetters)] }

// headLetters is how many letters cognates have to share at their beginning.
const headLetters = 4

// alike is how alike two words are spelt: 1 for the same, 0 for words that share less than the first letters.
func alike(a, b, stemA, stemB string) float64 {
	if a == b {
		if len(a) > 3 || strings.ContainsAny(a, "0123456789") {
			return 1
		}
		return 0
	}
	n := 0
	for n < len(stemA) && n < len(stemB) && stemA[n] == stemB[n] {
		n++
	}
	if n < headLetters || n*10 < 7*max(len(stemA), len(stemB)) {
		return 0
	}
	return 0.6
}

// near is the prior for words that stand at like places.
func near(i, j, n, m int) float64 {
	return math.Exp(-diagonal * math.Abs((float64(i)+0.5)/float64(n)-(float64(j)+0.5)/float64(m)))
}

// A link grid holds, for every word of a source text and of a target text, how likely they render each other.
type grid struct {
	source, target []word
	p              [][]float64 // by source word, then target word
}

// link aligns the words of two texts, a bead at a time.
func (w *Words) link(v Version) *grid {
	g := &grid{source: w.source.split(v.Source), target: w.target.split(v.Target)}
	g.p = make([][]float64, len(g.source))
	cells := make([]float64, len(g.source)*len(g.target))
	for i := range g.p {
		g.p[i], cells = cells[:len(g.target)], cells[len(g.target):]
	}
	for _, b := range v.stretches() {
		a, z := within(g.source, b.source), within(g.target, b.target)
		if len(a) > 0 && len(z) > 0 {
			w.fill(g, a, z)
		}
	}
	return g
}

// within lists the indices of the words that begin in one of the spans.
func within(ws []word, spans []lang.Span) []int {
	var out []int
	for i, x := range ws {
		if slices.ContainsFunc(spans, func(s lang.Span) bool { return x.span.Start >= s.Start && x.span.Start < s.End }) {
			out = append(out, i)
		}
	}
	return out
}

// fill computes the posteriors of one bead in both directions and joins them.
func (w *Words) fill(g *grid, a, b []int) {
	n, m := len(a), len(b)
	f, back := make([]float64, n*m), make([]float64, n*m)
	for i, x := range a {
		for j, y := range b {
			s, t := g.source[x], g.target[y]
			prior := near(i, j, n, m)
			cell := w.met.at(s.id, t.id)
			f[i*m+j] = prob(w.t, cell, s, t) * prior
			back[i*m+j] = prob(w.u, cell, s, t) * prior
		}
	}
	for j := range m { // every target word from one source word or none
		sum := nullShare / 50
		for i := range n {
			sum += f[i*m+j]
		}
		for i := range n {
			f[i*m+j] /= sum
		}
	}
	for i := range n {
		sum := nullShare / 50
		for j := range m {
			sum += back[i*m+j]
		}
		for j := range m {
			g.p[a[i]][b[j]] = math.Sqrt(f[i*m+j] * back[i*m+j] / sum)
		}
	}
}

// prob is the learnt probability of a pair that met in a cell, that of its spelling for words that did not.
func prob(learnt []float64, cell int, s, y word) float64 {
	if cell >= 0 && learnt[cell] > 0 {
		return learnt[cell]
	}
	if v := alike(s.form, y.form, s.key, y.key); v > 0 {
		return v / 2
	}
	return unseen
}
