package reuse

import (
	"context"
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Digested is a digest that was read.
type Digested struct {
	paper *digested
	whole *digested // all paragraphs of the version that is compared, where the digest has not all; nil for the digest's
}

// ReadDigests reads digests, on all processors. The error is a *DigestError.
func ReadDigests(digests ...string) ([]Digested, error) {
	out := make([]Digested, len(digests))
	bad := make([]error, len(digests))
	_ = parallel(context.Background(), len(digests), nil, func() func(int) {
		return func(i int) { out[i].paper, bad[i] = readDigest(digests[i]) }
	})
	if at := slices.IndexFunc(bad, func(err error) bool { return err != nil }); at >= 0 {
		return nil, &DigestError{at}
	}
	return out, nil
}

// Start is when the paper began, see corpus.Paper.
func (d Digested) Start() corpus.Date { return d.paper.start }

// Complete reports whether the digest has every paragraph with words of the version in a language; it is false where
// there is no version in it.
func (d Digested) Complete(tag language.Tag) bool {
	k := d.paper.at(tag)
	return k >= 0 && d.paper.left[k] == 0
}

// WithAllParagraphs gives the digest of a paper all paragraphs with words of one of its versions, for PrepareFlat in
// its language.
func (l *Lexicon) WithAllParagraphs(digest Digested, version *corpus.Document) Digested {
	e := l.in(version.Language)
	d := &termIndex{lang: e.lang, vocab: map[string]int32{}, words: map[string]entry{}}
	p := &digested{start: digest.paper.start, languages: []language.Tag{version.Language}, most: []int32{0}}
	b := digestedBlock{bodies: make([][][]int32, 1), names: make([][]nameSet, 1), wording: make([][]uint64, 1)}
	for _, block := range version.Wording() {
		terms, names, wording := d.terms(block.Text)
		if !hasWord(block.Text) {
			continue
		}
		body := make([]int32, len(terms))
		for k, t := range terms {
			body[k] = e.number(d.stems[t], d.kinds[t])
			p.most[0] = max(p.most[0], body[k])
		}
		b.units = append(b.units, Unit{ID: block.Ref.String(), Ref: block.Ref, Kind: block.Kind, Parent: -1})
		b.bodies[0], b.names[0] = append(b.bodies[0], body), append(b.names[0], names)
		b.wording[0] = append(b.wording[0], wording)
	}
	p.blocks = []digestedBlock{b}
	digest.whole = p
	return digest
}

// Has reports whether the paragraph with a ref is there in a language as well, known by its label or its count.
func (d Digested) Has(ref corpus.Ref, tag language.Tag) bool {
	k := d.paper.at(tag)
	if k < 0 {
		return false
	}
	for _, b := range d.paper.blocks {
		for i := range b.units {
			if b.units[i].Ref == ref {
				return b.wording[k][i] != 0
			}
		}
	}
	return false
}

// at is the index of a language, -1 where the paper has none.
func (p *digested) at(tag language.Tag) int {
	return slices.IndexFunc(p.languages, func(t language.Tag) bool { return lang.Same(t, tag) })
}

// PrepareFlat makes the paragraphs of papers in one language ready, and after them those of a draft. They stand by
// themselves, in no list, the paragraphs of a paper in a group; the papers are in the order of time. Those of papers
// have refs and no texts, but for what [Tracer.Set] is given later. The error is ErrDigest, ErrNoUnits or the
// context's.
func PrepareFlat(
	ctx context.Context,
	l *Lexicon,
	tag language.Tag,
	papers []Digested,
	draft []string,
	opts ...Option,
) (*Tracer, error) {
	cfg := newConfig(opts)
	e := l.in(tag)
	d := &termIndex{lang: e.lang, stems: slices.Clone(e.stems), kinds: slices.Clone(e.kinds),
		vocab: make(map[string]int32, len(e.stems)), words: map[string]entry{}}
	for t, stem := range d.stems {
		d.vocab[stem] = int32(t)
	}
	s := &Set{Languages: []language.Tag{tag}}
	n := len(draft)
	for _, p := range papers {
		n += p.flat().units()
	}
	s.Units = make([]Unit, 0, n)
	d.body, d.names, d.wording = make([][]int32, 0, n), make([]nameSet, 0, n), make([]uint64, 0, n)
	texts := make([]Text, n) // for each unit one
	for g, p := range papers {
		s.Groups = append(s.Groups, Group{Paper: g})
		if !d.addDigested(s, p.flat(), tag, texts) {
			return nil, &DigestError{g}
		}
	}
	cfg.from = len(s.Units)
	s.Groups = append(s.Groups, Group{Paper: len(papers)})
	for _, text := range draft {
		body, names, wording := d.terms(text)
		d.addUnit(s, Unit{}, body, names, wording, texts)
		s.Units[len(s.Units)-1].Texts[0].Body = text
	}
	if len(s.Units) == 0 {
		return nil, ErrNoUnits
	}
	for _, b := range d.body {
		if len(b) > 0 {
			d.units++
		}
	}
	d.from, d.chapeau = cfg.from, make([][]int32, len(s.Units))
	d.numberFamilies()
	if err := d.weigh(ctx, s); err != nil {
		return nil, err
	}
	r := &Result{Set: s, Threshold: cfg.threshold, terms: []*termIndex{d}}
	return r.tracer(ctx, cfg)
}

// flat is what PrepareFlat takes.
func (d Digested) flat() *digested {
	if d.whole != nil {
		return d.whole
	}
	return d.paper
}

// units counts the units of a paper.
func (p *digested) units() (n int) {
	for _, b := range p.blocks {
		n += len(b.units)
	}
	return n
}

// addUnit adds a unit to the last group, with room for its text.
func (d *termIndex) addUnit(s *Set, u Unit, body []int32, names nameSet, wording uint64, texts []Text) {
	n := len(s.Units)
	u.Group, u.Parent, u.Opens, u.Texts = len(s.Groups)-1, -1, false, texts[n:n+1:n+1]
	s.Units = append(s.Units, u)
	d.body, d.names, d.wording = append(d.body, body), append(d.names, names), append(d.wording, wording)
}

// addDigested adds the units of a paper that have words in a language. It is false where the digest has stems that
// are not known.
func (d *termIndex) addDigested(s *Set, p *digested, tag language.Tag, texts []Text) bool {
	k := p.at(tag)
	if k < 0 {
		return true
	}
	if int(p.most[k]) >= max(1, len(d.stems)) {
		return false
	}
	for _, b := range p.blocks {
		for i, u := range b.units {
			if b.wording[k][i] != 0 {
				d.addUnit(s, u, b.bodies[k][i], b.names[k][i], b.wording[k][i], texts)
			}
		}
	}
	return true
}

// Set is what the tracer was made of.
func (t *Tracer) Set() *Set { return t.empty.Set }

// SameWords reports whether two units have the same words in the same order, typography, case and punctuation aside.
func (t *Tracer) SameWords(i, j int) bool { return t.empty.verbatim(i, j) }
