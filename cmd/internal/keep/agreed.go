package keep

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/store"
)

// ErrText is returned where the file lacks the text of a paragraph that it has a digest of.
var ErrText = errors.New("keep: the text of a digest is missing")

// An AgreedJob is a draft that is looked for in a file.
type AgreedJob struct {
	Draft   []agreed.Paragraph
	Options agreed.Options // the language is that of the draft
	// Leaves says which papers are left out, by their symbols; nil leaves out none.
	Leaves func(symbol string) bool
	// Cite names a paragraph of a paper as people cite it.
	Cite     func(d *corpus.Document, ref corpus.Ref) string
	Progress Progress
	// Stale is called, if it is not nil, where the file has no digests that this version of the program made.
	Stale func()
}

func (job *AgreedJob) stale() {
	if job.Stale != nil {
		job.Stale()
	}
}

// An Agreement is where the paragraphs of a draft stand in a file. Of the earlier paragraphs only those that the
// findings name have citations, and only the sources texts and versions in the other languages of their papers.
type Agreement struct {
	Earlier  []agreed.Paragraph
	Papers   []*corpus.Document // by Paragraph.Paper, without blocks
	Findings []agreed.Finding
	Others   int // papers that have no version in the language
}

// Agreed finds where the paragraphs of a draft stand in the papers of a file, by their digests, and reads the texts
// that the findings need. It is nil where digests do not do: where they are of another version, where files without
// symbols leave open which documents are versions of one paper. Papers that have paragraphs which are not traced, and
// so have no digest, are read whole.
// The error is ErrText or one of the store, of [reuse.ReadDigests] or of the context.
func Agreed(ctx context.Context, s *store.Store, job AgreedJob) (out *Agreement, err error) {
	err = s.View(ctx, func(tx *store.Tx) error {
		out, err = agreedIn(ctx, tx, job)
		return err
	})
	return out, err
}

// An earlierPaper is a version of a paper in the language of a draft.
type earlierPaper struct {
	doc    *corpus.Document // without blocks
	digest reuse.Digested
}

func agreedIn(ctx context.Context, tx *store.Tx, job AgreedJob) (*Agreement, error) {
	if ok, err := tx.Searchable(); !ok || err != nil {
		return nil, err
	}
	tag := job.Options.Language
	facts, err := tx.Facts()
	if err != nil {
		return nil, err
	}
	l, all, err := readDigests(tx)
	switch {
	case errors.Is(err, errStale):
		job.stale()
		return nil, nil
	case err != nil:
		return nil, err
	}
	out := &Agreement{}
	var papers []earlierPaper
	for _, d := range all {
		doc := inLanguage(facts[d.name], tag)
		switch {
		case doc == nil:
			out.Others++
		case job.Leaves != nil && job.Leaves(doc.Symbol):
		case d.digest.Complete(tag):
			papers = append(papers, earlierPaper{doc, d.digest})
		default:
			whole, err := tx.Document(store.KeyOf(doc))
			if err != nil {
				return nil, err
			}
			papers = append(papers, earlierPaper{doc, l.WithAllParagraphs(d.digest, whole)})
		}
	}
	if len(papers) == 0 {
		return nil, nil // the caller says what there is
	}
	slices.SortStableFunc(papers, func(a, b earlierPaper) int { return undatedLast(a.digest.Start(), b.digest.Start()) })
	err = out.find(ctx, tx, l, papers, job)
	return out, err
}

// errStale says that digests are missing or were made by another version of the program.
var errStale = errors.New("keep: digests are missing or of another version")

// A namedDigest is the digest of a paper, that was read.
type namedDigest struct {
	name   string
	digest reuse.Digested
}

// readDigests reads the stems and the digests of a file, by the names of the papers; digests are taken apart while the
// next are read. The error is errStale, or one of the store or of package reuse.
func readDigests(tx *store.Tx) (*reuse.Lexicon, []namedDigest, error) {
	parts, err := tx.Stems()
	if err != nil {
		return nil, nil, err
	}
	l := &reuse.Lexicon{}
	var all []namedDigest
	var faults []error
	var mu sync.Mutex
	var wg sync.WaitGroup
	note := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		faults = append(faults, err)
	}
	wg.Go(func() {
		for _, p := range parts {
			if l.Restore(reuse.Stems(p)) != nil { // words were stemmed otherwise
				note(errStale)
				return
			}
		}
	})
	jobs := make(chan store.Digest, 64)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for d := range jobs {
				if !reuse.Readable(d.Data) {
					note(errStale)
					continue
				}
				read, err := reuse.ReadDigests(d.Data)
				if err != nil {
					note(fmt.Errorf("keep: paper %s: %w", d.Paper, err))
					continue
				}
				mu.Lock()
				all = append(all, namedDigest{d.Paper, read[0]})
				mu.Unlock()
			}
		})
	}
	err = tx.EachDigest(func(d store.Digest) { jobs <- d })
	close(jobs)
	wg.Wait()
	slices.SortFunc(all, func(a, b namedDigest) int { return strings.Compare(a.name, b.name) })
	slices.SortFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) }) // the same every time
	if err == nil && len(faults) > 0 {
		err = faults[0]
	}
	return l, all, err
}

