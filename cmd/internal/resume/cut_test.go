package resume

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Wherever a run was killed, and whatever half a line it left, the next one leaves the file that an unbroken run
// leaves.
func TestCutAnywhere(t *testing.T) {
	t.Parallel()
	const units = 6 * blockSize
	path := filepath.Join(t.TempDir(), "in-progress")
	run := func(stop int) error {
		_, _, err := Pairs(context.Background(), &counting{stop: stop}, path, 42, units, func(int) {})
		return err
	}
	if err := run(3); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head := bytes.IndexByte(whole, '\n') + 1
	for cut := head; cut <= len(whole); cut += 3 {
		for _, rubbish := range []string{"", strings.Repeat("x", 2*len(whole))} {
			if err := os.WriteFile(path, append(bytes.Clone(whole[:cut]), rubbish...), 0o600); err != nil {
				t.Fatal(err)
			}
			lines := bytes.Count(whole[head:cut], []byte("\n"))
			if err := run(3 - lines); !errors.Is(err, context.Canceled) {
				t.Fatalf("cut at %d: %v", cut, err)
			}
			if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, whole) {
				t.Fatalf(
					"cut at %d, %d bytes of rubbish: the file is %d bytes long, not %d, %v", cut, len(rubbish), len(got),
					len(whole), err,
				)
			}
		}
	}
}
