package ooxml

import "strings"

// ResolveChanges accepts (or rejects) every tracked change below root and says how many there were. What goes is taken
// out, marks of changes are taken off, and a paragraph whose mark goes is joined to the next one, which keeps its own
// properties.
func ResolveChanges(t *Tree, root *Node, accept bool) int {
	return ResolveChangesBy(t, root, func(string) bool { return accept })
}

// ResolveChangesBy is ResolveChanges that accepts the changes of the authors for whom accept holds and rejects those of
// the others.
func ResolveChangesBy(t *Tree, root *Node, accept func(author string) bool) int {
	s := &resolver{tree: t, accept: accept, gone: map[*Node]bool{}}
	if !s.tracked(root) {
		return 0
	}
	s.walk(root)
	return s.count
}

type resolver struct {
	tree   *Tree
	accept func(author string) bool
	count  int
	gone   map[*Node]bool // paragraphs whose mark goes, rows and cells that go
}

// runChange tells the elements around runs that were changed, and whether they go.
func (s *resolver) runChange(n *Node) (is, goes bool) {
	switch n.Name {
	case "w:ins", "w:moveTo":
		return true, !s.accepts(n)
	case "w:del", "w:moveFrom":
		return true, s.accepts(n)
	}
	return false, false
}

// accepts reports whether a change is accepted.
func (s *resolver) accepts(change *Node) bool { return s.accept(change.Attr("w:author")) }

func isRange(name string) bool {
	switch name {
	case "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd":
		return true
	}
	return strings.HasPrefix(name, "w:customXml") && strings.Contains(name, "Range")
}

func isPropertyChange(name string) bool {
	switch name {
	case "w:rPrChange",
		"w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:tblPrExChange",
		"w:tblGridChange",
		"w:numberingChange":
		return true
	}
	return false
}

func (s *resolver) tracked(root *Node) bool {
	for n := range root.All() {
		if is, _ := s.runChange(n); is || isRange(n.Name) || isPropertyChange(n.Name) {
			return true
		}
		switch n.Name {
		case "w:cellIns", "w:cellDel", "w:cellMerge":
			return true
		}
	}
	return false
}

// walk resolves what is below n.
func (s *resolver) walk(n *Node) {
	switch n.Name {
	case "w:rPr", "w:pPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblPrEx", "w:sectPr", "w:tblGrid", "m:ctrlPr":
		s.properties(n)
		return
	case "w:numPr":
		kids := n.Kids
		n.Kids = nil
		for _, k := range kids {
			if k.Name == "w:ins" || k.Name == "w:numberingChange" {
				s.count++
				continue
			}
			n.Kids = append(n.Kids, k)
		}
		return
	}
	changed := false
	for _, k := range n.Kids {
		if is, _ := s.runChange(k); is || isRange(k.Name) {
			changed = true
			break
		}
	}
	if changed {
		n.Kids = s.unwrap(n.Kids)
	}
	for _, k := range n.Kids {
		if k.Name == "" {
			continue
		}
		s.walk(k)
	}
	s.drop(n)
	switch n.Name {
	case "w:body", "w:tc", "w:txbxContent", "w:footnote", "w:endnote", "w:hdr", "w:ftr", "w:comment", "w:docPartBody":
		s.join(n)
	}
}

// unwrap takes the elements around changed runs off, with what is in them where it goes.
func (s *resolver) unwrap(kids []*Node) []*Node {
	var out []*Node
	for _, k := range kids {
		is, goes := s.runChange(k)
		switch {
		case isRange(k.Name):
			s.count++
		case !is:
			out = append(out, k)
		default:
			s.count++
			if goes {
				continue
			}
			for d := range k.All() { // what a deletion took out is words again
				switch d.Name {
				case "w:delText":
					s.tree.Rename(d, "w:t")
				case "w:delInstrText":
					s.tree.Rename(d, "w:instrText")
				}
			}
			out = append(out, s.unwrap(k.Kids)...)
		}
	}
	return out
}

// properties resolves the properties of something: the mark of its own coming or going, and the properties it had
// before.
func (s *resolver) properties(n *Node) {
	kids := n.Kids
	for _, k := range kids {
		if isPropertyChange(k.Name) && k.Name != "w:numberingChange" && !s.accepts(k) {
			kids = before(n, k)
			break
		}
	}
	n.Kids = nil
	for _, k := range kids {
		is, goes := s.runChange(k)
		switch {
		case is:
			s.count++
			if goes {
				s.gone[n] = true
			}
		case isPropertyChange(k.Name):
			s.count++
		case k.Name == "w:cellIns" || k.Name == "w:cellDel":
			s.count++
			if (k.Name == "w:cellDel") == s.accepts(k) {
				s.gone[n] = true
			}
		case k.Name == "w:cellMerge":
			s.count++
			attr := "w:vMergeOrig"
			if s.accepts(k) {
				attr = "w:vMerge"
			}
			if v, ok := k.Lookup(attr); ok {
				val := "continue"
				if v == "rest" {
					val = "restart"
				}
				n.Kids = append(n.Kids, s.tree.New("w:vMerge", "w:val", val))
			}
		default:
			s.walk(k)
			n.Kids = append(n.Kids, k)
		}
	}
	for _, k := range n.Kids { // the mark of a paragraph is a property of a property
		if n.Name == "w:pPr" && k.Name == "w:rPr" && s.gone[k] {
			s.gone[n] = true
		}
	}
}

