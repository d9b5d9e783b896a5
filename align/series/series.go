package series

import (
	"cmp"
	"context"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/cite"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Link says that a later paper continues an earlier one. Both are indexes into the papers that were given.
type Link struct {
	Earlier, Later int
	Score          float64 // 0 to 1; weights chosen on papers of one title, not calibrated on others
	Likeness       float64 // of the wording, 0 to 1
	Subject        float64 // whether both are about one thing, 0 to 1
	Cites          bool    // the later paper cites the earlier
}

// Doubtful reports whether the link is no more than likely, so that a reader should look at both papers.
func (l Link) Doubtful() bool { return l.Score < Firm }

// Options say what is found. The zero value takes the default threshold.
type Options struct {
	MinScore float64 // links below this score are left out; 0 stands for DefaultScore
}

// DefaultScore is the score from which on a link is told, Firm that from which on it is not doubtful.
const (
	DefaultScore = 0.5
	Firm         = 0.8
)

// The weights of the logistic function and the limits of the index.
const (
	bias       = -13.7
	perLike    = 11.0
	perCite    = 3.0
	perSubject = 8.0
	fullShare  = 0.7  // share of telling words in common from which on two papers have one subject
	leastLike  = 0.05 // papers less alike, of which the later does not cite the earlier, are not compared
	runLength  = 4
	commonness = 60   // runs that more papers have, or more than a quarter of all, are formulas
	nearly     = 0.55 // an earlier paper this much less alike than the likeliest is passed over, however late it is
)

// A paper is what is compared of a document.
type paper struct {
	doc    *corpus.Document
	key    string          // as citations name it
	cited  map[string]bool // keys of the papers that it cites
	runs   []uint64        // sorted, each once
	weight float64
	counts map[string]int // of the stems of content words
	order  [2]int         // session, then day of adoption
}

// Find finds the links between papers of one language; in several languages no wording is shared, and the
// references alone tell. It stops when ctx is done.
func Find(ctx context.Context, docs []*corpus.Document, o Options) ([]Link, error) {
	papers := make([]paper, len(docs))
	for i, d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		papers[i] = paperOf(d)
	}
	all, err := compare(ctx, papers)
	if err != nil {
		return nil, err
	}
	return choose(papers, all, cmp.Or(o.MinScore, DefaultScore)), nil
}

func paperOf(d *corpus.Document) paper {
	p := paper{doc: d, key: cite.SymbolKey(d.Symbol), cited: map[string]bool{}, counts: map[string]int{}}
	l := lang.For(d.Language)
	for _, b := range d.Blocks {
		for _, c := range cite.Find(b.Text) {
			p.cited[c.Key()] = true
		}
		if b.Kind == corpus.Heading || b.Kind == corpus.Note {
			continue
		}
		var words []string
		for _, t := range l.Tokens(b.Text) {
			if t.Kind == lang.Word {
				words = append(words, lang.FoldAll.Key(t.Text(b.Text)))
			}
		}
		for _, w := range words {
			if !l.IsFunctionWord(w) && !strings.ContainsAny(w, "0123456789") {
				p.counts[l.Stem(w)]++
			}
		}
		for i := 0; i+runLength <= len(words); i++ {
			p.runs = append(p.runs, runOf(words[i:i+runLength]))
		}
	}
	slices.Sort(p.runs)
	p.runs = slices.Compact(p.runs)
	p.order = orderOf(d)
	return p
}

