package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/align/reuse"
)

// readLines reads a text file a unit a line.
func readLines(path string) (reuse.File, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return reuse.File{}, fmt.Errorf("%s is a directory; name the files in it", path)
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return reuse.File{}, fmt.Errorf("%s: no such file", path)
	} else if err != nil {
		return reuse.File{}, err
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		return reuse.File{}, fmt.Errorf("%s is empty", path)
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for n, l := range lines {
		if !utf8.ValidString(l) {
			return reuse.File{}, fmt.Errorf("%s:%d: not UTF-8; convert the file first (iconv -f latin1 -t utf-8)", path, n+1)
		}
		lines[n] = strings.TrimSuffix(l, "\r")
	}
	return reuse.File{Name: path, Lines: lines}, nil
}
