package page

import (
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// set is a line of a page as it is set: the text, where it begins and ends, whether it is bold.
type set struct {
	text        string
	left, right float64
	bold        bool
}

// soft tells of the lines of a page, 12 points apart, which go on the paragraph before.
func soft(lines ...set) []bool {
	var p []Line
	for i, s := range lines {
		top := 12 * float64(i)
		p = append(p, Line{
			Line: flow.Line{Text: s.text, Bold: s.bold, Center: s.left > 100},
			Top:  top, Bottom: top + 10, Left: s.left, Right: s.right, Size: 10,
		})
	}
	var out []bool
	for _, l := range Paragraphs([][]Line{p}) {
		out = append(out, l.Soft)
	}
	return out
}

func TestParagraphs(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines []set
		want  []bool
	}{
		"lines hang below a letter": {[]set{
			{"B. The lamps of the quay that burn in the fog of the general", 50, 450, false},
			{"harbour, shall be kept by the keeper and by no one else than", 74, 450, false},
			{"the keeper.", 74, 120, false},
		}, []bool{false, true, true}},
		"lines hang below a decimal": {[]set{
			{"2.0.4 The helper shall present the book of the quay at the Annual", 50, 450, false},
			{"Meeting of the keepers.", 90, 220, false},
		}, []bool{false, true}},
		"the end of a sentence is bold": {[]set{
			{"Captions stand for reference only and are no part of it. [Added", 50, 450, false},
			{"5-29-2013, approved 10-8-2013]", 50, 200, true},
		}, []bool{false, true}},
		"a bold heading stands under a full line": {[]set{
			{"The keeper shall see to it that the lamps are lit when dusk falls.", 50, 450, false},
			{"Duties of helpers", 50, 140, true},
		}, []bool{false, false}},
		"an article under the heading of a chapter": {[]set{
			{"CHAPTER I - GENERAL DUTIES OF THE KEEPERS OF THE LAMPS AND OF ALL", 50, 450, true},
			{"Article 1. Lamps", 50, 140, true},
			{"The lamps shall be lit at dusk and be put out at dawn, says the", 50, 450, false},
			{"Article 2 of the law.", 50, 160, false},
		}, []bool{false, false, false, true}},
		"a definition under a dash": {[]set{
			{"2. In this Act, unless the context otherwise requires—", 50, 300, false},
			{"“lamp” means a light on a quay, in a house or on a ship in the", 74, 450, false},
			{"harbour.", 50, 100, false},
		}, []bool{false, false, true}},
	} {
		got := soft(c.lines...)
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: line %d goes on: %v", name, i+1, got[i])
			}
		}
	}
}
