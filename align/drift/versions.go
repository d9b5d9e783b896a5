package drift

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Versions finds the drift between two versions of one paper, a draft and what was adopted: units are paired by their refs,
// and every pair whose words changed in either language is a course of its own. Units that only one version has are left out;
// see package diff for those. The languages of the two have to be the same; the error says so, or is the context's.
func Versions(ctx context.Context, earlier, later Bilingual, opts ...Option) (*Report, error) {
	if !lang.Same(earlier.Source.Language, later.Source.Language) || !lang.Same(earlier.Target.Language, later.Target.Language) {
		return nil, fmt.Errorf("drift: %s and %s, but %s and %s: give two versions in the same two languages",
			earlier.Source.Name(), earlier.Target.Name(), later.Source.Name(), later.Target.Name())
	}
	set := &reuse.Set{Languages: []language.Tag{earlier.Source.Language, earlier.Target.Language}, Groups: []reuse.Group{{Name: "earlier"}, {Name: "later"}}}
	r := &reuse.Result{Set: set}
	first := addUnits(set, 0, earlier)
	second := addUnits(set, 1, later)
	for i := range set.Units {
		u := &set.Units[i]
		j, ok := second[u.Ref]
		if u.Group != 0 || !ok || first[u.Ref] != i || sameWords(u.Texts, set.Units[j].Texts) {
			continue
		}
		r.Threads = append(r.Threads, reuse.Thread{Units: []int{i, j}, Pairs: []int{len(r.Pairs)}})
		r.Pairs = append(r.Pairs, reuse.Reiteration{Earlier: i, Later: j, Score: 1, Relation: reuse.Amended})
	}
	return Trace(ctx, r, opts...)
}

// addUnits adds the units of a version to a set, in the order of its source, and returns their places.
func addUnits(set *reuse.Set, group int, p Bilingual) map[corpus.Ref]int {
	at := map[corpus.Ref]int{}
	add := func(u *corpus.Unit, language int) {
		i, ok := at[u.Ref]
		if !ok {
			i = len(set.Units)
			at[u.Ref] = i
			n := reuse.Unit{ID: u.Ref.String(), Ref: u.Ref, Kind: u.Kind, Group: group, Parent: -1, Texts: make([]reuse.Text, 2)}
			if up, ok := u.Ref.Parent(); ok {
				if k, ok := at[up]; ok {
					n.Parent = k
				}
			}
			set.Units = append(set.Units, n)
		}
		set.Units[i].Texts[language].Body = u.Text
	}
	for _, u := range p.Source.Units() {
		add(u, 0)
	}
	for _, u := range p.Target.Units() {
		add(u, 1)
	}
	return at
}

func sameWords(a, b []reuse.Text) bool {
	for k := range a {
		if lang.FoldAll.Key(a[k].Body) != lang.FoldAll.Key(b[k].Body) {
			return false
		}
	}
	return true
}
