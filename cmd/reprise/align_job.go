package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
)

// An alignJob is one run of align: what was asked, and the memory that comes of it.
type alignJob struct {
	ctx    context.Context
	con    *console.Console
	o      *alignOptions
	opts   []bitext.Option
	keep   bitext.Side
	learnt *bitext.Lexicon // where it is wanted
	memory *exchange.Memory
	pins   *pins.Pins // what a person decided; nil for nothing
	worst  []float64  // how doubtful each row of the memory is, 0 where nothing speaks against it
}

func newAlignJob(ctx context.Context, con *console.Console, o *alignOptions) (*alignJob, error) {
	j := &alignJob{ctx: ctx, con: con, o: o, opts: []bitext.Option{bitext.WithContext(ctx)}}
	bar := con.Progress("aligning", 100)
	j.opts = append(j.opts, bitext.WithProgress(func(done, total int) { bar(100 * done / max(total, 1)) }))
	for _, name := range o.lexicon.Value() {
		l, err := readLexicon(name)
		if err != nil {
			return nil, err
		}
		j.opts = append(j.opts, bitext.WithLexicon(l))
	}
	if o.learnLexicon != "" {
		j.learnt = &bitext.Lexicon{}
		j.opts = append(j.opts, bitext.WithLearnt(j.learnt))
	}
	switch side := o.keepOriginal; side {
	case "", "none":
	case "source":
		j.keep = bitext.Source
	case "target":
		j.keep = bitext.Target
	default:
		return nil, fmt.Errorf("align: --keep-original %q; give source, target or none", side)
	}
	return j, nil
}

// lines aligns the lines of two texts.
func (j *alignJob) lines(files []string) error {
	if len(files) != 2 {
		return fmt.Errorf("align: --lines needs two files, SOURCE and TARGET; %d given", len(files))
	}
	source, target, err := j.lineLanguages(files)
	if err != nil {
		return err
	}
	var texts [2][]bitext.Segment
	for k, name := range files {
		l, err := readLines(j.ctx, j.con, name)
		if err != nil {
			return err
		}
		texts[k] = bitext.Segments(l...)
	}
	opts := append(slices.Clone(j.opts), bitext.WithLanguages(source, target), bitext.KeepOriginal(j.keep))
	if name := j.o.pins; name != "" {
		pinned, err := pinnedBeads(name)
		if err != nil {
			return err
		}
		opts = append(opts, bitext.WithPins(pinned))
	}
	beads, err := bitext.Align(texts[0], texts[1], opts...)
	if err != nil {
		return err
	}
	return j.segments(texts[0], texts[1], beads, source, target)
}

// segments makes the memory of beads over segments, with doubts where the output shows them.
func (j *alignJob) segments(s, t []bitext.Segment, beads []align.Bead, source, target language.Tag) error {
	j.memory = exchange.FromSegments(s, t, beads, source, target)
	return j.review(s, t, beads)
}

// review puts the reasons to check a bead beside it, where the output shows them.
func (j *alignJob) review(s, t []bitext.Segment, beads []align.Bead) error {
	if !j.showsDoubts() {
		return nil
	}
	doubts, err := bitext.Review(
		s,
		t,
		beads,
		bitext.WithContext(j.ctx),
		bitext.WithLanguages(j.memory.Source, j.memory.Target),
	)
	if err != nil {
		return err
	}
	j.worst = make([]float64, len(j.memory.Rows))
	for _, d := range doubts {
		j.memory.Rows[d.Bead].Doubts, j.worst[d.Bead] = d.Why, d.Worst
	}
	return nil
}

// showsDoubts reports whether the output has room for the reasons to check a bead.
func (j *alignJob) showsDoubts() bool {
	switch j.o.format {
	case "beads", "tmx", "xliff":
		return j.o.suspicious
	}
	return true
}

func (j *alignJob) lineLanguages(files []string) (source, target language.Tag, err error) {
	if langs := j.o.langs; langs != "" {
		return pairLanguages(langs)
	}
	if source, err = nameLanguage(files[0]); err == nil {
		target, err = nameLanguage(files[1])
	}
	return source, target, err
}

