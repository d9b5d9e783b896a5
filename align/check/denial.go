package check

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A denial is a word that denies, or one that may stand for a denial: "without", "prohibited", "unpaid".
type denial struct {
	key    int  // its place among the keys of the segment
	denies bool // it denies wherever it stands
	half   bool // it goes with another word that denies (pas)
	sham   bool // it is of two words that deny nothing by themselves ("not only")
	lacks  bool // it tells that something is lacking ("sans", "non"), or speaks for a denial by itself
	link   int  // its likeliest counterpart among the words of the other side; -1 for none
}

// denials are the words of a segment that deny or may stand for a denial. words are its words as package bitext links
// them.
func (s *vocabulary) denials(r *reading, words []bitext.Word) (out []denial) {
	for k, key := range r.keys {
		kind := s.kind(key)
		denies, turned := kind == "denies" || class(s.class[key]) == deny || strings.HasSuffix(key, "n't"), false
		if kind == "half" {
			if denies, turned = s.whole(r, k); turned {
				kind = "turns"
			}
		}
		sham := (denies || kind == "lacks") && s.isSham(r, k)
		if sham {
			kind, denies = "turns", false
		}
		if r.isInName(k) {
			kind, denies, sham = "", false, false
		}
		half, lacks := kind == "other half", kind == "lacks"
		if denies || kind == "weak" || kind == "turns" || half || lacks {
			lacks = lacks || !half && !turned && s.markers.speaks(r.keys, k)
			out = append(out, denial{k, denies, half, sham, lacks, linkOf(r, k, words)})
		}
	}
	return out
}

// halvesApart is how many words may stand between the halves of a denial: "n'a toujours été informé d'aucun".
const halvesApart = 6

// emptyWithin is how far before half a denial the words stand that make it deny nothing.
const emptyWithin = 8

// whole reports whether half a denial (ne) has its other half (pas) behind it or before it (aucun ... ne), or a verb
// that needs none (ne peut), and whether it turns the sentence otherwise: "ne ... que" (only).
func (s *vocabulary) whole(r *reading, k int) (denies, turned bool) {
	for j := max(0, k-halvesApart); j < k; j++ {
		if s.kind(r.keys[j]) == "other half" {
			return true, false
		}
	}
	for j := k + 1; j < min(k+1+halvesApart, len(r.keys)); j++ {
		switch s.kind(r.keys[j]) {
		case "other half":
			return true, false
		case "half verb":
			denies = true // "peut" may still be followed by "que", "pas" is not
		case "turns half":
			return false, true
		}
	}
	if denies && s.isEmpty(r, k) || s.isOnly(r, k) {
		return false, true
	}
	compared := !denies && k > 0 && s.kind(r.keys[k-1]) == "turns half" // "plus favorable que ne le requièrent"
	return denies, compared
}

// onlyApart is how many words may stand between half a denial and what makes it "only": "ne peut communiquer les
// renseignements ... que si".
const onlyApart = 40

// isOnly reports whether half a denial comes to "only" by words that stand farther behind it.
func (s *vocabulary) isOnly(r *reading, k int) bool {
	for j := k + 1 + halvesApart; j+1 < min(k+onlyApart, len(r.keys)); j++ {
		if s.onlys[r.keys[j]+" "+r.keys[j+1]] {
			return true
		}
	}
	return false
}

// isEmpty reports whether half a denial stands behind words that ask for it without denying: avant qu'il ne puisse.
func (s *vocabulary) isEmpty(r *reading, k int) bool {
	for j := max(0, k-emptyWithin); j+1 < k; j++ {
		if s.empties[r.keys[j]+" "+r.keys[j+1]] {
			return true
		}
	}
	return false
}

// tellsDenial is the weight from which a word speaks for a denial by itself.
const tellsDenial = 0.5

// tellsAlone is the weight from which a word that does not deny tells by itself that English would: "au plus tard", but
// not "peut être".
const tellsAlone = 1.2

