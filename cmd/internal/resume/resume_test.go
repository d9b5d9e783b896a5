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
	if _, _, err := Pairs(ctx, &counting{stop: 9}, path, 2, 5, nothing); err == nil || !strings.Contains(err.Error(), "no file of a trace") {
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
	if Fingerprint(a, "") == Fingerprint(b, "") || Fingerprint(a, "") == Fingerprint(a, "across") || Fingerprint(a, "") != Fingerprint(again, "") {
		t.Error("fingerprints tell nothing")
	}
}

// A file in progress that was tampered with is refused, or read for what it is: never a pair of units that are not there.
func FuzzOpen(f *testing.F) {
	const head = `{"format":"reprise-trace-in-progress","work":42,"units":9,"block":8192}` + "\n"
	for _, s := range []string{head, head + `{"block":0,"pairs":[[1,2,0.5]]}` + "\n", head + `{"block":0,"pairs":[[1,99,0.5]]}` + "\n", head + "{}", "x"} {
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
