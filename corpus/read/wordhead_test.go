package read

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What opens with a word has none of the labels that labelOf no longer looks for there.
func TestAWordIsNoLabel(t *testing.T) {
	t.Parallel()
	heads := rapid.StringMatching(`[A-Za-zivxlcIVXLC]{1,9}([.)\]:/–—-]|er|°|º| |\.-|\.[0-9]{1,2}|[0-9])?( - | – | )?[A-Za-z(]{0,4}`)
	short := 0
	rapid.Check(t, func(t *rapid.T) {
		text := heads.Draw(t, "text")
		if !opensWord(text) {
			return
		}
		short++
		for name, read := range map[string]func(string) (label, bool){"sign": signLabel, "joint": jointLabel,
			"decimal": decimalLabel, "printed": printedLabel, "bare": bareLabel} {
			if lab, ok := read(text); ok {
				t.Errorf("%q has the label %q (%s)", text, lab.mark, name)
			}
		}
	})
	if short == 0 {
		t.Error("no text opens with a word")
	}
	for _, text := range []string{"III. Reports", "xii) rope", "CCIV — x", "ab) rope", "A. Harbours", "iv", strings.Repeat("x", 8) + ". y"} {
		if opensWord(text) {
			t.Errorf("%q opens with a word", text)
		}
	}
}
