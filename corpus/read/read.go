package read

import (
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// Options say how to read. The zero value reads as the paper stands.
type Options struct {
	Language language.Tag // of the paper; und: as its name (paper.fr.md) or else its header says, else as its words show
	Fallback language.Tag // of the paper where nothing of that tells it; und: it is refused with [ErrLanguage]
	Unknown  bool         // where the language is not detected: read the paper as und, with a warning, instead of refusing it
	NoRepair bool         // leave acronyms, letters and spaces as they are; paragraphs are joined all the same
	Changes  Changes      // what to do with the tracked changes of a DOCX
	Progress func(string) // told of work that takes seconds, such as preparing PDFium at its first use; may be nil
}

// Changes says which side of tracked changes is read.
type Changes uint8

// Tracked changes are taken as accepted or as rejected.
const (
	Accept Changes = iota
	Reject
)

// ErrLanguage is the cause of an error where nothing tells the language of a paper.
var ErrLanguage = errors.New("read: the language was not detected")

// An Error says why a file is not read, where, and what to do.
type Error struct {
	File string // as given
	Line int    // 1-based; 0 where the trouble has no line
	Why  string
	Hint string // what to do
	Err  error  // the cause; may be nil
}

func (e *Error) Error() string {
	at := e.File
	if e.Line > 0 {
		at = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	s := "read: " + at + ": " + e.Why
	if e.Hint != "" {
		s += "; " + e.Hint
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// File reads a paper from a file. The error is an *Error.
func File(path string, o Options) (*corpus.Document, error) {
	fail := func(why, hint string, err error) (*corpus.Document, error) {
		return nil, &Error{File: path, Why: why, Hint: hint, Err: err}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fail("no such file", "check the name", err)
	case errors.Is(err, os.ErrPermission):
		return fail("no permission to read it", "ask its owner", err)
	case err != nil:
		return fail("can't be opened", "check the name", err)
	case info.IsDir():
		return fail("is a directory", "give a file", nil)
	case !info.Mode().IsRegular():
		return fail("is not a regular file", "save the paper to a file first", nil)
	case info.Size() > MaxSize:
		return fail(
			fmt.Sprintf("has %d MB, more than the %d MB that are read", info.Size()>>20, MaxSize>>20),
			"split it",
			nil,
		)
	}
	f, err := os.Open(path)
	if err != nil {
		return fail("no permission to read it", "ask its owner", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxSize+1))
	if err != nil {
		return fail("can't be read", "check the disk", err)
	}
	return Bytes(path, data, o)
}

// Bytes reads a paper from memory. What it is, its first bytes say; name is what to call it in messages and tells, by
// its ending, Markdown from plain text. The error is an *Error.
func Bytes(name string, data []byte, o Options) (*corpus.Document, error) {
	if len(data) > MaxSize {
		return nil, &Error{
			File: name,
			Why:  fmt.Sprintf("has %d MB, more than the %d MB that are read", len(data)>>20, MaxSize>>20),
			Hint: "split it",
		}
	}
	p, err := lines(name, data, o)
	if err != nil {
		return nil, err
	}
	return build(name, p, o)
}
