package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/lines"
	"github.com/reprise-wording/reprise/cmd/internal/output"
)

func alignCommand(con *console.Console) *cli.Command {
	return &cli.Command{
		Name:      "align",
		Usage:     "align the sentences of two languages",
		ArgsUsage: "[SOURCE TARGET]",
		Description: "Pairs the units of two versions of a paper by label and aligns their sentences; with --lines, the lines of two\n" +
			"files.\n\n" +
			examples("reprise align --format tmx -o memory.tmx", "reprise align --lines --format beads --langs en,fr a.txt b.txt"),
		Flags: append(consistencyFlags(),
			&cli.BoolFlag{Name: "lines", Usage: "each input line is a segment; no labels are used"},
			&cli.StringFlag{Name: "langs", Usage: "languages of SOURCE and TARGET, `LANG,LANG`"},
			&cli.StringFlag{Name: "format", Value: "beads", Usage: "`FORMAT` of the output: beads"},
			&cli.StringFlag{Name: "o", Usage: "write to `FILE`, not to stdout"},
		),
		Action: func(c *cli.Context) error { return runAlign(con, c) },
	}
}

func runAlign(con *console.Console, c *cli.Context) error {
	if c.Bool("consistency") {
		return runConsistency(con, c)
	}
	if c.NArg() != 2 || !c.Bool("lines") {
		return errors.New("align: give --lines and two files, SOURCE and TARGET")
	}
	source, target, err := pairLanguages(c.String("langs"), c.Args().Get(0), c.Args().Get(1))
	if err != nil {
		return err
	}
	a, err := lines.Read(c.Args().Get(0))
	if err != nil {
		return err
	}
	b, err := lines.Read(c.Args().Get(1))
	if err != nil {
		return err
	}
	beads, err := bitext.Align(bitext.Segments(a...), bitext.Segments(b...), bitext.WithContext(c.Context), bitext.WithLanguages(source, target))
	if err != nil {
		return err
	}
	return output.To(con.Out, c.String("o"), func(w io.Writer) error { return exchange.WriteBeads(w, beads) })
}

// pairLanguages reads --langs, else the tags in the names of the files: x.en.txt.
func pairLanguages(langs, source, target string) (s, t language.Tag, err error) {
	if langs != "" {
		a, b, ok := strings.Cut(langs, ",")
		s, err = language.Parse(strings.TrimSpace(a))
		if ok && err == nil {
			t, err = language.Parse(strings.TrimSpace(b))
		}
		if !ok || err != nil {
			return s, t, fmt.Errorf("--langs %q is no pair of languages; write it like en,fr", langs)
		}
		return s, t, nil
	}
	for _, p := range []struct {
		file string
		tag  *language.Tag
	}{{source, &s}, {target, &t}} {
		if *p.tag, err = nameLanguage(p.file); err != nil {
			return s, t, err
		}
	}
	return s, t, nil
}

func nameLanguage(file string) (language.Tag, error) {
	parts := strings.Split(filepath.Base(file), ".")
	for i := len(parts) - 2; i > 0; i-- {
		if tag, err := language.Parse(parts[i]); err == nil && len(parts[i]) <= 11 {
			return tag, nil
		}
	}
	return language.Und, fmt.Errorf("%s: the language is not stated; add --langs, such as --langs en,fr", file)
}
