package pdf

import "testing"

// Words that are printed over themselves, broken at other places each time, are read once; a word that stands twice
// side by side, or again on the next line, is kept.
func TestOverprintedWordsAreReadOnce(t *testing.T) {
	t.Parallel()
	got := read(t, write([]put{
		{50, 700, 12, "The board meets twice "}, {50, 640, 12, "A member may leave at any time."},
		{50.2, 700.1, 12, "The board "}, {50, 654, 12, "The fee is due due in May of each year, and"},
		{50.3, 700, 12, "The board meets twice a year, in spring and in autumn, at the seat"},
		{50, 686, 12, "of the club, and keeps minutes of what the board"}, {50.1, 686, 12, "of the club, and"},
		{50, 672, 12, "The board"}, {50.1, 672, 12, "The board "}, {50, 672, 12, "The board decides by vote."},
	}))
	same(t, got, []string{
		"The board meets twice a year, in spring and in autumn, at the seat of the club, and keeps minutes of what the board",
		"The board decides by vote.",
		"The fee is due due in May of each year, and",
		"A member may leave at any time.",
	})
}
