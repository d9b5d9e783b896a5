package reuse

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// Units of one wording are counted at once, and the counts are those of counting each.
func TestUnitsOfOneWordingAreCountedAtOnce(t *testing.T) {
	t.Parallel()
	words := []string{"harbour", "pilots", "the", "lamps", "12", "rope"}
	wording := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "words"), " ")
	})
	file := rapid.Custom(func(t *rapid.T) File { return File{Lines: rapid.SliceOfN(wording, 1, 12).Draw(t, "lines")} })
	rapid.Check(t, func(t *rapid.T) {
		first := file.Draw(t, "earlier")
		set := FromLines(language.English, first, file.Draw(t, "later"))
		from := rapid.SampledFrom([]int{0, len(first.Lines)}).Draw(t, "from")
		d, err := newTermIndex(context.Background(), set, 0, from)
		if err != nil {
			t.Fatal(err)
		}
		all, want := 0, map[string]int32{} // of stems, and of one after another
		for i, body := range d.body {
			all += int(d.times[i])
			seen := map[string]bool{}
			for k, term := range body {
				seen[d.stems[term]] = true
				if k > 0 {
					seen[d.stems[body[k-1]]+" "+d.stems[term]] = true
				}
			}
			for s := range seen {
				want[s]++
			}
		}
		if all != len(d.body) {
			t.Errorf("%d of %d units are counted", all, len(d.body))
		}
		for a, stem := range d.stems {
			if n := d.book.words[a]; n != want[stem] || d.df[a] != n {
				t.Errorf("%q is counted in %d bodies and %d units, want %d", stem, n, d.df[a], want[stem])
			}
			for b, next := range d.stems {
				n := int32(d.book.after.of(d.book.hash(int32(a), int32(b))))
				if n != want[stem+" "+next] && (n > 0 || from == 0) { // of a part, not all are wanted
					t.Errorf("%q before %q is counted %d times, want %d", stem, next, n, want[stem+" "+next])
				}
			}
		}
	})
}
