package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// A paper is read for its words, whatever its form: without numbers or under the wrong name.
func TestPlainFiles(t *testing.T) {
	t.Parallel()
	const sentence = "The report was read and the meeting was closed by the Chair."
	dir := t.TempDir()
	for _, f := range []struct {
		name string
		data []byte
		want string // in the blocks
	}{
		{name: "unnumbered.md", data: []byte(sentence + "\n"), want: "\t" + sentence},
		{name: "unnumbered.html", data: []byte("<html><body><p>" + sentence + "</p></body></html>"), want: "\t" + sentence},
		{
			name: "unnumbered.docx",
			data: archive(t, "word/document.xml", wordHead+wordPara(sentence)+`</w:body></w:document>`),
			want: "\t" + sentence,
		},
		{name: "unnumbered.pdf", data: makePDF("BT /F1 12 Tf 72 700 Td (" + sentence + ") Tj ET"), want: "\t" + sentence},
		{name: "text-in-disguise.pdf", data: []byte(sentence + "\n"), want: "\t" + sentence},
	} {
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(dir, f.name)
			write(t, path, f.data)
			stdout, stderr, code, _, _ := runMeasured("parse", "--blocks", "--format", "tsv", path)
			if code != 0 || !strings.Contains(stdout, f.want) {
				t.Errorf("exit %d, stdout %.200q, stderr %s", code, stdout, stderr)
			}
		})
	}
}

// A file that is made to be slow is read in processor time that grows with its length, and in little memory: the times
// of two lengths are compared, so that it does not matter how fast the machine is.
func TestSlowFiles(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	const growth = 8
	dir := t.TempDir()
	for _, f := range []struct {
		name string
		make func(n int) string
		n    int
		want string // in the blocks
	}{
		{"attributes.html", func(n int) string {
			return "<html><body><p " + strings.Repeat("a=b\n", n) + ">the words of the page</p></body></html>"
		}, 1 << 18, "the words of the page"},
		{
			"many-lines.txt",
			func(n int) string { return strings.Repeat("the words of a line\n\n", n) },
			100_000,
			"\tthe words of a line\n",
		},
	} {
		t.Run(f.name, func(t *testing.T) {
			parse := func(n int) (time.Duration, int64) {
				path := filepath.Join(dir, f.name)
				write(t, path, []byte(f.make(n)))
				stdout, stderr, code, took, memory := runMeasured("parse", "--blocks", "--format", "tsv", path)
				if code != 0 || !strings.Contains(stdout, f.want) {
					t.Errorf("exit %d, stdout %.200q, stderr %s", code, stdout, stderr)
				}
				return took, memory << 10
			}
			short, _ := parse(f.n / growth)
			long, memory := parse(f.n)
			if long > 3*growth*short || memory > refusalMemory {
				t.Errorf("%d parts take %s and %d MB, an eighth of them %s", f.n, long, memory>>20, short)
			}
		})
	}
}
