package redline

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// comments finds the comments of A that B has not: those that no comment of B repeats, author and words.
func (c *comparer) comments() error {
	c.own = map[string]bool{}
	said := map[string]bool{}
	for _, s := range []*source{c.b, c.a} {
		part := s.related("comments")
		t, err := s.tree(part)
		if err != nil {
			return err
		}
		if t == nil {
			continue
		}
		for _, k := range t.Root.Kids {
			if k.Name != "w:comment" {
				continue
			}
			key := k.Attr("w:author") + "\x00"
			for n := range k.All() {
				if n.Name == "w:p" {
					key += (&reader{s, part}).read(n).key()
				}
			}
			if s == c.b {
				said[key] = true
			} else if !said[key] {
				c.own[k.Attr("w:id")] = true
			}
		}
	}
	return nil
}

// commentOf is the number of the comment that a mark or a run with a reference belongs to.
func commentOf(n *ooxml.Node) (id string, ok bool) {
	if ref := n.Kid("w:commentReference"); ref != nil {
		n = ref
	}
	if !strings.HasPrefix(n.Name, "w:comment") {
		return "", false
	}
	return n.Attr("w:id"), true
}

// ownComments tells whether a content of A has comments that B has not.
func (c *comparer) ownComments(ca *content) bool {
	return len(c.own) > 0 && slices.ContainsFunc(ca.marks, func(m mark) bool {
		id, ok := commentOf(m.node)
		return ok && c.own[id]
	})
}

// comment copies a mark or a reference of a comment of A, and the comment when it is met first.
func (s *story) comment(n *ooxml.Node, id string) *ooxml.Node {
	to := s.c.imp.comment(id)
	out := s.tb.Adopt(n, s.ta)
	for k := range out.All() {
		if strings.HasPrefix(k.Name, "w:comment") {
			s.tb.Set(k, "w:id", to)
		}
	}
	return out
}

// comment is the number in B of a comment of A.
func (imp *importer) comment(id string) string {
	if to, ok := imp.comments[id]; ok {
		return to
	}
	c := imp.c
	partA := c.a.related("comments")
	ta, err := c.a.tree(partA)
	part, tb, errB := imp.catalogue("comments")
	if err != nil || errB != nil || tb == nil {
		imp.fail(errB)
		return id
	}
	last := -1
	for _, k := range tb.Root.Kids {
		last = max(last, atoi(k.Attr("w:id")))
	}
	imp.comments[id] = itoa(last + 1)
	for _, k := range ta.Root.Kids {
		if k.Name == "w:comment" && k.Attr("w:id") == id {
			n := tb.Adopt(k, ta)
			c.fix(n, partA, part.Name, tb)
			tb.Set(n, "w:id", imp.comments[id])
			tb.Root.Kids = append(tb.Root.Kids, n)
			break
		}
	}
	tb.Ignore(ta)
	c.report.Comments++
	return imp.comments[id]
}
