package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// openFile opens a file that an argument or a flag names. The error is said as for papers: the name, what is wrong, what to do.
func openFile(name string) (*os.File, error) {
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
