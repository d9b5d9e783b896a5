package bitext

import (
	"bufio"
	"bytes"
	"embed"
	"path"
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

//go:embed data
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

// englishFrench reads the lines of data/en-fr-*.txt: an English word, then French ones.
var englishFrench = sync.OnceValue(func() *Lexicon {
	l := &Lexicon{}
	files, _ := builtinFiles.ReadDir("data")
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), "en-fr-") {
			continue
		}
		data, _ := builtinFiles.ReadFile(path.Join("data", f.Name()))
		for sc := bufio.NewScanner(bytes.NewReader(data)); sc.Scan(); {
			words := strings.Fields(sc.Text())
			if len(words) < 2 || words[0] == "#" {
				continue
			}
			for _, w := range words[1:] {
				if len(w) > 2 || len(words[0]) < 5 {
					l.Pairs = append(l.Pairs, Pair{Source: words[0], Target: w})
				}
			}
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
