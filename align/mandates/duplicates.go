package mandates

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/mandate"
)

// The limits of duplicates, of subjects whose words are weighed by how few papers have them.
const (
	duplicate = 0.8 // share of the weight that two subjects have in common
	telling   = 7.0 // weight in common below which they say too little to be one
	rareWords = 3   // so many of the rarest words of a subject lead to what is like it
)

// A subject is what a request for a report is about: the stems of its content words, and the names among them.
type subject struct {
	words map[string]bool
	names map[string]bool // written with a capital letter
	rare  []string        // the rarest words
}

// subjectOf is the subject of a mandate. Numbers, and so years and sessions in digits, are left out.
func subjectOf(d *corpus.Document, m *mandate.Mandate) subject {
	l := lang.For(d.Language)
	s := subject{words: map[string]bool{}, names: map[string]bool{}}
	for _, t := range l.Tokens(m.Subject) {
		if t.Kind != lang.Word {
			continue
		}
		shown := t.Text(m.Subject)
		key := lang.FoldAll.Key(shown)
		if l.IsFunctionWord(key) {
			continue
		}
		stem := l.Stem(key)
		s.words[stem] = true
		if first, _ := utf8.DecodeRuneInString(shown); unicode.IsUpper(first) {
			s.names[stem] = true
		}
	}
	return s
}

// duplicates finds requests for a report that stand in two series of one session.
func (f *follower) duplicates(before []int) {
	root := func(d int) int {
		for n := 0; before[d] >= 0 && n < len(before); n++ {
			d = before[d]
		}
		return d
	}
	subjects, weight := f.subjects()
	index := map[string][]int{}
	for _, i := range f.reports() {
		e := &f.all[i]
		for _, w := range subjects[i].rare {
			for _, k := range index[w] {
				o := &f.all[k]
				if e.Duplicate >= 0 && o.Duplicate >= 0 {
					continue
				}
				if f.docs[o.Document].Session != f.docs[e.Document].Session || root(o.Document) == root(e.Document) ||
					!strings.EqualFold(o.Who, e.Who) || !oneSubject(subjects[i], subjects[k], weight) {
					continue
				}
				if e.Duplicate < 0 {
					e.Duplicate = k
				}
				if o.Duplicate < 0 {
					o.Duplicate = i
				}
			}
			index[w] = append(index[w], i)
		}
	}
}

// reports are the requests for a report on something else than the paper that asks.
func (f *follower) reports() []int {
	var out []int
	for i := range f.all {
		if f.all[i].Kind == mandate.Report && !f.all[i].Own {
			out = append(out, i)
		}
	}
	return out
}

// subjects are those of the requests for a report, and what each word weighs: the fewer papers ask about it, the more.
func (f *follower) subjects() (map[int]subject, map[string]float64) {
	papers := map[int]bool{}
	having := map[string]map[int]bool{}
	subjects := map[int]subject{}
	for _, i := range f.reports() {
		d := f.all[i].Document
		papers[d] = true
		subjects[i] = subjectOf(f.docs[d], &f.all[i].Mandate)
		for w := range subjects[i].words {
			if having[w] == nil {
				having[w] = map[int]bool{}
			}
			having[w][d] = true
		}
	}
	weight := map[string]float64{}
	for w, in := range having {
		weight[w] = math.Log(1 + float64(len(papers))/float64(len(in)))
	}
	for i, s := range subjects {
		for w := range s.words {
			s.rare = append(s.rare, w)
		}
		slices.SortFunc(s.rare, func(a, b string) int {
			return cmp.Or(cmp.Compare(weight[b], weight[a]), strings.Compare(a, b))
		})
		s.rare = s.rare[:min(len(s.rare), rareWords)]
		subjects[i] = s
	}
	return subjects, weight
}

// oneSubject reports whether two mandates ask about the same. Those that each name something that the other does not,
// such as two places, do not, however like the rest is.
func oneSubject(a, b subject, weight map[string]float64) bool {
	if a.namesMore(b) && b.namesMore(a) {
		return false
	}
	common, all := 0.0, 0.0
	for _, w := range union(a.words, b.words) {
		all += weight[w]
		if a.words[w] && b.words[w] {
			common += weight[w]
		}
	}
	return common >= telling && common >= duplicate*all
}

// namesMore reports whether a subject names something that another does not have.
func (s *subject) namesMore(o subject) bool {
	for w := range s.names {
		if !o.words[w] {
			return true
		}
	}
	return false
}

// union lists the words of two sets in order, so that sums of their weights are the same from run to run.
func union(a, b map[string]bool) []string {
	out := make([]string, 0, len(a)+len(b))
	for w := range a {
		out = append(out, w)
	}
	for w := range b {
		if !a[w] {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}
