package pdf

import "testing"

// The numbers of several paragraphs that one paragraph answers wrap in their own column; they are read before its
// words.
func TestLabelsThatWrap(t *testing.T) {
	t.Parallel()
	p := []put{
		{72, 780, 10, "1."}, {110, 780, 10, "The keepers accept this wish of the pilots and will light the mole in winter, all"},
		{110, 768, 10, "night and on each of the days of fog."},
		{72, 744, 10, "2., 3., 4.,"}, {136, 744, 10, "The keepers accept these wishes."},
		{72, 732, 10, "6., 7."},
		{72, 708, 10, "8., 9., 11.,"}, {136, 708, 10, "The keepers note these wishes, and refer in the light of the price of oil to the"},
		{72, 696, 10, "12., 14."}, {136, 696, 10, "answer that they gave to the council."},
		{72, 672, 10, "13."}, {110, 672, 10, "The keepers refuse this wish."},
	}
	same(t, read(t, write(p)), []string{
		"1. The keepers accept this wish of the pilots and will light the mole in winter, all night and on each of the days of fog.",
		"2., 3., 4., 6., 7. The keepers accept these wishes.",
		"8., 9., 11., 12., 14. The keepers note these wishes, and refer in the light of the price of oil to the answer that they gave to the council.",
		"13. The keepers refuse this wish.",
	})
}

// Numbers at the end of a paper count its notes, not its lines.
func TestNumbersOfEndnotes(t *testing.T) {
	t.Parallel()
	var pages [][]put
	for k := range 4 {
		var p []put
		for i := range 14 {
			p = append(p, put{72, 780 - 14*float64(i), 10, "the keepers see to the lamps of the quay, and to their oil, day"})
		}
		pages = append(pages, append(p, put{290, 40, 10, string(rune('1' + k))}))
	}
	var last []put
	for i := range 12 {
		y := 780 - 12*float64(i)
		last = append(last, put{72, y, 8, string(rune('a'+i)) + " mole"}, put{50, y, 8, []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}[i]})
	}
	lines, _, err := Lines(write(append(pages, last)...), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Furniture == "line number" {
			t.Errorf("%s is the number of a line", l.Text)
		}
	}
}

// Notes with a stroke behind their number stand in the size of the text, below a rule.
func TestSlashedNotes(t *testing.T) {
	t.Parallel()
	p := []put{
		{72, 780, 10, "1. The keepers recall the Lamp Convention of 10 May 1911 1/ and its rules, 2/ which the council"},
		{72, 768, 10, "printed anew."},
		{72, 744, 10, "2. The keepers light the lamps."},
		{72, 720, 10, "_______"},
		{72, 696, 10, "1/ Lamp Papers, volume II."},
		{72, 672, 10, "2/ The same, at the end."},
	}
	same(t, read(t, write(p)), []string{
		"1. The keepers recall the Lamp Convention of 10 May 1911^1 and its rules,^2 which the council printed anew.",
		"2. The keepers light the lamps.",
		"1: Lamp Papers, volume II.",
		"2: The same, at the end.",
	})
}
