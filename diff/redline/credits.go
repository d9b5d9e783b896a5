package redline

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A credit is who made a change and when, as the file says; empty for changes that no file tracks.
type credit struct{ author, date string }

// credits are the tracked changes of B that are kept under the names of those who made them.
type credits struct {
	made map[*ooxml.Node]credit // runs, paragraphs, rows and cells that are new
	set  map[*ooxml.Node]credit // runs and paragraphs with other formatting
	gone []*goneText            // in the order of the file
	next int                    // the first of gone that was not found yet
	// signs stand in B for what was taken out there
	signs map[*ooxml.Node]*goneText
}

// goneText is what someone took out.
type goneText struct {
	text  string // without its spaces
	by    credit
	nodes []*ooxml.Node // as they were before
	mark  bool          // whether it is the end of a paragraph
	found bool          // whether it was found in A, at its place
}

func creditOfMark(n *ooxml.Node) credit { return credit{n.Attr("w:author"), n.Attr("w:date")} }

// letters leaves out of a text what differs between a file and its comparison: spaces and placeholders.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\ufffc' {
			return -1
		}
		return r
	}, s)
}

// read takes down the tracked changes of a tree, and puts signs where something was taken out. They must not be
// resolved yet.
func (cr *credits) read(t *ooxml.Tree) {
	if cr.made == nil {
		cr.made, cr.set, cr.signs = map[*ooxml.Node]credit{}, map[*ooxml.Node]credit{}, map[*ooxml.Node]*goneText{}
	}
	cr.walk(t, t.Root, credit{})
}

func (cr *credits) walk(t *ooxml.Tree, n *ooxml.Node, by credit) {
	switch n.Name {
	case "w:ins", "w:moveTo":
		by = creditOfMark(n)
	case "w:r", "w:p", "w:tr", "w:tc", "w:fldSimple", "m:oMath", "m:oMathPara":
		cr.properties(n, by)
	}
	var kids []*ooxml.Node
	for _, k := range n.Kids {
		switch {
		case k.Name == "" || strings.HasSuffix(k.Name, "Pr"):
		case k.Name == "w:del" || k.Name == "w:moveFrom":
			kids = append(kids, cr.newSign(t, cr.takenOut(t, k)))
		default:
			cr.walk(t, k, by)
		}
		kids = append(kids, k)
	}
	marks := n.Kid("w:pPr").Kid("w:rPr")
	for _, name := range []string{"w:del", "w:moveFrom"} {
		if m := marks.Kid(name); m != nil && n.Name == "w:p" {
			kids = append(kids, cr.newSign(t, &goneText{by: creditOfMark(m), mark: true}))
			break
		}
	}
	n.Kids = kids
}

// properties takes down what the properties of an element say of its coming and of its formatting.
func (cr *credits) properties(n *ooxml.Node, by credit) {
	if by.author != "" && n.Name != "w:p" && n.Name != "w:tr" && n.Name != "w:tc" {
		cr.made[n] = by
	}
	for _, name := range []string{"w:rPr", "w:pPr", "w:trPr", "w:tcPr"} {
		props := n.Kid(name)
		marks := props.Kid("w:rPr")
		if name != "w:pPr" {
			marks = props
		}
		for _, come := range []string{"w:ins", "w:moveTo", "w:cellIns"} {
			if m := marks.Kid(come); m != nil {
				cr.made[n] = creditOfMark(m)
			}
		}
		if ch := props.Kid(name + "Change"); ch != nil {
			cr.set[n] = creditOfMark(ch)
		}
	}
}

// takenOut takes down the text that a deletion took out.
func (cr *credits) takenOut(t *ooxml.Tree, n *ooxml.Node) *goneText {
	var b strings.Builder
	g := &goneText{by: creditOfMark(n), nodes: n.Clone().Kids}
	for _, x := range g.nodes {
		for k := range x.All() {
			switch k.Name {
			case "w:delText":
				t.Rename(k, "w:t")
			case "w:delInstrText":
				t.Rename(k, "w:instrText")
			}
			if k.Name == "w:t" {
				b.WriteString(k.Text())
			}
		}
	}
	if g.text = letters(b.String()); g.text != "" {
		cr.gone = append(cr.gone, g)
	}
	return g
}

