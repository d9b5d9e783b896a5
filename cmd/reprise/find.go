package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/kwic"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/pace"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/lazyregexp"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// leastLikely is the score below which --like shows no paragraph unless asked to.
const leastLikely = 0.05

// tableLimit is how many hits a table shows where --limit says nothing.
const tableLimit = 200

type findOptions struct {
	options
	like                         string
	regex, strict, noTranslation bool
	within, limit                int
	minScore                     float64 // with --like
}

func findCommand(con *console.Console) *cli.Command {
	o := &findOptions{}
	return &cli.Command{
		Name:      "find",
		Usage:     "find where a wording occurs, at all meetings and in every language",
		ArgsUsage: "PHRASE [FILE...]",
		Description: "Shows every place where a wording occurs, with the words around it, the translation beside it, and " +
			"how often it\n" +
			"occurs at each meeting. Case, accents, elision, hyphens and inflection make no difference; words with letters\n" +
			"misread by OCR are found too and marked with ≈.\n\n" +
			"   victims of trafficking     these words, next to each other\n" +
			"   '\"should consider\"'        in these forms only\n" +
			"   'punish*'                  words that begin so\n" +
			"   'victims .. prosecuted'    one after the other, at most 10 words between; ..3 for at most 3\n" +
			"   'victims ~ prosecuted'     the same in either order\n" +
			"   'victims & prosecuted'     both in the same paragraph\n" +
			"   'punish | sanctionner'     either\n\n" +
			"With --like it shows the paragraphs that a passage most likely comes from, as agreed does.\n\n" +
			examples(
				"reprise find 'non-punishment and non-prosecution'",
				"reprise find --like 'train border guards to identify victims of trafficking'",
				"reprise find --regex 'article \\d+ du Protocole' --lang fr --format tsv",
			),
		Flags: []cli.Flag{
			o.langFlag("search texts in this language only, a `TAG` like en or fr"),
			o.corpusFlag(),
			&cli.StringFlag{
				Name:        "like",
				Destination: &o.like,
				Usage: "show the paragraphs that the passage `TEXT` most likely comes from; the arguments " +
					"are files",
			},
			&cli.BoolFlag{
				Name:        "regex",
				Destination: &o.regex,
				Usage:       "PHRASE is a regular expression (RE2); case is ignored unless it says (?-i)",
			},
			&cli.Float64Flag{
				Name:        "min-score",
				Destination: &o.minScore,
				Value:       leastLikely,
				Usage:       "with --like: show paragraphs from this `SCORE` on; 0 shows the five best",
			},
			&cli.BoolFlag{Name: "strict", Destination: &o.strict, Usage: "do not find words with misread letters"},
			&cli.IntFlag{
				Name:        "within",
				Destination: &o.within,
				Usage:       "the words may stand in either order with up to `N` others between",
			},
			&cli.IntFlag{
				Name:        "limit",
				Destination: &o.limit,
				Value:       -1,
				DefaultText: fmt.Sprintf("%d in a table, else all", tableLimit),
				Usage:       "show at most `N` hits; 0 shows all",
			},
			&cli.BoolFlag{
				Name:        "no-translation",
				Destination: &o.noTranslation,
				Usage:       "leave the translations out",
			},
			o.formatFlag("table", "json", "tsv"),
			o.outputFlag(),
		},
		Action: runner(con, o, runFind),
	}
}

func runFind(ctx context.Context, con *console.Console, o *findOptions) error {
	if o.given(&o.like) {
		return runFindLike(ctx, con, o)
	}
	if len(o.args) == 0 {
		return errors.New("find: give the words to look for: reprise find 'non-punishment of victims'")
	}
	write := findFormat(con, o)
	look, how, err := findQuery(o)
	if err != nil {
		return err
	}
	show := func(index *concord.Index, result *concord.Result) error {
		found := &kwic.Concordance{Query: o.arg(0), Result: result}
		if !o.noTranslation {
			found.Translations = func(h *concord.Hit) []concord.Translation {
				return index.Translations(h, sentenceAligner(ctx))
			}
		}
		return output.To(con.Out, o.output, func(w io.Writer) error { return write(w, found) })
	}
	if o.corpusFile() != "" && len(o.args) == 1 {
		return findKept(ctx, con, o, look, how, show)
	}
	files := o.withCorpus(o.rest())
	papers, err := load.Corpus(ctx, con, files, read.Options{Fallback: how.Language})
	switch phrase := o.arg(0); {
	case errors.Is(err, fs.ErrNotExist) && isFile(phrase):
		return errors.New("find: " + wordsFirst(phrase))
	case errors.Is(err, fs.ErrNotExist) && !slices.ContainsFunc(files, isFile):
		return fmt.Errorf(
			"%w, or put the words in quotation marks: reprise find '%s'",
			err,
			strings.Join(o.args, " "),
		)
	case err != nil:
		return err
	}
	return findAll(ctx, con, o, look, how, papers, show)
}

