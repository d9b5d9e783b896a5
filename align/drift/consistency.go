package drift

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Term is a phrase of the source that the target renders in more ways than one.
type Term struct {
	Phrase     string      `json:"phrase"` // as it stands where it is first met
	Count      int         `json:"count"`  // occurrences whose rendering was found
	Met        int         `json:"met"`    // occurrences in the source
	Renderings []Rendering `json:"renderings"`
	// Deviating counts the occurrences that do not have the commonest rendering.
	Deviating int     `json:"deviating"`
	Score     float64 `json:"score"` // by which terms are ranked: deviating occurrences times the cohesion of the phrase
}

// A Rendering is one way in which a term is rendered. Inflections of the same words are one rendering.
type Rendering struct {
	Text  string  `json:"text"` // the form met most often
	Count int     `json:"count"`
	Sites []Site  `json:"sites"` // in the order of the paper
	Score float64 `json:"score"` // mean strength of the word links, 0..1
	whole bool    // somewhere every content word of the term is linked
}

// A Site is a place where a term is rendered.
type Site struct {
	Paper  string     `json:"paper"` // its symbol, or its file where it states none
	Ref    corpus.Ref `json:"ref"`
	Source string     `json:"source"` // the term as it stands there
	Target string     `json:"target"` // its rendering as it stands there
}

// A Bilingual is one paper in the two languages that are compared.
type Bilingual struct{ Source, Target *corpus.Document }

// ConsistencyOptions say what Consistency looks for; zero values stand for the defaults.
type ConsistencyOptions struct {
	MinCount int    // occurrences a term must have; default 3
	MinWords int    // words of a term, function words included; default 2
	MaxWords int    // default 5
	Phrase   string // only terms that contain this phrase; default all
	Lexicon  []bitext.Pair
	Progress func(done, total int)
}

// Consistency finds the phrases of the source that are rendered differently in different places. The phrases are the
// runs of words that are met often enough and hold together (normalised pointwise mutual information, Bouma 2009);
// the rendering of each is the smallest stretch of the target that holds the words linked to it and no word linked to
// its neighbours (phrase pairs consistent with a word alignment, Och et al. 1999). Terms come with the most deviating
// first.
func Consistency(ctx context.Context, papers []Bilingual, o ConsistencyOptions) ([]Term, error) {
	o.MinCount, o.MinWords, o.MaxWords = cmp.Or(o.MinCount, 3), cmp.Or(o.MinWords, 2), cmp.Or(o.MaxWords, 5)
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	if len(papers) == 0 {
		return nil, nil
	}
	units, err := unitsOf(ctx, papers)
	if err != nil {
		return nil, err
	}
	var all []Segment
	for _, u := range units {
		all = append(all, u.Segments()...)
	}
	w, err := Learn(ctx, papers[0].Source.Language, papers[0].Target.Language, all, o.Lexicon)
	if err != nil {
		return nil, err
	}
	f := &finder{words: w, o: o, found: map[string]*candidate{}, counts: map[string]int{}}
	for _, u := range units {
		f.count(w.source.split(u.Source))
	}
	for n, u := range units {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		f.unit(u)
		o.Progress(n+1, len(units))
	}
	return f.terms(), nil
}

type placed struct {
	Version
	paper string
	ref   corpus.Ref
}

// unitsOf pairs the blocks of two documents by their refs.
func unitsOf(ctx context.Context, papers []Bilingual) ([]placed, error) {
	var out []placed
	for _, p := range papers {
		answers := corpus.Counterparts(p.Source, p.Target)
		for _, u := range p.Source.Blocks {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if t := answers[u]; t != nil {
				v := NewVersion(p.Source.Language, p.Target.Language, u.Text, t.Text)
				out = append(out, placed{v, cmp.Or(p.Source.Symbol, p.Source.Source), u.Ref})
			}
		}
	}
	return out, nil
}

// A finder gathers the renderings of phrases.
type finder struct {
	words  *Words
	o      ConsistencyOptions
	counts map[string]int // occurrences of runs of stems
	total  int            // words
	found  map[string]*candidate
	order  []string
}

// A candidate is a phrase with all its renderings, by the stems of their content words.
type candidate struct {
	phrase     string
	cohesion   float64
	renderings map[string]*Rendering
	forms      map[string]map[string]int
}

func runKey(ws []word) string {
	keys := make([]string, len(ws))
	for i, w := range ws {
		keys[i] = w.key
	}
	return strings.Join(keys, " ")
}

// count counts the runs of words of a unit.
func (f *finder) count(ws []word) {
	f.total += len(ws)
	for i := range ws {
		for n := 1; n <= f.o.MaxWords && i+n <= len(ws); n++ {
			f.counts[runKey(ws[i:i+n])]++
		}
	}
}

