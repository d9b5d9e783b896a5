package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

func addCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "add",
		Usage:     "keep documents in a corpus file",
		ArgsUsage: "FILE|FOLDER... --corpus FILE",
		Description: "Puts papers in a corpus file, which it makes where there is none, aligns those that are there in " +
			"two languages, and\n" +
			"traces what is new. A paper that is there already changes nothing; a corrected one replaces it. A folder stands\n" +
			"for the papers in it; those that can't be read are listed and left out. After an error nothing is added. " +
			"Every command\n" +
			"that reads files reads a corpus file too: reprise trace wg4.reprise.\n\n" +
			examples(
				"reprise add wg4-2019.fr.docx wg4-2019.en.docx --corpus wg4.reprise",
				"reprise add corrected.md --lang fr --corpus wg4.reprise",
			),
		Flags: []cli.Flag{
			o.corpusFlag(),
			o.langFlag(
				"language of the files, a `TAG` (default: as their names, such as x.fr.md, or their headers say)",
			),
			o.pinsFlag("keep the decisions in `FILE`, as serve writes them, in the corpus file too"),
		},
		Action: runner(con, o, runAdd),
	}
}

func runAdd(ctx context.Context, con *console.Console, o *options) error {
	if len(o.args) == 0 && o.pins == "" {
		return errors.New("add: give the papers to keep: reprise add FILE... --corpus wg4.reprise")
	}
	decided, err := readPins(o.pins)
	if err != nil {
		return err
	}
	tag, err := o.keyLanguage()
	if err != nil {
		return err
	}
	docs, err := load.Files(ctx, con, o.args, read.Options{Language: tag})
	if err != nil {
		return err
	}
	docs = eachOnce(con, docs)
	for _, d := range docs {
		if len(d.Wording()) == 0 {
			con.Warn("%s has no wording", d.Source)
		}
	}
	s, err := o.openStore(ctx, con, store.Create())
	if err != nil {
		return err
	}
	defer s.Close()
	var decisions []pins.Decision
	if decided != nil {
		decisions = decided.Decisions()
	}
	report, err := keep.Add(ctx, s, docs, decisions, con.Progress)
	if err != nil {
		return err
	}
	for _, what := range report.Stale {
		con.Warn("no longer fits, and is kept: %s", what)
	}
	return output.To(con.Out, "", func(w io.Writer) error {
		for _, change := range report.Changes {
			fmt.Fprintln(w, describe(con.UI, change))
		}
		if decided != nil {
			fmt.Fprintln(w, con.UI.Sprintf("%s keeps the decisions about %s and the beads of %s", s.Path(),
				con.UI.Sprintf("%d pairs", len(decided.Pairs)), con.UI.Sprintf("%d paragraphs", len(decided.Units))))
		}
		if report.Changed() {
			n := report.Found
			fmt.Fprintln(w, con.UI.Sprintf("%d traced paragraphs added: %d new, %d repeated, %d possible",
				n.Units, n.New, n.Repeated, n.Possible))
			fmt.Fprintln(w, con.UI.Sprintf("%s now has %s, %s and %s", s.Path(), con.UI.Sprintf("%d beads", report.Beads),
				con.UI.Sprintf("%d reiterations", report.Reiterations), con.UI.Sprintf("%d threads", report.Threads)))
		}
		return nil
	})
}

// eachOnce leaves out papers that would take the place of others which are added with them.
func eachOnce(con *console.Console, docs []*corpus.Document) (out []*corpus.Document) {
	first := map[store.Key]*corpus.Document{}
	for _, d := range docs {
		key := store.KeyOf(d)
		if one := first[key]; one != nil {
			con.Warn("left out: %s: it would take the place of %s, since both are called %s", d.Source, one.Source, key)
			continue
		}
		first[key] = d
		out = append(out, d)
	}
	return out
}

// describe says in a line what happened to a document.
func describe(ui words.Language, c store.Change) string {
	line := ui.Sprintf(
		"%s %s: %s, %d with a label", ui.Translate(string(c.What)), c.Key, ui.Sprintf("%d paragraphs", c.Blocks), c.Units,
	)
	if c.What != store.Replaced {
		return line
	}
	var parts []string
	if c.New > 0 {
		parts = append(parts, ui.Sprintf("%d new", c.New))
	}
	if c.Gone > 0 {
		parts = append(parts, ui.Sprintf("%d gone", c.Gone))
	}
	if c.Reworded > 0 {
		parts = append(parts, ui.Sprintf("%d reworded", c.Reworded))
	}
	if len(parts) == 0 {
		parts = []string{ui.Sprintf("the paragraphs are the same, other facts differ")}
	}
	return line + "; " + strings.Join(parts, ", ")
}
