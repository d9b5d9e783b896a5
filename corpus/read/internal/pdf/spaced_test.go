package pdf

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// typed is a segment of one character after the other; ~ stands for a space that PDFium guessed.
func typed(text string) *segment {
	s := &segment{}
	for i, r := range []rune(text) {
		if r == '~' {
			r = guessed
		}
		s.glyphs = append(s.glyphs, glyph{r: r, left: float64(i), right: float64(i + 1), size: 1})
	}
	return s
}

func (s *segment) typed() string {
	var b strings.Builder
	for _, g := range s.glyphs {
		b.WriteRune(g.r)
	}
	return strings.ReplaceAll(b.String(), string(guessed), "~")
}

func TestSpacesOfATypesetterGo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"看 守 人 應~當 點 燈 ， 每 晚 一 次。", "看守人應當點燈，每晚一次。"},
		{"至 17 小 時 的 燈 與 灯", "至 17 小時的燈與灯"},
		{"第一條 看守人應當點燈 每晚一次", "第一條 看守人應當點燈 每晚一次"},
		{"燈 塔", "燈 塔"}, // too few to tell
		{"The keeper lights the lamp", "The keeper lights the lamp"},
	} {
		s := typed(c.text)
		s.closeUp()
		if got := s.typed(); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

// Nothing goes but spaces.
func TestOnlySpacesGo(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("燈塔，a1 ~")), 0, 40, -1).Draw(t, "text")
		s := typed(text)
		s.closeUp()
		letters := strings.NewReplacer(" ", "", "~", "")
		if a, b := letters.Replace(text), letters.Replace(s.typed()); a != b {
			t.Fatalf("%q becomes %q", a, b)
		}
	})
}

func TestLettersThatAreAllBoldArePlain(t *testing.T) {
	t.Parallel()
	weight := func(bold int) (left int) {
		page := typed("lamps of the quay").glyphs
		for i := range bold {
			page[i].bold = true
		}
		plainWeight([][]glyph{page})
		for _, g := range page {
			if g.bold {
				left++
			}
		}
		return left
	}
	if got := weight(5); got != 5 {
		t.Errorf("of 5 bold letters among 14, %d stay bold", got)
	}
	if got := weight(16); got != 0 {
		t.Errorf("where all but one are bold, %d stay bold", got)
	}
}
