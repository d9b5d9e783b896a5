package report_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/cmd/internal/traceview"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// What is new, repeated and possible is counted alike by trace, its statuses, the page, and add.
func TestOneCount(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	papers := map[string]string{
		"75.en.md": "---\nsymbol: A/RES/75/1\nsession: 75\ndate: 2020-12-09\n---\n# Harbours\n\n" +
			"1. Urges all harbour authorities to train the crews of tugs in the use of the new signals before winter;\n\n" +
			"2. Invites shipowners to replace the lamps of old vessels with tallow candles every second year;\n\n" +
			"3. Notes that whale oil is to be kept in closed barrels below deck, away from galleys and stoves;\n",
		"76.en.md": "---\nsymbol: A/RES/76/4\nsession: 76\ndate: 2021-12-09\n---\n# Harbours\n\n" +
			"1. Urges all harbour authorities to train the crews of tugs in the use of the new signals before winter;\n\n" +
			"2. Asks bakers whether lamps of old vessels, whale oil or candles serve ovens better than peat and straw;\n\n" +
			"3. Encourages weavers to weigh their wool in the presence of two witnesses chosen by the guild;\n",
	}
	var docs []*corpus.Document
	for _, name := range []string{"75.en.md", "76.en.md"} {
		d, err := read.Bytes(name, []byte(papers[name]), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	r, err := reuse.Trace(ctx, reuse.FromCorpus(c))
	if err != nil {
		t.Fatal(err)
	}
	want := r.Count(nil)
	if want.Units != 6 || want.Repeated != 1 || want.New+want.Possible != 5 {
		t.Fatalf("%+v", want)
	}
	page, err := report.Build(ctx, c, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := reuse.Count{Units: len(page.Units)}
	for _, u := range page.Units {
		switch u.Standing {
		case reuse.New:
			got.New++
		case reuse.Possible:
			got.Possible++
		case reuse.Repeated:
			got.Repeated++
		}
	}
	if c := page.Counts; (reuse.Count{
		Units:    c.Units,
		New:      c.Units - c.Possible - c.Repeated,
		Possible: c.Possible,
		Repeated: c.Repeated,
	}) != want {
		t.Errorf("the page is told %+v, want %+v", c, want)
	}
	if got != want {
		t.Errorf("the page counts %+v, want %+v", got, want)
	}
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "c.reprise"), store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	added, err := keep.Add(ctx, s, docs, nil, func(string, int) func(int) { return func(int) {} })
	if err != nil {
		t.Fatal(err)
	}
	if added.Found != want {
		t.Errorf("add counts %+v, want %+v", added.Found, want)
	}
	var table, statuses strings.Builder
	v := &traceview.View{Result: r, Width: 100}
	if err := v.PairTable(&table); err != nil {
		t.Fatal(err)
	}
	if err := v.StatusTable(&statuses); err != nil {
		t.Fatal(err)
	}
	summary := fmt.Sprintf("6 paragraphs in 2 groups: %d take", want.Repeated+want.Possible)
	if want.Repeated+want.Possible == 1 {
		summary += "s"
	}
	if summary += " up an earlier one, 1 of them"; !strings.Contains(table.String(), summary) {
		t.Errorf("no %q in\n%s", summary, &table)
	}
	heads := fmt.Sprintf("3 paragraphs, %d new, 1 repeated, %d possible", 2-want.Possible, want.Possible)
	first := "3 paragraphs, 3 new, 0 repeated, 0 possible"
	if !strings.Contains(statuses.String(), heads) || !strings.Contains(statuses.String(), first) {
		t.Errorf("no %q and %q in\n%s", first, heads, &statuses)
	}
}
