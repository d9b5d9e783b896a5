package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// lookedFor are paragraphs whose sources are looked for in earlier papers.
type lookedFor struct {
	draft     []agreed.Paragraph
	language  language.Tag // und is that of the papers which the draft is most like
	files     []string     // the papers; none are those of the corpus file, or built in
	threshold float64
	leaves    func(symbol string) bool // which papers are left out; nil leaves out none
}

// found is where they stand.
type found struct {
	language language.Tag
	earlier  []agreed.Paragraph
	papers   []*corpus.Document // by Paragraph.Paper
	findings []agreed.Finding
	others   int // papers without a version in the language
}

// lookUp looks for paragraphs in earlier papers: by the digests of a corpus file where it has them and nothing else
// is named, else by reading all papers.
func (o *options) lookUp(ctx context.Context, con *console.Console, q *lookedFor) (*found, error) {
	if len(q.files) == 1 && o.corpus == "" && load.IsStore(q.files[0]) {
		o.corpus, q.files = q.files[0], nil
	}
	if o.corpusFile() != "" && len(q.files) == 0 && len(q.draft) > 0 {
		if f, err := o.lookUpKept(ctx, con, q); f != nil || err != nil {
			return f, err
		}
	}
	papers, err := load.Corpus(ctx, con, o.withCorpus(q.files), read.Options{Fallback: q.language})
	if err != nil {
		return nil, err
	}
	q.tellLanguage(con, papers.Languages())
	f := &found{language: q.language}
	of := map[*corpus.Document]*corpus.Paper{}
	for _, p := range papers.Papers {
		if d := p.In(q.language); d != nil {
			of[d] = p
		}
	}
	f.others = len(papers.Papers) - len(of)
	f.papers = earlierFirst(papers.Documents(q.language))
	for k, d := range f.papers {
		if q.leaves == nil || !q.leaves(d.Symbol) {
			f.earlier = append(f.earlier, paragraphsOf(d, k, of[d])...)
		}
	}
	if len(of) == 0 {
		return nil, o.nothingIn(q.language, papers.Languages())
	}
	f.findings, err = o.compareAll(ctx, con, f.earlier, q.draft,
		agreed.Options{Language: q.language, Threshold: q.threshold})
	return f, err
}

// nothingIn is the error that no paper has a version in the language of what is looked for.
func (o *options) nothingIn(tag language.Tag, there []language.Tag) error {
	return fmt.Errorf("%s: nothing could be compared: %s; add the papers in that language, or give --lang",
		o.command, noPaperIn(tag, there))
}

// compareAll finds where the paragraphs of a draft stand in earlier ones that were read.
func (o *options) compareAll(
	ctx context.Context,
	con *console.Console,
	earlier, draft []agreed.Paragraph,
	how agreed.Options,
) ([]agreed.Finding, error) {
	step := con.Progress("comparing", len(earlier)+len(draft))
	defer step(-1)
	how.Progress = func(done, _ int) { step(done) }
	out, err := agreed.Compare(ctx, earlier, draft, how)
	if errors.Is(err, agreed.ErrNothing) {
		return nil, fmt.Errorf("%s: nothing to compare: %d earlier paragraphs, %d in the draft; check the files",
			o.command, len(earlier), len(draft))
	}
	return out, err
}

// tellLanguage finds the language of the text, where it is not given, among those of the papers.
func (q *lookedFor) tellLanguage(con *console.Console, there []language.Tag) {
	if q.language != language.Und || len(there) == 0 {
		return
	}
	var all []string
	for _, p := range q.draft {
		all = append(all, p.Text)
	}
	q.language = mostLike(strings.Join(all, " "), there)
	if len(there) > 1 {
		con.Note("the text is taken for %s; --lang says otherwise", lang.For(q.language).Tag())
	}
}

