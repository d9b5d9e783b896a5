package law

import (
	"os"
	"testing"
)

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
