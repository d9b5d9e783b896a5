package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A Corpus is what is read together: papers in the order of their meetings.
type Corpus struct {
	Papers []*Paper
}

// A Paper is one paper in one or more languages: its versions share their refs.
type Paper struct {
	Versions []*Document // the original language first, where it is known and there
}

// sameShare is how much of their refs two documents without symbols must share to be one paper in two languages.
const sameShare = 0.5

// New gathers documents into papers: documents in different languages with the same symbol, or, where one has none,
// with half their refs and their meetings in common, are one paper; so are those of one name without symbols, such as
// rules.md and rules.fr.md. Two documents of one paper in the same language are an error, since nothing says which of
// them counts.
func New(docs ...*Document) (*Corpus, error) {
	c := &Corpus{}
	for _, d := range docs {
		home := slices.IndexFunc(c.Papers, func(p *Paper) bool { return samePaper(p.Versions[0], d) })
		if home < 0 {
			c.Papers = append(c.Papers, &Paper{Versions: []*Document{d}})
			continue
		}
		p := c.Papers[home]
		if twin := p.In(d.Language); twin != nil {
			return nil, fmt.Errorf(
				"corpus: %s and %s are the same paper in the same language; give one of them",
				cmp.Or(twin.Source, twin.Name()),
				cmp.Or(d.Source, d.Name()),
			)
		}
		p.Versions = append(p.Versions, d)
	}
	c.Sort()
	return c, nil
}

// Sort puts papers in the order of their meetings and the original of each paper first, for a corpus that was not
// made by New. Papers of one day come in the order of their keys, so that files in any order give the same results as
// a corpus file of them; papers without a date stay as they stand.
func (c *Corpus) Sort() {
	for _, p := range c.Papers {
		slices.SortStableFunc(p.Versions, func(a, b *Document) int { return rankOriginal(a) - rankOriginal(b) })
	}
	slices.SortStableFunc(c.Papers, func(a, b *Paper) int {
		day := a.Start()
		if before := day.Compare(b.Start()); before != 0 || day.IsZero() {
			return before
		}
		return cmp.Compare(a.Versions[0].PaperKey(), b.Versions[0].PaperKey())
	})
}

func rankOriginal(d *Document) int {
	if lang.Same(d.Language, d.Original) {
		return 0
	}
	return 1
}

// Start is when the first dated meeting of the paper began, or when it was adopted or issued, which is where it
// stands among papers; zero where the paper says nothing of that.
func (p *Paper) Start() Date {
	for _, d := range p.Versions {
		for _, m := range d.Meetings() {
			if !m.Held.IsZero() {
				return m.Held.Start
			}
		}
		if !d.Adopted.IsZero() {
			return d.Adopted.Start
		}
	}
	for _, d := range p.Versions {
		if !d.Issued.IsZero() {
			return d.Issued
		}
	}
	return Date{}
}

func samePaper(a, b *Document) bool {
	if a.Symbol != "" && b.Symbol != "" && a.Symbol != b.Symbol {
		return false
	}
	if a.Symbol != "" && a.Symbol == b.Symbol {
		return true
	}
	if lang.Same(a.Language, b.Language) {
		return false
	}
	if a.Symbol == "" && b.Symbol == "" && a.Source != "" && b.Source != "" && a.PaperKey() == b.PaperKey() {
		return sameMeetings(a, b)
	}
	refs := map[Ref]bool{}
	for _, u := range a.Units() {
		refs[u.Ref] = true
	}
	units, shared := b.Units(), 0
	for _, u := range units {
		if refs[u.Ref] {
			shared++
		}
	}
	if float64(shared) < sameShare*float64(max(len(refs), len(units))) || shared == 0 {
		return false
	}
	return sameMeetings(a, b)
}

// sameMeetings reports whether the meetings that both papers date were held at the same time.
func sameMeetings(a, b *Document) bool {
	ma, mb := a.Meetings(), b.Meetings()
	for i := range min(len(ma), len(mb)) {
		x, y := a.began(ma[i]), b.began(mb[i])
		if x.Year > 0 && y.Year > 0 && x != y {
			return false
		}
	}
	return true
}

// began is when a meeting of the paper began; of the paper itself, if it is none, when it was adopted.
func (d *Document) began(m *Part) Date {
	if m == d.Paper() && m.Held.IsZero() {
		return d.Adopted.Start
	}
	return m.Held.Start
}

