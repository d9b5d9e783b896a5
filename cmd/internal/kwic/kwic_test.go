package kwic_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/kwic"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
)

var update = flag.Bool("update", false, "rewrite the golden files")

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
		d.Parts = append(d.Parts, &corpus.Part{
			Kind:     corpus.MeetingPart,
			Number:   corpus.Roman(i + 1),
			Name:     fmt.Sprintf("Meeting %d", i+1),
			Restarts: true,
		})
		d.Blocks = append(d.Blocks, &corpus.Block{
			Kind:  corpus.Unit,
			Part:  i + 1,
			Label: "1",
			Text:  strings.Repeat("before ", i) + "the <key> word\tstands here",
		})
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
		for _, n := range []int{3, 30, 200} { // columns for all, for more than there is room for, for more than are shown
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

// A concordance of two papers in two languages, with misread words, looks as before in every form.
func TestForms(t *testing.T) {
	t.Parallel()
	en := corpustest.Lines(
		language.English, "A/1", "I=2009-04-14", "I.1\tStates should keep the register of vessels, a register for all.",
		"I.2\tThe rcgister of pilots is kept by the port \u202e.", "II=2011-05-06",
		"II.1\tPorts keep a register. It is long and it tells of every vessel that comes into the harbour by day or by "+
			"night. The register is public.",
	)
	fr := corpustest.Lines(
		language.French, "A/1", "I=2009-04-14",
		"I.1\tLes États devraient tenir le registre des navires, un registre pour tous.",
		"I.2\tLe registre des pilotes est tenu par le port.", "II=2011-05-06",
		"II.1\tLes ports tiennent un registre. Il est long.",
	)
	other := corpustest.Lines(language.English, "B/2", "1\tNo register here.", "2\tThe register of others.")
	other.Title = "Other papers"
	var got strings.Builder
	forms := map[string]string{}
	for _, docs := range [][]*corpus.Document{{en, fr}, {en, fr, other}, {other}} {
		all, err := corpus.New(docs...)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			query string
			o     concord.Options
		}{
			{"register", concord.Options{}}, {"register", concord.Options{Limit: 2}}, {"\"register of\"", concord.Options{}},
			{"nothing", concord.Options{}},
		} {
			q, err := concord.Parse(c.query)
			if err != nil {
				t.Fatal(err)
			}
			r, err := concord.New(all).Search(context.Background(), q, c.o)
			if err != nil {
				t.Fatal(err)
			}
			for i := range r.Hits {
				r.Hits[i].Fuzzy = i%3 == 2
			}
			found := &kwic.Concordance{Query: c.query, Result: r}
			for _, translated := range []bool{false, true} {
				if translated {
					found.Translations = func(h *concord.Hit) []concord.Translation {
						if h.Document != en {
							return nil
						}
						for _, b := range fr.Blocks {
							if b.Ref == h.Block.Ref {
								return []concord.Translation{
									{Document: fr, Block: b, Spans: []lang.Span{{Start: 0, End: 12}, {Start: 13, End: len(b.Text)}}},
								}
							}
						}
						return nil
					}
				}
				for name, o := range map[string]kwic.Options{
					"1 wide":              {Width: 100},
					"2 narrow, in colour": {Width: 44, Colour: true},
				} {
					var b strings.Builder
					if err := kwic.Table(&b, found, o); err != nil {
						t.Fatal(err)
					}
					forms[name] = b.String()
				}
				for name, write := range map[string]func(io.Writer, *kwic.Concordance) error{
					"3 JSON": kwic.JSON,
					"4 TSV":  kwic.TSV,
				} {
					var b strings.Builder
					if err := write(&b, found); err != nil {
						t.Fatal(err)
					}
					forms[name] = b.String()
				}
				fmt.Fprintf(&got, "==== %d papers, %s, translated %t\n", len(docs), c.query, translated)
				for _, name := range slices.Sorted(maps.Keys(forms)) {
					fmt.Fprintf(&got, "-- %s\n%s", name, strings.ReplaceAll(forms[name], "\x1b", "^"))
				}
			}
		}
	}
	corpustest.Golden(t, "testdata/forms.txt", got.String(), *update)
}
