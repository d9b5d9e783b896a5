package redline

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// Options say how documents are compared.
type Options struct {
	Author string    // who made the changes; "reprise" if empty
	Date   time.Time // when; none if zero
	// whether changes of formatting are tracked, so that rejecting all gives the first file; else they are counted
	Formatting bool
	Tracked    Tracked // what becomes of the tracked changes that the documents have already
}

// Tracked says what becomes of the tracked changes that two documents have already.
type Tracked uint8

const (
	Accept Tracked = iota // both are compared with their changes accepted
	Reject                // both are compared with their changes rejected
	// Keep compares the first as it was before its changes with the second as it is after its changes. Those of the
	// second stay in the redline, under the names of their authors.
	Keep
)

// A Report says what a redline shows and what it does not.
type Report struct {
	Insertions, Deletions int // stretches of text
	Moves                 int // paragraphs
	Formatting            int // runs, paragraphs and tables with other properties
	Untracked             int // the same where formatting is not tracked
	Comments              int // of the first file that the second has not
	Conflicts             []Conflict
	Messages              []string
}

// Same tells whether nothing was found to differ.
func (r *Report) Same() bool { return r.Insertions+r.Deletions+r.Moves+r.Formatting == 0 }

var errNoBody = errors.New("a file has no body")

// comparer compares two documents.
type comparer struct {
	opt      Options
	names    roles
	noMoves  bool // what moved is shown as a deletion and an insertion
	a, b     *source
	voc      *vocabulary
	report   Report
	told     map[string]bool
	wholes   map[[2]string]int // what changed as a whole, by what it is and how
	id       int               // of the last change
	drawing  int               // the last number of a drawing
	sections []section
	imp      importer
	own      map[string]bool     // comments of A that B has not
	stray    map[string]string   // of those, the ones left in B, to which nothing of B refers
	pairs    map[noteRef]noteRef // notes that stay, B to A
	newNotes map[noteRef]bool    // notes of B that are new
	credits  credits
	stories  map[*ooxml.Tree]*ooxml.Tree
	sidesA   map[*ooxml.Node]map[side]string // headers and footers by section
	sidesB   map[*ooxml.Node]map[side]string
}

// Compare changes b, a Word file, into the redline that shows how a became it: with every change accepted it says
// what b said, with every change rejected what a said. Neither package may be used for anything else afterwards.
func Compare(a, b *ooxml.Package, opt Options) (*Report, error) {
	opt.Author = cmp.Or(opt.Author, "reprise")
	c, err := newComparer(a, b, opt, roles{"the first file", "the second file"})
	if err == nil {
		err = c.compare()
	}
	if err != nil {
		return nil, fmt.Errorf("redline: %w", err)
	}
	return &c.report, nil
}

// roles are what to call the two packages in messages.
type roles [2]string

func newComparer(a, b *ooxml.Package, opt Options, names roles) (*comparer, error) {
	c := &comparer{opt: opt, names: names, voc: newVocabulary(), told: map[string]bool{}, wholes: map[[2]string]int{},
		pairs: map[noteRef]noteRef{}, newNotes: map[noteRef]bool{}, stories: map[*ooxml.Tree]*ooxml.Tree{}}
	var err error
	if c.a, err = newSource(a); err != nil {
		return nil, fmt.Errorf("%s: %w", names[0], err)
	}
	if c.b, err = newSource(b); err != nil {
		return nil, fmt.Errorf("%s: %w", names[1], err)
	}
	c.imp = newImporter(c)
	return c, nil
}

// compare makes the redline of B.
func (c *comparer) compare() error {
	if err := c.resolveChanges(); err != nil {
		return err
	}
	if err := c.run(); err != nil {
		return err
	}
	if err := c.b.pkg.DropStrayTypes(); err != nil {
		return fmt.Errorf("%s: %w", c.names[1], err)
	}
	c.tellWholes()
	return nil
}

