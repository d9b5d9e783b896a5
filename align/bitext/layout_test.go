package bitext

import (
	"testing"

	"golang.org/x/text/language"
)

// Of a bead of two and two segments, parts that both texts break off inside a sentence are aligned one by one, though
// words went from one to the other; whole sentences stay joined, and so do parts that have nothing in common.
func TestLayoutIsKept(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name           string
		source, target []string
		parts          int
	}{
		{"a list", []string{
			"For the purposes of subsection (1),",
			"the reference to a copy in the Criminal Code shall be read as including a reference to a copy to be given to",
		},
			[]string{
				"Pour l’application du paragraphe (1), la mention dans le Code criminel :",
				"des copies vaut également mention des copies qui doivent être envoyées aux personnes suivantes :",
			}, 2},
		{"sentences", []string{
			"For the purposes of subsection (1).",
			"the reference to a copy in the Criminal Code shall be read as including a reference to a copy to be given to",
		},
			[]string{
				"Pour l’application du paragraphe (1), la mention dans le Code criminel.",
				"des copies vaut également mention des copies qui doivent être envoyées aux personnes suivantes :",
			}, 0},
		{"two lists", []string{
			"Victims, witnesses, judges, prisons, courts, children,",
			"money, banks, property, crimes, trade, work, women, offences",
		},
			[]string{
				"argent, banques, biens, crimes, commerce, travail, femmes, infractions,",
				"victimes, témoins, juges, prisons, tribunaux, enfants",
			}, 0},
	} {
		m, err := newModel(
			Segments(c.source...), Segments(c.target...),
			newOptions([]Option{WithLanguages(language.English, language.French)}),
		)
		if err != nil {
			t.Fatal(err)
		}
		m.forward, m.backward = m.seedForward, m.seedBackward
		m.know(m.close)
		w := m.refiner()
		joined := span{a: 0, b: 2, c: 0, d: 2}
		joined.gain = w.direct(joined)
		if got := w.parts(joined); len(got) != c.parts {
			t.Errorf("%s: %d parts, not %d", c.name, len(got), c.parts)
		}
	}
}
