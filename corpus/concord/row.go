package concord

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/packed"
)

// A Rower is a Source that keeps the words of each document in a row as well (see Row), so that wordings that stand
// everywhere are counted without reading a text.
type Rower interface {
	Source
	// Documents gives the corpus with the parts of its documents and without their blocks.
	Documents() (*corpus.Corpus, error)
	// Holders tells which documents of Documents have a block that satisfies a clause; others among them do no harm.
	Holders([]Clause) (map[*corpus.Document]bool, error)
	// Row gives the row of a document of Documents, "" where there is none.
	Row(*corpus.Document) (string, error)
	// BlocksOf gives blocks by their numbers in the row's document, in that order.
	BlocksOf(d *corpus.Document, numbers []int64) ([]*corpus.Block, error)
	// TextsOf calls a function for the texts of units by their rising numbers, in any order; others among them do no
	// harm.
	TextsOf(d *corpus.Document, numbers []int64, f func(number int64, text string)) error
}

// rowFormat is raised when a row is written otherwise.
const rowFormat = 3 // 2 is sealed, 3 has blocks

// errRow is what is wrong with a row that is damaged or of another version: a search goes on without rows, and the
// document that is put again gets a new one.
var errRow = errors.New("concord: the row of a document is damaged")

// A Row is the words of a document, unit after unit, as a Rower keeps them. Add the units in their order.
type Row struct {
	language *lang.Language
	local    map[string]uint64
	words    []byte
	units    []byte
	count    uint64
	last     int64
	scan     scanner
	ids      []byte // of one unit
}

// NewRow begins the row of a document in a language.
func NewRow(l *lang.Language) *Row { return &Row{language: l, local: map[string]uint64{}} }

// Add adds a unit: a number by which the Rower knows it, above those before, and the index of its part in the document.
func (r *Row) Add(number int64, part int, text string) {
	r.units = binary.AppendUvarint(r.units, uint64(number-r.last))
	r.units = binary.AppendUvarint(r.units, uint64(part))
	r.last = number
	r.count++
	n := 0
	r.ids = r.ids[:0]
	r.scan.each(r.language, text, func(_ lang.Token, key []byte, leans bool) {
		n++
		id, ok := r.local[string(key)]
		if !ok {
			id = uint64(len(r.local))
			r.local[string(key)] = id
			r.words = packed.AppendText(r.words, string(key))
		}
		id <<= 1
		if leans {
			id |= 1
		}
		r.ids = binary.AppendUvarint(r.ids, id)
	})
	r.units = append(binary.AppendUvarint(r.units, uint64(n)), r.ids...)
}

// Bytes is the row, sealed (package packed).
func (r *Row) Bytes() []byte {
	out := binary.AppendUvarint(nil, rowFormat)
	out = binary.AppendUvarint(out, uint64(len(r.local)))
	out = append(out, r.words...)
	out = binary.AppendUvarint(out, r.count)
	return packed.Seal(append(out, r.units...))
}

// other stands in a row for a word that the search is not about.
const other = -2

// A piece is one document as its row has it, read for a search; the next document takes its place. Each goroutine has
// its own.
type piece struct {
	Index
	ids  []int32  // by word of the document: that of the vocabulary
	bits []uint64 // by word of the document, see marks
}

// piece makes room for documents of the index, with vocabularies of its own, which get the places of one document.
func (ix *Index) piece() *piece {
	p := &piece{Index: Index{docs: slices.Clone(ix.docs), rower: ix.rower, marks: ix.marks}}
	for _, v := range ix.vocabs {
		own := *v
		own.words = slices.Clone(v.words)
		p.vocabs = append(p.vocabs, &own)
		for k := range p.docs {
			if p.docs[k].vocab == v {
				p.docs[k].vocab = &own
			}
		}
	}
	return p
}

// read takes a document apart. With marks it keeps one place a unit; else those of the words that the vocabulary has.
func (p *piece) read(data string, doc int) error {
	data, whole := packed.Unseal(data)
	if !whole {
		return errRow
	}
	r := packed.NewReader(data)
	v, parts := p.docs[doc].vocab, len(p.docs[doc].meetings)
	p.units, p.row = p.units[:0], p.row[:0]
	for k := range v.words {
		v.words[k].places = v.words[k].places[:0]
	}
	if r.Number() != rowFormat {
		return errRow
	}
	p.words(r, v)
	last := int64(0)
	for range r.Count() {
		last += int64(r.Number())
		u := unit{number: last, doc: int32(doc), part: int32(r.Number()), first: int32(len(p.row))}
		if uint32(u.part) >= uint32(parts) {
			return errRow
		}
		n := r.Count()
		if p.marks != nil {
			u.all = p.met(r, n)
		} else {
			p.place(r, n, v)
		}
		p.row = append(p.row, place{word: border})
		p.units = append(p.units, u)
	}
	if !r.Complete() {
		return errRow
	}
	return nil
}

