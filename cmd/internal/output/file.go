package output

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/reprise-wording/reprise/cmd/internal/job"
)

// resolve follows the links that a name is to the name of what it leads to, which need not be there: info is nil then.
func resolve(path string) (name string, info fs.FileInfo, err error) {
	const most = 40 // as Linux has it
	for range most {
		if isMagic(path) {
			info, err := os.Stat(path)
			return path, opaque{info}, err
		}
		info, err := os.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil, nil
		}
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			return path, info, err
		}
		to, err := os.Readlink(path)
		if err != nil {
			return "", nil, err
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return "", nil, errors.New("too many links, one to another")
}

// isMagic reports whether a name is one of those of open files, to which /dev/stdout leads: what is open may have no
// name.
func isMagic(path string) bool {
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	return err == nil && (strings.HasPrefix(dir+"/", "/proc/") || dir == "/dev/fd")
}

// An opaque file is written to as it stands, whatever it is.
type opaque struct{ fs.FileInfo }

func (o opaque) Mode() fs.FileMode { return fs.ModeIrregular }

// A step is a call to the file system on the way to a file that takes the place of another.
type step string

// The steps in their order: what is on the disk is whole before it gets the name, and so is the name before all is
// said to be done.
const (
	create     step = "create"
	writing    step = "write"
	mode       step = "mode"
	syncing    step = "sync"
	closing    step = "close"
	renaming   step = "rename"
	syncFolder step = "sync the folder"
)

// A replacer puts files in the place of others. Try does a step; that of a test may do otherwise.
type replacer struct {
	try func(s step, do func() error) error
}

var onDisk = replacer{try: func(_ step, do func() error) error { return do() }}

// replace writes a file beside name and renames it to that; info is of the file that is there, nil for none. In
// errors the file is called path.
func (r replacer) replace(path, name string, info fs.FileInfo, write func(io.Writer) error) (err error) {
	clean(name)
	var f *os.File
	if err := r.try(create, func() (err error) { f, err = temporary(name); return err }); err != nil {
		return fmt.Errorf(
			"output: can't write %s: %w; choose a folder that exists and can be written",
			path,
			cause(err),
		)
	}
	defer os.Remove(f.Name()) // finds nothing once it is renamed
	defer f.Close()           // does nothing once it is closed
	buf := bufio.NewWriterSize(writerFunc(func(p []byte) (n int, err error) {
		err = r.try(writing, func() error { n, err = f.Write(p); return err })
		return n, err
	}), 1<<16)
	err = write(buf)
	if full := buf.Flush(); full != nil { // else all that write says is that it could not write
		err = failed(path, full)
	}
	do := func(s step, call func() error) {
		if err == nil {
			if err = r.try(s, call); err != nil {
				err = failed(path, err)
			}
		}
	}
	if info != nil {
		do(mode, func() error { return keepMode(f, info) })
	}
	defer job.Hold()() // who is stopped from here on has a whole file, and says so
	do(syncing, f.Sync)
	do(closing, f.Close)
	do(renaming, func() error { return os.Rename(f.Name(), name) })
	if err != nil {
		return err
	}
	if err := r.try(syncFolder, func() error { return syncDir(filepath.Dir(name)) }); err != nil {
		return fmt.Errorf("output: %s is written, but may be gone after a power cut: %w", path, cause(err))
	}
	return nil
}

// A writerFunc is the Write of a writer.
type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// keepMode gives a file the mode and, where this user may, the owner of the one whose place it takes.
func keepMode(f *os.File, info fs.FileInfo) error {
	keepOwner(f, info)
	return f.Chmod(info.Mode().Perm())
}

// mark stands in the names of temporary files, between the name of the file they are for and a number.
const mark = ".reprise-"

// temporary makes a locked file beside name, with the mode that a new file has.
func temporary(name string) (*os.File, error) {
	for {
		beside := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+mark+strconv.FormatUint(rand.Uint64(), 36))
		f, err := os.OpenFile(beside, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		_, _ = tryLock(f) // where there are no locks the file is only not cleaned up after a kill
		if stillThere(f, beside) {
			return f, nil
		}
		f.Close() // another process took it for one that was left, before it was locked
	}
}

// clean removes what killed runs left of their work on a file.
func clean(name string) {
	entries, err := os.ReadDir(filepath.Dir(name))
	if err != nil {
		return // it will be said when the file is made
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), "."+filepath.Base(name)+mark) || !e.Type().IsRegular() {
			continue
		}
		left := filepath.Join(filepath.Dir(name), e.Name())
		f, err := os.OpenFile(left, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if free, err := tryLock(f); err == nil && free {
			_ = os.Remove(left)
		}
		f.Close()
	}
}

// lockWait is how long Update waits for another process.
const lockWait = 30 * time.Second

// Update changes a file under a lock: change gets what the file holds, nothing where it is not there, and gives what
// it is to hold. Another process that updates the file waits; nothing that it did is lost. Where change fails the
// file stays as it was.
func Update(ctx context.Context, path string, change func(old []byte) ([]byte, error)) error {
	name, info, err := resolve(path)
	if err != nil {
		return failed(path, err)
	}
	if info != nil && !info.Mode().IsRegular() {
		return fmt.Errorf("output: %s is not a regular file; give a file name", path)
	}
	unlock, err := lockBeside(ctx, path, name)
	if err != nil {
		return err
	}
	defer unlock()
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return failed(path, err)
	}
	next, err := change(old)
	if err != nil {
		return err
	}
	return To(nil, name, func(w io.Writer) error { _, err := w.Write(next); return err })
}

// lockBeside takes the lock of a file: a hidden file beside it, which goes with the lock.
func lockBeside(ctx context.Context, path, name string) (unlock func(), err error) {
	beside := filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+".lock")
	for start := time.Now(); ; {
		f, err := os.OpenFile(beside, os.O_RDWR|os.O_CREATE, 0o666)
		switch {
		case err == nil:
			free, err := tryLock(f)
			if err != nil {
				f.Close()
				return nil, fmt.Errorf(
					"output: %s can't be locked: %w; keep it in a folder on this machine",
					path,
					cause(err),
				)
			}
			if free && stillThere(f, beside) {
				return func() { release(f, beside) }, nil
			}
			f.Close()
		case !errors.Is(err, fs.ErrPermission) || runtime.GOOS != "windows": // which says so of a file that is being removed
			return nil, failed(path, err)
		}
		if time.Since(start) > lockWait {
			return nil, fmt.Errorf(
				"output: %s is in use by another process; waited %s; try again when it has ended",
				path,
				lockWait,
			)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// stillThere reports whether an open file is that of a name: the one who held the lock before may have removed it.
func stillThere(f *os.File, name string) bool {
	a, err := f.Stat()
	b, err2 := os.Stat(name)
	return err == nil && err2 == nil && os.SameFile(a, b)
}
