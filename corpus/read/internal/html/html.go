// Package html reads HTML, as word processors save it and as web pages have it, and its sources in the Website Meta
// Language.
//
// Every word of the page stands in a line: the title of the browser's window, menus, forms, hidden and foot lines as
// furniture. A list of links is a menu by the element that it stands in (nav), by its class or id, or by its place
// before or after all content.
package html

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/text"
)

// maxTags bounds the tree that is made of a page: a tag takes a hundred times its length in memory.
const maxTags = 400_000

// Lines reads a page of valid UTF-8, a block of text each, with what was marked as deleted left out or, where changes
// are rejected, what was marked as inserted. Lists are numbered as a browser would. The error is a *flow.Trouble.
func Lines(source string, reject bool) ([]flow.Line, flow.Stated, []corpus.Warning, error) {
	fail := func(t *flow.Trouble) ([]flow.Line, flow.Stated, []corpus.Warning, error) {
		return nil, flow.Stated{}, nil, t
	}
	if n := strings.Count(source, "<"); n > maxTags {
		return fail(
			&flow.Trouble{
				Why:  fmt.Sprintf("has %d tags, more than the %d that are read", n, maxTags),
				Hint: "split it, or save it as text",
			},
		)
	}
	var said flow.Stated
	source, markup := wml(source, &said)
	root, err := html.ParseWithOptions(strings.NewReader(source), html.ParseOptionEnableScripting(false))
	if err != nil {
		return fail(
			&flow.Trouble{Why: "is HTML nested too deep to be read", Hint: "save it again, or as text", Err: err},
		)
	}
	r := reader{text: source, reject: reject, targets: map[string]bool{}, line: 1, menus: findMenus(root)}
	r.collect(root)
	r.walk(root, context{})
	r.flush()
	flow.KeepRaised(r.out)
	var warnings []corpus.Warning
	if r.formulas > 0 {
		warnings = append(
			warnings,
			corpus.Warning{Text: fmt.Sprintf("has formulas (%d); read as a row of signs", r.formulas)},
		)
	}
	if r.changes > 0 {
		how := "accepted"
		if reject {
			how = "rejected"
		}
		warnings = append(
			warnings,
			corpus.Warning{Text: fmt.Sprintf("has marked changes (%d); read as %s", r.changes, how)},
		)
	}
	return merge(r.out, markup), said, warnings, nil
}

// merge puts lines of markup where they stand in the file.
func merge(lines, markup []flow.Line) []flow.Line {
	if len(markup) == 0 {
		return lines
	}
	out := make([]flow.Line, 0, len(lines)+len(markup))
	for _, l := range lines {
		for len(markup) > 0 && markup[0].Num <= l.Num {
			out, markup = append(out, markup[0]), markup[1:]
		}
		out = append(out, l)
	}
	return append(out, markup...)
}

// A context is what holds for the children of an element.
type context struct {
	style     flow.Style
	sup, note bool
	center    bool
	furniture string
	header    bool // in the head of the page, where headings are its title
	heading   int
	level     int // lists around
	list      *list
	table     *table
}

