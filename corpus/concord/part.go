package concord

import (
	"context"
	"errors"
	"math"
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Source is a corpus that keeps an index of its own, such as a file: a search reads only the units that can have a
// hit.
type Source interface {
	// Languages lists the languages of the documents.
	Languages() ([]language.Tag, error)
	// Words lists the words of a language that a query of words asks for; doubles do no harm.
	Words(language.Tag, WordQuery) ([]Word, error)
	// Scan calls a function for each word of a language whose key without accents has a length in bytes in a range,
	// one at a time.
	Scan(tag language.Tag, shortest, longest int, f func(key string)) error
	// Blocks gives the corpus with all its documents and their parts, and of the blocks at least those that satisfy a
	// clause.
	Blocks([]Clause) (*corpus.Corpus, error)
	// Counterpart finds the block of one document of Blocks in another (see corpus.Counterparts), nil where there is
	// none.
	Counterpart(b *corpus.Block, of, in *corpus.Document) *corpus.Block
}

// A Word is a word of a language, under its key (see Keys).
type Word struct {
	Key   string
	Count int // how often it stands in the corpus
}

// A WordQuery asks for the words that satisfy any of its parts.
type WordQuery struct {
	Bare     []string // keys without accents (see Forms)
	Stems    []string
	Prefixes []string // of keys without accents
	Parts    []string // what stands in keys without accents
}

// A Clause asks for units in one language that have, of each set, at least one word. Without a set it is every unit.
type Clause struct {
	Language language.Tag
	Sets     [][]string // keys
}

// Forms gives what a Source must know a word by: its key without accents, its stem, and the stem of the key without
// accents.
func Forms(l *lang.Language, key string) (bare, stem, plain string) {
	bare = lang.FoldAccents.Key(key)
	if !elided(key) {
		stem, plain = l.Stem(key), l.Stem(bare)
	}
	return bare, stem, plain
}

// SearchIn is Index.Search for a source. The index it returns holds the units that were read; its Translations are
// those of the source.
func SearchIn(ctx context.Context, src Source, q *Query, o Options) (*Result, *Index, error) {
	ix, err := vocabularies(src, q, o)
	if err != nil {
		return nil, nil, err
	}
	rows, ok := src.(Rower)
	if places := ix.rarest(q, o); ok && places > manyPlaces {
		r, err := ix.searchRows(ctx, rows, q, o, places > everywhere)
		if !errors.Is(err, errRow) {
			return r, ix, err
		}
		if ix, err = vocabularies(src, q, o); err != nil {
			return nil, nil, err
		}
	}
	if err := ix.read(src, ix.clauses(q, o)); err != nil {
		return nil, nil, err
	}
	r, err := ix.Search(ctx, q, o)
	return r, ix, err
}

// clauses asks, in each language, for the units that can have a hit of an alternative.
func (ix *Index) clauses(q *Query, o Options) (out []Clause) {
	for _, v := range ix.vocabs {
		if !wanted(v.language, o.Language) {
			continue
		}
		for _, a := range q.alts {
			if sets, can := ix.clause(v, a.loosened(v.language, o.Within), o.Strict); can {
				out = append(out, Clause{v.language.Tag(), sets})
			}
		}
	}
	return out
}

const (
	// manyPlaces is from how many places on it is quicker to go over rows than to read the units.
	manyPlaces = 500
	// everywhere is from how many places on it is quicker to go over all rows than to ask which documents have the
	// word.
	everywhere = 10_000
)

// rarest gives how often the rarest word of the alternatives stands: of each alternative that of its rarest word, and
// of those the most; 0 where no alternative can have a hit.
func (ix *Index) rarest(q *Query, o Options) int {
	most := 0
	for _, v := range ix.vocabs {
		if !wanted(v.language, o.Language) {
			continue
		}
		for _, a := range q.alts {
			least := math.MaxInt
			for _, ph := range a.loosened(v.language, o.Within).phrases {
				for _, t := range ix.compile(v, ph, o.Strict) {
					n := 0
					for id := range v.openings(t) {
						n += v.words[id].count
					}
					least = min(least, n)
				}
			}
			if least < math.MaxInt {
				most = max(most, least)
			}
		}
	}
	return most
}

// RegexpIn is Index.Regexp for a source.
func RegexpIn(ctx context.Context, src Source, p *Pattern, o Options) (*Result, *Index, error) {
	tags, err := src.Languages()
	if err != nil {
		return nil, nil, err
	}
	if rows, ok := src.(Rower); ok {
		r, ix, err := regexpRows(ctx, rows, tags, p, o)
		if !errors.Is(err, errRow) {
			return r, ix, err
		}
	}
	ix := &Index{part: true}
	var clauses []Clause
	for _, tag := range tags {
		v := ix.vocabulary(tag)
		if !wanted(v.language, o.Language) {
			continue
		}
		c := Clause{Language: v.language.Tag()}
		for _, run := range required(p.tree) {
			words, err := src.Words(v.language.Tag(), WordQuery{Parts: []string{run}})
			if err != nil {
				return nil, nil, err
			}
			set := []string{}
			for _, w := range words {
				set = append(set, w.Key)
			}
			c.Sets = append(c.Sets, set)
		}
		clauses = append(clauses, c)
	}
	if err := ix.read(src, clauses); err != nil {
		return nil, nil, err
	}
	r, err := ix.Regexp(ctx, p, o)
	return r, ix, err
}

func (ix *Index) read(src Source, clauses []Clause) error {
	c, err := src.Blocks(clauses)
	if err != nil {
		return err
	}
	ix.lookup = src.Counterpart
	ix.fill(c)
	return nil
}

// vocabularies reads the words that matter for a query: enough for the terms of its phrases to be those that an index
// of the whole corpus has.
func vocabularies(src Source, q *Query, o Options) (*Index, error) {
	tags, err := src.Languages()
	if err != nil {
		return nil, err
	}
	ix := &Index{part: true}
	for _, tag := range tags {
		v := ix.vocabulary(tag)
		words := q.words(v.language)
		if err := v.gather(src, words, wanted(v.language, o.Language)); err != nil {
			return nil, err
		}
		v.finish()
	}
	return ix, nil
}

// words lists the words of all phrases that are compared by their forms, and of the others, in one language.
func (q *Query) words(l *lang.Language) []queryWord {
	var out []queryWord
	for _, a := range q.alts {
		for _, ph := range a.phrases {
			words := phraseWords(l, ph.text)
			out = append(out, words...)
			for i := 1; i < len(words); i++ {
				key := words[i-1].key + words[i].key
				out = append(out, queryWord{key: key, bare: lang.FoldAccents.Key(key)})
			}
		}
	}
	return out
}

func (v *vocabulary) gather(src Source, words []queryWord, near bool) error {
	var ask WordQuery
	for _, w := range words {
		if w.prefix {
			ask.Prefixes = append(ask.Prefixes, w.bare)
		}
		ask.Bare = append(ask.Bare, w.bare)
		ask.Stems = append(ask.Stems, v.language.Stem(w.key), v.language.Stem(w.bare))
		if canBeMisread(w.bare) {
			for i := range w.bare {
				if i >= shortestPart && len(w.bare)-i >= shortestPart {
					ask.Bare = append(ask.Bare, w.bare[:i], w.bare[i:])
				}
			}
		}
	}
	if err := v.take(src, ask); err != nil {
		return err
	}
	ask = WordQuery{} // the forms of words that are the same but for accents
	for _, w := range words {
		for _, id := range v.byBare[w.bare] {
			ask.Stems = append(ask.Stems, v.words[id].stem)
		}
	}
	if err := v.take(src, ask); err != nil || !near {
		return err
	}
	return v.gatherMisread(src, words)
}

// gatherMisread adds the words that may be misread forms, and the other forms of those, which tell whether they are.
func (v *vocabulary) gatherMisread(src Source, words []queryWord) error {
	forms := map[string]shape{}
	shortest, longest := 0, 0
	for _, w := range words {
		if !canBeMisread(w.bare) || w.prefix {
			continue
		}
		forms[w.bare] = shapeOf(w.bare)
		for id := range v.inflected(w.key) {
			forms[v.words[id].bare] = shapeOf(v.words[id].bare)
		}
	}
	for f := range forms {
		if shortest == 0 || len(f) < shortest {
			shortest = len(f)
		}
		longest = max(longest, len(f))
	}
	if len(forms) == 0 {
		return nil
	}
	var ask WordQuery
	err := src.Scan(v.language.Tag(), shortest-maxLengthDiff, longest+maxLengthDiff, func(key string) {
		if _, ok := v.byKey[key]; ok {
			return
		}
		bare := lang.FoldAccents.Key(key)
		sh := shapeOf(bare)
		for f, fs := range forms {
			if fs.near(sh) && misread(f, bare) >= 0 {
				_, stem, _ := Forms(v.language, key)
				ask.Bare, ask.Stems = append(ask.Bare, bare), append(ask.Stems, stem)
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return v.take(src, ask)
}

// take adds the words that a query of words gives.
func (v *vocabulary) take(src Source, ask WordQuery) error {
	for _, list := range []*[]string{&ask.Bare, &ask.Stems, &ask.Prefixes} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	words, err := src.Words(v.language.Tag(), ask)
	for _, w := range words {
		if _, ok := v.byKey[w.Key]; !ok {
			v.words[v.addWord(w.Key)].count = w.Count
		}
	}
	return err
}

// clause lists for each term of an alternative the words of which a unit must have one, and false where nothing can
// match.
func (ix *Index) clause(v *vocabulary, a alternative, strict bool) ([][]string, bool) {
	var sets [][]string
	for _, ph := range a.phrases {
		terms := ix.compile(v, ph, strict)
		if len(terms) == 0 {
			return nil, false
		}
		for i, t := range terms {
			set := map[string]bool{}
			add := func(ids map[int32]bool) {
				for id := range ids {
					set[v.words[id].key] = true
				}
			}
			add(v.openings(t))
			if i > 0 {
				add(terms[i-1].joined)
			}
			keys := make([]string, 0, len(set))
			for k := range set {
				keys = append(keys, k)
			}
			slices.Sort(keys)
			sets = append(sets, keys)
		}
	}
	return sets, true
}
