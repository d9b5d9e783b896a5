package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// innerText is the first words of an element.
func innerText(n *html.Node, limit int) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if wordless[n.DataAtom] {
			return
		}
		for c := n.FirstChild; c != nil && b.Len() < limit; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// ownBlock reports whether an element that is not HTML's own stands among blocks, as one that a site expands to a
// heading does.
func ownBlock(n *html.Node) bool {
	if n.DataAtom != 0 || n.Type != html.ElementNode || n.Namespace != "" || n.Parent == nil {
		return false
	}
	switch n.Parent.DataAtom {
	case atom.Body, atom.Div, atom.Section, atom.Article, atom.Main:
		return true
	}
	return ownBlock(n.Parent)
}

// ownHeading reports whether the name of such an element calls it a heading, or an entry of the contents that stands
// where its text does.
func ownHeading(n *html.Node) bool {
	if !ownBlock(n) || len(innerText(n, 301)) > 300 {
		return false
	}
	for _, name := range []string{"head", "title", "toc-", "-toc"} {
		if strings.Contains(n.Data, name) {
			return !holdsBlocks(n)
		}
	}
	return false
}

func holdsBlocks(n *html.Node) bool {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if blocks[k.DataAtom] || holdsBlocks(k) {
			return true
		}
	}
	return false
}
