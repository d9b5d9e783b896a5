package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/store"
)

func removeCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "remove",
		Usage:     "take documents out of a corpus file",
		ArgsUsage: "PAPER... --corpus FILE",
		Description: "Takes papers out of a corpus file, named as reprise list names them, with all that was worked out from them.\n" +
			"With --lang only the version in that language goes.\n\n" +
			examples("reprise remove CTOC/COP/WG.4/2019/4 --corpus wg4.reprise", "reprise remove CTOC/COP/WG.4/2019/4 --lang en --corpus wg4.reprise"),
		Flags: []cli.Flag{
			corpusFlag(),
			&cli.StringFlag{Name: "lang", Usage: "only the version in this language, a `TAG`"},
		},
		Action: func(c *cli.Context) error { return runRemove(con, c) },
	}
}

func runRemove(con *console.Console, c *cli.Context) error {
	if c.NArg() == 0 {
		return errors.New("remove: give the papers to take out; reprise list --corpus FILE names them")
	}
	tag, err := keyLanguage(c)
	if err != nil {
		return err
	}
	var keys []store.Key
	for _, paper := range c.Args().Slice() {
		keys = append(keys, store.Key{Paper: paper, Language: tag})
	}
	s, err := openStore(con, c)
	if err != nil {
		return err
	}
	defer s.Close()
	gone, err := keep.Remove(c.Context, s, keys, con.Progress)
	if err != nil {
		return err
	}
	return output.To(con.Out, "", func(w io.Writer) error {
		for _, k := range gone {
			fmt.Fprintf(w, "removed %s\n", k)
		}
		return nil
	})
}
