// Package lines reads plain text a line at a time, for the commands that take each line as a segment or a unit.
package lines

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
)

// longest is how many bytes a line may have: more than any paragraph. Work on a line can take the square of its length.
const longest = 64 << 10

// Read returns the lines of a UTF-8 text file, without their ends. An empty line counts as a line; a line end at the
// end of the file begins none. The error says which file and line is no text, and what to do.
func Read(name string) ([]string, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a directory; give a file", name)
	}
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("can't read %s: no such file; check the name", name)
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	data, err := bounded.File(f, name, bounded.Text)
	if err != nil {
		return nil, unreadable(name, err)
	}
	return Split(name, data)
}

func unreadable(name string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return fmt.Errorf("can't read %s: %w", name, pe.Err)
	}
	return err
}

// Split is Read for bytes that are there already; name stands in the errors.
func Split(name string, data []byte) ([]string, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fmt.Errorf("%s is empty; give a text with a segment a line", name)
	}
	for _, f := range []struct{ sign, what string }{{"%PDF-", "PDF"}, {"PK\x03\x04", "DOCX or another zip file"}} {
		if bytes.HasPrefix(data, []byte(f.sign)) {
			return nil, fmt.Errorf(
				"%s is a %s and has no lines of text; give a text with a segment a line, or leave out --lines",
				name,
				f.what,
			)
		}
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return nil, fmt.Errorf("%s:1: this is UTF-16; save the file as UTF-8", name)
	}
	out := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for i, s := range out {
		switch {
		case len(s) > longest:
			return nil, fmt.Errorf(
				"%s:%d: a line of %d KB, more than the %d KB of a segment; put each segment on its own line",
				name,
				i+1,
				len(s)>>10,
				longest>>10,
			)
		case !utf8.ValidString(s):
			return nil, fmt.Errorf("%s:%d: not UTF-8; save the file as UTF-8", name, i+1)
		case strings.IndexByte(s, 0) >= 0:
			return nil, fmt.Errorf(
				"%s:%d: has NUL bytes, so it is not a text file; give a text with a segment a line",
				name,
				i+1,
			)
		}
		out[i] = strings.TrimSuffix(s, "\r")
	}
	return out, nil
}
