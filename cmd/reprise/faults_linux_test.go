package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// Where there is no network, not even the loopback, every job gives what it gives elsewhere: none makes a connection.
func TestNoNetworkIsNeeded(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	isolate := []string{"unshare", "--map-root-user", "--net"}
	if os.Getuid() == 0 {
		isolate = []string{"unshare", "--net"}
	}
	if out, err := exec.Command(isolate[0], append(isolate[1:], "true")...).CombinedOutput(); err != nil {
		t.Skipf("no network namespace can be made here: %v: %s", err, out)
	}
	for _, job := range append(jobs[:len(jobs):len(jobs)], []string{"drift"}) {
		with, talk := command(t, nil, job...)
		want, err := with.Output()
		if err != nil {
			t.Fatalf("%v: %v: %s", job, err, talk)
		}
		cmd := exec.CommandContext(
			t.Context(), isolate[0], append(append(isolate[1:len(isolate):len(isolate)], "reprise"), job...)...,
		)
		cmd.Dir = t.TempDir()
		got, err := cmd.Output()
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%v without a network: %v, %d bytes instead of %d", job, err, len(got), len(want))
		}
	}
}

// mounted is a folder on a file system of its own, of so many bytes.
func mounted(t *testing.T, options string) string {
	t.Helper()
	testlevel.Long(t)
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skipf("a file system can be mounted by root only: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// What writes a file says in one line that the disk is full, and leaves the file that was there and nothing beside it.
func TestFullDiskLeavesTheOldFile(t *testing.T) {
	t.Parallel()
	dir := mounted(t, "size=8k")
	before := []byte("what was there before")
	for _, job := range [][]string{
		{"report", "-o", filepath.Join(dir, "report.html")},
		{"trace", "--format", "xlsx", "-o", filepath.Join(dir, "pairs.xlsx")},
		{"align", "--format", "tmx", "-o", filepath.Join(dir, "memory.tmx")},
		{"align", "--learn-lexicon", filepath.Join(dir, "lexicon.tsv")},
	} {
		path := job[len(job)-1]
		write(t, path, before)
		cmd, talk := command(t, nil, job...)
		wantTrouble(t, job, cmd.Run(), talk.String(), "no space left")
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, before) {
			t.Errorf("%v: %s now has %d bytes, %v", job, path, len(got), err)
		}
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%v left %v", job, left)
		}
	}
}

// A corpus file on a full disk stays as it was.
func TestFullDiskKeepsTheCorpus(t *testing.T) {
	t.Parallel()
	dir := mounted(t, "size=1m")
	kept := filepath.Join(dir, "kept.reprise")
	small := filepath.Join(t.TempDir(), "small.md")
	write(t, small, []byte("English\n\n1. States parties should send examples to the secretariat.\n"))
	if out, err := exec.Command("reprise", "add", small, "--corpus", kept).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	list := func() string {
		out, err := exec.Command("reprise", "list", "--corpus", kept).CombinedOutput()
		if err != nil {
			t.Errorf("list: %v: %s", err, out)
		}
		return string(out)
	}
	want := list()
	fill := filepath.Join(dir, "fill")
	if err := os.WriteFile(fill, make([]byte, 2<<20), 0o644); err == nil {
		t.Fatal("the disk is not full")
	}
	big := filepath.Join(t.TempDir(), "big.md")
	write(
		t, big,
		[]byte("English\n\n"+strings.Repeat(
			"1. States parties should send all the examples that they have to the secretariat of the meeting.\n\n", 3000,
		)),
	)
	job := []string{"add", big, "--corpus", kept}
	cmd, talk := command(t, nil, job...)
	wantTrouble(t, job, cmd.Run(), lastLine(talk.String()), "full")
	if err := os.Remove(fill); err != nil {
		t.Fatal(err)
	}
	if got := list(); got != want {
		t.Errorf("the corpus file now lists\n%s\nnot\n%s", got, want)
	}
}

// A file system that can't be written is said in one line.
func TestReadOnlyOutput(t *testing.T) {
	t.Parallel()
	dir := mounted(t, "size=64k")
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("can't be made read-only: %v", err)
	}
	for _, job := range [][]string{
		{"report", "-o", filepath.Join(dir, "report.html")},
		{"parse", "--format", "tsv", "-o", filepath.Join(dir, "units.tsv")},
		{"trace", "--resume", filepath.Join(dir, "work")},
		{"list", "--corpus", filepath.Join(dir, "none.reprise")},
	} {
		cmd, talk := command(t, nil, job...)
		wantTrouble(t, job, cmd.Run(), talk.String(), dir)
	}
}