// pinnedBeads reads the beads that a person set: those marked so and those without a score. Beads with a score and no
// mark are what an earlier run found, so that its output, corrected, can be given as it is.
func pinnedBeads(name string) ([]align.Bead, error) {
	beads, err := readBeads(name)
	return slices.DeleteFunc(beads, func(b align.Bead) bool { return b.Origin != align.ByHand && b.Score > 0 }), err
}

func readBeads(name string) ([]align.Bead, error) {
	f, err := openList(name)
	if err != nil {
		return nil, fmt.Errorf("align: %w", err)
	}
	defer f.Close()
	return exchange.ReadBeads(f, name)
}

// documents aligns two documents, or the two versions of the built-in paper.
func (j *alignJob) documents(files []string) error {
	source, target, err := j.versions(files)
	if err != nil {
		return err
	}
	a, err := bitext.Documents(source, target, j.opts...)
	if err != nil {
		return err
	}
	p, name, err := j.o.decisions(
		j.ctx,
		&corpus.Corpus{Papers: []*corpus.Paper{{Versions: []*corpus.Document{source, target}}}},
	)
	if err != nil {
		return err
	}
	j.pins = p
	if p != nil {
		for _, ref := range a.Pin(p) {
			j.con.Warn("%s: the pins of %s fit no more and are not used", name, ref)
		}
	}
	doubts := []bitext.Doubt(nil)
	if j.showsDoubts() {
		if doubts, err = a.Review(bitext.WithContext(j.ctx)); err != nil {
			return err
		}
	}
	first := make([]int, len(a.Rows)) // where the beads of a row begin in the memory
	for k, n := 1, 0; k < len(first); k++ {
		n += len(a.Rows[k-1].Beads)
		first[k] = n
	}
	found := exchange.FromDocuments(a)
	worst := make([]float64, len(found.Rows))
	for _, d := range doubts {
		k := first[d.Row] + d.Bead
		found.Rows[k].Doubts, worst[k] = d.Why, d.Worst
	}
	j.memory, j.worst = found, worst
	if j.o.format == "beads" {
		for k, b := range exchange.DocumentBeads(a) {
			found.Rows[k].Bead = b
		}
		return nil
	}
	if side := j.originalSide(a); side != bitext.Neither {
		j.keepOriginal(a, side)
	}
	return nil
}

// originalSide is the side to keep whole: the one asked for, else in the formats of rows the one the paper names.
func (j *alignJob) originalSide(a *bitext.Alignment) bitext.Side {
	if j.o.given(&j.o.keepOriginal) {
		return j.keep
	}
	switch j.o.format {
	case "tsv", "json", "beads":
		return bitext.Neither
	}
	return a.Original()
}

// keepOriginal lays the memory out anew with one side whole; the doubts of a bead go to each bead made of it.
func (j *alignJob) keepOriginal(a *bitext.Alignment, side bitext.Side) {
	type key struct {
		ref  string
		side bool
		i    int
	}
	why, bad := map[key][]align.Remark{}, map[key]float64{}
	each := func(r exchange.Row, f func(key)) {
		for _, i := range r.Bead.Source {
			f(key{r.Kind + r.Ref, false, i})
		}
		for _, i := range r.Bead.Target {
			f(key{r.Kind + cmp.Or(r.Other, r.Ref), true, i})
		}
	}
	for k, r := range j.memory.Rows {
		each(r, func(at key) {
			if j.worst[k] > 0 {
				why[at], bad[at] = r.Doubts, j.worst[k]
			}
		})
	}
	a.KeepOriginal(side)
	j.memory = exchange.FromDocuments(a)
	j.worst = make([]float64, len(j.memory.Rows))
	for k := range j.memory.Rows {
		each(j.memory.Rows[k], func(at key) {
			if bad[at] > 0 {
				j.memory.Rows[k].Doubts, j.worst[k] = why[at], bad[at]
			}
		})
	}
}

