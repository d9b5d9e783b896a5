package ooxml

import (
	"strconv"
	"strings"
)

// Numbering holds the automatic lists of a document.
type Numbering struct {
	abstract map[string]*abstract
	nums     map[string]*num
	styles   *Styles
}

type abstract struct {
	id     string
	node   *Node
	levels map[int]*Node
	link   string // the numbering style that has the levels
}

type num struct {
	abstract string
	starts   map[int]int
	levels   map[int]*Node
}

// NewNumbering reads the tree of the part of lists, nil if there is none.
func NewNumbering(t *Tree, s *Styles) *Numbering {
	n := &Numbering{abstract: map[string]*abstract{}, nums: map[string]*num{}, styles: s}
	if t != nil {
		for _, k := range t.Root.Kids {
			n.Add(k)
		}
	}
	return n
}

// Add takes in a list or what it is made from, a child of the part.
func (n *Numbering) Add(k *Node) {
	switch k.Name {
	case "w:abstractNum":
		a := &abstract{id: k.Attr("w:abstractNumId"), node: k, levels: map[int]*Node{}}
		a.link, _ = k.Val("w:numStyleLink")
		for _, l := range k.Kids {
			if l.Name == "w:lvl" {
				a.levels[number(l.Attr("w:ilvl"))] = l
			}
		}
		n.abstract[a.id] = a
	case "w:num":
		x := &num{starts: map[int]int{}, levels: map[int]*Node{}}
		x.abstract, _ = k.Val("w:abstractNumId")
		for _, o := range k.Kids {
			if o.Name != "w:lvlOverride" {
				continue
			}
			if v, ok := o.Val("w:startOverride"); ok {
				x.starts[number(o.Attr("w:ilvl"))] = number(v)
			}
			if l := o.Kid("w:lvl"); l != nil {
				x.levels[number(o.Attr("w:ilvl"))] = l
			}
		}
		n.nums[k.Attr("w:numId")] = x
	}
}

func number(s string) int {
	n, _ := strconv.Atoi(strings.TrimSpace(s))
	return n
}

// Abstract is the definition that a list is made from, empty if there is none.
func (n *Numbering) Abstract(numID string) string {
	a := n.resolve(numID)
	if a == nil {
		return ""
	}
	return a.id
}

// resolve finds the definition with the levels, through numbering styles.
func (n *Numbering) resolve(numID string) *abstract {
	x := n.nums[numID]
	if x == nil {
		return nil
	}
	a := n.abstract[x.abstract]
	for range 8 {
		if a == nil || a.link == "" || len(a.levels) > 0 {
			return a
		}
		next, _, _ := n.styles.NumPr(a.link)
		x = n.nums[next]
		if x == nil {
			return a
		}
		a = n.abstract[x.abstract]
	}
	return a
}

// level is the definition of a level of a list, and the number it has to start anew at if the list says so.
func (n *Numbering) level(numID string, ilvl int) (lvl *Node, start int, restarts bool) {
	x, a := n.nums[numID], n.resolve(numID)
	if x == nil || a == nil {
		return nil, 0, false
	}
	lvl = x.levels[ilvl]
	if lvl == nil {
		lvl = a.levels[ilvl]
	}
	start, restarts = x.starts[ilvl]
	return lvl, start, restarts
}

// Effective is the list and the level of a paragraph, by its properties (which may be nil) and else its style. The
// list is "0" where the paragraph takes itself out of the list of its style, and empty where there is none.
func (n *Numbering) Effective(pPr *Node) (numID string, ilvl int) {
	style, _ := pPr.Val("w:pStyle")
	own := pPr.Kid("w:numPr")
	val := func(name string) *string {
		if v, ok := own.Val(name); ok {
			return &v
		}
		return nil
	}
	return n.ListOf(style, val("w:numId"), val("w:ilvl"))
}

