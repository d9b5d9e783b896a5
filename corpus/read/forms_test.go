package read_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/read"
)

var update = flag.Bool("update", false, "write testdata/papers/*.want anew")

// The ways in which bodies number what they adopt, a paper each: decimals, numbers in numbers, resolutions that begin anew,
// names for numbers, bullets, tables; with body, title, date and symbol, and the year from wherever the paper says it. A paper may
// come in several formats, from which the same is read.
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
			got := fmt.Sprintf("%s | %s | %s | %s\n%s\n", d.Body, d.Title, d.Issued, d.Symbol, strings.Join(texts(d), "\n"))
			for _, w := range d.Warnings {
				got += "warning: " + w.Text + "\n"
			}
			golden := strings.TrimSuffix(paper, ext) + ".want"
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
		})
	}
}
