package report

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

// uiTags are the languages of the interface.
var uiTags = []language.Tag{language.English, language.French, language.Spanish}

// forces reads the formula of every unit. Where the languages of the corpus differ, the original counts.
func (b *builder) forces() {
	for n := range b.set.Units {
		b.out.Units[n].Force = b.force(n)
	}
}

func (b *builder) force(n int) *Force {
	u := &b.set.Units[n]
	if u.Opens && len(b.out.Units[n].Text) == 0 || u.Ref.Path == corpus.NotePath || u.Kind == corpus.Recital {
		return nil
	}
	readings := make([]*formula.Reading, len(b.tags))
	chief := -1
	for _, k := range b.originalFirst() {
		if !formula.Known(b.tags[k]) || b.text(n, k) == "" {
			continue
		}
		var up []string
		for i := b.out.Units[n].Up; i >= 0; i = b.out.Units[i].Up {
			up = append(up, b.text(i, k))
		}
		slices.Reverse(up)
		r := formula.Of(b.tags[k], b.text(n, k), up)
		readings[k] = &r
		if r.Force.Asks() && (chief < 0 || !readings[chief].Force.Asks()) {
			chief = k
		}
	}
	if chief < 0 {
		return nil
	}
	main := readings[chief]
	f := &Force{
		Level:  main.Force.Rank(),
		Key:    main.Force.String(),
		Name:   map[string]string{},
		To:     main.Addressees,
		Formed: map[string]string{},
	}
	for _, tag := range uiTags {
		f.Name[tag.String()] = main.Force.Name(tag)
	}
	for k, r := range readings {
		if r == nil || !r.Force.Asks() {
			continue
		}
		f.Formed[b.tag(k)] = r.Formula(b.tags[k])
		for _, e := range r.Evidence {
			if e.Of == formula.OfQualifier && slices.Contains(main.Qualifiers, e.Value) {
				f.Quals = with(f.Quals, e.Value, with(f.Quals[e.Value], b.tag(k), e.Text))
			}
		}
		if r.Force != main.Force {
			f.Apart = with(
				with(f.Apart, b.tag(chief), main.Force.Name(b.tags[chief])),
				b.tag(k),
				r.Force.Name(b.tags[k]),
			)
		}
	}
	return f
}

// originalFirst lists the payload's languages as the corpus has them: the original first.
func (b *builder) originalFirst() []int {
	if len(b.tags) < 2 {
		return []int{0}
	}
	all := []int{1, 0}
	for k := 2; k < len(b.tags); k++ {
		all = append(all, k)
	}
	return all
}