// ListOf is [Numbering.Effective] by the style of a paragraph, empty for the usual one, and the list and level that its
// own properties name, nil where they name none.
func (n *Numbering) ListOf(style string, ownNum, ownLevel *string) (numID string, ilvl int) {
	if style == "" {
		style = n.styles.Default
	}
	level := ""
	if ownLevel != nil {
		level = *ownLevel
	}
	if ownNum != nil {
		return *ownNum, number(level)
	}
	numID, styleLevel, owner := n.styles.NumPr(style)
	if numID == "" || ownLevel != nil {
		return numID, number(level)
	}
	if a := n.resolve(numID); a != nil {
		if i := a.levelOf(style); i >= 0 {
			return numID, i
		}
		if i := a.levelOf(owner); i >= 0 {
			return numID, i
		}
	}
	return numID, number(styleLevel)
}

// Bullet reports whether a level of a list has bullets for labels.
func (n *Numbering) Bullet(numID string, ilvl int) bool {
	lvl, _, _ := n.level(numID, ilvl)
	format, _ := lvl.Val("w:numFmt")
	return format == "bullet"
}

// levelOf is the level that is tied to a style, -1 if none is.
func (a *abstract) levelOf(style string) int {
	for i := 8; i >= 0; i-- {
		if p, ok := a.levels[i].Val("w:pStyle"); ok && p == style {
			return i
		}
	}
	return -1
}

// A Counter gives the labels of the paragraphs of one story, in their order.
type Counter struct {
	n     *Numbering
	count map[string]map[int]int
	used  map[string]bool
}

// Counter begins to count.
func (n *Numbering) Counter() *Counter {
	return &Counter{n: n, count: map[string]map[int]int{}, used: map[string]bool{}}
}

// Label is the label of the next paragraph, in a list and at a level ([Numbering.Effective]); ok is false if it has
// none.
func (c *Counter) Label(numID string, ilvl int) (label string, ok bool) {
	if numID == "" || numID == "0" {
		return "", false
	}
	a := c.n.resolve(numID)
	lvl, start, restarts := c.n.level(numID, ilvl)
	if lvl == nil {
		return "", false
	}
	count := c.count[a.id]
	if count == nil {
		count = map[int]int{}
		c.count[a.id] = count
	}
	key := numID + "/" + strconv.Itoa(ilvl)
	if restarts && !c.used[key] {
		c.used[key] = true
		count[ilvl] = start
	} else if _, begun := count[ilvl]; begun {
		count[ilvl]++
	} else {
		count[ilvl] = c.start(numID, ilvl)
	}
	for k := range count {
		if k <= ilvl {
			continue
		}
		deeper, _, _ := c.n.level(numID, k)
		after, given := deeper.Val("w:lvlRestart")
		if !given || after != "0" && ilvl < number(after) {
			delete(count, k)
		}
	}
	format, _ := lvl.Val("w:numFmt")
	text, _ := lvl.Val("w:lvlText")
	if format == "bullet" {
		return "•" + text, true
	}
	return c.fill(text, numID, count, lvl.On("w:isLgl")), true
}

func (c *Counter) start(numID string, ilvl int) int {
	lvl, start, restarts := c.n.level(numID, ilvl)
	if restarts {
		return start
	}
	if v, ok := lvl.Val("w:start"); ok {
		return number(v)
	}
	return 1
}

// fill puts the counts into the text of a label, "%1.%2".
func (c *Counter) fill(text, numID string, count map[int]int, legal bool) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '%' || i+1 == len(text) || text[i+1] < '1' || text[i+1] > '9' {
			b.WriteByte(text[i])
			continue
		}
		i++
		k := int(text[i] - '1')
		if _, begun := count[k]; !begun {
			count[k] = c.start(numID, k)
		}
		lvl, _, _ := c.n.level(numID, k)
		format, _ := lvl.Val("w:numFmt")
		if legal && format != "decimalZero" {
			format = "decimal"
		}
		b.WriteString(formatted(count[k], format))
	}
	return b.String()
}

// Definition is the element that defines a list, nil if there is none.
func (n *Numbering) Definition(numID string) *Node {
	if a := n.resolve(numID); a != nil {
		return a.node
	}
	return nil
}

// IDs tells which lists and which definitions there are.
func (n *Numbering) IDs() (nums, abstracts map[string]bool) {
	nums, abstracts = map[string]bool{}, map[string]bool{}
	for id := range n.nums {
		nums[id] = true
	}
	for id := range n.abstract {
		abstracts[id] = true
	}
	return nums, abstracts
}
