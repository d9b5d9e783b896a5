package akn

import (
	"strconv"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// maxSpan bounds what a cell may span.
const maxSpan = 1000

// tableOf walks a table: its caption, then each cell, which counts where it begins.
func (r *reader) tableOf(n *xmltree.Node, p place) {
	r.flush()
	r.settle()
	r.table++
	id, row := r.table, int32(-1)
	taken := map[[2]int32]bool{} // places that a cell above reaches down into
	p.unlabeled = nil
	var walk func(*xmltree.Node)
	walk = func(n *xmltree.Node) {
		for _, k := range n.Kids {
			switch k.Name {
			case "tr":
				row++
				r.flush()
				r.row(k, p, flow.Cell{Table: id, Row: row}, taken)
			case "thead", "tbody", "tfoot", "tgroup", "rows":
				walk(k)
			case "caption":
				r.headingLine(k, p, flow.Line{})
			default: // what stands beside the cells makes paragraphs of its own
				r.node(k, p)
			}
		}
	}
	walk(n)
	r.flush()
}

func (r *reader) row(n *xmltree.Node, p place, at flow.Cell, taken map[[2]int32]bool) {
	for _, k := range n.Kids {
		if k.Name != "td" && k.Name != "th" {
			r.node(k, p)
			continue
		}
		for taken[[2]int32{at.Row, at.Column}] {
			at.Column++
		}
		across, down := span(k, "colspan"), span(k, "rowspan")
		for c := range across {
			for d := int32(1); d < down; d++ {
				taken[[2]int32{at.Row + d, at.Column + c}] = true
			}
		}
		cell := p
		cell.cell = at
		r.block(k, cell)
		at.Column += across
	}
	r.flush()
}

func span(n *xmltree.Node, key string) int32 {
	v, err := strconv.Atoi(n.Attr(key))
	if err != nil || v < 1 {
		return 1
	}
	return int32(min(v, maxSpan))
}
