package diff

import (
	"slices"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

// forceRest is how many words a change of force may have beside those of the formula; with more it is one of wording.
const forceRest = 8

// longForce is the length in bytes from which a change has too many words to be one of force.
const longForce = 400

// maxReadings is how many changes of a script are read for their force; in the rest they are changes of wording. A
// script with so many changes of force is one of two texts that have little to do with one another, or of a whole
// collection.
const maxReadings = 300

// An asking is a change from a span of the first text to one of the second that may change how strongly something is
// asked, with its operations.
type asking struct {
	first, end int
	a, b       lang.Span
}

// mayForce reports whether the change has a word of a formula of force.
func (bd *builder) mayForce(a, b lang.Span) bool {
	if a.End-a.Start+b.End-b.Start > longForce {
		return false
	}
	words := forceWords(bd.o.lang)
	return words.in(a.Text(bd.a.text)) || words.in(b.Text(bd.b.text))
}

// readForce names the changes of force. Reading a sentence takes its time, so they are shared out between two.
func (bd *builder) readForce() {
	read := func(from int) {
		for k := from; k < len(bd.asked); k += 2 {
			if q := bd.asked[k]; bd.force(q.a, q.b) {
				for x := q.first; x < q.end; x++ {
					bd.ops[x].Change = Force
				}
			}
		}
	}
	done := make(chan struct{})
	go func() {
		read(1)
		close(done)
	}()
	read(0)
	<-done
}

// force reports whether the change from a span of the first text to one of the second changes how strongly something is
// asked: the formulas of the sentences around it differ in force (package formula), and the change is in one of them.
func (bd *builder) force(a, b lang.Span) bool {
	sa, sb := bd.sentence(bd.a, a), bd.sentence(bd.b, b)
	if a.Start == a.End && holds(b, sb) || b.Start == b.End && holds(a, sa) {
		return false // a sentence that comes or goes asks something else, not the same more or less strongly
	}
	tag := bd.o.lang.Tag()
	ra, rb := formula.ForceOf(tag, sa.Text(bd.a.text)), formula.ForceOf(tag, sb.Text(bd.b.text))
	if ra.Force == rb.Force {
		return false
	}
	inA, inB := evidence(ra, sa.Start, a), evidence(rb, sb.Start, b)
	rest := bd.count(a, bd.a) + bd.count(b, bd.b) - inA - inB
	return inA+inB > 0 && rest <= forceRest
}

// holds reports whether a span has all of another.
func holds(s, part lang.Span) bool { return s.Start <= part.Start && part.End <= s.End }

// evidence counts the words of a formula's force that lie in the span, of a sentence that begins at an offset.
func evidence(r formula.Reading, offset int, s lang.Span) int {
	n := 0
	for _, e := range r.Evidence {
		if (e.Of == formula.OfForce || e.Of == formula.OfEffort) && offset+e.Start < s.End && offset+e.End > s.Start {
			n += len(strings.Fields(e.Text))
		}
	}
	return n
}

func (bd *builder) count(s lang.Span, w *words) int { return len(strings.Fields(s.Text(w.text))) }

// sentenceReach is how many words to either side the ends of a sentence are looked for.
const sentenceReach = 25

// sentence is the sentence around a span, as far as marks and line ends tell.
func (bd *builder) sentence(w *words, s lang.Span) lang.Span {
	lo, _ := slices.BinarySearch(w.start, int32(s.Start))
	lo = min(lo, w.len())
	hi := lo
	for n := 0; n < sentenceReach && lo > 0 && !sentenceStart(w, lo); n++ {
		lo--
	}
	for hi < w.len() && int(w.start[hi]) < s.End {
		hi++
	}
	for n := 0; n < sentenceReach && hi < w.len() && (hi == 0 || !sentenceStart(w, hi)); n++ {
		hi++
	}
	if hi == lo {
		return s
	}
	return lang.Span{Start: min(w.at(lo), s.Start), End: max(int(w.end[hi-1]), s.End)}
}

// A forceSet holds the words that formulas of force are made of, by key, so that most changes are done with at a
// glance.
type forceSet struct {
	lang   *lang.Language
	words  map[string]bool
	prefix []string
}

var forceSets sync.Map // *lang.Language to *forceSet

func forceWords(l *lang.Language) *forceSet {
	if s, ok := forceSets.Load(l); ok {
		return s.(*forceSet)
	}
	s := &forceSet{lang: l, words: map[string]bool{}}
	for _, row := range l.Table("force.tsv") {
		if len(row) != 3 || row[0] == "words" || row[0] == "name" || row[0] == "state" || row[1] == "plain" {
			continue
		}
		parts := strings.FieldsFunc(row[2], func(r rune) bool { return strings.ContainsRune(" |[]+", r) })
		for _, p := range parts {
			key := lang.FoldAll.Key(p)
			if stem, ok := strings.CutSuffix(key, "*"); ok && len(stem) > 2 {
				s.prefix = append(s.prefix, stem)
			} else if len(key) > 2 && (len(parts) == 1 || !l.IsFunctionWord(key)) {
				s.words[key] = true
			}
		}
	}
	forceSets.Store(l, s)
	return s
}

// in reports whether one of the words is in a text.
func (f *forceSet) in(text string) bool {
	if len(f.words) == 0 {
		return false
	}
	var buf [64]byte
	var tokens [64]lang.Token
	for _, t := range f.lang.AppendTokens(tokens[:0], text) {
		if t.Kind != lang.Word {
			continue
		}
		key := lang.FoldAll.AppendKey(buf[:0], t.Text(text))
		if f.words[string(key)] {
			return true
		}
		for _, p := range f.prefix {
			if strings.HasPrefix(string(key), p) {
				return true
			}
		}
	}
	return false
}
