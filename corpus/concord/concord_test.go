package concord_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/concord"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// paper makes a document of one meeting a list of texts, each text a recommendation.
func paper(tag language.Tag, meetings ...[]string) *corpus.Document {
	var lines []string
	for i, texts := range meetings {
		lines = append(lines, fmt.Sprintf("%s=%d", corpus.Roman(i+1), 2009+i))
		for k, t := range texts {
			lines = append(lines, fmt.Sprintf("%s.%d\t%s", corpus.Roman(i+1), k+1, t))
		}
	}
	return corpustest.Lines(tag, "X/1", lines...)
}

func index(t testing.TB, docs ...*corpus.Document) *concord.Index {
	t.Helper()
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	return concord.New(c)
}

func find(t *testing.T, ix *concord.Index, query string, o concord.Options) *concord.Result {
	t.Helper()
	q, err := concord.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ix.Search(context.Background(), q, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// hits prints each hit as ref:matched words, with ~ before those that are misread.
func hits(r *concord.Result) string {
	var out []string
	for _, h := range r.Hits {
		var parts []string
		for _, s := range h.Spans {
			parts = append(parts, s.Text(h.Block.Text))
		}
		line := h.Block.Ref.String() + ":" + strings.Join(parts, "+")
		if h.Fuzzy {
			line = "~" + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

var (
	fr = paper(language.French, []string{
		"Les États parties devraient envisager de ne pas sanctionner les victimes de la traite.",
		"L’adoption d'une législation nationale et la prévention de la traite des personnes.",
		"La préven tion et la coopération ; les victirnes sont protégées.",
	}, []string{
		"Il importe d'adopter des lois sur la non-sanction des victimes.",
		"Réprimer les auteurs, protéger les témoins, puis poursuivre les trafiquants.",
	})
	en = paper(language.English, []string{
		"States parties should consider not punishing victims of trafficking.",
		"The adoption of national legislation and the prevention of trafficking in persons.",
		"Prevention and co-operation; victims are protected.",
	}, []string{
		"It is important to adopt laws on the non-punishment of victims.",
		"Punish offenders, protect witnesses, and then prosecute traffickers in all countries and counties.",
	})
)

func TestSearch(t *testing.T) {
	t.Parallel()
	ix := index(t, fr, en)
	for _, c := range []struct {
		name, query string
		o           concord.Options
		want        string
	}{
		{"accents and case", "LEGISLATION nationale", concord.Options{}, "I.2:législation nationale"},
		{"elision", "adoption d’une", concord.Options{}, "I.2:adoption d'une"},
		{"elided query", "l'adoption", concord.Options{Language: language.French}, "I.2:adoption; II.1:adopter"},
		{
			"inflection", "victime",
			concord.Options{Strict: true},
			"I.1:victims; I.3:victims; II.1:victims; I.1:victimes; II.1:victimes",
		},
		{"inflection of verbs", "prosecuting trafficker", concord.Options{}, "II.2:prosecute traffickers"},
		{"hyphen in query", "co-opération", concord.Options{Language: language.French}, "I.3:coopération"},
		{"hyphen in text", "cooperation", concord.Options{Language: language.English}, "I.3:co-operation"},
		{
			"misread letters", "victimes",
			concord.Options{Language: language.French},
			"I.1:victimes; ~I.3:victirnes; II.1:victimes",
		},
		{"broken word", "prévention", concord.Options{Language: language.French}, "I.2:prévention; ~I.3:préven tion"},
		{"misspelt query", "traficking in persons", concord.Options{}, "~I.2:trafficking in persons"},
		{"quoted", `"victim"`, concord.Options{}, ""},
		{"quoted forms", `"punishment"`, concord.Options{}, "II.1:punishment"},
		{"prefix", "prot* témoins", concord.Options{}, ""},
		{"prefix alone", "sanction*", concord.Options{}, "I.1:sanctionner; II.1:sanction"},
		{"then", "punish .. prosecute", concord.Options{}, "II.2:Punish+prosecute"},
		{"then, too far", "punish ..2 prosecute", concord.Options{}, ""},
		{"then has an order", "prosecute .. punish", concord.Options{}, ""},
		{"near has none", "prosecute ~ punish", concord.Options{}, "II.2:Punish+prosecute"},
		{"in one unit", "legislation & persons", concord.Options{Language: language.English}, "I.2:legislation+persons"},
		{"two quoted", `"national" "persons"`, concord.Options{}, "I.2:national+persons"},
		{"either", "non-punishment | non-sanction", concord.Options{}, "II.1:non-punishment; II.1:non-sanction"},
		{"within", "trafficking victims", concord.Options{Within: 1}, "I.1:victims+trafficking"},
		{"phrase over a border", "trafficking the adoption", concord.Options{}, ""},
		{"real neighbours are not misread", "countries", concord.Options{Strict: true}, "II.2:countries"},
		{"curly quotes", "“should consider”", concord.Options{}, "I.1:should consider"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := hits(find(t, ix, c.query, c.o)); got != c.want {
				t.Errorf("find %s\n got %s\nwant %s", c.query, got, c.want)
			}
		})
	}
}

func TestRegexp(t *testing.T) {
	t.Parallel()
	ix := index(t, fr, en)
	for _, c := range []struct{ source, want string }{
		{`victim(e?)s?\b`, "I.1:victims; I.3:victims; II.1:victims; I.1:victimes; II.1:victimes"},
		{`l'adoption d'`, "I.2:L’adoption d'"},
		{`(?-i)punish\w*`, "I.1:punishing; II.1:punishment"},
		{`^(the|it) `, "I.2:The ; II.1:It "},
		{`zzz|qqq`, ""},
	} {
		p, err := concord.ParseRegexp(c.source)
		if err != nil {
			t.Fatal(err)
		}
		r, err := ix.Regexp(context.Background(), p, concord.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := hits(r); got != c.want {
			t.Errorf("regexp %s\n got %s\nwant %s", c.source, got, c.want)
		}
	}
}

// A broken expression is refused in terms of what was typed, with what to do; nothing of how it is compiled shows.
func TestBrokenRegexp(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"(":      `concord: "(": no regular expression: a ( is not closed; close it, or write \( for the sign itself`,
		"a)":     `a ) closes nothing; write \) for`,
		"[a":     `a [ is not closed; close it, or write \[ for`,
		"?":      `? has nothing before it to repeat; write .* for anything, or \? for`,
		"a**":    "** repeats what is repeated; give one of the two",
		"a{2,1}": "{2,1} is not a valid number of repetitions; give at most 1000 in all, and the smaller number first",
		"[z-a]":  "z-a is no range or class",
		`\p{Zz}`: `\p{Zz} is no range or class`,
		`\1`:     `"\1": no regular expression: \1 means nothing here; write \\ for`,
		`a\`:     `"a\": no regular expression: it ends in a backslash; write \\ for`,
		"(?=a)":  "(?= is nothing that RE2 knows",
		"(?P<":   "is nothing that RE2 knows",
		"\xff":   `"\xff": no regular expression: its characters are not UTF-8`,
		`a "(`:   `'a "(': no regular`,
		strings.Repeat("(", 2000) + strings.Repeat(")", 2000): strings.Repeat("(", 60) +
			`...": no regular expression: expression nests too deeply; give a shorter or simpler one`,
	} {
		_, err := concord.ParseRegexp(source)
		var refused *concord.QueryError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "(?i") {
			t.Errorf("%.20s gives %v, want %s", source, err, want)
		}
	}
}

func TestCountsByMeeting(t *testing.T) {
	t.Parallel()
	r := find(t, index(t, fr, en), "trafficking | personnes", concord.Options{Strict: true, Limit: 1})
	var got []string
	for _, s := range r.Series {
		got = append(got, fmt.Sprint(s.Language, s.Counts, s.Total))
	}
	if g := strings.Join(got, " "); g != "en [2 1] 3 fr [1 0] 1" {
		t.Errorf("counts are %s", g)
	}
	if len(r.Hits) != 1 || r.Total != 4 || len(r.Meetings) != 2 || r.Blocks != 4 {
		t.Errorf("%d hits of %d in %d units, %d meetings", len(r.Hits), r.Total, r.Blocks, len(r.Meetings))
	}
}

func TestTranslations(t *testing.T) {
	t.Parallel()
	ix := index(t, fr, en)
	h := find(t, ix, "prosecute", concord.Options{Strict: true}).Hits[0]
	tr := ix.Translations(&h, nil)
	if len(tr) != 1 || tr[0].Text() != fr.Find(corpus.MustRef("II.2")).Text {
		t.Errorf("translations: %+v", tr)
	}
	half := func(_ string, _ language.Tag, _ lang.Span, other string, _ language.Tag) []lang.Span {
		return []lang.Span{{Start: 0, End: 9}}
	}
	if tr := ix.Translations(&h, half); tr[0].Text() != "Réprimer" {
		t.Errorf("the aligner's cut gives %q", tr[0].Text())
	}
}

func TestContext(t *testing.T) {
	t.Parallel()
	h := find(t, index(t, en), "adopt laws", concord.Options{}).Hits[0]
	for _, c := range []struct {
		n    int
		want string
	}{
		{8, "…to |adopt laws| on the…"}, {100, "It is important to |adopt laws| on the non-punishment of victims."},
		{0, "…|adopt laws|…"},
	} {
		left, key, right := h.Context(c.n, c.n)
		if got := left + "|" + key + "|" + right; got != c.want {
			t.Errorf("context of %d: %q, want %q", c.n, got, c.want)
		}
	}
	h = find(t, index(t, paper(language.Chinese, []string{"会议建议各国通过法律，保护受害人。"})), "通过", concord.Options{}).Hits[0]
	if left, key, right := h.Context(9, 9); left+"|"+key+"|"+right != "…建议各国|通过|法律，保…" {
		t.Errorf("context without spaces: %q|%q|%q", left, key, right)
	}
}

func TestBrokenQueries(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, want string }{
		{"", "empty"}, {"   ", "empty"}, {"a |", "one side of |"}, {"| a", "one side of |"}, {"a ..", "after .."},
		{".. a", "before .."},
		{"a .. ~ b", "before ~"}, {`"a`, "not closed"}, {"...", "no word"}, {"a ..9999 b", "at most 1000"},
		{"- ; ,", "no word"},
		{strings.Repeat("a ", 6000), "longer than"},
	} {
		if _, err := concord.Parse(c.query); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("query %.20q gives %v, want something with %q", c.query, err, c.want)
		}
	}
}

// What stands in a text is found there, whatever of it is asked for.
func TestFindsWhatStandsThere(t *testing.T) {
	t.Parallel()
	ix := index(t, fr, en)
	docs := []*corpus.Document{fr, en}
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(docs).Draw(t, "document")
		u := rapid.SampledFrom(d.Units()).Draw(t, "unit")
		var words []string
		for _, tok := range lang.For(d.Language).Tokens(u.Text) {
			if tok.Kind == lang.Word {
				words = append(words, tok.Text(u.Text))
			}
		}
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(t, "to")
		query := strings.Join(words[from:to], " ")
		if to == from+1 && strings.ContainsAny(query, "'’") {
			return // an elided word alone is no word to look for
		}
		q, err := concord.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range []concord.Options{{}, {Strict: true}, {Within: 3}} {
			r, err := ix.Search(context.Background(), q, o)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, h := range r.Hits {
				found = found || h.Block == u
			}
			if !found {
				t.Fatalf("%q is not found in %s with %+v", query, u.Ref, o)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a b", `"a" .. b`, "a ~3 b | c*", "« x » & y", "l'", "..3", "\xff \"\xff\""} {
		f.Add(s)
	}
	c, err := corpus.New(fr, en)
	if err != nil {
		f.Fatal(err)
	}
	ix := concord.New(c)
	f.Fuzz(func(t *testing.T, s string) {
		q, err := concord.Parse(s)
		if err != nil {
			return
		}
		r, err := ix.Search(context.Background(), q, concord.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Hits {
			for _, sp := range h.Spans {
				if sp.Start < 0 || sp.End <= sp.Start || sp.End > len(h.Block.Text) {
					t.Fatalf("%q: span %v of a text of %d bytes", s, sp, len(h.Block.Text))
				}
			}
		}
	})
}

func FuzzRegexp(f *testing.F) {
	for _, s := range []string{"a+", "l'ad", `\bvict\w+`, "(?-i)The|It", "[", "a{2,3}", "(?:tra(it|f))e?"} {
		f.Add(s)
	}
	c, err := corpus.New(fr, en)
	if err != nil {
		f.Fatal(err)
	}
	ix := concord.New(c)
	f.Fuzz(func(t *testing.T, s string) {
		p, err := concord.ParseRegexp(s)
		if err != nil {
			return
		}
		if _, err := ix.Regexp(context.Background(), p, concord.Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

// An expression nested as deep as package regexp allows is searched like any other.
func TestDeepRegexp(t *testing.T) {
	t.Parallel()
	for depth := 990; depth < 1003; depth++ {
		p, err := concord.ParseRegexp(strings.Repeat("(", depth) + "shouldx*" + strings.Repeat(")", depth))
		if (p == nil) == (err == nil) {
			t.Errorf("%d groups: %v, %v", depth, p, err)
		}
	}
}

// A recital has its translation beside it only where both versions have as many of them; a recommendation wherever
// its label is.
func TestTranslationsOfRecitals(t *testing.T) {
	t.Parallel()
	en := corpustest.Lines(
		language.English, "X/1", "pp1\tRecalling the lamps,", "pp2\tNoting the lamps,", "1\tLights lamps.",
	)
	same := corpustest.Lines(
		language.French, "X/1", "pp1\tRappelant les lampes,", "pp2\tNotant les lampes,", "1\tAllume des lampes.",
	)
	fewer := corpustest.Lines(language.French, "X/1", "pp1\tNotant les lampes,", "1\tAllume des lampes.")
	for _, c := range []struct {
		fr   *corpus.Document
		want string
	}{{same, "Rappelant les lampes,|Notant les lampes,|Allume des lampes.|"}, {fewer, "Allume des lampes.|"}} {
		ix := index(t, en, c.fr)
		got := ""
		for _, h := range find(t, ix, "lamps", concord.Options{Language: language.English}).Hits {
			for _, tr := range ix.Translations(&h, nil) {
				got += tr.Text() + "|"
			}
		}
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// What differs in its ending only is another form of the word, not a misread one.
func TestOtherFormsAreNotMisread(t *testing.T) {
	t.Parallel()
	ix := index(t, paper(language.English, []string{
		"The prosecutor is trained.", "They were prosecuted.", "They prosecuted.", "They were prosecutcd.",
	}))
	for _, c := range []struct {
		strict bool
		want   string
	}{
		{false, "I.1:prosecutor; I.2:prosecuted; I.3:prosecuted; ~I.4:prosecutcd"},
		{true, "I.1:prosecutor; I.2:prosecuted; I.3:prosecuted"},
	} {
		if got := hits(find(t, ix, "prosecuted", concord.Options{Strict: c.strict})); got != c.want {
			t.Errorf("strict %v: %s, want %s", c.strict, got, c.want)
		}
	}
}

// A word that stands in two is found where both parts have two letters at least.
func TestBrokenWords(t *testing.T) {
	t.Parallel()
	ix := index(t, paper(language.English, []string{
		"the co ordination of it", "the coordinati on of it", "the coordinatio n of it", "the c oordination of it",
	}))
	got := hits(find(t, ix, "coordination", concord.Options{}))
	if got != "~I.1:co ordination; ~I.2:coordinati on; ~I.3:coordinatio; ~I.4:oordination" {
		t.Error(got)
	}
}