// run compares the main parts, then what they refer to.
func (c *comparer) run() error {
	main, err := c.story(c.a.main, c.b.main)
	if err != nil {
		return err
	}
	if err := c.matchNotes(); err != nil {
		return err
	}
	if err := c.comments(); err != nil {
		return err
	}
	bodyA, bodyB := main.ta.Root.Kid("w:body"), main.tb.Root.Kid("w:body")
	if bodyA == nil || bodyB == nil {
		return errNoBody
	}
	c.sidesA, c.sidesB = c.a.sides(bodyA), c.b.sides(bodyB)
	textsA, textsB := texts(main.ta.Root, nil), texts(main.tb.Root, nil)
	plan := main.box(bodyA, bodyB)
	if err := c.mapLists(bodyA, plan); err != nil {
		return err
	}
	main.emit(plan)
	main.lastSection(bodyA, bodyB)
	if err := c.doNotes(); err != nil {
		return err
	}
	if err := c.doHeaders(); err != nil {
		return err
	}
	c.verify(main.tb, textsA, textsB)
	c.ignore()
	return c.b.each(func(_ string, t *ooxml.Tree) { c.credits.dropSigns(t.Root) })
}

// ignore makes each part of B ignore the namespaces that its part of A ignores.
func (c *comparer) ignore() {
	for tb, ta := range c.stories {
		tb.Ignore(ta)
	}
}

// story opens two parts.
func (c *comparer) story(partA, partB string) (*story, error) {
	ta, err := c.a.tree(partA)
	if err != nil {
		return nil, err
	}
	tb, err := c.b.tree(partB)
	if err != nil {
		return nil, err
	}
	if ta != nil && tb != nil {
		c.stories[tb] = ta
		c.b.pkg.Part(partB).Changed()
	}
	return &story{c: c, a: &reader{c.a, partA}, b: &reader{c.b, partB}, ta: ta, tb: tb}, nil
}

// parts lists the main part of a source and the parts that hold other text.
func (s *source) parts() []string {
	out := []string{s.main}
	for _, r := range s.relations(s.main) {
		switch r.Type {
		case "footnotes", "endnotes", "header", "footer", "comments":
			if !r.External && s.pkg.Part(r.Target) != nil {
				out = append(out, r.Target)
			}
		}
	}
	return out
}

// resolveChanges accepts or rejects the changes that are tracked in the documents already, and finds the first free
// number.
func (c *comparer) resolveChanges() error {
	n, err := c.a.resolveChanges(c.opt.Tracked == Accept)
	if err != nil {
		return fmt.Errorf("%s: %w", c.names[0], err)
	}
	c.warnResolved(c.names[0], n, c.opt.Tracked == Accept)
	if c.opt.Tracked == Keep {
		err = c.b.each(func(_ string, t *ooxml.Tree) { c.credits.read(t) })
	}
	c.b.signs = c.credits.signs
	if err == nil {
		n, err = c.b.resolveChanges(c.opt.Tracked != Reject)
	}
	if err == nil {
		err = c.takeNumbers()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.names[1], err)
	}
	if n > 0 && c.opt.Tracked == Keep {
		c.tell("%s; they stay, under their authors' names: %s", ownChanges(c.names[1], n),
			strings.Join(c.credits.authors(), ", "))
	} else {
		c.warnResolved(c.names[1], n, c.opt.Tracked == Accept)
	}
	return nil
}

// warnResolved says what became of the tracked changes that a file had.
func (c *comparer) warnResolved(name string, n int, accepted bool) {
	if n == 0 || name == "" {
		return
	}
	how := "rejected"
	if accepted {
		how = "accepted"
	}
	c.tell("%s; all were %s before comparing", ownChanges(name, n), how)
}

func ownChanges(name string, n int) string {
	if n == 1 {
		return name + " has 1 tracked change of its own"
	}
	return fmt.Sprintf("%s has %d tracked changes of its own", name, n)
}

