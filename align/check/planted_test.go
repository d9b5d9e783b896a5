package check_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/check"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A planting puts one error into a pair; it returns false where the pair has no place for it.
type planting struct {
	name  string
	kind  check.Kind // that a reviser would mark; empty where nothing is wrong
	plant func(p *check.Pair) bool
}

// instead puts words in the place of the first of those that a text has, given in turn.
func instead(s *string, pairs ...string) bool {
	for k := 0; k+1 < len(pairs); k += 2 {
		if at := strings.Index(*s, pairs[k]); at >= 0 {
			*s = (*s)[:at] + pairs[k+1] + (*s)[at+len(pairs[k]):]
			return true
		}
	}
	return false
}

// clause takes what stands between the last two commas of a text out, if it has some words.
func clause(s *string) bool {
	parts := strings.Split(*s, ",")
	for k := len(parts) - 2; k > 0; k-- {
		if len(strings.Fields(parts[k])) >= 5 {
			*s = strings.Join(slices.Delete(parts, k, k+1), ",")
			return true
		}
	}
	return false
}

var plantings = []planting{
	{"as it is", "", func(*check.Pair) bool { return true }},
	{"clause left out", check.Omission, func(p *check.Pair) bool { return clause(&p.Target) }},
	{"clause brought in", check.Addition, func(p *check.Pair) bool { return clause(&p.Source) }},
	{"denial left out", check.Negation, func(p *check.Pair) bool {
		return instead(&p.Source, " not ", " ", "without ", "with ", "No ", "A ", " no ", " a ")
	}},
	{"denial brought in", check.Negation, func(p *check.Pair) bool {
		return instead(
			&p.Source, " should ", " should not ", " are ", " are not ", " is ", " is not ", " shall ", " shall not ",
		)
	}},
	{"weaker", check.Strength, func(p *check.Pair) bool {
		return instead(&p.Source, " shall ", " should ", " must ", " may ", "requests", "invites", "Requests", "Invites")
	}},
	{"stronger", check.Strength, func(p *check.Pair) bool {
		return instead(&p.Source, " should ", " shall ", " may ", " must ", "invites", "demands", "Urges", "Invites")
	}},
	{"number", check.Number, func(p *check.Pair) bool {
		return instead(&p.Target, "15", "16", "2009", "2008", "48", "84", "547", "574", "4", "5", "3", "7", "1", "9")
	}},
	{
		"symbol", check.Symbol,
		func(p *check.Pair) bool { return instead(&p.Target, "/3", "/4", "/5", "/6", "/2019", "/2018") },
	},
	{"month", check.Date, func(p *check.Pair) bool {
		return instead(
			&p.Target, "avril", "mai", "juillet", "juin", "julio", "junio", "июля", "июня", "7月", "6月", "April", "May",
		)
	}},
	{"bracket", check.Brackets, func(p *check.Pair) bool { return instead(&p.Target, ")", "", "）", "") }},
	{"bracket of the source", check.Brackets, func(p *check.Pair) bool { return instead(&p.Source, ")", "", "）", "") }},
	{"square bracket", check.Brackets, func(p *check.Pair) bool { return instead(&p.Target, " ", " [") }},
	{"not translated", check.Untranslated, func(p *check.Pair) bool {
		words := strings.Fields(p.Source)
		if len(words) < 14 {
			return false
		}
		return instead(&p.Target, " ", " "+strings.Join(words[2:12], " ")+" ")
	}},
}

// A bilingual is a text in two languages, by paragraph.
type bilingual struct {
	name           string
	source, target language.Tag
	pairs          []check.Pair
}

