package concord

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// An Index finds wordings in a corpus. It is safe for concurrent use; the corpus must not change under it.
type Index struct {
	docs   []document
	units  []unit
	row    []place // the words of all units, unit after unit, with a border after each
	vocabs []*vocabulary
	// of a larger corpus, whose words are counted already
	part   bool
	lookup func(b *corpus.Block, of, in *corpus.Document) *corpus.Block // of the larger corpus
	marks  *marks
	rower  Rower // of the larger corpus, where only rows were read

	meetings  []Meeting
	divided   []bool // by meeting: it stands for a paper that has meetings of its own
	answersMu sync.Mutex
	answers   map[docPair]map[*corpus.Block]*corpus.Block
}

type docPair struct{ of, in *corpus.Document }

type document struct {
	paper *corpus.Paper
	doc   *corpus.Document
	vocab *vocabulary
	// meetings gives for each part of the document the number, in the index's list, of the meeting that it is of.
	meetings []int
}

type unit struct {
	block  *corpus.Block // nil where only its row was read
	number int64         // by which its Rower knows it
	all    bool          // it has all that an expression needs, see marks
	doc    int32
	part   int32 // index in the document's parts
	first  int32 // its first place in the row
}

// A place is one word in the row.
type place struct {
	word       int32 // of the vocabulary of the document's language; border between units
	start, end int32 // bytes of the unit's text
}

const border = -1

// A vocabulary is the words of one language.
type vocabulary struct {
	language *lang.Language
	words    []word
	byKey    map[string]int32   // by key
	byBare   map[string][]int32 // by key without accents
	byStem   map[string][]int32 // by stem, and by the stem of the key without accents
	sorted   []int32            // by bare, for prefixes
	shapes   []shape            // of the words: what a search for misread forms looks at first
}

type word struct {
	key    string // typography and case folded
	bare   string // accents too
	stem   string
	count  int     // how often it stands in the corpus
	places []int32 // in the row, rising
}

// New builds the index of a corpus.
func New(c *corpus.Corpus) *Index {
	ix := &Index{}
	ix.fill(c)
	return ix
}

// fill adds the blocks of a corpus.
func (ix *Index) fill(c *corpus.Corpus) {
	b := builder{index: ix, numbers: map[meetingKey]int{}}
	for _, p := range c.Papers {
		for _, d := range p.Versions {
			v := b.document(p, d)
			for _, block := range d.Blocks {
				part := block.Part
				if part < 0 || part >= len(d.Parts) {
					part = 0
				}
				ix.units = append(
					ix.units,
					unit{block: block, doc: int32(len(ix.docs) - 1), part: int32(part), first: int32(len(ix.row))},
				)
				b.add(v, block.Text)
			}
		}
	}
	for _, v := range ix.vocabs {
		v.finish()
	}
}

// vocabulary returns the vocabulary of a language, new where there is none yet.
func (ix *Index) vocabulary(tag language.Tag) *vocabulary {
	l := lang.For(tag)
	for _, v := range ix.vocabs {
		if v.language == l {
			return v
		}
	}
	v := &vocabulary{language: l, byKey: map[string]int32{}, byBare: map[string][]int32{}, byStem: map[string][]int32{}}
	ix.vocabs = append(ix.vocabs, v)
	return v
}

type builder struct {
	index   *Index
	numbers map[meetingKey]int
	words   scanner
}

// A meetingKey tells the meetings of a paper apart in all its versions: by their ref, where they have none by their
// order.
type meetingKey struct {
	paper *corpus.Paper
	whole bool // it is the paper itself
	ref   string
	order int
}

// document lists a document with its meetings.
func (b *builder) document(p *corpus.Paper, d *corpus.Document) *vocabulary {
	entry := document{paper: p, doc: d, vocab: b.index.vocabulary(d.Language)}
	for i, part := range d.Parts {
		switch {
		case i == 0 || part.Kind == corpus.MeetingPart:
			entry.meetings = append(entry.meetings, b.meeting(p, d, i))
		case part.Parent >= 0 && part.Parent < i:
			entry.meetings = append(entry.meetings, entry.meetings[part.Parent])
		default:
			entry.meetings = append(entry.meetings, entry.meetings[0])
		}
	}
	if len(entry.meetings) == 0 {
		entry.meetings = []int{b.meeting(p, d, 0)}
	}
	b.index.docs = append(b.index.docs, entry)
	return entry.vocab
}

