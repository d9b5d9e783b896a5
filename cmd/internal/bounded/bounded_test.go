package bounded_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/reprise-wording/reprise/cmd/internal/bounded"
)

// As much as the limit is read, and one byte more is refused.
func TestLimit(t *testing.T) {
	t.Parallel()
	const most = 1 << 20
	for _, n := range []int{0, 1, most - 1, most, most + 1, 2 * most} {
		want := bytes.Repeat([]byte("x"), n)
		path := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(path, want, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for name, read := range map[string]func() ([]byte, error){
			"reader": func() ([]byte, error) { return io.ReadAll(bounded.Reader(bytes.NewReader(want), "x", most)) },
			"in pieces": func() ([]byte, error) {
				return io.ReadAll(bounded.Reader(iotest.HalfReader(bytes.NewReader(want)), "x", most))
			},
			"file": func() ([]byte, error) { return bounded.File(f, "x", most) },
		} {
			got, err := read()
			switch {
			case n <= most && (err != nil || !bytes.Equal(got, want)):
				t.Errorf("%s of %d bytes: %d, %v", name, n, len(got), err)
			case n > most && (err == nil || !strings.Contains(err.Error(), "x has more than the 1 MB that are read")):
				t.Errorf("%s of %d bytes: %d, %v", name, n, len(got), err)
			}
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestEndless(t *testing.T) {
	t.Parallel()
	if n, err := io.Copy(io.Discard, bounded.Reader(endless{}, "x", 3<<20)); err == nil || n > 3<<20 {
		t.Errorf("%d bytes, %v", n, err)
	}
}
