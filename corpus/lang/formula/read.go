package formula

import (
	"strings"
)

// read reads one text, which stands under the reading of its chapeaux.
func (t *tables) read(text string, part int, up Reading) Reading {
	p := &reader{tables: t, text: text, part: part}
	cls := clauses(t.lang, text)
	r := p.force(cls, up)
	r.Qualifiers = append([]string(nil), up.Qualifiers...)
	r.Evidence = append(r.Evidence, evidenceOf(up, OfQualifier)...)
	for _, c := range cls {
		p.qualifiers(c, &r)
	}
	return r
}

// force reads all but the qualifiers.
func (p *reader) force(cls [][]token, up Reading) Reading {
	var r Reading
	own, at := p.first(cls)
	switch {
	case own == nil && up.Force == Force{}:
	case own == nil, at > 0 && up.Force.Asks(), up.Force.Asks() && !own.named && !own.framed:
		// The chapeau's sentence runs on into the item: a formula in a later clause, or one that is said of no
		// addressee (victims may, assistance must), is about what is asked, not the asking.
		r = p.inherit(cls, up)
	default:
		r = own.reading
		if len(r.Addressees) == 0 && (own.pronoun || !own.named) && r.Force.Asks() {
			r.Addressees = up.Addressees
			r.Evidence = append(r.Evidence, evidenceOf(up, OfAddressee)...)
		}
	}
	return r
}

func evidenceOf(r Reading, of ...string) []Evidence {
	var out []Evidence
	for _, e := range r.Evidence {
		for _, o := range of {
			if e.Of == o {
				out = append(out, e)
			}
		}
	}
	return out
}

// A reader reads one text.
type reader struct {
	*tables
	text string
	part int
}

func (p *reader) evidence(of, value string, toks []token, from, to int) Evidence {
	start, end := toks[from].span.Start, toks[to-1].span.End
	return Evidence{of, value, p.part, start, end, p.text[start:end]}
}

// A finding is a formula that counts.
type finding struct {
	reading Reading
	named   bool // its subject, or its object for a performative verb, is an addressee
	framed  bool // a performative verb opens the clause
	pronoun bool // its subject is a pronoun
}

// first returns the first formula that counts and the index of its clause. Within a clause one that asks comes before
// one that states, and one that names its addressee before one that does not.
func (p *reader) first(cls [][]token) (*finding, int) {
	for i, c := range cls {
		var weak *finding
		for _, f := range p.findings(c) {
			if (f.named || f.framed) && f.reading.Force.Asks() {
				return f, i
			}
			if weak == nil || f.framed && !weak.framed {
				weak = f
			}
		}
		if weak != nil {
			return weak, i
		}
	}
	return nil, 0
}

// inherit is the reading of an item that its chapeau asks for, weaker where the item begins with consider or endeavour.
func (p *reader) inherit(cls [][]token, up Reading) Reading {
	r := Reading{Force: up.Force, Addressees: up.Addressees, Inherited: true}
	r.Evidence = evidenceOf(up, OfForce, OfEffort, OfAddressee)
	if len(cls) == 0 || !up.Force.Asks() {
		return r
	}
	var own Reading
	at := p.effort(cls[0], 0, &own)
	switch {
	case own.Force.Effort == Do:
	case up.Force.Effort == Do:
		r.Force.Effort = own.Force.Effort
		r.Evidence = append(r.Evidence, own.Evidence...)
	case own.Force.Effort != Consider:
		at = p.skip(cls[0], 0) // consider ...: endeavour to: endeavouring is what is to be considered
	}
	p.action(cls[0], at, &r)
	return r
}

// findings lists the formulas of a clause that count, in order.
func (p *reader) findings(c []token) []*finding {
	var out []*finding
	frame := -1 // the token after a performative or stating verb that opened the clause
	var framing *finding
	for i := 0; i < len(c); i++ {
		f, end := p.formulas.at(c, i)
		if f == nil {
			continue
		}
		op := Operator(0)
		for n, name := range operators {
			if name == f.value {
				op = Operator(n)
			}
		}
		var got *finding
		switch f.kind {
		case kindModal, kindAsked, kindPresent:
			if f.kind == kindPresent && framing != nil {
				continue // recommande que la Conférence envisage: a subjunctive, which the frame has read
			}
			got = p.modal(c, i, end, op, f.kind, frame)
			if got != nil && framing != nil {
				// recommends that X should, reaffirms that X should: the modal asks, no stronger than the verb does
				if framing.reading.Force.Asks() {
					got.reading.Force.Operator = weaker(got.reading.Force.Operator, framing.reading.Force.Operator)
				}
				if len(out) > 0 && out[len(out)-1] == framing {
					out = out[:len(out)-1]
				}
				framing = nil
			}
		case kindPerform, kindState:
			if framing == nil && !p.opens(c, i) || framing != nil && !p.joins(c, i, framing, f.kind) {
				continue
			}
			got = p.perform(c, i, end, op, f.kind)
			framing, frame = got, end
		}
		if got != nil {
			out = append(out, got)
		}
		i = end - 1
	}
	return out
}

