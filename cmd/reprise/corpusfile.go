package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus/store"
)

// corpusFile is the file of --corpus, else that of the environment.
func (o *options) corpusFile() string { return cmp.Or(o.corpus, os.Getenv(load.Variable)) }

// withCorpus are files and that of --corpus.
func (o *options) withCorpus(files []string) []string {
	if o.corpus == "" {
		return files
	}
	return append(slices.Clone(files), o.corpus)
}

// keptFile is the corpus file that a command works on: that of --corpus, else the first among its files; empty for
// none.
func (o *options) keptFile() string {
	if o.corpus != "" || len(o.args) == 0 {
		return o.corpusFile()
	}
	if at := slices.IndexFunc(o.args, load.IsStore); at >= 0 {
		return o.args[at]
	}
	return ""
}

// theStore is openStore for a command that takes nothing else: the corpus file may stand there as an argument, too.
func (o *options) theStore(ctx context.Context, con *console.Console) (*store.Store, error) {
	if len(o.args) > 0 {
		if len(o.args) > 1 || o.corpus != "" {
			return nil, fmt.Errorf("%s: one corpus file at a time: --corpus FILE", o.command)
		}
		o.corpus = o.args[0]
	}
	return o.openStore(ctx, con)
}

// storePath is the corpus file to open, with the options to say so when another process keeps it waiting, and to
// bring a commit to its end when the command is stopped.
func (o *options) storePath(con *console.Console) (string, []store.Option, error) {
	path := o.corpusFile()
	if path == "" {
		return "", nil, fmt.Errorf("%s: give the corpus file: --corpus wg4.reprise", o.command)
	}
	return path, []store.Option{store.Committing(job.Hold), store.Waiting(store.DefaultWait, func(holder string) {
		con.Warn("%s is in use by %s; waiting up to %s", path, holder, store.DefaultWait)
	})}, nil
}

// openStore opens the corpus file.
func (o *options) openStore(
	ctx context.Context,
	con *console.Console,
	opts ...store.Option,
) (*store.Store, error) {
	path, more, err := o.storePath(con)
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, path, append(opts, more...)...)
	return s, o.fromVariable(err)
}

// emptyStore says of the corpus file that no paper is in it.
func (o *options) emptyStore(s *store.Store) error { return o.fromVariable(load.Empty(s.Path())) }

// fromVariable says of an error about the corpus file that the environment named it, where that did.
func (o *options) fromVariable(err error) error {
	if o.corpus != "" {
		return err
	}
	return load.FromVariable(err)
}