// before lists the properties that n had before change, and what of n a change of properties does not touch.
func before(n, change *Node) []*Node {
	var out []*Node
	outside := func(name string) bool { return n.Name == "w:pPr" && (name == "w:rPr" || name == "w:sectPr") }
	for _, old := range change.Kids {
		if old.Name == "" {
			continue
		}
		for _, k := range old.Kids {
			if !outside(k.Name) {
				out = append(out, k)
			}
		}
		break
	}
	for _, k := range n.Kids {
		switch k.Name {
		case "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge",
			"w:headerReference", "w:footerReference":
			out = append(out, k)
		default:
			if outside(k.Name) {
				out = append(out, k)
			}
		}
	}
	return out
}

// drop takes out rows and cells that go, tables without rows, and equations whose own mark says that they go.
func (s *resolver) drop(n *Node) {
	kept := n.Kids[:0:0]
	for _, k := range n.Kids {
		goes := false
		switch k.Name {
		case "w:tr":
			goes = s.gone[k.Kid("w:trPr")] || !hasAny(k, "w:tc", "w:sdt", "w:customXml")
		case "w:tc":
			goes = s.gone[k.Kid("w:tcPr")]
		case "w:tbl":
			goes = !hasAny(k, "w:tr", "w:sdt", "w:customXml")
		case "m:r":
			goes = s.gone[k.Kid("w:rPr")]
		case "m:f", "m:rad", "m:sSup", "m:sSub", "m:d", "m:nary", "m:func":
			goes = s.gone[k.Kid(k.Name+"Pr").Kid("m:ctrlPr").Kid("w:rPr")] || s.gone[k.Kid(k.Name+"Pr").Kid("m:ctrlPr")]
		}
		if !goes {
			kept = append(kept, k)
		}
	}
	if len(kept) < len(n.Kids) {
		n.Kids = kept
	}
}

func hasAny(n *Node, names ...string) bool {
	for _, k := range n.Kids {
		for _, name := range names {
			if k.Name == name {
				return true
			}
		}
	}
	return false
}

// A place is a block and what holds it.
type place struct{ node, parent *Node }

// Blocks lists the paragraphs, tables and other blocks of a story or cell in their order, with what holds each: content
// controls and custom XML are looked into.
func Blocks(box *Node, yield func(node, parent *Node)) {
	for _, k := range box.Kids {
		switch k.Name {
		case "":
		case "w:sdt":
			if c := k.Kid("w:sdtContent"); c != nil {
				Blocks(c, yield)
			}
		case "w:customXml", "w:smartTag":
			Blocks(k, yield)
		case "w:customXmlPr", "w:smartTagPr":
		default:
			yield(k, box)
		}
	}
}

// join joins paragraphs whose mark goes to the next one of the box.
func (s *resolver) join(box *Node) {
	if len(s.gone) == 0 {
		return
	}
	var all []place
	Blocks(box, func(n, parent *Node) { all = append(all, place{n, parent}) })
	var pending []*Node // the content of paragraphs that are to be joined to the next
	var first place     // the first of them
	left := 0           // blocks that stay
	placePending := func(last bool) {
		if first.node == nil {
			return
		}
		if visible(pending) || last && (left == 0 || box.Name == "w:tc") {
			alone := first.node
			pPr := alone.Kid("w:pPr")
			alone.Kids = nil
			if pPr != nil {
				alone.Kids = append(alone.Kids, pPr)
			}
			alone.Kids = append(alone.Kids, pending...)
			left++
		} else {
			first.parent.Remove(first.node)
		}
		pending, first = nil, place{}
	}
	lastIsParagraph := false
	for _, b := range all {
		if b.node.Name != "w:p" {
			if b.node.Name == "w:tbl" || b.node.Name == "w:sectPr" {
				placePending(b.node.Name == "w:sectPr" && left == 0)
				left, lastIsParagraph = left+1, false
			}
			continue
		}
		pPr := b.node.Kid("w:pPr")
		if pPr != nil && s.gone[pPr] {
			pending = append(pending, content(b.node)...)
			if first.node == nil {
				first = b
			} else {
				b.parent.Remove(b.node)
			}
			continue
		}
		if first.node != nil {
			rest := content(b.node)
			b.node.Kids = nil
			if pPr != nil {
				b.node.Kids = append(b.node.Kids, pPr)
			}
			b.node.Kids = append(append(b.node.Kids, pending...), rest...)
			first.parent.Remove(first.node)
			pending, first = nil, place{}
		}
		left, lastIsParagraph = left+1, true
	}
	placePending(!lastIsParagraph)
}

// content is what a paragraph holds beside its properties.
func content(p *Node) []*Node {
	out := make([]*Node, 0, len(p.Kids))
	for _, k := range p.Kids {
		if k.Name != "w:pPr" {
			out = append(out, k)
		}
	}
	return out
}

func visible(nodes []*Node) bool {
	for _, n := range nodes {
		for k := range n.All() {
			switch k.Name {
			case "w:t",
				"w:drawing", "w:pict", "w:object", "w:tab", "w:br", "w:footnoteReference", "w:endnoteReference",
				"w:sym", "w:instrText", "w:fldChar",
				"m:t":
				return true
			}
		}
	}
	return false
}
