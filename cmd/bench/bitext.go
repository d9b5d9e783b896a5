package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// segments is how many beads the bilingual text has that the aligners race on.
const segments = 10_000

// A madeText is two texts, a segment a line, and which belong together.
type madeText struct {
	source, target []string
	gold           []align.Bead
}

// parallel writes n beads after the manner of a noisy translation: of every hundred, six or so have two segments on
// one side, and two on either side have no counterpart. Each segment is one or two sentences of the built-in corpus,
// drawn at random; in one of ten a symbol stands, the same in both languages.
func parallel(rng *rand.Rand, n int) (*madeText, error) {
	pairs, err := sentencePairs()
	if err != nil {
		return nil, err
	}
	b := &madeText{}
	for range n {
		var source, target []string
		for range 1 + rng.IntN(2) {
			p := pairs[rng.IntN(len(pairs))]
			source, target = append(source, p[0]), append(target, p[1])
		}
		if rng.IntN(10) == 0 {
			symbol := fmt.Sprintf("(A/RES/%d/%d)", 40+rng.IntN(40), 1+rng.IntN(300))
			source, target = append(source, symbol), append(target, symbol)
		}
		one, other := []string{strings.Join(source, " ")}, []string{strings.Join(target, " ")}
		switch draw := rng.IntN(100); {
		case draw < 2:
			one = nil
		case draw < 4:
			other = nil
		case draw < 10 && len(source) > 1:
			one = halves(source)
		case draw < 16 && len(target) > 1:
			other = halves(target)
		}
		b.gold = append(
			b.gold,
			align.Bead{Source: numbers(len(b.source), len(one)), Target: numbers(len(b.target), len(other))},
		)
		b.source, b.target = append(b.source, one...), append(b.target, other...)
	}
	return b, nil
}

func halves(sentences []string) []string {
	cut := (len(sentences) + 1) / 2
	return []string{strings.Join(sentences[:cut], " "), strings.Join(sentences[cut:], " ")}
}

func numbers(from, n int) (out []int) {
	for i := range n {
		out = append(out, from+i)
	}
	return out
}

// sentencePairs are the sentences of the built-in corpus, English and French: those of units that have the same
// number of them in both, in their order. No aligner is asked.
func sentencePairs() (pairs [][2]string, err error) {
	documents := map[language.Tag]*corpus.Document{}
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			return nil, err
		}
		documents[d.Language] = d
	}
	en, fr := documents[language.English], documents[language.French]
	for _, u := range en.Units() {
		v := fr.Find(u.Ref)
		if v == nil {
			continue
		}
		s, t := sentences(language.English, u.Text), sentences(language.French, v.Text)
		for i := range s {
			if len(s) == len(t) {
				pairs = append(pairs, [2]string{s[i], t[i]})
			}
		}
	}
	return pairs, nil
}

func sentences(tag language.Tag, text string) (out []string) {
	for _, s := range lang.For(tag).Sentences(text) {
		out = append(out, strings.TrimSpace(text[s.Start:s.End]))
	}
	return out
}
