package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	minhashlsh "github.com/ekzhu/minhash-lsh"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// hashes is how many minima a signature has.
const hashes = 128

// A minhash is a way to use MinHash: which rows of words it compares, and from which Jaccard index on a pair is told.
type minhash struct {
	name  string
	row   int
	least float64
}

// minhashes are the settings that race: one for near duplicates, and two that find more.
var minhashes = []minhash{
	{"MinHash, rows of 3 words, 0.5", 3, 0.5},
	{"MinHash, rows of 2 words, 0.2", 2, 0.2},
	{"MinHash, words, 0.3", 1, 0.3},
}

// pairs writes the pairs of earlier and later units, a line each, that the library tells at the setting: candidates
// by locality sensitive hashing, and of these what the signatures put at the least index or above. Words are compared
// without case or marks.
func (m minhash) pairs(w io.Writer, earlier, later []string) error {
	index := minhashlsh.NewMinhashLSH32(hashes, m.least)
	signatures := make([][]uint64, len(earlier))
	for i, text := range earlier {
		signatures[i] = m.signature(text)
		index.Add(i, signatures[i])
	}
	index.Index()
	out := bufio.NewWriter(w)
	for j, text := range later {
		s := m.signature(text)
		for _, key := range index.Query(s) {
			i := key.(int)
			if jaccard := agree(signatures[i], s); jaccard >= m.least {
				fmt.Fprintf(out, "1:%d\t2:%d\t%.4f\n", i+1, j+1, jaccard)
			}
		}
	}
	return out.Flush()
}

func (m minhash) signature(text string) []uint64 {
	h := minhashlsh.NewMinhash(1, hashes)
	words := strings.FieldsFunc(lang.FoldAll.Key(text), func(r rune) bool { return strings.ContainsRune(" .,;:()", r) })
	for i := range max(1, len(words)-m.row+1) {
		h.Push([]byte(strings.Join(words[i:min(i+m.row, len(words))], " ")))
	}
	return h.Signature()
}

// agree is the share of equal minima, which estimates the Jaccard index.
func agree(a, b []uint64) float64 {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return share(n, len(a))
}

// linesOf are the units of a file.
func linesOf(data []byte) []string {
	return strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
}
