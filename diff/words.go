package diff

import (
	"github.com/reprise-wording/reprise/corpus/lang"
)

// words is a text as a row of words: every token but white space, with an id that is the same for the same key.
type words struct {
	text       string
	start, end []int32
	id         []int32
	kind       []lang.Kind
}

func (w *words) len() int          { return len(w.id) }
func (w *words) word(i int) string { return w.text[w.start[i]:w.end[i]] }

// before is the end of the word before i, the place where the white space before i begins.
func (w *words) before(i int) int {
	if i == 0 {
		return 0
	}
	return int(w.end[i-1])
}

// at is the place where word i begins, the end of the text where there is none.
func (w *words) at(i int) int {
	if i == w.len() {
		return len(w.text)
	}
	return int(w.start[i])
}

// An interner gives ids to keys.
type interner struct {
	ids map[string]int32
	buf []byte
}

func newInterner() *interner { return &interner{ids: map[string]int32{}} }

func (in *interner) id(word string) int32 {
	in.buf = lang.FoldAll.AppendKey(in.buf[:0], word)
	if id, ok := in.ids[string(in.buf)]; ok {
		return id
	}
	id := int32(len(in.ids))
	in.ids[string(in.buf)] = id
	return id
}

func (in *interner) words(l *lang.Language, text string) *words {
	w := &words{text: text}
	for _, t := range l.Tokens(text) {
		if t.Kind == lang.Space {
			continue
		}
		w.start = append(w.start, int32(t.Start))
		w.end = append(w.end, int32(t.End))
		w.kind = append(w.kind, t.Kind)
		w.id = append(w.id, in.id(t.Text(text)))
	}
	return w
}
