package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/akn"
	"github.com/reprise-wording/reprise/corpus/read"
)

func evalAknCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "akn",
		Usage:     "count the papers that read back the same from Akoma Ntoso",
		ArgsUsage: "FILE...",
		Description: "Reads each file, writes it as Akoma Ntoso, reads that again and compares: blocks, labels, refs, parts, notes, facts and\n" +
			"the text to the letter. With --keep the files written stay, for a validator such as\n" +
			"xmllint --noout --schema akomantoso30.xsd DIR/*.akn.\n\n" +
			examples(
				"reprise eval akn A_RES_77_*.xml",
				"reprise eval akn A_RES_77_*.xml --keep written",
			),
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "keep", Usage: "write the Akoma Ntoso files into the directory `DIR`"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of stdout"},
		},
		Action: func(c *cli.Context) error { return runEvalAkn(con, c) },
	}
}

func runEvalAkn(con *console.Console, c *cli.Context) error {
	if c.NArg() == 0 {
		return fmt.Errorf("eval akn: give the papers to read")
	}
	same := 0
	var other, unread []string
	for _, name := range c.Args().Slice() {
		if err := c.Context.Err(); err != nil {
			return err
		}
		equal, err := job.Run(c.Context, func() (bool, error) { return readsBack(con, name, c.String("keep")) })
		switch {
		case c.Context.Err() != nil:
			return c.Context.Err()
		case err != nil:
			con.Warn("%s", console.OneLine(err))
			unread = append(unread, name)
		case equal:
			same++
		default:
			other = append(other, name)
		}
	}
	return output.To(con.Out, c.String("output"), func(w io.Writer) error {
		for _, name := range other {
			fmt.Fprintf(w, "differs\t%s\n", name)
		}
		for _, name := range unread {
			fmt.Fprintf(w, "not read\t%s\n", name)
		}
		_, err := fmt.Fprintf(w, "files\t%d\nnot read\t%d\nsame\t%d\n", c.NArg(), len(unread), same)
		return err
	})
}

// readsBack writes a paper as Akoma Ntoso and reports whether it reads as the same document again.
func readsBack(con *console.Console, name, keep string) (bool, error) {
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
			filepath.Join(keep, base),
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
	x, err := said(d)
	if err != nil {
		return false, err
	}
	y, err := said(again)
	return bytes.Equal(x, y), err
}

// said is a document without what belongs to its file: the places of its lines and how they were read.
func said(d *corpus.Document) ([]byte, error) {
	e := *d
	e.Source, e.Counted, e.Warnings, e.Repairs = "", "", nil, nil
	e.Blocks, e.Parts, e.LeftOut = nil, nil, nil
	for _, b := range d.Blocks {
		c := *b
		c.Line = 0
		e.Blocks = append(e.Blocks, &c)
	}
	for _, p := range d.Parts {
		c := *p
		c.Line = 0
		e.Parts = append(e.Parts, &c)
	}
	for _, l := range d.LeftOut {
		l.Line = 0
		e.LeftOut = append(e.LeftOut, l)
	}
	return json.Marshal(&e)
}
