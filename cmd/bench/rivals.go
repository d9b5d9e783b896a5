package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
	"github.com/sergi/go-diff/diffmatchpatch"
	znkr "znkr.io/diff"
)

// rival does the work of a library on two files, as a process of its own: NAME A B.
func rival(w io.Writer, args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("rival NAME A B")
	}
	a, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	b, err := os.ReadFile(args[2])
	if err != nil {
		return err
	}
	for _, m := range minhashes {
		if m.name == args[0] {
			return m.pairs(w, linesOf(a), linesOf(b))
		}
	}
	return differences(w, args[0], strings.Fields(string(a)), strings.Fields(string(b)))
}

// differences prints the number of changes that a library finds word by word.
func differences(w io.Writer, name string, a, b []string) error {
	n := 0
	switch name {
	case "znkr.io/diff":
		for _, e := range znkr.Edits(a, b) {
			if e.Op != znkr.Match {
				n++
			}
		}
	case "go-udiff":
		n = len(lcs.DiffLines(a, b))
	case "go-diff":
		dmp := diffmatchpatch.New()
		dmp.DiffTimeout = 0
		ids := map[string]rune{}
		for _, d := range dmp.DiffMainRunes(runes(ids, a), runes(ids, b), false) {
			if d.Type != diffmatchpatch.DiffEqual {
				n++
			}
		}
	default:
		return fmt.Errorf("no rival %s", name)
	}
	fmt.Fprintln(w, n)
	return nil
}

// runes numbers the words, past the surrogates and the replacement character.
func runes(ids map[string]rune, words []string) []rune {
	out := make([]rune, len(words))
	for i, w := range words {
		if ids[w] == 0 {
			r := rune(len(ids)) + 1
			if r >= 0xd800 {
				r += 0x800
			}
			if r >= 0xfffd {
				r++
			}
			ids[w] = r
		}
		out[i] = ids[w]
	}
	return out
}
