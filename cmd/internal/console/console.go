// Package console is what the command knows of the streams it talks to: whether they are terminals, how wide, whether
// colour is wanted; and the talk on stderr: warnings, and progress of long work.
package console

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"github.com/reprise-wording/reprise/cmd/internal/words"
)

// A Console is the three streams of a run.
type Console struct {
	In       io.Reader
	Out, Err io.Writer
	UI       words.Language // that of messages and tables; none for English
	Quiet    bool           // no warnings and no progress; trouble is still said
	Verbose  bool           // Note speaks
	Plain    bool           // no colour
	Lines    bool           // progress as lines, for another program
	mu       sync.Mutex
	open     bool // a progress line stands on Err and is not ended
}

// Std is the console of the process.
func Std() *Console {
	c := &Console{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Lines: os.Getenv(ProgressVariable) == "lines"}
	c.UI = words.OfEnvironment(os.Getenv)
	if f, ok := terminal(os.Stdout); ok {
		c.Out = &screen{file: f, to: f}
	}
	return c
}

func terminal(w io.Writer) (*os.File, bool) {
	if s, ok := w.(*screen); ok {
		return s.file, true
	}
	f, ok := w.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// Terminal reports whether stdout is a terminal.
func (c *Console) Terminal() bool {
	_, ok := terminal(c.Out)
	return ok
}

// Colour reports whether stdout takes colour: a terminal, not Plain, and neither NO_COLOR nor TERM=dumb is set. Who
// asks writes no text there that is not [Visible].
func (c *Console) Colour() bool {
	colour := c.Terminal() && !c.Plain && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	if s, ok := c.Out.(*screen); ok && colour {
		s.styled = true
	}
	return colour
}

// Widest is how many columns a table may have.
const Widest = 10_000

// Width is the number of columns of stdout: the terminal's, else COLUMNS, else 100.
func (c *Console) Width() int {
	if f, ok := terminal(c.Out); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 20 {
			return w
		}
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 20 {
		return min(w, Widest)
	}
	return 100
}

// Warn says on stderr, in one line, what the user should know of a result that is there all the same.
func (c *Console) Warn(format string, args ...any) {
	if !c.Quiet {
		c.say(c.UI.Sprintf("warning: %s", c.UI.Sprintf(format, args...)))
	}
}

// Note says on stderr what only a curious user wants to know; it is silent unless Verbose.
func (c *Console) Note(format string, args ...any) {
	if c.Verbose && !c.Quiet {
		c.say(c.UI.Sprintf(format, args...))
	}
}

// Say tells on stderr what was done, such as the name of a file that was written.
func (c *Console) Say(format string, args ...any) {
	if !c.Quiet {
		c.say(c.UI.Sprintf(format, args...))
	}
}

// Wrote tells the name of a file that was written, which a program that reads progress as lines knows.
func (c *Console) Wrote(name string) {
	if !c.Lines {
		c.Say("wrote %s", name)
	}
}

// Fail says on stderr, in one line, why there is no result.
func (c *Console) Fail(format string, args ...any) { c.say(c.UI.Sprintf(format, args...)) }

// say writes a line on stderr.
func (c *Console) say(line string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.wipe()
	line = strings.NewReplacer("\n", " ", "\t", " ").Replace(line)
	fmt.Fprintln(c.Err, "reprise: "+Visible(line))
}

func (c *Console) wipe() {
	if c.open {
		fmt.Fprint(c.Err, "\r\x1b[K")
		c.open = false
	}
}

// Progress starts a progress line for work of total steps, shown past the first second and only where stderr is a
// terminal. The returned function takes the steps done so far; done with total, or a negative number, ends the line. It
// may be called from several goroutines and costs little.
func (c *Console) Progress(what string, total int) func(done int) {
	what = Visible(c.UI.Translate(what))
	if c.Lines {
		return c.progressLines(what, total)
	}
	if _, ok := terminal(c.Err); !ok || c.Quiet {
		return func(int) {}
	}
	start, last := time.Now(), time.Now()
	return func(done int) {
		c.mu.Lock()
		defer c.mu.Unlock()
		now := time.Now()
		if done < 0 || done >= total {
			c.wipe()
			return
		}
		if now.Sub(start) < time.Second || now.Sub(last) < 100*time.Millisecond {
			return
		}
		last = now
		spent := now.Sub(start)
		left := time.Duration(float64(spent) / float64(max(done, 1)) * float64(total-done)).Round(time.Second)
		fmt.Fprint(c.Err, "\r\x1b[K", c.UI.Sprintf("%s: %d of %d (%d%%), %.0f/s, %s left",
			what, done, total, 100*done/max(total, 1), float64(done)/spent.Seconds(), left))
		c.open = true
	}
}

// ProgressVariable in the environment, set to "lines", asks for progress as lines on stderr, for the program that
// shows it: ProgressMark, what is done, how much of it, of how much, with tabs between.
const (
	ProgressVariable = "REPRISE_PROGRESS"
	ProgressMark     = "progress"
)

// progressLines tells progress as lines, a few in a second at the most.
func (c *Console) progressLines(what string, total int) func(done int) {
	var last time.Time
	return func(done int) {
		if done < 0 { // the work has ended
			return
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		if now := time.Now(); now.Sub(last) >= 100*time.Millisecond {
			last = now
			fmt.Fprintf(c.Err, "%s\t%s\t%d\t%d\n", ProgressMark, what, done, total)
		}
	}
}
