package read

import (
	"os"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

// Of each line that begins a paragraph the readings that were weighed are told, the cheapest first, each once; one of
// them is chosen, and it says what the search took the line for.
func TestExplain(t *testing.T) {
	t.Parallel()
	told := 0
	for _, path := range samples(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, err := lines(path, data, Options{})
		const short = 30 // lines; each is read anew for each of them
		if err != nil || len(p.lines) > short || told > 400 {
			continue
		}
		props, _, err := proposals(&corpus.Document{Source: path}, p, Options{})
		if err != nil {
			continue
		}
		taken := map[int][]string{}
		for i, s := range search(props, nil) {
			taken[props[i].line.Num] = append(taken[props[i].line.Num], actNames[s.act]+": "+s.because(&props[i]))
		}
		for num, want := range taken {
			ways, err := Explain(path, data, num, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var chosen []string
			seen := map[string]bool{}
			for k, w := range ways {
				if w.Chosen {
					chosen = append(chosen, w.As)
				} else if len(want) == 1 && seen[w.As] {
					t.Errorf("%s:%d: %s is told twice", path, num, w.As)
				}
				if seen[w.As] = true; w.Line != num || w.Cost > w.Total {
					t.Errorf("%s:%d: %+v", path, num, w)
				}
				if len(want) == 1 && k > 0 && w.Total < ways[k-1].Total {
					t.Errorf("%s:%d: a cheaper one stands behind: %+v", path, num, ways)
				}
			}
			if got := strings.Join(chosen, "; "); got != strings.Join(want, "; ") {
				t.Errorf("%s:%d: chosen is %q, read was %q", path, num, got, want)
			}
			told += len(ways)
		}
	}
	if told < 100 {
		t.Errorf("%d readings told", told)
	}
}
