package concord

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// FuzzRow reads any row without a panic; one that was written is read.
func FuzzRow(f *testing.F) {
	r := NewRow(lang.For(language.French))
	r.Add(3, 0, "l'adoption des mesures, la non-sanction")
	r.Add(9, 1, "")
	r.Add(10, 1, "des mesures")
	whole := r.Bytes()
	f.Add(whole)
	f.Fuzz(func(t *testing.T, data []byte) {
		ix := &Index{}
		v := ix.vocabulary(language.French)
		v.addWord("mesures")
		s := v.stretch(data, 0, 8, nil)
		if string(data) == string(whole) && (s.err != nil || len(s.units) != 3 || len(s.places[0]) != 2 || s.units[2].number != 10) {
			t.Fatalf("%+v", s)
		}
		v.stretch(data, 0, 8, &marks{needs: []need{{run: "mesures"}}})
	})
}
