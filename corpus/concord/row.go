package concord

import (
	"encoding/binary"
	"errors"
	"runtime"
	"sync"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Rower is a Source that keeps the words of each document in a row as well (see Row), so that wordings that stand
// everywhere are counted without reading a text.
type Rower interface {
	Source
	// Documents gives the corpus with its meetings and without its units.
	Documents() (*corpus.Corpus, error)
	// Row gives the row of a document of Documents, nil where there is none.
	Row(*corpus.Document) ([]byte, error)
	// UnitsOf gives units by their numbers in the row's document, in that order.
	UnitsOf(d *corpus.Document, numbers []int64) ([]*corpus.Unit, error)
	// TextsOf calls a function for the texts of units, in any order; without numbers for all of the document.
	TextsOf(d *corpus.Document, numbers []int64, f func(number int64, text string)) error
}

// rowFormat is raised when a row is written otherwise.
const rowFormat = 1

// errRow is returned for a row that is damaged or of another version.
var errRow = errors.New("concord: the row of a document is damaged; add the document again")

// A Row is the words of a document, unit after unit, as a Rower keeps them. Add the units in their order.
type Row struct {
	language *lang.Language
	local    map[string]uint64
	words    []byte
	units    []byte
	count    uint64
	last     int64
	tokens   []lang.Token
	key      []byte
}

// NewRow begins the row of a document in a language.
func NewRow(l *lang.Language) *Row { return &Row{language: l, local: map[string]uint64{}} }

// Add adds a unit: a number by which the Rower knows it, above those before, and the index of its meeting in the document.
func (r *Row) Add(number int64, meeting int, text string) {
	r.units = binary.AppendUvarint(r.units, uint64(number-r.last))
	r.units = binary.AppendUvarint(r.units, uint64(meeting))
	r.last = number
	r.count++
	r.tokens = r.language.AppendTokens(r.tokens[:0], text)
	n := 0
	for _, t := range r.tokens {
		if isWord(t) {
			n++
		}
	}
	r.units = binary.AppendUvarint(r.units, uint64(n))
	for i, t := range r.tokens {
		if !isWord(t) {
			continue
		}
		r.key = wordFold.AppendKey(r.key[:0], t.Text(text))
		id, ok := r.local[string(r.key)]
		if !ok {
			id = uint64(len(r.local))
			r.local[string(r.key)] = id
			r.words = append(binary.AppendUvarint(r.words, uint64(len(r.key))), r.key...)
		}
		id <<= 1
		if leans(r.language, text, r.tokens[i:]) {
			id |= 1
		}
		r.units = binary.AppendUvarint(r.units, id)
	}
}

// Bytes is the row.
func (r *Row) Bytes() []byte {
	out := binary.AppendUvarint(nil, rowFormat)
	out = binary.AppendUvarint(out, uint64(len(r.local)))
	out = append(out, r.words...)
	out = binary.AppendUvarint(out, r.count)
	return append(out, r.units...)
}

// A rowReader takes a row apart.
type rowReader struct {
	data string
	bad  bool
}

func (r *rowReader) number() uint64 {
	var v uint64
	for n := 0; n < min(len(r.data), binary.MaxVarintLen64); n++ {
		b := r.data[n]
		v |= uint64(b&0x7f) << (7 * n)
		if b < 0x80 {
			r.data = r.data[n+1:]
			return v
		}
	}
	r.bad, r.data = true, ""
	return 0
}

func (r *rowReader) count() int {
	n := r.number()
	if n > uint64(len(r.data)) {
		r.bad, r.data = true, ""
		return 0
	}
	return int(n)
}

// words calls f for each distinct word of the document.
func (r *rowReader) words(f func(key string)) int {
	if r.number() != rowFormat {
		r.bad, r.data = true, ""
	}
	n := r.count()
	for range n {
		size := r.count()
		f(r.data[:size])
		r.data = r.data[size:]
	}
	return n
}

// other stands in the row for a word that the search is not about.
const other = -2

// A stretch is the row of one document, read for a search.
type stretch struct {
	units  []unit // first counted from the stretch
	row    []place
	places map[int32][]int32 // by word, counted from the stretch
	err    error
}

func (v *vocabulary) stretch(data []byte, doc int32, meetings int, m *marks) *stretch {
	r := rowReader{data: string(data)}
	var ids []int32
	var bits []uint64
	r.words(func(key string) {
		if m != nil {
			bits = append(bits, m.of(key))
		}
		id, ok := v.byKey[key]
		if !ok {
			id = other
		}
		ids = append(ids, id)
	})
	s := &stretch{places: map[int32][]int32{}}
	n := r.count()
	s.units = make([]unit, 0, n)
	if m == nil {
		s.row = make([]place, 0, len(r.data))
	}
	last := int64(0)
	for range n {
		last += int64(r.number())
		u := unit{number: last, doc: doc, meeting: int32(r.number()), first: int32(len(s.row))}
		if uint32(u.meeting) >= uint32(meetings) {
			r.bad = true
			break
		}
		var met uint64
		for range r.count() {
			k := r.number()
			if k>>1 >= uint64(len(ids)) {
				r.bad = true
				break
			}
			if m != nil {
				met |= bits[k>>1]
				continue
			}
			id := ids[k>>1]
			if id >= 0 {
				s.places[id] = append(s.places[id], int32(len(s.row)))
			}
			if k&1 == 0 {
				s.row = append(s.row, place{word: id})
			}
		}
		if m != nil { // a place for the unit is enough
			u.all = met == m.whole()
		}
		s.row = append(s.row, place{word: border})
		s.units = append(s.units, u)
	}
	if r.bad || len(r.data) > 0 {
		s.err = errRow
	}
	return s
}

// fillRows is fill from rows. It reports false where a document has none.
func (ix *Index) fillRows(src Rower, wanted func(*vocabulary) bool) (bool, error) {
	c, err := src.Documents()
	if err != nil {
		return false, err
	}
	ix.lookup, ix.rower = src.Unit, src
	b := builder{index: ix, numbers: map[meetingKey]int{}}
	var rows [][]byte
	for _, p := range c.Papers {
		for _, d := range p.Versions {
			entry := document{paper: p, doc: d, vocab: ix.vocabulary(d.Language)}
			for i, m := range d.Meetings {
				entry.meetings = append(entry.meetings, b.meeting(p, i, m))
			}
			ix.docs = append(ix.docs, entry)
			var data []byte
			if wanted(entry.vocab) {
				if data, err = src.Row(d); err != nil || data == nil {
					return false, err
				}
			}
			rows = append(rows, data)
		}
	}
	stretches := make([]*stretch, len(rows))
	inParallel(len(rows), func(k int) {
		if rows[k] != nil {
			stretches[k] = ix.docs[k].vocab.stretch(rows[k], int32(k), len(ix.docs[k].meetings), ix.marks)
		}
	})
	words, units := 0, 0
	for _, s := range stretches {
		if s != nil {
			words, units = words+len(s.row), units+len(s.units)
		}
	}
	ix.row, ix.units = make([]place, 0, words), make([]unit, 0, units)
	for k, s := range stretches {
		if s == nil {
			continue
		}
		if s.err != nil {
			return false, s.err
		}
		at, v := int32(len(ix.row)), ix.docs[k].vocab
		ix.row = append(ix.row, s.row...)
		for _, u := range s.units {
			u.first += at
			ix.units = append(ix.units, u)
		}
		for id, places := range s.places {
			for _, p := range places {
				v.words[id].places = append(v.words[id].places, p+at)
			}
		}
	}
	return true, nil
}

// inParallel calls f for 0..n-1 on as many goroutines as there are processors.
func inParallel(n int, f func(int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for k := w; k < n; k += workers {
				f(k)
			}
		})
	}
	wg.Wait()
}

