package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/akn"
	"github.com/reprise-wording/reprise/corpus/store"
)

func exportCommand(con *console.Console) *cli.Command {
	o := &options{}
	return &cli.Command{
		Name:      "export",
		Usage:     "write a corpus file as JSON lines, or its documents as Akoma Ntoso",
		ArgsUsage: "--corpus FILE",
		Description: "Writes everything in a corpus file as JSON lines, for other programs and for import. " +
			"The same contents give the same\n" +
			"bytes. --format akn writes each document as a file of Akoma Ntoso 3.0 into the directory named with -o.\n\n" +
			examples(
				"reprise export --corpus wg4.reprise -o wg4.jsonl",
				"reprise export --corpus wg4.reprise | reprise import - --corpus copy.reprise",
				"reprise export --corpus wg4.reprise --format akn -o wg4.akn",
			),
		Flags: []cli.Flag{
			o.corpusFlag(),
			o.formatFlag("json", "akn"),
			&cli.StringFlag{
				Name:        "output",
				Destination: &o.output,
				Aliases:     []string{"o"},
				Usage:       "write to `FILE` instead of stdout; with --format akn, into the directory FILE",
			},
		},
		Action: runner(con, o, runExport),
	}
}

func runExport(ctx context.Context, con *console.Console, o *options) error {
	if o.format == "akn" && (o.output == "" || o.output == "-") {
		return fmt.Errorf("export: --format akn writes a file a document; name a directory with -o")
	}
	s, err := o.theStore(ctx, con)
	if err != nil {
		return err
	}
	defer s.Close()
	if o.format == "akn" {
		return exportDocuments(ctx, con, o, s)
	}
	return output.To(con.Out, o.output, func(w io.Writer) error {
		return s.View(ctx, func(tx *store.Tx) error {
			if keys, err := tx.Keys(); err == nil && len(keys) == 0 {
				con.Warn("%s", console.OneLine(o.emptyStore(s)))
			}
			return tx.Export(w)
		})
	})
}

// exportDocuments writes each document into a directory, as a file named by its paper and its language.
func exportDocuments(ctx context.Context, con *console.Console, o *options, s *store.Store) error {
	var keys []store.Key
	dir := o.output
	err := s.View(ctx, func(tx *store.Tx) (err error) {
		keys, err = tx.Keys()
		return err
	})
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		con.Warn("%s", console.OneLine(o.emptyStore(s)))
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("export: %s can't be made a directory; give another name", dir)
	}
	used := map[string]bool{}
	for _, key := range keys {
		if err := ctx.Err(); err != nil {
			return err
		}
		var d *corpus.Document
		err := s.View(ctx, func(tx *store.Tx) (err error) {
			d, err = tx.Document(key)
			return err
		})
		if err != nil {
			return err
		}
		path := filepath.Join(dir, newName(used, akn.FileName(key.Paper), "."+key.Language.String()+".akn"))
		if err := output.To(con.Out, path, func(w io.Writer) error { return akn.Write(w, d) }); err != nil {
			return err
		}
	}
	con.Note("%d files in %s", len(keys), dir)
	return nil
}

// newName is a name for a file that none before has, as systems see it that know no case: the name with its end, else
// with a number between.
func newName(used map[string]bool, name, end string) string {
	full := name + end
	for n := 2; used[strings.ToLower(full)]; n++ {
		full = fmt.Sprintf("%s-%d%s", name, n, end)
	}
	used[strings.ToLower(full)] = true
	return full
}
