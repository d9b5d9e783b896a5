package diff_test

import (
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/internal/difftest"
)

// A row that came in beside one that changed is no part of the change.
func TestTableRows(t *testing.T) {
	t.Parallel()
	const senegal, mekong = "Senegal | 4 | 1972 | 1 250 000\n", "Mekong | 4 | 1995 | 2 400 000\n"
	for _, c := range []struct{ a, b, want string }{
		{
			senegal + mekong, "Senegal | 4 | 1972 | 1 310 000\nDrin | 5 | 2011 | 410 000\n" + mekong,
			"Senegal | 4 | 1972 | 1 [-250-]{+310+} 000\n{+Drin | 5 | 2011 | 410 000\n+}" + mekong,
		},
		{
			senegal + mekong, senegal + "Volta | 4 | 2007 | 2 400 000\nMekong | 5 | 1995 | 2 500 000\n",
			senegal + "{+Volta | 4 | 2007 | 2 400 000\n+}Mekong | [-4-]{+5+} | 1995 | 2 [-400-]{+500+} 000\n",
		},
		{
			"The table:\n" + senegal + mekong, "The table is new:\n" + mekong + "Sava | 3 | 2002 | 980 000\n",
			"The table{+ is new+}:\n[-" + senegal + "-]" + mekong + "{+Sava | 3 | 2002 | 980 000\n+}",
		},
	} {
		s := diff.Texts(c.a, c.b, diff.In(language.English))
		check(t, s)
		if got := difftest.Marked(s); got != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}

func TestTablesKeepTheScript(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.SampledFrom([]string{"", "4", "1 250 000", "Mekong", "the basin of the Mekong", "2 000"})
		row := rapid.Map(rapid.SliceOfN(cell, 1, 4), func(cells []string) string { return strings.Join(cells, " | ") })
		pick := rapid.SliceOfN(rapid.SampledFrom(rapid.SliceOfN(row, 1, 6).Draw(t, "rows")), 0, 7)
		text := func(name string) string { return strings.Join(pick.Draw(t, name), "\n") }
		check(t, diff.Texts(text("a"), text("b")))
		check(t, diff.Texts(text("c"), text("d"), diff.By(diff.Sentence)))
	})
}
