package xmldoc

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// Names of elements that state facts, the likelier first.
var (
	titles = []string{
		"ShortTitle", "short-title", "LongTitle", "title", "official-title", "docTitle", "titulo", "titre",
	}
	symbols = []string{"citableAs", "ConsolidatedNumber", "InstrumentNumber", "docNumber", "legis-num", "NO.DOC", "numero_oficial"}
)

// stated gathers what the metadata of a file says.
func stated(root *xmltree.Node) flow.Stated {
	s := flow.Stated{Title: first(root, titles), Symbol: first(root, symbols), Language: root.Attr("lang")}
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

// first is the words of the first element of the first name that has any, in the metadata or, for acts, anywhere.
func first(root *xmltree.Node, names []string) string {
	for _, name := range names {
		n := root.Find(func(n *xmltree.Node) bool { return n.Name == name && n.Words() != "" && inMetadata(n) })
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
