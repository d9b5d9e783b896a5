package bitext

import (
	"bufio"
	"compress/gzip"
	"embed"
	"io/fs"
	"strconv"
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

//go:embed data/*.tsv.gz
var builtinFiles embed.FS

// lexicons is where the built-in lexicons are: data/en-LANG.tsv.gz, English words, their renderings and weights. The
// first lines of each state its sources.
var lexicons fs.FS = builtinFiles

// pivot is the language that the built-in lexicons have in common.
const pivot = "en"

// builtin gives the built-in lexicon of two languages, made ready; nil where there is none. Two languages that have
// one with English each are paired through it. A process makes each ready once.
func builtin(source, target language.Tag) *renderings {
	s, t := source.String(), target.String()
	made, ok := ready.Load(s + "-" + t)
	if !ok {
		made, _ = ready.LoadOrStore(s+"-"+t, sync.OnceValue(func() *renderings { return makeBuiltin(s, t) }))
	}
	return made.(func() *renderings)()
}

var ready sync.Map // of functions that give renderings, by pair of languages

func makeBuiltin(s, t string) *renderings {
	switch {
	case s == t:
		return nil
	case s == pivot:
		return readBuiltin(t)
	case t == pivot:
		return builtin(language.Make(t), language.Make(s)).reversed()
	}
	return builtin(language.Make(s), language.Make(pivot)).through(builtin(language.Make(pivot), language.Make(t)))
}

// readBuiltin reads the lexicon of English and another language; nil where there is none.
func readBuiltin(other string) *renderings {
	f, err := lexicons.Open("data/" + pivot + "-" + other + ".tsv.gz")
	if err != nil {
		return nil
	}
	defer f.Close()
	text, err := gzip.NewReader(f)
	if err != nil {
		return nil
	}
	l := &Lexicon{}
	for lines := bufio.NewScanner(text); lines.Scan(); {
		field := strings.Split(lines.Text(), "\t")
		if len(field) < 2 || strings.HasPrefix(field[0], "#") {
			continue
		}
		p := Pair{Source: field[0], Target: field[1]}
		if len(field) > 2 {
			p.Weight, _ = strconv.ParseFloat(field[2], 64)
		}
		l.Pairs = append(l.Pairs, p)
	}
	return l.ready(lang.For(language.Make(pivot)), lang.For(language.Make(other)))
}

// A rendering is a word of the other language, by its key.
type rendering struct {
	key    string
	weight float32
}

// renderings holds, for the key of each word of a lexicon, its renderings.
type renderings struct{ of map[string][]rendering }

// ready takes the pairs of a lexicon apart into keys of words. The words of phrases are paired each with each, less
// their function words, and share the weight.
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
	if r == nil {
		return nil
	}
	out := &renderings{of: make(map[string][]rendering, len(r.of))}
	for a, list := range r.of {
		for _, b := range list {
			out.of[b.key] = append(out.of[b.key], rendering{a, b.weight})
		}
	}
	return out
}

// leastThrough is the weight under which what two lexicons make of a word together is dropped.
const leastThrough = 0.05

// through gives, for each word of a lexicon, the renderings that another has of its renderings.
func (r *renderings) through(next *renderings) *renderings {
	if r == nil || next == nil {
		return nil
	}
	out := &renderings{of: make(map[string][]rendering, len(r.of))}
	for a, list := range r.of {
		sum := map[string]float32{}
		var keys []string
		for _, b := range list {
			for _, c := range next.of[b.key] {
				if _, met := sum[c.key]; !met {
					keys = append(keys, c.key)
				}
				sum[c.key] += b.weight * c.weight
			}
		}
		for _, k := range keys {
			if sum[k] >= leastThrough {
				out.of[a] = append(out.of[a], rendering{k, min(sum[k], 1)})
			}
		}
	}
	return out
}

// phraseKeys gives the keys of the words of a phrase.
func phraseKeys(l *lang.Language, phrase string) []string {
	if !strings.ContainsAny(phrase, " '’-/\u00a0") {
		return []string{stemOf(l, phrase)}
	}
	var all, telling []string
	for _, tok := range l.Tokens(phrase) {
		if tok.Kind == lang.Space || tok.Kind == lang.Punct {
			continue
		}
		w := tok.Text(phrase)
		key := stemOf(l, w)
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
