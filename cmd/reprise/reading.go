package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// readingOptions are those of a command that reads one paper and shows what is in it.
type readingOptions struct {
	options
	noRepair bool
	changes  string // what becomes of tracked changes
}

func (o *readingOptions) readingFlags() []cli.Flag {
	return []cli.Flag{
		o.langFlag(
			"language of the paper, a `TAG` like en or fr (default: as its name, such as x.fr.md, or its header says)",
		),
		&cli.BoolFlag{
			Name:        "no-repair",
			Destination: &o.noRepair,
			Usage:       "leave letters and spaces as they are",
		},
		oneOf(
			&cli.StringFlag{
				Name:        "changes",
				Destination: &o.changes,
				Value:       "accept",
				Usage:       "tracked changes of a DOCX: %s",
			},
			"accept",
			"reject",
		),
	}
}

// how is how the paper is read.
func (o *readingOptions) how() (read.Options, error) {
	how := read.Options{NoRepair: o.noRepair}
	if o.lang != "" {
		t, err := language.Parse(o.lang)
		if err != nil {
			return how, fmt.Errorf("%s: --lang %q is not a language tag; write it like en or fr", o.command, o.lang)
		}
		how.Language = t
	}
	switch o.changes {
	case "accept":
	case "reject":
		how.Changes = read.Reject
	default:
		return how, fmt.Errorf("%s: --changes %q is neither accept nor reject", o.command, o.changes)
	}
	return how, nil
}

// document reads the one paper that the command works on, the built-in one where none is named.
func (o *readingOptions) document(ctx context.Context, con *console.Console) (*corpus.Document, error) {
	how, err := o.how()
	if err != nil {
		return nil, err
	}
	switch len(o.args) {
	case 0:
	case 1:
		return load.File(ctx, con, o.args[0], how)
	default:
		return nil, fmt.Errorf("%s: %d files given; the command reads one at a time", o.command, len(o.args))
	}
	tag := how.Language
	how.Language = language.Und // the built-in documents say theirs
	built, err := load.BuiltIn(how)
	if err != nil {
		return nil, err
	}
	if tag == language.Und {
		tag = language.French // the one that has its slips still
	}
	docs := built.Documents(tag)
	if len(docs) == 0 {
		return nil, fmt.Errorf(
			"%s: the built-in document is in French and English, not in %s; name a file", o.command, tag,
		)
	}
	return docs[0], nil
}
