package akn

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/xmltree"
)

// voting keeps how the paper was adopted, which stands in attributes, as a line of furniture in the words of the file:
// "adoptedRecordedVote; inFavour 148; against 11". Who voted how stands in elements, as other metadata does.
func (r *reader) voting(n *xmltree.Node, p place) {
	said := []string{n.Attr("outcome")}
	for _, k := range n.Kids {
		if who := strings.TrimPrefix(k.Attr("refersTo"), "#"); k.Name == "count" && k.Attr("value") != "" && who != "" {
			said = append(said, who+" "+k.Attr("value"))
		}
	}
	p.furniture = corpus.Voting
	r.flush()
	r.words(&xmltree.Node{Text: strings.Trim(strings.Join(said, "; "), "; "), Line: n.Line}, p)
	r.flush()
}
