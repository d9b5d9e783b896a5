package agreed_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

func paragraphs(texts ...string) []agreed.Paragraph {
	out := make([]agreed.Paragraph, len(texts))
	for k, t := range texts {
		out[k] = agreed.Paragraph{Paper: k, Cite: fmt.Sprint("paragraph ", k+1), Text: t}
	}
	return out
}

func compare(tb testing.TB, earlier, draft []agreed.Paragraph) []agreed.Finding {
	tb.Helper()
	found, err := agreed.Compare(context.Background(), earlier, draft, agreed.Options{Language: language.English})
	if err != nil {
		tb.Fatal(err)
	}
	return found
}

var earlier = []string{
	"Urges all harbour authorities to train the crews of tugs in the use of the new signals before the end of the next " +
		"winter, in line with domestic law;",
	"Invites the owners of lighthouses to publish, every second year, a list of the lamps that were replaced and of " +
		"the ships that were warned;",
	"Decides to consider the question of the signals at its next session under the item entitled “Harbours and " +
		"lighthouses”.",
}

func ExampleCompare() {
	draft := paragraphs(
		"Urges all harbour authorities to train the crews of tugs in the use of the new signals before the end of the "+
			"next winter;",
		"Encourages bakers to leave the ovens cold on public holidays.")
	found, err := agreed.Compare(context.Background(), paragraphs(earlier...), draft, agreed.Options{
		Language: language.English,
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(found[0].Standing, found[0].Sources[0].Paragraph, found[0].Omits)
	fmt.Println(found[1].Standing)
	// Output:
	// changed 0 [in line with domestic law]
	// new
}

func TestStandings(t *testing.T) {
	t.Parallel()
	found := compare(t, paragraphs(earlier...), paragraphs(
		strings.ToUpper(earlier[1]),
		"Urges all harbour authorities to train the crews of tugs in the use of the new signals before the end of the "+
			"next winter, and invites "+
			"the owners of lighthouses to publish, every second year, a list of the lamps that were replaced;",
		"Bread."))
	var got []agreed.Standing
	for _, f := range found {
		got = append(got, f.Standing)
	}
	if want := []agreed.Standing{agreed.Agreed, agreed.Composed, agreed.New}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// The words of a text written without spaces are counted as those of its pieces are: half of this paragraph is new.
func TestCoveredInChinese(t *testing.T) {
	t.Parallel()
	const old, added = "请所有港口当局在下一个冬季结束之前培训拖船船员使用新的灯塔信号", "鼓励面包师在公共假日让炉子保持冷却并向邻居分发昨天剩余的面包"
	found, err := agreed.Compare(context.Background(), paragraphs(old, "敦促船主每隔一年公布更换的灯具清单"), paragraphs(old+"，"+added),
		agreed.Options{Language: language.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	if c := found[0].Covered; c < 0.4 || c > 0.6 {
		t.Errorf("%.2f of the words are covered, want about half", c)
	}
}

// Paragraphs that are put together of stretches of others are taken apart again, to the word.
func TestComposed(t *testing.T) {
	t.Parallel()
	sentences, err := corpustest.Sentences("")
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(15, 1))
	var texts []string
	var split [][]string
	for _, s := range sentences {
		if w := strings.Fields(s); len(w) >= 20 {
			texts, split = append(texts, s), append(split, w)
		}
	}
	letters := func() string {
		b := make([]byte, 4+rng.IntN(6))
		for k := range b {
			b[k] = byte('a' + rng.IntN(26))
		}
		return string(b)
	}
	type part struct{ source, start, end int } // bytes of the paragraph
	var draft []string
	var parts [][]part
	for range 300 {
		var b strings.Builder
		var ps []part
		for range 2 + rng.IntN(2) {
			for range 2 + rng.IntN(3) {
				b.WriteString(letters() + " ")
			}
			from := rng.IntN(len(split))
			n := 12 + rng.IntN(len(split[from])-12-6)
			at := rng.IntN(len(split[from]) - n + 1)
			p := part{from, b.Len(), 0}
			b.WriteString(strings.Join(split[from][at:at+n], " "))
			p.end = b.Len()
			b.WriteString(" ")
			ps = append(ps, p)
		}
		draft, parts = append(draft, b.String()), append(parts, ps)
	}
	words, hit, sources, right, falsely, all := 0, 0, 0, 0, 0, 0
	for k, f := range compare(t, paragraphs(texts...), paragraphs(draft...)) {
		all += len(strings.Fields(draft[k]))
		for _, p := range parts[k] {
			n := len(strings.Fields(draft[k][p.start:p.end]))
			words, sources = words+n, sources+1
			best, holds := 0, false
			for _, q := range f.Pieces {
				from, to := max(p.start, q.Span.Start), min(p.end, q.Span.End)
				if from < to {
					m := len(strings.Fields(draft[k][from:to]))
					hit += m
					if m > best {
						best, holds = m, slices.ContainsFunc(q.Holders, func(h int) bool {
							return strings.Contains(texts[h], draft[k][p.start:p.end])
						})
					}
				}
			}
			if holds {
				right++
			}
		}
		for _, q := range f.Pieces {
			n := len(strings.Fields(draft[k][q.Span.Start:q.Span.End]))
			for _, p := range parts[k] {
				if from, to := max(p.start, q.Span.Start), min(p.end, q.Span.End); from < to {
					n -= len(strings.Fields(draft[k][from:to]))
				}
			}
			falsely += max(0, n)
		}
	}
	a, b, c := float64(hit)/float64(words), float64(right)/float64(sources), float64(falsely)/float64(all)
	t.Logf("words of stretches found %.4f, sources right %.4f, words in false stretches %.4f", a, b, c)
	if a < 0.95 || b < 0.95 || c >= 0.03 {
		t.Errorf("words of stretches found %.4f, sources right %.4f, words in false stretches %.4f", a, b, c)
	}
}

// What is brought up to date in a wording are its references; a number that is none is a change.
func TestOnlyReferencesChanged(t *testing.T) {
	t.Parallel()
	const old = "Recalling its resolution 75/158 of 16 December 2020, urges all harbour authorities to train the crews " +
		"of tugs " +
		"within 48 hours and to report at its seventy-seventh session;"
	cases := []struct {
		change []string
		want   bool
	}{
		{[]string{"75/158 of 16 December 2020", "77/194 of 15 December 2022", "seventy-seventh", "seventy-ninth"}, true},
		{[]string{
			"resolution 75/158 of 16 December 2020", "resolutions 75/158 of 16 December 2020 and 77/194 of 15 December 2022",
		}, true},
		{[]string{"48 hours", "72 hours"}, false},
		{[]string{"2020", "2022", "urges", "invites"}, false},
		{[]string{" and to report at its seventy-seventh session", ""}, false},
		{nil, false},
	}
	var texts []string
	for _, c := range cases {
		texts = append(texts, strings.NewReplacer(c.change...).Replace(old))
	}
	for k, f := range compare(t, paragraphs(append([]string{old}, earlier...)...), paragraphs(texts...)) {
		if f.References != cases[k].want {
			t.Errorf("%s: %v, want %v", texts[k], f.References, cases[k].want)
		}
	}
}

func TestTheLatestOfVersionsThatDifferInNumbersComesFirst(t *testing.T) {
	t.Parallel()
	const text = "Requests the harbour master to report on the lamps of the outer piers by 1 March %d, under item %d of the agenda;"
	var versions []string
	for year, item := range []int{19, 8, 9, 10} { // the first has a number of the draft
		versions = append(versions, fmt.Sprintf(text, 2018+year, item))
	}
	found := compare(t, paragraphs(versions...), paragraphs(fmt.Sprintf(text, 2022, 19)))
	if got := found[0].Sources[0].Paragraph; got != len(versions)-1 {
		t.Errorf("paragraph %d is first, not the latest of %d versions", got, len(versions))
	}
}
