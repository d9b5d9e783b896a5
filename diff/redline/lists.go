package redline

import (
	"maps"
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// effective is the list and the level of a paragraph; "0" where the list is not defined.
func (s *source) effective(pPr *ooxml.Node) (num string, level int) {
	num, level = s.numbering.Effective(pPr)
	if isList(num) && s.numbering.Definition(num) == nil {
		return "0", level
	}
	return num, level
}

// oldList is the list in B, and the level, of a paragraph with properties of A.
func (c *comparer) oldList(pa *ooxml.Node) (num string, level int) {
	num, level = c.a.effective(pa)
	if isList(num) {
		num = c.imp.list(num)
	}
	return num, level
}

// listed is a paragraph of A in a list.
type listed struct {
	num   string
	level int
	label string
	ok    bool
}

// mapLists finds which list of B each list of A is: the one that the paragraphs which stay are in. Where the labels
// of A would not come out so with every change rejected, the list of A is brought into B as it is.
func (c *comparer) mapLists(bodyA *ooxml.Node, plan *boxPlan) error {
	votes := map[string]map[string]int{}
	c.vote(plan, votes)
	paras := c.labels(bodyA)
	used := map[string]bool{}
	for _, p := range paras {
		used[p.num] = true
	}
	for _, num := range slices.Sorted(maps.Keys(used)) {
		if to := mostVotes(votes[num]); to != "" {
			c.imp.lists[num] = to
			if a := c.a.numbering.Abstract(num); c.imp.abs[a] == "" {
				c.imp.abs[a] = c.b.numbering.Abstract(to)
			}
		}
	}
	for round := 0; round < 64; round++ {
		wrong := false
		counter := c.b.numbering.Counter()
		for _, p := range paras {
			label, ok := counter.Label(c.imp.list(p.num), p.level)
			if label == p.label && ok == p.ok {
				continue
			}
			if a := c.a.numbering.Abstract(p.num); !c.imp.own[a] {
				c.imp.own[a] = true
				wrong = true
				delete(c.imp.abs, a)
				for num := range used {
					if c.a.numbering.Abstract(num) == a {
						delete(c.imp.lists, num)
					}
				}
				break
			}
		}
		if !wrong {
			break
		}
	}
	return c.imp.failed
}

// labels lists the paragraphs of A that are in lists, in the order of the document, with their labels.
func (c *comparer) labels(bodyA *ooxml.Node) []listed {
	var out []listed
	counter := c.a.numbering.Counter()
	var walk func(n *ooxml.Node)
	walk = func(n *ooxml.Node) {
		if n.Name == "mc:Fallback" {
			return
		}
		if n.Name == "w:p" {
			if num, level := c.a.effective(n.Kid("w:pPr")); isList(num) {
				label, ok := counter.Label(num, level)
				out = append(out, listed{num, level, label, ok})
			}
		}
		for _, k := range n.Kids {
			walk(k)
		}
	}
	walk(bodyA)
	return out
}

// vote counts for each list of A in which lists of B its paragraphs are.
func (c *comparer) vote(p *boxPlan, votes map[string]map[string]int) {
	for i := range p.beads {
		b := &p.beads[i]
		if b.table != nil {
			for _, r := range b.table.rows {
				for _, cell := range r.cells {
					if cell.box != nil {
						c.vote(cell.box, votes)
					}
				}
			}
			continue
		}
		for _, o := range b.ops {
			if o.kind != '=' || b.ca == nil {
				continue
			}
			for k := range b.cb.atoms {
				y := &b.cb.atoms[k]
				if y.kind != atomMark || y.pos < o.b0 || y.pos >= o.b1 {
					continue
				}
				x := b.ca.atomAt(y.pos - o.b0 + o.a0)
				numA, levelA := c.a.effective(x.para.Kid("w:pPr"))
				numB, levelB := c.b.effective(y.para.Kid("w:pPr"))
				if isList(numA) && isList(numB) && levelA == levelB {
					if votes[numA] == nil {
						votes[numA] = map[string]int{}
					}
					votes[numA][numB]++
				}
			}
		}
	}
}

func mostVotes(votes map[string]int) string {
	best := ""
	for _, num := range slices.Sorted(maps.Keys(votes)) {
		if best == "" || votes[num] > votes[best] {
			best = num
		}
	}
	return best
}

// list is the list of B that one of A is: as the paragraphs tell, else the one that has the same number and looks the
// same, else a copy.
func (imp *importer) list(num string) string {
	if to, ok := imp.lists[num]; ok {
		return to
	}
	c := imp.c
	def := c.a.numbering.Definition(num)
	if def == nil {
		imp.lists[num] = "0"
		return "0"
	}
	a := c.a.numbering.Abstract(num)
	if !imp.own[a] && c.b.numbering.Definition(num) != nil && c.a.listKey(num) == c.b.listKey(num) && imp.abs[a] == "" {
		imp.lists[num] = num
		return num
	}
	_, tb, err := imp.catalogue("numbering")
	ta, errA := c.a.tree(c.a.related("numbering"))
	if err != nil || errA != nil || tb == nil || ta == nil {
		imp.fail(err)
		return "0"
	}
	nums, abstracts := c.b.numbering.IDs()
	if imp.abs[a] == "" {
		imp.abs[a] = freeNumber(abstracts)
		n := tb.Adopt(def, ta)
		tb.Set(n, "w:abstractNumId", imp.abs[a])
		c.cleanList(n, tb)
		at := slices.IndexFunc(
			tb.Root.Kids,
			func(k *ooxml.Node) bool { return k.Name == "w:num" || k.Name == "w:numIdMacAtCleanup" },
		)
		if at < 0 {
			at = len(tb.Root.Kids)
		}
		tb.Root.Insert(at, n)
		c.b.numbering.Add(n)
	}
	to := freeNumber(nums)
	n := tb.New("w:num", "w:numId", to)
	n.Kids = append(n.Kids, tb.New("w:abstractNumId", "w:val", imp.abs[a]))
	for _, k := range ta.Root.Kids {
		if k.Name == "w:num" && k.Attr("w:numId") == num {
			for _, o := range k.Kids {
				if o.Name == "w:lvlOverride" {
					n.Kids = append(n.Kids, tb.Adopt(o, ta))
				}
			}
		}
	}
	c.cleanList(n, tb)
	at := slices.IndexFunc(tb.Root.Kids, func(k *ooxml.Node) bool { return k.Name == "w:numIdMacAtCleanup" })
	if at < 0 {
		at = len(tb.Root.Kids)
	}
	tb.Root.Insert(at, n)
	c.b.numbering.Add(n)
	tb.Ignore(ta)
	imp.lists[num] = to
	return to
}

// cleanList takes from a list of A what ties it to others: styles and pictures.
func (c *comparer) cleanList(n *ooxml.Node, tb *ooxml.Tree) {
	n.Kids = slices.DeleteFunc(n.Kids, func(k *ooxml.Node) bool {
		switch k.Name {
		case "w:nsid", "w:tmpl", "w:styleLink", "w:numStyleLink", "w:pStyle", "w:lvlPicBulletId", "w:name":
			return true
		}
		return false
	})
	if n.Name == "w:rStyle" {
		tb.Set(n, "w:val", c.imp.style(n.Attr("w:val")))
	}
	for _, k := range n.Kids {
		c.cleanList(k, tb)
	}
}

func freeNumber(taken map[string]bool) string {
	n := 1
	for id := range taken {
		n = max(n, atoi(id)+1)
	}
	return itoa(n)
}
