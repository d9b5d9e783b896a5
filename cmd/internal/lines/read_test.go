package lines_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/lines"
)

// What is no file of lines is refused with what to do.
func TestRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, data := range map[string]string{
		"sound":      "a\nb\n",
		"pdf":        "%PDF-1.4 x",
		"zip":        "PK\x03\x04 x",
		"utf16be":    "\xfe\xff\x00a",
		"almost.pdf": "x%PDF-",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"sound":       "",
		"almost.pdf":  "",
		"pdf":         "is a PDF and has no lines of text",
		"zip":         "is a DOCX or another zip file",
		"utf16be":     "this is UTF-16",
		"none":        "no such file; check the name",
		".":           "is a directory; give a file",
		"sound/below": "can't read",
	} {
		got, err := lines.Read(filepath.Join(dir, name))
		if want == "" && (err != nil || len(got) == 0) || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %q, %v, want %s", name, got, err, want)
		}
	}
}
