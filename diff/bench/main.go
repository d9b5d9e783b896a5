// Bench measures package diff beside other tools, on texts it makes itself:
//
//	go run . speed [CASE]  tables of times, each a whole process, as a ratio to git diff --word-diff
//	go run . quality [FILE...]  known edits and moves found as they were made, in a made-up text or in those of files
//	go run . misses [FILE...]  the same, with the edits that were not
//	go run . islands PAIRS.tsv [LANG]  stray words between changes, in reworded pairs, two texts a line
//	go run . generate DIR [CASE]  writes the texts of a case
package main

import (
	"fmt"
	"os"
	"path/filepath"
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

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say what: speed, quality, misses, islands PAIRS.tsv or generate DIR [CASE]")
	}
	switch args[0] {
	case "quality", "misses":
		return quality(os.Stdout, args[1:], args[0] == "misses")
	case "speed":
		return speed(os.Stdout, strings.Join(args[1:], " "))
	case "islands":
		if len(args) < 2 {
			return fmt.Errorf("islands PAIRS.tsv [LANG]")
		}
		tag := language.English
		if len(args) > 2 {
			tag = language.Make(args[2])
		}
		return islands(os.Stdout, args[1], tag)
	case "generate":
		if len(args) < 2 {
			return fmt.Errorf("generate where? give a folder")
		}
		name := strings.Join(args[2:], " ")
		for _, c := range cases {
			if strings.Contains(c.name, name) {
				a, b := c.texts()
				return write(args[1], a, b)
			}
		}
		return fmt.Errorf("no case has %q in its name", name)
	case "rival":
		if len(args) != 4 {
			return fmt.Errorf("rival NAME A B")
		}
		return rival(args[1], args[2], args[3])
	}
	return fmt.Errorf("no %q; say speed, quality, misses, islands or generate", args[0])
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
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(a), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "b.txt"), []byte(b), 0o644)
}
