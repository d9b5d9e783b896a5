package redline

import (
	"cmp"
	"fmt"
	"math"
	"slices"

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
	opt.Formatting = false
	host, n, err := openResolved(base, opt.Tracked == Accept)
	if err != nil {
		return nil, nil, fmt.Errorf("redline: the base: %w", err)
	}
	all := &comparer{told: map[string]bool{}}
	all.warnResolved("the base", n, opt.Tracked == Accept)
	seen := map[string]*regions{}
	for i, v := range versions {
		if err := all.review(base, host, v, opt, seen, i); err != nil {
			return nil, nil, fmt.Errorf("redline: version %d: %w", i+1, err)
		}
	}
	if err := host.DropStrayTypes(); err != nil {
		return nil, nil, fmt.Errorf("redline: the base: %w", err)
	}
	slices.SortStableFunc(all.report.Conflicts, func(x, y Conflict) int { return cmp.Compare(x.order(), y.order()) })
	return host, &all.report, nil
}

// review compares version i with the base and puts its changes into the host. Seen are the changes of the reviewers
// before.
func (c *comparer) review(
	base []byte, host *ooxml.Package, v Version, opt Options, seen map[string]*regions, i int,
) error {
	a, _, err := openResolved(base, opt.Tracked == Accept)
	if err != nil {
		return fmt.Errorf("the base: %w", err)
	}
	b, err := ooxml.Open(v.Data)
	if err != nil {
		return err
	}
	opt.Author = cmp.Or(v.Author, b.LastAuthor(), fmt.Sprintf("reviewer %d", i+1))
	one, err := newComparer(a, b, opt, roles{"the base", "the version"})
	if err != nil {
		return err
	}
	one.noMoves = true
	if err := one.compare(); err != nil {
		return err
	}
	both, err := newComparer(b, host, opt, roles{"the version", "the base"})
	if err != nil {
		return err
	}
	if err := both.takeNumbers(); err != nil {
		return err
	}
	if err := (&folder{c: both, seen: seen}).run(); err != nil {
		return err
	}
	all := &c.report
	all.Insertions += both.report.Insertions
	all.Deletions += both.report.Deletions
	all.Untracked += one.report.Untracked
	all.Comments += both.report.Comments
	all.Conflicts = append(all.Conflicts, both.report.Conflicts...)
	for _, m := range append(one.report.Messages, both.report.Messages...) {
		c.tell("%s: %s", opt.Author, m)
	}
	return nil
}

// openResolved opens a package and accepts or rejects the changes that it tracks; n is how many they are.
func openResolved(data []byte, accept bool) (p *ooxml.Package, n int, err error) {
	if p, err = ooxml.Open(data); err != nil {
		return nil, 0, err
	}
	s, err := newSource(p)
	if err != nil {
		return nil, 0, err
	}
	n, err = s.resolveChanges(accept)
	return p, n, err
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
