package main

import (
	"context"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
)

func checkCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "check",
		Usage:     "check a corpus file for damage",
		ArgsUsage: "--corpus FILE",
		Description: "Reads all of a corpus file: each page against its checksum, the tables and indexes against one " +
			"another, and each document\n" +
			"against the digest of what was put in. Lists each fault on a line, with exit status 2; " +
			"for a sound file it prints one line.\n\n" +
			examples(
				"reprise check --corpus wg4.reprise",
			),
		Flags:  []cli.Flag{o.corpusFlag()},
		Action: runner(con, o, runCheck),
	}
}

func runCheck(ctx context.Context, con *console.Console, o *options) error {
	s, err := o.theStore(ctx, con)
	if err != nil {
		return err
	}
	defer s.Close()
	found, err := s.Check(ctx)
	if err != nil {
		return err
	}
	err = output.To(con.Out, "", func(w io.Writer) error {
		for _, f := range found.Faults {
			fmt.Fprintln(w, f)
		}
		if len(found.Faults) == 0 {
			fmt.Fprintln(w, con.UI.Sprintf("%s is sound: %s", s.Path(), con.UI.Sprintf("%d documents", found.Documents)))
		}
		return nil
	})
	if err == nil && len(found.Faults) > 0 {
		err = fmt.Errorf(
			"check: faults in %s: %d; restore a copy of it, or add its papers to a new file",
			s.Path(),
			len(found.Faults),
		)
	}
	return err
}
