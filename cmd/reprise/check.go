package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
)

func checkCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "check a corpus file for damage",
		ArgsUsage: "--corpus FILE",
		Description: "Reads all of a corpus file: each page against its checksum, the tables and indexes against one another, and each document\n" +
			"against the digest of what was put in. Lists what is wrong, a fault a line, with exit status 2; of a sound file it prints one line.\n\n" +
			examples(
				"reprise check --corpus wg4.reprise",
			),
		Flags:  []cli.Flag{corpusFlag()},
		Action: func(c *cli.Context) error { return runCheck(con, c) },
	}
}

func runCheck(con *console.Console, c *cli.Context) error {
	s, err := theStore(con, c)
	if err != nil {
		return err
	}
	defer s.Close()
	found, err := s.Check(c.Context)
	if err != nil {
		return err
	}
	err = output.To(con.Out, "", func(w io.Writer) error {
		for _, f := range found.Faults {
			fmt.Fprintln(w, f)
		}
		if len(found.Faults) == 0 {
			fmt.Fprintf(w, "%s is sound: %s\n", s.Path(), console.Count(found.Documents, "document"))
		}
		return nil
	})
	if err == nil && len(found.Faults) > 0 {
		err = fmt.Errorf(
			"check: %s has %s; restore a copy of it, or add its papers to a new file",
			s.Path(),
			console.Count(len(found.Faults), "fault"),
		)
	}
	return err
}
