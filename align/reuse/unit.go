package reuse

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

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
	Name   string      `json:"name"` // how the group is called in output: VII, or the name of the file or paper
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
	Kind   corpus.Kind // unit, item, recital, text or cell; empty for a line
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

// FromCorpus makes the units of a corpus of all its blocks but headings and notes: one that is there in several
// languages is one unit of several texts. Meetings come in the order of their dates where all have one, else as they
// stand. A ref that two papers share is made one of a kind by the number of its paper, from 1: 2:VII.2(b).
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

// Prefixes gives for each paper what FromCorpus puts before the refs of its units: 2: where another paper has the
// same refs, else nothing.
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
		for _, u := range p.Versions[0].Wording() {
			if j, ok := owner[u.Ref]; ok && j != i {
				out[i] = true
			} else {
				owner[u.Ref] = i
			}
		}
	}
	return out
}

// A passage is what a Unit is made of: a block of a paper in the languages in which it is there.
type passage struct {
	first   *corpus.Block
	home    *corpus.Document // of first
	meeting *corpus.Part     // of first, in home
	in      []*corpus.Block  // by language of the set; nil where it is not there
}

// paperBlocks makes the units of a paper, meeting by meeting.
func (s *Set) paperBlocks(p *corpus.Paper, prefix string) []block {
	var out []block
	groups := map[groupKey]int{}
	at := map[corpus.Ref]int{} // of a unit among those of its group
	for _, x := range s.passages(p) {
		key := groupKey{x.meeting.Kind == corpus.MeetingPart, x.meeting.Ref}
		g, ok := groups[key]
		if !ok {
			g = len(out)
			groups[key] = g
			out = append(out, block{group: groupOf(p.Versions[0], x.meeting, prefix)})
		}
		b, ref := &out[g], x.first.Ref
		u := Unit{
			ID:     prefix + ref.String(),
			Ref:    ref,
			Kind:   x.first.Kind,
			Parent: -1,
			Texts:  make([]Text, len(s.Languages)),
		}
		if up := x.first.Under; up > 0 && up <= len(x.home.Blocks) {
			if i, ok := at[x.home.Blocks[up-1].Ref]; ok && i < len(b.units) &&
				b.units[i].Ref == x.home.Blocks[up-1].Ref {
				u.Parent = i
				b.units[i].Opens = true
			}
		}
		for i, cb := range x.in {
			if cb != nil {
				u.Texts[i].Body = cb.Text
			}
			if u.Parent >= 0 {
				up := b.units[u.Parent].Texts[i]
				u.Texts[i].Chapeau = strings.TrimSpace(up.Chapeau + " " + up.Body)
			}
		}
		at[ref] = len(b.units)
		b.units = append(b.units, u)
	}
	return out
}

type groupKey struct {
	meeting bool
	ref     string
}

// groupOf is the group of a meeting, or of a paper that is one.
func groupOf(lead *corpus.Document, m *corpus.Part, prefix string) Group {
	held := m.Held
	if m.Kind != corpus.MeetingPart {
		held = cmp.Or(held, lead.Adopted, corpus.Period{Start: lead.Issued, End: lead.Issued})
	}
	return Group{
		Name:   prefix + cmp.Or(m.Ref, lead.PaperKey()),
		Number: m.Ordinal(),
		Place:  cmp.Or(m.Place, lead.Place),
		Start:  held.Start,
		End:    held.End,
		Symbol: lead.Symbol,
	}
}

// passages lists what is traced of a paper, in reading order: every block with words but headings and notes, and but
// what stands outside of the meetings in a paper that is divided by them, such as an introduction. Blocks of the same
// ref are one passage; what only a later version has stands behind what is before it there. Blocks without a label
// have refs by their count, so that those of a version which has more or fewer of them in a part answer to no others,
// and only those of the first version are taken.
func (s *Set) passages(p *corpus.Paper) []*passage {
	lead := p.Versions[0]
	byRef, after := map[corpus.Ref]*passage{}, map[*passage][]*passage{}
	for _, d := range p.Versions {
		i := slices.IndexFunc(s.Languages, func(tag language.Tag) bool { return lang.Same(tag, d.Language) })
		if i < 0 {
			continue
		}
		answers := corpus.Counterparts(d, lead)
		divided := slices.ContainsFunc(d.Parts, func(p *corpus.Part) bool { return p.Kind == corpus.MeetingPart })
		var last *passage
		for _, b := range d.Wording() {
			if divided && d.MeetingOf(b) == d.Paper() {
				continue // no meeting adopted it
			}
			if b.Kind != corpus.Unit && !hasWord(b.Text) || !b.Labelled() && answers[b] == nil {
				continue
			}
			x := byRef[b.Ref]
			if x == nil {
				x = &passage{first: b, home: d, meeting: d.MeetingOf(b), in: make([]*corpus.Block, len(s.Languages))}
				byRef[b.Ref] = x
				after[last] = append(after[last], x)
			}
			if x.in[i] == nil {
				x.in[i] = b
			}
			last = x
		}
	}
	var out []*passage
	stack := slices.Clone(after[nil])
	slices.Reverse(stack)
	for len(stack) > 0 {
		x := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out = append(out, x)
		next := slices.Clone(after[x])
		slices.Reverse(next) // what a later version has stands nearer than what the first goes on with
		slices.SortStableFunc(next, func(a, b *passage) int { return ofLead(b, lead) - ofLead(a, lead) })
		stack = append(stack, next...)
	}
	return out
}

func ofLead(x *passage, lead *corpus.Document) int {
	if x.home == lead {
		return 1
	}
	return 0
}

// hasWord reports whether a text has a letter.
func hasWord(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

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