// In returns the version of the paper in a language (by its base: fr for fr-CH), nil where there is none.
func (p *Paper) In(tag language.Tag) *Document {
	for _, d := range p.Versions {
		if lang.Same(d.Language, tag) {
			return d
		}
	}
	return nil
}

// Languages lists the languages of the corpus, in the order in which they come up.
func (c *Corpus) Languages() []language.Tag {
	var tags []language.Tag
	for _, p := range c.Papers {
		for _, d := range p.Versions {
			if !slices.ContainsFunc(tags, func(t language.Tag) bool { return lang.Same(t, d.Language) }) {
				tags = append(tags, d.Language)
			}
		}
	}
	return tags
}

// Documents lists the versions of every paper in one language.
func (c *Corpus) Documents(tag language.Tag) []*Document {
	var docs []*Document
	for _, p := range c.Papers {
		if d := p.In(tag); d != nil {
			docs = append(docs, d)
		}
	}
	return docs
}

// An UnknownRefError is a ref that names no block, with those that come nearest.
type UnknownRefError struct {
	Ref     Ref
	Nearest []Ref // at most three, best first
}

func (e *UnknownRefError) Error() string {
	if len(e.Nearest) == 0 {
		return fmt.Sprintf("corpus: there is no %s", e.Ref)
	}
	near := make([]string, len(e.Nearest))
	for i, r := range e.Nearest {
		near[i] = r.String()
	}
	return fmt.Sprintf("corpus: there is no %s; nearest: %s", e.Ref, strings.Join(near, ", "))
}

// Lookup finds the block at a ref in a language, and its document. The error is an *UnknownRefError.
func (c *Corpus) Lookup(r Ref, tag language.Tag) (*Document, *Block, error) {
	docs := c.Documents(tag)
	for _, d := range docs {
		if b := d.Find(r); b != nil {
			return d, b, nil
		}
	}
	return nil, nil, &UnknownRefError{Ref: r, Nearest: nearest(r, docs)}
}

// nearest ranks the refs of the documents, in which r's part may be named by its number or its year.
func nearest(r Ref, docs []*Document) []Ref {
	var refs []Ref
	for _, d := range docs {
		named := false
		for _, b := range d.Blocks {
			if !named && b.Ref.Part != r.Part && d.namesPart(r.Part, b) {
				r.Part, named = b.Ref.Part, true
			}
			refs = append(refs, b.Ref)
		}
	}
	return Nearest(r, refs)
}

// Nearest returns the at most three of refs that come nearest to r, best first, by how many edits their printed forms
// lie apart: another part is farther than another label, and siblings come by how far their labels lie apart.
func Nearest(r Ref, refs []Ref) []Ref {
	type scored struct {
		ref          Ref
		edits, apart int
	}
	r = r.WithoutSentence()
	up, _ := r.Parent()
	all := make([]scored, 0, len(refs))
	for _, ref := range refs {
		s := scored{ref: ref, edits: editDistance(r.String(), ref.String())}
		if ref.Part != r.Part {
			s.edits += 2
		} else if p, _ := ref.Parent(); p.Path == up.Path && ref.Depth() == r.Depth() {
			s.edits, s.apart = 0, labelsApart(r, ref)
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(a.apart, b.apart), Compare(a.ref, b.ref))
	})
	var out []Ref
	for _, s := range all[:min(3, len(all))] {
		out = append(out, s.ref)
	}
	return out
}

// labelsApart is the distance between the last labels of two siblings: 2 from b to d.
func labelsApart(a, b Ref) int {
	la, lb := a.Labels(), b.Labels()
	if len(la) == 0 || len(lb) == 0 {
		return 0
	}
	va, _ := labelValue(la[len(la)-1], len(la)-1)
	vb, _ := labelValue(lb[len(lb)-1], len(lb)-1)
	return max(va-vb, vb-va)
}

// editDistance is Levenshtein's, over bytes: most refs are ASCII.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diag := row[0]
		row[0] = i + 1
		for j := range len(b) {
			sub := diag
			if a[i] != b[j] {
				sub++
			}
			diag = row[j+1]
			row[j+1] = min(sub, row[j]+1, diag+1)
		}
	}
	return row[len(b)]
}