// opens reports whether a performative verb at i is said by the body: nothing before it, or the body as its subject.
func (p *reader) opens(c []token, i int) bool {
	j := i
	for j > 0 {
		if _, ok := p.is("adverb", c, j-1); !ok {
			break
		}
		j--
	}
	if j == 0 {
		return true
	}
	if start, _ := p.subject(c, j, -1); start >= 0 {
		return p.adjacent(c, start, j)
	}
	if c[j-1].comma() { // In that regard, requests
		_, aside := p.is("aside", c, 0)
		_, preposition := p.is("preposition", c, 0)
		return aside || preposition
	}
	if _, ok := p.is("pronoun", c, j-1); ok {
		return true
	}
	return false
}

// joins reports whether a verb of asking at i goes on a clause that a stating verb opened: notes the report and
// requests.
func (p *reader) joins(c []token, i int, framing *finding, kind string) bool {
	for i > 0 {
		if _, ok := p.is("adverb", c, i-1); !ok {
			break
		}
		i--
	}
	if i == 0 || framing.reading.Force.Asks() || kind != kindPerform {
		return false
	}
	_, ok := p.is("and", c, i-1)
	return ok
}

// adjacent reports whether the addressee that begins at start ends directly before j, or before an aside between
// commas.
func (p *reader) adjacent(c []token, start, j int) bool {
	_, end := p.addressees.at(c, start)
	for end < j {
		if n, ok := p.is("adverb", c, end); ok {
			end = n
			continue
		}
		if c[end].comma() && c[j-1].comma() {
			return true
		}
		return false
	}
	return true
}

// modal reads a modal or passive formula at [i, end): it counts where its subject is found.
func (p *reader) modal(c []token, i, end int, op Operator, kind string, frame int) *finding {
	if p.subordinateAt(c, i) {
		return nil
	}
	f := &finding{}
	r := &f.reading
	start, names := p.subject(c, i, frame)
	switch {
	case start >= 0:
		f.named = true
		if kind == kindPresent && !p.adjacent(c, start, i) {
			return nil
		}
		r.Addressees = names
		r.Evidence = append(
			r.Evidence,
			p.evidence(OfAddressee, strings.Join(names, ", "), c, start, p.groupEnd(c, start)),
		)
	case kind == kindPresent:
		return nil
	default:
		if i > 0 {
			if _, ok := p.is("pronoun", c, i-1); ok {
				f.pronoun, f.named = true, true
			}
		}
		if !f.pronoun && p.subordinateBefore(c, i, frame) {
			return nil
		}
	}
	r.Force.Operator = op
	r.Evidence = append(r.Evidence, p.evidence(OfForce, op.String(), c, i, end))
	at := end
	switch kind {
	case kindModal:
		at = p.passive(c, end, r)
	case kindPresent:
		at = i // the verb is what is asked for
	}
	at = p.effort(c, at, r)
	p.action(c, at, r)
	return f
}

// passive reads "be requested to" after a modal: it is no stronger than either.
func (p *reader) passive(c []token, at int, r *Reading) int {
	j := p.skip(c, at)
	m, end := p.passives.at(c, j)
	if m == nil {
		return at
	}
	for n, name := range operators {
		if name == m.value {
			r.Force.Operator = weaker(r.Force.Operator, Operator(n))
		}
	}
	r.Evidence = append(r.Evidence, p.evidence(OfForce, m.value, c, j, end))
	return end
}

// perform reads a performative or stating verb at [i, end): its object is asked.
func (p *reader) perform(c []token, i, end int, op Operator, kind string) *finding {
	f := &finding{framed: true}
	r := &f.reading
	r.Force.Operator = op
	r.Evidence = append(r.Evidence, p.evidence(OfForce, op.String(), c, i, end))
	at := end
	if kind == kindPerform {
		if start, names := p.object(c, end); start >= 0 {
			f.named = true
			r.Addressees = names
			at = p.groupEnd(c, start)
			r.Evidence = append(r.Evidence, p.evidence(OfAddressee, strings.Join(names, ", "), c, start, at))
		}
		at = p.effort(c, at, r)
	}
	p.action(c, at, r)
	return f
}

// qualifiers adds the classes of qualifiers found in a clause.
func (p *reader) qualifiers(c []token, r *Reading) {
	for i := 0; i < len(c); i++ {
		q, end := p.tables.qualifiers().at(c, i)
		if q == nil {
			continue
		}
		if q.value != "-" { // what looks like a qualifier and is none
			r.Qualifiers = append(r.Qualifiers, q.value)
			r.Evidence = append(r.Evidence, p.evidence(OfQualifier, q.value, c, i, end))
		}
		i = end - 1
	}
}