// authors lists those who made the changes, in the order of their names.
func (cr *credits) authors() []string {
	seen := map[string]bool{}
	for _, by := range cr.made {
		seen[by.author] = true
	}
	for _, by := range cr.set {
		seen[by.author] = true
	}
	for _, g := range cr.gone {
		seen[g.by.author] = true
	}
	var out []string
	for name := range seen {
		out = append(out, cmp.Or(name, "someone"))
	}
	slices.Sort(out)
	return out
}

// ofParagraph finds who took a whole paragraph out.
func (cr *credits) ofParagraph(text string) credit {
	s := letters(text)
	if len(cr.gone) == 0 || s == "" {
		return credit{}
	}
	if i := cr.find(func(g string) bool { return g == s }); i >= 0 {
		return cr.found(i, 1)
	}
	if n := cr.several(s); n > 0 {
		return cr.found(cr.next, n)
	}
	return credit{}
}

// ofGone finds who took a text out. A word of which only letters went is theirs as well.
func (cr *credits) ofGone(text string) credit {
	s := letters(text)
	if len(cr.gone) == 0 || s == "" {
		return credit{}
	}
	if i := cr.find(func(g string) bool { return g == s }); i >= 0 {
		return cr.found(i, 1)
	}
	if i := cr.find(func(g string) bool { return strings.Contains(g, s) }); i >= 0 {
		return cr.found(i, 0)
	}
	if n := cr.several(s); n > 0 {
		return cr.found(cr.next, n)
	}
	if !strings.ContainsFunc(strings.TrimSpace(text), unicode.IsSpace) {
		if i := cr.find(func(g string) bool { return strings.Contains(s, g) }); i >= 0 {
			return cr.found(i, 0)
		}
	}
	return credit{}
}

// find gives the first deletion of such a text, from the next one on and around; -1 if there is none.
func (cr *credits) find(alike func(g string) bool) int {
	for k := range cr.gone {
		if i := (cr.next + k) % len(cr.gone); !cr.gone[i].found && alike(cr.gone[i].text) {
			return i
		}
	}
	return -1
}

// found is who made deletion i. The search goes on behind it where n deletions were found whole, else at it, of
// which more may follow.
func (cr *credits) found(i, n int) credit {
	cr.next = (i + n) % len(cr.gone)
	return cr.gone[i].by
}

// several counts the deletions of one author in a row, from the next one on, that together took a text out; 0 if
// there are none.
func (cr *credits) several(s string) int {
	for i := cr.next; i < len(cr.gone); i++ {
		rest, ok := strings.CutPrefix(s, cr.gone[i].text)
		if !ok || cr.gone[i].found || cr.gone[i].by != cr.gone[cr.next].by {
			return 0
		}
		if s = rest; s == "" {
			return i + 1 - cr.next
		}
	}
	return 0
}

// ofNew finds who brought in a stretch of which not every run says so: a word of which only letters are new, or one
// that took the place of a word that the author before took out.
func (cr *credits) ofNew(c *content, from, to int, before credit) credit {
	if cr.made == nil {
		return credit{}
	}
	found := map[credit]bool{}
	var last credit
	for i := range c.spans {
		if sp := &c.spans[i]; sp.end > from && sp.start < to && cr.made[sp.run].author != "" {
			last = cr.made[sp.run]
			found[last] = true
		}
	}
	switch {
	case len(found) == 1:
		return last
	case len(found) == 0 && !strings.ContainsFunc(strings.TrimSpace(c.text[from:to]), unicode.IsSpace):
		return before
	}
	return credit{}
}
