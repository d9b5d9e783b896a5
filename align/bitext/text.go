package bitext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A vocabulary numbers the word types of one side.
type vocabulary struct {
	ids   map[string]int32
	types []wordType
}

// A wordType is a word as the model sees it: words with the same stem are one.
type wordType struct {
	key   string // the stem of a word; numbers, symbols and marks as they are, folded
	form  string // the folded form first met, for comparing spellings
	word  string // as first met, in small letters and with its accents, which stems depend on
	count int32  // occurrences in the text
	kind  lang.Kind
	upper int32 // occurrences that begin with a capital
}

// A text is one side, taken apart: its segments as word types, their lengths in characters.
type text struct {
	lang     *lang.Language
	vocab    vocabulary
	segments [][]int32
	chars    []int32   // characters other than white space
	first    []uint8   // kind of mark each segment begins with
	last     []uint8   // and ends with
	total    int32     // occurrences of all types
	sums     []int32   // characters before each segment; one more at the end
	rarity   []float32 // 1/p0 of each word type

	keepPlaces bool
	places     [][]lang.Span // of the words of each segment, where keepPlaces asks for them
}

// analyse takes the segments of one side apart.
func analyse(segments []Segment, l *lang.Language, keepPlaces bool) *text {
	t := &text{
		lang:     l,
		vocab:    vocabulary{ids: map[string]int32{}},
		segments: make([][]int32, len(segments)),
		chars:    make([]int32, len(segments)),
		first:    make([]uint8, len(segments)),
		last:     make([]uint8, len(segments)),
	}
	if t.keepPlaces = keepPlaces; keepPlaces {
		t.places = make([][]lang.Span, len(segments))
	}
	stems := map[string]string{}
	var tokens []lang.Token
	for i, s := range segments {
		tokens = l.AppendTokens(tokens[:0], s.Text)
		ids := make([]int32, 0, len(tokens)/2)
		chars := 0
		for k := 0; k < len(tokens); k++ {
			tok := tokens[k]
			if tok.Kind == lang.Space {
				continue
			}
			raw := tok.Text(s.Text)
			chars += weightOf(raw)
			if isAlone(tok, raw) {
				end := k + 1
				for end < len(tokens) && isAlone(tokens[end], tokens[end].Text(s.Text)) {
					chars += weightOf(tokens[end].Text(s.Text))
					end++
				}
				ids = t.addGrams(ids, i, tokens[k:end], s.Text)
				k = end - 1
				continue
			}
			form := lang.FoldAll.Key(raw)
			key := form
			switch tok.Kind {
			case lang.Number:
				for k+2 < len(tokens) && isGroup(tokens[k:k+3], s.Text) {
					form += tokens[k+2].Text(s.Text)
					chars += 3
					k += 2
				}
				form = plainNumber(form)
				key = form
			case lang.Word:
				stem, ok := stems[raw]
				if !ok {
					stem = stemOf(l, raw)
					stems[strings.Clone(raw)] = stem
				}
				key = stem
			case lang.Punct:
				if !telling(raw) {
					continue
				}
			}
			ids = append(ids, t.vocab.add(key, form, raw, tok.Kind))
			t.place(i, tok.Start, tokens[k].End)
		}
		t.segments[i], t.chars[i] = ids, int32(max(chars, 1))
		t.first[i], t.last[i] = edges(s.Text)
		t.total += int32(len(ids))
	}
	t.sum()
	t.rarity = t.background()
	return t
}

// isAlone reports whether a token is a letter of a script written without spaces.
func isAlone(tok lang.Token, raw string) bool {
	r, _ := utf8.DecodeRuneInString(raw)
	return tok.Kind == lang.Word && lang.IsSpaceless(r)
}

// addGrams adds the words of a stretch written without spaces: each two letters that follow one another. Most words
// of Chinese and Japanese have two, and those that overlap two words are met too seldom to matter. A letter between
// others of another script is a word.
func (t *text) addGrams(ids []int32, i int, letters []lang.Token, s string) []int32 {
	if len(letters) == 1 {
		key := lang.FoldAll.Key(letters[0].Text(s))
		t.place(i, letters[0].Start, letters[0].End)
		return append(ids, t.vocab.add(key, key, key, lang.Word))
	}
	for k := 1; k < len(letters); k++ {
		key := lang.FoldAll.Key(s[letters[k-1].Start:letters[k].End])
		ids = append(ids, t.vocab.add(key, key, key, lang.Word))
		t.place(i, letters[k-1].Start, letters[k].End)
	}
	return ids
}

// place keeps where a word of segment i stands, where that is asked for.
func (t *text) place(i, start, end int) {
	if t.keepPlaces {
		t.places[i] = append(t.places[i], lang.Span{Start: start, End: end})
	}
}

// weightOf is the length of a token in letters of an alphabet: a Chinese character stands for some three, a syllable
// of Japanese or Korean for two.
func weightOf(raw string) int {
	n := 0
	for _, r := range raw {
		switch {
		case r < 0x1100:
			n++
		case unicode.Is(unicode.Han, r):
			n += 3
		case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n += 2
		default:
			n++
		}
	}
	return n
}

// cut is how many letters words of languages without stems are told apart by.
const cut = 6

// stemOf is the stem of a word; in a language without a stemmer its first letters.
func stemOf(l *lang.Language, raw string) string {
	key := l.Stem(raw)
	if l.HasStems() {
		return key
	}
	n := 0
	for i := range key {
		if n == cut {
			return key[:i]
		}
		n++
	}
	return key
}

func (t *text) sum() {
	t.sums = make([]int32, len(t.chars)+1)
	for i, c := range t.chars {
		t.sums[i+1] = t.sums[i] + c
	}
}

// isGroup reports whether three tokens are digits, a space and three more digits: a number written 12 000.
func isGroup(t []lang.Token, s string) bool {
	return t[0].Kind == lang.Number && t[1].Kind == lang.Space && t[1].End-t[1].Start <= 3 && t[2].Kind == lang.Number &&
		t[2].End-t[2].Start == 3 &&
		t[0].End-t[0].Start <= 3 &&
		(t[1].End-t[1].Start > 1 || s[t[0].Start] != '0')
}

// plainNumber takes the separators of thousands out: 12,000 and 12.000 are 12000. Decimals keep one point.
func plainNumber(n string) string {
	i := strings.IndexAny(n, ".,")
	if i < 0 {
		return n
	}
	if j := i + 1; len(n)-j == 3 || strings.ContainsAny(n[min(len(n), j):], ".,") {
		return strings.NewReplacer(".", "", ",", "").Replace(n)
	}
	return strings.ReplaceAll(n, ",", ".")
}

// telling reports whether a mark tells anything of what a segment says: commas, full stops and dashes stand anywhere.
func telling(mark string) bool {
	r, _ := utf8.DecodeRuneInString(mark)
	return strings.ContainsRune("?!;:()[]%$€£§&=+*؟؛？！；：（）《》「」", r) || unicode.IsSymbol(r)
}

const plainCase = lang.FoldTypography | lang.FoldCase

func (v *vocabulary) add(key, form, raw string, kind lang.Kind) int32 {
	id, ok := v.ids[key]
	if !ok {
		id = int32(len(v.types))
		v.ids[key] = id
		v.types = append(v.types, wordType{key: key, form: form, word: plainCase.Key(raw), kind: kind})
	}
	w := &v.types[id]
	w.count++
	if r, _ := utf8.DecodeRuneInString(raw); unicode.IsUpper(r) {
		w.upper++
	}
	return id
}
