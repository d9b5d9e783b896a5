package read_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// rows are the blocks as parse --blocks prints them: ref, kind, group, label and text.
func rows(d *corpus.Document) string {
	var b strings.Builder
	for _, at := range d.Blocks {
		b.WriteString(strings.Join([]string{at.Ref.String(), string(at.Kind), d.Group(at), at.Label, at.Marked()}, "\t") + "\n")
	}
	return b.String()
}

var update = flag.Bool("update", false, "write testdata/papers/*.want anew")

// The ways in which bodies number what they adopt, a paper each: decimals, numbers in numbers, resolutions that begin
// anew, names for numbers, bullets, tables; with body, title, date and symbol, and the year from wherever the paper
// says it. A paper may come in several formats, from which the same is read.
func TestForms(t *testing.T) {
	t.Parallel()
	papers, err := filepath.Glob("testdata/papers/*.*")
	if err != nil || len(papers) == 0 {
		t.Fatal("no papers", err)
	}
	for _, paper := range papers {
		ext := filepath.Ext(paper)
		if ext == ".want" {
			continue
		}
		t.Run(filepath.Base(paper), func(t *testing.T) {
			t.Parallel()
			d := readFile(t, paper, read.Options{})
			golden := strings.TrimSuffix(paper, ext) + ".want"
			if same, _ := filepath.Glob(strings.TrimSuffix(paper, ext) + ".*"); len(same) > 2 {
				golden = paper + ".want" // several formats have their headings and tables in their own ways
			}
			wantGolden(t, golden, d)
		})
	}
}

// wantGolden holds facts, blocks and warnings of a document against a golden file.
func wantGolden(t *testing.T, golden string, d *corpus.Document) {
	t.Helper()
	got := fmt.Sprintf("body: %s\ntitle: %s\ndates: %s; %s\nsymbol: %s\nsession: %s\n\n%s\n",
		d.Body, d.Title, d.Adopted, d.Issued, d.Symbol, d.Session, rows(d))
	for _, w := range d.Warnings {
		got += "warning: " + w.Text + "\n"
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("reads\n%s\nwant\n%s", got, want)
	}
}
