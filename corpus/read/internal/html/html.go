// Package html reads HTML, as word processors save it and as web pages have it.
package html

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// maxTags bounds the tree that is made of a page: a tag takes a hundred times its length in memory.
const maxTags = 400_000

// Lines reads a page, a block of text each. Lists are numbered as a browser would; scripts, navigation, and the running
// heads that word processors put in are left out. The error is a *flow.Trouble.
func Lines(text string) ([]flow.Line, []corpus.Warning, error) {
	if n := strings.Count(text, "<"); n > maxTags {
		return nil, nil, &flow.Trouble{Why: fmt.Sprintf("has %d tags, more than the %d that are read", n, maxTags), Hint: "split it, or save it as text"}
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, nil, &flow.Trouble{Why: "is HTML nested too deep to be read", Hint: "save it anew, or as text", Err: err}
	}
	r := reader{text: text, targets: map[string]bool{}, line: 1}
	r.collect(root)
	r.walk(root, context{})
	r.flush()
	return r.out, nil, nil
}

// A context is what holds for the children of an element.
type context struct {
	bold, sup, note bool
	heading         int
	list            *list
	table           *table
}

// A list is an ordered list being counted.
type list struct {
	next int
	kind string // 1 a A i I
	note bool   // a list of footnotes
}

type reader struct {
	text    string
	out     []flow.Line
	b       flow.Builder
	lead    flow.Line
	brk     bool
	targets map[string]bool // ids and names of the page
	cell    flow.Cell       // where the paragraph in hand stands in a table
	tables  int32           // tables so far
	opened  bool            // the paragraph in hand has begun
	soft    bool            // it goes on the one before
	seenAt  int             // how far the text was searched for the place of a line
	line    int
}

// collect gathers the ids and names that links may point to.
func (r *reader) collect(n *html.Node) {
	for _, a := range n.Attr {
		if a.Key == "id" || a.Key == "name" {
			r.targets[a.Val] = true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.collect(c)
	}
}

var skipped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Nav: true,
	atom.Head: true, atom.Svg: true, atom.Math: true, atom.Iframe: true, atom.Select: true, atom.Button: true, atom.Object: true, atom.Textarea: true}

var blocks = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Li: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Table: true,
	atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Section: true, atom.Article: true,
	atom.Main: true, atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Pre: true, atom.Center: true, atom.Body: true, atom.Hr: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Figure: true, atom.Form: true, atom.Fieldset: true}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

func (r *reader) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		if s := n.Data; strings.TrimSpace(s) != "" {
			r.place(s)
			r.words(s, c)
		} else {
			r.b.Space()
		}
		return
	case html.ElementNode:
		r.element(n, c)
		return
	}
	r.children(n, c)
}

func (r *reader) children(n *html.Node, c context) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		r.walk(k, c)
	}
}

func (r *reader) words(s string, c context) {
	if c.sup {
		if m := strings.Trim(strings.TrimSpace(s), "[]()"); marker.MatchString(m) && r.b.Len() > 0 {
			r.b.Mark(m)
			return
		}
	}
	r.b.Text(s, c.bold || c.heading > 0)
}

var (
	marker    = regexp.MustCompile(`^(?:[0-9]{1,3}[a-z]?|\*{1,3}|†|‡|[ivx]{1,5})$`)
	noteClass = regexp.MustCompile(`(?i)footnote|endnote|^s?dfootnote|^(?:ftn|fn|edn)[-_:]?[0-9]`)
	boldStyle = regexp.MustCompile(`(?i)font-weight\s*:\s*(?:bold|[6-9]00)`)
	hidden    = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
	supStyle  = regexp.MustCompile(`(?i)vertical-align\s*:\s*super`)
)

