package drift

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// A Verdict says in which language a change of wording is seen.
type Verdict string

// The verdicts. The strings are those of the machine formats.
const (
	Both            Verdict = "both"             // a real change
	SourceOnly      Verdict = "source only"      // the translation kept its words
	TranslationOnly Verdict = "translation only" // the source kept its words
	Undecided       Verdict = "undecided"
)

// A Version is one unit in its two languages.
type Version struct {
	Source, Target string
	segments       []stretch // what renders what; empty for the whole unit
}

// A stretch is sentences of the source and those of the target that render them.
type stretch struct{ source, target []lang.Span }

// NewVersion aligns the sentences of a unit, so that its words are linked inside them only.
func NewVersion(source, target language.Tag, a, b string) Version {
	v := Version{Source: a, Target: b}
	sa, sb := lang.For(source).Sentences(a), lang.For(target).Sentences(b)
	if len(sa) < 2 || len(sb) < 2 {
		return v
	}
	beads, err := bitext.Align(
		bitext.Segments(texts(a, sa)...),
		bitext.Segments(texts(b, sb)...),
		bitext.WithLanguages(source, target),
	)
	if err != nil {
		return v
	}
	return v.withBeads(beads, sa, sb)
}

func texts(s string, spans []lang.Span) []string {
	out := make([]string, len(spans))
	for i, x := range spans {
		out[i] = x.Text(s)
	}
	return out
}

// withBeads takes over an alignment of the sentences of a unit.
func (v Version) withBeads(beads []align.Bead, a, b []lang.Span) Version {
	for _, bead := range beads {
		var s stretch
		for _, i := range bead.Source {
			s.source = append(s.source, part(a[i], bead.SourcePart, len(bead.Source)))
		}
		for _, j := range bead.Target {
			s.target = append(s.target, part(b[j], bead.TargetPart, len(bead.Target)))
		}
		// a sentence that found no counterpart is looked for beside its neighbours
		if n := len(v.segments) - 1; n >= 0 && (!bead.Linked() || v.segments[n].oneSided()) {
			v.segments[n].source = append(v.segments[n].source, s.source...)
			v.segments[n].target = append(v.segments[n].target, s.target...)
			continue
		}
		v.segments = append(v.segments, s)
	}
	return v
}

// oneSided reports whether one side is missing.
func (s stretch) oneSided() bool { return len(s.source) == 0 || len(s.target) == 0 }

func (v Version) stretches() []stretch {
	if len(v.segments) > 0 {
		return v.segments
	}
	return []stretch{{[]lang.Span{{Start: 0, End: len(v.Source)}}, []lang.Span{{Start: 0, End: len(v.Target)}}}}
}

// part is the stretch of a segment that belongs to a bead of n segments on its side.
func part(s lang.Span, p align.Part, n int) lang.Span {
	if p.IsZero() || n != 1 {
		return s
	}
	return lang.Span{Start: s.Start + p.Start, End: min(s.Start+p.End, s.End)}
}

// An Edit is what one language did: words taken out of the earlier text and put into the later. Both are empty where
// the language did nothing.
type Edit struct {
	Before string `json:"before,omitempty"` // words of the earlier text
	After  string `json:"after,omitempty"`  // words of the later text
	// where Before stands in the earlier text, in bytes; "a": [start, end] in JSON
	A lang.Span `json:"-"`
	B lang.Span `json:"-"` // where After stands in the later text
}

// MarshalJSON writes the spans as pairs of numbers, like the operations of a diff.
func (e Edit) MarshalJSON() ([]byte, error) {
	type plain Edit
	return json.Marshal(struct {
		plain
		A [2]int `json:"a"`
		B [2]int `json:"b"`
	}{plain(e), [2]int{e.A.Start, e.A.End}, [2]int{e.B.Start, e.B.End}})
}

// A Change is one change of wording, with the words of both languages. Where one language kept its words, its Edit
// has the same words before and after: those that render the words the other language changed, as far as they are
// found.
type Change struct {
	Verdict Verdict `json:"verdict"`
	Source  Edit    `json:"source"`
	Target  Edit    `json:"target"`
	// SourceChanged and TargetChanged say which of the Edits is one; the other shows words that were kept.
	SourceChanged bool `json:"sourceChanged"`
	TargetChanged bool `json:"targetChanged"`
	// Score is how sure the verdict is, 0..1.
	Score float64 `json:"score"`
	// Minor marks a change of function words or of inflection only: articles, agreement.
	Minor bool `json:"minor,omitempty"`
}

// A Comparison is two versions of a unit, in two languages each.
type Comparison struct {
	Earlier, Later Version `json:"-"`
	Changes        []Change
}

