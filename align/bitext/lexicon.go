package bitext

import (
	"bytes"
	"embed"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Lexicon is pairs of words that render one another. It may hold phrases: their words are paired each with each.
type Lexicon struct {
	Pairs []Pair
}

// A Pair is a word of the source language and one of the target language.
type Pair struct {
	Source, Target string
	Weight         float64 // 0..1: how likely Target is as a rendering of Source; 0 is taken as not known
}

//go:embed data/en-fr.tsv
var builtinFiles embed.FS

// builtin gives the built-in lexicon of two languages, source first; nil where there is none.
func builtin(source, target language.Tag) *Lexicon {
	s, t := source.String(), target.String()
	switch {
	case s == "en" && t == "fr":
		return englishFrench()
	case s == "fr" && t == "en":
		return englishFrench().reversed()
	}
	return nil
}

// englishFrench reads data/en-fr.tsv: an English word and a French one, tab-separated, a pair a line.
var englishFrench = sync.OnceValue(func() *Lexicon {
	data, _ := builtinFiles.ReadFile("data/en-fr.tsv")
	l := &Lexicon{Pairs: make([]Pair, 0, bytes.Count(data, []byte{'\n'}))}
	for line := range strings.Lines(string(data)) {
		if s, t, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && s[0] != '#' {
			l.Pairs = append(l.Pairs, Pair{Source: s, Target: t})
		}
	}
	return l
})

func (l *Lexicon) reversed() *Lexicon {
	out := &Lexicon{Pairs: make([]Pair, len(l.Pairs))}
	for i, p := range l.Pairs {
		out.Pairs[i] = Pair{p.Target, p.Source, p.Weight}
	}
	return out
}

// entries turns the pairs whose words are in both texts into entries between word types.
func (l *Lexicon) entries(source, target *text) []entry {
	if l == nil {
		return nil
	}
	var out []entry
	for _, p := range l.Pairs {
		s, t := source.typesOf(p.Source), target.typesOf(p.Target)
		for _, a := range s {
			for _, b := range t {
				w := float32(0.4)
				if p.Weight > 0 {
					w = float32(p.Weight)
				}
				out = append(out, entry{a, b, w / float32(max(len(s), len(t), 1))})
			}
		}
	}
	return out
}

// typesOf gives the word types of the words of a phrase, function words of longer phrases left out.
func (t *text) typesOf(phrase string) []int32 {
	if id, ok := t.stemOf(phrase); ok {
		return []int32{id}
	}
	if !strings.ContainsAny(phrase, " '’-/") {
		return nil
	}
	var out []int32
	tokens := t.lang.Tokens(phrase)
	for _, tok := range tokens {
		if tok.Kind == lang.Space || tok.Kind == lang.Punct {
			continue
		}
		w := tok.Text(phrase)
		if len(tokens) > 1 && t.lang.IsFunctionWord(lang.FoldAll.Key(w)) {
			continue
		}
		if id, ok := t.stemOf(w); ok {
			out = append(out, id)
		}
	}
	return out
}

func (t *text) stemOf(word string) (int32, bool) {
	id, ok := t.vocab.ids[t.stem(word)]
	return id, ok
}

// stem is the stem of a word, looked up where it was needed before.
func (t *text) stem(word string) string {
	s, ok := t.stems[word]
	if !ok {
		s = t.lang.Stem(word)
		t.stems[strings.Clone(word)] = s
	}
	return s
}
