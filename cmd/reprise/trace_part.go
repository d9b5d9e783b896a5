package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/resume"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// traceScope reads the units and says which of them to trace: with --new those of the new paper, else all.
func traceScope(con *console.Console, c *cli.Context) (*reuse.Set, [][2]int, error) {
	name := c.String("new")
	if name == "" {
		set, err := traceSet(con, c)
		if err != nil {
			return nil, nil, err
		}
		return set, [][2]int{{0, len(set.Units)}}, nil
	}
	if corpusFile(c) == "" || c.NArg() > 0 || c.Bool("lines") {
		return nil, nil, errors.New("trace: --new FILE goes with --corpus FILE, and with no other file")
	}
	d, err := load.File(con, name, read.Options{})
	if err != nil {
		return nil, nil, err
	}
	papers, err := withNew(c.Context, corpusFile(c), d)
	if err != nil {
		return nil, nil, err
	}
	if tag := c.String("lang"); tag != "" {
		if papers, err = only(papers, tag); err != nil {
			return nil, nil, err
		}
	}
	set := reuse.FromCorpus(papers)
	at := slices.IndexFunc(papers.Papers, func(p *corpus.Paper) bool { return slices.Contains(p.Versions, d) })
	var spans [][2]int
	for i, u := range set.Units {
		switch last := len(spans) - 1; {
		case set.Groups[u.Group].Paper != at:
		case last >= 0 && spans[last][1] == i:
			spans[last][1]++
		default:
			spans = append(spans, [2]int{i, i + 1})
		}
	}
	return set, spans, nil
}

// withNew reads a corpus file and puts a document in its place there, in memory only.
func withNew(ctx context.Context, path string, d *corpus.Document) (*corpus.Corpus, error) {
	s, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	var docs []*corpus.Document
	err = s.View(ctx, func(tx *store.Tx) error {
		docs, err = tx.Documents()
		return err
	})
	if err != nil {
		return nil, err
	}
	docs = slices.DeleteFunc(docs, func(old *corpus.Document) bool { return store.KeyOf(old) == store.KeyOf(d) })
	return corpus.New(append(docs, d)...)
}

// traceSpans traces the units of some spans against all before them. What it returns is to be called once the result is
// written: it removes the file of --resume.
func traceSpans(con *console.Console, c *cli.Context, set *reuse.Set, spans [][2]int, opts []reuse.Option) (*reuse.Result, func() error, error) {
	nothing := func() error { return nil }
	tracer, err := reuse.Prepare(c.Context, set, opts...)
	if err != nil {
		return nil, nil, err
	}
	if path := c.String("resume"); path != "" {
		if c.String("new") != "" {
			return nil, nil, errors.New("trace: --resume is for long work; --new needs none")
		}
		work := resume.Fingerprint(set, fmt.Sprint(c.Float64("min-score"), c.Bool("across")))
		pairs, remove, err := resume.Pairs(c.Context, tracer, path, work, len(set.Units), func(done int) {
			if done > 0 {
				con.Note("%s: %d of %d units were traced already", path, done, len(set.Units))
			}
		})
		if errors.Is(err, context.Canceled) {
			con.Warn("stopped; %s keeps what was found, and the same command goes on from there", path)
		}
		if err != nil {
			return nil, nil, err
		}
		r, err := tracer.Result(c.Context, pairs)
		return r, remove, err
	}
	var pairs []reuse.Reiteration
	for _, sp := range spans {
		found, err := tracer.Pairs(c.Context, sp[0], sp[1])
		if err != nil {
			return nil, nil, err
		}
		pairs = append(pairs, found...)
	}
	r, err := tracer.Result(c.Context, pairs)
	return r, nothing, err
}
