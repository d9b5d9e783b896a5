package typeset_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/typeset"
)

var update = flag.Bool("update", false, "write the golden files anew")

// parts are all parts of a package, one behind the other.
func parts(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, f := range z.File {
		b.WriteString(f.Name + "\n")
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// The parts of the Word files of documents with one thing changed, and with other labels, are as they were.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	base := corpustest.Paper()
	all := []perturb.Result{{Name: "documents"}, {Name: "labels"}}
	put := func(to int, d *corpus.Document) {
		var out bytes.Buffer
		if err := typeset.Write(&out, d); err != nil {
			out.Reset()
			all[to].Outputs = append(all[to].Outputs, err.Error())
			return
		}
		all[to].Outputs = append(all[to].Outputs, parts(t, out.Bytes()))
	}
	for _, d := range corpustest.Changed(base) {
		put(0, d)
	}
	for _, labels := range [][]string{
		{"1", "2", "2bis", "3"}, {"(a)", "(b)", "(h)", "(i)", "(j)"}, {"i)", "ii)", "iv)"}, {"I", "II", "V"},
		{"1.1", "1.2", "2.1"},
		{"z", "aa", "ab"}, {"Art. 5", "6"}, {"1", "1(a)", "1(a)(i)", "1(b)", "3"}, {"", "4", "5"}, {"C", "D"},
		{"(а)", "(б)"}, {"1", "1"},
	} {
		d := &corpus.Document{}
		for _, l := range labels {
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: l, Text: "Words\tand \x01 <more>."})
		}
		d.Address()
		put(1, d)
	}
	perturb.Hold(t, "testdata/perturbed.want", *update, all)
}
