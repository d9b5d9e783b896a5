package main

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// plantedSet plants wordings of lines in later ones: with two words in five changed; clauses of twelve words inside
// others; and rewordings, which have the ideas in other words and another order. A line that is much like the one
// planted is right too.
func plantedSet(ctx context.Context, lines []string, reworded bool) (*fitSet, error) {
	rng := rand.New(rand.NewPCG(seed, 14))
	var units [][]string
	for _, l := range lines {
		if w := strings.Fields(l); len(w) >= 12 && len(units) < 9000 && rng.IntN(3) == 0 {
			units = append(units, w)
		}
	}
	var old, new []string
	grams := make([]map[string]bool, len(units))
	for k, u := range units {
		old, grams[k] = append(old, strings.Join(u, " ")), trigrams(u)
	}
	var sources [][]int
	if reworded {
		thesaurus := newThesaurus(lang.For(language.English))
		for range 800 {
			from, other := rng.IntN(len(units)), rng.IntN(len(units))
			words := units[from]
			if rng.IntN(3) == 0 { // only a part of it is taken up
				at := rng.IntN(len(words)/2 + 1)
				words = words[at : at+len(words)/2]
			}
			later := thesaurus.reword(rng, words, units[other])
			sources = append(sources, []int{from})
			if rng.IntN(2) == 0 { // among other things
				later = slices.Concat(later, thesaurus.reword(rng, units[other], units[from][:1]))
				sources[len(sources)-1] = []int{from, other}
			}
			new = append(new, strings.Join(later, " "))
		}
	} else {
		at := 0
		host := func() []string { at = rng.IntN(len(units)); return units[at] }
		for _, p := range plantedWith(rng, units, 300, host, func() int { return at }) {
			switch p.kind {
			case "heavy":
				sources = append(sources, []int{p.from})
			case "clause":
				sources = append(sources, []int{p.from, p.host})
			default:
				continue
			}
			new = append(new, strings.Join(p.words, " "))
		}
	}
	gold := map[int]map[int]bool{}
	s := &fitSet{Name: "planted", Weight: 1}
	if reworded {
		s.Name, s.Weight = "reworded", 3
	}
	for j, from := range sources {
		gold[j] = map[int]bool{}
		unsure := map[int]bool{}
		for i := range units {
			for _, f := range from {
				switch like := jaccard(grams[i], grams[f]); {
				case i == f || like >= 0.5:
					gold[j][i] = true
				case like >= 0.1:
					unsure[i] = true
				}
			}
		}
		s.Unsure = append(s.Unsure, unsure)
	}
	return s, measureSet(ctx, language.English, old, new, gold, s, func(j int) int { return j & 1 })
}

func trigrams(words []string) map[string]bool {
	out := map[string]bool{}
	for k := 0; k+3 <= len(words); k++ {
		out[strings.ToLower(strings.Join(words[k:k+3], " "))] = true
	}
	return out
}

func jaccard(a, b map[string]bool) float64 {
	both := 0
	for g := range a {
		if b[g] {
			both++
		}
	}
	return float64(both) / float64(max(1, len(a)+len(b)-both))
}

// A thesaurus has the words that may stand for a word.
type thesaurus struct {
	lang   *lang.Language
	groups map[string][]string // by stem
}

func newThesaurus(l *lang.Language) *thesaurus {
	t := &thesaurus{l, map[string][]string{}}
	for _, row := range l.Table("synonyms.txt") {
		words := strings.Fields(row[0])
		for _, w := range words {
			t.groups[l.Stem(w)] = append(t.groups[l.Stem(w)], words...)
		}
	}
	return t
}

// reword puts a wording in other words: synonyms where there are some, a third of the other words left out, phrases
// of two to five words in another order, and a phrase of another unit among them.
func (t *thesaurus) reword(rng *rand.Rand, words, other []string) []string {
	var phrases [][]string
	for len(words) > 0 {
		n := min(len(words), 2+rng.IntN(4))
		var phrase []string
		for _, w := range words[:n] {
			bare := strings.ToLower(strings.Trim(w, ",;:.()"))
			switch group := t.groups[t.lang.Stem(bare)]; {
			case len(group) > 0 && rng.IntN(4) > 0:
				phrase = append(phrase, group[rng.IntN(len(group))])
			case rng.IntN(3) > 0:
				phrase = append(phrase, w)
			}
		}
		phrases = append(phrases, phrase)
		words = words[n:]
	}
	for k := range phrases { // near where it was
		j := min(len(phrases)-1, k+rng.IntN(4))
		phrases[k], phrases[j] = phrases[j], phrases[k]
	}
	at := rng.IntN(len(other))
	phrases = append(phrases, other[at:min(len(other), at+4+rng.IntN(8))])
	return slices.Concat(phrases...)
}
