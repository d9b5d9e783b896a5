package kwic_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/kwic"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
)

func TestSpark(t *testing.T) {
	t.Parallel()
	for want, counts := range map[string][]int{
		"":         nil,
		"···":      {0, 0, 0},
		"▁▂▃▄▅▆▇█": {1, 2, 3, 4, 5, 6, 7, 8},
		"█·▁":      {1000, 0, 1},
		"██":       {1, 1},
	} {
		if got := kwic.Spark(counts); got != want {
			t.Errorf("%v is %q, want %q", counts, got, want)
		}
	}
}

// concordance searches n meetings of one unit each.
func concordance(t *testing.T, n int, query string) *kwic.Concordance {
	t.Helper()
	d := &corpus.Document{Symbol: "A/1", Language: language.English}
	d.Parts = []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}}
	for i := range n {
		d.Parts = append(d.Parts, &corpus.Part{Kind: corpus.MeetingPart, Number: corpus.Roman(i + 1), Name: fmt.Sprintf("Meeting %d", i+1), Restarts: true})
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Part: i + 1, Label: "1", Text: strings.Repeat("before ", i) + "the <key> word\tstands here"})
	}
	d.Address()
	c, err := corpus.New(d)
	if err != nil {
		t.Fatal(err)
	}
	q, err := concord.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	r, err := concord.New(c).Search(context.Background(), q, concord.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &kwic.Concordance{Query: query, Result: r}
}

// Every line keeps to the width, and the key words stand under one another, also where there are more meetings than
// columns.
func TestTableKeepsToTheWidth(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 100} {
		for _, n := range []int{3, 200} {
			var b bytes.Buffer
			if err := kwic.Table(&b, concordance(t, n, "key word"), kwic.Options{Width: width}); err != nil {
				t.Fatal(err)
			}
			column := -1
			for _, line := range strings.Split(b.String(), "\n") {
				if w := len([]rune(line)); w > width {
					t.Errorf("%d columns of %d: %s", w, width, line)
				}
				before, _, ok := strings.Cut(line, "[")
				if at := len([]rune(before)); ok && column >= 0 && at != column {
					t.Errorf("the key words stand at column %d and %d", column, at)
				} else if ok {
					column = at
				}
			}
			if column < 0 {
				t.Error("no key words")
			}
		}
	}
}

func TestMachineFormats(t *testing.T) {
	t.Parallel()
	c := concordance(t, 1, "key word")
	var b bytes.Buffer
	if err := kwic.TSV(&b, c); err != nil || b.String() != "I.1\ten\tthe <\tkey> word\t stands here\texact\n" {
		t.Errorf("%q, %v", b.String(), err)
	}
	b.Reset()
	if err := kwic.JSON(&b, c); err != nil || !strings.Contains(b.String(), `"the <key> word\tstands here"`) {
		t.Errorf("%s, %v", b.String(), err)
	}
}
