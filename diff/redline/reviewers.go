package redline

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A Version is what one reviewer made of a Word file.
type Version struct {
	Data   []byte
	Author string // whose changes they are; if empty, who saved the file last
}

// A Conflict is a place of which reviewers made different things.
type Conflict struct {
	Paragraph int      // number of the block of the body, 1-based, a table counting as one; 0 in a note
	Text      string   // of that paragraph in the base
	Authors   []string // in the order of the versions
	Why       string
}

// order puts conflicts in notes behind those in the body.
func (c Conflict) order() int {
	if c.Paragraph == 0 {
		return math.MaxInt
	}
	return c.Paragraph
}

// Reviewers puts what several reviewers made of a Word file into one redline over it: each change under the name of
// who made it. With every change rejected it says what the base said. What reviewers changed alike is one change, of
// the first of them; where they made different things of the same words all of it stands there, and is told as a
// conflict. Changes of formatting are counted but not tracked, and moves are shown as deletions and insertions.
func Reviewers(base []byte, versions []Version, opt Options) (*ooxml.Package, *Report, error) {
	opt.Formatting, opt.noMoves = false, true
	host, err := ooxml.Open(base)
	if err != nil {
		return nil, nil, fmt.Errorf("redline: the base: %w", err)
	}
	if err := settleAll(host, opt.Tracked == Accept); err != nil {
		return nil, nil, fmt.Errorf("redline: the base: %w", err)
	}
	all := &Report{}
	seen := map[string]*regions{}
	for i, v := range versions {
		a, err := ooxml.Open(base)
		if err != nil {
			return nil, nil, fmt.Errorf("redline: the base: %w", err)
		}
		b, err := ooxml.Open(v.Data)
		if err != nil {
			return nil, nil, fmt.Errorf("redline: version %d: %w", i+1, err)
		}
		opt.Author = cmp.Or(v.Author, b.LastAuthor(), fmt.Sprintf("reviewer %d", i+1))
		report, err := Compare(a, b, opt)
		if err != nil {
			return nil, nil, fmt.Errorf("redline: version %d: %w", i+1, err)
		}
		f, err := newFolder(b, host, opt, seen)
		if err != nil {
			return nil, nil, fmt.Errorf("redline: version %d: %w", i+1, err)
		}
		if err := f.run(); err != nil {
			return nil, nil, fmt.Errorf("redline: version %d: %w", i+1, err)
		}
		all.Insertions += f.c.report.Insertions
		all.Deletions += f.c.report.Deletions
		all.Untracked += report.Untracked
		all.Comments += f.c.report.Comments
		all.Conflicts = append(all.Conflicts, f.c.report.Conflicts...)
		for _, m := range append(report.Messages, f.c.report.Messages...) {
			all.Messages = append(all.Messages, opt.Author+": "+m)
		}
	}
	if err := host.DropStrayTypes(); err != nil {
		return nil, nil, fmt.Errorf("redline: the base: %w", err)
	}
	slices.SortStableFunc(all.Conflicts, func(x, y Conflict) int { return cmp.Compare(x.order(), y.order()) })
	return host, all, nil
}

// settleAll accepts or rejects the changes that a package tracks.
func settleAll(p *ooxml.Package, accept bool) error {
	s, err := newSource(p)
	if err != nil {
		return err
	}
	for _, name := range s.parts() {
		t, err := s.tree(name)
		if err != nil {
			return err
		}
		if ooxml.Settle(t, t.Root, accept) > 0 {
			p.Part(name).Changed()
		}
	}
	return nil
}

// newFolder prepares to put the tracked changes of a package into the host. Seen are the changes of the reviewers
// before.
func newFolder(from, host *ooxml.Package, opt Options, seen map[string]*regions) (*folder, error) {
	c := &comparer{opt: opt, voc: newVocabulary(), told: map[string]bool{}, wholes: map[[2]string]int{},
		pairs: map[noteRef]noteRef{}, newNotes: map[noteRef]bool{}, stories: map[*ooxml.Tree]*ooxml.Tree{}}
	var err error
	if c.a, err = newSource(from); err != nil {
		return nil, err
	}
	if c.b, err = newSource(host); err != nil {
		return nil, err
	}
	c.imp = newImporter(c)
	for _, name := range c.b.parts() {
		t, err := c.b.tree(name)
		if err != nil {
			return nil, err
		}
		c.takeNumbers(t)
	}
	return &folder{c: c, seen: seen}, nil
}

// takeNumbers finds the first numbers of changes and drawings that are free.
func (c *comparer) takeNumbers(t *ooxml.Tree) {
	for x := range t.Root.All() {
		if x.Name == "wp:docPr" {
			c.drawing = max(c.drawing, atoi(x.Attr("id")))
		} else if strings.HasPrefix(x.Name, "w:") {
			c.id = max(c.id, atoi(x.Attr("w:id")))
		}
	}
}

// conflict takes down that reviewers made different things of the same words.
func (f *folder) conflict(g *group, with []string, why string) {
	c := Conflict{Paragraph: f.paragraph, Text: g.text(), Authors: append(slices.Clone(with), f.c.opt.Author), Why: why}
	for _, old := range f.c.report.Conflicts {
		if old.Paragraph == c.Paragraph && old.Text == c.Text && slices.Equal(old.Authors, c.Authors) &&
			old.Why == c.Why {
			return
		}
	}
	f.c.report.Conflicts = append(f.c.report.Conflicts, c)
}