func (r *reader) element(n *html.Node, c context) {
	if skipped[n.DataAtom] || hidden.MatchString(attr(n, "style")) {
		return
	}
	if t := attr(n, "title"); n.DataAtom == atom.Div && (t == "header" || t == "footer") {
		return
	}
	style := attr(n, "style")
	c.bold = c.bold || n.DataAtom == atom.B || n.DataAtom == atom.Strong || boldStyle.MatchString(style)
	c.sup = c.sup || n.DataAtom == atom.Sup || supStyle.MatchString(style)
	if blocks[n.DataAtom] && (noteClass.MatchString(attr(n, "class")) || noteClass.MatchString(attr(n, "id")) || strings.Contains(style, "mso-element:footnote") && !strings.Contains(style, "footnote-list")) {
		c.note = true
	}
	switch {
	case n.DataAtom == atom.Br:
		r.lineBreak(n, c)
		return
	case n.DataAtom == atom.Hr:
		r.flush()
		r.brk = true
		return
	case n.DataAtom == atom.A && r.anchor(n, c):
		return
	case !blocks[n.DataAtom]:
		r.children(n, c)
		return
	}
	r.flush()
	if strings.Contains(style, "page-break-before: always") || strings.Contains(style, "break-before: page") {
		r.brk = true
	}
	c.heading = max(c.heading, headings[n.DataAtom])
	switch n.DataAtom {
	case atom.Ol:
		c.list = newList(n, c)
	case atom.Ul:
		c.list = nil
	case atom.Table:
		r.tables++
		c.table = &table{id: r.tables, row: -1}
	case atom.Tr:
		c.table.nextRow()
	case atom.Td, atom.Th:
		outer := r.cell
		r.cell = c.table.nextCell(n)
		defer func() { r.cell = outer }()
	case atom.Li:
		r.item(n, c)
	}
	r.lead.Heading = c.heading
	r.children(n, c)
	r.flush()
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
	if c.list == nil {
		r.lead.Bullet = true
		return
	}
	if v, err := strconv.Atoi(attr(n, "value")); err == nil {
		c.list.next = v
	}
	label := flow.Ordinal(c.list.next, c.list.kind)
	c.list.next++
	switch {
	case c.list.note || c.note:
		r.lead.Note = label
	case !hasLabel.MatchString(innerText(n, 40)):
		r.lead.Label = label + "."
		if c.list.kind != "" && c.list.kind != "1" && c.list.kind != "I" {
			r.lead.Label = label + ")"
		}
	}
}

var hasLabel = regexp.MustCompile(`^\s*(?:[0-9]{1,3}[.)]|\(?[a-z]{1,4}\)|[IVX]{1,6}\.)\s`)

// innerText is the first words of an element.
func innerText(n *html.Node, limit int) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil && b.Len() < limit; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// anchor handles links that are footnote markers: [1] in the text, or at the head of the note they point back from.
func (r *reader) anchor(n *html.Node, c context) bool {
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

func (r *reader) flush() {
	l := r.b.Line()
	if l.Text == "" && len(l.Marks) == 0 {
		if r.lead.Label == "" && r.lead.Note == "" && !r.lead.Bullet {
			r.lead = flow.Line{}
		}
		return
	}
	l.Heading, l.Note, l.Label, l.Bullet, l.Break, l.Num = r.lead.Heading, r.lead.Note, r.lead.Label, r.lead.Bullet, r.brk, r.line
	l.Cell, l.Soft = r.cell, r.soft
	r.out = append(r.out, l)
	r.lead, r.brk, r.opened, r.soft = flow.Line{}, false, false, false
}

// lineBreak ends a line: two of them end the paragraph, and one before a label the line, since pages without paragraphs and lists
// set both off so.
func (r *reader) lineBreak(n *html.Node, c context) {
	r.b.Space()
	if c.heading > 0 || r.b.Len() == 0 {
		return
	}
	next := n.NextSibling
	for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
		next = next.NextSibling
	}
	switch {
	case next == nil:
	case next.DataAtom == atom.Br:
		r.flush()
	case opensItem.MatchString(innerText(next, 12)):
		r.flush()
		r.soft = true
	}
}

var opensItem = regexp.MustCompile(`^[\s\x{a0}]*(?:[0-9]{1,3}[.)]|\(?[a-z]{1,4}\)|\([0-9]{1,3}\)|[•‣▪–-])[\s\x{a0}]*`)

// place finds the line of the source that a text begins on. The parser does not keep places, so the text is looked for
// from the last place on.
func (r *reader) place(s string) {
	if r.opened {
		return
	}
	r.opened = true
	word := strings.TrimSpace(s)
	word = word[:min(len(word), 24)]
	if i := strings.IndexAny(word, "&\u00a0\n"); i > 0 {
		word = word[:i]
	}
	const reach = 1 << 16
	rest := r.text[r.seenAt:min(len(r.text), r.seenAt+reach)]
	if i := strings.Index(rest, word); i >= 0 {
		r.line += strings.Count(rest[:i], "\n")
		r.seenAt += i
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
