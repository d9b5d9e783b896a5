package redline

import "github.com/reprise-wording/reprise/corpus/ooxml"

// A tablePlan says what becomes of a table that is in both documents.
type tablePlan struct {
	a, b *ooxml.Node
	rows []rowPlan
}

// A rowPlan is a row of both tables, or of one.
type rowPlan struct {
	a, b   *ooxml.Node
	parent *ooxml.Node // of b
	cells  []cellPlan  // of a row of both
	after  *ooxml.Node // of a row of A alone: the row of B before, nil at the beginning
}

// A cellPlan is a cell of both rows, or of one.
type cellPlan struct {
	a, b   *ooxml.Node
	parent *ooxml.Node
	after  *ooxml.Node
	box    *boxPlan
}

// An inner is a row of a table or a cell of a row, with what holds it.
type inner struct{ node, parent *ooxml.Node }

// within lists the rows of a table or the cells of a row, looking into content controls.
func within(n *ooxml.Node, name string) []inner {
	var out []inner
	ooxml.Blocks(n, func(k, parent *ooxml.Node) {
		if k.Name == name {
			out = append(out, inner{k, parent})
		}
	})
	return out
}

const rowShare = 0.3

func (s *story) table(a, b *ooxml.Node) *tablePlan {
	p := &tablePlan{a: a, b: b}
	ra, rb := within(a, "w:tr"), within(b, "w:tr")
	var last *ooxml.Node
	matches := s.c.voc.matches(s.unitsBelow(s.a, 'r', ra), s.unitsBelow(s.b, 'r', rb), false, rowShare)
	if len(ra) == len(rb) {
		matches = sameRows(matches)
	}
	for _, m := range matches {
		if m.n > 0 && m.m > 0 {
			row := s.row(ra[m.i].node, rb[m.j])
			last = row.b
			p.rows = append(p.rows, row)
			continue
		}
		for i := range m.n {
			p.rows = append(p.rows, rowPlan{a: ra[m.i+i].node, after: last})
		}
		for j := range m.m {
			last = rb[m.j+j].node
			p.rows = append(p.rows, rowPlan{b: last, parent: rb[m.j+j].parent, cells: s.newCells(last)})
		}
	}
	return p
}

// sameRows pairs the rows of tables with as many rows where as many are gone as are new at one place: their cells
// changed.
func sameRows(matches []match) []match {
	var out []match
	for k := 0; k < len(matches); k++ {
		m := matches[k]
		if m.m == 0 && k+1 < len(matches) && matches[k+1].n == 0 && matches[k+1].m == m.n {
			for i := range m.n {
				out = append(out, match{m.i + i, 1, matches[k+1].j + i, 1})
			}
			k++
			continue
		}
		out = append(out, m)
	}
	return out
}

// newCells plans the cells of a row or a cell that is new.
func (s *story) newCells(row *ooxml.Node) []cellPlan {
	var out []cellPlan
	for _, c := range within(row, "w:tc") {
		out = append(out, cellPlan{b: c.node, parent: c.parent, box: s.box(nil, c.node)})
	}
	return out
}

func (s *story) unitsBelow(r *reader, kind byte, all []inner) []unit {
	out := make([]unit, len(all))
	for i, x := range all {
		out[i] = s.unitBelow(r, kind, x.node)
	}
	return out
}

func (s *story) row(a *ooxml.Node, b inner) rowPlan {
	p := rowPlan{a: a, b: b.node, parent: b.parent}
	ca, cb := within(a, "w:tc"), within(b.node, "w:tc")
	var last *ooxml.Node
	both := func(x, y inner) {
		p.cells = append(p.cells, cellPlan{a: x.node, b: y.node, parent: y.parent, box: s.box(x.node, y.node)})
		last = y.node
	}
	if len(ca) == len(cb) {
		for i := range ca {
			both(ca[i], cb[i])
		}
		return p
	}
	for _, m := range s.c.voc.matches(s.unitsBelow(s.a, 'c', ca), s.unitsBelow(s.b, 'c', cb), false, rowShare) {
		if m.n > 0 && m.m > 0 { // one for one: no cell is split
			both(ca[m.i], cb[m.j])
			continue
		}
		for _, x := range ca[m.i : m.i+m.n] {
			p.cells = append(p.cells, cellPlan{a: x.node, after: last})
		}
		for _, y := range cb[m.j : m.j+m.m] {
			p.cells = append(p.cells, cellPlan{b: y.node, parent: y.parent, box: s.box(nil, y.node)})
			last = y.node
		}
	}
	return p
}
