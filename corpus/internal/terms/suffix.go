package terms

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed suffixes.txt
var suffixData string

// A suffixList is what may stand behind a number: the words, and the rank of each.
type suffixList struct {
	words []string
	rank  map[string]int
}

var suffixes = sync.OnceValue(func() suffixList {
	l := suffixList{rank: map[string]int{}}
	for n, line := range strings.Split(suffixData, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		rank, err := strconv.Atoi(fields[0])
		if err != nil || len(fields) < 2 {
			panic(fmt.Sprintf("terms: suffixes.txt:%d: %q is no rank with words", n+1, line))
		}
		for _, w := range fields[1:] {
			l.words, l.rank[w] = append(l.words, w), rank
		}
	}
	return l
})

// SuffixRank is the place of a word such as bis among those that stand behind the number of what was put in after it:
// alt 0, bis 1, ter 2. ok is false where it is none; case counts.
func SuffixRank(word string) (rank int, ok bool) {
	rank, ok = suffixes().rank[word]
	return rank, ok
}

// SuffixPattern is a pattern of the words that SuffixRank knows, without a group around it.
func SuffixPattern() string { return strings.Join(suffixes().words, "|") }
