package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/akn"
	"github.com/reprise-wording/reprise/corpus/read"
)

type evalAknOptions struct {
	options
	keep string // the directory for the files written
}

func evalAknCommand(con *console.Console) *cli.Command {
	o := &evalAknOptions{}
	return &cli.Command{
		Name:      "akn",
		Usage:     "count the papers that read back the same from Akoma Ntoso",
		ArgsUsage: "FILE...",
		Description: "Reads each file, writes it as Akoma Ntoso, reads that again and compares: blocks, labels, refs, " +
			"parts, notes, facts and\n" +
			"the text to the letter. With --keep the files written stay, for a validator such as\n" +
			"xmllint --noout --schema akomantoso30.xsd DIR/*.akn.\n\n" +
			examples(
				"reprise eval akn A_RES_77_*.xml",
				"reprise eval akn A_RES_77_*.xml --keep written",
			),
		Flags: []cli.Flag{
			&cli.StringFlag{
				Name:        "keep",
				Destination: &o.keep,
				Usage:       "write the Akoma Ntoso files into the directory `DIR`",
			},
			o.outputFlag(),
		},
		Action: runner(con, o, runEvalAkn),
	}
}

func runEvalAkn(ctx context.Context, con *console.Console, o *evalAknOptions) error {
	if len(o.args) == 0 {
		return fmt.Errorf("eval akn: give the papers to read")
	}
	keep, used := o.keep, map[string]bool{}
	if keep != "" {
		if err := os.MkdirAll(keep, 0o777); err != nil {
			return fmt.Errorf("eval akn: %s can't be made a directory; give another name", keep)
		}
	}
	files, err := load.Expand(o.args)
	if err != nil {
		return err
	}
	same := 0
	var other, unread []string
	for _, f := range files {
		name := f.Path
		if err := ctx.Err(); err != nil {
			return err
		}
		equal, err := job.Run(ctx, func() (bool, error) { return readsBack(con, name, keep, used) })
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			con.Warn("%s", console.OneLine(err))
			unread = append(unread, name)
		case equal:
			same++
		default:
			other = append(other, name)
		}
	}
	return output.To(con.Out, o.output, func(w io.Writer) error {
		for _, name := range other {
			fmt.Fprintf(w, "differs\t%s\n", name)
		}
		for _, name := range unread {
			fmt.Fprintf(w, "not read\t%s\n", name)
		}
		_, err := fmt.Fprintf(w, "files\t%d\nnot read\t%d\nsame\t%d\n", len(files), len(unread), same)
		return err
	})
}

// readsBack writes a paper as Akoma Ntoso, into the folder keep if it has a name, and reports whether it reads as the
// same document again.
func readsBack(con *console.Console, name, keep string, used map[string]bool) (bool, error) {
	d, err := read.File(name, read.Options{})
	if err != nil {
		return false, err
	}
	var b bytes.Buffer
	if err := akn.Write(&b, d); err != nil {
		return false, err
	}
	base := akn.FileName(filepath.Base(name)) + ".akn"
	if keep != "" {
		err := output.To(
			con.Out,
			filepath.Join(keep, newName(used, akn.FileName(filepath.Base(name)), ".akn")),
			func(w io.Writer) error { _, err := w.Write(b.Bytes()); return err },
		)
		if err != nil {
			return false, err
		}
	}
	again, err := read.Bytes(base, b.Bytes(), read.Options{})
	if err != nil {
		return false, err
	}
	x, err := akn.Said(d)
	if err != nil {
		return false, err
	}
	y, err := akn.Said(again)
	return bytes.Equal(x, y), err
}