// Verdict sums the changes up: Both where one that is not minor is in both languages, SourceOnly or TranslationOnly
// where all are in that language, Undecided where they are not of one kind or none is decided, and "" where nothing
// changed.
func (c *Comparison) Verdict() Verdict {
	count := map[Verdict]int{}
	for _, ch := range c.Changes {
		if !ch.Minor {
			count[ch.Verdict]++
		}
	}
	switch {
	case len(count) == 0:
		return ""
	case count[Both] > 0:
		return Both
	case len(count) == 1 && count[SourceOnly] > 0:
		return SourceOnly
	case len(count) == 1 && count[TranslationOnly] > 0:
		return TranslationOnly
	}
	return Undecided
}

// OneSided reports whether some change that is not minor is in one language only.
func (c *Comparison) OneSided() bool {
	return slices.ContainsFunc(c.Changes, func(ch Change) bool {
		return !ch.Minor && (ch.Verdict == SourceOnly || ch.Verdict == TranslationOnly)
	})
}

// An edit is a change of one language in terms of its words.
type edit struct {
	a, b         []int // words of the earlier and of the later text, rising
	spanA, spanB lang.Span
	minor        bool
}

// Compare tells for every change between two versions whether it is in both languages.
func (w *Words) Compare(earlier, later Version) *Comparison {
	return w.compare(earlier, later, w.link, Differences)
}

// Differences are those of two texts as changes are read from them.
func Differences(tag language.Tag, a, b string) *diff.Script {
	return diff.Texts(a, b, diff.In(tag), diff.WithoutForce())
}

// compare is Compare, with the words of a version linked by link and the texts compared by differ.
func (w *Words) compare(earlier, later Version, link func(Version) *grid, differ Differ) *Comparison {
	c := &Comparison{Earlier: earlier, Later: later}
	if earlier.Source == later.Source && earlier.Target == later.Target {
		return c
	}
	m := &mapping{early: link(earlier), late: link(later)}
	m.source = w.source.edits(differ(w.source.lang.Tag(), earlier.Source, later.Source), m.early.source, m.late.source)
	m.target = w.target.edits(differ(w.target.lang.Tag(), earlier.Target, later.Target), m.early.target, m.late.target)
	c.Changes = m.verdicts(earlier, later)
	return c
}

// edits gathers the changes of words from the differences of two texts.
func (s *languageWords) edits(script *diff.Script, wordsA, wordsB []word) []edit {
	var out []edit
	moved := map[int]int{}
	for _, e := range script.Edits() {
		if e.Change <= diff.Punctuation { // the words are the same
			continue
		}
		x := edit{a: inside(wordsA, e.A), b: inside(wordsB, e.B), spanA: e.A, spanB: e.B}
		if len(x.a)+len(x.b) == 0 {
			continue
		}
		if k, ok := moved[e.Link]; ok {
			out[k].join(x)
			continue
		}
		if e.Link > 0 {
			moved[e.Link] = len(out)
		} else if n := len(out) - 1; n >= 0 && s.close(out[n], x, wordsA, wordsB) {
			out[n].join(x)
			continue
		}
		out = append(out, x)
	}
	for i := range out {
		out[i].minor = minor(out[i], wordsA, wordsB)
	}
	return out
}

// close reports whether two edits are one change: only function words, at most two, stand between them, or, where one
// takes out and the other puts in, at most two words that were kept (countries of origin, neighbouring countries).
func (s *languageWords) close(x, y edit, wordsA, wordsB []word) bool {
	if len(x.a) > 0 && len(x.b) > 0 && len(y.a) > 0 && len(y.b) > 0 {
		return false // two replacements, each complete: the other language may have followed only one of them
	}
	kept, content := 0, 0
	for _, w := range wordsA {
		if w.span.Start >= x.spanA.End && w.span.End <= y.spanA.Start {
			kept++
			if w.weight > functionWeight {
				content++
			}
		}
	}
	swap := len(x.a)+len(y.b) == 0 || len(x.b)+len(y.a) == 0
	return kept <= 2 && (content == 0 || swap)
}

func (e *edit) join(x edit) {
	e.a, e.b = append(e.a, x.a...), append(e.b, x.b...)
	slices.Sort(e.a)
	slices.Sort(e.b)
	e.spanA, e.spanB = hull(e.spanA, x.spanA), hull(e.spanB, x.spanB)
}

func hull(a, b lang.Span) lang.Span {
	switch {
	case a.Start == a.End:
		return b
	case b.Start == b.End:
		return a
	}
	return lang.Span{Start: min(a.Start, b.Start), End: max(a.End, b.End)}
}

func inside(ws []word, s lang.Span) []int {
	var out []int
	for i, w := range ws {
		if w.span.Start >= s.Start && w.span.End <= s.End {
			out = append(out, i)
		}
	}
	return out
}

// minor reports whether an edit changes function words only, or only the endings of words.
func minor(e edit, wordsA, wordsB []word) bool {
	stems := func(idx []int, ws []word) string {
		var keys []string
		for _, i := range idx {
			if ws[i].weight > functionWeight {
				keys = append(keys, ws[i].key)
			}
		}
		return strings.Join(keys, " ")
	}
	return stems(e.a, wordsA) == stems(e.b, wordsB)
}