// meeting numbers a meeting, or the paper, in the index's list.
func (b *builder) meeting(p *corpus.Paper, d *corpus.Document, part int) int {
	m := d.Paper()
	if part > 0 {
		m = d.Parts[part]
	}
	key := meetingKey{paper: p, whole: part == 0}
	if !key.whole {
		if key.ref = m.Ref; key.ref == "" {
			key.order = part
		}
	}
	no, ok := b.numbers[key]
	if !ok {
		no = len(b.index.meetings)
		b.numbers[key] = no
		year := m.Year()
		if year == 0 && key.whole {
			year = cmp.Or(d.Adopted.End.Year, d.Adopted.Start.Year)
		}
		b.index.meetings = append(b.index.meetings, Meeting{p, corpus.Ref{Part: m.Ref}, year})
		b.index.divided = append(b.index.divided, false)
	}
	if key.whole {
		b.index.divided[no] = b.index.divided[no] ||
			slices.ContainsFunc(d.Parts, func(p *corpus.Part) bool { return p.Kind == corpus.MeetingPart })
	}
	return no
}

const wordFold = lang.FoldTypography | lang.FoldCase

func (b *builder) add(v *vocabulary, text string) {
	ix := b.index
	b.words.each(v.language, text, func(t lang.Token, key []byte, leans bool) {
		id, ok := v.byKey[string(key)]
		if !ok {
			id = v.addWord(string(key))
		}
		w := &v.words[id]
		w.places = append(w.places, int32(len(ix.row)))
		if !ix.part {
			w.count++
		}
		if !leans { // an elided word has the place of the word it leans on
			ix.row = append(ix.row, place{id, int32(t.Start), int32(t.End)})
		}
	})
	ix.row = append(ix.row, place{word: border})
}

// A scanner goes over the words of texts; it has room for those of one.
type scanner struct {
	tokens []lang.Token
	key    []byte
}

// each calls f for each word of a text with its key, which is overwritten afterwards, and whether it leans on the next.
func (s *scanner) each(l *lang.Language, text string, f func(t lang.Token, key []byte, leans bool)) {
	s.tokens = l.AppendTokens(s.tokens[:0], text)
	for i, t := range s.tokens {
		if isWord(t) {
			s.key = wordFold.AppendKey(s.key[:0], t.Text(text))
			f(t, s.key, leans(l, text, s.tokens[i:]))
		}
	}
}

func isWord(t lang.Token) bool { return t.Kind != lang.Space && t.Kind != lang.Punct }

// Keys calls f for each word of a text with the key under which an index has it.
func Keys(l *lang.Language, text string, f func(key string)) {
	for _, t := range l.Tokens(text) {
		if isWord(t) {
			f(wordFold.Key(t.Text(text)))
		}
	}
}

// elided reports whether a key is an article or pronoun that leans on the next word: l'.
func elided(key string) bool { return strings.HasSuffix(key, "'") }

// leans reports whether the first of the tokens is an elided word, also where OCR put a space after it: l' adoption.
func leans(l *lang.Language, text string, tokens []lang.Token) bool {
	t := tokens[0]
	if t.Kind != lang.Word || t.End-t.Start > 8 {
		return false
	}
	key := wordFold.Key(t.Text(text))
	if elided(key) || len(tokens) == 1 {
		return elided(key)
	}
	after := wordFold.Key(tokens[1].Text(text))
	return after == "'" && l.IsFunctionWord(lang.FoldAccents.Key(key)+after)
}

func (v *vocabulary) addWord(key string) int32 {
	id := int32(len(v.words))
	bare := lang.FoldAccents.Key(key)
	w := word{key: key, bare: bare}
	v.shapes = append(v.shapes, shapeOf(bare))
	v.byKey[key] = id
	v.byBare[bare] = append(v.byBare[bare], id)
	if !elided(key) {
		w.stem = v.language.Stem(key)
		v.byStem[w.stem] = append(v.byStem[w.stem], id)
		if plain := v.language.Stem(bare); plain != w.stem {
			v.byStem[plain] = append(v.byStem[plain], id)
		}
	}
	v.words = append(v.words, w)
	return id
}

func (v *vocabulary) finish() {
	v.sorted = make([]int32, len(v.words))
	for i := range v.sorted {
		v.sorted[i] = int32(i)
	}
	slices.SortFunc(v.sorted, func(a, b int32) int { return strings.Compare(v.words[a].bare, v.words[b].bare) })
}

// withPrefix lists the words whose bare key begins with prefix.
func (v *vocabulary) withPrefix(prefix string) []int32 {
	at, _ := slices.BinarySearchFunc(
		v.sorted,
		prefix,
		func(id int32, p string) int { return strings.Compare(v.words[id].bare, p) },
	)
	end := at
	for end < len(v.sorted) && strings.HasPrefix(v.words[v.sorted[end]].bare, prefix) {
		end++
	}
	return v.sorted[at:end]
}

// unitAt finds the unit that holds a place of the row.
func (ix *Index) unitAt(p int32) int {
	i, ok := slices.BinarySearchFunc(ix.units, p, func(u unit, p int32) int { return int(u.first) - int(p) })
	if !ok {
		i--
	}
	return i
}
