package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/diff"
)

// islands prints how many islands of one or two kept words stand between changes, on average, in the pairs of a file:
// two texts a line with a tab between.
func islands(w io.Writer, file string, tag language.Tag) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	var pairs, ours, shortest, git int
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		a, b, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			continue
		}
		pairs++
		ours += lonely(diff.Texts(a, b, diff.In(tag)))
		shortest += lonely(diff.Texts(a, b, diff.In(tag), diff.Shortest()))
		if err := write(dir, a+"\n", b+"\n"); err != nil {
			return err
		}
		out, _ := exec.Command(
			"git", "diff", "--no-index", "--word-diff=porcelain", filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"),
		).Output()
		git += lonelyLines(string(out))
	}
	if pairs == 0 {
		return fmt.Errorf("no pairs in %s", file)
	}
	n := float64(pairs)
	fmt.Fprintf(w, "%d pairs: islands of 1-2 words a pair: reprise %.2f, without grouping %.2f, git --word-diff %.2f\n",
		pairs, float64(ours)/n, float64(shortest)/n, float64(git)/n)
	return lines.Err()
}

func lonely(s *diff.Script) int {
	n := 0
	for k, op := range s.Ops {
		words := len(strings.Fields(s.Text(op)))
		if op.Kind == diff.Equal && k > 0 && k < len(s.Ops)-1 && (words == 1 || words == 2) {
			n++
		}
	}
	return n
}

// lonelyLines counts the same in the porcelain of git: a line for each run, beginning with a space, - or +.
func lonelyLines(out string) int {
	_, body, _ := strings.Cut(out, "\n@@")
	_, body, _ = strings.Cut(body, "\n")
	var runs []string
	for line := range strings.Lines(body) {
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "-") || strings.HasPrefix(line, "+") {
			runs = append(runs, strings.TrimRight(line, "\n"))
		}
	}
	n := 0
	for k, r := range runs {
		words := len(strings.Fields(r))
		if r[0] == ' ' && k > 0 && k < len(runs)-1 && (words == 1 || words == 2) {
			n++
		}
	}
	return n
}
