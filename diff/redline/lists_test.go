package redline

import (
	"strings"
	"testing"
)

// A paragraph that is taken out is of the list of the new file that its neighbours are of, so that no list is brought
// in; where it was numbered otherwise there, its list comes with it.
func TestListsOfWhatIsTakenOut(t *testing.T) {
	t.Parallel()
	items := []string{"Light the lamps.", "Mend the ropes.", "Count the buoys each spring.", "Rest at night.", "Keep oil."}
	for _, c := range []struct {
		name          string
		before, after string
		lists         int // in the result
	}{
		{"the same list", listBody("", 1, items), listBody("", 4, append(items[:2:2], items[3:]...)), 1},
		{
			"changed and taken out", listBody("", 1, items),
			listBody("", 4, []string{"Light all lamps.", "Mend the ropes.", "Rest at night."}),
			1,
		},
		{"a list that is gone", listBody("", 1, items), para(items[0]) + para(items[1]), 2},
		{"a list that is new", para(items[0]) + para(items[1]), listBody("", 4, items[1:]), 1},
	} {
		_, out := check(t, docxBytes(t, "", 1, c.before), docxBytes(t, "", 4, c.after), Options{Formatting: true})
		if n := strings.Count(xmlOf(t, out, "word/numbering.xml"), "<w:num "); n != c.lists {
			t.Errorf("%s: %d lists, want %d", c.name, n, c.lists)
		}
	}
}
