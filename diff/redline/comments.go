package redline

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/ooxml"
)

// comments finds the comments of A that B has not: those that no comment of B repeats, author and words. A comment
// that is left in the part of B though nothing in B refers to it any more is none of B; it is taken up again.
func (c *comparer) comments() error {
	c.own, c.stray = map[string]bool{}, map[string]string{}
	shown, err := c.b.commented()
	if err != nil {
		return err
	}
	said, stray := map[string]bool{}, map[string][]string{}
	err = c.b.eachComment(func(id, key string) {
		if shown[id] {
			said[key] = true
		} else {
			stray[key] = append(stray[key], id)
		}
	})
	if err != nil {
		return err
	}
	return c.a.eachComment(func(id, key string) {
		if said[key] {
			return
		}
		c.own[id] = true
		if left := stray[key]; len(left) > 0 {
			c.stray[id], stray[key] = left[0], left[1:]
		}
	})
}

// eachComment goes through the comments of a source, each with its author and words as a key.
func (s *source) eachComment(do func(id, key string)) error {
	part := s.related("comments")
	t, err := s.tree(part)
	if err != nil || t == nil {
		return err
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
		do(k.Attr("w:id"), key)
	}
	return nil
}

// commented is the numbers of the comments that the texts of a source refer to.
func (s *source) commented() (map[string]bool, error) {
	ids := map[string]bool{}
	err := s.each(func(_ string, t *ooxml.Tree) {
		for n := range t.Root.All() {
			if n.Name == "w:commentReference" {
				ids[n.Attr("w:id")] = true
			}
		}
	})
	return ids, err
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

// goneComments is the comments that A alone has on words that are gone, all of them.
func (c *comparer) goneComments(ca *content, ops []op) map[string]bool {
	if len(c.own) == 0 {
		return nil
	}
	type reach struct{ marks, from, to int }
	reaches := map[string]reach{}
	for _, m := range ca.marks {
		if id, ok := commentOf(m.node); ok && c.own[id] {
			r, met := reaches[id]
			if !met {
				r.from = m.pos
			}
			reaches[id] = reach{r.marks + 1, r.from, m.pos}
		}
	}
	gone := map[string]bool{}
	for id, r := range reaches {
		gone[id] = r.marks == commentMarks && r.from < r.to && !slices.ContainsFunc(ops, func(o op) bool {
			return (o.kind == '=' || o.kind == '<') && o.a0 < r.to && r.from < o.a1
		})
	}
	return gone
}

// commentMarks is how many marks a comment has: where its words begin, where they end, and the reference.
const commentMarks = 3

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
	if left, ok := c.stray[id]; ok {
		imp.comments[id] = left
		c.report.Comments++
		return left
	}
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