// builtInPairs are paragraphs of the built-in corpus, those with as many sentences in both languages sentence by
// sentence.
func builtInPairs(t *testing.T, most int) (out []check.Pair) {
	t.Helper()
	var docs []*corpus.Document
	for _, f := range wg4.Files() {
		d, err := read.Bytes(f.Name, f.Data, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	french := map[string]string{}
	for _, b := range docs[0].Blocks {
		if b.Kind == corpus.Unit {
			french[b.Ref.String()] = b.Text
		}
	}
	for _, b := range docs[1].Blocks {
		fr := french[b.Ref.String()]
		if b.Kind != corpus.Unit || fr == "" || len(out) > most {
			continue
		}
		s, u := lang.For(language.English).Sentences(b.Text), lang.For(language.French).Sentences(fr)
		if len(s) != len(u) {
			out = append(out, check.Pair{Source: b.Text, Target: fr})
			continue
		}
		for k := range s {
			out = append(out, check.Pair{Source: s[k].Text(b.Text), Target: u[k].Text(fr), Of: b.Ref.String()})
		}
	}
	return out
}

// sixLanguages are the made-up sentences in pairs of languages. One without words and judges of its own is tried with
// the words of French.
func sixLanguages(t *testing.T) (out []bilingual) {
	t.Helper()
	data, err := os.ReadFile("testdata/six.tsv")
	if err != nil {
		t.Fatal(err)
	}
	tags := []string{"en", "fr", "es", "ru", "ar", "zh"}
	for _, p := range []string{"en es", "en ru", "en ar", "en zh", "fr es", "ar ru", "es de"} {
		a, b, _ := strings.Cut(p, " ")
		x := bilingual{name: p, source: language.Make(a), target: language.Make(b)}
		if b == "de" {
			b = "fr"
		}
		for line := range strings.Lines(string(data)) {
			if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == len(tags) {
				x.pairs = append(x.pairs, check.Pair{Source: f[slices.Index(tags, a)], Target: f[slices.Index(tags, b)]})
			}
		}
		out = append(out, x)
	}
	return out
}

// Errors that are put into texts one by one are found, of the kind and with the words that the golden file has. A
// month, a symbol or a bracket is always found, and numbers, months, symbols and brackets are told alike whichever of
// the languages is the source.
func TestPlanted(t *testing.T) {
	t.Parallel()
	texts := append(
		[]bilingual{{"en fr", language.English, language.French, builtInPairs(t, 60)}}, sixLanguages(t)...)
	var got strings.Builder
	for n, x := range texts {
		most := 4 // of a kind
		if n > 0 {
			most = 2
		}
		changed, names := plantAll(x, most)
		there := findings(t, changed, x.source, x.target)
		for i := range changed {
			sure := slices.Contains([]check.Kind{check.Date, check.Symbol, check.Brackets}, names[i].kind)
			if sure && !slices.ContainsFunc(there[i], func(f check.Finding) bool { return f.Kind == names[i].kind }) {
				t.Errorf("%s: %s is not found: %+v", x.name, names[i].name, changed[i])
			}
		}
		tell(&got, x.name, names, there)
		if n > 2 {
			continue
		}
		turned := slices.Clone(changed)
		for i := range turned {
			turned[i].Source, turned[i].Target = turned[i].Target, turned[i].Source
		}
		back := findings(t, turned, x.target, x.source)
		tell(&got, x.name+" turned", names, back)
		for i := range turned {
			if a, b := alike(there[i], false), alike(back[i], true); !slices.Equal(a, b) {
				t.Errorf("%s: %v, turned round %v: %+v", x.name, a, b, changed[i])
			}
		}
	}
	corpustest.Golden(t, "testdata/planted.txt", got.String(), *update)
}

func findings(t *testing.T, pairs []check.Pair, source, target language.Tag) (out [][]check.Finding) {
	t.Helper()
	c, err := check.New(pairs, source, target)
	if err != nil {
		t.Fatal(err)
	}
	c.Least = 0.2
	for i := range pairs {
		out = append(out, c.Findings(i))
	}
	return out
}

func tell(w *strings.Builder, name string, planted []planting, all [][]check.Finding) {
	fmt.Fprintf(w, "==== %s\n", name)
	for i, p := range planted {
		fmt.Fprintf(w, "%d %s\n", i, p.name)
		for _, f := range all[i] {
			fmt.Fprintf(w, "\t%s %.3f %s | %s\n", f.Kind, f.Confidence, f.Source, f.Target)
		}
	}
}

// alike are the findings that do not depend on which language is the source.
func alike(findings []check.Finding, turned bool) (out []string) {
	for _, f := range findings {
		if turned {
			f.Source, f.Target = f.Target, f.Source
		}
		switch f.Kind {
		case check.Number, check.Date, check.Symbol, check.Brackets:
			out = append(out, fmt.Sprintf("%s %.3f %s | %s", f.Kind, f.Confidence, f.Source, f.Target))
		}
	}
	return out
}

// plantAll puts one error after another into the pairs of a text, most of each at most, and leaves the rest as they
// are.
func plantAll(x bilingual, most int) (out []check.Pair, what []planting) {
	met := map[string]int{}
	for _, p := range x.pairs {
		planted := plantings[0]
		for k := range plantings {
			y := plantings[(len(out)+k)%len(plantings)]
			if q := p; y.kind != "" && met[y.name] < most && y.plant(&q) {
				p, planted = q, y
				met[y.name]++
				break
			}
		}
		out, what = append(out, p), append(what, planted)
	}
	return out, what
}
