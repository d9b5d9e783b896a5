package redline

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// Options say how documents are compared.
type Options struct {
	Author     string    // who made the changes; "reprise" if empty
	Date       time.Time // when; none if zero
	Formatting bool      // whether changes of formatting are tracked, as rejecting all needs to get back the first; else they are counted
	Tracked    Tracked   // what becomes of the tracked changes that the documents have already
	noMoves    bool
}

// Tracked says what becomes of the tracked changes that two documents have already.
type Tracked uint8

const (
	Accept Tracked = iota // both are compared with their changes accepted
	Reject                // both are compared with their changes rejected
	Keep                  // the first is taken as it was before its changes, the second as it is after them, which stay under their names
)

// A Report says what a redline shows and what it does not.
type Report struct {
	Insertions, Deletions int // stretches of text
	Moves                 int // paragraphs
	Rows                  int // of tables, that came or went
	Formatting            int // runs, paragraphs and tables with other properties
	Untracked             int // the same where formatting is not tracked
	Comments              int // of the first file that the second has not
	Conflicts             []Conflict
	Messages              []string
}

// Same tells whether nothing was found to differ.
func (r *Report) Same() bool { return r.Insertions+r.Deletions+r.Moves+r.Rows+r.Formatting == 0 }

// comparer compares two documents.
type comparer struct {
	opt      Options
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
	c := &comparer{opt: opt, voc: newVocabulary(), told: map[string]bool{}, wholes: map[[2]string]int{},
		pairs: map[noteRef]noteRef{}, newNotes: map[noteRef]bool{}, stories: map[*ooxml.Tree]*ooxml.Tree{}}
	var err error
	if c.a, err = newSource(a); err != nil {
		return nil, fmt.Errorf("redline: the first file: %w", err)
	}
	if c.b, err = newSource(b); err != nil {
		return nil, fmt.Errorf("redline: the second file: %w", err)
	}
	if err := c.settle(); err != nil {
		return nil, err
	}
	c.imp = newImporter(c)
	if err := c.run(); err != nil {
		return nil, err
	}
	if err := b.DropStrayTypes(); err != nil {
		return nil, fmt.Errorf("redline: the second file: %w", err)
	}
	c.tellWholes()
	return &c.report, nil
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
		return fmt.Errorf("redline: a file has no body")
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
	return nil
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

// settle accepts or rejects the changes that are tracked in the documents already, and finds the first free number.
func (c *comparer) settle() error {
	for i, s := range []*source{c.a, c.b} {
		n := 0
		for _, name := range s.parts() {
			t, err := s.tree(name)
			if err != nil {
				return fmt.Errorf("redline: %w", err)
			}
			keep := c.opt.Tracked == Keep && s == c.b
			if keep {
				c.credits.read(t.Root)
			}
			accept := c.opt.Tracked == Accept || keep
			if k := ooxml.Settle(t, t.Root, accept); k > 0 {
				n += k
				s.pkg.Part(name).Changed()
			}
			if s != c.b {
				continue
			}
			c.takeNumbers(t)
		}
		if n > 0 {
			how := "accepted before comparing"
			switch {
			case c.opt.Tracked == Keep && s == c.b:
				how = "kept under their names: " + strings.Join(c.credits.authors(), ", ")
			case c.opt.Tracked != Accept:
				how = "rejected before comparing"
			}
			c.tell(
				"the %s file has %d tracked changes of its own; they were %s",
				[]string{"first", "second"}[i],
				n,
				how,
			)
		}
	}
	return nil
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
		c.wholes[[2]string{what, wrapName[kind]}]++
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
		c.tell("%d comments of the first file, which the second has not, were brought in", c.report.Comments)
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
