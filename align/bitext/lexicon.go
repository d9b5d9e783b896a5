package bitext

// A Lexicon is pairs of words that render one another, each with a weight.
type Lexicon struct {
	pairs []Pair
}

// A Pair is a word of the source language and one of the target language.
type Pair struct {
	Source, Target string
	Weight         float64 // 0..1: how likely Target is as a rendering of Source
}
