package output

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
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

// says writes a text.
func says(text string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); string(got) != want {
		t.Errorf("%s holds %q, want %q (%v)", path, got, want, err)
	}
}

func wantNothingLeft(t *testing.T, dir string) {
	t.Helper()
	if rest, err := filepath.Glob(filepath.Join(dir, ".*")); len(rest) > 0 || err != nil {
		t.Errorf("left behind: %v %v", rest, err)
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
		wantFile(t, path, c.want)
	}
	wantNothingLeft(t, filepath.Dir(path))
}

// Stdout gets all or nothing, large output too.
func TestStdoutIsWholeOrNot(t *testing.T) {
	t.Parallel()
	large := bytes.Repeat([]byte("0123456789abcdef"), inMemory/16+1000)
	for _, text := range [][]byte{[]byte("small"), large} {
		var out bytes.Buffer
		must(t, To(&out, "-", says(string(text))))
		if !bytes.Equal(out.Bytes(), text) {
			t.Errorf("%d bytes became %d", len(text), out.Len())
		}
		out.Reset()
		broken := errors.New("broken")
		err := To(&out, "", func(w io.Writer) error { _, _ = w.Write(text); return broken })
		if !errors.Is(err, broken) || out.Len() > 0 {
			t.Errorf("%v, and %d bytes were written", err, out.Len())
		}
	}
}

// What is not a regular file is written to and stays what it is; links stay and what they lead to is replaced.
func TestLinksAndDevices(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("links and devices are other things on Windows")
	}
	dir := t.TempDir()
	target := filepath.Join(dir, "sub", "target")
	link := filepath.Join(dir, "link")
	loose := filepath.Join(dir, "loose")
	loop := filepath.Join(dir, "loop")
	must(t, os.Mkdir(filepath.Dir(target), 0o755))
	must(t, os.WriteFile(target, []byte("old"), 0o640))
	must(t, os.Symlink("sub/target", link))
	must(t, os.Symlink("sub/new", loose))
	must(t, os.Symlink("loop", loop))
	must(t, To(nil, link, says("through the link")))
	wantFile(t, target, "through the link")
	must(t, To(nil, loose, says("new")))
	wantFile(t, filepath.Join(dir, "sub", "new"), "new")
	for _, l := range []string{link, loose} {
		if info, err := os.Lstat(l); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more: %v", l, err)
		}
	}
	if err := To(nil, loop, says("x")); err == nil || !strings.Contains(err.Error(), loop) {
		t.Errorf("a loop of links: %v", err)
	}
	must(t, To(nil, "/dev/null", says("nothing")))
	if info, err := os.Stat("/dev/null"); err != nil || info.Mode()&fs.ModeDevice == 0 {
		t.Fatalf("/dev/null is no device any more: %v", err)
	}
	wantNothingLeft(t, dir)
	wantNothingLeft(t, filepath.Dir(target))
}

// A new file has the mode that the umask leaves; one that was there keeps its own.
func TestMode(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("files have no such modes on Windows")
	}
	dir := t.TempDir()
	plain, path := filepath.Join(dir, "plain"), filepath.Join(dir, "x")
	f, err := os.Create(plain)
	must(t, err)
	f.Close()
	want, err := os.Stat(plain)
	must(t, err)
	must(t, To(nil, path, says("new")))
	got, err := os.Stat(path)
	must(t, err)
	if got.Mode() != want.Mode() {
		t.Errorf("a new file has %v, want %v", got.Mode(), want.Mode())
	}
	for _, mode := range []fs.FileMode{0o600, 0o666, 0o755} {
		must(t, os.Chmod(path, mode))
		must(t, To(nil, path, says("again")))
		if got, err := os.Stat(path); err != nil || got.Mode() != mode {
			t.Errorf("a file of mode %v has %v (%v)", mode, got.Mode(), err)
		}
	}
}

// What a killed run left goes with the next run; what one is working on stays.
func TestCleansUp(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "x.html")
	left, other := filepath.Join(dir, ".x.html"+mark+"killed"), filepath.Join(dir, ".y.html"+mark+"killed")
	must(t, os.WriteFile(left, []byte("half"), 0o600))
	must(t, os.WriteFile(other, []byte("half"), 0o600))
	busy, err := temporary(path)
	must(t, err)
	must(t, To(nil, path, says("whole")))
	wantFile(t, path, "whole")
	if _, err := os.Stat(left); err == nil {
		t.Error("what a killed run left is still there")
	}
	for _, name := range []string{busy.Name(), other} {
		if _, err := os.Stat(name); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
	busy.Close()
}

// Updates of one file, also by a link, lose nothing of one another.
func TestUpdate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "x")
	names := []string{path, path}
	if runtime.GOOS != "windows" {
		names[1] = filepath.Join(dir, "link")
		must(t, os.Symlink("x", names[1]))
	}
	var wg sync.WaitGroup
	const each = 40
	for i := range 4 {
		wg.Go(func() {
			for range each {
				err := Update(context.Background(), names[i%2], func(old []byte) ([]byte, error) { return append(old, '.'), nil })
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	wantFile(t, path, strings.Repeat(".", 4*each))
	broken := errors.New("broken")
	err := Update(context.Background(), path, func([]byte) ([]byte, error) { return nil, broken })
	if !errors.Is(err, broken) {
		t.Error(err)
	}
	wantFile(t, path, strings.Repeat(".", 4*each))
	wantNothingLeft(t, dir)
}

// Who waits for a lock can be stopped.
func TestUpdateStops(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "x")
	ctx, cancel := context.WithCancel(context.Background())
	err := Update(ctx, path, func([]byte) ([]byte, error) {
		cancel()
		return nil, Update(ctx, path, func([]byte) ([]byte, error) { return nil, nil })
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
