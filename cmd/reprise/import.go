package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/store"
)

func importCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "import",
		Usage:     "put what export wrote into a corpus file",
		ArgsUsage: "FILE --corpus FILE",
		Description: "Reads JSON lines that reprise export wrote (- for stdin) into a corpus file, which it makes where " +
			"there is none. After\n" +
			"an error nothing is put in.\n\n" +
			examples(
				"reprise import wg4.jsonl --corpus wg4.reprise",
				"reprise export --corpus wg4.reprise | reprise import - --corpus copy.reprise",
			),
		Flags:  []cli.Flag{o.corpusFlag()},
		Action: runner(con, o, runImport),
	}
}

func runImport(ctx context.Context, con *console.Console, o *options) error {
	if len(o.args) != 1 {
		return errors.New("import: give one file that reprise export wrote, or - for stdin")
	}
	in, name := con.In, load.StdinName
	if o.arg(0) != load.Stdin {
		name = o.arg(0)
		if load.IsStore(name) {
			return fmt.Errorf(
				"import: %s is a corpus file, not an export; reprise export --corpus %[1]s writes one",
				name,
			)
		}
		f, err := openFile(name)
		if err != nil {
			return fmt.Errorf("import: %w", err)
		}
		defer f.Close()
		in = f
	}
	path, opts, err := o.storePath(con)
	if err != nil {
		return err
	}
	brought, err := store.ImportFile(ctx, path, in, opts...)
	var refused *store.ImportError
	switch {
	case errors.As(err, &refused):
		return fmt.Errorf("import: %s: line %d %s", name, refused.Line, refused.Why)
	case err != nil:
		return o.fromVariable(err)
	}
	return output.To(con.Out, "", func(w io.Writer) error {
		for _, change := range brought.Changes {
			fmt.Fprintln(w, describe(con.UI, change))
		}
		_, err := fmt.Fprintf(w, "%s, %s, %s, %s\n", con.UI.Sprintf("%d beads", brought.Beads),
			con.UI.Sprintf("%d reiterations", brought.Reiterations), con.UI.Sprintf("%d threads", brought.Threads),
			con.UI.Sprintf("%d pins", brought.Pins))
		return err
	})
}
