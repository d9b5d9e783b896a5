package drift

import (
	"context"
	"fmt"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// Versions finds the drift between two versions of one paper, a draft and what was adopted: paragraphs are paired by
// their refs (those without labels where both versions have as many), and every pair whose words changed in either
// language is a course of its own. Paragraphs that only one version has are left out; see package diff for those. The
// languages of the two have to be the same; the error says so, or is the context's.
func Versions(ctx context.Context, earlier, later Bilingual, opts ...Option) (*Report, error) {
	if !lang.Same(earlier.Source.Language, later.Source.Language) ||
		!lang.Same(earlier.Target.Language, later.Target.Language) {
		return nil, fmt.Errorf("drift: %s and %s, but %s and %s: give two versions in the same two languages",
			earlier.Source.Name(), earlier.Target.Name(), later.Source.Name(), later.Target.Name())
	}
	set := &reuse.Set{
		Languages: []language.Tag{earlier.Source.Language, earlier.Target.Language},
		Groups:    []reuse.Group{{Name: "earlier"}, {Name: "later"}},
	}
	r := &reuse.Result{Set: set}
	first := addUnits(set, 0, earlier)
	second := addUnits(set, 1, later)
	both := map[corpus.Ref]bool{}
	for b := range corpus.Counterparts(earlier.Source, later.Source) {
		both[b.Ref] = true
	}
	for b := range corpus.Counterparts(earlier.Target, later.Target) {
		both[b.Ref] = both[b.Ref] || b.Labelled()
	}
	for i := range set.Units {
		u := &set.Units[i]
		j, ok := second[u.Ref]
		if u.Group != 0 || !ok || !both[u.Ref] || first[u.Ref] != i || sameWords(u.Texts, set.Units[j].Texts) {
			continue
		}
		r.Threads = append(r.Threads, reuse.Thread{Units: []int{i, j}, Pairs: []int{len(r.Pairs)}})
		r.Pairs = append(r.Pairs, reuse.Reiteration{Earlier: i, Later: j, Score: 1, Relation: reuse.Amended})
	}
	return Trace(ctx, r, opts...)
}

// addUnits adds the blocks of a version to a set, in the order of its source, and returns their places. A block
// without a label is there in both languages only where both have as many of its kind.
func addUnits(set *reuse.Set, group int, p Bilingual) map[corpus.Ref]int {
	at := map[corpus.Ref]int{}
	add := func(b *corpus.Block, parent corpus.Ref, language int) {
		i, ok := at[b.Ref]
		if !ok {
			i = len(set.Units)
			at[b.Ref] = i
			n := reuse.Unit{
				ID:     b.Ref.String(),
				Ref:    b.Ref,
				Kind:   b.Kind,
				Group:  group,
				Parent: -1,
				Texts:  make([]reuse.Text, 2),
			}
			if k, ok := at[parent]; ok && !parent.IsZero() {
				n.Parent = k
			}
			set.Units = append(set.Units, n)
		}
		set.Units[i].Texts[language].Body = b.Text
	}
	answers := corpus.Counterparts(p.Target, p.Source)
	for _, b := range p.Source.Blocks {
		add(b, opener(p.Source, b), 0)
	}
	for _, b := range p.Target.Blocks {
		if b.Labelled() || answers[b] != nil {
			add(b, opener(p.Target, b), 1)
		}
	}
	return at
}

// opener is the ref of the block that opens the list which a block stands in, zero for none.
func opener(d *corpus.Document, b *corpus.Block) corpus.Ref {
	if up := d.Chapeaux(b); len(up) > 0 {
		return up[len(up)-1].Ref
	}
	return corpus.Ref{}
}

func sameWords(a, b []reuse.Text) bool {
	for k := range a {
		if lang.FoldAll.Key(a[k].Body) != lang.FoldAll.Key(b[k].Body) {
			return false
		}
	}
	return true
}
