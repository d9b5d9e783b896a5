package odt

import (
	"strconv"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// A style is what a style says itself; what it does not say, its parent may.
type style struct {
	parent, display string
	bold, italic    *bool
	raised, hidden  bool
	center, page    *bool
	list            string
	outline         int
}

// A level is how one level of a list style numbers.
type level struct {
	bullet         bool
	format         string // 1 a A i I, or empty for none
	prefix, suffix string
	start, show    int
}

type sheet struct {
	styles map[string]*style // family/name
	lists  map[string]map[int]level
}

func (s *sheet) gather(root *xmltree.Node) {
	if root == nil {
		return
	}
	root.All(func(n *xmltree.Node) {
		switch n.Name {
		case "style":
			s.styles[n.Attr("family")+"/"+n.Attr("name")] = styleOf(n)
		case "list-style":
			s.lists[n.Attr("name")] = levels(n)
		case "outline-style":
			s.lists[outlineList] = levels(n)
		}
	})
}

// outlineList is the name of the list style that numbers headings.
const outlineList = "\x00outline"

func styleOf(n *xmltree.Node) *style {
	st := &style{parent: n.Attr("parent-style-name"), display: n.Attr("display-name"), list: n.Attr("list-style-name")}
	st.outline, _ = strconv.Atoi(n.Attr("default-outline-level"))
	yes := func(v string, is ...string) *bool {
		if v == "" {
			return nil
		}
		b := false
		for _, x := range is {
			b = b || v == x
		}
		return &b
	}
	if t := n.Child("text-properties"); t != nil {
		st.bold = yes(t.Attr("font-weight"), "bold", "600", "700", "800", "900")
		st.italic = yes(t.Attr("font-style"), "italic", "oblique")
		st.raised = strings.HasPrefix(t.Attr("text-position"), "super") ||
			strings.HasPrefix(t.Attr("text-position"), "3")
		st.hidden = t.Attr("display") == "none"
	}
	if p := n.Child("paragraph-properties"); p != nil {
		st.center = yes(p.Attr("text-align"), "center")
		st.page = yes(p.Attr("break-before"), "page")
	}
	return st
}

func levels(n *xmltree.Node) map[int]level {
	out := map[int]level{}
	for _, k := range n.Kids {
		i, err := strconv.Atoi(k.Attr("level"))
		if k.Name == "" || err != nil {
			continue
		}
		l := level{
			format: k.Attr("num-format"),
			prefix: k.Attr("num-prefix"),
			suffix: k.Attr("num-suffix"),
			start:  1,
			show:   1,
		}
		if v, err := strconv.Atoi(k.Attr("start-value")); err == nil {
			l.start = v
		}
		if v, err := strconv.Atoi(k.Attr("display-levels")); err == nil {
			l.show = v
		}
		l.bullet = strings.Contains(k.Name, "bullet") || strings.Contains(k.Name, "image")
		out[i] = l
	}
	return out
}

// resolved is a style with what its parents say.
type resolved struct {
	flow.Style
	raised, hidden, center, page bool
	list                         string
	outline                      int
}

// headingStyle is the style that all headings and titles come from, the same in every language of the program.
const headingStyle = "Heading"

func (s *sheet) resolve(family, name string) resolved {
	var out resolved
	var bold, italic, center *bool
	first := true
	for depth := 0; name != "" && depth < 50; depth++ {
		st := s.styles[family+"/"+name]
		if st == nil {
			break
		}
		set := func(to **bool, v *bool) {
			if *to == nil {
				*to = v
			}
		}
		set(&bold, st.bold)
		set(&italic, st.italic)
		set(&center, st.center)
		out.raised = out.raised || st.raised
		out.hidden = out.hidden || st.hidden
		out.page = out.page || first && st.page != nil && *st.page
		if out.list == "" {
			out.list = st.list
		}
		if out.outline == 0 {
			out.outline = st.outline
		}
		if out.outline == 0 && family == "paragraph" && name == headingStyle {
			out.outline = 1
		}
		name, first = st.parent, false
	}
	out.Bold, out.Italic, out.center = bold != nil && *bold, italic != nil && *italic, center != nil && *center
	return out
}

// A counter counts the items of a list, level by level.
type counter struct {
	count [11]int
	seen  [11]bool
}

// next counts an item and prints its label.
func (c *counter) next(list map[int]level, depth int, start string) (label string, bullet bool) {
	if depth < 1 || depth > 10 {
		return "", false
	}
	l, ok := list[depth]
	if !ok {
		return "", true
	}
	switch v, err := strconv.Atoi(start); {
	case err == nil:
		c.count[depth] = v
	case !c.seen[depth]:
		c.count[depth] = l.start
	default:
		c.count[depth]++
	}
	c.seen[depth] = true
	for i := depth + 1; i < len(c.seen); i++ {
		c.seen[i] = false
	}
	if l.bullet || l.format == "" {
		return "", l.bullet
	}
	var numbers []string
	for i := max(depth-l.show+1, 1); i <= depth; i++ {
		upper := list[i]
		if upper.format == "" || upper.bullet {
			continue
		}
		numbers = append(numbers, flow.Ordinal(max(c.count[i], upper.start), upper.format))
	}
	return strings.TrimSpace(l.prefix + strings.Join(numbers, ".") + l.suffix), false
}