// shower writes what was found, while what it was found in is open.
type shower func(*concord.Index, *concord.Result) error

// findAll searches a corpus that is in memory.
func findAll(
	ctx context.Context,
	con *console.Console,
	o *findOptions,
	look *lookup,
	how concord.Options,
	papers *corpus.Corpus,
	show shower,
) error {
	index := concord.New(papers)
	result, err := look.whole(ctx, index, how)
	if err != nil {
		return err
	}
	if result.Total == 0 {
		con.Warn(
			"%s",
			findHint(
				o,
				how,
				papers.Languages(),
				func(o concord.Options) (*concord.Result, error) { return look.whole(ctx, index, o) },
			),
		)
	}
	return show(index, result)
}

// findKept searches a corpus file, of which it reads only what can have a hit.
func findKept(
	ctx context.Context,
	con *console.Console,
	o *findOptions,
	look *lookup,
	how concord.Options,
	show shower,
) error {
	pace.FavourSpeed()
	s, err := o.openStore(ctx, con)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.View(ctx, func(tx *store.Tx) error {
		if empty, err := tx.Empty(); err != nil || empty {
			return cmp.Or(err, o.emptyStore(s))
		}
		partly, err := tx.Searchable()
		if err != nil {
			return err
		}
		if !partly {
			papers, err := tx.Corpus()
			if err != nil {
				return err
			}
			return findAll(ctx, con, o, look, how, papers, show)
		}
		result, index, err := look.part(ctx, tx.Source(), how)
		if err != nil {
			return err
		}
		if result.Total == 0 {
			tags, err := tx.Source().Languages()
			if err != nil {
				return err
			}
			con.Warn("%s", findHint(o, how, tags, func(o concord.Options) (*concord.Result, error) {
				r, _, err := look.part(ctx, tx.Source(), o)
				return r, err
			}))
		}
		return show(index, result)
	})
}

// A lookup is what to look for, as a search of a corpus in memory and as one of a file.
type lookup struct {
	whole func(context.Context, *concord.Index, concord.Options) (*concord.Result, error)
	part  func(context.Context, concord.Source, concord.Options) (*concord.Result, *concord.Index, error)
}

// findQuery reads what to look for and how.
func findQuery(o *findOptions) (*lookup, concord.Options, error) {
	how := concord.Options{Strict: o.strict, Within: o.within, Limit: o.limit}
	if how.Within < 0 {
		return nil, how, fmt.Errorf("find: --within %d is not a number of words; give 1 or more", how.Within)
	}
	if how.Limit < 0 && o.given(&o.limit) {
		return nil, how, fmt.Errorf("find: --limit %d is not a number of hits; give 1 or more, or 0 for all", how.Limit)
	}
	if how.Limit < 0 {
		how.Limit = 0
		if o.format == "table" && o.output == "" {
			how.Limit = tableLimit
		}
	}
	tag, err := o.keyLanguage()
	if err != nil {
		return nil, how, err
	}
	how.Language = tag
	if o.regex {
		p, err := concord.ParseRegexp(o.arg(0))
		return &lookup{
			func(ctx context.Context, ix *concord.Index, o concord.Options) (*concord.Result, error) {
				return ix.Regexp(ctx, p, o)
			},
			func(ctx context.Context, src concord.Source, o concord.Options) (*concord.Result, *concord.Index, error) {
				return concord.RegexpIn(ctx, src, p, o)
			},
		}, how, err
	}
	q, err := concord.Parse(o.arg(0))
	return &lookup{
		func(ctx context.Context, ix *concord.Index, o concord.Options) (*concord.Result, error) {
			return ix.Search(ctx, q, o)
		},
		func(ctx context.Context, src concord.Source, o concord.Options) (*concord.Result, *concord.Index, error) {
			return concord.SearchIn(ctx, src, q, o)
		},
	}, how, err
}

func findFormat(con *console.Console, o *findOptions) func(io.Writer, *kwic.Concordance) error {
	switch o.format {
	case "json":
		return kwic.JSON
	case "tsv":
		return kwic.TSV
	}
	look := kwic.Options{Width: con.Width(), UI: con.UI, Colour: con.Colour() && o.output == ""}
	return func(w io.Writer, k *kwic.Concordance) error { return kwic.Table(w, k, look) }
}

