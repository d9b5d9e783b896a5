package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// TestExamplesOfHelp runs every example of every help text in a folder that holds the files it names.
func TestExamplesOfHelp(t *testing.T) {
	testlevel.Long(t)
	t.Parallel()
	shell := needShell(t)
	var visit func(at string, c *cli.Command, description string)
	visit = func(at string, c *cli.Command, description string) {
		found := examplesIn(description)
		if len(found) == 0 {
			t.Errorf("%s has no example in its help", at)
		}
		for _, line := range found {
			t.Run(line, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				provide(t, dir, line)
				runExample(t, shell, dir, line)
			})
		}
		for _, sub := range c.Subcommands {
			visit(at+" "+sub.Name, sub, sub.Description)
		}
	}
	app := newApp(console.Std())
	visit("reprise", &cli.Command{Subcommands: app.Commands}, app.Description)
}

// examplesIn gives the lines that examples wrote.
func examplesIn(description string) []string {
	_, list, _ := strings.Cut(description, examples("")[:len("Examples:\n")])
	var out []string
	for line := range strings.Lines(list) {
		out = append(out, strings.TrimSpace(line))
	}
	return out
}

func needShell(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("every command is run without the race detector too")
	}
	bash, err := exec.LookPath("bash")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("the examples are written for a shell as Unix has it")
	}
	return bash
}

// serving matches a command that runs until it is stopped.
var serving = regexp.MustCompile(`reprise (?:serve|workplace)`)

// runExample runs a line in the shell and wants it to succeed, with diff allowed to find differences. A server is
// stopped once it says where it is.
func runExample(t *testing.T, shell, dir, line string) {
	t.Helper()
	script := serving.ReplaceAllString(line, "exec $0")   // so that the signal that stops it is for it
	script = port.ReplaceAllString(script, "127.0.0.1:0") // one that is free
	cmd := exec.CommandContext(t.Context(), shell, "-c", script)
	var out, talk bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &talk
	cmd.Env = append(os.Environ(), "HOME="+dir, "PATH="+noBrowser(t)+":"+os.Getenv("PATH"))
	if cache, err := os.UserCacheDir(); err == nil {
		cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+cache) // where PDFium is compiled already
	}
	var err error
	if serving.MatchString(line) {
		err = serveAndStop(cmd)
	} else {
		err = cmd.Run()
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == exitDifferent && strings.Contains(line, "reprise diff") {
		err = nil
	}
	if strings.Contains(line, "--paper ") && strings.Contains(talk.String(), "no paper ") {
		err = nil // the corpus that stands in for the example's has no such paper
	}
	if err != nil {
		t.Errorf("%s\n%v\n%s%s", line, err, &out, &talk)
	}
	if strings.Contains(talk.String(), "panic") {
		t.Errorf("%s\n%s", line, &talk)
	}
}

func serveAndStop(cmd *exec.Cmd) error {
	cmd.Stdout = nil
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return err
	}
	first, _ := bufio.NewReader(out).ReadString('\n')
	if !strings.HasPrefix(first, "http://127.0.0.1:") {
		err = fmt.Errorf("%q is no address", first)
	}
	_ = cmd.Process.Signal(os.Interrupt)
	return errors.Join(err, cmd.Wait())
}

// noBrowser is a folder with programs that stand in for those that open a browser.
func noBrowser(t *testing.T) string {
	dir := t.TempDir()
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var (
	port     = regexp.MustCompile(`127\.0\.0\.1:\d+`)
	fileName = regexp.MustCompile(`^[\w.-]+\.[a-z]{2,7}$`)
	// before the name of a file that the line makes
	written = []string{"-o", "--output", "--learn-lexicon", "--resume", ">"}
)

// provide makes the files that a line reads, each of the kind that its name tells.
func provide(t *testing.T, dir, line string) {
	t.Helper()
	for part := range strings.SplitSeq(line, " | ") {
		words := strings.Fields(part)
		for i, w := range words {
			if i == 0 || slices.Contains(written, words[i-1]) {
				if i > 0 && strings.HasPrefix(w, "~/") {
					if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(w[2:])), 0o755); err != nil {
						t.Fatal(err)
					}
				}
				continue
			}
			made := words[i-1] == "--corpus" && (words[1] == "add" || words[1] == "import") ||
				words[i-1] == "--pins" && words[1] == "serve"
			w = strings.ReplaceAll(w, "*", "1") // a file that the pattern stands for
			if fileName.MatchString(w) && !made {
				provideFile(t, filepath.Join(dir, w), words)
			}
		}
	}
}

