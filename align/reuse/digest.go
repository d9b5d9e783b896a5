package reuse

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/packed"
)

// digestFormat is raised when what a digest holds changes, how the words of a text become terms, or what a trace finds:
// what files keep of a trace is made anew then.
//
// 2 has units of all kinds, 3 says how many paragraphs it does not have, 4 which words are names; since 5, frames
// around different subjects are formulas.
const digestFormat = 5

// ErrDigest is returned for a digest that this program did not write, or that says what it no longer would.
var ErrDigest = errors.New("reuse: the digest is of another version or damaged; digest the papers again")

// A DigestError says which of the digests that Remember was given is refused. It is an ErrDigest.
type DigestError struct{ At int }

func (e *DigestError) Error() string {
	return fmt.Sprintf("%v (digest %d of those given)", ErrDigest, e.At+1)
}

// Is reports whether target is ErrDigest.
func (e *DigestError) Is(target error) bool { return target == ErrDigest }

// A Lexicon numbers the stems of the languages of a corpus, in the order in which they were first met. Digests are
// written in its numbers, so that it grows and never forgets.
type Lexicon struct {
	entries []*entries
}

// entries are the stems of one language.
type entries struct {
	lang  *lang.Language
	table keyTable // of the hashes of the stems: the number is the place in stems
	stems []string
	kinds []kind
	kept  int // how many Fresh has given
}

func (l *Lexicon) in(tag language.Tag) *entries {
	of := lang.For(tag)
	for _, e := range l.entries {
		if e.lang == of {
			return e
		}
	}
	e := &entries{lang: of}
	l.entries = append(l.entries, e)
	return e
}

// Stems are consecutive stems of a language, to be kept.
type Stems struct {
	Language language.Tag
	First    int // number of the first of them
	Data     []byte
}

// Fresh gives the stems that were met since the last call, or since they were restored, in no more than one part a
// language.
func (l *Lexicon) Fresh() []Stems {
	var out []Stems
	for _, e := range l.entries {
		if e.kept == len(e.stems) {
			continue
		}
		data := binary.LittleEndian.AppendUint64(nil, e.mark())
		for t := e.kept; t < len(e.stems); t++ {
			data = append(data, byte(e.kinds[t]))
			data = packed.AppendText(data, e.stems[t])
		}
		out = append(out, Stems{e.lang.Tag(), e.kept, data})
		e.kept = len(e.stems)
	}
	return out
}

// Restore takes back what Fresh gave, part by part in its order. The error is ErrDigest where words would be stemmed
// otherwise today.
func (l *Lexicon) Restore(s Stems) error {
	e := l.in(s.Language)
	r := packed.NewReader(string(s.Data))
	if r.Fixed() != e.mark() || s.First != len(e.stems) {
		return fmt.Errorf("%w: stems of %s", ErrDigest, s.Language)
	}
	about := len(s.Data) / 8 // stems, each with its kind and length
	e.table.grow(2 * (len(e.stems) + about))
	e.stems, e.kinds = slices.Grow(e.stems, about), slices.Grow(e.kinds, about)
	for r.More() {
		k := kind(r.Byte())
		if stem := r.Text(); e.number(stem, k) != int32(len(e.stems)-1) {
			r.Fail()
		}
	}
	e.kept = len(e.stems)
	if r.Bad() {
		return fmt.Errorf("%w: stems of %s", ErrDigest, s.Language)
	}
	return nil
}

// number gives the number of a stem, a new one where it is not known.
func (e *entries) number(stem string, k kind) int32 {
	n := e.table.add(hashText(stem))
	if int(n) == len(e.stems) {
		e.stems, e.kinds = append(e.stems, stem), append(e.kinds, k)
	}
	return n
}

// specimen has one of everything that a change in telling or stemming words would change.
const specimen = "The States parties' co-operation and l'adoption d’instruments shall be considered, (a) " +
	"non-punishment; 12 October 2009, " +
	"3.5% A/CONF.1/WG.2/2009/3 wishes nationally paiement arbres organisation weighing año cooperación Übereinkommen, " +
	"the Committee on the Rights of the Child, as paragraph 3 of the report of the 2001 meeting says"

