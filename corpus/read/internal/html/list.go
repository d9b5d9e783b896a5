package html

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// A list is an ordered list being counted.
type list struct {
	next int
	kind string // 1 a A i I
	note bool   // a list of footnotes
}

func newList(n *html.Node, c context) *list {
	l := &list{next: 1, kind: attr(n, "type"), note: c.note}
	if v, err := strconv.Atoi(attr(n, "start")); err == nil {
		l.next = v
	}
	style := attr(n, "style") + " " + attr(n, "class")
	for name, kind := range map[string]string{"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I"} {
		if strings.Contains(style, name) {
			l.kind = kind
		}
	}
	return l
}

// item numbers an item of an ordered list, unless its words bear a label already.
func (r *reader) item(n *html.Node, c context) {
	r.lead.Level = c.level
	if c.list == nil {
		r.lead.Bullet = !headedByLabel(n)
		return
	}
	if v, err := strconv.Atoi(attr(n, "value")); err == nil {
		c.list.next = v
	}
	label := flow.Ordinal(c.list.next, c.list.kind)
	c.list.next++
	switch {
	case c.list.note || c.note:
		r.lead.Note, r.lead.Level = label, 0
	case !hasLabel.MatchString(innerText(n, 40)) && !headedByLabel(n):
		r.lead.Label = label + "."
		if c.list.kind != "" && c.list.kind != "1" && c.list.kind != "I" {
			r.lead.Label = label + ")"
		}
	}
}

var hasLabel = lazyregexp.New(`^\s*(?:[0-9]{1,3}[.)]|\(?[a-z]{1,4}\)|[IVX]{1,6}\.)\s`)

// headLabel is a heading that is nothing but a label: "I", "Paragraph 2", "f.5)", "§ 1º".
var headLabel = lazyregexp.New(
	`^(?:\p{L}[\p{L}.]{2,12}[ \x{a0}]|§[ \x{a0}]?)?(?:[IVX]{1,6}|[0-9]{1,3}|[A-Za-z](?:\.[0-9]{1,2})?)[ \x{a0}]?[º°ª]?[.)]?$`,
)

// headedByLabel reports whether an item opens with a heading that is its label.
func headedByLabel(n *html.Node) bool {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch {
		case k.Type == html.TextNode && strings.TrimSpace(k.Data) == "":
		case k.Type != html.ElementNode:
			return false
		case headings[k.DataAtom] > 0:
			return labelAbove(k) != ""
		default:
			return headedByLabel(k)
		}
	}
	return false
}

// labelAbove is the label that a heading is of the paragraph right under it; "" for others.
func labelAbove(n *html.Node) string {
	next := n.NextSibling
	for next != nil && next.Type != html.ElementNode {
		next = next.NextSibling
	}
	if headings[n.DataAtom] == 0 || next == nil || next.DataAtom != atom.P || strings.TrimSpace(innerText(next, 40)) == "" {
		return ""
	}
	label := strings.Join(strings.Fields(innerText(n, 40)), " ")
	if _, _, _, part := terms.Part(label); part || !headLabel.MatchString(label) && !terms.Is(terms.Sole, label) {
		return ""
	}
	return label
}

// lone is a term of a list that is the label of what describes it: "I -", "(a)", "1.".
var lone = lazyregexp.New(`^(?:\(?(?:[0-9]{1,3}|[a-z]{1,4}|[IVX]{1,6}|[A-Z])(?:\)|\.\)?|[ \x{a0}]?[–—-]))$`)

// termLabel is the label that a term of a list (dt) is, where words that it labels (dd) stand behind it.
func termLabel(n *html.Node) (string, bool) {
	next := n.NextSibling
	for next != nil && next.Type != html.ElementNode {
		next = next.NextSibling
	}
	if next == nil || next.DataAtom != atom.Dd || strings.TrimSpace(innerText(next, 40)) == "" {
		return "", false
	}
	label := strings.Join(strings.Fields(innerText(n, 40)), " ")
	return label, lone.MatchString(label)
}

// described labels the words that stand behind a label in a list of terms.
func (r *reader) described(n *html.Node, c context) {
	term := n.PrevSibling
	for term != nil && term.Type != html.ElementNode {
		term = term.PrevSibling
	}
	if term == nil || term.DataAtom != atom.Dt {
		return
	}
	if label, ok := termLabel(term); ok {
		r.lead.Label, r.lead.Level = label, c.level
	}
}

// permalink reports whether a link is a sign beside a heading that leads to the heading itself: ¶, #, §, a chain.
func permalink(n *html.Node, c context) bool {
	href := attr(n, "href")
	return c.heading > 0 && len(href) > 1 && href[0] == '#' && !strings.ContainsFunc(innerText(n, 8), func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}

// anchor handles links that are footnote markers: [1] in the text, or at the head of the note they point back from.
func (r *reader) anchor(n *html.Node, c context) bool {
	if permalink(n, c) {
		return true
	}
	href, ok := strings.CutPrefix(attr(n, "href"), "#")
	text := strings.TrimSpace(innerText(n, 20))
	m := strings.Trim(text, "[]()")
	if !ok || href == "" || !r.targets[href] {
		return ok && strings.ContainsAny(text, "↩↑")
	}
	if strings.ContainsAny(text, "↩↑") {
		return true // the way back from a note
	}
	if !marker.MatchString(m) {
		return false
	}
	if r.b.Len() == 0 && (c.note || r.lead.Note == "" && r.lead.Heading == 0) {
		r.lead.Note = m
	} else {
		r.b.Mark(m)
	}
	return true
}
