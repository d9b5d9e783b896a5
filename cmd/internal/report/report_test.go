package report_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/pins"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest/cputime"
	"github.com/reprise-wording/reprise/corpus/read"
)

func build(t testing.TB, c *corpus.Corpus) *report.Payload {
	t.Helper()
	p, err := report.Build(context.Background(), c, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func builtIn(t testing.TB) *corpus.Corpus {
	t.Helper()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// builtInPayload is the payload of the built-in corpus, which is made once.
func builtInPayload(t testing.TB) *report.Payload {
	t.Helper()
	p, err := payloadOnce()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var payloadOnce = sync.OnceValues(func() (*report.Payload, error) {
	a, err := analysisOnce()
	if err != nil {
		return nil, err
	}
	return a.Payload(context.Background(), report.Options{})
})

// analysing is the processor time that analysisOnce took.
var analysing time.Duration

var analysisOnce = sync.OnceValues(func() (*report.Analysis, error) {
	start := cputime.Now()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		return nil, err
	}
	a, err := report.Analyse(context.Background(), c, report.Silence)
	analysing = cputime.Since(start)
	return a, err
})

// A decision is answered in a small part of the time that the corpus took. Not parallel: the time of the process is
// measured.
func TestADecisionIsQuick(t *testing.T) {
	a, err := analysisOnce()
	if err != nil {
		t.Fatal(err)
	}
	p := builtInPayload(t)
	pair := p.Pairs[0]
	decided := &pins.Pins{}
	decided.Judge(p.Units[pair.A].Ref, p.Units[pair.B].Ref, pins.Rejected)
	start := cputime.Now()
	p, err = a.Payload(context.Background(), report.Options{Pins: decided})
	if took := cputime.Since(start); err != nil || took > analysing/10 {
		t.Errorf("a decision takes %v, the corpus %v: %v", took, analysing, err)
	}
	last := p.Pairs[len(p.Pairs)-1]
	if last.A != pair.A || last.B != pair.B || !last.Rejected {
		t.Errorf("the rejected pair is not there: %+v", last)
	}
	if again := builtInPayload(t); again.Pairs[0].Rejected || again.Pairs[0].Hand {
		t.Error("a decision changed the payload that was made before")
	}
}

func write(t testing.TB, p *report.Payload) string {
	t.Helper()
	var buf bytes.Buffer
	if err := report.Write(&buf, p); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestTheBuiltInReportIsSmallAndTheSameEachTime(t *testing.T) {
	t.Parallel()
	first, second := write(t, builtInPayload(t)), write(t, build(t, builtIn(t)))
	if first != second {
		t.Error("two reports of one corpus differ")
	}
	if len(first) > 1_500_000 {
		t.Errorf("the report has %d bytes, want 1.5 MB at most", len(first))
	}
	if m := regexp.MustCompile(`(?:src|href)="?https?:|@import|url\(`).FindString(first); m != "" {
		t.Errorf("the report asks the network for %s", m)
	}
}

// Every wording is in the payload once, cut into sentences.
func TestEveryWordingIsThere(t *testing.T) {
	t.Parallel()
	c, p := builtIn(t), builtInPayload(t)
	for _, d := range c.Papers[0].Versions {
		units := slices.DeleteFunc(d.Wording(), func(b *corpus.Block) bool { return d.MeetingOf(b) == d.Paper() })
		if len(units) != len(p.Units) {
			t.Fatalf("%d units in %s, %d in the report", len(units), d.Language, len(p.Units))
		}
		for i, u := range units {
			if got := strings.Join(p.Units[i].Text[d.Language.String()], ""); got != u.Text {
				t.Errorf("%s in %s is %q in the report, want %q", u.Ref, d.Language, got, u.Text)
			}
		}
	}
}

// hostile is a paper whose words are markup, quotation marks and marks of direction.
func hostile() *corpus.Corpus {
	const bad = "</script><script>document.title='owned'</script> \"&amp;' <img src=x onerror=alert(1)> " +
		"\u202eabc\u202c \u2028 ]]> <!-- "
	d := &corpus.Document{Title: "T " + bad, Body: bad, Symbol: "X/1", Language: language.English, Source: bad}
	d.Parts = []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}}
	for n := range 3 {
		year := corpus.Date{Year: 2001 + n}
		d.Parts = append(d.Parts, &corpus.Part{
			Kind:     corpus.MeetingPart,
			Number:   corpus.Roman(n + 1),
			Name:     "Meeting " + bad,
			Place:    bad,
			Restarts: true,
			Held:     corpus.Period{Start: year, End: year},
		})
		d.Blocks = append(d.Blocks,
			&corpus.Block{Kind: corpus.Heading, Part: n + 1, Level: 1, Label: bad, Text: bad},
			&corpus.Block{
				Kind:     corpus.Unit,
				Part:     n + 1,
				Label:    "1",
				Text:     "States should protect the witnesses of trafficking " + bad,
				Original: bad,
				Marks:    []corpus.Mark{{Offset: 3, Marker: "1"}},
			})
	}
	d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Note, Part: 3, Label: "1", Text: bad})
	d.Address()
	c, err := corpus.New(d)
	if err != nil {
		panic(err)
	}
	return c
}

func TestMarkupInADocumentStaysText(t *testing.T) {
	t.Parallel()
	html := write(t, build(t, hostile()))
	if n := strings.Count(html, "</script>"); n != 2 {
		t.Errorf("%d scripts end in the page, want 2", n)
	}
	_, rest, _ := strings.Cut(html, `id="payload">`)
	data, _, _ := strings.Cut(rest, "</script>")
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	var p report.Payload
	if err := json.NewDecoder(z).Decode(&p); err != nil {
		t.Errorf("the payload is no JSON: %v", err)
	}
	if !strings.Contains(p.Title["en"], "</script>") {
		t.Error("the title lost its words")
	}
}

// A report in one file says nothing of the server that it was saved from, and holds what a person decided.
func TestFileOfAServedReport(t *testing.T) {
	t.Parallel()
	c := harbours(t)
	a, err := report.Analyse(context.Background(), c, report.Silence)
	if err != nil {
		t.Fatal(err)
	}
	file := func(o report.Options) string {
		var b bytes.Buffer
		if err := a.File(context.Background(), &b, o); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	decided := &pins.Pins{}
	decided.Judge("I.1", "III.1", pins.Rejected)
	served := file(report.Options{
		UI:       "fr",
		Pins:     decided,
		Served:   true,
		PinsFile: "my.pins",
		Rev:      "7",
		Dropped:  c.Documents(language.French)[0],
	})
	if served != file(report.Options{UI: "fr", Pins: decided}) {
		t.Error("the file of a page that is served is another")
	}
	if served == file(report.Options{UI: "fr"}) {
		t.Error("what was decided is not in the file")
	}
}

func TestAnInterfaceThatIsNotThere(t *testing.T) {
	t.Parallel()
	_, err := report.Build(context.Background(), builtIn(t), report.Options{UI: "tlh"})
	if err == nil || !strings.Contains(err.Error(), "choose one of en, fr, es") {
		t.Errorf("error %v, want one that names the choices", err)
	}
}

// The scripts share one scope: a name that two of them declare would be the second's everywhere.
func TestScriptsDeclareEachNameOnce(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^(?:async )?(?:function|const|let) (\w+)`).FindAllStringSubmatch(
		report.Script(), -1,
	) {
		if seen[m[1]] {
			t.Errorf("%s is declared twice", m[1])
		}
		seen[m[1]] = true
	}
}

func BenchmarkReport(b *testing.B) {
	c := builtIn(b)
	for b.Loop() {
		write(b, build(b, c))
	}
}