// mark tells one way of making terms from another.
func (e *entries) mark() uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, digestFormat)
	d := &termIndex{lang: e.lang, vocab: map[string]int32{}, words: map[string]entry{}}
	terms, names, wording := d.terms(specimen)
	fmt.Fprint(h, terms, names, wording, d.stems, d.kinds)
	return h.Sum64()
}

// Digest gives what tracing needs of a paper: its units as terms. It depends on the paper and the numbers of the stems
// alone, so that another paper changes nothing in it.
func (l *Lexicon) Digest(p *corpus.Paper) string {
	s := FromCorpus(&corpus.Corpus{Papers: []*corpus.Paper{p}})
	indexes := make([]*termIndex, len(s.Languages))
	out := binary.AppendUvarint(nil, digestFormat)
	out = packed.AppendText(out, string(mustJSON(p.Start())))
	out = binary.AppendUvarint(out, uint64(len(s.Languages)))
	for i, tag := range s.Languages {
		e := l.in(tag)
		indexes[i] = &termIndex{lang: e.lang, at: i, vocab: map[string]int32{}, words: map[string]entry{}}
		out = packed.AppendText(out, tag.String())
	}
	lead := map[corpus.Ref]bool{}
	for _, u := range p.Versions[0].Wording() {
		lead[u.Ref] = true
	}
	blocks := (&Set{Languages: s.Languages}).paperBlocks(p, "")
	out = binary.AppendUvarint(out, uint64(len(blocks)))
	for _, b := range blocks {
		out = packed.AppendText(out, string(mustJSON(b.group)))
		out = binary.AppendUvarint(out, uint64(len(b.units)))
		for k := range b.units {
			u := &b.units[k]
			out = append(out, flagsOf(u, lead[u.Ref]))
			out = binary.AppendUvarint(out, uint64(u.Parent+1))
			out = binary.AppendUvarint(out, uint64(len(u.Ref.Part)))
			out = packed.AppendText(out, u.ID)
			out = binary.AppendUvarint(out, uint64(len(u.Ref.Path)))
			for i, d := range indexes {
				out = l.in(s.Languages[i]).appendTerms(out, d, u.Texts[i].Body)
			}
		}
	}
	for i, tag := range s.Languages {
		out = binary.AppendUvarint(out, uint64(leftOf(p.In(tag), blocks, i)))
	}
	return string(out)
}

// leftOf counts the paragraphs with words of a version that are no units: outside of the meetings, without a label
// and a counterpart in the other versions, or at a ref that an earlier one has.
func leftOf(d *corpus.Document, blocks []block, language int) int {
	n := 0
	for _, b := range d.Wording() {
		if hasWord(b.Text) {
			n++
		}
	}
	for _, b := range blocks {
		for k := range b.units {
			if hasWord(b.units[k].Texts[language].Body) {
				n--
			}
		}
	}
	return n
}

func (e *entries) appendTerms(out []byte, d *termIndex, text string) []byte {
	terms, names, wording := d.terms(text)
	out = binary.AppendUvarint(out, uint64(len(terms)))
	if len(terms) == 0 {
		return out
	}
	for _, t := range terms {
		out = binary.AppendUvarint(out, uint64(e.number(d.stems[t], d.kinds[t])))
	}
	out = packed.AppendText(out, string(names))
	return binary.LittleEndian.AppendUint64(out, wording)
}

// The kinds of units, as a digest numbers them, and the flags beside them.
var unitKinds = []corpus.Kind{corpus.Unit, corpus.Item, corpus.Recital, corpus.Text, corpus.Cell}

const (
	opensFlag = 1 << 6
	leadFlag  = 1 << 7 // the unit stands in the first version of the paper
)