// versions reads the two documents, in the order of --langs where that names them.
func (j *alignJob) versions(files []string) (source, target *corpus.Document, err error) {
	var s, t language.Tag
	if langs := j.o.langs; langs != "" {
		if s, t, err = pairLanguages(langs); err != nil {
			return nil, nil, err
		}
	}
	switch len(files) {
	case 2:
		if source, err = load.File(j.ctx, j.con, files[0], read.Options{Language: s}); err != nil {
			return nil, nil, err
		}
		if target, err = load.File(j.ctx, j.con, files[1], read.Options{Language: t}); err != nil {
			return nil, nil, err
		}
		if a, b := source.Language, target.Language; a == b {
			return nil, nil, fmt.Errorf(
				"align: %s and %s are both in %s; give two languages, or state them with --langs",
				files[0],
				files[1],
				a,
			)
		}
		return source, target, nil
	case 0, 1:
		c, err := load.Corpus(j.ctx, j.con, files, read.Options{})
		if err != nil {
			return nil, nil, err
		}
		if source, target, err = load.Pair(c); err != nil {
			return nil, nil, fmt.Errorf("align: no paper in two languages; give SOURCE and TARGET")
		}
		if s != language.Und && lang.Same(s, target.Language) && lang.Same(t, source.Language) {
			source, target = target, source
		} else if s != language.Und && (!lang.Same(s, source.Language) || !lang.Same(t, target.Language)) {
			return nil, nil,
				fmt.Errorf("align: the paper is in %s and %s, not in %s and %s", source.Language, target.Language, s, t)
		}
		return source, target, nil
	}
	return nil, nil, fmt.Errorf("align: %d files given; give SOURCE and TARGET", len(files))
}

// memoryReaders read translation memories and bilingual tables, by the end of the name.
var memoryReaders = map[string]func(io.Reader, string, language.Tag, language.Tag) (*exchange.Memory, error){
	".tmx":   exchange.ReadTMX,
	".xlf":   exchange.ReadXLIFF,
	".xliff": exchange.ReadXLIFF,
	".xlsx":  exchange.ReadXLSX,
	".tsv":   exchange.ReadTSV,
}

// memoryFile reads a translation memory, or a bilingual table, back.
func (j *alignJob) memoryFile(name string) error {
	var s, t language.Tag
	var err error
	if langs := j.o.langs; langs != "" {
		if s, t, err = pairLanguages(langs); err != nil {
			return err
		}
	}
	f, err := openList(name)
	if err != nil {
		return fmt.Errorf("align: %w", err)
	}
	defer f.Close()
	if j.memory, err = memoryReaders[strings.ToLower(filepath.Ext(name))](f, name, s, t); err != nil {
		return err
	}
	for _, w := range j.memory.Warnings {
		j.con.Warn("%s", w)
	}
	if len(j.memory.Rows) == 0 {
		return fmt.Errorf(
			"align: %s has no unit in %s and %s; state the languages with --langs",
			name,
			j.memory.Source,
			j.memory.Target,
		)
	}
	source, target := j.memory.Segments()
	return j.review(source, target, j.memory.Beads())
}

// pageUI is the language of what a page or a workbook says.
func (j *alignJob) pageUI() exchange.UI {
	return exchange.UI{Lang: j.con.UI.Tag(), Sprintf: j.con.UI.Sprintf}
}

// onlyDoubts leaves the rows to check, worst first.
func (j *alignJob) onlyDoubts() {
	var order []int
	for k, r := range j.memory.Rows {
		if len(r.Doubts) > 0 {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(j.worst[b], j.worst[a]) })
	rows := make([]exchange.Row, len(order))
	for i, k := range order {
		rows[i] = j.memory.Rows[k]
	}
	if len(rows) == 0 {
		j.con.Say("nothing to check: no bead of %d stands out", len(j.memory.Rows))
	} else {
		j.con.Note("%d of %d beads to check", len(rows), len(j.memory.Rows))
	}
	j.memory.Rows = rows
}
