package bitext

import (
	"slices"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

func TestNumbersInWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		language      language.Tag
		text          string
		digits, spelt []string
	}{
		{language.English, "The twelfth of 1,200 ferries, on the 19th", []string{"1200", "19"}, []string{"12"}},
		{language.French, "La douzième des 1 200 barques et une seule", []string{"1200"}, []string{"12", "1"}},
		{language.Spanish, "Tres barcas de las 05", []string{"5"}, []string{"3"}},
		{language.German, "Der zwölfte Kahn", nil, []string{"12"}},
		{language.Und, "The twelfth ferry", nil, nil},
	} {
		got := numerals(lang.For(c.language)).numbersOf(Segments(c.text), []int{0})
		if !slices.Equal(got.digits, c.digits) || !slices.Equal(got.spelt, c.spelt) {
			t.Errorf("%q has %q in digits and %q in words, want %q and %q", c.text, got.digits, got.spelt, c.digits, c.spelt)
		}
	}
}