// load reads the units at some rising places of ix.units whose texts a search has not read, and finds where their words stand.
func (ix *Index) load(units []int) error {
	byDoc := map[int32][]int{}
	var docs []int32
	for _, no := range units {
		if u := &ix.units[no]; u.unit == nil {
			if byDoc[u.doc] == nil {
				docs = append(docs, u.doc)
			}
			byDoc[u.doc] = append(byDoc[u.doc], no)
		}
	}
	for _, doc := range docs {
		nos := byDoc[doc]
		numbers := make([]int64, len(nos))
		for k, no := range nos {
			numbers[k] = ix.units[no].number
		}
		read, err := ix.rower.UnitsOf(ix.docs[doc].doc, numbers)
		if err != nil {
			return err
		}
		if len(read) != len(nos) {
			return errRow
		}
		for k, no := range nos {
			ix.units[no].unit = read[k]
			if ix.marks == nil {
				ix.locate(no)
			}
		}
	}
	return nil
}

// locate finds where in its text the words of a unit stand.
func (ix *Index) locate(no int) {
	u := ix.units[no]
	l, at := ix.docs[u.doc].vocab.language, u.first
	tokens := l.Tokens(u.unit.Text)
	for i, t := range tokens {
		if isWord(t) && !leans(l, u.unit.Text, tokens[i:]) && int(at) < len(ix.row) && ix.row[at].word != border {
			ix.row[at].start, ix.row[at].end = int32(t.Start), int32(t.End)
			at++
		}
	}
}
