package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/store"
)

func exportCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "write a corpus file as JSON lines",
		ArgsUsage: "--corpus FILE",
		Description: "Writes everything in a corpus file as JSON lines, for other programs and for import. The same contents give the same\n" +
			"bytes.\n\n" +
			examples("reprise export --corpus wg4.reprise -o wg4.jsonl", "reprise export --corpus wg4.reprise | reprise import - --corpus copy.reprise"),
		Flags: []cli.Flag{
			corpusFlag(),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"},
		},
		Action: func(c *cli.Context) error {
			s, err := theStore(con, c)
			if err != nil {
				return err
			}
			defer s.Close()
			return output.To(con.Out, c.String("output"), func(w io.Writer) error {
				return s.View(c.Context, func(tx *store.Tx) error {
					if keys, err := tx.Keys(); err == nil && len(keys) == 0 {
						con.Warn("%s", oneLine(emptyStore(c, s)))
					}
					return tx.Export(w)
				})
			})
		},
	}
}
