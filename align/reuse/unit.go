package reuse

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Set is what is traced together: units in the order of time, in one language or more.
type Set struct {
	Languages []language.Tag // the languages of every unit's Texts, in their order
	Groups    []Group        // in the order of time
	Units     []Unit         // those of a group stand together, groups in their order
}

// A Group is a number of units that were adopted together: a meeting of a paper, or a file of lines.
type Group struct {
	Name   string      `json:"name"` // how the group is called in output: VII, or the name of the file
	Number int         `json:"number,omitempty"`
	Place  string      `json:"place,omitempty"`
	Start  corpus.Date `json:"start,omitzero"`
	End    corpus.Date `json:"end,omitzero"`
	Symbol string      `json:"symbol,omitempty"` // of the paper the group stands in
	Paper  int         `json:"-"`                // index into the corpus's Papers; 0 for files of lines
}

// Year is the year the group ended in, 0 where it is not known.
func (g *Group) Year() int { return cmp.Or(g.End.Year, g.Start.Year) }

// A Unit is one passage to trace, in every language it is there in.
type Unit struct {
	ID     string      // how it is named in output: VII.2(b), 2:40; no two units share it
	Ref    corpus.Ref  // zero for a line
	Kind   corpus.Kind // a note is kept for citations and is in no pair of its own
	Group  int         // index into Set.Groups
	Parent int         // index of the unit whose item it is, -1 for none
	Opens  bool        // it has items of its own
	Texts  []Text      // one a language of the set
}

// A Text is a unit in one language; Body is empty where the unit is not there in it.
type Text struct {
	Chapeau string // the words that open the lists it stands in, outermost first, joined by a space
	Body    string
}

// Text returns the unit in the set's language of that base, and false where it is not there.
func (s *Set) Text(unit int, tag language.Tag) (Text, bool) {
	for i, l := range s.Languages {
		if lang.Same(l, tag) && s.Units[unit].Texts[i].Body != "" {
			return s.Units[unit].Texts[i], true
		}
	}
	return Text{}, false
}

// Index returns the place of the unit with that ID, -1 where there is none.
func (s *Set) Index(id string) int {
	return slices.IndexFunc(s.Units, func(u Unit) bool { return u.ID == id })
}

// FromCorpus makes the units of a corpus: a unit of a paper that is there in several languages is one unit of several
// texts. Meetings come in the order of their dates where all have one, else as they stand. A ref that two papers share is
// made one of a kind by the number of its paper, from 1: 2:VII.2(b).
func FromCorpus(c *corpus.Corpus) *Set {
	s := &Set{Languages: c.Languages()}
	prefixes := Prefixes(c)
	var blocks []block
	for i, p := range c.Papers {
		for _, b := range s.paperBlocks(p, prefixes[i]) {
			b.group.Paper = i
			blocks = append(blocks, b)
		}
	}
	s.arrange(blocks)
	return s
}

// arrange puts blocks in the order of their dates, where all have one, and takes their units.
func (s *Set) arrange(blocks []block) {
	if !slices.ContainsFunc(blocks, func(b block) bool { return b.group.Start.IsZero() }) {
		slices.SortStableFunc(blocks, func(a, b block) int { return a.group.Start.Compare(b.group.Start) })
	}
	n := 0
	for _, b := range blocks {
		n += len(b.units)
	}
	s.Units = slices.Grow(s.Units, n)
	for g, b := range blocks {
		first := len(s.Units)
		for _, u := range b.units {
			u.Group = g
			if u.Parent >= 0 {
				u.Parent += first
			}
			s.Units = append(s.Units, u)
		}
		s.Groups = append(s.Groups, b.group)
	}
}

// A block is a group with its units, whose parents are counted from the first of the block.
type block struct {
	group Group
	units []Unit
	no    int // for the caller of arrange to know it again
}

// Prefixes gives for each paper what FromCorpus puts before the refs of its units: 2: where another paper has the same refs,
// else nothing.
func Prefixes(c *corpus.Corpus) []string {
	out := make([]string, len(c.Papers))
	for i, clash := range clashes(c) {
		if clash {
			out[i] = fmt.Sprintf("%d:", i+1)
		}
	}
	return out
}