// runOf is a run of words as a number.
func runOf(words []string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		h.Write([]byte(w))
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

// orderOf is the session of a paper, 0 where it names none, and the day of its adoption.
func orderOf(d *corpus.Document) [2]int {
	when := cmp.Or(d.Adopted.Start, d.Issued)
	return [2]int{corpus.SessionNumber(d.Session), when.Year*10000 + when.Month*100 + when.Day}
}

// before reports whether a paper is of an earlier session than another, or, where one names no session, of an earlier
// day. It is not transitive: of three papers each may be before the next.
func (p *paper) before(q *paper) bool {
	if p.order[0] > 0 && q.order[0] > 0 {
		return p.order[0] < q.order[0]
	}
	return p.order[1] > 0 && p.order[1] < q.order[1]
}

// turn is what papers are ordered by: the session, or the day of a paper that names none. Papers without a session
// come before all others.
func (p *paper) turn() [2]int {
	if p.order[0] > 0 {
		return [2]int{p.order[0], 0}
	}
	return p.order
}

// compare gives every pair of papers that share a run or a citation.
func compare(ctx context.Context, papers []paper) ([]Link, error) {
	index := map[uint64][]int32{}
	for i := range papers {
		for _, r := range papers[i].runs {
			index[r] = append(index[r], int32(i))
		}
	}
	limit := min(commonness, max(4, len(papers)/4))
	value := func(r uint64) float64 {
		n := len(index[r])
		if n > limit {
			return 0
		}
		return math.Log(1 + float64(len(papers))/float64(n))
	}
	for i := range papers {
		sum := 0.0
		for _, r := range papers[i].runs {
			sum += value(r)
		}
		papers[i].weight = sum
	}
	having := map[string]int{}
	for i := range papers {
		for w := range papers[i].counts {
			having[w]++
		}
	}
	byKey := map[string]int{}
	for i := range papers {
		byKey[papers[i].key] = i
	}
	var out []Link
	for later := range papers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p := &papers[later]
		shared := map[int]float64{} // by earlier paper: what the runs of both are worth
		for _, r := range p.runs {
			if v := value(r); v > 0 {
				for _, e := range index[r] {
					if papers[e].before(p) {
						shared[int(e)] += v
					}
				}
			}
		}
		for key := range p.cited {
			if e, ok := byKey[key]; ok && papers[e].before(p) {
				shared[e] += 0 // it is a candidate without a run, too
			}
		}
		for e, s := range shared {
			l := Link{Earlier: e, Later: later, Cites: p.cited[papers[e].key]}
			if papers[e].weight > 0 && p.weight > 0 {
				l.Likeness = s / math.Sqrt(papers[e].weight*p.weight)
			}
			if l.Likeness < leastLike && !l.Cites {
				continue
			}
			l.Subject = sameSubject(&papers[e], p, having, len(papers))
			odds := bias + perLike*l.Likeness + perSubject*l.Subject
			if l.Cites {
				odds += perCite
			}
			l.Score = 1 / (1 + math.Exp(-odds))
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Later, b.Later), cmp.Compare(a.Earlier, b.Earlier))
	})
	return out, nil
}

// choose takes for each later paper the one that it continues.
func choose(papers []paper, all []Link, least float64) []Link {
	best := map[int]float64{}
	for _, l := range all {
		best[l.Later] = max(best[l.Later], l.Score)
	}
	candidates := slices.DeleteFunc(
		slices.Clone(all),
		func(l Link) bool { return l.Score < least || l.Score < nearly*best[l.Later] },
	)
	// the latest first, and of one session or day the likeliest
	slices.SortStableFunc(candidates, func(a, b Link) int {
		x, y := papers[a.Earlier].turn(), papers[b.Earlier].turn()
		return cmp.Or(cmp.Compare(y[0], x[0]), cmp.Compare(y[1], x[1]), cmp.Compare(b.Score, a.Score))
	})
	type next struct {
		paper int
		turn  [2]int
	}
	up, taken := map[int]int{}, map[next]bool{}
	var out []Link
	for _, l := range candidates {
		n := next{l.Earlier, papers[l.Later].turn()}
		if _, done := up[l.Later]; done || taken[n] || reaches(up, l.Earlier, l.Later) {
			continue
		}
		up[l.Later], taken[n] = l.Earlier, true
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Later, b.Later))
	})
	return out
}

// reaches reports whether the papers that one continues, itself included, lead to another.
func reaches(up map[int]int, from, to int) bool {
	for ok := true; ok; from, ok = up[from] {
		if from == to {
			return true
		}
	}
	return false
}
