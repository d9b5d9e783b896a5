package akn

import (
	"cmp"
	"encoding/xml"
	"strings"

	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// FillPlaceholders puts the words of the metadata where a drafting program left an empty reference to them, and where a
// fact of the metadata is such a reference: <ref href="#billTitle"/> stands for what the concept billTitle shows as.
func FillPlaceholders(root *xmltree.Node) {
	shown := map[string]string{}
	root.All(func(n *xmltree.Node) {
		if id := cmp.Or(n.Attr("eId"), n.Attr("id")); strings.HasPrefix(n.Name, "TLC") && id != "" {
			shown["#"+id] = n.Attr("showAs")
		}
	})
	root.All(func(n *xmltree.Node) {
		switch n.Name {
		case "ref":
			if words := shown[n.Attr("href")]; words != "" && n.Words() == "" {
				n.Kids = append(n.Kids, &xmltree.Node{Text: words, Line: n.Line, Parent: n})
			}
		case "FRBRnumber":
			if words, known := shown[n.Attr("value")]; known {
				n.Attrs = []xml.Attr{{Name: xml.Name{Local: "value"}, Value: words}}
			}
		}
	})
}
