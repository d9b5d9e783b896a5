package resume

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// counting is a finder that stops after some blocks.
type counting struct{ calls, stop int }

func (c *counting) Pairs(ctx context.Context, from, to int) ([]reuse.Reiteration, error) {
	if c.calls++; c.calls > c.stop {
		return nil, context.Canceled
	}
	return []reuse.Reiteration{{Earlier: from, Later: to - 1, Score: 1 / float64(from+3), Relation: reuse.Reworded}}, nil
}

func TestGoesOnWhereItStood(t *testing.T) {
	t.Parallel()
	const units = 4*blockSize + 17
	path := filepath.Join(t.TempDir(), "in-progress")
	run := func(f *counting) (pairs []reuse.Reiteration, there int, err error) {
		pairs, remove, err := Pairs(context.Background(), f, path, 42, units, func(done int) { there = done })
		if err == nil {
			err = remove()
		}
		return pairs, there, err
	}
	if _, _, err := run(&counting{stop: 2}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString(`{"block":2,"pairs":[[1,`); err != nil { // killed in the middle of a line
		t.Fatal(err)
	}
	file.Close()
	rest := &counting{stop: 9}
	pairs, there, err := run(rest)
	if err != nil || there != 2*blockSize || rest.calls != 3 {
		t.Fatalf("%d units were there, %d blocks found anew: %v", there, rest.calls, err)
	}
	want, _, err := run(&counting{stop: 9})
	if err != nil || !slices.Equal(pairs, want) {
		t.Errorf("%v: %v, want %v", err, pairs, want)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is still there")
	}
}

// A block that was changed, or moved, or comes from other work, is found again, and so is all after it; the file is
// cut there.
func TestChangedBlocks(t *testing.T) {
	t.Parallel()
	const units = 3*blockSize + 5
	dir := t.TempDir()
	begun := func(name string, work uint64) (path string, lines []string) {
		path = filepath.Join(dir, name)
		if _, _, err := Pairs(context.Background(), &counting{
			stop: 3,
		}, path, work, units, func(int) {}); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return path, strings.SplitAfter(string(data), "\n")
	}
	path, lines := begun("a", 42)
	_, others := begun("b", 43)
	for name, c := range map[string]struct {
		lines []string
		anew  int // blocks that are found anew, of four
	}{
		"as it was":       {lines, 1},
		"another score":   {[]string{lines[0], lines[1], strings.Replace(lines[2], "0.000", "0.9", 1), lines[3]}, 3},
		"another unit":    {[]string{lines[0], strings.Replace(lines[1], "[0,", "[1,", 1), lines[2], lines[3]}, 4},
		"another number":  {[]string{lines[0], strings.Replace(lines[1], `"block":0`, `"block":3`, 1), lines[2]}, 4},
		"twice":           {[]string{lines[0], lines[1], lines[1]}, 3},
		"of another file": {[]string{lines[0], lines[1], others[2]}, 3},
		"cut":             {[]string{lines[0], lines[1], lines[2][:20]}, 3},
	} {
		if err := os.WriteFile(path, []byte(strings.Join(c.lines, "")), 0o600); err != nil {
			t.Fatal(err)
		}
		f := &counting{stop: 9}
		pairs, _, err := Pairs(context.Background(), f, path, 42, units, func(int) {})
		want := []reuse.Reiteration{}
		for from := 0; from < units; from += blockSize {
			found, _ := (&counting{stop: 9}).Pairs(context.Background(), from, min(from+blockSize, units))
			want = append(want, found...)
		}
		if err != nil || f.calls != c.anew || !slices.Equal(pairs, want) {
			t.Errorf("%s: %d blocks found anew, want %d; %v", name, f.calls, c.anew, err)
		}
		if again := (&counting{stop: 9}); true {
			if _, _, err := Pairs(context.Background(), again, path, 42, units, func(int) {}); err != nil || again.calls != 0 {
				t.Errorf("%s: after a whole run %d blocks are found anew: %v", name, again.calls, err)
			}
		}
	}
}

// What has no end is refused at once.
func TestNoRegularFile(t *testing.T) {
	t.Parallel()
	zero := "/dev/zero"
	if _, err := os.Stat(zero); err != nil {
		t.Skip("no such device here")
	}
	_, _, err := Pairs(context.Background(), &counting{}, zero, 1, 5, func(int) {})
	if err == nil || !strings.Contains(err.Error(), "not a regular file") {
		t.Error(err)
	}
}

func TestRefusesOtherWork(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "in-progress")
	ctx := context.Background()
	nothing := func(int) {}
	if _, _, err := Pairs(ctx, &counting{stop: 0}, path, 1, 5, nothing); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, _, err := Pairs(ctx, &counting{stop: 9}, path, 2, 5, nothing); !errors.Is(err, ErrOtherWork) {
		t.Errorf("%v", err)
	}
	if err := os.WriteFile(path, []byte("my notes\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := Pairs(ctx, &counting{stop: 9}, path, 2, 5, nothing)
	if err == nil || !strings.Contains(err.Error(), "not a file of a trace") {
		t.Errorf("%v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "my notes\n" {
		t.Errorf("the notes are gone: %q", data)
	}
}

func TestFingerprint(t *testing.T) {
	t.Parallel()
	a := reuse.FromLines(language.English, reuse.File{Name: "x", Lines: []string{"one", "two"}})
	b := reuse.FromLines(language.English, reuse.File{Name: "x", Lines: []string{"one", "too"}})
	again := reuse.FromLines(language.English, reuse.File{Name: "x", Lines: []string{"one", "two"}})
	if Fingerprint(a, "") == Fingerprint(b, "") || Fingerprint(a, "") == Fingerprint(a, "across") ||
		Fingerprint(a, "") != Fingerprint(again, "") {
		t.Error("fingerprints tell nothing")
	}
}

// A file in progress that was tampered with is refused, or read for what it is: never a pair of units that are not
// there.
func FuzzOpen(f *testing.F) {
	const head = `{"format":"reprise-trace-in-progress-2","work":42,"units":9,"block":8192}` + "\n"
	for _, s := range []string{
		head, head + `{"block":0,"pairs":[[1,2,0.5]]}` + "\n", head + `{"block":0,"pairs":[[1,99,0.5]]}` + "\n",
		head + "{}", "x",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "in-progress")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		pairs, _, err := Pairs(context.Background(), &counting{stop: 9}, path, 42, 9, func(int) {})
		if err != nil {
			return
		}
		for _, p := range pairs {
			if p.Earlier < 0 || p.Later <= p.Earlier || p.Later >= 9 {
				t.Fatalf("pair %d, %d of 9 units", p.Earlier, p.Later)
			}
		}
	})
}
