package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ImportFile brings what Export wrote into the file at path: what is there and what comes are in it then, or all is
// as it was. A file that is not there is made beside its place and put there once it is whole; where another process
// has made one meanwhile, what was read goes into that. The error is that of Open or of [Tx.Import].
func ImportFile(ctx context.Context, path string, r io.Reader, opts ...Option) (*Imported, error) {
	opts = append(opts, Create())
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return bring(ctx, path, r, opts)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, fmt.Errorf("store: %s can't be made; choose a folder that exists and can be written", path)
	}
	defer os.RemoveAll(dir)
	whole := filepath.Join(dir, filepath.Base(path))
	got, err := bring(ctx, whole, r, append(opts, func(o *options) { o.name = path }))
	if err != nil {
		return nil, err
	}
	if os.Link(whole, path) == nil { // unlike a renaming this takes no other file's place
		return got, nil
	}
	return merge(ctx, whole, path, opts)
}

// bring imports into a file.
func bring(ctx context.Context, path string, r io.Reader, opts []Option) (got *Imported, err error) {
	s, err := Open(ctx, path, opts...)
	if err != nil {
		return nil, err
	}
	err = s.Update(ctx, func(tx *Tx) error {
		got, err = tx.Import(r)
		return err
	})
	return got, errors.Join(err, s.Close())
}

// merge brings all of a file into another.
func merge(ctx context.Context, from, to string, opts []Option) (*Imported, error) {
	s, err := Open(ctx, from)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	r, w := io.Pipe()
	go func() { w.CloseWithError(s.View(ctx, func(tx *Tx) error { return tx.Export(w) })) }()
	defer r.Close() // lest the export wait for a reader that has gone
	return bring(ctx, to, r, opts)
}
