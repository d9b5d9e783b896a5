package agreed

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// A Standing says how a paragraph of a draft stands to what was agreed before.
type Standing string

// The standings. The strings are those of the machine formats.
const (
	Agreed   Standing = "agreed"   // word for word
	Changed  Standing = "changed"  // with changes
	Composed Standing = "composed" // of several earlier paragraphs
	New      Standing = "new"      // no earlier wording found
)

// A Paragraph is one of an earlier paper or of the draft.
type Paragraph struct {
	Paper int    // papers are numbered in the order of time
	Cite  string // as people cite it: A/RES/77/194, para. 27
	Text  string
	// Versions are the same paragraph of its paper in other languages, as far as they are known. They are not compared.
	Versions []Version
}

// A Version is a paragraph in another language.
type Version struct {
	Language language.Tag
	Text     string
}

// AddVersion adds a version, or replaces that in its language; they are in the order of their tags.
func (p *Paragraph) AddVersion(tag language.Tag, text string) {
	at, there := slices.BinarySearchFunc(p.Versions, tag.String(), func(v Version, t string) int {
		return strings.Compare(v.Language.String(), t)
	})
	if there {
		p.Versions[at].Text = text
	} else {
		p.Versions = slices.Insert(p.Versions, at, Version{tag, text})
	}
}

// A Source is an earlier paragraph that one of the draft may come from.
type Source struct {
	Paragraph int     // index into the earlier paragraphs
	Score     float64 // probability that it is the source; that of one before it where it is higher
	Relation  reuse.Relation
}

// A Piece is a stretch of a paragraph of the draft that stands in earlier ones.
type Piece struct {
	Span    lang.Span // in bytes of the paragraph
	Words   int
	Holders []int // earlier paragraphs that have it: the one it is taken for first, then the latest first
	Formula bool  // it stands in so many that none is its source
}

// A Finding is what is known of one paragraph of a draft.
type Finding struct {
	Standing Standing
	// Sources have different words each, best five at most, best first: of those that count the one that has most words
	// in a row in common with the paragraph, and of several with the same words the latest.
	Sources []Source
	// Also are the earlier paragraphs with the same words as the best source, that one and the earliest among them; nil
	// where the standing is neither Agreed nor Changed.
	Also    []int
	Pieces  []Piece // in the order of the text
	Covered float64 // part of the words that stand in pieces, formulas included
	Formula bool    // all that stands elsewhere are formulas
	// Changes lead from the best source to the paragraph; nil where the standing is neither Agreed nor Changed.
	Changes *diff.Script
	Omits   []string // wording of the best source that the paragraph leaves out
	// References: all that changed are papers that are cited, dates and sessions, brought up to date.
	References bool
}

// Options say how Compare works.
type Options struct {
	Language  language.Tag
	Threshold float64 // score from which a source counts; 0 is reuse.DefaultThreshold
	Progress  func(done, total int)
}

// mostSources is how many sources a finding has at most.
const mostSources = 5

// ErrNothing is returned where there is nothing to compare with or no draft.
var ErrNothing = errors.New("agreed: no paragraphs to compare")

// Compare finds where the paragraphs of a draft stand in earlier ones. The findings are in the order of the draft.
// The error is ErrNothing or the context's.
func Compare(ctx context.Context, earlier, draft []Paragraph, o Options) ([]Finding, error) {
	if len(earlier) == 0 || len(draft) == 0 {
		return nil, ErrNothing
	}
	t, err := reuse.Prepare(ctx, setOf(earlier, draft, o.Language), append(o.Trace(), reuse.From(len(earlier)))...)
	if err != nil {
		return nil, err
	}
	return Find(ctx, t, earlier, draft, nil, o)
}

// Trace gives the options of a tracer for Find, but for reuse.From: the number of earlier paragraphs, which
// [reuse.PrepareFlat] sets itself.
func (o *Options) Trace() []reuse.Option {
	opts := []reuse.Option{reuse.Across(), reuse.MinScore(0), reuse.Bare()}
	if o.Progress != nil {
		opts = append(opts, reuse.Progress(o.Progress))
	}
	return opts
}

