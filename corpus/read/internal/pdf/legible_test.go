package pdf

import (
	"errors"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
)

// Where fonts do not say which letters they draw, it is told; writings of all kinds are legible.
func TestLegible(t *testing.T) {
	t.Parallel()
	english := strings.Repeat("the lamps of the quays are lit at dusk ", 5)
	for _, c := range []struct {
		name, text    string
		warns, refuse bool
	}{
		{"English", english, false, false},
		{"Azerbaijani", "Limanların fənərləri gecə vaxtı yandırılmalıdır və gözətçilər onları söndürməməlidir", false, false},
		{"Chinese beside Latin letters", "港口灯塔A类和B类应在夜间点亮，见附件ABC第3段", false, false},
		{"Arabic beside Latin", "يضيء الحراس المصابيح ليلا في الميناء WHO وفي الضباب", false, false},
		{"numbers of glyphs", "\x03\x11\x12 ɋɈȽɅȺɒȿɇɂȿ ɉɈ ɎɈɇȺɊəɆ", false, true},
		{"some words", english + "\x03\x04\x05\x06\x03\x04\x05\x06", true, false},
		{"letters of two scripts in words", "اتفʮق ʯبرʗم في إطʟر" + strings.Repeat(" اتفاق مبرم", 8), true, false},
	} {
		warnings, err := legible(printed(c.text))
		var trouble *flow.Trouble
		if (len(warnings) > 0) != c.warns || errors.As(err, &trouble) != c.refuse {
			t.Errorf("%s: %v, %v", c.name, warnings, err)
		}
	}
}

// Lines without any letter do not stop the reading.
func TestNoLetters(t *testing.T) {
	t.Parallel()
	lines := set(printed("\x03\x04\n\nThe lamps are lit at dusk.\n\x05\n"))
	for _, l := range lines {
		if l.Text == "The lamps are lit at dusk." {
			return
		}
	}
	t.Errorf("%+v", lines)
}

// In a paper of two pages a head is running where it counts the pages; other lines that are alike are text.
func TestHeadsOfTwoPages(t *testing.T) {
	t.Parallel()
	body := strings.Repeat("\nThe keepers light all lamps of the quays at dusk.", 9)
	for head, want := range map[string]int{"Act 40 of 2041 | Page N of 2": 2, "Lamps and quays": 0} {
		text := strings.Replace(head, "N", "1", 1) + "\n" + body + "§" + strings.Replace(head, "N", "2", 1) + "\n" + body
		running := 0
		for _, l := range set(printed(text)) {
			if l.Furniture == "running head" {
				running++
			}
		}
		if running != want {
			t.Errorf("%s: %d running heads, want %d", head, running, want)
		}
	}
}
