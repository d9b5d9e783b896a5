package read

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/law"
)

// shortestKept is from how many letters on a word counts: shorter ones may be labels, which blocks keep as a chain.
const shortestKept = 3

// lostWords are the words of the lines of a paper that stand neither in a block nor in the list of what was left out.
func lostWords(lines []flow.Line, d *corpus.Document) []string {
	have := map[string]int{}
	add := func(text string, n int) {
		text = strings.NewReplacer("-", "", "‑", "").Replace(text) // words that a line end cuts are joined
		for _, w := range law.Words(text) {
			if utf8.RuneCountInString(w) >= shortestKept {
				have[w] += n
			}
		}
	}
	for _, b := range d.Blocks {
		add(b.Text, 1)
		add(b.Label, 1)
	}
	for _, l := range d.LeftOut {
		add(l.Text, 1)
	}
	var lost []string
	for _, l := range lines {
		text := strings.NewReplacer("-", "", "‑", "").Replace(l.Printed())
		for _, w := range law.Words(text) {
			if utf8.RuneCountInString(w) < shortestKept {
				continue
			}
			if have[w]--; have[w] < 0 && !suffixWord[w] {
				lost = append(lost, w)
			}
		}
	}
	left := map[rune]int{} // letters that no line accounts for: those of words that are put together from two
	for w, n := range have {
		for _, r := range w {
			left[r] += max(n, 0)
		}
	}
	return slices.DeleteFunc(lost, func(w string) bool {
		for _, r := range w {
			if left[r]--; left[r] < 0 {
				return false
			}
		}
		return true
	})
}

// suffixWord are the words behind a number that go into a label: 5 bis is 5bis.
var suffixWord = map[string]bool{"bis": true, "ter": true, "quater": true, "quinquies": true}

// The law: every word of a paper stands in a block or in the list of what was left out.
func TestLaw(t *testing.T) {
	t.Parallel()
	var files []string
	for _, pattern := range []string{"testdata/papers/*", "testdata/cases/*", "testdata/*", "../wg4/*.md", "../../testdata/tricky/*"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	read := 0
	for _, file := range files {
		if ext := filepath.Ext(file); ext == ".want" || ext == ".json" || ext == "" {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			continue // a folder
		}
		o := Options{NoRepair: true, Fallback: language.English}
		p, err := lines(file, data, o)
		if err != nil {
			continue
		}
		d, err := build(file, p, o)
		if err != nil {
			continue
		}
		read++
		if lost := lostWords(p.lines, d); len(lost) > 0 {
			t.Errorf("%s: lost %v", file, lost)
		}
	}
	if read < 60 {
		t.Errorf("%d papers read, want more", read)
	}
}
