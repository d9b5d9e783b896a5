package html

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/reprise-wording/reprise/corpus/read/internal/akn"
)

// aknClass is what programs that turn acts in Akoma Ntoso into pages put before the names of its elements to make
// classes: <span class="akn-p">.
const aknClass = "akn-"

// isAknBlock reports whether the class of an element names an element of Akoma Ntoso that makes paragraphs.
func isAknBlock(n *html.Node) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if name, ok := strings.CutPrefix(class, aknClass); ok && akn.MakesParagraphs(name) {
			return true
		}
	}
	return false
}
