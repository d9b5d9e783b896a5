package formula

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// subject finds the addressees that are the subject of the verb at token i: the nearest mention to its left that is no
// complement (of States, aux États) and in no relative clause. frame is the token after a verb that governs a
// that-clause (recommends that), or -1. It returns the first token of the mention and the names; start is -1 where
// there is none.
func (p *reader) subject(c []token, i, frame int) (start int, names []string) {
	for j := i - 1; j >= 0; j-- {
		m, end := p.addressees.at(c, j)
		if m == nil || end > i {
			continue
		}
		if q := p.inner(c, j, end); q { // the tail of a longer name, as Parties in Conference of the Parties
			continue
		}
		first := p.groupStart(c, j)
		if names := p.namesIn(c, first, end); len(names) > 0 && p.isSubject(c, first, frame) {
			return first, names
		}
	}
	return -1, nil
}

// inner reports whether a mention at [j, end) lies inside a longer one that begins before it.
func (p *reader) inner(c []token, j, end int) bool {
	for k := max(0, j-8); k < j; k++ {
		if m, e := p.addressees.at(c, k); m != nil && e >= end {
			return true
		}
	}
	return false
}

// object finds the addressees that a performative verb ending before token at asks.
func (p *reader) object(c []token, at int) (start int, names []string) {
	for j := at; j < len(c) && j < at+objectReach; j++ {
		m, _ := p.addressees.at(c, j)
		if m == nil {
			continue
		}
		k := p.beforeDeterminers(c, j)
		if k < at || c[k].comma() {
			return j, p.namesIn(c, j, p.groupEnd(c, j))
		}
		_, that := p.is("that", c, k)
		_, to := p.is("to", c, k)
		_, adverb := p.is("adverb", c, k)
		if that || adverb || to && k == at {
			return j, p.namesIn(c, j, p.groupEnd(c, j))
		}
	}
	return -1, nil
}

// objectReach is how far behind its verb, in tokens, the object may begin: asides stand between.
const objectReach = 40

// isSubject reports whether a mention beginning at token j can be a subject, of the clause or of a governed
// that-clause.
func (p *reader) isSubject(c []token, j, frame int) bool {
	k := p.beforeDeterminers(c, j)
	if k < 0 || c[k].comma() || k == frame-1 {
		return true
	}
	if _, ok := p.is("that", c, k); ok && frame >= 0 && k >= frame {
		return true
	}
	for _, list := range []string{"subordinator", "preposition"} {
		if _, ok := p.is(list, c, k); ok {
			return false
		}
	}
	_, ok := p.is("opener", c, k) // and, in addition, however
	return ok || !c[k].word
}

// beforeDeterminers steps left from token j over articles, quantifiers and adjectives and returns the token before
// them.
func (p *reader) beforeDeterminers(c []token, j int) int {
	k := j - 1
	for k >= 0 {
		if _, ok := p.is("determiner", c, k); !ok {
			break
		}
		k--
	}
	return k
}

// groupStart steps left from a mention at j over "X, Y and" to the first of a group of coordinated mentions.
func (p *reader) groupStart(c []token, j int) int {
	for last := true; ; last = false {
		k := p.beforeDeterminers(c, j)
		joined := false
		for k >= 0 {
			_, and := p.is("and", c, k)
			if !and && !c[k].comma() {
				break
			}
			joined = joined || and || !last // the last of a group stands behind and; a comma alone closes an aside
			k--
		}
		if !joined || k < 0 {
			return j
		}
		prev := -1
		for s := max(0, k-8); s <= k; s++ {
			if m, end := p.addressees.at(c, s); m != nil && end == k+1 {
				prev = s
				break
			}
		}
		if prev < 0 {
			return j
		}
		j = prev
	}
}

// groupEnd steps right from a mention at start over coordinated mentions and returns the token after the last.
func (p *reader) groupEnd(c []token, start int) int {
	_, end := p.addressees.at(c, start)
	for {
		k, joined := end, false
		for k < len(c) {
			_, and := p.is("and", c, k)
			if !and && !c[k].comma() {
				break
			}
			joined = true
			k++
		}
		for joined && k < len(c) {
			if _, ok := p.is("determiner", c, k); !ok {
				if _, ok = p.is("to", c, k); !ok {
					break
				}
			}
			k++
		}
		if !joined || k >= len(c) {
			return end
		}
		m, e := p.addressees.at(c, k)
		if m == nil {
			return end
		}
		end = e
	}
}

