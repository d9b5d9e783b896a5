package read

import (
	"strings"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/internal/terms"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// partVotes makes paragraphs of the lines by which minutes record who was there and how they voted, a line each:
// "Ayes: ...", "Noes: ...", "Absent: ...". They end without a sign and are no headings. One such line alone may be
// anything.
func partVotes(lines []flow.Line) {
	last := -1 // the line before, where it is such
	for i, l := range lines {
		if l.Furniture != "" || l.Note != "" {
			continue
		}
		if !isVote(l) {
			if !l.Soft {
				last = -1
			}
			continue
		}
		if last >= 0 {
			for _, k := range []int{last, i} {
				lines[k].Kind, lines[k].Soft, lines[k].Bold = string(corpus.Text), false, false
			}
		}
		last = i
	}
}

// voteHead is how far the colon of such a line stands from its head, in bytes.
const voteHead = 40

// isVote reports whether a line records a vote, or who was there.
func isVote(l flow.Line) bool {
	if l.Label != "" || l.Bullet || l.Heading > 0 || l.Cell.Table > 0 || l.Kind != "" && l.Kind != string(corpus.Text) {
		return false
	}
	at := strings.IndexByte(l.Text[:min(len(l.Text), voteHead)], ':')
	return at > 0 && (terms.Is(terms.Vote, l.Text) || terms.Is(terms.Attendance, l.Text))
}
