package akn

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Names that dates go by in the files of different houses.
var (
	adoption    = lazyregexp.New(`(?i)adopt|enact|^made$|assent|signature|promulgat|passed|decision|judgment`)
	publication = lazyregexp.New(`(?i)publi|issu|gazett`)
	noDate      = lazyregexp.New(
		`(?i)publi|issu|gazett|markup|generat|version|force|expression|manifestation|consolidat|edit|commence`,
	)
)

// stated gathers what the metadata, the cover page and the preface say.
func stated(root *xmltree.Node) flow.Stated {
	var s flow.Stated
	work, expression := root.Find(named("FRBRWork")), root.Find(named("FRBRExpression"))
	s.Symbol = cmp.Or(
		fact(root, "coverPage", "docNumber"),
		fact(root, "preface", "docNumber"),
		value(work, "FRBRnumber"),
	)
	s.Symbol = strings.TrimRight(s.Symbol, ".")
	s.Title = cmp.Or(
		fact(root, "preface", "docTitle"),
		fact(root, "preface", "shortTitle"),
		alias(work),
		alias(expression),
		fact(root, "coverPage", "docTitle"),
		fact(root, "preface", "longTitle"),
	)
	s.Body = body(root, work)
	if n := root.Find(named("session")); n != nil {
		s.Session = cmp.Or(n.Attr("value"), n.Words())
	}
	if expression != nil {
		if n := expression.Child("FRBRlanguage"); n != nil {
			s.Language = n.Attr("language")
		}
	}
	s.Adopted = dateOf(work, func(name string) bool { return adoption.MatchString(name) })
	if s.Adopted.IsZero() {
		s.Adopted = docDate(root, adoption)
	}
	if s.Adopted.IsZero() {
		s.Adopted = dateOf(work, func(name string) bool { return !noDate.MatchString(name) })
	}
	s.Issued = dateOf(expression, func(name string) bool { return publication.MatchString(name) })
	if s.Issued.IsZero() {
		s.Issued = docDate(root, publication)
	}
	if n := root.Find(named("publication")); n != nil && s.Issued.IsZero() {
		s.Issued = flow.Day(n.Attr("date"))
	}
	return s
}

func named(name string) func(*xmltree.Node) bool {
	return func(n *xmltree.Node) bool { return n.Name == name }
}

// fact is the words of the first element of a name in a section of the document.
func fact(root *xmltree.Node, section, name string) string {
	if in := root.Find(named(section)); in != nil {
		if n := in.Find(named(name)); n != nil {
			return n.Words()
		}
	}
	return ""
}

func value(n *xmltree.Node, name string) string {
	if n == nil {
		return ""
	}
	if k := n.Child(name); k != nil {
		return cmp.Or(k.Attr("value"), k.Words())
	}
	return ""
}

// alias is a title among the other names of a work.
func alias(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	plain := ""
	for _, k := range n.Kids {
		if k.Name != "FRBRalias" {
			continue
		}
		name, value := strings.ToLower(k.Attr("name")), k.Attr("value")
		if strings.Contains(name, "title") {
			return value
		}
		if name == "" && strings.Contains(value, " ") && plain == "" {
			plain = value
		}
	}
	return cmp.Or(plain, value(n, "FRBRtitle"))
}

// body is who issued the document: as its cover page names it, or as the metadata names the author.
func body(root, work *xmltree.Node) string {
	issuer := root.Find(func(n *xmltree.Node) bool {
		return n.Name == "docAuthority" && strings.Contains(strings.ToLower(n.Attr("refersTo")), "issuing")
	})
	if issuer != nil {
		return issuer.Words()
	}
	if work == nil {
		return ""
	}
	author := work.Child("FRBRauthor")
	if author == nil {
		return ""
	}
	id := strings.TrimPrefix(author.Attr("href"), "#")
	who := root.Find(func(n *xmltree.Node) bool {
		return n.Name == "TLCOrganization" && id != "" && cmp.Or(n.Attr("eId"), n.Attr("id")) == id
	})
	if who != nil {
		return who.Attr("showAs")
	}
	return ""
}

// dateOf is the first full date of a level of the metadata whose name is accepted.
func dateOf(n *xmltree.Node, ok func(string) bool) corpus.Date {
	if n == nil {
		return corpus.Date{}
	}
	for _, k := range n.Kids {
		if k.Name == "FRBRdate" && ok(k.Attr("name")) {
			if d := flow.Day(k.Attr("date")); !d.IsZero() {
				return d
			}
		}
	}
	return corpus.Date{}
}

func docDate(root *xmltree.Node, name *lazyregexp.Regexp) corpus.Date {
	var d corpus.Date
	root.Find(func(n *xmltree.Node) bool {
		if n.Name == "docDate" &&
			slices.ContainsFunc([]string{n.Attr("refersTo"), n.Attr("name"), n.Attr("class")}, name.MatchString) {
			d = flow.Day(n.Attr("date"))
		}
		return !d.IsZero()
	})
	return d
}
