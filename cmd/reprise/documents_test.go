package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// TestDocuments runs what the Markdown files of the repository show: every command of a console block, whose output
// must be what stands below it, and, where the long tests are asked for, every whole command line of this program in
// running text. In the output a line "..." stands for any lines. With -update the outputs without such a line are
// written anew.
func TestDocuments(t *testing.T) {
	t.Parallel()
	shell := needShell(t)
	root := filepath.Join("..", "..")
	shown := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if _, nested := os.Stat(filepath.Join(path, "go.mod")); err == nil && d.IsDir() && nested == nil && path != root {
			return fs.SkipDir
		}
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		sessions := sessionsIn(string(text))
		shown += len(sessions)
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) { // which ends when all are run
			for i := range sessions {
				t.Run(sessions[i].command, func(t *testing.T) {
					t.Parallel()
					sessions[i].run(t, shell, filepath.Dir(path))
				})
			}
		})
		if !*update {
			return nil
		}
		return os.WriteFile(path, []byte(withOutputs(string(text), sessions)), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	if shown < 5 {
		t.Errorf("%d commands found in the documents; are their blocks marked console?", shown)
	}
}

// A session is a command as a document shows it.
type session struct {
	command string // as it stands there
	output  string // below it, where checked
	checked bool   // the command has a prompt, so what follows is its output
}

var (
	consoleBlock = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")
	blockPart    = regexp.MustCompile("(?m)^(?:\\$ |```)") // where the output of a command ends
	inlineLine   = regexp.MustCompile("`(reprise [^`]+)`")
	placeholder  = regexp.MustCompile(`\b[A-Z]{4,}\b|\\\||\[`)
)

func sessionsIn(document string) []session {
	var out []session
	for _, block := range consoleBlock.FindAllStringSubmatch(document, -1) {
		prompts := strings.Contains("\n"+block[1], "\n$ ")
		for line := range strings.Lines(block[1]) {
			command, prompted := strings.CutPrefix(line, "$ ")
			switch {
			case prompted || !prompts:
				out = append(out, session{command: strings.TrimSpace(command), checked: prompted})
			case len(out) > 0:
				out[len(out)-1].output += line
			}
		}
	}
	for _, m := range inlineLine.FindAllStringSubmatch(document, -1) {
		if !placeholder.MatchString(m[1]) {
			out = append(out, session{command: m[1]})
		}
	}
	return out
}

// others are the commands of documents that are not of this program, and are run elsewhere.
var others = []string{"go test ./...", "bash .ci/run"}

// run runs the command in a folder that looks like the one the document stands in.
func (s *session) run(t *testing.T, shell, home string) {
	line, _, _ := strings.Cut(s.command, "  #")
	line = strings.ReplaceAll(strings.TrimSpace(line), "go run ./cmd/reprise", "reprise")
	if slices.Contains(others, line) {
		t.Skip("run by .ci/run")
	}
	if !strings.HasPrefix(line, "reprise ") {
		t.Fatalf("%s: only commands of this program can be checked", line)
	}
	home, err := filepath.Abs(home)
	if err != nil {
		t.Fatal(err)
	}
	there, err := os.ReadDir(home)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, e := range there {
		if err := os.Symlink(filepath.Join(home, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	if !s.checked {
		testlevel.Long(t)
		runExample(t, shell, dir, line)
		return
	}
	cmd := exec.CommandContext(t.Context(), shell, "-c", line)
	var out bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.Env = dir, &out, &out, append(os.Environ(), "COLUMNS=100")
	_ = cmd.Run() // what it says tells
	lost := missing(out.String(), s.output)
	switch {
	case lost == "":
	case *update && !slices.Contains(linesOf(s.output), "..."):
		s.output = out.String()
	default:
		t.Errorf("%s\nprints %d lines, but not\n%s", line, len(linesOf(out.String())), lost)
	}
}

// missing gives the first of the wanted lines that were not printed, none where all were. A line "..." stands for any
// lines.
func missing(got, want string) string {
	have, first := linesOf(got), true
	for _, run := range strings.Split("\n"+strings.Join(linesOf(want), "\n")+"\n", "\n...\n") {
		lines := linesOf(run)
		at := 0
		for !first && at < len(have) && !startsWith(have[at:], lines) {
			at++
		}
		if !startsWith(have[at:], lines) {
			return strings.Join(lines, "\n")
		}
		have, first = have[at+len(lines):], false
	}
	if len(have) > 0 && !strings.HasSuffix(strings.TrimSpace(want), "...") {
		return "nothing more than that; but there is\n" + strings.Join(have[:min(5, len(have))], "\n")
	}
	return ""
}

// linesOf gives the lines of a text without white space at their ends and without empty lines around.
func linesOf(text string) []string {
	text = strings.Trim(text, "\n")
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
		if strings.TrimSpace(l) == "..." {
			lines[i] = "..."
		}
	}
	return lines
}

func startsWith(have, lines []string) bool {
	return len(have) >= len(lines) && slices.Equal(have[:len(lines)], lines)
}

// withOutputs puts the outputs of the sessions in place of those that stand in the document.
func withOutputs(document string, sessions []session) string {
	for _, s := range sessions {
		if head := "$ " + s.command + "\n"; s.checked {
			before, after, found := strings.Cut(document, head)
			if end := blockPart.FindStringIndex(after); found && end != nil {
				document = before + head + strings.TrimRight(s.output, "\n") + "\n" + after[end[0]:]
			}
		}
	}
	return document
}
