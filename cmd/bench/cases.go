package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A sample is two texts to compare.
type sample struct {
	name  string
	texts func() (a, b string)
}

// cases are a revision as people make them, and what could be worst for any method.
var cases = []sample{
	{fmt.Sprintf("%d words, %d edits, %d moves", words, edits, moves), func() (string, string) {
		rng := rand.New(rand.NewPCG(seed, 0))
		return revise(rng, babble(rng, source(), words), edits, moves, 0).texts()
	}},
	{"all words different", func() (string, string) { return different("x"), different("y") }},
	{"one word a million times, a few taken out and others brought in", func() (string, string) {
		once := strings.Repeat("word ", 1_000_000)
		return once, once[:2_000_000] + "other " + once[:1_500_000] + "another " + once[:1_000_000]
	}},
	{"seven words over and over, some taken out", func() (string, string) {
		return strings.Repeat("one two three four five six seven ", 100_000), periodic(fresh())
	}},
	{"all words in reverse order", func() (string, string) { return join(made()), join(reversed(made())) }},
	{"all words shuffled", func() (string, string) { return join(made()), join(shuffled(fresh(), made())) }},
	{
		"the words of each line shuffled",
		func() (string, string) { return join(made()), shuffledLines(fresh(), lines()) },
	},
	{
		"all lines in reverse order",
		func() (string, string) { return join(made()), strings.Join(reversed(lines()), "") },
	},
	{
		"all lines shuffled",
		func() (string, string) { return join(made()), strings.Join(shuffled(fresh(), lines()), "") },
	},
	{"the second half before the first", func() (string, string) {
		l := lines()
		return join(made()), strings.Join(l[len(l)/2:], "") + strings.Join(l[:len(l)/2], "")
	}},
	{
		"lines that differ in a number, one in ten changed",
		func() (string, string) { return alike(fresh(), 0), alike(fresh(), 10) },
	},
	{"every fifth word replaced", func() (string, string) { return join(made()), join(everyFifth(made())) }},
	{"the same text", func() (string, string) { return join(made()), join(made()) }},
}

func fresh() *rand.Rand { return rand.New(rand.NewPCG(seed, 2)) }

// made are the words of a made-up text, lines its lines.
func made() []string  { return babble(rand.New(rand.NewPCG(seed, 0)), source(), words) }
func lines() []string { return strings.SplitAfter(join(made()), "\n") }

// different is a text of which every word comes up once.
func different(letter string) string {
	list := make([]string, words)
	for i := range list {
		list[i] = fmt.Sprintf("%s%x", letter, i*2654435761%(1<<32))
		if i%20 == 19 {
			list[i] += "\n"
		}
	}
	return join(list)
}

func reversed(list []string) []string {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

func shuffled(rng *rand.Rand, list []string) []string {
	list = slices.Clone(list)
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func shuffledLines(rng *rand.Rand, lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(join(shuffled(rng, strings.Fields(line))) + "\n")
	}
	return b.String()
}

// alike are lines that differ in one number, with one in changed of them changed; none for 0.
func alike(rng *rand.Rand, changed int) string {
	var b strings.Builder
	for i := range words / 12 {
		part := "the report"
		if changed > 0 && rng.IntN(changed) == 0 {
			part = "the annual report"
		}
		fmt.Fprintf(&b, "The State party numbered %d should take note of %s of the group.\n", i/3, part)
	}
	return b.String()
}

// periodic is a row of seven words over and over, with a word in a hundred taken out.
func periodic(rng *rand.Rand) string {
	var b strings.Builder
	for range 100_000 {
		for _, w := range [...]string{"one ", "two ", "three ", "four ", "five ", "six ", "seven "} {
			if rng.IntN(100) > 0 {
				b.WriteString(w)
			}
		}
	}
	return b.String()
}

func everyFifth(list []string) []string {
	list = slices.Clone(list)
	for i := range list {
		if i%5 == 4 && list[i] != "\n" {
			list[i] = "replaced"
		}
	}
	return list
}
