package terms

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// languages are those that have a paper.tsv. Where two tables know a word, the earlier language decides.
var languages = []string{"en", "fr", "es", "ru", "ar", "zh", "de", "pt", "it", "nl", "sv", "da", "no"}

// spaceless is the language whose forms are found by characters, not by words.
const spaceless = "zh"

// A table is what one language's paper.tsv says.
type table struct {
	lang     string
	months   map[string]int // by words with one space between
	weekdays map[string]bool
	joins    map[string]bool
	lists    map[string]bool // joins of days that are named one by one
	ofs      map[string]bool
	suffixes map[string]bool
	ordinals map[string]int // complete, or the end of a composed one; hyphens are spaces
	cardinal map[string]int // what stands before it; of one to twelve, numbers of parts too
	counts   map[string]int // numbers in words, of days and years
	joined   map[string]int // what is written as one word with what follows
	numerals map[rune]int
	meeting  map[string]bool
	articles map[string]bool
	enacting map[string]bool
	parties  map[string]bool // of enacting, those who agree and are no body
	links    map[string]bool
	modifier map[string]bool
	relative map[string]bool
	names    map[string]language.Tag // of languages

	sessions, parts, verbs         patternSet
	recitals, notRecital, operates patternSet
	is                             map[Kind][]pattern // fixed lines and openings, by kind; see kindSets
}

// tables reads them all, once.
var tables = sync.OnceValue(func() []*table {
	var out []*table
	for _, name := range languages {
		out = append(out, newTable(name))
	}
	return out
})

// kindSets are the patterns of each kind of line in all languages, so that a line is looked up once and not once a
// language.
var kindSets = sync.OnceValue(func() map[Kind]*patternSet {
	out := map[Kind]*patternSet{}
	for _, t := range tables() {
		for kind, patterns := range t.is {
			if out[kind] == nil {
				out[kind] = &patternSet{}
			}
			for _, p := range patterns {
				out[kind].add(p)
			}
		}
	}
	return out
})

// partHeads are the words that the name of a part begins with, in any language.
var partHeads = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, t := range tables() {
		for key := range t.parts.first {
			out[key] = true
		}
	}
	return out
})

func newTable(name string) *table {
	set := func() map[string]bool { return map[string]bool{} }
	numbers := func() map[string]int { return map[string]int{} }
	t := &table{
		lang:     name,
		months:   numbers(),
		ordinals: numbers(),
		cardinal: numbers(),
		counts:   numbers(),
		joined:   numbers(),
		numerals: map[rune]int{},
		weekdays: set(),
		joins:    set(),
		lists:    set(),
		ofs:      set(),
		suffixes: set(),
		meeting:  set(),
		articles: set(),
		enacting: set(),
		parties:  set(),
		links:    set(),
		modifier: set(),
		relative: set(),
		names:    map[string]language.Tag{},
		is:       map[Kind][]pattern{},
	}
	for _, row := range lang.For(language.Make(name)).Table("paper.tsv") {
		if len(row) == 3 {
			t.add(row[0], row[1], row[2])
		}
	}
	return t
}

// add takes one row. A row that is not understood is left out; TestTables finds it.
func (t *table) add(kind, value, form string) bool {
	n, _ := strconv.Atoi(value)
	sets := map[string]map[string]bool{"weekday": t.weekdays, "join": t.joins, "list": t.lists, "of": t.ofs,
		"suffix": t.suffixes, "meeting": t.meeting, "article": t.articles, "enacting": t.enacting, "link": t.links,
		"modifier": t.modifier, "relative": t.relative}
	numbers := map[string]map[string]int{"month": t.months, "ordinal": t.ordinals, "cardinal": t.cardinal,
		"joined": t.joined, "count": t.counts}
	if set := sets[kind]; set != nil {
		for _, w := range strings.Split(form, "|") {
			set[phrase(w)] = true
			if kind == "enacting" && value == "parties" {
				t.parties[phrase(w)] = true
			}
		}
		return true
	}
	if m := numbers[kind]; m != nil {
		for _, w := range expand(form) {
			m[phrase(strings.ReplaceAll(w, "-", " "))] = n
		}
		return n > 0
	}
	p := newPattern(form, t.lang == spaceless)
	p.value = value
	switch kind {
	case "numeral":
		for _, r := range strings.ReplaceAll(form, "|", "") {
			t.numerals[r] = n
		}
	case "language":
		for _, w := range strings.Split(form, "|") {
			t.names[phrase(w)] = language.Make(value)
		}
	case "session":
		t.sessions.add(p)
	case "part":
		t.parts.add(p)
	case "verb":
		t.verbs.add(p)
	case "recital":
		if value == "no" {
			t.notRecital.add(p)
		} else {
			t.recitals.add(p)
		}
	case "operative":
		t.operates.add(p)
	case "is":
		t.is[Kind(value)] = append(t.is[Kind(value)], p)
	default:
		return false
	}
	return true
}

// phrase is the key of one or several words.
func phrase(s string) string {
	words := strings.FieldsFunc(lang.FoldAll.Key(s), func(r rune) bool { return r == ' ' || r == '\'' })
	return strings.Join(words, " ")
}

// expand gives the phrases of a form: one|other are two; "[one|a] hundred [and]" gives all its readings.
func expand(form string) []string {
	if !strings.Contains(form, "[") {
		return strings.Split(form, "|")
	}
	out := []string{""}
	for _, part := range strings.Fields(form) {
		inner, optional := strings.CutPrefix(part, "[")
		choices := strings.Split(strings.TrimSuffix(inner, "]"), "|")
		if optional {
			choices = append(choices, "")
		}
		var next []string
		for _, head := range out {
			for _, c := range choices {
				next = append(next, strings.TrimSpace(head+" "+c))
			}
		}
		out = next
	}
	return out
}

// For a language, tablesFor gives its table, else all of them.
func tablesFor(tag language.Tag) []*table {
	base := lang.Base(tag)
	for _, t := range tables() {
		if t.lang == base {
			return []*table{t}
		}
	}
	return tables()
}
