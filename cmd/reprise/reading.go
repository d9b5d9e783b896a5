package main

import (
	"context"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/pace"
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
	how := read.Options{Unknown: true, NoRepair: o.noRepair}
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

// documents reads the papers that the command works on, the built-in one where none is named. A folder or a pattern
// stands for its papers.
func (o *readingOptions) documents(ctx context.Context, con *console.Console) ([]*corpus.Document, error) {
	how, err := o.how()
	if err != nil {
		return nil, err
	}
	if len(o.args) == 0 {
		d, err := o.builtIn(how)
		return []*corpus.Document{d}, err
	}
	files, err := load.Expand(o.args)
	if err != nil {
		return nil, err
	}
	if len(files) > 1 {
		return load.Expanded(ctx, con, files, how)
	}
	pace.ReadOne()
	d, err := load.File(ctx, con, files[0].Path, how)
	return []*corpus.Document{d}, err
}

// builtIn is the built-in document in the language asked for.
func (o *readingOptions) builtIn(how read.Options) (*corpus.Document, error) {
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

// A listing is what is shown of a paper, in each of the formats.
type listing struct {
	table func(io.Writer) error
	data  any
	rows  [][]string
}

// A fileData is what is shown of one of several papers, as JSON.
type fileData struct {
	File string `json:"file"`
	Data any    `json:"data"`
}

// together is what is shown of several papers: one after another under their names, with the name of the file before
// each row. Of one paper it is the listing itself.
func together(docs []*corpus.Document, show func(*corpus.Document) (listing, error)) (listing, error) {
	if len(docs) == 1 {
		return show(docs[0])
	}
	var all listing
	var parts []listing
	data := make([]fileData, 0, len(docs))
	for _, d := range docs {
		v, err := show(d)
		if err != nil {
			return all, err
		}
		parts = append(parts, v)
		data = append(data, fileData{d.Source, v.data})
		for _, row := range v.rows {
			all.rows = append(all.rows, append([]string{d.Source}, row...))
		}
	}
	all.data = data
	all.table = func(w io.Writer) error {
		for i, v := range parts {
			before := "\n"
			if i == 0 {
				before = ""
			}
			if _, err := fmt.Fprintf(w, "%s== %s\n", before, console.Visible(docs[i].Source)); err != nil {
				return err
			}
			if err := v.table(w); err != nil {
				return err
			}
		}
		return nil
	}
	return all, nil
}

// write writes a listing in a format.
func (v listing) write(w io.Writer, format string) error {
	switch format {
	case "json":
		return writeJSON(w, v.data)
	case "tsv":
		return writeTSV(w, v.rows)
	}
	return v.table(w)
}
