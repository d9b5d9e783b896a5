package bitext

import (
	_ "embed" // the built-in lexicon
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
var englishFrench string

// builtin gives the built-in lexicon of two languages, made ready; nil where there is none. A process makes it ready once.
func builtin(source, target language.Tag) *renderings {
	s, t := source.String(), target.String()
	switch {
	case s == "en" && t == "fr":
		return forwardBuiltin()
	case s == "fr" && t == "en":
		return backwardBuiltin()
	}
	return nil
}

var forwardBuiltin = sync.OnceValue(func() *renderings {
	l := &Lexicon{Pairs: make([]Pair, 0, strings.Count(englishFrench, "\n"))}
	for line := range strings.Lines(englishFrench) {
		if s, t, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && s[0] != '#' {
			l.Pairs = append(l.Pairs, Pair{Source: s, Target: t})
		}
	}
	return l.ready(lang.For(language.English), lang.For(language.French))
})

var backwardBuiltin = sync.OnceValue(func() *renderings { return forwardBuiltin().reversed() })

// A rendering is a word of the other language, by its key.
type rendering struct {
	key    string
	weight float32
}

// renderings holds, for the key of each word of a lexicon, its renderings.
type renderings struct{ of map[string][]rendering }

// ready takes the pairs of a lexicon apart into keys of words. The words of phrases are paired each with each, less their
// function words, and share the weight.
func (l *Lexicon) ready(source, target *lang.Language) *renderings {
	if l == nil {
		return nil
	}
	const usual = 0.4
	out := &renderings{of: make(map[string][]rendering, len(l.Pairs))}
	for _, p := range l.Pairs {
		s, t := phraseKeys(source, p.Source), phraseKeys(target, p.Target)
		w := float32(usual)
		if p.Weight > 0 {
			w = float32(min(p.Weight, 1))
		}
		w /= float32(max(len(s), len(t), 1))
		for _, a := range s {
			for _, b := range t {
				out.of[a] = append(out.of[a], rendering{b, w})
			}
		}
	}
	return out
}

func (r *renderings) reversed() *renderings {
	out := &renderings{of: make(map[string][]rendering, len(r.of))}
	for a, list := range r.of {
		for _, b := range list {
			out.of[b.key] = append(out.of[b.key], rendering{a, b.weight})
		}
	}
	return out
}

// phraseKeys gives the keys of the words of a phrase.
func phraseKeys(l *lang.Language, phrase string) []string {
	if !strings.ContainsAny(phrase, " '’-/\u00a0") {
		return []string{l.Stem(phrase)}
	}
	var all, telling []string
	for _, tok := range l.Tokens(phrase) {
		if tok.Kind == lang.Space || tok.Kind == lang.Punct {
			continue
		}
		w := tok.Text(phrase)
		key := l.Stem(w)
		all = append(all, key)
		if !l.IsFunctionWord(lang.FoldAll.Key(w)) {
			telling = append(telling, key)
		}
	}
	if len(telling) > 0 {
		return telling
	}
	return all
}

// entries gives the renderings that are in both texts.
func (r *renderings) entries(source, target *text) []entry {
	if r == nil {
		return nil
	}
	var out []entry
	for i := range source.vocab.types {
		for _, b := range r.of[source.vocab.types[i].key] {
			if j, ok := target.vocab.ids[b.key]; ok {
				out = append(out, entry{int32(i), j, b.weight})
			}
		}
	}
	return out
}
