package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// kinds are the ways in which an earlier wording comes again.
var kinds = []string{"verbatim", "light", "heavy", "clause"}

// The units that the tracers race on, unless files give the earlier ones.
const (
	earlierUnits = 20_000
	ofEachKind   = 500
)

// A planting is a later unit, and the earlier one that was planted in it.
type planting struct {
	from  int
	host  int // of a clause: the unit it was planted in
	kind  string
	words []string
}

// planted makes later units out of earlier ones, n of each kind: with the same words; with three of them changed
// (light); with two in five changed (heavy); and a clause of twelve words inside a unit that has nothing else from an
// earlier one.
func planted(rng *rand.Rand, earlier [][]string, n int, host func() []string) []planting {
	return plantedWith(rng, earlier, n, host, func() int { return -1 })
}

// plantedWith is planted, with hosts that have a number: hostAt tells that of the last host.
func plantedWith(rng *rand.Rand, earlier [][]string, n int, host func() []string, hostAt func() int) (out []planting) {
	change := func(words []string, k int) []string {
		words = slices.Clone(words)
		for _, at := range rng.Perm(len(words))[:k] {
			words[at] = plainWord(rng, earlier[rng.IntN(len(earlier))])
		}
		return words
	}
	for range n {
		for _, kind := range kinds {
			from := rng.IntN(len(earlier))
			u := earlier[from]
			p := planting{from: from, kind: kind, words: u}
			switch kind {
			case "light":
				p.words = change(u, 3)
			case "heavy":
				p.words = change(u, len(u)*2/5)
			case "clause":
				at, h := rng.IntN(len(u)-11), host()
				p.host = hostAt()
				p.words = slices.Insert(slices.Clone(h), rng.IntN(len(h)), u[at:at+12]...)
			}
			out = append(out, p)
		}
	}
	rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// unitOf writes a unit of 15 to 80 words: rows of the source, each of two words on average, so that formulas come up
// everywhere, as they do in drafting, and longer wordings only where they are planted.
func unitOf(rng *rand.Rand, source []string) []string {
	out := make([]string, 0, 80)
	at := rng.IntN(len(source))
	for range 15 + rng.IntN(66) {
		if at++; at >= len(source) || rng.IntN(2) == 0 {
			at = rng.IntN(len(source))
		}
		out = append(out, source[at])
	}
	return out
}

// plantings are the earlier units, made up or the lines of files that have twelve words at least, and the later ones.
func plantings(rng *rand.Rand, lines []string, n int) (earlier [][]string, later []planting, err error) {
	for _, line := range lines {
		if w := strings.Fields(line); len(w) >= 12 {
			earlier = append(earlier, w)
		}
	}
	words := strings.Fields(source())
	host := func() []string { return unitOf(rng, words) }
	if len(lines) == 0 {
		for range earlierUnits {
			earlier = append(earlier, host())
		}
	}
	if len(earlier) == 0 {
		return nil, nil, fmt.Errorf("no line of twelve words")
	}
	return earlier, planted(rng, earlier, n, host), nil
}
