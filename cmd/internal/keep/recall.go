package keep

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/store"
)

// A Recalled is the units of a corpus file as a tracer remembers them, without their texts, which it reads from the
// file as they are wanted. It serves as long as the transaction it was recalled in.
type Recalled struct {
	Memory *reuse.Memory

	tx     *store.Tx
	names  []string                  // of the papers, by Group.Paper
	spans  map[string][][2]int       // by paper: its units, group by group
	at     map[string]map[string]int // by paper and ref: unit
	beside *corpus.Paper             // a paper that is not in the file, or there otherwise
	paper  string                    // its name
}

// recall reads the digests of a file. Papers that have none get one, and keep says whether it is to stay in the file.
// A paper beside the file, nil for none, stands in the place of the one of its name.
func recall(tx *store.Tx, beside *corpus.Paper, keep bool) (*Recalled, error) {
	r, err := recallFrom(tx, beside, keep, false)
	if errors.Is(err, reuse.ErrDigest) {
		return recallFrom(tx, beside, keep, true)
	}
	return r, err
}

// recallFrom is recall, with anew from digests that are all made anew.
func recallFrom(tx *store.Tx, beside *corpus.Paper, keep, anew bool) (*Recalled, error) {
	l, digests, err := digests(tx, keep, anew)
	if err != nil {
		return nil, err
	}
	r := &Recalled{tx: tx, at: map[string]map[string]int{}, beside: beside}
	if beside != nil {
		r.paper = beside.Versions[0].PaperKey()
		d := store.Digest{Paper: r.paper, Data: l.Digest(beside)}
		at, there := slices.BinarySearchFunc(
			digests,
			r.paper,
			func(d store.Digest, p string) int { return strings.Compare(d.Paper, p) },
		)
		if there {
			digests[at] = d
		} else {
			digests = slices.Insert(digests, at, d)
		}
	}
	data := make([]string, len(digests))
	for i, d := range digests {
		r.names, data[i] = append(r.names, d.Paper), d.Data
	}
	r.Memory, err = reuse.Remember(l, data...)
	var refused *reuse.DigestError
	switch {
	case errors.As(err, &refused):
		return nil, fmt.Errorf("keep: paper %s: %w", r.names[refused.At], err)
	case err != nil:
		return nil, err
	}
	r.spans = map[string][][2]int{}
	set, from := r.Memory.Set(), 0
	for g := range set.Groups {
		to := from
		for to < len(set.Units) && set.Units[to].Group == g {
			to++
		}
		name := r.names[set.Groups[g].Paper]
		r.spans[name] = append(r.spans[name], [2]int{from, to})
		from = to
	}
	return r, nil
}

// digests reads the lexicon and the digests of all papers, in the order of their names, and makes those that are
// missing. All are made anew where those of the file are of another version, and with anew.
func digests(tx *store.Tx, keep, anew bool) (*reuse.Lexicon, []store.Digest, error) {
	l, all, err := oldDigests(tx)
	if anew && err == nil || errors.Is(err, reuse.ErrDigest) {
		l = &reuse.Lexicon{}
		for i := range all {
			all[i].Data = ""
		}
		err = nil
		if keep {
			err = tx.ForgetDigests()
		}
	}
	for i := 0; err == nil && i < len(all); i++ {
		if d := &all[i]; d.Data == "" {
			err = digest(tx, l, d, keep)
		}
	}
	if err != nil || !keep {
		return l, all, err
	}
	for _, s := range l.Fresh() {
		if err := tx.AddStems(store.Stems(s)); err != nil {
			return nil, nil, err
		}
	}
	return l, all, nil
}

func oldDigests(tx *store.Tx) (*reuse.Lexicon, []store.Digest, error) {
	parts, err := tx.Stems()
	if err != nil {
		return nil, nil, err
	}
	l, restored := &reuse.Lexicon{}, make(chan error, 1)
	go func() { // while the digests are read
		var err error
		for k := 0; k < len(parts) && err == nil; k++ {
			err = l.Restore(reuse.Stems(parts[k]))
		}
		restored <- err
	}()
	all, err := tx.Digests()
	if bad := <-restored; err == nil {
		err = bad
	}
	for _, d := range all {
		if err == nil && d.Data != "" && !reuse.Readable(d.Data) {
			err = fmt.Errorf("keep: paper %s: %w", d.Paper, reuse.ErrDigest)
		}
	}
	return l, all, err
}

func digest(tx *store.Tx, l *reuse.Lexicon, d *store.Digest, keep bool) error {
	p, err := paperOf(tx, d.Paper)
	if err != nil {
		return err
	}
	d.Data = l.Digest(p)
	if !keep {
		return nil
	}
	return tx.SetDigest(d.Paper, d.Data)
}

