package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
)

// What a menu is measured by.
const (
	minLinks     = 3    // links of a menu told by its place
	maxLinkWords = 4.0  // mean words of those links
	linkShare    = 0.9  // share of its words in links
	namedShare   = 0.6  // the same where its class or id names it
	contentWords = 6    // words beside links that make a block content
	headChars    = 1000 // of a page foot, at most
	barWords     = 40   // of a bar with buttons, at most
	dialogWords  = 80   // of what opens over the page when it is asked for, at most
)

// dialogName is the class or id of what opens over the page when it is asked for: help with keys, a form.
var dialogName = lazyregexp.New(`(?i)(?:^|[-_\s])(?:popup|popover|modal|dialog|lightbox)(?:[-_\s]|$)`)

var menuName = lazyregexp.New(
	`(?i)(?:^|[-_\s])(?:nav|navbar|navigation|menus?|breadcrumbs?|fil-?ariane|sidebar|skip|skiplinks?|` +
		`langs?|langues?|languages?|toolbar|topbar|share|social|cookies?)(?:[-_\s]|$)`,
)

// A weight is what stands in an element.
type weight struct {
	words, linked, links int
	buttons              int
	order, last          int // of its first and last text in the page
	apart                int // words outside of links in its own paragraph, not in blocks inside
}

type scale struct {
	of          map[*html.Node]*weight
	count       int
	first, last int // order of the first and last content
}

// findMenus tells the elements whose words are menus, contents and page feet.
func findMenus(root *html.Node) map[*html.Node]string {
	s := &scale{of: map[*html.Node]*weight{}, first: -1}
	s.weigh(root, false, false)
	found := map[*html.Node]string{}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			if what := s.furniture(n); what != "" {
				found[n] = what
				if what != "menu" || n.DataAtom != atom.Header {
					return
				}
			}
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	walk(root)
	return found
}

// weigh counts the words of a tree, and finds where its content begins and ends.
func (s *scale) weigh(n *html.Node, inLink, inHeading bool) *weight {
	w := &weight{order: s.count, last: s.count}
	s.of[n] = w
	if n.Type == html.TextNode {
		w.words = len(
			strings.FieldsFunc(n.Data, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }),
		)
		if inLink {
			w.linked = w.words
		}
		if w.words > 0 {
			s.count++
		}
		w.apart = w.words - w.linked
		return w
	}
	if wordless[n.DataAtom] || n.DataAtom == atom.Head || n.DataAtom == atom.Select || n.DataAtom == atom.Noscript {
		return w
	}
	if n.DataAtom == atom.A && attr(n, "href") != "" {
		inLink = true
		w.links = 1
	}
	if n.DataAtom == atom.Button {
		w.buttons = 1
	}
	inHeading = inHeading || headings[n.DataAtom] > 0
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		kw := s.weigh(k, inLink, inHeading)
		w.words, w.linked, w.links = w.words+kw.words, w.linked+kw.linked, w.links+kw.links
		w.buttons += kw.buttons
		if !blocks[k.DataAtom] {
			w.apart += kw.apart
		}
	}
	w.last = s.count
	content := w.apart >= contentWords || headings[n.DataAtom] > 0 && w.words > w.linked
	if (blocks[n.DataAtom] || ownBlock(n)) && content && !s.inFurniture(n) {
		if s.first < 0 || w.order < s.first {
			s.first = w.order
		}
		s.last = max(s.last, w.last)
	}
	return w
}

// inFurniture reports whether an element stands where menus do.
func (s *scale) inFurniture(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Nav, atom.Footer, atom.Header:
			return !inArticle(n)
		}
	}
	return false
}

// furniture is what an element is, if it is no content.
func (s *scale) furniture(n *html.Node) string {
	w := s.of[n]
	if w == nil || w.words == 0 || n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return ""
	}
	share := float64(w.linked) / float64(w.words)
	role, names := attr(n, "role"), attr(n, "class")+" "+attr(n, "id")
	switch {
	case n.DataAtom == atom.Nav, role == "navigation", role == "search", role == "menu", role == "menubar":
		return "menu"
	case (n.DataAtom == atom.Footer || role == "contentinfo") && !inArticle(n) && len(innerText(n, headChars+1)) <= headChars:
		return "page foot"
	case (n.DataAtom == atom.Header || role == "banner") && !inArticle(n):
		return "menu"
	case n.DataAtom == atom.Aside && share >= namedShare:
		return "menu"
	case menuName.MatchString(names) && (share >= namedShare && w.links > 0 || w.buttons > 0 && w.words <= barWords):
		return "menu"
	case (n.DataAtom == atom.Dialog || role == "dialog" || dialogName.MatchString(names)) && w.words <= dialogWords:
		return "menu"
	case n.DataAtom != atom.Ul && n.DataAtom != atom.Ol && n.DataAtom != atom.Div && n.DataAtom != atom.P && n.DataAtom != atom.Table && n.DataAtom != atom.Td:
		return ""
	case w.links < 2 || share < linkShare || s.first < 0:
		return ""
	}
	outside := w.last <= s.first || w.order >= s.last
	short := float64(w.linked) <= maxLinkWords*float64(w.links)
	inside := w.links >= minLinks && (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && pointsInside(n)
	switch {
	case inside && (inArticle(n) || !outside):
		return "contents"
	case outside && short && (w.links >= minLinks || w.order >= s.last):
		return "menu"
	}
	return ""
}

// pointsInside reports whether all links of a list lead to places on the page.
func pointsInside(n *html.Node) bool {
	if n.DataAtom == atom.A && attr(n, "href") != "" {
		href := attr(n, "href")
		return strings.HasPrefix(href, "#") && len(href) > 1 &&
			!marker.MatchString(strings.Trim(strings.TrimSpace(innerText(n, 20)), "[]()"))
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if !pointsInside(k) {
			return false
		}
	}
	return true
}

// inArticle reports whether an element stands in the content proper.
func inArticle(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Article || p.DataAtom == atom.Main {
			return true
		}
	}
	return false
}
