// Package output writes what a command produces: to a stream, or to a file that is there whole or not at all.
package output

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// To calls write with a buffered writer on stdout where path is empty or "-", else on a temporary file beside path that is
// renamed to it once write has returned without an error. A file that was there before stays as it was on any error.
func To(stdout io.Writer, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		buf := bufio.NewWriter(stdout)
		if err := write(buf); err != nil {
			return err
		}
		return buf.Flush()
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("output: %s is a directory; give a file name", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("output: can't write %s: %w; choose a folder that exists and can be written", path, cause(err))
	}
	defer os.Remove(f.Name()) // a no-op once renamed
	buf := bufio.NewWriter(f)
	err = errors.Join(write(buf), buf.Flush(), f.Chmod(0o644), f.Close())
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("output: can't write %s: %w", path, cause(err))
	}
	return nil
}

// cause strips the name of the temporary file, which means nothing to the user.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	var le *os.LinkError // of a renaming: on Windows a file that another program has open is not replaced
	if errors.As(err, &le) {
		return le.Err
	}
	return err
}
