package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/cmd/internal/bounded"
)

// readLexicon reads a file of --lexicon, packed by gzip or not. A dictionary of a dictd server is two files, of which
// either may be named: NAME.index and NAME.dict.dz or NAME.dict.
func readLexicon(name string) (*bitext.Lexicon, error) {
	for _, end := range []string{".index", ".dict.dz", ".dict"} {
		if base, ok := strings.CutSuffix(name, end); ok {
			return readDictd(base)
		}
	}
	f, err := openList(name)
	if err != nil {
		return nil, fmt.Errorf("--lexicon: %w", err)
	}
	defer f.Close()
	text, err := unpacked(f, name)
	if err != nil {
		return nil, err
	}
	return bitext.ReadLexicon(text, name)
}

func readDictd(base string) (*bitext.Lexicon, error) {
	index, err := openList(base + ".index")
	if err != nil {
		return nil, fmt.Errorf("--lexicon: a dictd dictionary needs its index: %w", err)
	}
	defer index.Close()
	name := base + ".dict.dz"
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		name = base + ".dict"
	}
	entries, err := openList(name)
	if err != nil {
		return nil, fmt.Errorf("--lexicon: a dictd dictionary needs its entries: %w", err)
	}
	defer entries.Close()
	text, err := unpacked(entries, name)
	if err != nil {
		return nil, err
	}
	return bitext.ReadDictd(index, text, base+".index")
}

// unpacked reads through gzip where the file begins as gzip does (dictzip is gzip).
func unpacked(r io.Reader, name string) (io.Reader, error) {
	b := bufio.NewReader(r)
	if head, _ := b.Peek(2); string(head) != "\x1f\x8b" {
		return b, nil
	}
	z, err := gzip.NewReader(b)
	if err != nil {
		return nil, fmt.Errorf("--lexicon: %s: damaged gzip file: %w", name, err)
	}
	return bounded.Reader(z, name, bounded.Text), nil
}
