package diff

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// words is a text as a row of words: every token but white space, with an id that is the same for the same key.
type words struct {
	text       string
	start, end []int32 // in bytes
	kind       []lang.Kind
	id         []int32
	first      []int32 // of a row of sentences, the first word of each; nil for words
}

func (w *words) len() int          { return len(w.start) }
func (w *words) word(i int) string { return w.text[w.start[i]:w.end[i]] }

// at is the place where word i begins, the end of the text where there is none.
func (w *words) at(i int) int {
	if i == w.len() {
		return len(w.text)
	}
	return int(w.start[i])
}

// gapBefore is the white space before word i.
func (w *words) gapBefore(i int) string {
	if i == 0 {
		return w.text[:w.at(0)]
	}
	return w.text[w.end[i-1]:w.at(i)]
}

// A vocabulary gives ids to keys, counted from 0 in the order in which they come up. Keys are told apart by a hash of
// 64 bits: should two ever meet, the words would be aligned and yet be shown as what they are, a change.
type vocabulary struct {
	lang  *lang.Language
	slots []int32  // by hash, an id plus one; 0 for a free slot
	first []string // the first word with each id
	hash  []uint64 // of each id
	cost  []int8   // the weight of each id, 0 where it has not been asked for
}

func newVocabulary(l *lang.Language) *vocabulary {
	return &vocabulary{lang: l, slots: make([]int32, 1<<10)}
}

// parallelFrom is the length in bytes from which two texts are split side by side.
const parallelFrom = 1 << 15

// pair splits two texts.
func (v *vocabulary) pair(a, b string) (*words, *words) {
	if len(a) < parallelFrom {
		return v.words(a), v.words(b)
	}
	var wb *words
	u := newVocabulary(v.lang)
	done := make(chan struct{})
	go func() {
		wb = u.words(b)
		close(done)
	}()
	wa := v.words(a)
	<-done
	ids := make([]int32, len(u.first)) // of v, by id of u
	for id, h := range u.hash {
		ids[id] = v.id(h, u.first[id])
	}
	for j, id := range wb.id {
		wb.id[j] = ids[id]
	}
	return wa, wb
}

// words splits a text into the tokens of package lang, less white space. Most of a text are words of a few plain
// letters, which are told apart and hashed at a glance; whatever else there is goes through lang, up to the next
// white space.
func (v *vocabulary) words(text string) *words {
	n := len(text)/5 + 8
	w := &words{
		text:  text,
		start: make([]int32, 0, n),
		end:   make([]int32, 0, n),
		kind:  make([]lang.Kind, 0, n),
		id:    make([]int32, 0, n),
	}
	add := func(from, to int, kind lang.Kind, hash uint64) {
		w.start, w.end = append(w.start, int32(from)), append(w.end, int32(to))
		w.kind, w.id = append(w.kind, kind), append(w.id, v.id(hash, text[from:to]))
	}
	var tokens []lang.Token
	for at := 0; at < len(text); {
		if c := text[at]; c == ' ' || c == '\n' {
			at++
			continue
		}
		if n, hash := plainWord(text, at); n > 0 {
			add(at, at+n, lang.Word, hash)
			at += n
			if c := text[at]; c == ',' || c == '.' || c == ';' {
				add(at, at+1, lang.Punct, hashWord(text, at, at+1, lang.Punct))
				at++
			}
			continue
		}
		end := at + wordsEnd(text[at:])
		tokens = wholeCharacters(v.lang.AppendTokens(tokens[:0], text[at:end]), text[at:end])
		for _, t := range tokens {
			if t.Kind != lang.Space {
				add(at+t.Start, at+t.End, t.Kind, hashWord(text, at+t.Start, at+t.End, t.Kind))
			}
		}
		at = end
	}
	return w
}

// wholeCharacters joins tokens that are one character to a reader (UAX 29): a flag, a family, a heart with its
// selector.
func wholeCharacters(tokens []lang.Token, s string) []lang.Token {
	if len(tokens) < 2 || !maybeJoined(s) {
		return tokens
	}
	out := tokens[:0]
	it := graphemes.FromString(s)
	end := 0 // of the character that is looked at
	for _, t := range tokens {
		joined := t.Start < end && t.Start > 0
		for end <= t.Start && it.Next() {
			end = it.End()
		}
		if joined && len(out) > 0 {
			out[len(out)-1].End = t.End
		} else {
			out = append(out, t)
		}
		for end < t.End && it.Next() {
			end = it.End()
		}
	}
	return out
}

// maybeJoined tells a text that may have characters of several signs: those outside the basic plane, joiners,
// selectors.
func maybeJoined(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xf0 || s[i] == 0xef && strings.HasPrefix(s[i:], "\ufe0f") ||
			s[i] == 0xe2 && (strings.HasPrefix(s[i:], "\u200d") || strings.HasPrefix(s[i:], "\u20e3")) {
			return true
		}
	}
	return false
}

// wordsEnd ends what is split at one go before white space, where no token is cut.
func wordsEnd(text string) int {
	for i := range len(text) {
		if text[i] == ' ' || text[i] == '\n' {
			return i
		}
	}
	return len(text)
}

