package agreedview_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
)

// viewOf compares a draft with earlier paragraphs, and shows what was found.
func viewOf(tb testing.TB, earlier, draft []agreed.Paragraph) *agreedview.View {
	tb.Helper()
	found, err := agreed.Compare(context.Background(), earlier, draft, agreed.Options{Language: language.English})
	if err != nil {
		tb.Fatal(err)
	}
	return &agreedview.View{
		Title:    "draft",
		Papers:   []string{"A/1"},
		Earlier:  earlier,
		Draft:    draft,
		Findings: found,
		Width:    80,
	}
}

// Every format says where the paragraph comes from, and the page escapes what it shows.
func TestFormats(t *testing.T) {
	t.Parallel()
	earlier := []agreed.Paragraph{{
		Cite: "A/1, para. 2",
		Text: "Urges all harbour authorities to train the crews of <tugs> in the use of the new signals before winter, in " +
			"line with domestic law;",
	}}
	draft := []agreed.Paragraph{{
		Cite: "1",
		Text: "Urges all harbour authorities to train the crews of <tugs> in the use of the new signals before winter;",
	}, {Cite: "2", Text: "Bread."}}
	v := viewOf(t, earlier, draft)
	if got, want := v.Summary(), "2 paragraphs: 0 agreed, 1 with changes, 0 composed, 1 new"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var table, rows, page, data, book bytes.Buffer
	for _, err := range []error{v.Table(&table), v.TSV(&rows), v.HTML(&page), v.JSON(&data), v.Workbook(&book)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, got := range map[string]string{
		"table": table.String(),
		"rows":  rows.String(),
		"page":  page.String(),
		"JSON":  data.String(),
	} {
		if !strings.Contains(got, "A/1, para. 2") {
			t.Errorf("%s does not name the source:\n%s", name, got)
		}
	}
	if strings.Contains(page.String(), "<tugs>") || !strings.Contains(page.String(), "&lt;tugs&gt;") {
		t.Error("the page does not escape")
	}
	if !strings.Contains(table.String(), "in line with domestic law") {
		t.Errorf("the table does not tell what is omitted:\n%s", &table)
	}
}

// Where only references changed, each format says so, and in the language of the interface.
func TestReferencesOnly(t *testing.T) {
	t.Parallel()
	const text = "Recalling its resolution 75/158 of 16 December 2020 on the signals that tugs give in the harbours of " +
		"the north,"
	earlier := []agreed.Paragraph{{Cite: "A/1:pp2", Text: text}}
	draft := []agreed.Paragraph{
		{Cite: "pp2", Text: strings.Replace(text, "75/158 of 16 December 2020", "77/194 of 15 December 2022", 1)},
	}
	found, err := agreed.Compare(context.Background(), earlier, draft, agreed.Options{Language: language.English})
	if err != nil {
		t.Fatal(err)
	}
	v := &agreedview.View{
		Title:    "draft",
		Papers:   []string{"A/1"},
		Earlier:  earlier,
		Draft:    draft,
		Findings: found,
		Width:    120,
		UI:       "fr",
	}
	var table, data bytes.Buffer
	if err := errors.Join(v.Table(&table), v.JSON(&data)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"dans 1 seuls les renvois ont changé", "(renvois seulement)"} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("no %q in\n%s", want, &table)
		}
	}
	if !strings.Contains(data.String(), `"only_references": true`) {
		t.Errorf("JSON does not say that only references changed:\n%s", &data)
	}
}