// looser is how far apart words are looked for when they are not found as a phrase.
const looser = 5

// isFile reports whether there is a file of a name.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// wordsFirst says what to do where a file stands in the place of the words.
func wordsFirst(file string) string {
	return fmt.Sprintf("%s is a file; give the words first: reprise find 'WORDS' %[1]s", file)
}

// findHint says how to look wider; the papers are in the languages of tags.
func findHint(
	o *findOptions,
	how concord.Options,
	tags []language.Tag,
	again func(concord.Options) (*concord.Result, error),
) string {
	if phrase := o.arg(0); isFile(phrase) {
		return "no hit: " + wordsFirst(phrase)
	}
	if how.Language != language.Und &&
		!slices.ContainsFunc(tags, func(t language.Tag) bool { return lang.Same(t, how.Language) }) {
		return "no hit: " + noPaperIn(how.Language, tags)
	}
	if o.regex {
		return "no hit; a phrase without --regex also finds other forms of its words"
	}
	if hint := signHint(o.arg(0)); hint != "" {
		return "no hit; " + hint
	}
	if ref, err := corpus.ParseRef(o.arg(0)); err == nil && strings.ContainsFunc(o.arg(0), unicode.IsDigit) {
		return fmt.Sprintf("no hit; trace --unit '%s' shows the paragraph that has this ref", ref)
	}
	if how.Within == 0 && severalWords(o.arg(0)) {
		apart := how
		apart.Within, apart.Limit = looser, 1
		if r, err := again(apart); err == nil && r.Total > 0 {
			return fmt.Sprintf(
				"no hit as a phrase; --within %d has %d, with its words in any order up to %d apart",
				looser,
				r.Total,
				looser,
			)
		}
	}
	if how.Language != language.Und {
		return "no hit; leave out --lang to look in every language"
	}
	return "no hit; fewer words, or word* for the beginning of a word, find more"
}

// severalWords reports whether a query has words that can stand apart.
func severalWords(query string) bool {
	n := 0
	for _, t := range lang.For(language.Und).Tokens(query) {
		if t.Kind != lang.Space && t.Kind != lang.Punct {
			n++
		}
	}
	return n > 1
}

var (
	glued    = lazyregexp.New(`\pL\s*([|&~])\S|\S([|&~])\s*\pL|\pL(\.\.)\pL`)
	operator = lazyregexp.New(`(^|\s)(AND|OR|NOT|NEAR)(\s|$)`)
	wildcard = lazyregexp.New(`[*?]\pL|\pL\?`)
)

// signHint says of a query that found nothing how a sign in it would be read as one.
func signHint(query string) string {
	if m := glued.FindStringSubmatch(query); m != nil {
		return fmt.Sprintf("%s is a sign with white space on both sides: WORDS %[1]s WORDS", m[1]+m[2]+m[3])
	}
	if m := operator.FindStringSubmatch(query); m != nil {
		return fmt.Sprintf("%s is taken as a word; | stands for or, & for and, ~ for near", m[2])
	}
	if wildcard.MatchString(query) {
		return "only * at the end of a word stands for letters; --regex takes patterns"
	}
	return ""
}

// sentenceAligner cuts translations down to the sentences that answer to a stretch, by aligning the sentences of the
// unit.
func sentenceAligner(ctx context.Context) concord.Aligner {
	return func(text string, tag language.Tag, stretch lang.Span, other string, otherTag language.Tag) []lang.Span {
		from, to := lang.For(tag).Sentences(text), lang.For(otherTag).Sentences(other)
		if len(from) < 2 && len(to) < 2 {
			return nil
		}
		beads, err := bitext.Align(sentenceSegments(text, from), sentenceSegments(other, to),
			bitext.WithContext(ctx), bitext.WithLanguages(tag, otherTag))
		if err != nil {
			return nil // the whole unit stands beside the hit
		}
		var out []lang.Span
		for _, b := range beads {
			for _, i := range b.Source {
				if from[i].Start < stretch.End && stretch.Start < from[i].End {
					for _, j := range b.Target {
						out = append(out, to[j])
					}
					break
				}
			}
		}
		return out
	}
}

func sentenceSegments(text string, spans []lang.Span) []bitext.Segment {
	texts := make([]string, len(spans))
	for i, s := range spans {
		texts[i] = s.Text(text)
	}
	return bitext.Segments(texts...)
}
