package redline

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// A token is a word, a run of spaces, a sign, or something that changes as a whole: a field, a picture, a note
// reference, the end of a paragraph.
type token struct {
	start, end int32 // in the text of its content
	id         int32 // the same for tokens that are the same
	word       int32 // the same for tokens that say the same, wherever their links lead
	weight     int32 // how much it is worth to keep it
	class      class
}

type class uint8

const (
	classWord class = iota
	classSign
	classSpace
	classAtom
	classMark // the end of a paragraph
)

// The weights of tokens, and what it costs to open one more change. A short word or a sign between two changes is not
// worth the cost: the change then spans it and reads as one.
const (
	weightLong  = 10
	weightShort = 5
	weightSign  = 4
	weightSpace = 1
	weightAtom  = 12
	weightMark  = 14
	costChange  = 6
)

const shortWord = 3 // letters

// vocabulary numbers what tokens say.
type vocabulary struct {
	ids  map[string]int32
	info []wordInfo // by id
}

type wordInfo struct {
	weight int32 // in the comparison of paragraphs
}

func newVocabulary() *vocabulary { return &vocabulary{ids: map[string]int32{}} }

func (v *vocabulary) id(key string, weight int32) int32 {
	id, ok := v.ids[key]
	if !ok {
		id = int32(len(v.info))
		v.ids[key] = id
		v.info = append(v.info, wordInfo{weight})
	}
	return id
}

// idOf is [vocabulary.id] of a key that is made a string only if it is new.
func (v *vocabulary) idOf(key []byte, weight int32) int32 {
	if id, ok := v.ids[string(key)]; ok {
		return id
	}
	return v.id(string(key), weight)
}

// tokens cuts a content into tokens.
func (v *vocabulary) tokens(c *content) []token {
	var out []token
	var key []byte
	nextAtom, spanAt := 0, 0
	for pos := 0; pos < len(c.text); {
		for spanAt < len(c.spans)-1 && c.spans[spanAt].end <= pos {
			spanAt++
		}
		in, limit := "", len(c.text)
		if spanAt < len(c.spans) && c.spans[spanAt].start <= pos {
			in = c.spans[spanAt].path.linkKey()
			// a token may lie in several runs, not in several links
			limit = c.spans[spanAt].end
			for k := spanAt + 1; k < len(c.spans) && c.spans[k].start == limit && c.spans[k].path.linkKey() == in; k++ {
				limit = c.spans[k].end
			}
		}
		t := token{start: int32(pos)}
		var unitWeight int32 // in the comparison of paragraphs, where tabs and breaks do not outweigh words
		if nextAtom < len(c.atoms) && c.atoms[nextAtom].pos == pos {
			a := &c.atoms[nextAtom]
			nextAtom++
			t.class, t.weight = classAtom, weightAtom
			unitWeight = t.weight
			switch {
			case a.kind == atomMark:
				t.class, t.weight = classMark, weightMark
			case a.layout():
				unitWeight = weightSign
			}
			pos += len(placeholder)
			key = append(append(key[:0], "\x01"...), a.key...)
		} else {
			if nextAtom < len(c.atoms) {
				limit = min(limit, c.atoms[nextAtom].pos)
			}
			n, class, weight := nextToken(c.text[pos:limit])
			t.class, t.weight = class, weight
			unitWeight = weight
			key = append(append(key[:0], "\x02"...), c.text[pos:pos+n]...)
			pos += n
		}
		t.end = int32(pos)
		t.word = v.idOf(key, unitWeight)
		t.id = t.word
		if in != "" {
			key = append(append(key, 0), in...)
			t.id = v.idOf(key, unitWeight)
		}
		out = append(out, t)
	}
	return out
}

// nextToken is the length of the first token of s, its class and its weight.
func nextToken(s string) (n int, c class, weight int32) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(r):
		for n = size; n < len(s); n += size {
			if r, size = utf8.DecodeRuneInString(s[n:]); !unicode.IsSpace(r) {
				break
			}
		}
		return n, classSpace, weightSpace
	case unspaced(r):
		n = size
		for n < len(s) {
			r, size = utf8.DecodeRuneInString(s[n:])
			if !unicode.IsMark(r) {
				break
			}
			n += size
		}
		return n, classWord, weightShort
	case isLetter(r):
		letters, digits := 1, unicode.IsDigit(r)
		for n = size; n < len(s); n += size {
			r, size = utf8.DecodeRuneInString(s[n:])
			if !isLetter(r) && !joins(r) || unspaced(r) {
				break
			}
			letters++
			digits = digits || unicode.IsDigit(r)
		}
		if letters <= shortWord && !digits {
			return n, classWord, weightShort
		}
		return n, classWord, weightLong
	}
	if r < utf8.RuneSelf {
		return 1, classSign, weightSign
	}
	it := graphemes.FromString(s)
	if it.Next() {
		return len(it.Value()), classSign, weightSign
	}
	return size, classSign, weightSign
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// joins tells signs inside words: joiners and the soft hyphen.
func joins(r rune) bool { return r == '\u200c' || r == '\u200d' || r == '\u00ad' }

// unspaced tells letters of scripts that are written without spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 &&
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer,
			unicode.Myanmar)
}