func (p *reader) namesIn(c []token, from, to int) []string {
	var names []string
	for i := from; i < to; i++ {
		if m, end := p.addressees.at(c, i); m != nil && m.value != "-" {
			names = append(names, m.value)
			i = end - 1
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// subordinateAt reports whether a relative pronoun or conjunction stands directly before the verb at i.
func (p *reader) subordinateAt(c []token, i int) bool {
	k := i - 1
	for k >= 0 {
		if _, ok := p.is("adverb", c, k); !ok {
			break
		}
		k--
	}
	if k < 0 {
		return false
	}
	_, ok := p.is("subordinator", c, k)
	return ok
}

// subordinateBefore reports whether the verb at i, whose subject is no addressee, may be in a subordinate clause: a
// subordinator stands between the clause's last comma, or its start, and the verb.
func (p *reader) subordinateBefore(c []token, i, frame int) bool {
	for k := i - 1; k >= 0; k-- {
		if frame >= 0 && k < frame {
			return false
		}
		if _, ok := p.is("that", c, k); ok && frame >= 0 {
			continue
		}
		if _, ok := p.is("subordinator", c, k); ok {
			return true
		}
	}
	return false
}

// skip steps right from token at over adverbs and asides between commas to the verb.
func (p *reader) skip(c []token, at int) int {
	for at < len(c) {
		if end, ok := p.is("adverb", c, at); ok {
			at = end
			continue
		}
		if _, ok := p.is("aside", c, at); ok && at == 0 { // If possible, consider
			if next := p.afterAside(c, at); next > 0 {
				at = next
				continue
			}
		}
		if end, ok := p.is("link", c, at); ok { // to consider, d'envisager
			at = end
			continue
		}
		if c[at].comma() {
			next := p.afterAside(c, at+1)
			if next < 0 {
				return at
			}
			at = next
			continue
		}
		return at
	}
	return at
}

// afterAside returns the token after the comma that closes an aside begun at token i, -1 where none closes it. A
// comma that a further aside follows does not close it.
func (p *reader) afterAside(c []token, i int) int {
	depth := 0
	for j := i; j < len(c); j++ {
		switch c[j].key {
		case "(":
			depth++
		case ")":
			depth--
		}
		if depth > 0 || !c[j].comma() || j+1 >= len(c) {
			continue
		}
		if _, ok := p.is("aside", c, j+1); ok {
			continue
		}
		if _, ok := p.is("and", c, j+1); ok {
			continue
		}
		return j + 1
	}
	return -1
}

// effort reads consider or endeavour behind a formula and returns the token after it.
func (p *reader) effort(c []token, at int, r *Reading) int {
	j := at
	m, end := p.efforts.at(c, j) // before any skipping: s'efforcer looks like the aside s'il y a lieu
	if m == nil {
		j = p.skip(c, at)
		m, end = p.efforts.at(c, j)
	}
	if next, ok := p.is("continue", c, j); m == nil && ok { // continue to make every effort
		m, end = p.efforts.at(c, p.skip(c, next))
	}
	if m == nil {
		return j
	}
	switch m.value {
	case "consider":
		r.Force.Effort = Consider
	case "endeavour":
		r.Force.Effort = Endeavour
	default:
		return j
	}
	r.Evidence = append(r.Evidence, p.evidence(OfEffort, m.value, c, j, end))
	return end
}

// action takes the words from the verb at token at to the end of the clause.
func (p *reader) action(c []token, at int, r *Reading) {
	at = p.skip(c, at)
	for at < len(c) && !c[at].word {
		at++
	}
	if at >= len(c) {
		return
	}
	end := len(c)
	for end > at+1 && !c[end-1].word && c[end-1].key != ")" {
		end--
	}
	e := p.evidence(OfAction, "", c, at, end)
	verb := at // with what belongs to it: s'assurer, ne pas sanctionner
	for verb+1 < end {
		if _, ok := p.is("particle", c, verb); !ok {
			break
		}
		verb++
	}
	e.Value = lang.FoldTypography.With(lang.FoldCase).Key(p.text[c[at].span.Start:c[verb].span.End])
	r.Action = Action{Verb: e.Value, Text: e.Text}
	r.Evidence = append(r.Evidence, e)
}
