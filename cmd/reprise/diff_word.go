package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/typeset"
)

// redlineFiles gives the arguments as Word files: as they are where all are Word files, else what they say, set in
// one plain style.
func redlineFiles(ctx context.Context, con *console.Console, o *diffOptions) ([][]byte, error) {
	var files [][]byte
	for _, arg := range o.args {
		data, err := wordFile(arg)
		if err != nil {
			return nil, err
		}
		if data == nil {
			break
		}
		files = append(files, data)
	}
	if len(files) == len(o.args) {
		return files, nil
	}
	in, err := readWordings(ctx, con, o)
	if err != nil {
		return nil, err
	}
	files = nil
	for _, d := range in.docs {
		var out bytes.Buffer
		if err := typeset.Write(&out, d); err != nil {
			return nil, err
		}
		files = append(files, out.Bytes())
	}
	return files, nil
}

// wordFile reads a Word file; it is nil for a file that is none. What is not a regular file is not opened: a pipe can
// be read only once.
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
