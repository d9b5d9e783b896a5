package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/pace"
	"github.com/reprise-wording/reprise/cmd/internal/resume"
	"github.com/reprise-wording/reprise/corpus/read"
)

// traceNew traces what the paper of --new takes up of those in a corpus file, of which it reads no more than that
// needs.
func traceNew(
	ctx context.Context,
	con *console.Console,
	o *traceOptions,
	opts []reuse.Option,
	look func(*reuse.Set) (unit int, err error),
) (*keep.Novelty, error) {
	if o.corpusFile() == "" || len(o.args) > 0 || o.lines {
		return nil, errors.New("trace: --new FILE goes with --corpus FILE, and with no other file")
	}
	if o.resume != "" {
		return nil, errors.New("trace: --resume is for long work; --new needs none")
	}
	only, err := o.keyLanguage()
	if err != nil {
		return nil, err
	}
	pace.FavourSpeed()
	d, err := load.File(ctx, con, o.new, read.Options{Fallback: only})
	if err != nil {
		return nil, err
	}
	s, err := o.openStore(ctx, con)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	decided, err := readPins(o.pins)
	if err != nil {
		return nil, err
	}
	n, err := keep.Trace(
		ctx,
		s,
		d,
		keep.TraceOptions{Language: only, Options: opts, Look: look, Pins: decided, Progress: con.Progress},
	)
	if err != nil {
		return nil, err
	}
	for _, stale := range n.Stale {
		con.Warn(
			"%s: the pair %s, %s names paragraphs that are not in these documents",
			o.pins,
			stale.Earlier,
			stale.Later,
		)
	}
	return n, nil
}

// traceAll traces a set. What it returns is to be called once the result is
// written: it removes the file of --resume.
func traceAll(
	ctx context.Context,
	con *console.Console,
	o *traceOptions,
	set *reuse.Set,
	opts []reuse.Option,
) (*reuse.Result, func() error, error) {
	nothing := func() error { return nil }
	tracer, err := reuse.Prepare(ctx, set, opts...)
	if err != nil {
		return nil, nil, err
	}
	if path := o.resume; path != "" {
		work := resume.Fingerprint(set, fmt.Sprint(o.minScore, o.across))
		pairs, remove, err := resume.Pairs(ctx, tracer, path, work, len(set.Units), func(done int) {
			if done > 0 {
				con.Note("%s: %d of %d paragraphs were traced already", path, done, len(set.Units))
			}
		})
		if errors.Is(err, context.Canceled) {
			con.Warn("stopped; %s keeps what was found, and the same command goes on from there", path)
		}
		if err != nil {
			return nil, nil, err
		}
		r, err := tracer.Result(ctx, pairs)
		return r, remove, err
	}
	pairs, err := tracer.Pairs(ctx, 0, len(set.Units))
	if err != nil {
		return nil, nil, err
	}
	r, err := tracer.Result(ctx, pairs)
	return r, nothing, err
}
