package html

import (
	"strings"

	"golang.org/x/net/html"
)

// Programs that turn acts in Akoma Ntoso into pages keep the names of its elements as classes: <span class="akn-p">.
// Which of those are blocks, the standard says, not HTML.
const aknClass = "akn-"

// aknBlocks are the elements of Akoma Ntoso that hold paragraphs or are one.
var aknBlocks = map[string]bool{}

func init() {
	for name := range strings.FieldsSeq(`act doc body mainBody preface preamble conclusions attachment schedule component
		book part title chapter subpart division subdivision article section subsection rule clause hcontainer
		paragraph subparagraph point item indent alinea blockList blockContainer tblock block p content intro wrapUp
		listIntroduction listWrapUp crossHeading longTitle recital citation formula container remark signature`) {
		aknBlocks[name] = true
	}
}

// isAknBlock reports whether the class of an element names a block of Akoma Ntoso.
func isAknBlock(n *html.Node) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if name, ok := strings.CutPrefix(class, aknClass); ok && aknBlocks[name] {
			return true
		}
	}
	return false
}