// content reports whether a word can begin or end a term: no function word, no number, more than one letter.
func (f *finder) content(w word) bool {
	return !f.words.source.lang.IsFunctionWord(w.form) && len(w.form) > 1 && (w.form[0] < '0' || w.form[0] > '9')
}

// unit finds the renderings of the phrases of one unit.
func (f *finder) unit(u placed) {
	g := f.words.link(u.Version)
	links := g.hard()
	for i := range g.source {
		for n := f.o.MinWords; n <= f.o.MaxWords && i+n <= len(g.source); n++ {
			run := g.source[i : i+n]
			if !f.content(run[0]) || !f.content(run[n-1]) || crossesMark(u.Source, run) {
				continue
			}
			key := runKey(run)
			if f.counts[key] < f.o.MinCount {
				break
			}
			cohesion := f.cohesion(run)
			if cohesion < minCohesion {
				continue
			}
			from, to, score, whole := g.rendering(links, i, i+n)
			if from == to || crossesMark(u.Target, g.target[from:to]) {
				continue
			}
			f.add(key, cohesion, score, whole, u, run, g.target[from:to])
		}
	}
}

// minCohesion is the least normalised mutual information of the weakest joint of a phrase.
const minCohesion = 0.35

// cohesion is the normalised pointwise mutual information at the weakest joint between content words, 1 for a single
// word.
func (f *finder) cohesion(run []word) float64 {
	low := 1.0
	n := float64(f.total)
	p := float64(f.counts[runKey(run)]) / n
	for i := 1; i < len(run); i++ {
		a, b := float64(f.counts[runKey(run[:i])])/n, float64(f.counts[runKey(run[i:])])/n
		low = min(low, math.Log(p/(a*b))/-math.Log(p))
	}
	return low
}

// crossesMark reports whether punctuation stands between the first and the last word of a run.
func crossesMark(text string, run []word) bool {
	if len(run) == 0 {
		return true
	}
	return strings.ContainsAny(text[run[0].span.Start:run[len(run)-1].span.End], ",;:.()!?«»“”\"")
}

func (f *finder) add(key string, cohesion, score float64, whole bool, u placed, run, rendered []word) {
	c := f.found[key]
	if c == nil {
		c = &candidate{
			phrase:     stretchOf(u.Source, run),
			cohesion:   cohesion,
			renderings: map[string]*Rendering{},
			forms:      map[string]map[string]int{},
		}
		f.found[key] = c
		f.order = append(f.order, key)
	}
	var stems []string
	for _, w := range rendered {
		if w.weight > functionWeight {
			stems = append(stems, w.key[:min(len(w.key), family)])
		}
	}
	form, target := strings.Join(stems, " "), stretchOf(u.Target, rendered)
	r := c.renderings[form]
	if r == nil {
		r = &Rendering{}
		c.renderings[form], c.forms[form] = r, map[string]int{}
	}
	r.Count++
	r.whole = r.whole || whole
	r.Score += score
	r.Sites = append(r.Sites, Site{u.paper, u.ref, stretchOf(u.Source, run), target})
	c.forms[form][target]++
}

// family is how many letters make words one family: réduire and réduction are one rendering, repérer and identifier
// two.
const family = 4

func stretchOf(text string, run []word) string {
	return text[run[0].span.Start:run[len(run)-1].span.End]
}

// hard links are the pairs of words that render each other beyond doubt: likely, or each other's best.
func (g *grid) hard() [][]int {
	links := make([][]int, len(g.source))
	best := make([]int, len(g.target))
	for j := range g.target {
		best[j] = -1
		for i := range g.source {
			if best[j] < 0 || g.p[i][j] > g.p[best[j]][j] {
				best[j] = i
			}
		}
	}
	for i, s := range g.source {
		top := 0.0
		for j := range g.target {
			top = max(top, g.p[i][j])
		}
		for j, t := range g.target {
			p := g.p[i][j]
			if (s.weight > functionWeight) != (t.weight > functionWeight) {
				p *= 0.3
			}
			if p >= 0.4 || p >= 0.12 && p == top && best[j] == i {
				links[i] = append(links[i], j)
			}
		}
	}
	g.grow(links)
	return links
}

