package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/store"
)

// keptPins reads what a person decided of a corpus, and is kept in its file; nil where it is in none.
func keptPins(ctx context.Context, file string, papers *corpus.Corpus) (*pins.Pins, error) {
	if file == "" {
		return nil, nil
	}
	s, err := store.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return keep.Pins(ctx, s, papers)
}

// decisions reads what a person decided: what the corpus file keeps, if the papers are of one, and what the file of
// --pins says, which has the last word. The name is for warnings.
func (o *options) decisions(ctx context.Context, papers *corpus.Corpus) (p *pins.Pins, name string, err error) {
	if kept := o.keptFile(); kept != "" {
		if p, err = keptPins(ctx, kept, papers); err != nil {
			return nil, "", err
		}
		name = kept
	}
	if !o.given(&o.pins) {
		return p, name, nil
	}
	more, err := readPins(o.pins)
	if err != nil {
		return nil, "", err
	}
	p, err = merged(p, more)
	return p, o.pins, err
}

// merged puts later decisions over earlier ones.
func merged(p, more *pins.Pins) (*pins.Pins, error) {
	if p == nil || more == nil {
		return cmp.Or(p, more), nil
	}
	return p, p.Apply(more.Decisions()...)
}

// readPins reads the file of --pins; unlike serve, which makes one, it has to be there.
func readPins(path string) (*pins.Pins, error) {
	if path == "" {
		return nil, nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("no pins file %s; check the name (reprise serve --pins %s makes one)", path, path)
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("--pins: %s: is a directory; give a file", path)
	}
	return pins.File(path)
}

// judge puts what a person decided in place of what was found.
func (o *options) judge(
	ctx context.Context,
	con *console.Console,
	r *reuse.Result,
	papers *corpus.Corpus,
) error {
	p, name, err := o.decisions(ctx, papers)
	if err != nil || p == nil {
		return err
	}
	for _, stale := range r.Judge(p) {
		con.Warn(
			"%s: the pair %s, %s names paragraphs that are not in these documents",
			name,
			stale.Earlier,
			stale.Later,
		)
	}
	return nil
}
