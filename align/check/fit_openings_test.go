package check

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// TestFitOpenings counts how paragraphs begin that an English verb of asking leads in, in the files of cmd/bench
// parallel that REPRISE_PARALLEL names, and writes data/openings.tsv. It runs only where that is set.
func TestFitOpenings(t *testing.T) {
	names := os.Getenv("REPRISE_PARALLEL")
	if names == "" {
		t.Skip("REPRISE_PARALLEL is not set")
	}
	const least, share = 20, 0.8 // paragraphs that begin so, and of them those that have one class of English verbs
	var out strings.Builder
	out.WriteString("# Counted (TestFitOpenings) in the resolutions of the United Nations General Assembly, sessions " +
		"75 and 76, as Akoma Ntoso\n" +
		"# in github.com/UNxml/GAresolutions; source: United Nations. Language, one of the first words of a paragraph or " +
		"two of them,\n" +
		"# paragraphs that begin so, and how many of those have each class of verbs of asking at the beginning in English.\n")
	english := vocabularyOf(lang.For(language.English))
	for _, tag := range strings.Fields(cmp.Or(os.Getenv("REPRISE_LANGS"), "fr es ru ar zh")) {
		other := vocabularyOf(lang.For(language.Make(tag)))
		found := map[string]*opening{}
		for _, p := range parallelPairs(t, tag, strings.Fields(names)) {
			is, _ := english.openingVerb(english.read(p.Source))
			words := openings(other.read(p.Target))
			slices.Sort(words)
			for _, w := range slices.Compact(words) {
				if found[w] == nil {
					found[w] = &opening{of: map[class]int{}}
				}
				found[w].times++
				if is != "" {
					found[w].of[is]++
				}
			}
		}
		kept := map[string]bool{}
		for _, w := range slices.Sorted(maps.Keys(found)) {
			o := found[w]
			if first, second, two := strings.Cut(w, " "); two && (kept[first] || kept[second]) {
				continue // the one word says as much
			}
			var counts []string
			for _, c := range slices.Sorted(maps.Keys(o.of)) {
				if o.of[c] > o.of[o.most] {
					o.most = c
				}
				counts = append(counts, fmt.Sprintf("%s:%d", c, o.of[c]))
			}
			if o.times >= least && float64(o.of[o.most]) >= share*float64(o.times) && other.markers.asks(w, o.most) {
				kept[w] = true
				fmt.Fprintf(&out, "%s\t%s\t%d\t%s\n", tag, w, o.times, strings.Join(counts, " "))
			}
		}
	}
	if err := os.WriteFile("data/openings.tsv", []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// asks reports whether a word, or one of two, speaks for a class of verbs by itself.
func (m *markers) asks(words string, c class) bool {
	for _, w := range append(strings.Fields(words), words) {
		if max(m.theirs[w][c], m.theirs["^"+w][c]) >= tellsStrength {
			return true
		}
	}
	return false
}
