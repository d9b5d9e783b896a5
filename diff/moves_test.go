package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/diff"
)

// made are words of one length, of so many different ones.
func made(n, different int) []string {
	random := rand.New(rand.NewPCG(1, 1))
	out := make([]string, n)
	for k := range out {
		x := k
		if different < n {
			x = random.IntN(different)
		}
		out[k] = fmt.Sprintf("w%c%c%c", 'a'+x%26, 'a'+x/26%26, 'a'+x/676%26)
	}
	return out
}

// From how many words on a phrase that stands elsewhere has moved, by the length of the text and by what was changed
// in it and at its ends; shorter ones are taken out and brought in. A move is whole, and each side stands in its text.
func TestHowLongAMoveIs(t *testing.T) {
	t.Parallel()
	type way struct {
		name    string
		changes func(k, n int) bool // word k of n that move
	}
	ways := []way{
		{"as it is", func(int, int) bool { return false }},
		{"among new words", func(int, int) bool { return false }},
		{"its first word changed", func(k, _ int) bool { return k == 0 }},
		{"its first three words changed", func(k, _ int) bool { return k < 3 }},
		{"its first four words changed", func(k, _ int) bool { return k < 4 }},
		{"its last three words changed", func(k, n int) bool { return k >= n-3 }},
		{"its last four words changed", func(k, n int) bool { return k >= n-4 }},
		{"a word in the middle changed", func(k, n int) bool { return k == n/2 }},
		{"every fourth word changed", func(k, _ int) bool { return k%4 == 2 }},
		{"every third word changed", func(k, _ int) bool { return k%3 == 1 }},
	}
	var got strings.Builder
	for _, of := range [][2]int{{40, 40}, {200, 40}, {1500, 1500}} {
		size, different := of[0], of[1]
		for _, how := range ways {
			fmt.Fprintf(&got, "%d words, %d different, %s:", size, different, how.name)
			for n := 1; n <= min(17, size/2-8); n++ {
				words := made(size, different)
				phrase := slices.Clone(words[5 : 5+n])
				for k := range phrase {
					if how.changes(k, n) {
						phrase[k] = fmt.Sprint("Xa", k)
					}
				}
				if how.name == "among new words" {
					fresh := make([]string, n+1)
					for k := range fresh {
						fresh[k] = fmt.Sprint("Ya", k)
					}
					phrase = slices.Concat(fresh, phrase, fresh)
				}
				rest := slices.Concat(words[:5], words[5+n:])
				at := size - n - 5
				later := slices.Concat(rest[:at], phrase, rest[at:])
				s := diff.Texts(strings.Join(words, " "), strings.Join(later, " "))
				switch len(s.Moves) {
				case 0:
				case 1:
					from, to := "", ""
					for _, op := range s.Ops {
						if op.Link == 0 {
							continue
						}
						from, to = from+op.A.Text(s.A), to+op.B.Text(s.B)
					}
					fmt.Fprintf(&got, " %d=%d:%d", n, len(strings.Fields(from)), len(strings.Fields(to)))
				default:
					if different < size {
						continue
					}
					t.Errorf("%d words, %s, %d moved: %d moves", size, how.name, n, len(s.Moves))
				}
			}
			got.WriteString("\n")
		}
	}
	corpustest.Golden(t, "testdata/moves.txt", got.String(), *update)
}