// speaks reports whether a word, or two with it, speaks for a denial in English.
func (m *markers) speaks(keys []string, k int) bool {
	if m == nil {
		return false
	}
	at := func(mark string) bool { return m.theirs[mark][deny] >= tellsDenial }
	return at(keys[k]) || at(free+keys[k]) || k > 0 && at(keys[k-1]+" "+keys[k]) ||
		k+1 < len(keys) && at(keys[k]+" "+keys[k+1])
}

// isSham reports whether word k is of two that deny nothing: "not only", "no later", "or not".
func (s *vocabulary) isSham(r *reading, k int) bool {
	return k+1 < len(r.keys) && s.shams[r.keys[k]+" "+r.keys[k+1]] || k > 0 && s.shams[r.keys[k-1]+" "+r.keys[k]]
}

// isInName reports whether a word has a capital inside a sentence, as words of names and titles have.
func (r *reading) isInName(k int) bool {
	first, _ := utf8.DecodeRuneInString(r.text[r.spans[k].Start:])
	before := strings.TrimRight(r.text[:r.spans[k].Start], " \u00a0")
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsUpper(first) && (unicode.IsLetter(last) || last == ',')
}

// linkOf is the counterpart of a key among the words of the other side, -1 for none.
func linkOf(r *reading, key int, words []bitext.Word) int {
	span, best, link := r.spans[key], linkedFrom, -1
	for _, w := range words {
		if w.Start <= span.Start && w.End >= span.End && w.Linked >= best {
			best, link = w.Linked, w.Link
		}
	}
	return link
}

// A denying is a side of a pair by its denials.
type denying struct {
	side    *vocabulary
	text    *reading
	words   []bitext.Word
	denials []denial
}

// The pieces of evidence that a denial is lacking on the other side.
const (
	expected    = iota // log odds, by the table, that there is a denial, or none
	byItself           // the word denies
	notByTable         // no word of the side denies; the table alone tells so
	ofSham             // the word is of two that deny nothing by themselves
	standNear          // words that may stand for it about the counterparts of the words beside it, up to 3
	standFar           // the same elsewhere
	deniedNear         // words that deny there
	deniedFar          // the same elsewhere
	linked             // probability that the word has a counterpart
	beside             // the same of the words beside it, on average
	placed             // the words beside it tell where its counterpart should stand
	inPlaceOdds        // what the table says of the words there
	more               // words that deny or may stand for it on this side beyond those of the other, -3 to 3
	long               // logarithm of the words of the side
	denialPieces
)

// A denialJudge turns evidence into the log odds that a denial is lacking: logistic regression (TestFitDenials).
type denialJudge [denialPieces + 1]float64

func (j *denialJudge) of(e *[denialPieces]float64) float64 {
	z := j[denialPieces]
	for k, x := range e {
		z += j[k] * x
	}
	return z
}

// A lack is a denial of one side for which nothing stands on the other, and what tells so.
type lack struct {
	at       lang.Span // the word
	evidence [denialPieces]float64
}

// lacks are the denials of a side that the other may lack. odds are the log odds that there is one there, from the
// table, with the sign that speaks for the lack.
func (d denying) lacks(other denying, odds float64) (out []lack) {
	standIns := slices.DeleteFunc(slices.Clone(other.denials), func(x denial) bool {
		return other.hasCounterpart(x, d, mayStandIn)
	})
	for _, x := range d.denials {
		if !x.denies && !x.lacks && !x.sham || d.hasCounterpart(x, other, anyDenial) {
			continue
		}
		l := lack{at: d.text.spans[x.key]}
		e := &l.evidence
		e[expected] = odds
		e[byItself], e[ofSham] = count(x.denies), count(x.sham)
		places := d.counterparts(x, other)
		for _, y := range standIns {
			near := slices.ContainsFunc(places, func(at int) bool { return max(at-y.key, y.key-at) <= standBeside })
			piece := standFar
			switch {
			case (y.denies || y.sham) && near:
				piece = deniedNear
			case y.denies || y.sham:
				piece = deniedFar
			case near:
				piece = standNear
			}
			e[piece] = min(e[piece]+1, mostStandIns)
		}
		e[placed] = count(len(places) > 0)
		e[inPlaceOdds] = other.tableAbout(places, d.side)
		e[linked], e[beside] = d.linksAbout(l.at)
		e[more] = float64(min(max(len(d.denials)-len(other.denials), -mostStandIns), mostStandIns))
		e[long] = math.Log(float64(len(d.text.keys)))
		out = append(out, l)
	}
	return out
}

