package mandates

import (
	"cmp"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

// A State is what became of a mandate, seen from the paper that it stands in.
type State string

// The states of a mandate.
const (
	First   State = "first"   // the paper continues none that was given
	New     State = "new"     // the paper that it continues did not have it
	Renewed State = "renewed" // as in the paper that it continues
	Changed State = "changed" // in other words, of someone else, or on other terms
	Lapsed  State = "lapsed"  // an earlier mandate that the paper which continues does not have
	Merged  State = "merged"  // an earlier mandate that went into another one
)

// An Entry is a mandate with its history.
type Entry struct {
	mandate.Mandate
	Document  int   // index of the paper that it stands in
	State     State //
	Earlier   int   // index of the entry that it takes up, whatever became of it later; -1 for none
	Later     int   // of a lapsed or merged mandate, the paper that does not have it; else -1
	Duplicate int   // index of an entry of another series and the same session that asks the same; -1 for none
}

// The shares of words from which two mandates are one: in a paper and the one that continues it; of a mandate that
// another has taken in.
const (
	same    = 0.4
	takenIn = 0.6
)

// Follow reads the mandates of papers of one language and follows them along the links of their series.
func Follow(docs []*corpus.Document, links []series.Link) []Entry {
	f := &follower{docs: docs, of: make([][]int, len(docs)), ended: map[int]State{}}
	before := make([]int, len(docs))
	for i := range before {
		before[i] = -1
	}
	for _, l := range links {
		before[l.Later] = l.Earlier
	}
	for i, d := range docs {
		for _, m := range mandate.Read(d) {
			state := New
			if before[i] < 0 {
				state = First
			}
			f.of[i] = append(f.of[i], len(f.all))
			f.all = append(f.all, Entry{Mandate: m, Document: i, State: state, Earlier: -1, Later: -1, Duplicate: -1})
			f.words = append(f.words, wordsOf(d, m.Words))
		}
	}
	for later, earlier := range before {
		if earlier >= 0 {
			f.pair(earlier, later)
		}
	}
	for e, state := range f.ended { // whatever the order of the papers, the end of a mandate is told before its renewal
		f.all[e].State = state
	}
	f.duplicates(before)
	return f.all
}

type follower struct {
	docs  []*corpus.Document
	all   []Entry
	words []map[string]bool
	of    [][]int       // the entries of each paper
	ended map[int]State // by entry: lapsed or merged
}

// wordsOf is the set of stems of the content words of a clause; numbers, and so years and sessions in digits, are left
// out.
func wordsOf(d *corpus.Document, text string) map[string]bool {
	l := lang.For(d.Language)
	out := map[string]bool{}
	for _, t := range l.Tokens(text) {
		if t.Kind == lang.Word {
			if key := lang.FoldAll.Key(t.Text(text)); !l.IsFunctionWord(key) {
				out[l.Stem(key)] = true
			}
		}
	}
	return out
}

// common counts the words of both sets.
func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

func likeness(a, b map[string]bool) float64 {
	c := common(a, b)
	if c == 0 {
		return 0
	}
	return float64(c) / float64(len(a)+len(b)-c)
}

// pair matches the mandates of a paper with those of the paper that it continues.
func (f *follower) pair(earlier, later int) {
	type match struct {
		e, l  int
		score float64
	}
	var all []match
	for _, l := range f.of[later] {
		for _, e := range f.of[earlier] {
			if f.all[e].Kind != f.all[l].Kind {
				continue
			}
			if s := likeness(f.words[e], f.words[l]); s >= same {
				all = append(all, match{e, l, s})
			}
		}
	}
	slices.SortFunc(all, func(a, b match) int { return cmp.Or(cmp.Compare(b.score, a.score), a.e-b.e, a.l-b.l) })
	taken := map[int]bool{}
	for _, m := range all {
		if f.all[m.l].Earlier >= 0 || taken[m.e] {
			continue
		}
		taken[m.e] = true
		f.all[m.l].Earlier = m.e
		f.all[m.l].State = stateOf(&f.all[m.e].Mandate, &f.all[m.l].Mandate, m.score)
	}
	for _, e := range f.of[earlier] {
		if taken[e] {
			continue
		}
		state := Lapsed
		for _, l := range f.of[later] {
			if f.all[l].Earlier >= 0 && len(f.words[e]) > 0 &&
				float64(common(f.words[e], f.words[l])) >= takenIn*float64(len(f.words[e])) {
				state = Merged
			}
		}
		told := state == Merged || f.all[e].Kind != mandate.Task // that a task is not repeated is no news
		if told && f.all[e].Later < 0 {
			f.all[e].Later, f.ended[e] = later, state
		}
	}
}

// stateOf tells a renewed mandate from a changed one.
func stateOf(e, l *mandate.Mandate, score float64) State {
	if !strings.EqualFold(e.Who, l.Who) || !strings.EqualFold(e.To, l.To) || e.Recurring != l.Recurring ||
		score < nearlySame {
		return Changed
	}
	return Renewed
}

// nearlySame is the share of words from which on two wordings of a mandate are taken for one: sessions and years
// differ.
const nearlySame = 0.8
