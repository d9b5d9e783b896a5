package bitext

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Doubt is a bead that a person should look at.
type Doubt struct {
	Row   int            // of the alignment, 0 in Review
	Bead  int            // in the beads of the row, or in those given to Review
	Worst float64        // how much speaks against it, 0 to 1; doubts come by falling Worst
	Why   []align.Remark // a reason each
}

// thresholds of doubt.
const (
	oddLength  = 3.0  // deviations from the usual ratio of lengths
	fewWords   = 5    // segments of fewer words need share none
	lowScore   = 0.5  // a score under this is a reason of its own
	unlikely   = -2.0 // log odds of the words under which a bead has too little in common
	tellingLen = 25   // characters from which lengths tell something
)

// Review lists the beads that should be checked, worst first: segments without a counterpart, lengths far from the
// usual ratio, numbers that only one side has, words that tell nothing of one another, low scores. Beads set by hand
// are passed over. What is usual is learnt from the beads themselves, wherever they come from.
func Review(source, target []Segment, beads []align.Bead, opts ...Option) ([]Doubt, error) {
	if err := align.Check(beads, len(source), len(target)); err != nil {
		return nil, fmt.Errorf("bitext: %w", err)
	}
	o := newOptions(opts)
	m, err := newModel(source, target, o)
	if err != nil {
		return nil, err
	}
	if err := m.studyBeads(beads, o.stop); err != nil {
		return nil, err
	}
	var out []Doubt
	ofSource, ofTarget := numerals(m.source.lang), numerals(m.target.lang)
	for k, b := range beads {
		if k%256 == 0 {
			if err := o.stop(); err != nil {
				return nil, err
			}
		}
		ns, nt := ofSource.numbersOf(source, b.Source), ofTarget.numbersOf(target, b.Target)
		if d := m.doubt(b, ns, nt); len(d.Why) > 0 {
			d.Bead = k
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b Doubt) int { return cmp.Compare(b.Worst, a.Worst) })
	return out, nil
}

// Review is the function Review for the sentences of every row; rows that only one document has are doubts too.
func (a *Alignment) Review(opts ...Option) ([]Doubt, error) {
	var source, target []Segment
	var beads []align.Bead
	type place struct{ row, bead int }
	var places []place
	for i := range a.Rows {
		r := &a.Rows[i]
		s, t := len(source), len(target)
		source, target = append(source, r.Source.segments()...), append(target, r.Target.segments()...)
		for k, b := range r.Beads {
			b = b.Clone()
			for x := range b.Source {
				b.Source[x] += s
			}
			for x := range b.Target {
				b.Target[x] += t
			}
			beads, places = append(beads, b), append(places, place{i, k})
		}
	}
	doubts, err := Review(
		source,
		target,
		beads,
		append([]Option{WithLanguages(a.Source.Language, a.Target.Language)}, opts...)...)
	for k := range doubts {
		p := places[doubts[k].Bead]
		doubts[k].Row, doubts[k].Bead = p.row, p.bead
	}
	return doubts, err
}

// studyBeads learns words and lengths from beads.
func (m *model) studyBeads(beads []align.Bead, stop func() error) error {
	var links []link
	pairs := 0
	for _, b := range beads {
		if b.Linked() && pairs < mostLinks {
			links = append(links, link{gather(m.source, b.Source), gather(m.target, b.Target)})
			pairs += len(links[len(links)-1].source) * len(links[len(links)-1].target)
		}
	}
	if err := m.learn(links, rounds, stop); err != nil {
		return err
	}
	m.know(m.close)
	return nil
}

func gather(t *text, ids []int) []int32 {
	var out []int32
	for _, i := range ids {
		out = append(out, t.segments[i]...)
	}
	return out
}

func (m *model) doubt(b align.Bead, ns, nt numbers) (d Doubt) {
	if b.Origin == align.ByHand {
		return d
	}
	s, t := name(m.source.lang, align.Remarkf("source")), name(m.target.lang, align.Remarkf("target"))
	if !b.Linked() {
		side := s
		if len(b.Source) == 0 {
			side = t
		}
		return Doubt{Worst: 0.9 - b.Score/10, Why: []align.Remark{align.Remarkf("only in %s", side)}}
	}
	against := 0.0
	add := func(weight float64, why align.Remark) {
		against += weight
		d.Why = append(d.Why, why)
	}
	if only := missingFrom(ns, nt); only != "" {
		add(1, align.Remarkf("number %s only in %s", only, s))
	}
	if only := missingFrom(nt, ns); only != "" {
		add(1, align.Remarkf("number %s only in %s", only, t))
	}
	var ls, lt float64
	for _, i := range b.Source {
		ls += float64(m.source.chars[i])
	}
	for _, j := range b.Target {
		lt += float64(m.target.chars[j])
	}
	x := math.Log(lt/ls) - m.ratio
	if dev := math.Abs(x) / math.Sqrt(m.spread0+2*m.spread1/(ls+lt)); dev > oddLength && ls+lt > 2*tellingLen {
		side := t
		if x < 0 {
			side = s
		}
		add(dev/oddLength, align.Remarkf("%s is %.1f times as long as usual", side, math.Exp(math.Abs(x))))
	}
	ws, wt := gather(m.source, b.Source), gather(m.target, b.Target)
	if len(ws) >= fewWords && len(wt) >= fewWords && m.together(ws, wt) < unlikely {
		add(1.5, align.Remarkf("the words have little in common"))
	}
	if b.Score < lowScore {
		add(1, align.Remarkf("score %.2f", b.Score))
	}
	d.Worst = 1 - (1-0.5*(1-b.Score))*math.Exp(-against/2)
	return d
}

// name is the code of a language, or what its text is called where none is known.
func name(l *lang.Language, otherwise align.Remark) align.Remark {
	if s := l.Tag().String(); s != "und" {
		return align.Remarkf("%s", s)
	}
	return otherwise
}

// together is the mean log odds that words render one another.
func (m *model) together(ws, wt []int32) float64 {
	spread, back := make([]float32, len(m.target.vocab.types)), make([]float32, len(m.source.vocab.types))
	fill(spread, m.forward, m.target.rarity, ws)
	fill(back, m.backward, m.source.rarity, wt)
	return (explained(spread, wt, len(ws), m.targetFloor) + explained(back, ws, len(wt), m.sourceFloor)) / 2
}

// missingFrom names the first number in digits that the other side has neither in digits nor spelt.
func missingFrom(a, b numbers) string {
	left := slices.Concat(b.digits, b.spelt)
	for _, n := range a.digits {
		if k := slices.Index(left, n); k >= 0 {
			left = slices.Delete(left, k, k+1)
		} else if !slices.Contains(b.digits, n) {
			return n
		}
	}
	return ""
}