// paperOf reads a paper in all its languages.
func paperOf(tx *store.Tx, name string, more ...*corpus.Document) (*corpus.Paper, error) {
	docs, err := tx.Paper(name)
	if err != nil {
		return nil, err
	}
	for _, d := range more {
		docs = slices.DeleteFunc(docs, func(old *corpus.Document) bool { return store.KeyOf(old) == store.KeyOf(d) })
	}
	c := &corpus.Corpus{Papers: []*corpus.Paper{{Versions: append(docs, more...)}}}
	c.Sort()
	if len(c.Papers[0].Versions) == 0 {
		return nil, fmt.Errorf("keep: no document of %s", name)
	}
	return c.Papers[0], nil
}

// Units lists the units of some papers.
func (r *Recalled) Units(papers ...string) []int {
	var out []int
	for _, name := range papers {
		for _, span := range r.spans[name] {
			for u := span[0]; u < span[1]; u++ {
				out = append(out, u)
			}
		}
	}
	slices.Sort(out)
	return out
}

// paperName names the paper of a unit.
func (r *Recalled) paperName(unit int) string {
	set := r.Memory.Set()
	return r.names[set.Groups[set.Units[unit].Group].Paper]
}

// Place names a unit as the file does.
func (r *Recalled) Place(unit int) store.Place {
	return store.Place{Paper: r.paperName(unit), Ref: r.Memory.Set().Units[unit].Ref}
}

// Unit finds a unit by its names, -1 where it is not there.
func (r *Recalled) Unit(paper, ref string) int {
	refs := r.at[paper]
	if refs == nil {
		refs = map[string]int{}
		for _, u := range r.Units(paper) {
			refs[r.Memory.Set().Units[u].Ref.String()] = u
		}
		r.at[paper] = refs
	}
	if u, ok := refs[ref]; ok {
		return u
	}
	return -1
}

// Host gives a trace what the memory has not.
func (r *Recalled) Host() reuse.Host {
	return reuse.Host{Texts: r.texts, Citing: r.citing}
}

// texts fills in the texts of some units and of those whose items they are.
func (r *Recalled) texts(units []int) error {
	set := r.Memory.Set()
	wanted := map[int]bool{}
	for _, u := range units {
		for ; u >= 0 && !wanted[u]; u = set.Units[u].Parent {
			wanted[u] = true
		}
	}
	all := make([]int, 0, len(wanted))
	byPaper := map[string][]int{}
	for u := range wanted {
		all = append(all, u)
		if name := r.paperName(u); r.beside == nil || name != r.paper {
			byPaper[name] = append(byPaper[name], u)
		}
	}
	slices.Sort(all)
	for paper, us := range byPaper {
		refs := make([]string, len(us))
		at := make(map[string]int, len(us))
		for k, u := range us {
			refs[k] = set.Units[u].Ref.String()
			at[refs[k]] = u
		}
		err := r.tx.Texts(paper, refs, func(tag language.Tag, ref, text string) { r.fill(at[ref], tag, text) })
		if err != nil {
			return err
		}
	}
	if r.beside != nil {
		for _, d := range r.beside.Versions {
			for _, b := range d.Blocks {
				if u := r.Unit(r.paper, b.Ref.String()); u >= 0 && wanted[u] {
					r.fill(u, d.Language, b.Text)
				}
			}
		}
	}
	for _, u := range all {
		if up := set.Units[u].Parent; up >= 0 {
			for k, t := range set.Units[up].Texts {
				set.Units[u].Texts[k].Chapeau = strings.TrimSpace(t.Chapeau + " " + t.Body)
			}
		}
	}
	return nil
}

func (r *Recalled) fill(unit int, tag language.Tag, text string) {
	set := r.Memory.Set()
	for k, l := range set.Languages {
		if lang.Same(l, tag) {
			set.Units[unit].Texts[k].Body = text
		}
	}
}

// pair reads a link; it is false where a unit is not there.
func (r *Recalled) pair(l store.Link) (reuse.Reiteration, bool) {
	i, j := r.Unit(l.EarlierPaper, l.EarlierRef), r.Unit(l.LaterPaper, l.LaterRef)
	return reuse.Reiteration{
			Earlier:  i,
			Later:    j,
			Score:    l.Score,
			Relation: reuse.Relation(l.Relation),
		}, i >= 0 &&
			j >= 0
}

// citing lists the units that cite one of a group.
func (r *Recalled) citing(group int) ([]int, error) {
	set := r.Memory.Set()
	links, err := r.tx.CitedIn(r.names[set.Groups[group].Paper])
	var out []int
	for _, l := range links {
		if p, ok := r.pair(l); ok && set.Units[p.Earlier].Group == group {
			out = append(out, p.Later)
		}
	}
	return out, err
}
