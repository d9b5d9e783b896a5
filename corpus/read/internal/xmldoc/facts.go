package xmldoc

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// stated gathers what the metadata of a file says.
func stated(root *xmltree.Node) flow.Stated {
	s := flow.Stated{Title: first(root, "title fact"), Symbol: first(root, "symbol fact"), Language: root.Attr("lang")}
	if title, ok := strings.CutPrefix(s.Title, s.Symbol+":"); ok && s.Symbol != "" {
		s.Title = strings.TrimSpace(title)
	}
	if s.Language == "" {
		if n := root.Find(func(n *xmltree.Node) bool { return strings.ToLower(n.Name) == "language" && len(n.Words()) <= 5 }); n != nil {
			s.Language = n.Words()
		}
	}
	return s
}

// first is the words of the element in the metadata that states a fact, of the likeliest name that has any.
func first(root *xmltree.Node, fact string) string {
	for _, name := range ranked[fact] {
		n := root.Find(func(n *xmltree.Node) bool {
			return strings.ToLower(n.Name) == name && n.Words() != "" && inMetadata(n)
		})
		if n != nil {
			return n.Words()
		}
	}
	return ""
}

func inMetadata(n *xmltree.Node) bool {
	for ; n != nil; n = n.Parent {
		if is(n, "metadata") {
			return true
		}
	}
	return false
}
