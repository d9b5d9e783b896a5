package agreedview_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/agreedview"
)

// Every format says where the paragraph comes from, and the page escapes what it shows.
func TestFormats(t *testing.T) {
	t.Parallel()
	earlier := []agreed.Paragraph{{Cite: "A/1, para. 2", Text: "Urges all harbour authorities to train the crews of <tugs> in the use of the new signals before winter, in line with domestic law;"}}
	draft := []agreed.Paragraph{{Cite: "1", Text: "Urges all harbour authorities to train the crews of <tugs> in the use of the new signals before winter;"}, {Cite: "2", Text: "Bread."}}
	found, err := agreed.Compare(context.Background(), earlier, draft, agreed.Options{Language: language.English})
	if err != nil {
		t.Fatal(err)
	}
	v := &agreedview.View{Title: "draft", Earlier: earlier, Draft: draft, Findings: found, Width: 80}
	if got, want := v.Summary(), "2 paragraphs: 0 agreed, 1 with changes, 0 composed, 1 new"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var table, rows, page, data, book bytes.Buffer
	for _, err := range []error{v.Table(&table), v.TSV(&rows), v.HTML(&page), v.JSON(&data), v.Workbook(&book)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, got := range map[string]string{"table": table.String(), "rows": rows.String(), "page": page.String(), "JSON": data.String()} {
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