func flagsOf(u *Unit, lead bool) byte {
	flags := byte(len(unitKinds))
	for i, k := range unitKinds {
		if u.Kind == k {
			flags = byte(i)
		}
	}
	if u.Opens {
		flags |= opensFlag
	}
	if lead {
		flags |= leadFlag
	}
	return flags
}

// A digested paper is a digest that was read.
type digested struct {
	start     corpus.Date
	languages []language.Tag
	most      []int32 // by language: the highest number of a stem
	left      []int   // by language: paragraphs with words that are not in blocks
	blocks    []digestedBlock
}

type digestedBlock struct {
	block
	lead    []bool      // by unit
	bodies  [][][]int32 // by language of the paper and unit
	names   [][]nameSet
	wording [][]uint64
}

func readDigest(digest string) (*digested, error) {
	r := reader{Reader: packed.NewReader(digest)}
	p := &digested{}
	if r.Number() != digestFormat {
		return nil, ErrDigest
	}
	if json.Unmarshal([]byte(r.Text()), &p.start) != nil {
		return nil, ErrDigest
	}
	for range min(r.Count(), 100) {
		tag, err := language.Parse(r.Text())
		if err != nil {
			return nil, ErrDigest
		}
		p.languages = append(p.languages, tag)
	}
	p.most = make([]int32, len(p.languages))
	p.blocks = make([]digestedBlock, r.Count())
	for k := range p.blocks {
		b := &p.blocks[k]
		if json.Unmarshal([]byte(r.Text()), &b.group) != nil {
			return nil, ErrDigest
		}
		r.units(b, p.most)
	}
	for range p.languages {
		p.left = append(p.left, int(r.Number()))
	}
	if !r.Complete() {
		return nil, ErrDigest
	}
	return p, nil
}

// units reads the units of a block. The texts are left empty.
func (r *reader) units(b *digestedBlock, most []int32) {
	n, languages := r.Count(), len(most)
	b.units, b.lead = make([]Unit, n), make([]bool, n)
	b.bodies, b.names, b.wording = make([][][]int32, languages), make([][]nameSet, languages), make([][]uint64, languages)
	for i := range languages {
		b.bodies[i], b.names[i], b.wording[i] = make([][]int32, n), make([]nameSet, n), make([]uint64, n)
	}
	for k := range b.units {
		u := &b.units[k]
		flags := r.Byte()
		u.Opens, b.lead[k] = flags&opensFlag != 0, flags&leadFlag != 0
		if kind := int(flags &^ (opensFlag | leadFlag)); kind < len(unitKinds) {
			u.Kind = unitKinds[kind]
		}
		u.Parent = int(r.Number()) - 1
		part := r.Number()
		u.ID = r.Text()
		path := r.Number()
		if r.Bad() || part > uint64(len(u.ID)) || path > uint64(len(u.ID)) || u.Parent >= k || u.Parent < -1 {
			r.Fail()
			return
		}
		u.Ref.Part, u.Ref.Path = u.ID[:part], u.ID[len(u.ID)-int(path):]
		for i := range languages {
			b.bodies[i][k], b.names[i][k], b.wording[i][k] = r.terms(&most[i])
		}
	}
}

// A reader takes a digest apart.
type reader struct {
	*packed.Reader
	pool []int32 // from which bodies are cut
}

func (r *reader) terms(most *int32) ([]int32, nameSet, uint64) {
	n := r.Count()
	if n == 0 {
		return nil, nil, 0
	}
	if len(r.pool) < n { // a term takes a byte at least
		r.pool = make([]int32, max(n, min(r.Left(), 1<<16)))
	}
	out := r.pool[:n:n]
	r.pool = r.pool[n:]
	*most = max(*most, r.Numbers(out))
	names := nameSet(r.Text())
	return out, names, r.Fixed()
}

// mustJSON marshals plain values, which always can be.
func mustJSON(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return bytes.TrimSpace(data)
}

// Readable reports whether a digest is of the version that this program writes.
func Readable(digest string) bool {
	return packed.NewReader(digest).Number() == digestFormat
}
