package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

// What is read of files with small changes in one of their parts is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	var inputs []perturb.Input
	files := map[string]map[string]string{}
	for _, f := range perturb.Files(t, "testdata/*.docx", "../../testdata/*/*.docx") {
		parts := unpack(t, f.Text)
		files[f.Name] = parts
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			if strings.HasPrefix(name, "word/") && filepath.Ext(name) == ".xml" && !strings.Contains(name, "theme") {
				inputs = append(inputs, perturb.Input{Name: f.Name + ":" + name, Text: parts[name]})
			}
		}
	}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 24, func(in perturb.Input) string {
		file, part, _ := strings.Cut(in.Name, ":")
		parts := maps.Clone(files[file])
		parts[part] = in.Text
		lines, said, warnings, err := Lines(pack(t, parts), len(in.Text)%2 == 0)
		return fmt.Sprintf("%+v %+v %v %v", lines, said, warnings, err)
	})
}

func unpack(t *testing.T, file string) map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
		out[f.Name] = b.String()
	}
	return out
}