// Find is Compare with a tracer of the earlier paragraphs and after them the draft, made with the options of Trace
// and, unless by reuse.PrepareFlat, reuse.From(len(earlier)).
// Texts of earlier paragraphs are only looked at once read, which may be nil, was called for them.
func Find(
	ctx context.Context,
	t *reuse.Tracer,
	earlier, draft []Paragraph,
	read func(paragraphs []int) error,
	o Options,
) ([]Finding, error) {
	o.Threshold = cmp.Or(o.Threshold, reuse.DefaultThreshold)
	later := make([]int, len(draft))
	for k := range later {
		later[k] = len(earlier) + k
	}
	pairs, err := t.PairsOf(ctx, later)
	if err != nil {
		return nil, err
	}
	stretches, err := t.Stretches(ctx, later, 0)
	if err != nil {
		return nil, err
	}
	out := make([]Finding, len(draft))
	for _, p := range pairs {
		f := &out[p.Later-len(earlier)]
		f.Sources = append(f.Sources, Source{p.Earlier, p.Score, p.Relation})
	}
	w := &weigher{earlier: earlier, options: o, tracer: t, close: t.Closeness(), language: lang.For(o.Language)}
	var texts []int
	for k := range out {
		w.gather(&out[k])
		for _, s := range out[k].Sources {
			texts = append(texts, s.Paragraph)
		}
	}
	if read != nil {
		slices.Sort(texts)
		if err := read(slices.Compact(texts)); err != nil {
			return nil, err
		}
	}
	for k := range out {
		w.finish(&out[k], draft[k].Text, len(earlier)+k, stretches[k])
	}
	return out, nil
}

// setOf makes the units to trace: the paragraphs of each earlier paper are a group, and those of the draft one after
// them.
func setOf(earlier, draft []Paragraph, tag language.Tag) *reuse.Set {
	s := &reuse.Set{Languages: []language.Tag{tag}}
	add := func(p Paragraph) {
		s.Units = append(s.Units, reuse.Unit{Group: len(s.Groups) - 1, Parent: -1, Texts: []reuse.Text{{Body: p.Text}}})
	}
	for k, p := range earlier {
		if k == 0 || earlier[k-1].Paper != p.Paper {
			s.Groups = append(s.Groups, reuse.Group{Paper: p.Paper})
		}
		add(p)
	}
	s.Groups = append(s.Groups, reuse.Group{Paper: len(s.Groups)})
	for _, p := range draft {
		add(p)
	}
	return s
}

// A weigher tells the standings of the paragraphs of one draft.
type weigher struct {
	earlier  []Paragraph
	options  Options
	tracer   *reuse.Tracer
	close    *reuse.Closeness
	language *lang.Language
}

const (
	// apart is the part of the covered words that a second source has to bring for a paragraph to be composed.
	apart = 0.2
	// mostly is the part of the words that has to stand elsewhere for a paragraph without a source to be composed.
	mostly = 0.5
)

// gather keeps the sources that count, each wording once, the likeliest that has it and of those the latest, and of the
// others the likeliest.
func (w *weigher) gather(f *Finding) {
	slices.SortFunc(f.Sources, func(a, b Source) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Paragraph, a.Paragraph))
	})
	var out []Source
	for _, s := range f.Sources {
		same := func(o Source) bool { return w.tracer.SameWords(o.Paragraph, s.Paragraph) }
		switch at := slices.IndexFunc(out, same); {
		case at >= 0:
			f.Also = append(f.Also, s.Paragraph) // of whichever source, see also
		case w.counts(s) || len(out) < mostSources:
			out = append(out, s)
		}
	}
	f.Sources = out
}

func (w *weigher) counts(s Source) bool { return s.Score >= w.options.Threshold }

// order puts the sources that count in the order of the words that they have in a row in common with the paragraph,
// as they stand, and keeps the best: a score tells whether a paragraph is a source at all, and not which of several
// near versions is. Of sources that differ from the paragraph in numbers only, as the versions of a yearly resolution
// do, the latest comes first.
func (w *weigher) order(f *Finding, text string) {
	n := 0
	for n < len(f.Sources) && w.counts(f.Sources[n]) {
		n++
	}
	own, shared := w.shingles(text), map[int]float64{}
	for _, s := range f.Sources[:n] {
		other := w.earlier[s.Paragraph].Text
		both := 0
		its := w.shingles(other)
		for k := range its {
			if own[k] {
				both++
			}
		}
		shared[s.Paragraph] = float64(both) / float64(max(1, len(own)+len(its)-both))
		if same(text, other) {
			shared[s.Paragraph] = 2
		}
	}
	slices.SortStableFunc(f.Sources[:n], func(a, b Source) int {
		return cmp.Or(
			cmp.Compare(shared[b.Paragraph], shared[a.Paragraph]),
			cmp.Compare(scoreBand(b), scoreBand(a)),
			cmp.Compare(b.Paragraph, a.Paragraph),
		)
	})
	f.Sources = f.Sources[:min(mostSources, len(f.Sources))]
	for k := 1; k < len(f.Sources); k++ {
		f.Sources[k].Score = min(f.Sources[k].Score, f.Sources[k-1].Score)
	}
}

