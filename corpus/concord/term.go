package concord

import (
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A term is one word of a phrase, as it may stand in the texts of one language.
type term struct {
	words  map[int32]bool // words that are it; true where letters were misread
	broken []broken       // two words that are it
	joined map[int32]bool // one word that is it and the next term
}

// broken is a word in two: any of first, then any of second.
type broken struct{ first, second map[int32]bool }

// compile says what the words of a phrase may look like in one language. It returns no terms where the phrase can't
// occur.
func (ix *Index) compile(v *vocabulary, ph phrase, strict bool) []term {
	words := phraseWords(v.language, ph.text)
	terms := make([]term, len(words))
	for i, w := range words {
		t := &terms[i]
		switch {
		case ph.exact:
			t.words = setOf(v.byBare[w.bare])
		case w.prefix:
			t.words = setOf(v.withPrefix(w.bare))
		default:
			t.words = v.inflected(w.key)
			ix.addMisread(v, w, t.words, strict)
			t.broken = v.brokenForms(w.bare)
			if i+1 < len(words) && !words[i+1].prefix {
				t.joined = v.inflected(w.key + words[i+1].key)
			}
		}
	}
	for i, t := range terms {
		if len(t.words) == 0 && len(t.broken) == 0 && len(t.joined) == 0 && (i == 0 || len(terms[i-1].joined) == 0) {
			return nil
		}
	}
	return terms
}

// A queryWord is one word of a phrase.
type queryWord struct {
	key, bare string
	prefix    bool // a * follows it
}

// phraseWords splits a phrase as the language splits texts. Elided words are left out.
func phraseWords(l *lang.Language, text string) []queryWord {
	var out []queryWord
	tokens := l.Tokens(text)
	for i, t := range tokens {
		if !isWord(t) || leans(l, text, tokens[i:]) {
			continue
		}
		key := wordFold.Key(t.Text(text))
		w := queryWord{key: key, bare: lang.FoldAccents.Key(key)}
		w.prefix = t.End < len(text) && text[t.End] == '*'
		out = append(out, w)
	}
	return out
}

func setOf(ids []int32) map[int32]bool {
	set := make(map[int32]bool, len(ids))
	for _, id := range ids {
		set[id] = false
	}
	return set
}

// inflected lists the words that share a stem with key, or with a word that key is when accents are left out.
func (v *vocabulary) inflected(key string) map[int32]bool {
	bare := lang.FoldAccents.Key(key)
	set := setOf(v.byBare[bare])
	stems := map[string]bool{v.language.Stem(key): true, v.language.Stem(bare): true}
	for id := range set {
		stems[v.words[id].stem] = true
	}
	for s := range stems {
		for _, id := range v.byStem[s] {
			set[id] = false
		}
	}
	return set
}

// addMisread adds to set the words of the vocabulary that are misread forms of w or of what set holds; if strict, only
// those that are other forms of it after all, which the stemmer takes for another word.
func (ix *Index) addMisread(v *vocabulary, w queryWord, set map[int32]bool, strict bool) {
	if !canBeMisread(w.bare) || len(set) == 0 && ix.knows(w.key) {
		return
	}
	forms, places := []string{w.bare}, 0
	for id := range set {
		places += v.words[id].count
		if b := v.words[id].bare; b != w.bare && canBeMisread(b) {
			forms = append(forms, b)
		}
	}
	shapes := make([]shape, len(forms))
	for i, f := range forms {
		shapes[i] = shapeOf(f)
	}
	best := 2 // for a word that the corpus doesn't know: only the nearest
	found := map[int32]int{}
	for id, sh := range v.shapes {
		for i, f := range shapes {
			if !sh.near(f) {
				continue
			}
			c := &v.words[id]
			if _, in := set[int32(id)]; in || !v.mayBeMisread(c, places) {
				break
			}
			d := misread(forms[i], c.bare)
			if before, in := found[int32(id)]; d >= 0 && (!in || d < before) {
				found[int32(id)] = d
				best = min(best, d)
			}
		}
	}
	for id, d := range found {
		form := d > 1 && v.isFormOf(&v.words[id], forms) // a single wrong letter is no ending
		if (places > 0 || d == best) && (form || !strict) {
			set[id] = !form
		}
	}
}

// shortestStem is how long a stem must be for words that go on behind it to be of its kin, in bytes.
const shortestStem = 5

// isFormOf reports whether a word differs from one of several in its ending only, by the stem of the shorter:
// prosecutor and prosecuted. A word that is cut off is not.
func (v *vocabulary) isFormOf(c *word, forms []string) bool {
	return !strings.ContainsAny(c.bare, "0123456789") && slices.ContainsFunc(forms, func(f string) bool {
		if strings.HasPrefix(f, c.bare) {
			return false
		}
		short, long := v.language.Stem(f), v.language.Stem(c.bare)
		if len(short) > len(long) {
			short, long = long, short
		}
		return len(short) >= shortestStem && short != long && strings.HasPrefix(long, short)
	})
}

// mayBeMisread reports whether a word may be the misread form of one that stands at so many places: it is rarer, and no
// word with inflected forms of its own.
func (v *vocabulary) mayBeMisread(c *word, places int) bool {
	if !canBeMisread(c.bare) || v.language.IsFunctionWord(c.bare) {
		return false
	}
	return places == 0 || 2*c.count <= places && (mixed(c.bare) || len(v.byStem[c.stem]) == 1)
}

// knows reports whether any language of the corpus has the word.
func (ix *Index) knows(key string) bool {
	for _, v := range ix.vocabs {
		if len(v.inflected(key)) > 0 {
			return true
		}
	}
	return false
}

// shortestPart is the length of the shorter part of a word that is looked for in two.
const shortestPart = 2

// brokenForms lists the ways a word stands in two: prevention as pre vention, cooperation as co-operation.
func (v *vocabulary) brokenForms(bare string) []broken {
	if !canBeMisread(bare) {
		return nil
	}
	var out []broken
	for i := range bare {
		if i < shortestPart || len(bare)-i < shortestPart {
			continue
		}
		first, second := v.byBare[bare[:i]], v.byBare[bare[i:]]
		if len(first) > 0 && len(second) > 0 {
			out = append(out, broken{setOf(first), setOf(second)})
		}
	}
	return out
}

// hyphenated reports whether nothing but hyphens stands between two places.
func hyphenated(between string) bool {
	key := lang.FoldTypography.Key(between)
	return key != "" && strings.Trim(key, "-") == ""
}
