package recordview_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/mandates"
	"github.com/reprise-wording/reprise/align/series"
	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
	"github.com/reprise-wording/reprise/cmd/internal/recordview"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const (
	odd   = "Recalling <script>alert('the lamps')</script> & the \"quays\" of the northern harbour,"
	lamps = "Requests the Secretary-General to submit to the General Assembly at its seventy-%s session a report on " +
		"the lamps of the harbour;"
	oil   = "Decides that oil shall be bought from the common fund every winter;"
	ropes = "Invites masters of ships to report worn ropes and chains to the pilots;"
)

func paper(session int, voting string, paragraphs ...string) *corpus.Document {
	d := &corpus.Document{
		Symbol:   fmt.Sprintf("A/RES/%d/1", session),
		Title:    "Lamps & <b>oil</b>",
		Session:  fmt.Sprint(session),
		Language: language.English,
	}
	d.Adopted.Start = corpus.Date{Year: 1945 + session, Month: 12, Day: 1}
	if voting != "" {
		d.LeftOut = []corpus.LeftOut{{Kind: corpus.Voting, Text: voting}}
	}
	for i, s := range paragraphs {
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s})
	}
	d.Address()
	return d
}

func papers() ([]*corpus.Document, []series.Link) {
	return []*corpus.Document{
			paper(75, "adoptedWithoutVote", odd, fmt.Sprintf(lamps, "sixth"), oil),
			paper(76, "adoptedRecordedVote; inFavour 148; against 11", odd, ropes, fmt.Sprintf(lamps, "seventh")),
			paper(77, "", odd, ropes, oil),
		}, []series.Link{
			{Earlier: 0, Later: 1, Score: .93, Cites: true}, {Earlier: 1, Later: 2, Score: .71},
		}
}

// pages makes the three pages of the papers.
func pages(t *testing.T, ui recordview.UI) map[string]string {
	t.Helper()
	docs, links := papers()
	return pagesOf(t, ui, docs, links)
}

func pagesOf(t *testing.T, ui recordview.UI, docs []*corpus.Document, links []series.Link) map[string]string {
	t.Helper()
	lanes, err := recordview.SeriesOf(context.Background(), ui, docs, links, func() {})
	if err != nil {
		t.Fatal(err)
	}
	table, err := series.Lay(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"series": func(b *bytes.Buffer) error { return recordview.WriteSeries(b, ui, lanes, 4) },
		"rows":   func(b *bytes.Buffer) error { return recordview.RowsOf(ui, table).HTML(b) },
		"mandates": func(b *bytes.Buffer) error {
			return recordview.WriteMandates(b, ui, recordview.MandatesOf(ui, docs, mandates.Follow(docs, links)), len(docs))
		},
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		out[name] = b.String()
	}
	return out
}

func TestPages(t *testing.T) {
	t.Parallel()
	all := pages(t, "en")
	for name, want := range map[string][]string{
		"series": {
			"adopted without a vote", "adopted by a recorded vote: 148 in favour, 11 against",
			"the file does not say how it was adopted",
			"<b>1</b> new", "<b>1</b> dropped", "continues A/RES/75/1, score 0.93, cites it",
			"papers of no series, not shown: 1",
			"<del>sixth</del><ins>seventh</ins>",
		},
		"rows":     {"A/RES/76/1", "3 · back", "<span class=\"none\">dropped</span>"},
		"mandates": {"in A/RES/77/1", "request for a report", "session 77", "the Secretary-General"},
	} {
		page := all[name]
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s: no %q in\n%s", name, w, page)
			}
		}
		if strings.Contains(page, "<script>alert") || strings.Contains(page, "<b>oil") {
			t.Errorf("%s: markup of a paper is not escaped", name)
		}
		if page != pages(t, "en")[name] {
			t.Errorf("%s: two runs differ", name)
		}
	}
}

// In French nothing of the page is left in English but the papers.
func TestFrench(t *testing.T) {
	t.Parallel()
	all := pages(t, "fr")
	for name, want := range map[string][]string{
		"series": {
			`<html lang="fr">`,
			"adopté par vote enregistré\u00a0: 148 pour, 11 contre",
			"<b>1</b> nouveau",
			"continue A/RES/75/1, score 0.93, le cite",
		},
		"rows":     {"de retour", "inchangé"},
		"mandates": {"éteint dans A/RES/77/1", "demande de rapport", `data-shown="{n} sur {m}"`},
	} {
		for _, w := range want {
			if !strings.Contains(all[name], w) {
				t.Errorf("%s: no %q in\n%s", name, w, all[name])
			}
		}
	}
	for name := range all {
		for _, text := range regexp.MustCompile(`UI\.T "([^"]*)"`).FindAllStringSubmatch(template(t, name), -1) {
			if recordview.UI("fr").T(text[1]) == text[1] && text[1] != "score" && text[1] != "session" {
				t.Errorf("%s: %q has no French", name, text[1])
			}
			if recordview.UI("es").T(text[1]) == text[1] && text[1] != "Series" && text[1] != ":" {
				t.Errorf("%s: %q has no Spanish", name, text[1])
			}
		}
	}
}