func provideFile(t *testing.T, path string, words []string) {
	t.Helper()
	name := filepath.Base(path)
	paper := wg4.Files()[1]
	if strings.Contains(name, ".fr.") || strings.HasPrefix(name, "french") {
		paper = wg4.Files()[0]
	}
	gold, err := os.ReadFile(filepath.Join("..", "..", "testdata", "wg4", name))
	switch ext := filepath.Ext(name); {
	case err == nil:
		write(t, path, gold)
	case ext == ".md":
		write(t, path, paper.Data)
	case ext == ".xml":
		write(
			t, path,
			[]byte(`<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">`+
				`<mainBody>`+
				`<paragraph><num>1.</num><content><p>Requests the pilots to wait;</p></content></paragraph></mainBody>`+
				`</statement></akomaNtoso>`),
		)
	case ext == ".docx":
		write(t, path, paperDOCX(t, string(paper.Data)))
	case ext == ".pdf":
		write(t, path, makePDF("BT /F1 12 Tf 72 700 Td (1. States parties should read the report of the meeting.) Tj ET"))
	case ext == ".txt":
		write(t, path, []byte("The report of "+name+" was read.\nStates parties should act on it.\n"))
	case ext == ".gold" || ext == ".beads":
		write(t, path, []byte("[0]:[0]\n[1]:[1]\n"))
	case ext == ".tsv" && slices.Contains(words, "--pins"):
		write(t, path, []byte("# reprise pins 1\n"))
	case ext == ".reprise" || ext == ".jsonl":
		kept, err := keptCorpus()
		if err != nil {
			t.Fatal(err)
		}
		write(t, path, kept[ext])
	default:
		t.Fatalf("%s: this test can't make such a file yet; teach provideFile", name)
	}
}

// keptCorpus is the built-in corpus as a corpus file and as what export writes of it, by the ends of their names.
var keptCorpus = sync.OnceValues(func() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	add := []string{"add", "--corpus", "kept.reprise"}
	for _, f := range wg4.Files() {
		add = append(add, f.Name)
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644))
	}
	for _, args := range [][]string{add, {"export", "--corpus", "kept.reprise", "-o", "kept.jsonl"}} {
		cmd := exec.Command("reprise", args...)
		cmd.Dir = dir
		if talk, e := cmd.CombinedOutput(); e != nil {
			err = errors.Join(err, fmt.Errorf("%v: %w: %s", args, e, talk))
		}
	}
	out := map[string][]byte{}
	for _, ext := range []string{".reprise", ".jsonl"} {
		data, e := os.ReadFile(filepath.Join(dir, "kept"+ext))
		out[ext], err = data, errors.Join(err, e)
	}
	return out, err
})

// paperDOCX is a Word document of the paragraphs of a paper in Markdown, without its markup.
func paperDOCX(t *testing.T, markdown string) []byte {
	t.Helper()
	plain := regexp.MustCompile(`<[^>]*>|[#*]+ ?|\\`).ReplaceAllString(markdown, "")
	var b strings.Builder
	for p := range strings.SplitSeq(plain, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" && p != "---" {
			b.WriteString(wordPara(strings.ReplaceAll(p, "&", "&amp;")))
		}
	}
	return archive(t, "word/document.xml", wordHead+b.String()+`</w:body></w:document>`)
}
