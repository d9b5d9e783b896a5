package check

import (
	_ "embed" // the table of markers
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// free marks, before a word of the other language, that no English word stands for it but one that denies.
const free = "?"

// A class is what an English word tells of how a text speaks: that it denies, or how strongly it asks. English names
// the classes, for it is the language that the others were counted beside.
type class string

// deny is the class of words that deny; the others are those of modals and of verbs that ask.
const deny class = "deny"

//go:embed data/markers.tsv
var markersFile string

// A markers table weighs, for a language and each class, how much a word speaks for English words of the class in the
// same segment: logistic regressions over the words of both sides, without the English words of classes themselves.
type markers struct {
	base    map[class]float64            // log odds of a segment without any telling word
	theirs  map[string]map[class]float64 // by word, or two words, of the language
	english map[string]map[class]float64 // by word of English, what stands beside
}

// readMarkers reads the table, by language.
var readMarkers = sync.OnceValue(func() map[string]*markers {
	out := map[string]*markers{}
	for line := range strings.Lines(markersFile) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 5 || strings.HasPrefix(line, "#") {
			continue
		}
		m := out[f[0]]
		if m == nil {
			m = &markers{map[class]float64{}, map[string]map[class]float64{}, map[string]map[class]float64{}}
			out[f[0]] = m
		}
		w, _ := strconv.ParseFloat(f[4], 64)
		table := m.theirs
		switch f[2] {
		case "":
			m.base[class(f[1])] = w
			continue
		case "en":
			table = m.english
		}
		if table[f[3]] == nil {
			table[f[3]] = map[class]float64{}
		}
		table[f[3]][class(f[1])] = w
	}
	return out
})

// odds are the log odds of each class, by the words of a segment of the language and those beside it in English.
func (m *markers) odds(words, english []string) map[class]float64 {
	out := map[class]float64{}
	for c, x := range m.base {
		out[c] = x
	}
	for _, w := range words {
		for c, x := range m.theirs[w] {
			out[c] += x
		}
	}
	for _, w := range english {
		for c, x := range m.english[w] {
			out[c] += x
		}
	}
	return out
}

// tellingFor is the word of a segment that speaks most for a class, as its key; empty where none does.
func (m *markers) tellingFor(c class, words []string) (best string) {
	top := 0.0
	for _, w := range words {
		if x := m.theirs[w][c]; x > top {
			top, best = x, w
		}
	}
	return best
}

// weak stands, among the words beside in English, for any that may stand for a denial.
const weak = "~weak"

// denialKeys are the keys of a segment without those that only look like denials.
func (s *vocabulary) denialKeys(r *reading) []string {
	if !s.has["half"] {
		return r.keys
	}
	whole := slices.ContainsFunc(r.keys, func(k string) bool {
		return s.kind(k) == "other half" || s.kind(k) == "half verb"
	})
	var out []string
	for k, key := range r.keys {
		sham := k+1 < len(r.keys) && s.shams[key+" "+r.keys[k+1]] || k > 0 && s.shams[r.keys[k-1]+" "+key]
		if !sham && (whole || s.is[key] != "half") {
			out = append(out, key)
		}
	}
	return out
}

// marks are the words of a segment that markers are told by, each once: words, pairs of words that follow one
// another, and with ^ those that it opens with.
func (s *vocabulary) marks(r *reading) []string {
	g := grams(s.denialKeys(r))
	seen := make(map[string]bool, 3*len(g))
	var out []string
	add := func(w string) {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	for k, w := range g {
		add(w)
		if isPairOfLetters(w) {
			add(w[:3])
		}
		if k < openingWords {
			add("^" + w)
		}
		if k+1 < len(g) {
			add(w + " " + g[k+1])
		}
	}
	return out
}

const openingWords = 3

// freeMarks are the words of a segment that no word of the English one stands for, or only one that denies, marked
// so; of pairs of letters the letters too. Only those among the marks count.
func freeMarks(
	text string,
	words []bitext.Word,
	english string,
	theirs []bitext.Word,
	e *vocabulary,
	marks []string,
) (out []string) {
	isFree := func(w bitext.Word) bool {
		if w.Linked <= 0.4 || w.Link < 0 {
			return true
		}
		to := theirs[w.Link]
		return class(e.class[lang.FoldAll.Key(english[to.Start:to.End])]) == deny
	}
	seen := map[string]bool{}
	add := func(from, to int) {
		if key := lang.FoldAll.Key(text[from:to]); !seen[key] && slices.Contains(marks, key) {
			seen[key] = true
			out = append(out, free+key)
		}
	}
	for k, w := range words {
		if !isFree(w) {
			continue
		}
		add(w.Start, w.End)
		if k > 0 && words[k-1].End > w.Start && isFree(words[k-1]) {
			add(w.Start, words[k-1].End)
		}
	}
	return out
}

// grams puts letters of scripts written without spaces together in pairs.
func grams(keys []string) []string {
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

func isPairOfLetters(key string) bool {
	return len(key) == 6 && key >= "\u2e80" && isLetterAlone(key[:3])
}

func isLetterAlone(key string) bool { return len(key) == 3 && key >= "\u2e80" }

// classes are the classes that the words of an English segment are of, with the first word of each, and the other
// words.
func (s *vocabulary) classes(r *reading) (have map[class]lang.Span, others []string) {
	have = map[class]lang.Span{}
	seen := map[string]bool{}
	for k, key := range r.keys {
		word := r.text[r.spans[k].Start:r.spans[k].End]
		c := class(s.class[key])
		if c == "may" && word == "May" {
			c = ""
		}
		switch {
		case strings.HasSuffix(key, "n't"):
			c = deny
		case key == "not" && k > 0 && r.keys[k-1] == "or":
			c = "" // "whether or not" denies nothing
		}
		_, known := have[c]
		switch {
		case c != "" && !known:
			have[c] = r.spans[k]
		case c == "" && !seen[key]:
			seen[key] = true
			others = append(others, key)
			if s.kind(key) == "weak" && !seen[weak] {
				seen[weak] = true
				others = append(others, weak)
			}
		}
	}
	return have, others
}

// groupOf tells apart the classes that may stand for one another: modals and verbs that ask.
func groupOf(c class) string {
	switch c {
	case deny:
		return ""
	case "shall", "should", "must", "may":
		return "modal"
	}
	return "ask"
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
