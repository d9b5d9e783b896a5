package page

import (
	"slices"
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

// Where some paragraphs are set off by room, a line that had room for the next word ends one all the same if a clause
// ends in it and a capital or a quotation follows; in small letters its paragraph goes on.
func TestParagraphsWithAndWithoutRoom(t *testing.T) {
	t.Parallel()
	var p []Line
	top := 0.0
	add := func(text string, right, room float64) {
		top += 12 + room
		p = append(p, Line{Line: flow.Line{Text: text}, Top: top, Bottom: top + 10, Left: 50, Right: right, Size: 10})
	}
	for range 10 {
		add("The lamps of the quay shall be lit at dusk by the keeper and by no one else", 450, 12)
		add("than the keeper or a helper of the keeper, says the book of the quay, and so", 450, 0)
		add("it is.", 100, 0)
	}
	add("Lamp means any light that is kept on the quay by the keeper;", 370, 12)
	add("“Keeper” means who keeps the lamps of the quay or of the hill by order", 450, 0)
	add("of the harbour, and in any case whoever has the key of the", 370, 0)
	add("tower for so long as they have it.", 250, 0)
	var got []bool
	for _, l := range Paragraphs([][]Line{p})[30:] {
		got = append(got, l.Soft)
	}
	if want := []bool{false, false, true, true}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
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
		"a bold numbered heading over two lines": {[]set{
			{"3 The keepers of the lamps of the quay and of those on the hill and", 50, 450, true},
			{"their helpers", 70, 150, true},
			{"The lamps are lit at dusk by a keeper or by one of the helpers who", 50, 450, false},
		}, []bool{false, true, false}},
		"a letter with a full stop that hangs": {[]set{
			{"5. The keepers shall be elected by those who are there.", 50, 300, false},
			{"a. In the event that no keeper has most of the votes of the quay, a", 74, 450, false},
			{"second vote is taken.", 86, 200, false},
		}, []bool{false, false, true}},
		"a bullet under a full line": {[]set{
			{"• The lamp of the quay is lit by the keeper or by a helper of the hill", 50, 450, false},
			{"◦ The helper asks first", 50, 150, false},
		}, []bool{false, false}},
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

// A line that stands deeper than a short item and bears a label opens an item of its own; behind a full line it goes on.
func TestDeeperItemsBehindShortOnes(t *testing.T) {
	t.Parallel()
	line := func(text string, left, right, top float64) Line {
		return Line{Line: flow.Line{Text: text}, Left: left, Right: right, Top: top, Bottom: top + 10, Size: 10}
	}
	got := Paragraphs([][]Line{{
		line("The rules of the lamp house say what is lit and when, all year round.", 50, 500, 10),
		line("I. Lamps", 70, 110, 25),
		line("A. Lamps burn from dusk to dawn, and whoever keeps them sees to that each", 100, 500, 40),
		line("evening of the year.", 115, 200, 55),
		line("II. Buoys that were put out by Dr. Elder and by the keeper of the harbour, Mrs.", 70, 500, 70),
		line("A. Younger, stay where they are.", 100, 260, 85),
	}})
	var soft []bool
	for _, l := range got {
		soft = append(soft, l.Soft)
	}
	if want := []bool{false, false, false, true, false, true}; !slices.Equal(soft, want) {
		t.Errorf("go on the line before: %v, want %v", soft, want)
	}
}
