package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// A brokenFile is one kind of input that parse refuses. make gives its bytes; prepare, where set, makes something else
// than a regular file at the path.
type brokenFile struct {
	name    string
	make    func(t *testing.T) []byte
	prepare func(t *testing.T, path string)
	want    string // part of the message
}

// slowest is how much slower the machine that runs the tests may be than one that the help's limits hold for; it runs
// other tests at the same time.
const slowest = 6

// TestBrokenFiles gives parse some eighty kinds of broken files. Each is refused in one line that names the file and
// says what to do, with exit code 2, nothing on stdout, in time and memory.
func TestBrokenFiles(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	dir := t.TempDir()
	warm := filepath.Join(dir, "warm.pdf")
	write(t, warm, makePDF("BT /F1 12 Tf 72 700 Td (1. States parties should read the report of the meeting.) Tj ET"))
	if _, stderr, code, _, _ := parse(warm); code != 0 { // PDFium is compiled once and for all
		t.Fatalf("a sound PDF: exit %d, %s", code, stderr)
	}
	for _, f := range brokenFiles() {
		t.Run(f.name, func(t *testing.T) {
			path := filepath.Join(dir, f.name)
			switch {
			case f.prepare != nil:
				f.prepare(t, path)
			case f.make != nil:
				write(t, path, f.make(t))
			}
			stdout, stderr, code, took, memory := parse(path)
			if code != exitError || stdout != "" {
				t.Errorf("exit %d, stdout %.200q, stderr %s", code, stdout, stderr)
			}
			if strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, filepath.Base(path)) ||
				!strings.Contains(stderr, "; ") {
				t.Errorf("not one line with the file and what to do: %.600s", stderr)
			}
			if !strings.Contains(stderr, f.want) {
				t.Errorf("%.600s does not say %q", stderr, f.want)
			}
			if took > slowest*refusalTime || memory<<10 > refusalMemory {
				t.Errorf("took %s and %d MB", took, memory>>10)
			}
			t.Logf(
				"%s (%s, %d MB)",
				strings.TrimSpace(strings.ReplaceAll(stderr, dir+"/", "")),
				took.Round(time.Millisecond),
				memory>>10,
			)
		})
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// parse runs the command on a file; took is processor time.
func parse(path string) (stdout, stderr string, code int, took time.Duration, memoryKB int64) {
	return runMeasured("parse", path)
}

func runMeasured(args ...string) (stdout, stderr string, code int, took time.Duration, memoryKB int64) {
	cmd := exec.Command("reprise", args...)
	var out, bad bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &bad
	err := cmd.Start()
	if err == nil {
		done := make(chan int64)
		stop := make(chan bool)
		go func() { done <- peak(cmd.Process.Pid, stop) }()
		err = cmd.Wait()
		close(stop)
		memoryKB = <-done
	}
	if cmd.ProcessState != nil { // not wall time, which on a busy machine is mostly waiting
		took = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		return "", err.Error(), -1, took, 0
	}
	return out.String(), bad.String(), code, took, memoryKB
}

// peak watches the memory of a process until it stops: the kernel's own figure for a child counts its parent's too.
func peak(pid int, stop <-chan bool) (kb int64) {
	for {
		if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid)); err == nil {
			if _, rest, ok := strings.Cut(string(status), "VmHWM:"); ok && strings.Contains(string(status), "reprise") {
				var n int64
				if _, err := fmt.Sscan(rest, &n); err == nil {
					kb = max(kb, n)
				}
			}
		}
		select {
		case <-stop:
			return kb
		case <-time.After(2 * time.Millisecond):
		}
	}
}
