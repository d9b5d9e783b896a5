package console

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
)

// Not parallel: the environment of the process is set.
func TestWidth(t *testing.T) {
	c := &Console{Out: io.Discard}
	for columns, want := range map[string]int{
		"":      100,
		"20":    100,
		"21":    21,
		"80":    80,
		"10000": 10_000,
		"10001": 10_000,
		"wide":  100,
		"-5":    100,
	} {
		t.Setenv("COLUMNS", columns)
		if got := c.Width(); got != want {
			t.Errorf("COLUMNS=%s gives %d columns, want %d", columns, got, want)
		}
	}
}

// What goes to a file or a pipe is neither coloured nor changed.
func TestStd(t *testing.T) {
	for value, want := range map[string]bool{"": false, "lines": true, "bar": false} {
		t.Setenv(ProgressVariable, value)
		if c := Std(); c.Lines != want || c.In != io.Reader(os.Stdin) || c.Err != io.Writer(os.Stderr) {
			t.Errorf("%s=%s: %+v", ProgressVariable, value, c)
		}
	}
	f, err := os.Create(t.TempDir() + "/out")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if c := (&Console{Out: f}); c.Terminal() || c.Colour() {
		t.Error("a file is a terminal")
	}
	s := &screen{file: f, to: f}
	for _, x := range []struct {
		noColor, term string
		plain, want   bool
	}{{"", "xterm", false, true}, {"1", "xterm", false, false}, {"", "dumb", false, false}, {"", "xterm", true, false}} {
		t.Setenv("NO_COLOR", x.noColor)
		t.Setenv("TERM", x.term)
		s.styled = false
		if c := (&Console{Out: s, Plain: x.plain}); !c.Terminal() || c.Colour() != x.want || s.styled != x.want {
			t.Errorf("%+v: coloured %t, codes pass %t", x, c.Colour(), s.styled)
		}
	}
}

// Another program gets progress as lines, the first at once and others not too often; the end of the work is none.
func TestProgressLines(t *testing.T) {
	t.Parallel()
	var talk bytes.Buffer
	c := &Console{Err: &talk, Lines: true}
	step := c.Progress("reading\x1b", 7)
	for _, done := range []int{3, 4, 5, -1} {
		step(done)
	}
	if got := talk.String(); !strings.HasPrefix(got, "progress\treading\ufffd\t3\t7\n") || strings.Contains(got, "-1") {
		t.Errorf("%q", got)
	}
	c.Progress("writing", 1)(-1)
	if strings.Contains(talk.String(), "writing") {
		t.Errorf("%q", talk.String())
	}
	talk.Reset()
	c = &Console{Err: &talk}
	c.Progress("reading", 7)(3) // no terminal
	if talk.Len() > 0 {
		t.Errorf("%q", talk.String())
	}
}

// A line of progress that stands on a terminal is wiped away before a message and at the end.
func TestProgressBar(t *testing.T) {
	t.Parallel()
	var talk bytes.Buffer
	c := &Console{Err: &talk, open: true}
	c.Say("done")
	c.Say("again")
	if got := talk.String(); got != "\r\x1b[Kreprise: done\nreprise: again\n" {
		t.Errorf("%q", got)
	}
	talk.Reset()
	c = &Console{Err: &screen{to: &talk}}
	step := c.Progress("reading", 7)
	step(3) // in the first second nothing is shown
	step(7)
	c.open = true
	step(6)
	if talk.Len() > 0 {
		t.Errorf("%q", talk.String())
	}
	step(-1)
	if talk.Len() == 0 || c.open {
		t.Errorf("a line stays when the work ends: %q", talk.String())
	}
	c.open = true
	step(7)
	if c.open {
		t.Error("a line stays when all is done")
	}
	c.Quiet, c.open = true, true
	c.Progress("reading", 7)(7)
	if !c.open {
		t.Error("a quiet console has a line of progress")
	}
}

func TestOneLine(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"read: x\n\ty": "x y",
		"mine: x":      "mine: x",
		"plain":        "plain",
		"pins: a: b":   "a: b",
		"read:x":       "read:x",
	} {
		if got := OneLine(errors.New(text)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// A screen tells what can't be written.
func TestScreenFails(t *testing.T) {
	t.Parallel()
	r, w := io.Pipe()
	r.Close()
	if n, err := (&screen{to: w}).Write([]byte("x")); err == nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
}
