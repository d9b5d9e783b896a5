package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/cmd/internal/keep"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/store"
)

// sought are searches of a large file, the hard ones of each kind: words that stand everywhere, words apart, a
// misspelt one, expressions with and without letters.
var sought = [][]string{
	{"the"}, {"States parties"}, {"in accordance with"}, {"minister .. regulations"}, {"act & person"}, {"provis*"},
	{"traficking"}, {"no such wording"},
	{"--regex", `section \d+`}, {"--regex", `(subsection|paragraph) \(\d\)`}, {"--regex", `person(s|nel) (who|that)`},
	{"--regex", `\d{4}`}, {"--regex", `[a-c]{3}|x.z`},
}

// TestKeptScale prints what work on a corpus file of KEPT units costs, each time a whole process: tracing all of it,
// tracing 300 more beside it, adding them, and searches. The file is made first and takes minutes; KEPT_FILE names
// one to keep and use again.
//
//	KEPT=100000 BENCH_TEXT=FOLDER go test -run TestKeptScale -timeout 1h -v ./cmd/reprise
func TestKeptScale(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("KEPT"))
	if err != nil {
		t.Skip("set KEPT to a number of units")
	}
	const more = 300
	sentences, err := corpustest.Sentences(os.Getenv(corpustest.FolderVariable))
	if err != nil {
		t.Fatal(err)
	}
	docs := corpustest.Documents(corpustest.Vary(sentences, n+more), append(slices.Repeat([]int{1000}, n/1000), more)...)
	last := len(docs) - 1
	dir := t.TempDir()
	file := os.Getenv("KEPT_FILE")
	if file == "" {
		file = filepath.Join(dir, "kept.reprise")
	}
	if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
		makeKept(t, file, docs[:last])
	}
	fresh := filepath.Join(dir, "new.md")
	if err := os.WriteFile(fresh, markdownOf(docs[last]), 0o644); err != nil {
		t.Fatal(err)
	}
	m := meter{t, filepath.Join(dir, "reprise")}
	if out, err := exec.Command("go", "build", "-o", m.program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, format := range []string{"table", "tsv"} {
		whole := m.run(1, "trace", "--format", format, file)
		part := m.run(5, "trace", "--format", format, "--corpus", file, "--new", fresh)
		fmt.Printf(
			"trace of all, %s: %s; --new of %d %s, %.2f%% of the time and %.2f%% of the processor time\n", format, whole,
			more, part,
			100*part.wall.Seconds()/whole.wall.Seconds(), 100*part.processor.Seconds()/whole.processor.Seconds(),
		)
	}
	for _, q := range sought {
		fmt.Printf("find %s: %s\n", strings.Join(q, " "), m.run(5, append([]string{"find", "--corpus", file}, q...)...))
	}
	copied := filepath.Join(dir, "copy.reprise")
	data, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(copied, data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("add of %d: %s\n", more, m.run(1, "add", fresh, "--corpus", copied))
}

// makeKept puts documents in a new file.
func makeKept(t *testing.T, file string, docs []*corpus.Document) {
	t.Helper()
	ctx := context.Background()
	s, err := store.Open(ctx, file, store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := keep.Add(ctx, s, docs, nil, func(string, int) func(int) { return func(int) {} }); err != nil {
		t.Fatal(err)
	}
}

// markdownOf writes a document of one meeting as a paper.
func markdownOf(d *corpus.Document) []byte {
	var b strings.Builder
	m := d.Meetings()[0]
	fmt.Fprintf(&b, "%s\n\nEnglish\n\n## %s. Meeting held in Geneva on 1 January %d\n\n", d.Symbol, m.Ref, m.Year())
	for _, u := range d.Units() {
		fmt.Fprintf(&b, "%s. %s\n\n", u.Label, u.Text)
	}
	return []byte(b.String())
}

// A meter measures runs of a program whose output nobody reads.
type meter struct {
	t       *testing.T
	program string
}

// A cost is what a run took: of several the least of each.
type cost struct{ wall, processor time.Duration }

func (c cost) String() string {
	return fmt.Sprintf("%.3f s (%.3f s of processor time)", c.wall.Seconds(), c.processor.Seconds())
}

func (m meter) run(times int, args ...string) cost {
	m.t.Helper()
	var least cost
	for k := range times {
		cmd := exec.Command(m.program, args...)
		var said strings.Builder
		cmd.Stderr = &said
		start := time.Now()
		if err := cmd.Run(); err != nil {
			m.t.Fatalf("%v: %v\n%s", args, err, said.String())
		}
		c := cost{time.Since(start), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
		if k == 0 {
			least = c
		}
		least = cost{min(least.wall, c.wall), min(least.processor, c.processor)}
	}
	return least
}