type reader struct {
	text     string
	reject   bool
	out      []flow.Line
	b        flow.Builder
	lead     flow.Line
	above    string // a heading that labels the next paragraph
	brk      bool
	at       context         // of the paragraph in hand
	targets  map[string]bool // ids and names of the page
	menus    map[*html.Node]string
	cell     flow.Cell // where the paragraph in hand stands in a table
	tables   int32     // tables so far
	opened   bool      // the paragraph in hand has begun
	soft     bool      // it goes on the one before
	seenAt   int       // how far the text was searched for the place of a line
	line     int
	formulas int
	changes  int
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

func (r *reader) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		if s := n.Data; strings.TrimSpace(s) != "" {
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
	if r.b.Len() > 0 && c.furniture != r.at.furniture {
		r.flush()
	}
	r.place(s)
	if r.b.Len() == 0 {
		r.at = c
	}
	if c.sup {
		if m := strings.Trim(strings.TrimSpace(s), "[]()"); marker.MatchString(m) && r.b.Len() > 0 {
			r.b.Mark(m)
			return
		}
	}
	style := c.style
	style.Bold = style.Bold || c.heading > 0
	r.b.Run(s, style)
}

func (r *reader) element(n *html.Node, c context) {
	if wordless[n.DataAtom] {
		return
	}
	dress(n, &c)
	r.furnish(n, &c)
	isBlock := blocks[n.DataAtom] || ownBlock(n) || isAknBlock(n)
	if isBlock && (noteClass.MatchString(attr(n, "class")) || noteClass.MatchString(attr(n, "id")) ||
		strings.Contains(attr(n, "style"), "mso-element:footnote") && !strings.Contains(attr(n, "style"), "footnote-list")) {
		c.note = true
	}
	switch {
	case n.DataAtom == atom.Br:
		r.lineBreak(n, c)
	case n.DataAtom == atom.Hr:
		r.flush()
		r.brk = true
	case n.DataAtom == atom.A && r.anchor(n, c):
	case n.DataAtom == atom.Del || n.DataAtom == atom.Ins:
		r.changes++
		if (n.DataAtom == atom.Ins) != r.reject {
			r.children(n, c)
		}
	case n.DataAtom == atom.Math:
		r.formulas++
		r.children(n, c)
	case n.Data == "annotation" || n.Data == "annotation-xml":
		c.furniture = "formula source"
		r.children(n, c)
	case (n.DataAtom == atom.Pre || isBlock && keepsLines(n)) && strings.Contains(innerText(n, 1<<20), "\n"):
		r.preformatted(n, c)
	case !isBlock:
		r.children(n, c)
	default:
		r.block(n, c)
	}
}

func (r *reader) block(n *html.Node, c context) {
	r.flush()
	style := attr(n, "style")
	if strings.Contains(style, "page-break-before: always") || strings.Contains(style, "break-before: page") {
		r.brk = true
	}
	c.heading = max(c.heading, headings[n.DataAtom])
	if c.heading == 0 && ownHeading(n) {
		c.heading = 2
	}
	if label := labelAbove(n); label != "" && c.level > 0 {
		r.above = label
		return
	}
	if r.above != "" && n.DataAtom == atom.P {
		r.lead.Label, r.lead.Level, r.above = r.above, c.level, ""
	}
	switch n.DataAtom {
	case atom.Ol:
		c.level++
		c.list = newList(n, c)
	case atom.Ul, atom.Menu:
		c.level++
		c.list = nil
	case atom.Table:
		c.table = nil
		if !layoutTable(n) {
			r.tables++
			c.table = &table{id: r.tables, row: -1}
		} else {
			r.cell = flow.Cell{}
		}
	case atom.Tr:
		c.table.nextRow()
	case atom.Td, atom.Th:
		if c.table != nil {
			outer := r.cell
			r.cell = c.table.nextCell(n)
			defer func() { r.cell = outer }()
		}
	case atom.Dl:
		c.level++
	case atom.Dt:
		if _, ok := termLabel(n); ok {
			return
		}
	case atom.Dd:
		r.described(n, c)
	case atom.Li:
		r.item(n, c)
	}
	r.lead.Heading = c.heading
	r.children(n, c)
	r.flush()
}

// preformatted reads lines that the page sets as they are.
func (r *reader) preformatted(n *html.Node, c context) {
	r.flush()
	s := innerText(n, len(r.text))
	lead := len(s) - len(strings.TrimLeft(s, "\n\r\t "))
	r.place(s[lead:])
	r.opened = false
	first := r.line - strings.Count(s[:lead], "\n")
	for i, l := range text.Lines(s) {
		l.Num += first - 1
		l.Furniture = cmp.Or(l.Furniture, c.furniture)
		l.Cell = r.cell
		l.Break = l.Break || i == 0 && r.brk
		r.out = append(r.out, l)
	}
	r.brk = false
}

func (r *reader) flush() {
	l := r.b.Line()
	if l.Text == "" && len(l.Marks) == 0 {
		if r.lead.Label == "" && r.lead.Note == "" && !r.lead.Bullet {
			r.lead = flow.Line{}
		}
		return
	}
	l.Heading, l.Note, l.Label, l.Bullet, l.Level = r.lead.Heading, r.lead.Note, r.lead.Label, r.lead.Bullet, r.lead.Level
	l.Break, l.Num, l.Cell, l.Soft, l.Center, l.Furniture = r.brk, r.line, r.cell, r.soft, r.at.center, r.at.furniture
	r.out = append(r.out, l)
	r.lead, r.brk, r.opened, r.soft = flow.Line{}, false, false, false
}

// lineBreak ends a line: two of them end the paragraph, and one before a label the line, since pages without
// paragraphs and lists set both off so.
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
	case flow.OpensItem.MatchString(innerText(next, 12)):
		r.flush()
		r.soft = true
	}
}

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
