package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// contact is the name of a person with nothing behind it but where to write to, in brackets: "Ana Bell [ana@bell.org]
// [mail]". A name that a site knows the person by is none: "Ana Bell (@ana)", as minutes list who was present.
var contact = lazyregexp.New(
	`^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4} ?((?:\[[^\[\]]{0,60}\] ?|<[^<>]{0,60}> ?|\([^()]{0,60}\) ?)+)$`,
)

// leastNames is how many names make a list of them.
const leastNames = 3

// leaveNames marks lists of persons and where to write to them, as ballots have of those who second a proposal.
func leaveNames(lines []flow.Line) {
	for i := 0; i < len(lines); {
		from := i
		for i < len(lines) && isContact(lines[i]) {
			i++
		}
		if i-from >= leastNames {
			mark(lines[from:i], "names")
		}
		i = max(i, from+1)
	}
}

func isContact(l flow.Line) bool {
	if l.Furniture != "" || l.Heading > 0 || l.Cell.Table > 0 || l.Label == "" && !l.Bullet || len(l.Text) > 200 {
		return false
	}
	m := contact.FindStringSubmatch(l.Text)
	return m != nil && (strings.LastIndexByte(m[1], '@') > len("(") || strings.Contains(m[1], "[]")) // not (@ana)
}
