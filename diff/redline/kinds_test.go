package redline

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/ooxml"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// A kind is a kind of change, by an example.
type kind struct {
	name string
	a, b []byte
	opt  Options
}

var declarations = regexp.MustCompile(` xmlns(:\w+)?="[^"]*"`)

// partsOf writes what a Word file holds, each block of text on a line of its own, but for parts that are the same in
// another file.
func partsOf(t *testing.T, out, but []byte) string {
	t.Helper()
	old := map[string]string{}
	read := func(data []byte, do func(name, text string)) {
		for _, p := range unzipped(t, data) {
			do(p[0], p[1])
		}
	}
	read(but, func(name, text string) { old[name] = text })
	var lines []string
	read(out, func(name, text string) {
		if old[name] == text {
			return
		}
		text = declarations.ReplaceAllString(text, "")
		for _, element := range []string{
			"w:p", "w:tr", "w:tbl", "w:sectPr", "w:comment", "w:style", "w:abstractNum", "w:num", "Relationship", "Override",
			"w:footnote",
		} {
			for _, end := range []string{">", " ", "/>"} {
				text = strings.ReplaceAll(text, "<"+element+end, "\n<"+element+end)
			}
		}
		lines = append(lines, "-- "+name+"\n"+strings.TrimSpace(text)+"\n")
	})
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// Each kind of change is written as Word wants it, every change accepted is the second file and every change rejected
// the first one, and the report says what the redline does not show.
func TestKinds(t *testing.T) {
	t.Parallel()
	for name, kinds := range map[string][]kind{"text.txt": kindsOfText(), "parts.txt": kindsOfParts()} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got strings.Builder
			for _, k := range kinds {
				report, out := compared(t, k)
				r := *report
				r.Messages = nil
				fmt.Fprintf(&got, "==== %s\n%s-- report\n%+v\n%s\n", k.name, marked(t, out), r, strings.Join(report.Messages, "\n"))
				got.WriteString(partsOf(t, out, k.b) + "\n")
			}
			corpustest.Golden(t, filepath.Join("testdata", name), got.String(), *update)
		})
	}
}

// untracked are kinds of changes that Word cannot track wholly, so that with all rejected something is left.
var untracked = []string{"embedded parts", "equations of their own", "a header comes", "a header goes"}

// compared is the redline of a kind of change, held against both files where these have no changes of their own.
func compared(t *testing.T, k kind) (*Report, []byte) {
	t.Helper()
	if k.opt.Formatting && k.opt.Tracked == Accept && !slices.Contains(untracked, k.name) {
		var report *Report
		var out []byte
		if !t.Run(k.name, func(t *testing.T) { report, out = check(t, k.a, k.b, k.opt) }) {
			t.FailNow()
		}
		return report, out
	}
	a, errA := ooxml.Open(k.a)
	b, errB := ooxml.Open(k.b)
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	report, err := Compare(a, b, k.opt)
	if err != nil {
		t.Fatalf("%s: %v", k.name, err)
	}
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return report, out.Bytes()
}

// unzipped are the parts of a package, in their order.
func unzipped(t *testing.T, data []byte) (parts [][2]string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		text, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, [2]string{f.Name, string(text)})
	}
	return parts
}

// Changes of each kind by one reviewer stand beside those of words by another one, and what both changed is told.
func TestReviewersOfKinds(t *testing.T) {
	t.Parallel()
	other := strings.NewReplacer(
		"should", "must", "End.", "The end of it.", "See ", "Look at ", "register", "list", ">a<", ">b<", "Outer",
		"Inner", "note", "remark", "head", "title",
	)
	var got strings.Builder
	for _, k := range append(kindsOfText(), kindsOfParts()...) {
		if k.opt.Tracked != Accept || !k.opt.Formatting || strings.HasPrefix(k.name, "tracked") {
			continue
		}
		var bob [][2]string
		for _, p := range unzipped(t, k.a) {
			if strings.HasPrefix(p[0], "word/") && !strings.HasSuffix(p[0], ".rels") {
				p[1] = other.Replace(p[1])
			}
			bob = append(bob, p)
		}
		var report *Report
		var out []byte
		if slices.Contains(untracked, k.name) {
			host, r, err := Reviewers(k.a, []Version{{k.b, "Ann"}, {zipped(bob), "Bob"}}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := host.Write(&b); err != nil {
				t.Fatal(err)
			}
			report, out = r, b.Bytes()
		} else if !t.Run(k.name, func(t *testing.T) {
			report, out = reviewed(t, k.a, Version{k.b, "Ann"}, Version{zipped(bob), "Bob"})
		}) {
			continue
		}
		messages := report.Messages
		report.Messages = nil
		fmt.Fprintf(
			&got, "==== %s\n%s-- report\n%+v\n%s\n%s\n", k.name, marked(t, out), *report, strings.Join(messages, "\n"),
			partsOf(t, out, k.a),
		)
	}
	corpustest.Golden(t, filepath.Join("testdata", "reviewers.txt"), got.String(), *update)
}

// In long papers what is new, gone and changed is found among paragraphs that stay, also where many of these are blank
// or repeat each other.
func TestLongPapers(t *testing.T) {
	t.Parallel()
	some := strings.Fields("harbour pilot lamp rope tug quay vessel tide depth buoy chain anchor crew master fee port")
	paragraph := func(n int) string {
		if n%9 == 4 {
			return ""
		}
		if n%9 == 7 {
			return "The paragraph that stands here again and again."
		}
		return fmt.Sprintf(
			"States should keep the %s and the %s of the %s in number %d.", some[n%16], some[n/16%16], some[n*7/5%16], n,
		)
	}
	var got strings.Builder
	for _, size := range []int{60, 420} {
		var a, b strings.Builder
		for n := range size {
			s := paragraph(n)
			a.WriteString(para(s))
			switch {
			case n%37 == 11: // gone
			case n%41 == 13: // changed
				b.WriteString(para(strings.Replace(s, "should keep", "shall, where possible, keep", 1)))
			case n%43 == 17: // another before it
				b.WriteString(para(fmt.Sprintf("Ports may ask for help with matter %d.", n)) + para(s))
			case n%59 == 23: // split
				before, after, _ := strings.Cut(s, " and ")
				b.WriteString(para(before) + para(after))
			case size > 400 && n%2 == 0 && s != "": // too much to stay in step
				b.WriteString(para(strings.Replace(s, "number", "the number", 1)))
			default:
				b.WriteString(para(s))
			}
		}
		report, out := check(t, wordFile(a.String()+para("End.")), wordFile(b.String()+para("End.")), Options{})
		fmt.Fprintf(&got, "==== %d paragraphs\n%+v\n", size, *report)
		for line := range strings.Lines(marked(t, out)) {
			if strings.ContainsAny(line, "[{") && (size < 400 || !strings.Contains(line, "in {+the +}number")) {
				got.WriteString(line)
			}
		}
	}
	corpustest.Golden(t, filepath.Join("testdata", "long.txt"), got.String(), *update)
}
