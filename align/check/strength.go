package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

const (
	mostlySo = 0.6  // share of the uses of a word that go with one strength for it to mean that
	hardlySo = 0.02 // and up to which it does not mean another
	seenOft  = 20   // uses from which the shares are believed
)

// strength finds words that ask with another strength than those of the other side: shall and should, requests and invites.
func (c *Checker) strength(s, t *reading) *Finding {
	if f := clash(c.source.modals(s), c.target.modals(t), s, t, nil); f != nil {
		return f
	}
	return clash(c.source.opening(s), c.target.opening(t), s, t, asking().is)
}

// A mark is a word of strength and the counts of English words that it goes with.
type mark struct {
	word   string
	counts map[string]int
}

func (m mark) total() (n int) {
	for _, c := range m.counts {
		n += c
	}
	return n
}

func (m mark) share(class string) float64 {
	return float64(m.counts[class]) / float64(max(m.total(), 1))
}

// means is the English word that a mark stands for most, where it does so nearly always; empty where it does not.
func (m mark) means() string {
	var classes []string
	for c := range m.counts {
		classes = append(classes, c)
	}
	slices.SortFunc(classes, func(a, b string) int { return cmp.Or(cmp.Compare(m.counts[b], m.counts[a]), cmp.Compare(a, b)) })
	if len(classes) == 0 || m.total() < seenOft || m.share(classes[0]) < mostlySo {
		return ""
	}
	return classes[0]
}

// modals are the words of obligation of a segment.
func (s *side) modals(r *reading) []mark { return marksOf(r.grams(), s.strengths) }

// opening are the words that a segment begins with, which say what is done: "Urges", "Demande".
func (s *side) opening(r *reading) []mark {
	g := r.grams()
	return marksOf(g[:min(len(g), openingWords)], s.openings)
}

const openingWords = 3

// grams are the keys of words, and of each two letters in scripts written without spaces.
func (r *reading) grams() []string { return Grams(r.keys) }

// Grams puts letters of scripts written without spaces together in pairs: the form in which the table of strengths has words.
func Grams(keys []string) []string {
	var out []string
	for k, key := range keys {
		if !isLetterAlone(key) {
			out = append(out, key)
		} else if k+1 < len(keys) && isLetterAlone(keys[k+1]) {
			out = append(out, key+keys[k+1])
		}
	}
	return out
}

func isLetterAlone(key string) bool { return len(key) == 3 && key >= "\u2e80" }

func marksOf(keys []string, table marker) (out []mark) {
	for _, k := range keys {
		if counts := table[k]; counts != nil {
			out = append(out, mark{k, counts})
		}
	}
	return out
}

// clash finds a word of one side that means a strength that no word of the other may mean, where the other means one too.
// Where there are kinds of English words, only those of the kind ask count.
func clash(a, b []mark, s, t *reading, kinds map[string]string) *Finding {
	for _, x := range a {
		want := x.means()
		if want == "" {
			continue
		}
		for _, y := range b {
			have := y.means()
			if have == "" || have == want || y.share(want) > hardlySo || x.share(have) > hardlySo {
				continue
			}
			if may(b, want) || may(a, have) || kinds != nil && (kinds[want] != "ask" || kinds[have] != "ask") {
				continue
			}
			return &Finding{Strength, s.standing(x.word), t.standing(y.word), 0.75, fmt.Sprintf(
				"%q asks as %q does in English, %q as %q.", s.standing(x.word), want, t.standing(y.word), have)}
		}
	}
	return nil
}

// asking is the English side, whose words that ask are those of openings.
var asking = sync.OnceValue(func() *side { return sideOf(lang.For(language.English)) })

// may reports whether one of the marks may mean a strength.
func may(marks []mark, class string) bool {
	for _, m := range marks {
		if m.share(class) > hardlySo {
			return true
		}
	}
	return false
}

// standing is a word as it stands in the text.
func (r *reading) standing(key string) string {
	for k, x := range r.keys {
		if x == key {
			return r.text[r.spans[k].Start:r.spans[k].End]
		}
		if k+1 < len(r.keys) && strings.HasPrefix(key, x) && key == x+r.keys[k+1] {
			return r.text[r.spans[k].Start:r.spans[k+1].End]
		}
	}
	return key
}