func count(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

const (
	linkedBeside = 6 // words from a denial to the word that tells by its counterpart where the denial should stand
	standBeside  = 4 // words from that counterpart to one that may stand for the denial
	mostStandIns = 3 // such words that count
	besideWords  = 3 // words on either side of a denial whose links tell how free the rendering is there
)

// tableAbout is how much the words of a side about some places speak for a denial (in English: for one that the other
// language has), by the table of the language that is not English.
func (d denying) tableAbout(places []int, other *vocabulary) (sum float64) {
	sign, weights := -1.0, map[string]map[class]float64(nil)
	switch {
	case d.side.markers != nil:
		weights = d.side.markers.theirs
	case other.markers != nil:
		sign, weights = 1, other.markers.english
	}
	seen := map[string]bool{}
	for _, at := range places {
		for k := max(0, at-standBeside); k <= min(len(d.text.keys)-1, at+standBeside); k++ {
			if key := d.text.keys[k]; !seen[key] {
				seen[key] = true
				sum += weights[key][deny]
			}
			if k > 0 {
				sum += weights[d.text.keys[k-1]+" "+d.text.keys[k]][deny]
			}
		}
	}
	return sign * min(max(sum, -mostOdds), mostOdds)
}

// linksAbout are how surely a word has a counterpart, and how surely the words beside it have theirs.
func (d denying) linksAbout(at lang.Span) (itself, beside float64) {
	first := slices.IndexFunc(d.words, func(w bitext.Word) bool { return w.End > at.Start })
	if first < 0 {
		return 0, 0
	}
	n := 0.0
	for k := max(0, first-besideWords); k < min(len(d.words), first+besideWords+2); k++ {
		w := d.words[k]
		if w.Start < at.End && w.End > at.Start {
			itself = max(itself, w.Linked)
			continue
		}
		beside += w.Linked
		n++
	}
	return itself, beside / max(n, 1)
}

// counterparts are where the words nearest to a denial, before and behind it, have their counterparts on the other
// side, as keys.
func (d denying) counterparts(x denial, other denying) (out []int) {
	at := d.text.spans[x.key]
	before, behind := -1, -1
	for k, w := range d.words {
		switch {
		case w.Linked < linkedFrom || w.Link < 0:
		case w.End <= at.Start:
			before = k
		case w.Start >= at.End && behind < 0:
			behind = k
		}
	}
	spans := d.text.spans
	left, right := spans[max(0, x.key-linkedBeside)].Start, spans[min(len(spans)-1, x.key+linkedBeside)].End
	for _, k := range []int{before, behind} {
		if k < 0 || d.words[k].Start < left || d.words[k].End > right {
			continue
		}
		to := other.words[d.words[k].Link]
		if key := slices.IndexFunc(other.text.spans, func(s lang.Span) bool { return s.End > to.Start }); key >= 0 {
			out = append(out, key)
		}
	}
	return out
}

// hasCounterpart reports whether a denial has as its counterpart a denial of the other side that is of a kind.
func (d denying) hasCounterpart(x denial, other denying, is func(x, y denial) bool) bool {
	if x.link < 0 {
		return false
	}
	to := other.words[x.link]
	return slices.ContainsFunc(other.denials, func(y denial) bool {
		at := other.text.spans[y.key]
		return at.Start < to.End && at.End > to.Start && is(x, y)
	})
}

func anyDenial(_, _ denial) bool { return true }

// mayStandIn reports whether the counterpart y of x only may stand for a denial, so that x stands for y and for no word
// that denies: "without" beside "sans".
func mayStandIn(x, y denial) bool { return !y.denies && !y.half && !(x.denies && y.lacks) }

// surest is the most that a denial is said to be lacking: some are rendered by words that no table has.
const surest = 0.98

// mostOdds is how far the log odds of the table count.
const mostOdds = 9

// negation finds a denial that one side lacks: a word that denies without a counterpart that does, where the words of
// the pair do not speak for a denial on the other side. speech is nil where neither side is English.
func (c *Checker) negation(speech *spoken, s, t *reading, sw, tw []bitext.Word) *Finding {
	if c.source.markers == c.target.markers || !c.source.isEnglish() && c.source.markers == nil ||
		!c.target.isEnglish() && c.target.markers == nil {
		return nil
	}
	source := denying{c.source, s, sw, c.source.denials(s, sw)}
	target := denying{c.target, t, tw, c.target.denials(t, tw)}
	var f *Finding
	best := math.Inf(-1)
	for _, l := range c.lackedBy(source, target, speech) {
		if z := c.denied[0].of(&l.evidence); z > best {
			best, f = z, &Finding{Kind: Negation, Source: s.text[l.at.Start:l.at.End]}
		}
	}
	for _, l := range c.lackedBy(target, source, speech) {
		if z := c.denied[1].of(&l.evidence); z > best {
			best, f = z, &Finding{Kind: Negation, Target: t.text[l.at.Start:l.at.End]}
		}
	}
	if f != nil {
		f.Confidence = min(sigmoid(best), surest)
		f.Why = align.Remarkf("One side denies (%s); nothing in the other does.", f.Source+f.Target)
	}
	return f
}

// lackedBy are the denials of one side that the other may lack.
func (c *Checker) lackedBy(d, other denying, speech *spoken) []lack {
	if speech == nil {
		apart := d.side.markers.denies(d.text, d.words, other.text, other.words, d.side, other.side) -
			other.side.markers.denies(other.text, other.words, d.text, d.words, other.side, d.side)
		return d.lacks(other, min(max(apart/2, -mostOdds), mostOdds))
	}
	odds := min(max(speech.odds[deny], -mostOdds), mostOdds)
	if d.side.isEnglish() {
		return d.lacks(other, -odds)
	}
	out := d.lacks(other, odds)
	if _, has := speech.have[deny]; len(out)+len(other.denials) == 0 && !has && odds > 0 {
		telling := speech.table.tellingFor(deny, speech.otherMarks)
		if speech.table.theirs[telling][deny] < tellsAlone {
			return out
		}
		if at, ok := speech.other.place(telling); ok {
			l := lack{at: at}
			e := &l.evidence
			e[expected], e[notByTable], e[long] = odds, 1, math.Log(float64(len(d.text.keys)))
			e[linked], e[beside] = d.linksAbout(at)
			out = append(out, l)
		}
	}
	return out
}

// denies are the log odds that English would deny where a side of another language stands.
func (m *markers) denies(
	r *reading, words []bitext.Word, other *reading, theirs []bitext.Word, s, o *vocabulary,
) float64 {
	marks := s.marks(r)
	marks = append(marks, freeMarks(r.text, words, other.text, theirs, o, marks)...)
	return m.odds(marks, nil)[deny]
}

// deniedJudges are those of denials that the source has and the target lacks, and the other way round, made stricter
// between languages other than English, which they were not fitted for.
func deniedJudges(source, target *vocabulary) (out [2]denialJudge) {
	switch {
	case source.isEnglish():
		return [2]denialJudge{target.denied[0], target.denied[1]}
	case target.isEnglish():
		return [2]denialJudge{source.denied[1], source.denied[0]}
	}
	for k := range out[0] {
		out[0][k] = (source.denied[1][k] + target.denied[0][k]) / 2
		out[1][k] = (target.denied[1][k] + source.denied[0][k]) / 2
	}
	out[0][denialPieces] -= noEnglish
	out[1][denialPieces] -= noEnglish
	return out
}
