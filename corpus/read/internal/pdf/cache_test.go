package pdf

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

const cacheEnv = "REPRISE_PDF_CACHE_TEST"

// A damaged file in the cache costs time and nothing else, and is made anew. Each reading is a process of its own,
// since a process reads the cache once.
func TestDamagedCache(t *testing.T) {
	if os.Getenv(cacheEnv) != "" {
		if got := read(t, write([]put{{72, 700, 12, "1. States parties should read the report."}})); len(got) != 1 {
			t.Errorf("%q", got)
		}
		return
	}
	testlevel.Long(t) // PDFium is compiled twice
	t.Parallel()
	dir := t.TempDir()
	run := func() {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run", "^TestDamagedCache$")
		cmd.Env = append(os.Environ(), cacheEnv+"=1", "XDG_CACHE_HOME="+dir, "HOME="+dir, "LocalAppData="+dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	kept := func() (files []string) {
		_ = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() {
				files = append(files, path)
			}
			return nil
		})
		return files
	}
	run()
	files := kept()
	if len(files) == 0 {
		t.Skip("nothing is kept here")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)/2] ^= 1
		if err := os.WriteFile(f, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run() // reads without the cache, and throws it away
	if left := kept(); len(left) > 0 {
		t.Errorf("the damaged cache is still there: %q", left)
	}
}
