package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/lines"
	"github.com/reprise-wording/reprise/cmd/internal/load"
)

// refuseBinary refuses to write what is no text to a terminal.
func refuseBinary(con *console.Console, c *cli.Context) error {
	format := c.String("format")
	if (format == "docx" || format == "xlsx") && c.String("output") == "" && con.Terminal() {
		return fmt.Errorf("%s: %s can't be shown on a terminal; give -o FILE.%s", c.Command.Name, format, format)
	}
	return nil
}

// sparesInputs refuses to write over what is read: an argument of the command, or the file of another flag.
func sparesInputs(c *cli.Context) error {
	out, err := os.Stat(c.String("output"))
	if err != nil {
		return nil
	}
	inputs := append(c.Args().Slice(), corpusFile(c))
	for _, f := range c.Command.Flags {
		switch name := f.Names()[0]; f.(type) {
		case *cli.StringFlag:
			if name != "output" {
				inputs = append(inputs, c.String(name))
			}
		case *cli.StringSliceFlag:
			inputs = append(inputs, c.StringSlice(name)...)
		}
	}
	for _, name := range inputs {
		if in, err := os.Stat(name); err == nil && !in.IsDir() && os.SameFile(in, out) {
			return fmt.Errorf(
				"%s: -o %s would write over what is read; give another name",
				c.Command.Name,
				c.String("output"),
			)
		}
	}
	return nil
}

// goesWith refuses flags that mean nothing without another, which is not given.
func goesWith(c *cli.Context, other string, flags ...string) error {
	for _, name := range flags {
		if c.IsSet(name) && !c.Bool(other) {
			return fmt.Errorf("%s: --%s goes with --%s; give both", c.Command.Name, name, other)
		}
	}
	return nil
}

// readLines reads the lines of a text file, or of stdin.
func readLines(ctx context.Context, con *console.Console, name string) ([]string, error) {
	if name != load.Stdin {
		return job.Run(ctx, func() ([]string, error) { return lines.Read(name) })
	}
	data, err := load.FromStdin(ctx, con)
	if err != nil {
		return nil, err
	}
	return lines.Split(load.StdinName, data)
}

// openFile opens a file that an argument or a flag names. The error is said as for papers: the name, what is wrong,
// what to do.
func openFile(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: no such file; check the name", name)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s: no permission to read it; ask its owner", name)
	case err != nil:
		return nil, fmt.Errorf("%s: can't be opened; check the name", name)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, fmt.Errorf("%s: is a directory; give a file", name)
	}
	return f, nil
}

// openList is openFile for what is read whole: it has no more than so much text.
func openList(name string) (io.ReadCloser, error) {
	f, err := openFile(name)
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{bounded.Reader(f, name, bounded.Text), f}, nil
}