// grow links content words that nothing is linked to yet where their neighbours are linked to each other (after the
// grow step of Och and Ney, 2003): law enforcement, détection et répression.
func (g *grid) grow(links [][]int) {
	taken := make([]bool, len(g.target))
	for _, l := range links {
		for _, j := range l {
			taken[j] = true
		}
	}
	for i, s := range g.source {
		if len(links[i]) > 0 || s.weight <= functionWeight {
			continue
		}
		best, at := 0.02, -1
		for _, k := range []int{i - 1, i + 1} {
			if k < 0 || k >= len(links) {
				continue
			}
			for _, l := range links[k] {
				for j := max(0, l-3); j <= min(len(g.target)-1, l+3); j++ {
					if p := g.p[i][j]; !taken[j] && g.target[j].weight > functionWeight && p > best {
						best, at = p, j
					}
				}
			}
		}
		if at >= 0 {
			links[i], taken[at] = []int{at}, true
		}
	}
}

// rendering is the stretch [a, b) of the target that renders the source words [from, to), without function words at its
// ends. It is empty where more than one content word of the phrase goes nowhere or a word of the stretch goes
// elsewhere; whole says that every content word goes somewhere.
func (g *grid) rendering(links [][]int, from, to int) (a, b int, score float64, whole bool) {
	a, b = len(g.target), 0
	linked, missing := 0, 0
	for i := from; i < to; i++ {
		if g.source[i].weight <= functionWeight {
			continue
		}
		if len(links[i]) == 0 {
			missing++
			continue
		}
		top := 0.0
		for _, j := range links[i] {
			a, b = min(a, j), max(b, j+1)
			top = max(top, g.p[i][j])
		}
		score += top
		linked++
	}
	if linked == 0 || missing > linked || missing > 1 || b-a > 2*(to-from)+4 {
		return 0, 0, 0, false
	}
	for i := range g.source {
		if i >= from && i < to || g.source[i].weight <= functionWeight {
			continue
		}
		if slices.ContainsFunc(links[i], func(j int) bool { return j >= a && j < b }) {
			return 0, 0, 0, false
		}
	}
	for a < b && g.target[a].weight <= functionWeight {
		a++
	}
	for b > a && g.target[b-1].weight <= functionWeight {
		b--
	}
	return a, b, score / float64(linked), missing == 0
}

// terms are the candidates that vary, the most deviating first.
func (f *finder) terms() []Term {
	var out []Term
	for _, key := range f.order {
		c := f.found[key]
		t := Term{Phrase: c.phrase, Met: f.counts[key]}
		for form, r := range c.renderings {
			if !r.whole && c.partial(form) {
				continue
			}
			r.Score /= float64(r.Count)
			r.Text = commonest(c.forms[form])
			t.Renderings = append(t.Renderings, *r)
			t.Count += r.Count
		}
		if len(t.Renderings) < 2 || t.Count < f.o.MinCount ||
			f.o.Phrase != "" && !strings.Contains(lang.FoldAll.Key(t.Phrase), lang.FoldAll.Key(f.o.Phrase)) {
			continue
		}
		slices.SortFunc(t.Renderings, func(x, y Rendering) int {
			return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Text, y.Text))
		})
		t.Deviating = t.Count - t.Renderings[0].Count
		for _, r := range t.Renderings[1:] {
			t.Score += float64(r.Count) * r.Score * c.cohesion
		}
		out = append(out, t)
	}
	slices.SortStableFunc(
		out,
		func(x, y Term) int { return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.Phrase, y.Phrase)) },
	)
	return slices.DeleteFunc(out, func(t Term) bool { return slices.ContainsFunc(out, t.within) })
}

// within reports whether s says all that t says: a phrase that t is always part of, or a part of t, that deviates
// wherever t does.
func (t Term) within(s Term) bool {
	a, b := " "+lang.FoldAll.Key(t.Phrase)+" ", " "+lang.FoldAll.Key(s.Phrase)+" "
	longer := len(a) < len(b) && strings.Contains(b, a) && s.Met >= t.Met
	shorter := len(b) < len(a) && strings.Contains(a, b) && s.Met > t.Met
	if !longer && !shorter {
		return false
	}
	at := map[Site]bool{}
	for _, r := range s.Renderings[1:] {
		for _, site := range r.Sites {
			at[Site{Paper: site.Paper, Ref: site.Ref}] = true
		}
	}
	for _, r := range t.Renderings[1:] {
		for _, site := range r.Sites {
			if !at[Site{Paper: site.Paper, Ref: site.Ref}] {
				return false
			}
		}
	}
	return true
}

// partial reports whether the words of a rendering are some of those of another: an occurrence of which only a part
// was found.
func (c *candidate) partial(form string) bool {
	words := strings.Fields(form)
	for other := range c.renderings {
		have := strings.Fields(other)
		if len(have) > len(words) &&
			!slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(have, w) }) {
			return true
		}
	}
	return false
}

func commonest(forms map[string]int) string {
	best := ""
	for f, n := range forms {
		if best == "" || n > forms[best] || n == forms[best] && f < best {
			best = f
		}
	}
	return best
}
