package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A rarity tells how much a stem says: log2(units / units with it).
type rarity map[string]float64

func (b *builder) rarity() []rarity {
	out := make([]rarity, len(b.tags))
	for k := range b.tags {
		in := rarity{}
		for n := range b.out.Units {
			for stem := range b.stemmers[k].stemsIn(b.text(n, k)) {
				in[stem]++
			}
		}
		for stem, n := range in {
			in[stem] = math.Log2(float64(len(b.out.Units)) / n)
		}
		out[k] = in
	}
	return out
}

// A stemmer remembers the stems of words as they stand: papers have the same words over and over. It is for one
// goroutine at a time.
type stemmer struct {
	lang  *lang.Language
	known map[string]string
}

func (s *stemmer) stem(word string) string {
	stem, ok := s.known[word]
	if !ok {
		stem = s.lang.Stem(word)
		s.known[word] = stem
	}
	return stem
}

// stemsIn gathers the content words of a text by stem, each with its form as written.
func (s *stemmer) stemsIn(text string) map[string][]string {
	out := map[string][]string{}
	for _, t := range s.lang.Tokens(text) {
		word := t.Text(text)
		if t.Kind != lang.Word || len(word) < 4 || s.lang.IsFunctionWord(lang.FoldAll.Key(word)) {
			continue
		}
		stem := s.stem(word)
		out[stem] = append(out[stem], word)
	}
	return out
}

// termCount is how many words name a thread.
const termCount = 3

// terms picks the words that mark the units of a thread: those that most of them share and few others have. Chapeaux
// count too, for less, since they say what an item is about.
func (b *builder) terms(k int, units []int) []string {
	key := fmt.Sprint(k, units)
	if out, ok := b.names[key]; ok {
		return out
	}
	weights := b.weights[k]
	type term struct {
		form  string
		score float64
		at    int
	}
	score, forms := map[string]float64{}, map[string]map[string]int{}
	add := func(text string, weight float64) {
		for stem, words := range b.stemmers[k].stemsIn(text) {
			score[stem] += weight * weights[stem]
			if forms[stem] == nil {
				forms[stem] = map[string]int{}
			}
			for _, w := range words {
				forms[stem][w]++
			}
		}
	}
	whole := ""
	for _, n := range units {
		add(b.text(n, k), 1)
		whole += " " + b.text(n, k)
		for up := b.out.Units[n].Up; up >= 0; up = b.out.Units[up].Up {
			add(b.text(up, k), 0.4)
			whole = b.text(up, k) + " " + whole
		}
	}
	var all []term
	for stem, s := range score {
		form, best := "", 0
		for f, n := range forms[stem] {
			if n > best || n == best && f < form {
				form, best = f, n
			}
		}
		all = append(all, term{form, s, strings.Index(whole, form)})
	}
	slices.SortFunc(all, func(x, y term) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.at, y.at), cmp.Compare(x.form, y.form))
	})
	var out []string
	for _, t := range all[:min(termCount, len(all))] {
		out = append(out, strings.ToLower(t.form))
	}
	b.names[key] = out
	return out
}
