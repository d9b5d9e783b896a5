package main

import (
	"io"
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

// soon is how long a command may go on after it was told to stop, on a machine that is busy with other tests.
const soon = 20 * time.Second

// waitEnd waits for a command to end, and reports whether it did soon.
func waitEnd(cmd *exec.Cmd) (soonEnough bool, err error) {
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return true, err
	case <-time.After(soon):
		_ = cmd.Process.Kill()
		return false, <-ended
	}
}

// Ctrl-C and a polite kill stop a command at once, whatever it is reading, with one line and exit code 2.
func TestSignalsStopReading(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no SIGINT to send on Windows")
	}
	dir := t.TempDir()
	slow := filepath.Join(dir, "slow.en.md") // takes many seconds to read
	write(
		t, slow,
		[]byte("English\n\n"+strings.Repeat(
			"1. States parties should, in 2009 (a) read (b) the report; 9. 9. 9. 9. and II. consider.\n\n", 40_000,
		)),
	)
	pipe := filepath.Join(dir, "pipe")
	makePipe(t, pipe)                         // nobody writes to it
	long := filepath.Join(dir, "long.en.txt") // takes minutes to trace
	write(t, long, []byte(strings.Repeat(strings.Repeat("the report of the meeting and the parties ", 1400)+"\n", 60)))
	page := filepath.Join(dir, "page.en.html") // beside which a text is read as a paper too
	write(t, page, []byte("<html><body><p>1. States parties should read the report.</p></body></html>\n"))
	for i, args := range [][]string{
		{"trace", "--lines", "--lang", "en", long}, {"diff", page, slow}, {"parse", slow}, {"trace", slow},
		{"add", slow, "--corpus", filepath.Join(dir, "x.reprise")},
		{"parse", "-"}, {"align", "--lines", "--langs", "en,fr", pipe, pipe}, {"diff", pipe, slow},
		{"trace", "--lines", "--lang", "en", pipe},
	} {
		for wait := 300 * time.Millisecond; ; wait *= 2 {
			cmd, talk := command(t, nil, args...)
			in, err := cmd.StdinPipe() // stays open and says nothing
			must(t, err)
			must(t, cmd.Start())
			time.Sleep(wait)
			must(t, cmd.Process.Signal([]os.Signal{os.Interrupt, syscall.SIGTERM}[i%2]))
			ok, err := waitEnd(cmd)
			in.Close()
			if err != nil && cmd.ProcessState.ExitCode() < 0 && ok && wait < soon {
				continue // it was not even started
			}
			if !ok {
				t.Errorf("%q goes on after a signal", args)
			} else {
				wantTrouble(t, args, err, lastLine(talk.String()), "stopped")
			}
			break
		}
	}
}

// The second signal ends a command, whatever it does: here one that waits for a lock that is never free.
func TestTheSecondSignalEnds(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no SIGINT to send on Windows")
	}
	cmd, _ := command(t, nil, "report", "-o", "pipe")
	makePipe(t, filepath.Join(cmd.Dir, "pipe")) // opening it to write waits for a reader, and no context ends that
	must(t, cmd.Start())
	time.Sleep(time.Second)
	must(t, cmd.Process.Signal(os.Interrupt))
	time.Sleep(200 * time.Millisecond)
	_ = cmd.Process.Signal(os.Interrupt) // where the first was enough it has ended
	if ok, _ := waitEnd(cmd); !ok {
		t.Error("the command goes on after the second signal")
	}
}

// What has no end, or a line without one, is refused in little memory; widths and lines have limits that are said.
func TestNoEnd(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	if _, err := os.Stat("/dev/zero"); err != nil {
		t.Skip("no endless device here")
	}
	dir := t.TempDir()
	text := filepath.Join(dir, "text.en.txt")
	write(t, text, []byte("States parties should read the report.\n"))
	long := filepath.Join(dir, "long.en.txt")
	write(t, long, []byte("one\n"+strings.Repeat("word ", 20_000)+"\n"))
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"align", "--lines", "--langs", "en,fr", text, "/dev/zero"}, "more than the 128 MB"},
		{[]string{"trace", "--lines", "--lang", "en", "/dev/zero"}, "more than the 128 MB"},
		{[]string{"trace", "--lines", "--lang", "en", long}, "long.en.txt:2: a line of 97 KB, more than the 64 KB"},
		{[]string{"diff", text, "/dev/zero"}, "more than the 128 MB"},
		{[]string{"trace", "--resume", "/dev/zero"}, "not a regular file"},
		{[]string{"trace", "--pins", "/dev/zero"}, "too long for a decision"},
		{[]string{"align", "--lexicon", "/dev/zero"}, "zero"},
		{[]string{"eval", "align", "/dev/zero"}, "zero"},
		{[]string{"import", "/dev/zero", "--corpus", filepath.Join(dir, "x.reprise")}, "line 1"},
		{[]string{"list", "--corpus", "/dev/zero"}, "not a regular file"},
		{
			[]string{"diff", "--width", "999999999", text, long},
			"--width 999999999 is not a valid width; give 1 to 10000 columns",
		},
		{[]string{"diff", "--width", "-1", text, long}, "--width -1"},
	} {
		stdout, stderr, code, _, memory := runMeasured(c.args...)
		if code != exitError || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.Contains(stderr, c.want) {
			t.Errorf("%q: exit %d, %.300q, want %q", c.args, code, stderr, c.want)
		}
		if memory<<10 > 1<<30 {
			t.Errorf("%q takes %d MB", c.args, memory>>10)
		}
	}
}

// Stdin is refused where it is larger than a paper may be, rather than cut.
func TestStdinLimit(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	cmd, talk := command(t, nil, "trace", "--lines", "--lang", "en", "-")
	in, err := cmd.StdinPipe()
	must(t, err)
	must(t, cmd.Start())
	line := strings.Repeat(strings.Repeat("x", 99)+"\n", 1000)
	for range 700 {
		if _, err := io.WriteString(in, line); err != nil {
			break // it has read enough
		}
	}
	in.Close()
	wantTrouble(t, cmd.Args, cmd.Wait(), talk.String(), "stdin has more than the 64 MB that are read")
}

// lastLine is the last line of what a command wrote.
func lastLine(talk string) string {
	lines := strings.SplitAfter(talk, "\n")
	return lines[max(0, len(lines)-2)]
}
