package law

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Files reads each file that the pattern names and compares what read prints of it with the golden file beside it,
// NAME.lines.
func Files(t *testing.T, pattern string, update bool, read func(t *testing.T, data []byte) string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			Golden(t, strings.TrimSuffix(file, filepath.Ext(file))+".lines", read(t, data), update)
		})
	}
}

// Golden compares what a test got with a golden file, which it writes where it is to be updated.
func Golden(t *testing.T, path, got string, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: read otherwise:\n%s", path, got)
	}
}
