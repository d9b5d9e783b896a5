package main

import (
	"context"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

func reportCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "report",
		Usage:     "write one self-contained HTML file",
		ArgsUsage: "[FILE...]",
		Description: "Writes the meetings, the threads with what changed in their words, the languages side by side, a " +
			"comparison of any\n" +
			"two paragraphs and a search into one HTML file that needs no network. Without -o it is report.html in this " +
			"folder.\n\n" +
			examples(
				"reprise report -o wg4.html",
				"reprise report --ui fr recommandations.fr.md recommandations.en.md",
			),
		Flags: []cli.Flag{
			o.corpusFlag(),
			o.pinsFlag("apply the decisions in `FILE`, as serve keeps them"),
			&cli.StringFlag{
				Name:        "output",
				Destination: &o.output,
				Aliases:     []string{"o"},
				Value:       "report.html",
				Usage:       "write to `FILE`; - is stdout",
			},
		},
		Action: runner(con, o, runReport),
	}
}

func runReport(ctx context.Context, con *console.Console, o *options) error {
	docs, err := load.Corpus(ctx, con, o.withCorpus(o.args), read.Options{})
	if err != nil {
		return err
	}
	p, err := o.reportPage(ctx, con, docs)
	if err != nil {
		return err
	}
	if err := output.To(con.Out, o.output, func(w io.Writer) error { return report.Write(w, p) }); err != nil {
		return err
	}
	if o.output != "-" {
		con.Wrote(o.output)
	}
	return nil
}

// reportPage builds the page of a corpus, with what a person decided.
func (o *options) reportPage(
	ctx context.Context,
	con *console.Console,
	docs *corpus.Corpus,
) (*report.Payload, error) {
	decided, name, err := o.decisions(ctx, docs)
	if err != nil {
		return nil, err
	}
	p, err := report.Build(
		ctx,
		docs,
		report.Options{
			UI:       string(con.UI),
			Pins:     decided,
			Notice:   o.notice(),
			Progress: con.Progress,
			Traced:   tracedIn(o.keptFile(), docs),
		},
	)
	if err != nil {
		return nil, err
	}
	for _, stale := range p.Stale {
		con.Warn("%s: the decision about %s no longer fits the text and was not used", name, stale)
	}
	return p, nil
}

// notice is what a reader must know of the built-in corpus; other papers speak for themselves.
func (o *options) notice() map[string]string {
	if len(o.args) > 0 || o.corpusFile() != "" {
		return nil
	}
	return wg4.Notice
}
