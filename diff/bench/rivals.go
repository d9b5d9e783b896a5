package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
	"github.com/sergi/go-diff/diffmatchpatch"
	znkr "znkr.io/diff"
)

// rival compares two files word by word with a library, as a process of its own, and prints the number of changes.
func rival(name, fileA, fileB string) error {
	dataA, err := os.ReadFile(fileA)
	if err != nil {
		return err
	}
	dataB, err := os.ReadFile(fileB)
	if err != nil {
		return err
	}
	a, b := strings.Fields(string(dataA)), strings.Fields(string(dataB))
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
	fmt.Println(n)
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
