package main

import (
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
	return &cli.Command{
		Name:      "report",
		Usage:     "write one self-contained HTML file",
		ArgsUsage: "[FILE...]",
		Description: "Writes the meetings, the threads with what changed in their words, the languages side by side, a comparison of any\n" +
			"two paragraphs and a search into one HTML file that needs no network. Without -o it is report.html in this folder.\n\n" +
			examples(
				"reprise report -o wg4.html",
				"reprise report --ui fr recommandations.fr.md recommandations.en.md",
			),
		Flags: []cli.Flag{
			uiFlag(),
			&cli.StringFlag{Name: "pins", Usage: "apply the decisions in `FILE`, as serve keeps them"},
			&cli.StringFlag{
				Name:    "output",
				Aliases: []string{"o"},
				Value:   "report.html",
				Usage:   "write to `FILE`; - is stdout",
			},
		},
		Action: func(c *cli.Context) error {
			docs, err := load.Corpus(c.Context, con, c.Args().Slice(), read.Options{})
			if err != nil {
				return err
			}
			p, err := reportPage(con, c, docs, c.String("ui"))
			if err != nil {
				return err
			}
			path := c.String("output")
			if err := output.To(con.Out, path, func(w io.Writer) error { return report.Write(w, p) }); err != nil {
				return err
			}
			if path != "-" {
				con.Say("wrote %s", path)
			}
			return nil
		},
	}
}

// uiFlag is the language of the page that report and trace write and serve shows.
func uiFlag() cli.Flag {
	return oneOf(
		&cli.StringFlag{
			Name:    "ui",
			Value:   "en",
			Usage:   "`LANG` of the page: %s",
			EnvVars: []string{"REPRISE_UI"},
		},
		report.Interfaces...,
	)
}

// reportPage builds the page of a corpus, with what a person decided.
func reportPage(con *console.Console, c *cli.Context, docs *corpus.Corpus, ui string) (*report.Payload, error) {
	decided, name, err := decisions(c, docs)
	if err != nil {
		return nil, err
	}
	p, err := report.Build(
		c.Context,
		docs,
		report.Options{UI: ui, Pins: decided, Notice: notice(c), Progress: con.Progress},
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
func notice(c *cli.Context) map[string]string {
	if c.NArg() > 0 || corpusFile(c) != "" {
		return nil
	}
	return wg4.Notice
}
