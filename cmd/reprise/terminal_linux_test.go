package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// onTerminal runs a command whose stdout and stderr are a terminal, and returns what that got.
func onTerminal(t *testing.T, dir string, args ...string) string {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminals here: ", err)
	}
	defer master.Close()
	fd := int(master.Fd())
	must(t, unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	must(t, err)
	must(t, unix.SetNonblock(fd, true))
	slave, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminals here: ", err)
	}
	cmd := exec.CommandContext(t.Context(), "reprise", args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, slave, slave
	cmd.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=")
	must(t, cmd.Start())
	slave.Close()
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	var got bytes.Buffer
	buf := make([]byte, 1<<16)
	for over := false; ; {
		n, err := unix.Read(fd, buf)
		if n > 0 {
			got.Write(buf[:n])
			continue
		}
		if over || err != nil && err != unix.EAGAIN {
			return got.String()
		}
		select {
		case <-ended:
			over = true // read once more
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// Nothing of a text, a name or a key reaches the terminal that it would act on, in whatever format, and colours do.
func TestTerminalGetsNoCodes(t *testing.T) {
	t.Parallel()
	const evil = "\x1b[31m\x1b]0;title\x07\x1b[2J\u009b31m\u202e"
	dir := t.TempDir()
	a, b := "a\x1b[31m\u202e.en", "b\x1b[2J.fr"
	write(t, filepath.Join(dir, a), []byte("States parties should "+evil+" read the report.\nThe second line.\n"))
	write(t, filepath.Join(dir, b), []byte("Les États parties devraient "+evil+" lire le rapport.\nLa deuxième ligne.\n"))
	paper := "English\n\n## I. First meeting, held in Vienna on 1 May 2009\n\n1. States parties should read the report " +
		evil + " of the meeting.\n"
	write(t, filepath.Join(dir, "x\x1b[31m.md"), []byte(paper))
	report := "English\n\nReport " + evil + "\n\n## I. First " + evil +
		" meeting, held in Vienna on 1 May 2009\n\n### A. Lamps " + evil + "\n\nRecalling " + evil +
		" the lamps,\n\n1. States parties should " + evil + " read the report.[^1]\n\n| A " + evil +
		" | B |\n|---|---|\n| c " + evil + " | d |\n\n[^1]: A note " + evil + ".\n"
	for _, name := range []string{"y\x1b[31m.en.md", "y\x1b[31m.fr.md"} {
		write(t, filepath.Join(dir, name), []byte(report))
	}
	page := "<html><body><h1>I. First &#27;[31m&#x202e; meeting, held in Vienna on 1 May 2009</h1>" +
		"<p>1. States should read " +
		evil + " the note.</p></body></html>"
	write(t, filepath.Join(dir, "z\x1b[31m.en.html"), []byte(page))
	colour := regexp.MustCompile(`\x1b\[[0-9;]*m`)
	coloured := false
	for _, args := range [][]string{
		{"align", "--lines", "--langs", "en,fr", a, b},
		{"align", "--lines", "--langs", "en,fr", "--format", "tsv", a, b},
		{"trace", "--lines", "--lang", "en", a, b},
		{"trace", "--lines", "--lang", "en", "--threads", a, a},
		{"diff", a, b},
		{"parse", "x\x1b[31m.md"},
		{"parse", "--format", "tsv", "x\x1b[31m.md"},
		{"parse", "y\x1b[31m.en.md"},
		{"parse", "--blocks", "--format", "tsv", "y\x1b[31m.en.md"},
		{"parse", "--format", "json", "y\x1b[31m.en.md"},
		{"strength", "y\x1b[31m.en.md"},
		{"parse", "--left-out", "y\x1b[31m.en.md"},
		{"parse", "--why", "3", "y\x1b[31m.en.md"},
		{"align", "y\x1b[31m.fr.md", "y\x1b[31m.en.md"},
		{"trace", "x\x1b[31m.md", "y\x1b[31m.en.md"},
		{"trace", "--threads", "x\x1b[31m.md", "y\x1b[31m.en.md"},
		{"diff", "x\x1b[31m.md", "y\x1b[31m.en.md"},
		{"diff", "z\x1b[31m.en.html", "y\x1b[31m.en.md"},
		{"find", "lamps", "y\x1b[31m.fr.md", "y\x1b[31m.en.md"},
		{"find", "report", "x\x1b[31m.md"},
		{"find", "report" + evil, "x\x1b[31m.md"},
		{"parse", "none\x1b[31m\u202e.md"},
		{"list", "--corpus", "none\x1b[31m\u202e.reprise"},
		{"nothing\x1b[31m\u202e"},
		{"parse", "--lang", "\x1b[31m\u202e", "x\x1b[31m.md"},
	} {
		got := onTerminal(t, dir, append(args, "--quiet")...) // progress has codes of its own
		if got == "" {
			t.Errorf("%q says nothing", args)
		}
		if strings.Contains(got, "\x1b[31m\x1b") || strings.Contains(got, "\x1b[31m\u202e") {
			t.Errorf("%q shows the colour of a text: %q", args, got)
		}
		plain := colour.ReplaceAllString(got, "")
		coloured = coloured || plain != got
		plain = strings.ReplaceAll(plain, "\r\n", "\n")
		for _, r := range plain {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\u202e' {
				t.Errorf("%q shows %U: %q", args, r, got)
				break
			}
		}
	}
	if !coloured {
		t.Error("nothing is in colour")
	}
}