// template is the source of a page.
func template(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("page", name+".html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// morePapers are the papers and one that has no title, asks for the same twice, and names its refs by another paper.
func morePapers() ([]*corpus.Document, []series.Link) {
	docs, links := papers()
	docs = append(docs, paper(
		78, "adoptedWithoutVote", fmt.Sprintf(lamps, "ninth"),
		"Requests the Secretary-General to report every year on the ropes;",
		"Decides to include in the agenda of its seventy-ninth session the item on lamps;",
		"Decides to remain seized of the matter.",
	))
	docs[3].Title = ""
	return docs, append(links, series.Link{Earlier: 2, Later: 3, Score: .55, Cites: true})
}

var notWords = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>|'sha256-[^']*'`)

// The pages say what they said, in each language of the interface, and with papers that have less to tell: no session,
// no date, a mandate that stands in another paper too, words that go from right to left.
func TestWholePages(t *testing.T) {
	t.Parallel()
	docs, links := morePapers()
	twice := paper(79, "", fmt.Sprintf(lamps, "ninth"), "Invites masters of ships to report ropes and chains.")
	twice.Session, twice.Adopted.Start, twice.Issued = "", corpus.Date{}, corpus.Date{Year: 2024, Month: 3}
	twice.Parts = append(twice.Parts, &corpus.Part{Kind: corpus.AnnexPart, Number: "I", Parent: 0})
	other := &corpus.Block{
		Kind:  corpus.Unit,
		Label: "1",
		Part:  len(twice.Parts) - 1,
		Text:  "Requests the Secretariat to keep the chains.",
	}
	twice.Blocks = append(twice.Blocks, other)
	twice.Language = language.Arabic
	twice.Address()
	docs = append(docs, twice)
	var got strings.Builder
	for _, ui := range []recordview.UI{"en", "es"} {
		all := pagesOf(t, ui, docs, links)
		for _, name := range slices.Sorted(maps.Keys(all)) {
			fmt.Fprintf(&got, "==== %s, %s\n%s\n", ui, name, notWords.ReplaceAllString(all[name], ""))
		}
	}
	corpustest.Golden(t, "testdata/pages.txt", got.String(), *update)
}

// The pages, and what programs and terminals get, are as before, in each language of the interface.
func TestEachForm(t *testing.T) {
	t.Parallel()
	docs, links := morePapers()
	var got strings.Builder
	for _, ui := range []recordview.UI{"en", "fr"} {
		lanes, err := recordview.SeriesOf(context.Background(), ui, docs, links, func() { got.WriteString("step\n") })
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&got, "==== %s, series\n", ui)
		for _, l := range lanes {
			fmt.Fprintf(&got, "%d %s %+v\n", l.Number, l.Title, l.Writing)
			for _, step := range l.Steps {
				tallies, changes := step.Tallies, step.Changes
				step.Tallies, step.Changes = nil, nil
				fmt.Fprintf(&got, "  %+v\n", step)
				for _, x := range tallies {
					fmt.Fprintf(&got, "    %+v\n", x)
				}
				for _, x := range changes {
					fmt.Fprintf(&got, "    %+v\n", x)
				}
			}
		}
		fmt.Fprintf(&got, "==== %s, mandates\n", ui)
		for _, m := range recordview.MandatesOf(ui, docs, mandates.Follow(docs, links)) {
			fmt.Fprintf(&got, "%+v\n", m)
		}
		table, err := series.Lay(context.Background(), docs)
		if err != nil {
			t.Fatal(err)
		}
		rows := recordview.RowsOf(ui, table)
		for _, width := range []int{100, 10} {
			fmt.Fprintf(&got, "==== %s, table of %d columns\n", ui, width)
			if err := rows.Table(&got, width); err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(&got, "==== %s, JSON\n", ui)
		if err := rows.JSON(&got); err != nil {
			t.Fatal(err)
		}
	}
	corpustest.Golden(t, "testdata/forms.txt", got.String(), *update)
	for symbol, want := range map[string]int{"A/RES/75/1": 0, "a/res/77/1": 2, "A/RES/77": -1, "": -1} {
		if at := recordview.Find(docs, symbol); at != want {
			t.Errorf("%s is found at %d, want %d", symbol, at, want)
		}
	}
}

func TestRowsForPrograms(t *testing.T) {
	t.Parallel()
	docs, _ := papers()
	table, err := series.Lay(context.Background(), docs[:2])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range recordview.RowsOf("en", table).TSV() {
		got = append(got, strings.Join([]string{row[0], row[1], row[3], row[4]}, " "))
	}
	want := "A/RES/75/1 ref A/RES/75/1 state A/RES/76/1 ref A/RES/76/1 state|1 same 1 same|  2 new|2 same 3 changed|3 " +
		"same  dropped"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestInBrowser(t *testing.T) {
	b := browsertest.Start(t)
	axe := browsertest.Axe(t)
	for name, page := range pages(t, "en") {
		file := filepath.Join(t.TempDir(), name+".html")
		if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		p := b.Open(t, "file://"+file)
		p.Run(axe + "; 0")
		p.Run(`document.querySelectorAll('details').forEach((d) => { d.open = true; })`)
		for _, theme := range []string{"light", "dark"} {
			p.Run(`document.documentElement.dataset.theme = '` + theme + `'`)
			for _, f := range browsertest.Eval[[]string](
				p,
				`axe.run(document).then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ': ' + `+
					`n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? ''))))`,
			) {
				t.Errorf("%s %s: %s", name, theme, f)
			}
		}
		if name == "mandates" {
			p.Run(`(() => { const s = document.querySelector('select[data-for=state]'); s.value = 'first'; ` +
				`s.dispatchEvent(new Event('input', {bubbles: true})); })()`)
			got := browsertest.Eval[string](p, `document.querySelector('.shown').textContent`)
			if !strings.HasPrefix(got, "1 of ") {
				t.Errorf("the filter shows %s", got)
			}
		}
		p.Quiet()
	}
}
