package drift

import (
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A mapping is what is known of two versions: how the words of each link across the languages, and what each language
// changed.
type mapping struct {
	early, late    *grid
	source, target []edit
}

// Thresholds of the evidence, shares of the weight of an edit's words.
const (
	linked = 0.5  // an edit whose words go to words that changed, from this share of what goes anywhere, is in both
	apart  = 0.3  // below this share it is in its own language only
	faint  = 0.12 // less of an edit's weight than this going anywhere at all is no evidence: the place decides
)

// An evidence is where the words of one edit go in the other language, as shares of the edit's weight.
type evidence struct {
	changed float64 // to words the other language changed
	kept    float64 // to words it kept
	byEdit  []float64
	place   int // the edit of the other language that stands between the counterparts of the neighbours, -1 for none
}

// sideView reads the mapping from one of its languages.
type sideView struct {
	mine, other                            []edit
	early, late                            func(i, j int) float64 // link of my word i with the other's word j
	myEarly, myLate, otherEarly, otherLate []word
}

func (m *mapping) view(fromSource bool) sideView {
	if fromSource {
		return sideView{
			m.source,
			m.target,
			func(i, j int) float64 { return m.early.p[i][j] },
			func(i, j int) float64 { return m.late.p[i][j] },
			m.early.source,
			m.late.source,
			m.early.target,
			m.late.target,
		}
	}
	return sideView{
		m.target,
		m.source,
		func(i, j int) float64 { return m.early.p[j][i] },
		func(i, j int) float64 { return m.late.p[j][i] },
		m.early.target,
		m.late.target,
		m.early.source,
		m.late.source,
	}
}

// weigh finds where the words of my edit k go.
func (v *sideView) weigh(k int) evidence {
	e := v.mine[k]
	ev := evidence{byEdit: make([]float64, len(v.other)), place: -1}
	var total float64
	gather := func(idx []int, mine, other []word, p func(i, j int) float64, pick func(edit) []int) {
		owner := make([]int, len(other))
		for j := range owner {
			owner[j] = -1
		}
		for n, o := range v.other {
			for _, j := range pick(o) {
				owner[j] = n
			}
		}
		for _, i := range idx {
			wt := mine[i].weight
			total += wt
			for j := range other {
				mass := wt * p(i, j)
				if other[j].weight <= functionWeight && mine[i].weight > functionWeight {
					mass *= 0.3 // a content word that goes to a function word goes nowhere in particular
				}
				if n := owner[j]; n >= 0 {
					ev.changed += mass
					ev.byEdit[n] += mass
				} else {
					ev.kept += mass
				}
			}
		}
	}
	gather(e.a, v.myEarly, v.otherEarly, v.early, func(o edit) []int { return o.a })
	gather(e.b, v.myLate, v.otherLate, v.late, func(o edit) []int { return o.b })
	if total > 0 {
		ev.changed /= total
		ev.kept /= total
		for n := range ev.byEdit {
			ev.byEdit[n] /= total
		}
	}
	ev.place = v.placeOf(e)
	return ev
}

// placeOf finds the edit of the other language that stands where mine does: nearest to the counterparts of its kept
// neighbours, in the later text where both have something there, else in the earlier.
func (v *sideView) placeOf(e edit) int {
	best, dist := -1, math.Inf(1)
	try := func(idx []int, at lang.Span, mine, other []word, p func(i, j int) float64, pick func(edit) []int, spot func(edit) lang.Span) {
		lo, hi := around(idx, at, mine)
		want, ok := v.image(lo, hi, mine, other, p)
		if !ok {
			return
		}
		for n, o := range v.other {
			pos := position(pick(o), spot(o), other)
			if d := math.Abs(pos - want); d < dist {
				best, dist = n, d
			}
		}
	}
	try(
		e.a,
		e.spanA,
		v.myEarly,
		v.otherEarly,
		v.early,
		func(o edit) []int { return o.a },
		func(o edit) lang.Span { return o.spanA },
	)
	try(
		e.b,
		e.spanB,
		v.myLate,
		v.otherLate,
		v.late,
		func(o edit) []int { return o.b },
		func(o edit) lang.Span { return o.spanB },
	)
	if dist > placeReach {
		return -1
	}
	return best
}

// placeReach is how far, in words, an edit may stand from where the neighbours of the other point.
const placeReach = 4

// around gives the words before and after an edit: indices, -1 and len(ws) at the ends.
func around(idx []int, at lang.Span, ws []word) (lo, hi int) {
	if len(idx) > 0 {
		return idx[0] - 1, idx[len(idx)-1] + 1
	}
	hi = len(ws)
	for i, w := range ws {
		if w.span.Start >= at.Start {
			hi = i
			break
		}
	}
	return hi - 1, hi
}

func position(idx []int, at lang.Span, ws []word) float64 {
	lo, hi := around(idx, at, ws)
	return float64(lo+hi) / 2
}

// image is the place in the other text that the neighbours of an edit point to: the mean of where up to three words on
// each side go, nearer ones counting more.
func (v *sideView) image(lo, hi int, mine, other []word, p func(i, j int) float64) (float64, bool) {
	var sum, weight float64
	look := func(i, step int) {
		for n := 0; n < 4 && i >= 0 && i < len(mine); n, i = n+1, i+step {
			best, at := 0.0, -1
			for j := range other {
				if x := p(i, j); x > best {
					best, at = x, j
				}
			}
			if at < 0 || best < 0.2 {
				continue
			}
			w := best * mine[i].weight / float64(n+1)
			sum += w * (float64(at) - float64(step)*(float64(n)+1))
			weight += w
		}
	}
	look(lo, -1)
	look(hi, 1)
	if weight < 0.05 {
		return 0, false
	}
	return sum / weight, true
}

// verdicts decides every edit of both languages.
func (m *mapping) verdicts(earlier, later Version) []Change {
	s, t := m.view(true), m.view(false)
	es, et := make([]evidence, len(m.source)), make([]evidence, len(m.target))
	for i := range m.source {
		es[i] = s.weigh(i)
	}
	for j := range m.target {
		et[j] = t.weigh(j)
	}
	partner, score := m.match(es, et)
	wordy := m.answersWords(partner)
	var out []Change
	// that answered an edit; whose swapped words are in out
	taken, told := make([]bool, len(m.target)), make([]bool, len(m.target))
	for i, e := range m.source {
		if len(partner[i]) == 0 {
			c := s.alone(e, es[i], SourceOnly, len(m.target))
			c.Source = text(e, earlier.Source, later.Source)
			c.SourceChanged, c.Target = true, s.keptWords(e, earlier.Target, later.Target)
			out = append(out, c)
			continue
		}
		var answers []edit
		part := e.minor // of a change whose words are another edit's
		for _, j := range partner[i] {
			taken[j] = true
			answers = append(answers, m.target[j])
			part = part && (wordy[j] || m.target[j].minor)
		}
		c := together(e, answers, score[i], earlier, later, part)
		out = append(out, c)
		if c.Verdict == Both {
			out = append(out, s.swapped(e, earlier.Source, later.Source, earlier.Target, later.Target, true)...)
			for _, j := range partner[i] {
				if !told[j] {
					told[j] = true
					out = append(
						out,
						t.swapped(m.target[j], earlier.Target, later.Target, earlier.Source, later.Source, false)...)
				}
			}
		}
	}
	for j, e := range m.target {
		if taken[j] {
			continue
		}
		c := t.alone(e, et[j], TranslationOnly, len(m.source))
		c.Target = text(e, earlier.Target, later.Target)
		c.TargetChanged, c.Source = true, t.keptWords(e, earlier.Source, later.Source)
		out = append(out, c)
	}
	return out
}

// swapped are the changes inside an edit that both languages made, of words that mine alone swapped. The texts are
// mine and the other's, earlier and later.
func (v *sideView) swapped(e edit, before, after, otherBefore, otherAfter string, source bool) []Change {
	var out []Change
	for _, x := range v.swaps(e) {
		mine := x.edit(v.myEarly, v.myLate, before, after)
		kept := x.keptEdit(v.otherEarly, v.otherLate, otherBefore, otherAfter)
		if source {
			out = append(
				out,
				Change{Verdict: SourceOnly, SourceChanged: true, Score: x.score, Source: mine, Target: kept},
			)
		} else {
			out = append(out, Change{Verdict: TranslationOnly, TargetChanged: true, Score: x.score, Source: kept, Target: mine})
		}
	}
	return out
}

// together is the verdict on an edit of the source and the edits of the translation that answer it. Where one language
// changed no more than an ending or an article (laws becomes legislation, législations becomes législation) it kept its
// words, unless that is part of a change that has words elsewhere.
func together(e edit, answers []edit, score float64, earlier, later Version, part bool) Change {
	c := Change{
		Verdict:       Both,
		SourceChanged: true,
		TargetChanged: true,
		Source:        text(e, earlier.Source, later.Source),
		Score:         score,
		Minor:         e.minor,
	}
	minorAnswers := true
	var before, after []string
	for _, x := range answers {
		minorAnswers = minorAnswers && x.minor
		t := text(x, earlier.Target, later.Target)
		c.Target.A, c.Target.B = hull(c.Target.A, t.A), hull(c.Target.B, t.B)
		if t.Before != "" {
			before = append(before, t.Before)
		}
		if t.After != "" {
			after = append(after, t.After)
		}
	}
	c.Target.Before, c.Target.After = strings.Join(before, " … "), strings.Join(after, " … ")
	switch {
	case minorAnswers && !e.minor:
		c.Verdict, c.TargetChanged = SourceOnly, false
	case e.minor && !minorAnswers && !part:
		c.Verdict, c.SourceChanged, c.Minor = TranslationOnly, false, false
	}
	return c
}

// match joins the edits of the two languages that are one change. An edit may have several partners on the other side,
// where one language says in one place what the other says in two.
func (m *mapping) match(es, et []evidence) (partner [][]int, score []float64) {
	partner, score = make([][]int, len(es)), make([]float64, len(es))
	for i := range es {
		for j := range et {
			if v := bond(es[i], et[j], i, j, m.source[i], m.target[j]); v >= linked {
				partner[i] = append(partner[i], j)
				score[i] = max(score[i], v)
			}
		}
	}
	return partner, score
}

// answersWords tells of each edit of the translation whether it answers one of the source that changed more than
// function words.
func (m *mapping) answersWords(partner [][]int) []bool {
	out := make([]bool, len(m.target))
	for i, answers := range partner {
		for _, j := range answers {
			out[j] = out[j] || !m.source[i].minor
		}
	}
	return out
}

// bond is how strongly two edits are one change, 0..1.
func bond(x, y evidence, i, j int, a, b edit) float64 {
	lexical := func(e evidence, n int) float64 {
		if e.changed+e.kept < faint {
			return -1
		}
		return e.byEdit[n] / (e.changed + e.kept)
	}
	p, q := lexical(x, j), lexical(y, i)
	place := 0.0
	if x.place == j {
		place += 0.5
	}
	if y.place == i {
		place += 0.5
	}
	switch {
	case p < 0 && q < 0:
		return 0.7 * place
	case p < 0:
		p = q
	case q < 0:
		q = p
	}
	v := 0.6*max(p, q) + 0.2*min(p, q) + 0.25*place
	if a.minor != b.minor {
		v *= 0.8
	}
	return min(v, 1)
}

// alone is the verdict on an edit that no edit of the other language answers.
func (v *sideView) alone(e edit, ev evidence, only Verdict, others int) Change {
	c := Change{Verdict: only, Minor: e.minor, Score: 1}
	if others == 0 {
		return c
	}
	share := 0.0
	if ev.changed+ev.kept >= faint {
		share = ev.changed / (ev.changed + ev.kept)
	} else if ev.place >= 0 {
		share = 0.4
	}
	c.Score = 1 - share
	if share > apart {
		c.Verdict = Undecided
	}
	return c
}

// keptWords are the words of the other language that render the words of an edit.
func (v *sideView) keptWords(e edit, before, after string) Edit {
	var out Edit
	out.A, out.Before = v.render(e.a, v.myEarly, v.otherEarly, v.early, before)
	out.B, out.After = v.render(e.b, v.myLate, v.otherLate, v.late, after)
	return out
}

// render finds the words of the other language that the words idx go to, and the span from the first to the last.
func (v *sideView) render(idx []int, mine, other []word, p func(i, j int) float64, text string) (lang.Span, string) {
	var at []int
	for _, i := range idx {
		if mine[i].weight <= functionWeight {
			continue
		}
		best, to := 0.25, -1
		for j := range other {
			if x := p(i, j); x > best {
				best, to = x, j
			}
		}
		if to >= 0 && other[to].weight > functionWeight {
			at = append(at, to)
		}
	}
	if len(at) == 0 {
		return lang.Span{}, ""
	}
	slices.Sort(at)
	at = slices.Compact(at)
	var b strings.Builder
	for k, j := range at {
		if k > 0 {
			if j-at[k-1] <= 4 { // the words between belong to the phrase
				b.WriteString(text[other[at[k-1]].span.End:other[j].span.Start])
			} else {
				b.WriteString(" … ")
			}
		}
		b.WriteString(other[j].span.Text(text))
	}
	return lang.Span{Start: other[at[0]].span.Start, End: other[at[len(at)-1]].span.End}, b.String()
}

func text(e edit, before, after string) Edit {
	return Edit{strings.TrimSpace(e.spanA.Text(before)), strings.TrimSpace(e.spanB.Text(after)), e.spanA, e.spanB}
}
