package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
)

// rounds is how often each tool runs; the best time counts, since whatever else the machine does only adds to it.
const rounds = 5

// long is the time from which a tool runs but once.
const long = time.Second

// A tool does its work in a process of its own.
type tool struct {
	name    string
	args    []string
	differs bool // exit code 1 says that the files differ
	// judge tells how good what it printed to a file is, a cell for each further head of the table; nil for tables of
	// times only.
	judge func(output string) ([]string, error)
}

// A race is a table: tools that do the same work.
type race struct {
	tools []tool
	heads []string      // of what the tools are judged by
	slow  time.Duration // past it a tool is stopped
}

// A result is what a tool took: the best of its runs in time and in processor time.
type result struct {
	best, processor time.Duration
	memory          int64 // of the last run, in bytes
	err             error
}

// timed gives a job that times tools a folder of its own and the built command.
func timed(job func(w io.Writer, dir, binary string, args []string) error) func(io.Writer, []string) error {
	return func(w io.Writer, args []string) error {
		dir, err := os.MkdirTemp("", "bench")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		binary, err := build(dir)
		if err != nil {
			return err
		}
		return job(w, dir, binary, args)
	}
}

// build compiles the command into a folder.
func build(dir string) (binary string, err error) {
	binary = filepath.Join(dir, "reprise.exe")
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/reprise-wording/reprise").Output()
	if err != nil {
		return "", fmt.Errorf("run it in the folder of the benchmark: %w", err)
	}
	build := exec.Command("go", "build", "-o", binary, "./cmd/reprise")
	build.Dir, build.Stderr = strings.TrimSpace(string(root)), os.Stderr
	if err := build.Run(); err != nil {
		return "", fmt.Errorf("can't build reprise: %w", err)
	}
	return binary, nil
}

// generated has the texts of a job written to a folder by a process of its own: what the system tells as the memory
// of a tool is never less than this one had when it started it.
func generated(dir string, job ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if out, err := exec.Command(self, append([]string{"generate", dir}, job...)...).CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

func megabytes(file string) float64 {
	info, err := os.Stat(file)
	if err != nil {
		return 0
	}
	return float64(info.Size()) / 1e6
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f s", d.Seconds()) }

func ratio(d, of time.Duration) string { return fmt.Sprintf("%.2f", float64(d)/float64(max(of, 1))) }

// run prints the table: times and processor times, and their ratios to those of the first tool that is there. The
// tools take turns, so that what else the machine does hits all of them. No memory is told below that of this
// program, of which the system counts the tools as copies until they run.
func (r race) run(w io.Writer, dir string) error {
	results := make([]result, len(r.tools))
	output := func(i int) string { return filepath.Join(dir, fmt.Sprintf("output.%d", i)) }
	for range rounds {
		for i, t := range r.tools {
			if results[i].err == nil && results[i].best < long {
				results[i].run(t, output(i), r.slow)
			}
		}
	}
	tw := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	heads := append([]string{"tool", "time", "ratio", "processor", "ratio", "memory"}, r.heads...)
	fmt.Fprintf(tw, "| %s\t|\n", strings.Join(heads, "\t| "))
	fmt.Fprintf(tw, "| ---%s\t|\n", strings.Repeat("\t| ---:", len(heads)-1))
	var first *result
	for i, got := range results {
		if got.err != nil {
			fmt.Fprintf(tw, "| %s\t| %v%s\t|\n", r.tools[i].name, got.err, strings.Repeat("\t| ", len(heads)-2))
			continue
		}
		if first == nil {
			first = &got
		}
		cells := []string{r.tools[i].name, seconds(got.best), ratio(got.best, first.best),
			seconds(got.processor), ratio(got.processor, first.processor), fmt.Sprintf("%d MB", got.memory>>20)}
		if r.tools[i].judge != nil {
			more, err := r.tools[i].judge(output(i))
			if err != nil {
				return fmt.Errorf("%s: %w", r.tools[i].name, err)
			}
			cells = append(cells, more...)
		}
		fmt.Fprintf(tw, "| %s\t|\n", strings.Join(cells, "\t| "))
	}
	return tw.Flush()
}

// run runs a tool once, with what it prints in a file.
func (r *result) run(t tool, output string, slow time.Duration) {
	f, err := os.Create(output)
	if err != nil {
		r.err = err
		return
	}
	defer f.Close()
	cmd := exec.Command(t.args[0], t.args[1:]...)
	cmd.Env, cmd.Stdout = append(os.Environ(), "NO_COLOR=1"), f
	start := time.Now()
	switch err := cmd.Start(); {
	case errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist):
		r.err = errors.New("not installed")
		return
	case err != nil:
		r.err = fmt.Errorf("does not start: %w", err)
		return
	}
	timer := time.AfterFunc(slow, func() { cmd.Process.Kill() })
	cmd.Wait()
	spent := time.Since(start)
	if !timer.Stop() {
		r.err = fmt.Errorf("over %v", slow)
		return
	}
	if !cmd.ProcessState.Success() && !(t.differs && cmd.ProcessState.ExitCode() == 1) {
		r.err = fmt.Errorf("failed: %v", cmd.ProcessState)
		return
	}
	processor := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if r.best == 0 || spent < r.best {
		r.best = spent
	}
	if r.processor == 0 || processor < r.processor {
		r.processor = processor
	}
	r.memory = peak(cmd.ProcessState)
}
