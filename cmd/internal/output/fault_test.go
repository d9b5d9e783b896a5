package output

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReplaceFaults lets the n-th call to the file system fail, for every n: the file that was there stays whole until
// the new one is, nothing is left beside it, and what is said to be done is done. All that was written is synced before
// the file gets its name, and then the name.
func TestReplaceFaults(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("the new words\n", 20_000) // more than one write
	broken := errors.New("broken")
	for n := 0; ; n++ {
		dir := t.TempDir()
		path := filepath.Join(dir, "x")
		must(t, os.WriteFile(path, []byte("the old words"), 0o640))
		info, err := os.Stat(path)
		must(t, err)
		var steps []step
		r := replacer{try: func(s step, do func() error) error {
			steps = append(steps, s)
			if len(steps)-1 == n {
				return &os.PathError{Op: string(s), Path: ".x.hidden", Err: broken}
			}
			if s == renaming { // what has the name from here on
				if written, err := filepath.Glob(filepath.Join(dir, ".x"+mark+"*")); err != nil || len(written) != 1 {
					t.Errorf("before the renaming there is %v", written)
				} else {
					wantFile(t, written[0], text)
				}
			}
			return do()
		}}
		err = r.replace(path, path, info, says(text))
		if len(steps) <= n { // none failed
			must(t, err)
			wantFile(t, path, text)
			once := slices.Compact(slices.Clone(steps))
			if want := []step{create, writing, mode, syncing, closing, renaming, syncFolder}; !slices.Equal(once, want) {
				t.Errorf("the steps are %v, want %v", once, want)
			}
			return
		}
		failed := steps[n]
		want := "the old words"
		if failed == syncFolder {
			want = text // and what is said is that it may go
		}
		if !errors.Is(err, broken) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "hidden") ||
			strings.Contains(err.Error(), "\n") {
			t.Errorf("%s fails: %v", failed, err)
		}
		if got, err := os.ReadFile(path); string(got) != want {
			t.Errorf("%s fails: the file has %d bytes, want %d (%v)", failed, len(got), len(want), err)
		}
		wantNothingLeft(t, dir)
	}
}

// What is written is told to have failed by what failed: the disk, else what was to be written.
func TestReplaceTellsWhatFailed(t *testing.T) {
	t.Parallel()
	full, cut := errors.New("full"), errors.New("the paper is cut")
	r := replacer{try: func(s step, do func() error) error {
		if s == writing {
			return full
		}
		return do()
	}}
	path := filepath.Join(t.TempDir(), "x")
	long := bytes.Repeat([]byte("x"), 1<<17)
	err := r.replace(path, path, nil, func(w io.Writer) error { _, err := w.Write(long); return err })
	if !errors.Is(err, full) || strings.Count(err.Error(), "full") != 1 {
		t.Errorf("%v, want that the disk is full, once", err)
	}
	if err := onDisk.replace(path, path, nil, func(io.Writer) error { return cut }); err != cut {
		t.Errorf("%v, want %v", err, cut)
	}
	wantNothingLeft(t, filepath.Dir(path))
}
