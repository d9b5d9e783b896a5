package corpustest

import (
	"os"
	"strings"
	"testing"
)

// Golden holds a text against the file that keeps it, or rewrites that file where update is set. It tells the first
// line that differs.
func Golden(t testing.TB, file, got string, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s differs from line %d on; -update rewrites it:\ngot  %s\nwant %s", file, i+1, g[i], w[min(i, len(w)-1)])
		}
	}
	t.Fatalf("%s has %d lines, not %d; -update rewrites it", file, len(w), len(g))
}
