package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/store"
)

func importCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "put what export wrote into a corpus file",
		ArgsUsage: "FILE --corpus FILE",
		Description: "Reads JSON lines that reprise export wrote (- for stdin) into a corpus file, which it makes where there is none. All of\n" +
			"it is in the file then, or nothing is.\n\n" +
			examples("reprise import wg4.jsonl --corpus wg4.reprise", "reprise export --corpus wg4.reprise | reprise import - --corpus copy.reprise"),
		Flags:  []cli.Flag{corpusFlag()},
		Action: func(c *cli.Context) error { return runImport(con, c) },
	}
}

func runImport(con *console.Console, c *cli.Context) error {
	if c.NArg() != 1 {
		return errors.New("import: give one file that reprise export wrote, or - for stdin")
	}
	in := con.In
	if name := c.Args().First(); name != "-" {
		f, err := openFile(name)
		if err != nil {
			return fmt.Errorf("import: %w", err)
		}
		defer f.Close()
		in = f
	}
	path := corpusFile(c)
	_, statErr := os.Stat(path)
	s, err := openStore(con, c, store.Create())
	if err != nil {
		return err
	}
	defer s.Close()
	var brought *store.Imported
	err = s.Update(c.Context, func(tx *store.Tx) error {
		brought, err = tx.Import(in)
		return err
	})
	if err != nil {
		if errors.Is(statErr, fs.ErrNotExist) { // it was made for what can't be read
			s.Close()
			os.Remove(path)
		}
		return fmt.Errorf("import: %s: %w", c.Args().First(), err)
	}
	return output.To(con.Out, "", func(w io.Writer) error {
		for _, change := range brought.Changes {
			fmt.Fprintln(w, describe(change))
		}
		_, err := fmt.Fprintf(w, "%s, %s, %s, %s\n", console.Count(brought.Beads, "bead"), console.Count(brought.Reiterations, "reiteration"),
			console.Count(brought.Threads, "thread"), console.Count(brought.Pins, "pin"))
		return err
	})
}
