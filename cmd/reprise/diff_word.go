package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/typeset"
)

// redlineFiles gives the arguments as Word files: as they are where all are Word files, else what they say, set in one plain
// style. It is ok where all are files; refs and stdin are none.
func redlineFiles(con *console.Console, c *cli.Context) (files [][]byte, ok bool, err error) {
	args, word := c.Args().Slice(), true
	for _, arg := range args {
		if !namesFile(arg) {
			return nil, false, nil
		}
		data, err := wordFile(arg)
		if err != nil {
			return nil, false, err
		}
		word = word && data != nil
		files = append(files, data)
	}
	if word {
		return files, true, nil
	}
	var o read.Options
	if tag := c.String("lang"); tag != "" {
		l, err := lang.Parse(tag)
		if err != nil {
			return nil, false, err
		}
		o.Language = l.Tag()
	}
	for i, arg := range args {
		d, err := wholePaper(con, c, arg, o)
		if err != nil {
			return nil, false, err
		}
		var out bytes.Buffer
		if err := typeset.Write(&out, d); err != nil {
			return nil, false, err
		}
		files[i] = out.Bytes()
	}
	return files, true, nil
}

// namesFile reports whether an argument names a regular file, not a ref.
func namesFile(arg string) bool {
	if info, err := os.Stat(arg); err != nil || !info.Mode().IsRegular() || load.IsStore(arg) {
		return false
	}
	_, err := corpus.ParseRef(arg)
	return err != nil || strings.ContainsAny(arg, `/\`) || slices.Contains(fileNames, strings.ToLower(filepath.Ext(arg)))
}

// wholePaper reads a file as a paper. A text that can't be read as one is taken line by line.
func wholePaper(con *console.Console, c *cli.Context, name string, o read.Options) (*corpus.Document, error) {
	d, err := load.File(c.Context, con, name, o)
	if err == nil || isPaper(name) {
		return d, err
	}
	in := &wordings{ctx: c.Context, con: con, lang: o.Language}
	if failed := in.file(name); failed != nil {
		return nil, failed
	}
	d = &corpus.Document{Language: in.lang, Source: name}
	for line := range strings.Lines(in.texts[0]) {
		if line = strings.TrimRight(line, "\r\n"); strings.TrimSpace(line) != "" {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Text, Text: line})
		}
	}
	return d, nil
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
