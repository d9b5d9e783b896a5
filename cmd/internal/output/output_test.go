package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// Errors name the file that was asked for, not the temporary one.
func TestCause(t *testing.T) {
	t.Parallel()
	why := errors.New("in use")
	for _, err := range []error{
		&fs.PathError{Op: "open", Path: ".x.1", Err: why},
		&os.LinkError{Op: "rename", Old: ".x.1", New: "x", Err: why},
		fmt.Errorf("renaming: %w", &os.LinkError{Op: "rename", Old: ".x.1", New: "x", Err: why}),
		why,
	} {
		if got := cause(err); got != why {
			t.Errorf("%v: %v", err, got)
		}
	}
}

// A file that was there is replaced when all is written, and stays as it was when not.
func TestToIsWholeOrNot(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x")
	for _, c := range []struct {
		text string
		err  error
		want string
	}{{"first", nil, "first"}, {"half", errors.New("broken"), "first"}, {"second", nil, "second"}} {
		err := To(io.Discard, path, func(w io.Writer) error { _, _ = io.WriteString(w, c.text); return c.err })
		if !errors.Is(err, c.err) {
			t.Errorf("%s: %v", c.text, err)
		}
		if got, err := os.ReadFile(path); string(got) != c.want {
			t.Errorf("%q, want %q (%v)", got, c.want, err)
		}
	}
	if rest, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(rest) > 0 || err != nil {
		t.Errorf("left behind: %v %v", rest, err)
	}
}
