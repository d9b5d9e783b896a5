package main

import (
	"bufio"
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// command is a run of reprise in a folder of its own.
func command(t *testing.T, env []string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	var talk bytes.Buffer
	cmd := exec.CommandContext(t.Context(), "reprise", args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = &talk
	return cmd, &talk
}

// The jobs on the built-in corpus that faults are tried on.
var jobs = [][]string{
	{"parse", "--format", "json"},
	{"align", "--format", "tsv"},
	{"trace", "--format", "json"},
	{"find", "victimes"},
	{"report", "-o", "-"},
}

// tried are the jobs that faults are tried on: all of them where the long tests are asked for, else the quickest.
func tried() [][]string {
	if testlevel.IsLong() {
		return jobs
	}
	return jobs[:1]
}

// Nothing but the input decides what comes out: not the time zone, the width of a terminal or the run, and of the
// locale only the language of what is said about it.
func TestOutputIsTheSameEverywhere(t *testing.T) {
	t.Parallel()
	for _, job := range tried() {
		var first []byte
		for i, env := range [][]string{
			{"LC_ALL=C", "TZ=UTC"},
			{"LC_ALL=fr_FR.UTF-8", "REPRISE_UI=en", "TZ=Pacific/Auckland"},
			{"GOMAXPROCS=1", "LANG="},
		} {
			cmd, talk := command(t, env, job...)
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v: %v: %s", job, err, talk)
			}
			if i == 0 {
				first = out
			} else if !bytes.Equal(out, first) {
				t.Errorf("%v: with %v the output is another", job, env)
			}
		}
	}
}

// A reader that has seen enough, such as head, ends the command without a word.
func TestClosedPipeIsQuiet(t *testing.T) {
	t.Parallel()
	for _, job := range tried() {
		cmd, talk := command(t, nil, job...)
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := bufio.NewReaderSize(out, 16).ReadByte(); err != nil {
			t.Errorf("%v: nothing to read: %v", job, err)
		}
		out.Close()
		_ = cmd.Wait() // killed by SIGPIPE, or done
		if talk.Len() > 0 {
			t.Errorf("%v said: %s", job, talk)
		}
	}
}

func TestFullDiskIsOneLine(t *testing.T) {
	t.Parallel()
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	for _, job := range tried() {
		cmd, talk := command(t, nil, job...)
		cmd.Stdout = full
		wantTrouble(t, job, cmd.Run(), talk.String(), "no space left")
	}
}

func TestUnwritableOutput(t *testing.T) {
	t.Parallel()
	for _, out := range []string{filepath.Join("no", "such", "folder.html"), "."} {
		job := []string{"parse", "--format", "json", "-o", out}
		cmd, talk := command(t, nil, job...)
		wantTrouble(t, job, cmd.Run(), talk.String(), out)
		if left, _ := os.ReadDir(cmd.Dir); len(left) > 0 {
			t.Errorf("%v left %v", job, left)
		}
	}
}

func wantTrouble(t *testing.T, job []string, err error, talk, words string) {
	t.Helper()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitError {
		t.Errorf("%v: %v, want exit %d", job, err, exitError)
	}
	if strings.Count(talk, "\n") != 1 || !strings.Contains(talk, words) {
		t.Errorf("%v said %q, want one line with %q", job, talk, words)
	}
}

// Whenever Ctrl-C comes, or a polite kill, the report is there whole or not at all, and nothing else is left.
func TestInterruptLeavesNothingHalf(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no SIGINT to send on Windows")
	}
	tries := 4
	if testlevel.IsLong() {
		tries = 12
	}
	for i := range tries {
		cmd, talk := command(t, nil, "report")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(600 * time.Millisecond))))
		_ = cmd.Process.Signal([]os.Signal{os.Interrupt, syscall.SIGTERM}[i%2]) // too late where it is done
		err := cmd.Wait()
		page, _ := os.ReadFile(filepath.Join(cmd.Dir, "report.html"))
		left, _ := filepath.Glob(filepath.Join(cmd.Dir, "*"))
		hidden, _ := filepath.Glob(filepath.Join(cmd.Dir, ".*"))
		switch {
		case len(hidden) > 0 || len(left) > 1:
			t.Errorf("left %v %v", left, hidden)
		case err == nil && !bytes.HasSuffix(bytes.TrimSpace(page), []byte("</html>")):
			t.Errorf("done, but the report has %d bytes and no end", len(page))
		case err != nil && page != nil:
			t.Errorf("stopped (%s), but a report is there", talk)
		}
	}
}
