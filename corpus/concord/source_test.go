package concord_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// plain is a source that goes over all words and blocks of a corpus for each question.
type plain struct {
	whole *corpus.Corpus
	keys  map[*corpus.Block]map[string]int // how often each stands there
	count map[language.Tag]map[string]int
	of    map[*corpus.Document]*corpus.Document // by copy
	read  int                                   // blocks that were handed out
}

func (p *plain) documents() []*corpus.Document {
	var out []*corpus.Document
	for _, x := range p.whole.Papers {
		out = append(out, x.Versions...)
	}
	return out
}

func (p *plain) Languages() ([]language.Tag, error) {
	var out []language.Tag
	for _, d := range p.documents() {
		if !slices.Contains(out, d.Language) {
			out = append(out, d.Language)
		}
	}
	return out, nil
}

func newPlain(c *corpus.Corpus) plain {
	p := plain{whole: c, keys: map[*corpus.Block]map[string]int{}, count: map[language.Tag]map[string]int{}}
	for _, d := range p.documents() {
		if p.count[d.Language] == nil {
			p.count[d.Language] = map[string]int{}
		}
		for _, b := range d.Blocks {
			p.keys[b] = map[string]int{}
			concord.Keys(lang.For(d.Language), b.Text, func(key string) {
				p.keys[b][key]++
				p.count[d.Language][key]++
			})
		}
	}
	return p
}

func (p *plain) Words(tag language.Tag, q concord.WordQuery) (out []concord.Word, err error) {
	for key, n := range p.count[tag] {
		bare, stem, plain := concord.Forms(lang.For(tag), key)
		is := slices.Contains(q.Bare, bare) ||
			stem != "" && (slices.Contains(q.Stems, stem) || slices.Contains(q.Stems, plain)) ||
			slices.ContainsFunc(q.Prefixes, func(s string) bool { return strings.HasPrefix(bare, s) }) ||
			slices.ContainsFunc(q.Parts, func(s string) bool { return strings.Contains(bare, s) })
		if is {
			out = append(out, concord.Word{Key: key, Count: n})
		}
	}
	slices.SortFunc(out, func(a, b concord.Word) int { return strings.Compare(a.Key, b.Key) })
	return out, nil
}

func (p *plain) Scan(tag language.Tag, shortest, longest int, f func(key string)) error {
	for key := range p.count[tag] {
		if n := len(lang.FoldAccents.Key(key)); n >= shortest && n <= longest {
			f(key)
		}
	}
	return nil
}

// copies is the corpus with the blocks of each document that are wanted.
func (p *plain) copies(wanted func(d *corpus.Document, b *corpus.Block) bool) *corpus.Corpus {
	c := &corpus.Corpus{}
	p.of = map[*corpus.Document]*corpus.Document{}
	for _, x := range p.whole.Papers {
		y := &corpus.Paper{}
		for _, d := range x.Versions {
			e := *d
			e.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b *corpus.Block) bool { return !wanted(d, b) })
			p.read += len(e.Blocks)
			p.of[&e] = d
			y.Versions = append(y.Versions, &e)
		}
		c.Papers = append(c.Papers, y)
	}
	return c
}

func (p *plain) Blocks(clauses []concord.Clause) (*corpus.Corpus, error) {
	return p.copies(func(d *corpus.Document, b *corpus.Block) bool {
		has := p.keys[b]
		return slices.ContainsFunc(clauses, func(c concord.Clause) bool {
			return c.Language == d.Language && !slices.ContainsFunc(c.Sets, func(set []string) bool {
				return !slices.ContainsFunc(set, func(key string) bool { return has[key] > 0 })
			})
		})
	}), nil
}

func (p *plain) Counterpart(b *corpus.Block, of, in *corpus.Document) *corpus.Block {
	return corpus.Counterparts(p.of[of], p.of[in])[b]
}

// inRows is a plain source that keeps rows too.
type inRows struct {
	plain
	damaged bool
}

func (p *inRows) Documents() (*corpus.Corpus, error) {
	return p.copies(func(*corpus.Document, *corpus.Block) bool { return false }), nil
}