// clashes marks the papers whose refs another paper has too.
func clashes(c *corpus.Corpus) []bool {
	owner, out := map[corpus.Ref]int{}, make([]bool, len(c.Papers))
	for i, p := range c.Papers {
		for _, u := range p.Versions[0].Units() {
			if j, ok := owner[u.Ref]; ok && j != i {
				out[i] = true
			} else {
				owner[u.Ref] = i
			}
		}
	}
	return out
}

func (s *Set) paperBlocks(p *corpus.Paper, prefix string) []block {
	lead := p.Versions[0]
	var out []block
	for _, m := range lead.Meetings {
		b := block{group: Group{Name: prefix + m.Ref().String(), Number: m.Number, Place: m.Place, Start: m.Start, End: m.End,
			Symbol: lead.Symbol}}
		at := map[corpus.Ref]int{}
		versions := s.byPath(p, m.Ref())
		for _, ref := range meetingRefs(p, m) {
			u := Unit{ID: prefix + ref.String(), Ref: ref, Parent: -1, Texts: make([]Text, len(s.Languages))}
			if up, ok := ref.Parent(); ok {
				if i, ok := at[up]; ok {
					u.Parent = i
					b.units[i].Opens = true
				}
			}
			for i := range s.Languages {
				if cu := versions[i][ref.Path]; cu != nil {
					u.Kind, u.Texts[i].Body = cu.Kind, cu.Text
				}
				if u.Parent >= 0 {
					up := b.units[u.Parent].Texts[i]
					u.Texts[i].Chapeau = strings.TrimSpace(up.Chapeau + " " + up.Body)
				}
			}
			at[ref] = len(b.units)
			b.units = append(b.units, u)
		}
		out = append(out, b)
	}
	return out
}

// byPath gives the units of a meeting in each language of the set, the first of each path.
func (s *Set) byPath(p *corpus.Paper, meeting corpus.Ref) []map[string]*corpus.Unit {
	out := make([]map[string]*corpus.Unit, len(s.Languages))
	for i, tag := range s.Languages {
		d := p.In(tag)
		if d == nil {
			continue
		}
		m := d.Meeting(meeting)
		if m == nil {
			continue
		}
		out[i] = make(map[string]*corpus.Unit, len(m.Units))
		for _, u := range slices.Backward(m.Units) {
			out[i][u.Ref.Path] = u
		}
	}
	return out
}

// meetingRefs lists the refs of a meeting in all versions of the paper, in their order.
func meetingRefs(p *corpus.Paper, lead *corpus.Meeting) []corpus.Ref {
	var refs []corpus.Ref
	seen := make(map[corpus.Ref]bool, len(lead.Units))
	for _, u := range lead.Units {
		refs = append(refs, u.Ref)
		seen[u.Ref] = true
	}
	for _, d := range p.Versions[1:] {
		if m := d.Meeting(lead.Ref()); m != nil {
			for _, u := range m.Units {
				if !seen[u.Ref] {
					seen[u.Ref] = true
					refs = append(refs, u.Ref)
				}
			}
		}
	}
	slices.SortStableFunc(refs, corpus.Compare)
	return refs
}

// ErrNoUnits is returned for a set in which nothing can be traced.
var ErrNoUnits = errors.New("reuse: no units to trace")

// A File is a text whose every line is a unit.
type File struct {
	Name  string
	Lines []string
}

// FromLines makes units of lines, in one language. Empty lines are units without words, so that refs are line numbers,
// from 1. With one file every line is a group of its own time; with several, every file is, and refs are FILE:LINE.
func FromLines(tag language.Tag, files ...File) *Set {
	s := &Set{Languages: []language.Tag{tag}}
	for f, file := range files {
		if len(files) > 1 {
			s.Groups = append(s.Groups, Group{Name: file.Name, Number: f + 1})
		}
		for n, line := range file.Lines {
			u := Unit{ID: fmt.Sprint(n + 1), Group: f, Parent: -1, Texts: []Text{{Body: line}}}
			if len(files) > 1 {
				u.ID = fmt.Sprintf("%d:%d", f+1, n+1)
			} else {
				u.Group = n
				s.Groups = append(s.Groups, Group{Name: u.ID, Number: n + 1})
			}
			s.Units = append(s.Units, u)
		}
	}
	return s
}
