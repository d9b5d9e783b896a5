// Command bench measures reprise against others that do the same work, on texts it makes itself or on those it is
// given. Each time is that of a whole process, the best of five runs; ratios are to the first tool of the table that
// is there. Where other work keeps the machine busy, the ratio of processor times is the one to read.
//
//	go run .                      the tables of the README: diff, align, trace
//	go run . diff [CASE]          word differences: git, wdiff, dwdiff, libraries; a revision, and what could be worst
//	go run . diff OLD NEW         the same of two files
//	go run . align [-hunalign FILE] [-langs en,fr] [SOURCE TARGET [GOLD]]  bilingual texts, a segment a line, made up or in
//	                              files, with beads as [0]:[0, 1]: hunalign
//	go run . trace [FILE...]      wordings planted in later units, made up or out of files, a unit a line: MinHash
//	go run . quality [FILE...]    known edits and moves found as they were made, in a made-up text or in those of files
//	go run . misses [FILE...]     the same, with the edits that were not
//	go run . islands PAIRS.tsv [LANG]  stray words between changes, in reworded pairs, two texts a line
//	go run . parallel DIR...      papers in Akoma Ntoso, paragraphs of the six languages of the United Nations side by side
//	go run . lexicon -from SOURCE LANG OUT.tsv.gz TSV...  learns a built-in lexicon from what parallel writes
//	go run . check TSV...         errors planted in what parallel writes, and false alarms in pairs left as they are
//	go run . fit -agreed DIR,... [-halves] [-without NAME,...] [-cache FILE] [-model FILE] [-o FILE] BENCH
//	                              the model of align/reuse, fitted on sets laid out as bench/agreed/dev and on revisions
//	                              and bills under BENCH; how well each is told
//	go run . composed DIR         paragraphs composed of stretches of those in a folder laid out as bench/agreed/dev, taken
//	                              apart again: words found, sources right, new words told as agreed
//	go run . degrees CSV...       how often the degree of likeness of two passages, as people judged it, follows from the
//	                              features of align/reuse; columns sec_a_text, sec_b_text, label
//	go run . generate DIR diff|align|trace [CASE]  writes the texts
package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// The text of the issue: 231 thousand words, some 3,300 edits, 40 moves.
const (
	words = 231_000
	edits = 3_300
	moves = 40
	seed  = 5
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

// jobs are the subcommands.
var jobs = map[string]func(w io.Writer, args []string) error{
	"diff":     timed(differ),
	"align":    timed(aligners),
	"trace":    timed(tracers),
	"quality":  func(w io.Writer, files []string) error { return quality(w, files, false) },
	"misses":   func(w io.Writer, files []string) error { return quality(w, files, true) },
	"islands":  islandsOf,
	"generate": generate,
	"rival":    rival,
	"parallel": sideBySide,
	"lexicon":  learnLexicon,
	"check":    checked,
	"composed": composed,
	"fit":      fitter,
	"degrees":  degrees,
}

func run(args []string) error {
	if len(args) == 0 {
		return everything(os.Stdout)
	}
	job := jobs[args[0]]
	if job == nil {
		return fmt.Errorf("no %q; give one of %s, or nothing for the tables of the README", args[0],
			strings.Join(slices.Sorted(maps.Keys(jobs)), ", "))
	}
	return job(os.Stdout, args[1:])
}

// everything prints the tables of the README, each by a process of its own: one that had judged much would count as
// the memory of the tools it starts.
func everything(w io.Writer) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, job := range [][]string{{"diff", cases[0].name}, {"align"}, {"trace"}} {
		cmd := exec.Command(self, job...)
		cmd.Stdout, cmd.Stderr = w, os.Stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("%s: %w", job[0], err)
		}
	}
	return nil
}

func islandsOf(w io.Writer, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("islands PAIRS.tsv [LANG]")
	}
	tag := language.English
	if len(args) > 1 {
		tag = language.Make(args[1])
	}
	return islands(w, args[0], tag)
}

// generate writes the texts of a job to a folder.
func generate(_ io.Writer, args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("generate DIR diff|align|trace [CASE]")
	}
	dir, rest := args[0], args[2:]
	switch args[1] {
	case "diff":
		name := strings.Join(rest, " ")
		for _, c := range cases {
			if strings.Contains(c.name, name) {
				a, b := c.texts()
				return write(dir, a, b)
			}
		}
		return fmt.Errorf("no case has %q in its name", name)
	case "align":
		return generateBitext(dir)
	case "trace":
		return generatePlanted(dir, rest)
	}
	return fmt.Errorf("no texts for %q", args[1])
}

// fields splits a text into words, with line ends as words of their own.
func fields(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		out = append(append(out, strings.Fields(line)...), "\n")
	}
	return out
}

func write(dir, a, b string) error {
	return writeAll(dir, map[string]string{"a.txt": a, "b.txt": b})
}

func writeAll(dir string, files map[string]string) error {
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