func (p *inRows) Row(d *corpus.Document) (string, error) {
	row := concord.NewRow(lang.For(d.Language))
	for k, b := range p.of[d].Blocks {
		row.Add(int64(3*k+1), b.Part, b.Text)
	}
	data := row.Bytes()
	if p.damaged {
		data = data[:len(data)-1]
	}
	return string(data), nil
}

func (p *inRows) BlocksOf(d *corpus.Document, numbers []int64) (out []*corpus.Block, err error) {
	for _, n := range numbers {
		out = append(out, p.of[d].Blocks[n/3])
	}
	p.read += len(out)
	return out, nil
}

func (p *inRows) TextsOf(d *corpus.Document, numbers []int64, f func(number int64, text string)) error {
	for _, n := range numbers {
		f(n, p.of[d].Blocks[n/3].Text)
	}
	return nil
}

// A search in a source finds what a search of the whole corpus finds, whether it reads blocks or rows, and where rows
// are damaged; it reads no block that it need not.
func TestSearchInASource(t *testing.T) {
	t.Parallel()
	var many []string
	for k := range 180 {
		many = append(many, fmt.Sprintf(
			"The ports of the coast keep lamp %d of the harbour and of the quay; the victims of no. %d are protected.",
			k, k%7,
		))
	}
	docs := []*corpus.Document{fr, en, corpustest.Paper(), paper(language.English, many[:90], many[90:])}
	docs[3].Symbol = "X/2"
	for k, d := range docs[2:] {
		e := *d
		docs[2+k] = &e
	}
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	ix := concord.New(c)
	one := newPlain(c)
	sources := map[string]func() concord.Source{
		"blocks":       func() concord.Source { p := one; return &p },
		"rows":         func() concord.Source { return &inRows{plain: one} },
		"damaged rows": func() concord.Source { return &inRows{one, true} },
	}
	check := func(t interface{ Fatalf(string, ...any) }, query string, o concord.Options, which ...string) {
		q, errQ := concord.Parse(query)
		p, errP := concord.ParseRegexp(query)
		for _, name := range which {
			if errQ == nil {
				r, err := ix.Search(context.Background(), q, o)
				want := found(r, ix, err)
				src := sources[name]()
				in, part, err := concord.SearchIn(context.Background(), src, q, o)
				if got := found(in, part, err); got != want {
					t.Fatalf("%s: %q with %+v:\n%s\nwant\n%s", name, query, o, got, want)
				}
			}
			if errP == nil {
				r, err := ix.Regexp(context.Background(), p, o)
				want := found(r, ix, err)
				src := sources[name]()
				in, part, err := concord.RegexpIn(context.Background(), src, p, o)
				if got := found(in, part, err); got != want {
					t.Fatalf("%s: expression %q with %+v:\n%s\nwant\n%s", name, query, o, got, want)
				}
			}
		}
	}
	for _, query := range []string{
		"the", "of the", "the .. of the", "the | des", "victims", "victimes", "victirnes", "prevention~", "co-operation",
		"cooperation", "préven*", "of ~ ports",
		"non-punishment .. victims", "zzz", "lamp 7", `l(amp|oi)s? \d`, `(?-i)The`, `^the ports`, `e{2}`,
		`(?i)protég[eé]+es`, `the|des`,
	} {
		check(t, query, concord.Options{Limit: 30}, "blocks", "rows", "damaged rows")
		for _, o := range []concord.Options{{Strict: true, Limit: 3}, {Within: 2, Limit: 3}, {Language: language.French}} {
			check(t, query, o, "rows")
		}
	}
	words := strings.Fields(
		"the of ports coast victims victimes traite des adopt* punish protected~ lamp non sanction | .. ~",
	)
	rapid.Check(t, func(t *rapid.T) {
		query := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "query"), " ")
		check(t, query, concord.Options{
			Within: rapid.IntRange(0, 2).Draw(t, "within"),
			Limit:  rapid.IntRange(0, 3).Draw(t, "limit"),
		},
			rapid.SampledFrom([]string{"blocks", "rows"}).Draw(t, "source"))
	})
	p := one
	q, err := concord.Parse("punishing")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := concord.SearchIn(context.Background(), &p, q, concord.Options{
		Strict: true,
	}); err != nil || p.read > 5 {
		t.Errorf("%d blocks are read: %v", p.read, err)
	}
}
