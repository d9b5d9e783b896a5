package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

// rounds is how often each tool runs; the best time counts, since whatever else the machine does only adds to it.
const rounds = 5

// long is the time from which a tool runs but once.
const long = time.Second

// slow is the time past which a tool is stopped.
const slow = 10 * time.Second

// A tool compares two files in a process of its own.
type tool struct {
	name string
	args func(a, b string) []string
}

// speed prints the tables of times, for the cases whose name contains only.
func speed(w io.Writer, only string) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, "reprise")
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/reprise-wording/reprise").Output()
	if err != nil {
		return fmt.Errorf("run it in the folder of the benchmark: %w", err)
	}
	build := exec.Command("go", "build", "-o", binary, "./cmd/reprise")
	build.Dir, build.Stderr = strings.TrimSpace(string(root)), os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("can't build reprise: %w", err)
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	tools := []tool{
		{"git diff --word-diff", func(a, b string) []string {
			return []string{"git", "diff", "--no-index", "--no-color", "--word-diff", a, b}
		}},
		{"reprise diff", func(a, b string) []string { return []string{binary, "diff", "--no-color", a, b} }},
		{"reprise diff --format json", func(a, b string) []string { return []string{binary, "diff", "--format", "json", a, b} }},
		{"wdiff", func(a, b string) []string { return []string{"wdiff", a, b} }},
		{"dwdiff", func(a, b string) []string { return []string{"dwdiff", a, b} }},
	}
	for _, lib := range []string{"znkr.io/diff", "go-udiff", "go-diff"} {
		tools = append(tools, tool{lib + " (words)", func(a, b string) []string { return []string{self, "rival", lib, a, b} }})
	}
	for _, c := range cases {
		if !strings.Contains(c.name, only) {
			continue
		}
		// in a process of its own, since what the system tells as the memory of a tool is never less than this one had when it
		// started it
		if out, err := exec.Command(self, "generate", dir, c.name).CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		a, b := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
		fmt.Fprintf(w, "\n%s (%.1f and %.1f MB)\n\n", c.name, megabytes(a), megabytes(b))
		table(w, tools, a, b)
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

type result struct {
	best   time.Duration
	memory int64 // of the best run, in bytes
	err    error
}

func table(w io.Writer, tools []tool, a, b string) {
	results := make([]result, len(tools))
	for range rounds {
		for i, t := range tools {
			if results[i].err == nil && results[i].best < long {
				results[i].run(t.args(a, b))
			}
		}
	}
	tw := tabwriter.NewWriter(w, 0, 0, 1, ' ', 0)
	fmt.Fprintln(tw, "| tool\t| time\t| ratio\t| memory\t|")
	fmt.Fprintln(tw, "| ---\t| ---:\t| ---:\t| ---:\t|")
	for i, r := range results {
		if r.err != nil {
			fmt.Fprintf(tw, "| %s\t| %v\t| \t| \t|\n", tools[i].name, r.err)
			continue
		}
		fmt.Fprintf(tw, "| %s\t| %.3f s\t| %.2f\t| %d MB\t|\n", tools[i].name, r.best.Seconds(), r.best.Seconds()/results[0].best.Seconds(), r.memory>>20)
	}
	tw.Flush()
}

// run runs a command once. Exit code 1 means that the files differ.
func (r *result) run(args []string) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	start := time.Now()
	if err := cmd.Start(); err != nil {
		r.err = fmt.Errorf("not there")
		return
	}
	timer := time.AfterFunc(slow, func() { cmd.Process.Kill() })
	cmd.Wait()
	spent := time.Since(start)
	if !timer.Stop() {
		r.err = fmt.Errorf("over %v", slow)
		return
	}
	if code := cmd.ProcessState.ExitCode(); code > 1 {
		r.err = fmt.Errorf("exit code %d", code)
		return
	}
	if r.best == 0 || spent < r.best {
		r.best = spent
		if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			r.memory = int64(u.Maxrss) << 10
		}
	}
}