// words reads the distinct words of the document.
func (p *piece) words(r *packed.Reader, v *vocabulary) {
	p.ids, p.bits = p.ids[:0], p.bits[:0]
	for range r.Count() {
		key := r.Text()
		if p.marks != nil {
			p.bits = append(p.bits, p.marks.of(key))
			continue
		}
		id, ok := v.byKey[key]
		if !ok {
			id = other
		}
		p.ids = append(p.ids, id)
	}
}

// place reads the n words of a unit.
func (p *piece) place(r *packed.Reader, n int, v *vocabulary) {
	for range n {
		k := r.Number()
		if k>>1 >= uint64(len(p.ids)) {
			r.Fail()
			return
		}
		id := p.ids[k>>1]
		if id >= 0 {
			w := &v.words[id]
			w.places = append(w.places, int32(len(p.row)))
		}
		if k&1 == 0 { // an elided word has the place of the word it leans on
			p.row = append(p.row, place{word: id})
		}
	}
}

// met reports whether the n words of a unit meet every need.
func (p *piece) met(r *packed.Reader, n int) bool {
	var met uint64
	for range n {
		k := r.Number()
		if k>>1 >= uint64(len(p.bits)) {
			r.Fail()
			return false
		}
		met |= p.bits[k>>1]
	}
	return met == p.marks.whole()
}

// enter lists the documents of a source, without units.
func (ix *Index) enter(src Rower) error {
	c, err := src.Documents()
	if err != nil {
		return err
	}
	ix.lookup, ix.rower = src.Counterpart, &reading{Rower: src}
	b := builder{index: ix, numbers: map[meetingKey]int{}}
	for _, p := range c.Papers {
		for _, d := range p.Versions {
			b.document(p, d)
		}
	}
	return nil
}

// eachPiece reads the rows of the documents in a language, und for all, that are among the holders, unless these are
// nil, and calls f for each, on as many goroutines as there are processors. The error is errRow where a document has no
// row that can be read, the context's, the source's, or f's.
func (ix *Index) eachPiece(
	ctx context.Context,
	tag language.Tag,
	holders map[*corpus.Document]bool,
	f func(doc int, p *piece) error,
) error {
	type row struct {
		doc  int
		data string
	}
	rows := make(chan row, 4)
	errs := make([]error, len(ix.docs)+1)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(ix.docs)) {
		wg.Go(func() {
			p := ix.piece()
			for r := range rows {
				if errs[r.doc] = p.read(r.data, r.doc); errs[r.doc] == nil {
					errs[r.doc] = f(r.doc, p)
				}
			}
		})
	}
	for k, d := range ix.docs {
		if !wanted(d.vocab.language, tag) || holders != nil && !holders[d.doc] {
			continue
		}
		data, err := ix.rower.Row(d.doc)
		if err == nil && data == "" {
			err = errRow
		}
		if err = cmp.Or(ctx.Err(), err); err != nil {
			errs[len(ix.docs)] = err
			break
		}
		rows <- row{k, data}
	}
	close(rows)
	wg.Wait()
	return errors.Join(errs...)
}

// reading has one goroutine at a time read from a source.
type reading struct {
	Rower
	mu sync.Mutex
}

func (r *reading) Row(d *corpus.Document) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.Rower.Row(d)
}

func (r *reading) BlocksOf(d *corpus.Document, numbers []int64) ([]*corpus.Block, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.Rower.BlocksOf(d, numbers)
}

// load reads the units at some rising places of ix.units whose texts a search has not read.
func (ix *Index) load(units []int) error {
	byDoc := map[int32][]int{}
	var docs []int32
	for _, no := range units {
		if u := &ix.units[no]; u.block == nil {
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
		read, err := ix.rower.BlocksOf(ix.docs[doc].doc, numbers)
		if err != nil {
			return err
		}
		if len(read) != len(nos) {
			return errRow
		}
		for k, no := range nos {
			ix.units[no].block = read[k]
		}
	}
	return nil
}

// spans lists where the places of a text stand in it.
func spans(l *lang.Language, text string) []lang.Span {
	var out []lang.Span
	new(scanner).each(l, text, func(t lang.Token, _ []byte, leans bool) {
		if !leans {
			out = append(out, lang.Span{Start: t.Start, End: t.End})
		}
	})
	return out
}