func inLanguage(docs []*corpus.Document, tag language.Tag) *corpus.Document {
	for _, d := range docs {
		if lang.Same(d.Language, tag) {
			return d
		}
	}
	return nil
}

// undatedLast is the order of papers in time, those without a date last.
func undatedLast(a, b corpus.Date) int {
	undated := func(d corpus.Date) int {
		if d.IsZero() {
			return 1
		}
		return 0
	}
	return cmp.Or(undated(a)-undated(b), a.Compare(b))
}

// find traces the draft and reads what the findings name.
func (a *Agreement) find(
	ctx context.Context, tx *store.Tx, l *reuse.Lexicon, papers []earlierPaper, job AgreedJob,
) error {
	parts, texts := make([]reuse.Digested, len(papers)), make([]string, len(job.Draft))
	for i, p := range papers {
		parts[i] = p.digest
		a.Papers = append(a.Papers, p.doc)
	}
	for k, p := range job.Draft {
		texts[k] = p.Text
	}
	step := func(int) {}
	defer func() { step(-1) }()
	begun := false
	o := job.Options
	o.Progress = func(done, total int) {
		if !begun {
			step, begun = job.Progress("comparing", total), true
		}
		step(done)
	}
	t, err := reuse.PrepareFlat(ctx, l, o.Language, parts, texts, o.Trace()...)
	if err != nil {
		return err
	}
	set := t.Set()
	a.Earlier = make([]agreed.Paragraph, len(set.Units)-len(texts))
	for i := range a.Earlier {
		a.Earlier[i].Paper = set.Units[i].Group
	}
	read := func(paragraphs []int) error { return a.read(tx, papers, set, paragraphs) }
	if a.Findings, err = agreed.Find(ctx, t, a.Earlier, job.Draft, read, o); err != nil {
		return err
	}
	cite := func(i int) {
		if p := &a.Earlier[i]; p.Cite == "" {
			p.Cite = job.Cite(papers[p.Paper].doc, set.Units[i].Ref)
		}
	}
	for _, f := range a.Findings {
		for _, s := range f.Sources {
			cite(s.Paragraph)
		}
		for _, u := range f.Also {
			cite(u)
		}
		for _, p := range f.Pieces {
			for _, h := range p.Holders {
				cite(h)
			}
		}
	}
	return nil
}

// read fills in the texts of some earlier paragraphs, paper by paper.
func (a *Agreement) read(tx *store.Tx, papers []earlierPaper, set *reuse.Set, paragraphs []int) error {
	for len(paragraphs) > 0 {
		paper, n := a.Earlier[paragraphs[0]].Paper, 0
		at := map[string]int{}
		var refs []string
		for ; n < len(paragraphs) && a.Earlier[paragraphs[n]].Paper == paper; n++ {
			ref := set.Units[paragraphs[n]].Ref.String()
			at[ref], refs = paragraphs[n], append(refs, ref)
		}
		doc, digest := papers[paper].doc, papers[paper].digest
		err := tx.Texts(doc.PaperKey(), refs, func(tag language.Tag, ref, text string) {
			p := &a.Earlier[at[ref]]
			if lang.Same(tag, doc.Language) {
				p.Text = strings.Clone(text)
			} else if digest.Has(set.Units[at[ref]].Ref, tag) {
				p.AddVersion(tag, strings.Clone(text))
			}
		})
		if err != nil {
			return err
		}
		for _, k := range paragraphs[:n] {
			if a.Earlier[k].Text == "" {
				return fmt.Errorf("%w: %s, %s", ErrText, doc.PaperKey(), set.Units[k].Ref)
			}
		}
		paragraphs = paragraphs[n:]
	}
	return nil
}
