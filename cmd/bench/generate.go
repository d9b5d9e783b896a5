package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// A change is one known edit: words Lo to Hi of the first text became words Lo2 to Hi2 of the second.
type change struct{ Lo, Hi, Lo2, Hi2 int }

// A revision is a text, a changed one, and what was changed.
type revision struct {
	A, B  []string // words, paragraph ends as "\n"
	Edits []change
	Moves []change
	tag   language.Tag
	twin  []int // for each word of A the word of B it stays, -1 for none
}

func (r *revision) texts() (string, string) { return join(r.A), join(r.B) }

// join sets words with a space between them, as they are separated when counted.
func join(words []string) string {
	var b strings.Builder
	start := true
	for _, w := range words {
		if !start && w != "\n" {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		start = w == "\n"
	}
	return b.String()
}

// babble writes n words after the manner of a text: which words follow one another, as a chain of pairs of words.
func babble(rng *rand.Rand, source string, n int) []string {
	words := strings.Fields(source)
	next := map[string][]string{}
	for i := 1; i < len(words); i++ {
		next[words[i-1]] = append(next[words[i-1]], words[i])
	}
	out := make([]string, 0, n+n/50)
	word, left := words[0], 60
	for len(out) < n {
		out = append(out, word)
		left--
		if left <= 0 && strings.HasSuffix(word, ".") {
			out = append(out, "\n")
			left = 30 + rng.IntN(120)
		}
		choice := next[word]
		if len(choice) == 0 || rng.IntN(12) == 0 {
			word = words[rng.IntN(len(words))]
			continue
		}
		word = choice[rng.IntN(len(choice))]
	}
	return append(out, "\n")
}

// source is the built-in document in English, without its marks.
func source() string {
	for _, f := range wg4.Files() {
		if strings.Contains(f.Name, ".en.") {
			return strings.NewReplacer("*", "", "#", "", "<", "", ">", "", "_", "", "\\", "").Replace(string(f.Data))
		}
	}
	return ""
}

// revise makes edits of one to three words and moves of 8 to 40, changed times over a moved phrase, at random places
// that do not touch.
func revise(rng *rand.Rand, a []string, edits, moves int, changed float64) *revision {
	r := &revision{A: a}
	taken := make([]bool, len(a)+1)
	free := func(lo, hi int) bool {
		for i := max(0, lo-1); i <= min(hi, len(a)); i++ {
			if taken[i] || i < len(a) && a[i] == "\n" && i < hi && i >= lo {
				return false
			}
		}
		return true
	}
	type step struct {
		hi    int // words a[at:hi] go
		words []string
		edit  int // index plus one
		move  int
	}
	steps := map[int]step{}
	claim := func(lo, hi int) {
		for i := lo; i <= hi; i++ {
			taken[i] = true
		}
	}
	r.Moves = make([]change, 0, moves)
	for len(r.Moves) < moves {
		n := 8 + rng.IntN(33)
		lo, to := rng.IntN(len(a)-n), rng.IntN(len(a))
		if !free(lo, lo+n) || !free(to, to) || to >= lo-2 && to <= lo+n+2 {
			continue
		}
		phrase := append([]string(nil), a[lo:lo+n]...)
		for range int(changed * float64(n)) {
			phrase[rng.IntN(n)] = plainWord(rng, a)
		}
		claim(lo, lo+n)
		claim(to, to)
		r.Moves = append(r.Moves, change{Lo: lo, Hi: lo + n})
		steps[lo] = step{hi: lo + n}
		steps[to] = step{hi: to, words: phrase, move: len(r.Moves)}
	}
	for len(r.Edits) < edits {
		lo := rng.IntN(len(a) - 4)
		out, in := rng.IntN(4), rng.IntN(4)
		if out+in == 0 || !free(lo, lo+out) || a[lo] == "\n" || slides(a, lo, lo+out) {
			continue
		}
		claim(lo, lo+out)
		var words []string
		for len(words) < in {
			if w := plainWord(rng, a); !near(a, lo, lo+out, w) {
				words = append(words, w)
			}
		}
		r.Edits = append(r.Edits, change{Lo: lo, Hi: lo + out})
		steps[lo] = step{hi: lo + out, words: words, edit: len(r.Edits)}
	}
	r.twin = make([]int, len(a))
	for i := range r.twin {
		r.twin[i] = -1
	}
	for i := 0; i < len(a); i++ {
		if s, ok := steps[i]; ok {
			from := len(r.B)
			r.B = append(r.B, s.words...)
			if s.edit > 0 {
				r.Edits[s.edit-1].Lo2, r.Edits[s.edit-1].Hi2 = from, len(r.B)
			}
			if s.move > 0 {
				r.Moves[s.move-1].Lo2, r.Moves[s.move-1].Hi2 = from, len(r.B)
			}
			if s.hi > i {
				i = s.hi - 1
				continue
			}
		}
		r.twin[i] = len(r.B)
		r.B = append(r.B, a[i])
	}
	return r
}

// plainWord is a word of the text that ends no sentence.
func plainWord(rng *rand.Rand, a []string) string {
	for {
		if w := strings.Trim(a[rng.IntN(len(a))], ".,;:()\n"); w != "" {
			return w
		}
	}
}

// slides reports whether taking out other words next to lo to hi would give the same text, so that nobody can tell
// which were meant.
func slides(a []string, lo, hi int) bool {
	return hi > lo && (lo > 0 && a[lo-1] == a[hi-1] || hi < len(a) && a[hi] == a[lo])
}

// near reports whether a word, or a part of it such as an elided article, stands next to or among words lo to hi:
// brought in there, it would be one that stayed.
func near(a []string, lo, hi int, word string) bool {
	for i := max(0, lo-4); i < min(hi+4, len(a)); i++ {
		for _, x := range parts(a[i]) {
			if slices.Contains(parts(word), x) {
				return true
			}
		}
	}
	return false
}

// parts are the keys of a word without its marks: l' and examen of l’examen.
func parts(word string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(lang.FoldAll.Key(word), "'", "' "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
}
