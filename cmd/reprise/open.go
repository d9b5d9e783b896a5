package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/job"
	"github.com/reprise-wording/reprise/cmd/internal/lines"
	"github.com/reprise-wording/reprise/cmd/internal/load"
)

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