// each goes through the parts of a source that hold text.
func (s *source) each(do func(name string, t *ooxml.Tree)) error {
	for _, name := range s.parts() {
		t, err := s.tree(name)
		if err != nil {
			return err
		}
		do(name, t)
	}
	return nil
}

// resolveChanges accepts or rejects the tracked changes of a source and counts them.
func (s *source) resolveChanges(accept bool) (n int, err error) {
	err = s.each(func(name string, t *ooxml.Tree) {
		if k := ooxml.ResolveChanges(t, t.Root, accept); k > 0 {
			n += k
			s.pkg.Part(name).Changed()
		}
	})
	return n, err
}

// takeNumbers finds the first numbers of changes and drawings that are free in B.
func (c *comparer) takeNumbers() error {
	return c.b.each(func(_ string, t *ooxml.Tree) {
		for x := range t.Root.All() {
			if x.Name == "wp:docPr" {
				c.drawing = max(c.drawing, atoi(x.Attr("id")))
			} else if strings.HasPrefix(x.Name, "w:") {
				c.id = max(c.id, atoi(x.Attr("w:id")))
			}
		}
	})
}

const largestID = 1 << 30

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > largestID {
		return 0
	}
	return n
}

func itoa(n int) string { return strconv.Itoa(n) }

func (c *comparer) nextID() string {
	c.id++
	return itoa(c.id)
}

// change makes an element that marks a change by someone; by the author of the redline if that is empty.
func (c *comparer) change(t *ooxml.Tree, name string, by credit) *ooxml.Node {
	if by.author == "" {
		by = credit{author: c.opt.Author}
		if !c.opt.Date.IsZero() {
			by.date = c.opt.Date.UTC().Format(time.RFC3339)
		}
	}
	n := t.New(name, "w:id", c.nextID(), "w:author", by.author)
	if by.date != "" {
		t.Set(n, "w:date", by.date)
	}
	switch name {
	case "w:ins":
		c.report.Insertions++
	case "w:del":
		c.report.Deletions++
	}
	return n
}

// whole takes down what is gone or new as a whole, since Word tracks no changes inside it or they are not compared.
func (c *comparer) whole(kind byte, n *ooxml.Node) {
	what := ""
	for k := range n.All() {
		switch k.Name {
		case "w:txbxContent":
			what = "text box"
		case "w:object":
			what = "embedded object"
		case "m:oMath", "m:oMathPara":
			what = "equation"
		case "c:chart":
			what = "chart"
		case "dgm:relIds":
			what = "diagram"
		}
		if what != "" {
			break
		}
	}
	if what != "" {
		c.wholes[[2]string{what, changeName[kind]}]++
	}
}

// tellWholes says what was gone or new as a whole.
func (c *comparer) tellWholes() {
	for _, what := range []string{"text box", "embedded object", "equation", "chart", "diagram"} {
		gone, come := c.wholes[[2]string{what, "w:del"}], c.wholes[[2]string{what, "w:ins"}]
		gone, come = gone+c.wholes[[2]string{what, "w:moveFrom"}], come+c.wholes[[2]string{what, "w:moveTo"}]
		if gone+come > 0 {
			c.tell("%s: %d taken out and %d brought in, each as a whole; the words inside were not compared one by one",
				what, gone, come)
		}
	}
	switch n := c.report.Untracked; {
	case n == 1:
		c.tell("1 change of formatting is not tracked")
	case n > 1:
		c.tell("%d changes of formatting are not tracked", n)
	}
	if c.report.Comments > 0 {
		c.tell("%s has comments that %s has not; they were brought in: %d", c.names[0], c.names[1], c.report.Comments)
	}
}

// tell adds a message, once.
func (c *comparer) tell(format string, args ...any) {
	m := fmt.Sprintf(format, args...)
	if !c.told[m] {
		c.told[m] = true
		c.report.Messages = append(c.report.Messages, m)
	}
}
