package terms

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A date is found whichever way it is printed, whole and nothing more, among whatever words stand about it.
func TestDatesInAllForms(t *testing.T) {
	t.Parallel()
	names := map[string][]string{
		"en": strings.Fields("January February March April May June July August September October November December"),
		"fr": strings.Fields("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
		"es": strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
		"ru": strings.Fields("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
		"de": strings.Fields("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
	}
	english := func(d int) string {
		switch {
		case d%10 == 1 && d != 11:
			return fmt.Sprint(d, "st")
		case d%10 == 2 && d != 12:
			return fmt.Sprint(d, "nd")
		case d%10 == 3 && d != 13:
			return fmt.Sprint(d, "rd")
		}
		return fmt.Sprint(d, "th")
	}
	forms := []func(y, m, d int) string{
		func(y, m, d int) string { return fmt.Sprintf("%d %s %d", d, names["en"][m-1], y) },
		func(y, m, d int) string { return fmt.Sprintf("%s %d, %d", names["en"][m-1], d, y) },
		func(y, m, d int) string { return fmt.Sprintf("%s %s %d", english(d), names["en"][m-1], y) },
		func(y, m, d int) string { return fmt.Sprintf("%s %s, %d", names["en"][m-1], english(d), y) },
		func(y, m, d int) string { return fmt.Sprintf("%d %s %d", d, names["fr"][m-1], y) },
		func(y, m, _ int) string { return fmt.Sprintf("1er %s %d", names["fr"][m-1], y) },
		func(y, m, d int) string { return fmt.Sprintf("%d de %s de %d", d, names["es"][m-1], y) },
		func(y, m, _ int) string { return fmt.Sprintf("1.º de %s de %d", names["es"][m-1], y) },
		func(y, m, d int) string { return fmt.Sprintf("%d. %s %d", d, names["de"][m-1], y) },
		func(y, m, d int) string { return fmt.Sprintf("%d %s %d года", d, names["ru"][m-1], y) },
		func(y, m, d int) string { return fmt.Sprintf("%d-го %s %d года", d, names["ru"][m-1], y) },
		func(y, m, d int) string { return fmt.Sprintf("%d年%d月%d日", y, m, d) },
		func(y, m, d int) string { return fmt.Sprintf("%04d-%02d-%02d", y, m, d) },
		func(y, m, d int) string { return fmt.Sprintf("%02d.%02d.%04d", d, m, y) },
	}
	rapid.Check(t, func(t *rapid.T) {
		y, m, d := rapid.IntRange(1900, 2099).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day")
		k := rapid.IntRange(0, len(forms)-1).Draw(t, "form")
		printed := forms[k](y, m, d)
		if strings.HasPrefix(printed, "1er ") || strings.HasPrefix(printed, "1.º ") {
			d = 1
		}
		before := rapid.SampledFrom([]string{"", "Vienna, ", "(", "Distr.: General\n", "see "}).Draw(t, "before")
		after := rapid.SampledFrom([]string{"", ".", ", Vienna", ")", "\nOriginal: English", "; see"}).Draw(t, "after")
		got, ok := FindDates(before + printed + after)
		want := Date{y, m, d}
		if !ok || got.Start != want || got.End != want || got.From != len(before) {
			t.Fatalf("%q: %+v, want %+v from %d", before+printed+after, got, want, len(before))
		}
		if rest := printed[min(got.To-len(before), len(printed)):]; rest != "" && rest != " года" {
			t.Fatalf("%q: the date ends before %q", before+printed+after, rest)
		}
	})
}
