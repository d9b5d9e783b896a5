package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// A paper is read for its words, whatever its form: without numbers, under the wrong name, or made to be slow.
func TestPlainFiles(t *testing.T) {
	t.Parallel()
	const sentence = "The report was read and the meeting was closed by the Chair."
	dir := t.TempDir()
	for _, f := range []struct {
		name string
		data []byte
		want string // in the blocks
		slow bool
	}{
		{name: "unnumbered.md", data: []byte(sentence + "\n"), want: "\t" + sentence},
		{name: "unnumbered.html", data: []byte("<html><body><p>" + sentence + "</p></body></html>"), want: "\t" + sentence},
		{name: "unnumbered.docx", data: archive(t, "word/document.xml", wordHead+wordPara(sentence)+`</w:body></w:document>`), want: "\t" + sentence},
		{name: "unnumbered.pdf", data: makePDF("BT /F1 12 Tf 72 700 Td (" + sentence + ") Tj ET"), want: "\t" + sentence},
		{name: "text-in-disguise.pdf", data: []byte(sentence + "\n"), want: "\t" + sentence},
		{name: "attributes.html", data: []byte("<html><body><p " + strings.Repeat("a=b\n", 1<<18) + ">the words of the page</p></body></html>"),
			want: "the words of the page", slow: true},
		{name: "many-lines.txt", data: []byte(strings.Repeat("the words of a line\n\n", 100_000)), want: "\tthe words of a line\n", slow: true},
	} {
		if f.slow && !testlevel.IsLong() {
			continue
		}
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(dir, f.name)
			write(t, path, f.data)
			stdout, stderr, code, took, memory := runMeasured("parse", "--blocks", "--format", "tsv", path)
			if code != 0 || !strings.Contains(stdout, f.want) {
				t.Errorf("exit %d, stdout %.200q, stderr %s", code, stdout, stderr)
			}
			if took > refusalTime || memory<<10 > refusalMemory {
				t.Errorf("took %s and %d MB", took, memory>>10)
			}
		})
	}
}
