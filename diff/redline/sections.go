package redline

import (
	"slices"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// A section is the end of one in OUT, with what it is in A and in B; one of these may be missing.
type section struct{ out, a, b *ooxml.Node }

// changedSection adds to a section that stays what it was.
func (s *story) changedSection(out, a, b *ooxml.Node) {
	s.c.sections = append(s.c.sections, section{out, a, b})
	bare := func(n *ooxml.Node) *ooxml.Node {
		c := n.Shallow()
		for _, k := range n.Kids {
			if k.Name != "w:headerReference" && k.Name != "w:footerReference" {
				c.Kids = append(c.Kids, k)
			}
		}
		return c
	}
	old := bare(a)
	if s.sameProps(old, bare(b)) || !s.c.reformatted() {
		return
	}
	ch := s.change("w:sectPrChange", credit{})
	ch.Kids = []*ooxml.Node{s.adopt(old)}
	out.Kids = append(out.Kids, ch)
}

// lastSection compares the last sections, which no paragraph ends.
func (s *story) lastSection(bodyA, bodyB *ooxml.Node) {
	a, b := bodyA.Kid("w:sectPr"), bodyB.Kid("w:sectPr")
	if a == nil && b == nil {
		return
	}
	if a == nil { // the pages are then as Word has them by default
		a = s.ta.New("w:sectPr")
	}
	if b == nil {
		b = s.tb.New("w:sectPr")
		bodyB.Kids = append(bodyB.Kids, b)
	}
	s.changedSection(b, a, b)
}

// side is a kind of header or footer: "w:headerReference" and "first".
type side struct{ name, kind string }

// sides lists for each section of a body the parts of its headers and footers, with those it has from the section
// before.
func (s *source) sides(body *ooxml.Node) map[*ooxml.Node]map[side]string {
	out := map[*ooxml.Node]map[side]string{}
	last := map[side]string{}
	for n := range body.All() {
		if n.Name != "w:sectPr" {
			continue
		}
		now := map[side]string{}
		for k, v := range last {
			now[k] = v
		}
		for _, k := range n.Kids {
			if k.Name != "w:headerReference" && k.Name != "w:footerReference" {
				continue
			}
			kind := k.Attr("w:type")
			if kind == "" {
				kind = "default"
			}
			if r, ok := s.rel(s.main, k.Attr("r:id")); ok && s.pkg.Part(r.Target) != nil {
				now[side{k.Name, kind}] = r.Target
			}
		}
		out[n], last = now, now
	}
	return out
}

// headers writes what becomes of headers and footers.
type headers struct {
	c     *comparer
	done  map[[2]string]string // the part of OUT for one of A and one of B
	order [][2]string          // the keys of done as they came
	taken map[string]bool      // parts of B that were changed in place
	clean map[string][]byte    // parts of B as they were
}

var allSides = func() []side {
	var out []side
	for _, name := range []string{"w:headerReference", "w:footerReference"} {
		for _, kind := range []string{"default", "first", "even"} {
			out = append(out, side{name, kind})
		}
	}
	return out
}()

func (c *comparer) doHeaders() error {
	h := &headers{c: c, done: map[[2]string]string{}, taken: map[string]bool{}, clean: map[string][]byte{}}
	t, err := c.b.tree(c.b.main)
	if err != nil {
		return err
	}
	known := map[*ooxml.Node]section{}
	for _, x := range c.sections {
		known[x.out] = x
	}
	var all []section // in the order of OUT
	for n := range t.Root.All() {
		if x, ok := known[n]; ok {
			all = append(all, x)
		}
	}
	parts := map[*ooxml.Node]map[side]string{}
	for round := range 2 { // sections that stay first, since the others can share their parts
		for _, x := range all {
			if (x.a != nil && x.b != nil) == (round == 0) {
				if parts[x.out], err = h.section(x); err != nil {
					return err
				}
			}
		}
	}
	var lastA, lastB map[side]string // what a section has from the one before, with all rejected and with all accepted
	for _, x := range all {
		now := parts[x.out]
		for _, sd := range inOrder(x.a) {
			part := now[sd]
			inherited := (x.a == nil || inherits(lastA[sd], part, c.sidesA[x.a][sd])) &&
				(x.b == nil || inherits(lastB[sd], part, c.sidesB[x.b][sd]))
			if part == "" || inherited && !hasSide(x.out, sd) && (x.b != nil || !hasSide(x.a, sd)) {
				continue
			}
			if err := h.point(t, x.out, sd, part); err != nil {
				return err
			}
		}
		if x.a != nil {
			lastA = seen(x.out, now, lastA)
		}
		if x.b != nil {
			lastB = seen(x.out, now, lastB)
		}
	}
	return c.imp.failed
}

// seen lists the parts that a section has, by its own naming or from the section before.
func seen(out *ooxml.Node, now, last map[side]string) map[side]string {
	all := map[side]string{}
	for _, sd := range allSides {
		if all[sd] = last[sd]; hasSide(out, sd) {
			all[sd] = now[sd]
		}
	}
	return all
}

// inOrder lists all kinds of headers and footers, first those that a section names.
func inOrder(sect *ooxml.Node) []side {
	var out []side
	if sect != nil {
		for _, k := range sect.Kids {
			for _, sd := range allSides {
				kind := k.Attr("w:type")
				if k.Name == sd.name && (kind == sd.kind || kind == "" && sd.kind == "default") {
					out = append(out, sd)
				}
			}
		}
	}
	for _, sd := range allSides {
		if !slices.Contains(out, sd) {
			out = append(out, sd)
		}
	}
	return out
}

// inherits tells whether a section that names no part of its own has the right one from the section before: none is
// right too where there was none.
func inherits(last, part, was string) bool { return last == part || last == "" && was == "" }

// hasSide tells whether a section names a header or footer of its own.
func hasSide(sect *ooxml.Node, sd side) bool {
	for _, k := range sect.Kids {
		if kind := k.Attr("w:type"); k.Name == sd.name && (kind == sd.kind || kind == "" && sd.kind == "default") {
			return true
		}
	}
	return false
}

// section finds the parts of the headers and footers of a section.
func (h *headers) section(x section) (map[side]string, error) {
	out := map[side]string{}
	for _, sd := range allSides {
		var partA, partB string
		if x.a != nil {
			partA = h.c.sidesA[x.a][sd]
		}
		if x.b != nil {
			partB = h.c.sidesB[x.b][sd]
		}
		if partA == "" && partB == "" {
			continue
		}
		var err error
		if out[sd], err = h.part(partA, partB, x); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// part is the part of OUT that says partB with every change accepted and partA with every change rejected.
func (h *headers) part(partA, partB string, x section) (string, error) {
	c := h.c
	key := [2]string{partA, partB}
	if x.a == nil || x.b == nil { // only one of the two is ever seen
		for _, k := range h.order {
			if x.a == nil && k[1] == partB || x.b == nil && k[0] == partA {
				return h.done[k], nil
			}
		}
		if x.a == nil {
			return partB, nil
		}
	}
	if part, ok := h.done[key]; ok {
		return part, nil
	}
	if partA != "" && partB != "" && c.a.hash(partA, 0) == c.b.hash(partB, 0) && !h.taken[partB] {
		h.done[key] = partB
		h.order = append(h.order, key)
		return partB, nil
	}
	to := partB
	switch {
	case partB == "":
		var err error
		if to, err = h.empty(partA); err != nil {
			return "", err
		}
	case h.taken[partB]:
		var err error
		if to, err = h.copy(partB); err != nil {
			return "", err
		}
	default:
		data, err := c.b.pkg.Part(partB).Data()
		if err != nil {
			return "", err
		}
		h.clean[partB] = slices.Clone(data)
		h.taken[partB] = true
	}
	h.done[key] = to
	h.order = append(h.order, key)
	from := partA
	if from == "" {
		from = c.a.main
	}
	s, err := c.story(from, to)
	if err != nil {
		return "", err
	}
	if partA == "" {
		s.emit(s.box(nil, s.tb.Root))
	} else {
		s.emit(s.box(s.ta.Root, s.tb.Root))
	}
	return to, nil
}

// empty makes a part like one of A without its words.
func (h *headers) empty(partA string) (string, error) {
	c := h.c
	ta, err := c.a.tree(partA)
	if err != nil {
		return "", err
	}
	to := c.b.pkg.FreeName(partA)
	return to, c.imp.add(partA, to, ta.With(ta.Root.Shallow()).Bytes())
}

// copy copies a part of B as it was.
func (h *headers) copy(partB string) (string, error) {
	c := h.c
	to := c.b.pkg.FreeName(partB)
	typ, err := c.b.pkg.Type(partB)
	if err != nil {
		return "", err
	}
	if _, err := c.b.pkg.Add(to, typ, h.clean[partB]); err != nil {
		return "", err
	}
	for _, r := range c.b.relations(partB) {
		if err := c.b.pkg.AddRelID(to, r.ID, r.FullType, r.Target, r.External); err != nil {
			return "", err
		}
	}
	return to, nil
}

// point makes a section refer to a part.
func (h *headers) point(t *ooxml.Tree, sect *ooxml.Node, sd side, part string) error {
	c := h.c
	id := ""
	for _, r := range c.b.relations(c.b.main) {
		if !r.External && r.Target == part && "w:"+r.Type+"Reference" == sd.name {
			id = r.ID
			break
		}
	}
	if id == "" {
		kind := sd.name[len("w:") : len(sd.name)-len("Reference")]
		var err error
		if id, err = c.b.pkg.AddRel(c.b.main, c.imp.relType(kind), part, false); err != nil {
			return err
		}
		delete(c.b.rels, c.b.main)
	}
	at := 0
	for i, k := range sect.Kids {
		if k.Name != "w:headerReference" && k.Name != "w:footerReference" {
			continue
		}
		at = i + 1
		kind := k.Attr("w:type")
		if k.Name == sd.name && (kind == sd.kind || kind == "" && sd.kind == "default") {
			if r, ok := c.b.rel(c.b.main, k.Attr("r:id")); ok && r.Target == part {
				return nil
			}
			t.Set(k, "r:id", id)
			return nil
		}
	}
	sect.Insert(at, t.New(sd.name, "w:type", sd.kind, "r:id", id))
	return nil
}