// plainWord gives the length and the hash of a word of up to seven ASCII letters, small ones but for the first, that
// begins at a place of the text and ends before white space or a mark. It is 0 for any other.
func plainWord(text string, at int) (int, uint64) {
	if at+8 > len(text) {
		return 0, 0
	}
	v := load8(text[at : at+8])
	if v&nonASCII != 0 {
		return 0, 0
	}
	// eight letters at a time: the high bit of each byte says whether it lies between a and z
	first := v | 0x20
	letters := (first + (0x80-'a')*eachByte) & ^(first + (0x80-'z'-1)*eachByte) & nonASCII
	n := bits.TrailingZeros64(^letters&nonASCII) / 8
	if n == 0 || n == 8 || n == 1 && v&0x20 == 0 {
		return 0, 0
	}
	switch text[at+n] {
	case ' ', '\n', ',', '.', ';', ')':
		return n, mix(hashSeed, (first|lowerBits)&(1<<(8*n)-1))
	}
	return 0, 0
}

const (
	hashSeed  = 0x9e3779b97f4a7c15
	hashPrime = 0xd6e8feb86659fd93
	nonASCII  = 0x8080808080808080
	eachByte  = 0x0101010101010101
	lowerBits = 0x2020202020202020
)

// hashWord hashes the key of text[start:end]. A word, number or symbol in ASCII holds only letters, digits and marks
// that have the bit of small letters, so that setting it folds case; everything else goes through its key.
func hashWord(text string, start, end int, kind lang.Kind) uint64 {
	h := uint64(hashSeed)
	if c := text[start]; kind == lang.Punct && c < utf8.RuneSelf && c != '`' {
		return mix(h, uint64(c))
	}
	if kind != lang.Punct {
		at := start
		for ; at < end && at+8 <= len(text); at += 8 {
			v := load8(text[at : at+8])
			if left := end - at; left < 8 {
				v &= 1<<(8*left) - 1
				if v&nonASCII != 0 {
					return hashKey(text[start:end])
				}
				return mix(h, v|lowerBits&(1<<(8*left)-1))
			}
			if v&nonASCII != 0 {
				return hashKey(text[start:end])
			}
			h = mix(h, v|lowerBits)
		}
		if at >= end {
			return h
		}
	}
	return hashKey(text[start:end])
}

// load8 reads eight bytes; the compiler makes one load of it.
func load8(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func hashKey(word string) uint64 {
	var buf [64]byte
	key := lang.FoldAll.AppendKey(buf[:0], word)
	h := uint64(hashSeed)
	for ; len(key) >= 8; key = key[8:] {
		h = mix(h, binary.LittleEndian.Uint64(key))
	}
	if len(key) > 0 {
		var tail [8]byte
		copy(tail[:], key)
		h = mix(h, binary.LittleEndian.Uint64(tail[:]))
	}
	return h
}

func mix(h, v uint64) uint64 {
	hi, lo := bits.Mul64(h^v, hashPrime)
	return hi ^ lo
}

// id gives the id of the key with a hash, of which word is one form.
func (v *vocabulary) id(h uint64, word string) int32 {
	mask := uint64(len(v.slots) - 1)
	at := h & mask
	for ; v.slots[at] != 0; at = (at + 1) & mask {
		if id := v.slots[at] - 1; v.hash[id] == h {
			return id
		}
	}
	v.first, v.hash = append(v.first, word), append(v.hash, h)
	v.slots[at] = int32(len(v.first))
	if 2*len(v.first) >= len(v.slots) {
		v.grow()
	}
	return int32(len(v.first) - 1)
}

// sentences reads a text as a row of sentences: the words are gathered, and a sentence has the id of its words in a
// row.
func (v *vocabulary) sentences(w *words) *words {
	out := &words{text: w.text}
	i := 0
	for _, s := range v.lang.Sentences(w.text) {
		h := uint64(hashSeed)
		out.first = append(out.first, int32(i))
		for ; i < w.len() && int(w.start[i]) < s.End; i++ {
			h = mix(h, uint64(w.id[i])+1)
		}
		end := len(strings.TrimRightFunc(w.text[:s.End], isSpace))
		out.start, out.end = append(out.start, int32(s.Start)), append(out.end, int32(max(end, s.Start)))
		out.kind = append(out.kind, lang.Word)
		out.id = append(out.id, v.id(h, s.Text(w.text)))
	}
	return out
}

func (v *vocabulary) grow() {
	v.slots = make([]int32, 4*len(v.slots))
	mask := uint64(len(v.slots) - 1)
	for id, h := range v.hash {
		at := h & mask
		for v.slots[at] != 0 {
			at = (at + 1) & mask
		}
		v.slots[at] = int32(id + 1)
	}
}

// The weights of words: what it is worth to keep one where it is.
const (
	weightPunct    = 8
	weightFunction = 16
	weightContent  = 40
	weightFigure   = 48
)

// weight is what the word with an id is worth.
func (v *vocabulary) weight(id int32) int32 {
	for len(v.cost) <= int(id) {
		v.cost = append(v.cost, make([]int8, len(v.first)-len(v.cost))...)
	}
	if v.cost[id] == 0 {
		v.cost[id] = v.weigh(v.first[id])
	}
	return int32(v.cost[id])
}

func (v *vocabulary) weigh(word string) int8 {
	key := lang.FoldAll.Key(word)
	r, size := utf8.DecodeRuneInString(key)
	switch {
	case key == "" || size == len(key) && !isAlnum(r):
		return weightPunct
	case r >= '0' && r <= '9':
		return weightFigure
	case v.lang.IsFunctionWord(key) || utf8.RuneCountInString(key) <= 2:
		return weightFunction
	}
	return weightContent
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
