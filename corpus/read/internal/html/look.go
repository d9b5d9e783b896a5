package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// wordless elements hold no words for a reader.
var wordless = map[atom.Atom]bool{
	atom.Script:   true,
	atom.Style:    true,
	atom.Template: true,
	atom.Iframe:   true,
	atom.Object:   true,
}

var blocks = map[atom.Atom]bool{
	atom.P:          true,
	atom.Div:        true,
	atom.Li:         true,
	atom.Td:         true,
	atom.Th:         true,
	atom.Tr:         true,
	atom.Table:      true,
	atom.Ul:         true,
	atom.Ol:         true,
	atom.Dl:         true,
	atom.Dt:         true,
	atom.Dd:         true,
	atom.Blockquote: true,
	atom.Section:    true,
	atom.Article:    true,
	atom.Main:       true,
	atom.Header:     true,
	atom.Footer:     true,
	atom.Aside:      true,
	atom.Pre:        true,
	atom.Center:     true,
	atom.Body:       true,
	atom.Hr:         true,
	atom.H1:         true,
	atom.H2:         true,
	atom.H3:         true,
	atom.H4:         true,
	atom.H5:         true,
	atom.H6:         true,
	atom.Figure:     true,
	atom.Form:       true,
	atom.Fieldset:   true,
	atom.Nav:        true,
	atom.Title:      true,
	atom.Caption:    true,
	atom.Figcaption: true,
	atom.Summary:    true,
	atom.Details:    true,
	atom.Address:    true,
	atom.Hgroup:     true,
	atom.Noscript:   true,
	atom.Select:     true,
	atom.Option:     true,
	atom.Textarea:   true,
	atom.Legend:     true,
	atom.Dialog:     true,
	atom.Menu:       true,
	atom.Head:       true,
	atom.Svg:        true,
}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5, atom.H6: 6}

var (
	marker    = lazyregexp.New(`^(?:[0-9]{1,3}[a-z]?|\*{1,3}|†|‡|[ivx]{1,5})$`)
	noteClass = lazyregexp.New(`(?i)footnote|endnote|^s?dfootnote|^(?:ftn|fn|edn)[-_:]?[0-9]`)
	boldStyle = lazyregexp.New(`(?i)font-weight\s*:\s*(?:bold|[6-9]00)`)
	thinStyle = lazyregexp.New(`(?i)font-weight\s*:\s*(?:normal|[1-5]00)`)
	italStyle = lazyregexp.New(`(?i)font-style\s*:\s*(?:italic|oblique)`)
	romnStyle = lazyregexp.New(`(?i)font-style\s*:\s*normal`)
	centStyle = lazyregexp.New(`(?i)text-align\s*:\s*center`)
	leftStyle = lazyregexp.New(`(?i)text-align\s*:\s*(?:left|right|justify)`)
	hidden    = lazyregexp.New(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
	supStyle  = lazyregexp.New(`(?i)vertical-align\s*:\s*super`)
)

// dress takes what an element and its style say of the look of its words.
func dress(n *html.Node, c *context) {
	style, align := attr(n, "style"), attr(n, "align")
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Th:
		c.style.Bold = true
	case atom.I, atom.Em, atom.Cite, atom.Dfn, atom.Var:
		c.style.Italic = true
	case atom.Center:
		c.center = true
	case atom.Sup:
		c.sup = true
	}
	c.style.Bold = (c.style.Bold || boldStyle.MatchString(style)) && !thinStyle.MatchString(style)
	c.style.Italic = (c.style.Italic || italStyle.MatchString(style)) && !romnStyle.MatchString(style)
	c.sup = c.sup || supStyle.MatchString(style)
	c.center = (c.center || strings.EqualFold(align, "center") || centStyle.MatchString(style)) &&
		!strings.EqualFold(align, "left") && !strings.EqualFold(align, "justify") && !leftStyle.MatchString(style)
}

// furnish tells which furniture the words of an element are.
func (r *reader) furnish(n *html.Node, c *context) {
	set := func(what string) {
		if c.furniture == "" {
			c.furniture = what
		}
	}
	switch n.DataAtom {
	case atom.Title:
		if n.Parent != nil && n.Parent.DataAtom == atom.Head {
			set("page title")
		}
	case atom.Select, atom.Button, atom.Textarea, atom.Label, atom.Legend, atom.Datalist:
		set("form")
	case atom.Noscript:
		set("no script")
	case atom.Svg:
		set("picture")
	case atom.Header:
		c.header = c.header || !inArticle(n)
	}
	if hidden.MatchString(attr(n, "style")) || has(n, "hidden") {
		set("hidden")
	}
	if t := attr(n, "title"); n.DataAtom == atom.Div && (t == "header" || t == "footer") {
		set("running head")
	}
	if what := r.menus[n]; what != "" {
		set(what)
	}
	if c.header && headings[n.DataAtom] > 0 && c.furniture == "menu" && r.menus[n] == "" {
		c.furniture = ""
	}
}

var (
	preStyle = lazyregexp.New(`(?i)white-space\s*:\s*(?:pre|break-spaces)`)
	preClass = lazyregexp.New(`(?i)(?:^|[\s-])pre-(?:wrap|line)(?:\s|$)`)
)

// keepsLines reports whether the style of an element, or the class that a style sheet names after it, keeps the ends of
// its lines, and no blocks stand in it.
func keepsLines(n *html.Node) bool {
	return (preStyle.MatchString(attr(n, "style")) || preClass.MatchString(attr(n, "class"))) && !holdsBlocks(n)
}
