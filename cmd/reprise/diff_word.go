package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/output"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/diff/redline"
)

// wordFiles gives the arguments as the Word files they are; ok is false where one is something else.
func wordFiles(args []string) (files [][]byte, ok bool, err error) {
	for _, arg := range args {
		data, err := wordFile(arg)
		if data == nil || err != nil {
			return nil, false, err
		}
		files = append(files, data)
	}
	return files, true, nil
}

// wordFile reads a Word file; it is nil for a file that is none. What is no regular file is not opened: a pipe can be read only once.
func wordFile(name string) ([]byte, error) {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}
	defer f.Close()
	head := make([]byte, len(zipSign))
	if n, _ := f.ReadAt(head, 0); string(head[:n]) != zipSign {
		return nil, nil
	}
	data, err := bounded.File(f, name, read.MaxSize)
	if err != nil {
		return nil, fmt.Errorf("diff: %w", err)
	}
	if !ooxml.IsPackage(data) {
		return nil, nil
	}
	return data, nil
}

// zipSign is what zip files begin with, of which Word files are some.
const zipSign = "PK"

// diffWord writes the redline of two Word files over the second one.
func diffWord(c *cli.Context, con *console.Console, files [][]byte) error {
	opt := redline.Options{Author: c.String("author"), Formatting: c.Bool("formatting")}
	var err error
	if opt.Date, err = changeDate(c); err != nil {
		return err
	}
	kinds := map[string]redline.Tracked{"accept": redline.Accept, "reject": redline.Reject, "keep": redline.Keep}
	var ok bool
	if opt.Tracked, ok = kinds[c.String("changes")]; !ok {
		return fmt.Errorf("diff: --changes %q is none of accept, reject, keep", c.String("changes"))
	}
	var packages [2]*ooxml.Package
	for i, data := range files {
		if packages[i], err = ooxml.Open(data); err != nil {
			return fmt.Errorf("diff: %s: %w", c.Args().Get(i), err)
		}
	}
	report, err := redline.Compare(packages[0], packages[1], opt)
	if err != nil {
		return fmt.Errorf("diff: %w; open the file in a word processor and save it anew", err)
	}
	if err := output.To(con.Out, c.String("output"), func(w io.Writer) error { return packages[1].Write(w) }); err != nil {
		return err
	}
	for _, m := range report.Messages {
		con.Say("%s", m)
	}
	if report.Same() {
		con.Say("no change")
		return nil
	}
	con.Say("%s", wordSummary(report))
	return errDifferent
}

// wordSummary counts what a redline shows.
func wordSummary(r *redline.Report) string {
	var parts []string
	for _, p := range []struct {
		n         int
		one, many string
	}{
		{r.Deletions, "deletion", "deletions"}, {r.Insertions, "insertion", "insertions"},
		{r.Moves, "moved paragraph", "moved paragraphs"},
		{r.Formatting, "change of formatting", "changes of formatting"},
	} {
		switch {
		case p.n == 1:
			parts = append(parts, "1 "+p.one)
		case p.n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.many))
		}
	}
	return strings.Join(parts, ", ")
}
