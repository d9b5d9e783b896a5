package read

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// clauseLines finds the lines that open a clause of their own, although the format takes them to go on the paragraph:
// recitals and decisions that follow one another without room between them, "Noting the report,", "Thanks the members
// and". Such a line opens with the words of a recital or of a decision and stands behind one that does and that ends
// with a comma, a semicolon, or "and" behind one; between them may stand the body that decides. Where the first of them
// opens in italics, the others do.
func clauseLines(lines []flow.Line) map[int]bool {
	var out map[int]bool
	clause := false // the paragraph so far opens as a recital or a decision
	italic := false // and that in italics
	body := false   // the last line is the body whose decisions follow
	last := ""
	for i, l := range lines {
		between := clause && bodyBetween(last, lines[i:])
		switch {
		case l.Furniture != "" || l.Note != "":
			continue
		case !l.Soft && !between:
			clause, italic = l.Label == "" && l.Cell.Table == 0 && opensClause(l.Text), l.Italic
		case between || clause && (l.Italic || !italic) && (endsListed(last) || body) && opensClause(l.Text):
			if out == nil {
				out = map[int]bool{}
			}
			out[i] = true
		}
		body, last = between, l.Text
	}
	return out
}

// bodyBetween reports whether a line is the body that decides, alone, between the last recital and its decision.
func bodyBetween(last string, lines []flow.Line) bool {
	name := strings.TrimRight(lines[0].Text, ", ")
	return endsListed(last) && len(lines) > 1 && opensClause(lines[1].Text) && terms.EnactingBody(name+",", language.Und)
}

// opensClause reports whether a line surely opens a recital or a decision.
func opensClause(text string) bool {
	return text != "" && !startsLower(text) && (terms.OpensRecital(text, language.Und) == terms.Strong ||
		terms.OpensOperative(text, language.Und) == terms.Strong)
}

// endsListed reports whether a clause ends where another of the same sentence may follow.
func endsListed(text string) bool {
	i := strings.LastIndexAny(text, ",;")
	return i > 0 && (i == len(text)-1 || conjunction(text[i+1:]))
}
