package series_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/corpus"
)

// resolution is a paper with numbered paragraphs.
func resolution(session int, paragraphs ...string) *corpus.Document {
	d := &corpus.Document{
		Symbol:   fmt.Sprintf("A/RES/%d/1", session),
		Session:  fmt.Sprint(session),
		Language: language.English,
	}
	for i, s := range paragraphs {
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s})
	}
	d.Address()
	return d
}

const (
	lamps   = "Requests the harbour wardens to light the lamps of the northern quay at dusk;"
	oil     = "Decides that oil shall be bought from the common fund every winter;"
	ropes   = "Invites masters of ships to report worn ropes and chains to the pilots;"
	bells   = "Encourages the keepers to ring bells whenever fog covers the channel;"
	formula = "The General Assembly,"
)

// rows shows a table: a row a line, of each paper the number of the paragraph and what became of it.
func rows(t *series.Table) string {
	var out []string
	for i, r := range t.Rows {
		var cells []string
		for k, b := range r.Blocks {
			cells = append(cells, fmt.Sprintf("%d %s", b+1, t.Amount(i, k)))
		}
		out = append(out, strings.Join(cells, " | "))
	}
	return strings.Join(out, "\n")
}

func TestLay(t *testing.T) {
	t.Parallel()
	table, err := series.Lay(context.Background(), []*corpus.Document{
		resolution(75, formula, lamps, oil, ropes),
		resolution(76, formula, bells, strings.Replace(lamps, "dusk", "sunset", 1), ropes),
		resolution(77, formula, oil, bells, lamps),
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `1 same | 1 same | 1 same
0  | 2 new | 3 same
2 same | 3 changed | 4 changed
3 same | 0 dropped | 2 back
4 same | 4 same | 0 dropped`
	if got := rows(table); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A part that was split off and a paragraph that went into another are told with the other row.
func TestSplitAndMerged(t *testing.T) {
	t.Parallel()
	both := strings.TrimSuffix(lamps, ";") +
		", and invites masters of ships to report worn ropes and chains to the pilots;"
	lay := func(papers ...*corpus.Document) string {
		table, err := series.Lay(context.Background(), papers)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for i := range table.Rows {
			for k := range papers {
				if other := table.Kin(i, k); other >= 0 {
					out = append(out, fmt.Sprintf("row %d of %d %s: row %d", i, k, table.Amount(i, k), other))
				}
			}
		}
		return strings.Join(out, ", ")
	}
	split := lay(resolution(75, formula, both, oil), resolution(76, formula, lamps, bells, ropes, oil))
	if want := "row 3 of 1 new: row 1"; split != want {
		t.Errorf("split: %s, want %s", split, want)
	}
	merged := lay(resolution(75, formula, lamps, bells, ropes, oil), resolution(76, formula, both, oil))
	if want := "row 3 of 1 dropped: row 1"; merged != want {
		t.Errorf("merged: %s, want %s", merged, want)
	}
	kept := lay(resolution(75, formula, both, oil), resolution(76, formula, both, ropes, oil))
	if kept != "" {
		t.Errorf("words that also stay where they were: %s", kept)
	}
}

// Every paragraph of every paper stands in one row.
func TestLayKeepsAll(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(
			rapid.SampledFrom([]string{lamps, oil, ropes, bells, formula, "oil", "lamps of oil", "—", ""}), 0, 8,
		)
		var papers []*corpus.Document
		for k := range rapid.IntRange(1, 4).Draw(t, "papers") {
			papers = append(papers, resolution(75+k, texts.Draw(t, "texts")...))
		}
		table, err := series.Lay(context.Background(), papers)
		if err != nil {
			t.Fatal(err)
		}
		for k, d := range papers {
			var got, want []int
			for _, r := range table.Rows {
				if r.Blocks[k] >= 0 {
					got = append(got, r.Blocks[k])
				}
			}
			for i, b := range d.Blocks {
				if b.Text != "" && b.Text != "—" {
					want = append(want, i)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("paper %d has %v, not %v", k, got, want)
			}
		}
	})
}

func TestLanesAndChain(t *testing.T) {
	t.Parallel()
	links := []series.Link{
		{Earlier: 1, Later: 3, Score: .9}, {Earlier: 0, Later: 2, Score: .8}, {Earlier: 3, Later: 5, Score: .6},
		{Earlier: 3, Later: 4, Score: .5},
	}
	if got := fmt.Sprint(series.Lanes(links)); got != fmt.Sprint([]series.Lane{
		{First: 1, Links: []series.Link{links[0], links[3], links[2]}}, {First: 0, Links: links[1:2]},
	}) {
		t.Errorf("lanes %s", got)
	}
	if got := series.Chain(links, 3); !slices.Equal(got, []int{1, 3, 5}) {
		t.Errorf("chain %v", got)
	}
	if got := series.Chain(links, 7); !slices.Equal(got, []int{7}) {
		t.Errorf("chain %v", got)
	}
}

func ExampleLay() {
	table, err := series.Lay(context.Background(), []*corpus.Document{
		resolution(75, lamps, oil),
		resolution(76, ropes, strings.Replace(lamps, "dusk", "sunset", 1)),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, r := range table.Rows {
		fmt.Println(r.Blocks, table.Amount(i, 1))
	}
	// Output:
	// [-1 0] new
	// [0 1] changed
	// [1 -1] dropped
}