// mostLike gives the language that has most of the words of a text among its function words; the first of those that
// have as many.
func mostLike(text string, tags []language.Tag) language.Tag {
	best, most := tags[0], -1
	for _, tag := range tags {
		l, n := lang.For(tag), 0
		for _, t := range l.Tokens(text) {
			if l.IsFunctionWord(lang.FoldAll.Key(t.Text(text))) {
				n++
			}
		}
		if n > most {
			best, most = tag, n
		}
	}
	return best
}

// lookUpKept looks for paragraphs in the corpus file, by the digests that it keeps. It is nil where the papers have to
// be read for that.
func (o *options) lookUpKept(ctx context.Context, con *console.Console, q *lookedFor) (*found, error) {
	s, err := o.openStore(ctx, con)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var there []language.Tag
	err = s.View(ctx, func(tx *store.Tx) error {
		there, err = tx.Source().Languages()
		return err
	})
	if err != nil || len(there) == 0 { // what is wrong with an empty file is told where all is read
		return nil, err
	}
	q.tellLanguage(con, there)
	if !slices.ContainsFunc(there, func(t language.Tag) bool { return lang.Same(t, q.language) }) {
		return nil, o.nothingIn(q.language, there)
	}
	a, err := keep.Agreed(ctx, s, keep.AgreedJob{
		Draft:    q.draft,
		Options:  agreed.Options{Language: q.language, Threshold: q.threshold},
		Leaves:   q.leaves,
		Cite:     cited,
		Progress: con.Progress,
		Stale: func() {
			con.Note(
				"%s was made by another version of reprise: all its papers are read anew, which takes longer; "+
					"adding a paper to it brings it up to date",
				s.Path(),
			)
		},
	})
	if err != nil || a == nil {
		return nil, err
	}
	return &found{q.language, a.Earlier, a.Papers, a.Findings, a.Others}, nil
}

// earlierFirst puts documents in the order of their dates, those without one last.
func earlierFirst(docs []*corpus.Document) []*corpus.Document {
	docs = slices.Clone(docs)
	start := func(d *corpus.Document) corpus.Date { return (&corpus.Paper{Versions: []*corpus.Document{d}}).Start() }
	slices.SortStableFunc(docs, func(a, b *corpus.Document) int {
		x, y := start(a), start(b)
		switch {
		case x.IsZero() || y.IsZero():
			if x.IsZero() == y.IsZero() {
				return 0
			} else if x.IsZero() {
				return 1
			}
			return -1
		}
		return x.Compare(y)
	})
	return docs
}

// paragraphsOf lists the paragraphs of a document, all blocks with words but headings and notes, named as people cite
// them. Those of an earlier paper, which is given, come with their versions in its other languages, and those of them
// without a letter are left out: a number tells nothing.
func paragraphsOf(d *corpus.Document, number int, paper *corpus.Paper) []agreed.Paragraph {
	var out []agreed.Paragraph
	var others []map[*corpus.Block]*corpus.Block
	if paper != nil {
		for _, v := range paper.Versions {
			others = append(others, nil)
			if v != d {
				others[len(others)-1] = corpus.Counterparts(d, v)
			}
		}
	}
	for _, b := range d.Wording() {
		if strings.TrimSpace(b.Text) == "" || paper != nil && !strings.ContainsFunc(b.Text, unicode.IsLetter) {
			continue
		}
		p := agreed.Paragraph{Paper: number, Cite: b.Ref.String(), Text: b.Text}
		if paper != nil {
			p.Cite = cited(d, b.Ref)
		}
		for k, other := range others {
			if o := other[b]; o != nil && o.Text != "" {
				p.AddVersion(paper.Versions[k].Language, o.Text)
			}
		}
		out = append(out, p)
	}
	return out
}

// cited names a paragraph of a paper: its ref, after the name of the paper where that is not in it.
func cited(d *corpus.Document, ref corpus.Ref) string {
	if d.Symbol == "" || !strings.HasPrefix(ref.Part, d.Symbol) {
		return paperName(d) + ", " + ref.String()
	}
	return ref.String()
}

func paperName(d *corpus.Document) string {
	if d.Symbol != "" {
		return d.Symbol
	}
	return d.Source
}
