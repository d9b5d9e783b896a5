package redline

import "github.com/reprise-wording/reprise/corpus/ooxml"

// emitTable writes what becomes of a table that stays.
func (s *story) emitTable(t *tablePlan) {
	s.changedProps(t.a, t.b, "w:tblPr")
	s.changedGrid(t.a, t.b)
	e := newEdits()
	rows := within(t.b, "w:tr")
	for i := range t.rows {
		r := &t.rows[i]
		switch {
		case r.a != nil && r.b != nil:
			s.emitRow(r)
		case r.b != nil:
			s.newRow(r.b, r.cells)
		case r.after != nil:
			parent := t.b
			for _, x := range rows {
				if x.node == r.after {
					parent = x.parent
				}
			}
			e.in(parent)
			e.after[r.after] = append(e.after[r.after], s.goneRow(r.a))
		default:
			e.in(rows[0].parent)
			e.before[rows[0].node] = append(e.before[rows[0].node], s.goneRow(r.a))
		}
	}
	e.apply()
}

// changedGrid notes the columns that a table had.
func (s *story) changedGrid(a, b *ooxml.Node) {
	ga, gb := a.Kid("w:tblGrid"), b.Kid("w:tblGrid")
	if ga == nil || gb == nil || s.sameProps(ga, gb) || len(ga.Kids) == len(gb.Kids) || !s.c.reformatted() {
		return
	}
	ch := s.tb.New("w:tblGridChange", "w:id", s.c.nextID())
	ch.Kids = []*ooxml.Node{s.adopt(ga)}
	gb.Kids = append(gb.Kids, ch)
}

func (s *story) emitRow(r *rowPlan) {
	s.changedProps(r.a, r.b, "w:trPr", "w:ins", "w:del", "w:trPrChange")
	e := newEdits()
	cells := within(r.b, "w:tc")
	for i := range r.cells {
		c := &r.cells[i]
		switch {
		case c.a != nil && c.b != nil:
			s.changedProps(c.a, c.b, "w:tcPr", "w:cellIns", "w:cellDel", "w:cellMerge", "w:tcPrChange")
			s.emit(c.box)
		case c.b != nil:
			s.emit(c.box)
			s.markCell(c.b, "w:cellIns")
		default:
			gone := s.goneCell(c.a)
			s.markCell(gone, "w:cellDel")
			if c.after == nil {
				e.in(cells[0].parent)
				e.before[cells[0].node] = append(e.before[cells[0].node], gone)
				continue
			}
			for _, x := range cells {
				if x.node == c.after {
					e.in(x.parent)
				}
			}
			e.after[c.after] = append(e.after[c.after], gone)
		}
	}
	e.apply()
}

// markCell says that a cell came or went.
func (s *story) markCell(cell *ooxml.Node, name string) {
	pr := cell.Kid("w:tcPr")
	if pr == nil {
		pr = s.tb.New("w:tcPr")
		cell.Insert(0, pr)
	}
	at := len(pr.Kids)
	for at > 0 && pr.Kids[at-1].Name == "w:tcPrChange" {
		at--
	}
	pr.Insert(at, s.change(name, s.c.credits.made[cell]))
}

// markRow says that a row came or went.
func (s *story) markRow(row *ooxml.Node, name string) {
	pr := row.Kid("w:trPr")
	if pr == nil {
		pr = s.tb.New("w:trPr")
		at := 0
		for at < len(row.Kids) && (row.Kids[at].Name == "w:tblPrEx" || row.Kids[at].Name == "") {
			at++
		}
		row.Insert(at, pr)
	}
	pr.Kids = append(pr.Kids, s.change(name, s.c.credits.made[row]))
}

func (s *story) newRow(row *ooxml.Node, cells []cellPlan) {
	for i := range cells {
		s.emit(cells[i].box)
	}
	s.markRow(row, "w:ins")
}

// goneTable, goneRow and goneCell copy what is of A alone, all of it taken out.
func (s *story) goneTable(a *ooxml.Node) *ooxml.Node {
	t := s.skeleton(a, "w:tr")
	for _, r := range within(a, "w:tr") {
		t.Kids = append(t.Kids, s.goneRow(r.node))
	}
	return t
}

func (s *story) goneRow(a *ooxml.Node) *ooxml.Node {
	row := s.skeleton(a, "w:tc")
	for _, c := range within(a, "w:tc") {
		row.Kids = append(row.Kids, s.goneCell(c.node))
	}
	s.markRow(row, "w:del")
	return row
}

func (s *story) goneCell(a *ooxml.Node) *ooxml.Node {
	cell := s.skeleton(a, "w:p")
	s.fill(cell, a)
	return cell
}

// fill puts the blocks of a box of A, all taken out, into a box.
func (s *story) fill(box, a *ooxml.Node) {
	for _, x := range s.blocks(s.a, a) {
		switch {
		case x.content != nil:
			for _, p := range s.paragraphs(x.content, nil, []op{{kind: '-', a1: len(x.content.text)}}) {
				box.Kids = append(box.Kids, p.node)
			}
		case x.node.Name == "w:tbl":
			box.Kids = append(box.Kids, s.goneTable(x.node))
		}
	}
}

// skeleton copies an element with its properties alone.
func (s *story) skeleton(a *ooxml.Node, kid string) *ooxml.Node {
	c := a.Shallow()
	for _, k := range a.Kids {
		switch k.Name {
		case "w:tblPr", "w:tblGrid", "w:tblPrEx", "w:trPr", "w:tcPr":
			c.Kids = append(c.Kids, k)
		}
	}
	return s.adopt(c)
}