// scoreBand is a score in steps of a twentieth: scores of one band do not tell two sources apart.
func scoreBand(s Source) float64 { return math.Round(20 * s.Score) }

// shingles are all three words in a row of a text, typography and case aside; any number stands for any other.
func (w *weigher) shingles(text string) map[[3]string]bool {
	out := map[[3]string]bool{}
	var last [3]string
	n := 0
	for _, t := range w.language.Tokens(text) {
		if t.Kind == lang.Space || t.Kind == lang.Punct {
			continue
		}
		for word := range strings.FieldsFuncSeq(lang.FoldAll.Key(t.Text(text)), notOfWord) {
			if first, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(first) {
				word = "0"
			}
			last = [3]string{last[1], last[2], word}
			if n++; n >= len(last) {
				out[last] = true
			}
		}
	}
	return out
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }

// also lists the earlier paragraphs with the words of the best source: those that were compared, and those that have
// its longest stretch.
func (w *weigher) also(f *Finding) {
	best := f.Sources[0].Paragraph
	all := append(f.Also, best)
	for _, p := range f.Pieces {
		all = append(all, p.Holders...)
	}
	slices.Sort(all)
	f.Also = slices.DeleteFunc(slices.Compact(all), func(u int) bool { return !w.tracer.SameWords(u, best) })
}

// finish tells the standing of a paragraph, and what changed.
func (w *weigher) finish(f *Finding, text string, unit int, stretches []reuse.Stretch) {
	w.order(f, text)
	w.relate(f.Sources, unit, text)
	f.pieces(stretches, w.words(text))
	has := len(f.Sources) > 0 && w.counts(f.Sources[0])
	switch {
	case has && f.Sources[0].Relation == reuse.Verbatim:
		f.Standing = Agreed
	case f.composed(has):
		f.Standing = Composed
	case has:
		f.Standing = Changed
	default:
		f.Standing = New
	}
	if f.Standing != Agreed && f.Standing != Changed {
		f.Also = nil
		return
	}
	w.also(f)
	w.compare(f, text)
}

// relate sets the relations of sources: verbatim, amended where most of both stands in the other in the same order,
// else reworded.
func (w *weigher) relate(sources []Source, unit int, text string) {
	for k := range sources {
		s := &sources[k]
		switch {
		case same(w.earlier[s.Paragraph].Text, text):
			s.Relation = reuse.Verbatim
		case w.close.Amended(s.Paragraph, unit):
			s.Relation = reuse.Amended
		default:
			s.Relation = reuse.Reworded
		}
	}
}

// words counts the words of a text as Stretch.Words does: tokens but spaces and punctuation, so that a text that is
// written without spaces has as many as it has characters.
func (w *weigher) words(text string) int {
	n := 0
	for _, t := range w.language.Tokens(text) {
		if t.Kind != lang.Space && t.Kind != lang.Punct {
			n++
		}
	}
	return n
}

// pieces takes the stretches. Each is taken for the paragraph that has most words of all stretches of those that have
// it.
func (f *Finding) pieces(stretches []reuse.Stretch, total int) {
	votes := map[int]int{}
	covered, proper := 0, 0
	for _, s := range stretches {
		covered += s.Words
		if s.Formula() {
			continue
		}
		proper += s.Words
		for _, u := range s.Units {
			votes[u] += s.Words
		}
	}
	if len(f.Sources) > 0 {
		votes[f.Sources[0].Paragraph]++ // of two with the same words the likeliest source
	}
	for _, s := range stretches {
		holders := slices.Clone(s.Units)
		best := 0
		for k, u := range holders {
			if votes[u] > votes[holders[best]] {
				best = k
			}
		}
		first := holders[best]
		holders = slices.Insert(slices.Delete(holders, best, best+1), 0, first)
		f.Pieces = append(f.Pieces, Piece{s.Span, s.Words, holders, s.Formula()})
	}
	f.Covered = min(1, float64(covered)/float64(max(1, total)))
	f.Formula = len(stretches) > 0 && proper == 0
}

// composed reports whether the pieces of a paragraph are of several sources: the best of them does not have a fifth
// of the words that stand elsewhere. A paragraph that has no source as a whole is composed if half of it stands
// elsewhere.
func (f *Finding) composed(has bool) bool {
	by, total := map[int]int{}, 0
	for _, p := range f.Pieces {
		if !p.Formula {
			by[p.Holders[0]] += p.Words
			total += p.Words
		}
	}
	most := 0
	for _, n := range by {
		most = max(most, n)
	}
	if len(by) < 2 || float64(total-most) < apart*float64(total) || total-most < 10 {
		return false
	}
	return has || f.Covered >= mostly
}
