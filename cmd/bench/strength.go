package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/check"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// modals are the words of obligation of English that the words of other languages are counted by.
var modals = map[string]bool{"shall": true, "should": true, "must": true, "may": true}

const (
	openingWords = 3   // of a paragraph, that may say what is done
	longModal    = 60  // words of a paragraph from which it says too much to count
	oftEnough    = 20  // uses of a word to count
	oftOpening   = 60  // uses of an English opening to count
	withModal    = 0.8 // share of the paragraphs of a word that have a modal in English, for it to be one
	leadOpening  = 0.3 // share of the uses of a word in openings that go with one English opening
)

// A count is how often words go with English words of strength, and how often they stand anywhere.
type strengthCount struct {
	of  map[string]map[string]int
	all map[string]int
}

func newStrengthCount() *strengthCount {
	return &strengthCount{map[string]map[string]int{}, map[string]int{}}
}

func (c *strengthCount) add(word, class string) {
	if c.of[word] == nil {
		c.of[word] = map[string]int{}
	}
	c.of[word][class]++
}

// strengthTable writes the table of strengths of align/check: which word of a language goes with which modal of English, and which
// opening of a paragraph with which English opening, counted in paragraphs side by side.
func strengthTable(w io.Writer, files []string) error {
	if len(files) == 0 {
		return errors.New("strength TSV...: give files that bench parallel wrote")
	}
	fmt.Fprintln(w, "# Counted (cmd/bench strength) in the resolutions of the United Nations General Assembly, sessions 75 to 78, as Akoma Ntoso in")
	fmt.Fprintln(w, "# github.com/UNxml/GAresolutions; source: United Nations. Language, kind, word, English words that it goes with and how often.")
	for _, l := range unLanguages {
		english, other, err := columns(files, "en", l.tag)
		if err != nil {
			return err
		}
		modal, opening := countStrengths(english, other, lang.For(language.Make(l.tag)))
		for word := range modal.of {
			if n := sum(modal.of[word]); l.tag == "en" && !modals[word] || l.tag != "en" && (n < oftEnough || float64(n) < withModal*float64(modal.all[word])) {
				delete(modal.of, word)
			}
		}
		classes := map[string]int{}
		for _, counts := range opening.of {
			for c, n := range counts {
				classes[c] = max(classes[c], n)
			}
		}
		for word, counts := range opening.of {
			maps.DeleteFunc(counts, func(c string, _ int) bool { return classes[c] < oftOpening })
			top := 0
			for _, n := range counts {
				top = max(top, n)
			}
			if sum(counts) < oftEnough || float64(top) < leadOpening*float64(opening.all[word]) {
				delete(opening.of, word)
			}
		}
		writeStrengths(w, l.tag, "modal", modal)
		writeStrengths(w, l.tag, "opening", opening)
	}
	return nil
}

func sum(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

func countStrengths(english, other []bitext.Segment, l *lang.Language) (modal, opening *strengthCount) {
	modal, opening = newStrengthCount(), newStrengthCount()
	en := lang.For(language.English)
	seen := map[string]bool{} // paragraphs that stand in many resolutions count once, whatever their numbers
	for i := range english {
		same := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return -1
			}
			return r
		}, english[i].Text)
		if seen[same] {
			continue
		}
		seen[same] = true
		source, grams := wordKeys(en, english[i].Text), check.Grams(wordKeys(l, other[i].Text))
		if len(source) == 0 {
			continue
		}
		if len(source) > 4 {
			for _, w := range unique(grams[:min(len(grams), openingWords)]) {
				opening.add(w, source[0])
				opening.all[w]++
			}
		}
		if len(source) > longModal {
			continue
		}
		class, kinds := "", map[string]bool{}
		for _, w := range strings.Fields(english[i].Text) { // not the month of May
			if modals[w] {
				class, kinds[w] = w, true
			}
		}
		for _, w := range unique(grams) {
			if modal.all[w]++; len(kinds) == 1 {
				modal.add(w, class)
			} else if len(kinds) > 1 {
				modal.all[w]--
			}
		}
	}
	return modal, opening
}

func wordKeys(l *lang.Language, text string) (out []string) {
	for _, tok := range l.Tokens(text) {
		if tok.Kind == lang.Word {
			out = append(out, lang.FoldAll.Key(tok.Text(text)))
		}
	}
	return out
}

func unique(words []string) []string {
	words = slices.Clone(words)
	slices.Sort(words)
	return slices.Compact(words)
}

func writeStrengths(w io.Writer, tag, kind string, c *strengthCount) {
	for _, word := range slices.Sorted(maps.Keys(c.of)) {
		classes := slices.Collect(maps.Keys(c.of[word]))
		slices.SortFunc(classes, func(a, b string) int {
			return cmp.Or(cmp.Compare(c.of[word][b], c.of[word][a]), cmp.Compare(a, b))
		})
		var list []string
		for _, class := range classes {
			list = append(list, fmt.Sprintf("%s:%d", class, c.of[word][class]))
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", tag, kind, word, strings.Join(list, " "))
	}
}
