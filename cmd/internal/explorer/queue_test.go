package explorer_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

// doubtful is a paper in two languages whose versions differ in a number, a sentence and a paragraph, and of which the
// second meeting speaks of the same as the first.
func doubtful(t testing.TB) *corpus.Corpus {
	t.Helper()
	var docs []*corpus.Document
	for name, text := range map[string]string{
		"lamps.en.md": `# Recommendations on lamps

## I. First meeting, held in Vienna on 2 March 2011

1. The harbour authorities should inspect all 24 lamps of the northern pier every spring and repair those that are broken.

2. The harbour authorities should not light the lamps by day. They should report on the costs every year.

## II. Second meeting, held in Vienna on 4 March 2013

1. The port authorities should look at the lamps along the northern pier in spring and mend broken ones without delay.

2. The keepers of the lighthouse should be trained in the care of lenses.
`,
		"lamps.fr.md": `# Recommandations sur les lampes

## I. Première réunion, tenue à Vienne le 2 mars 2011

1. Les autorités portuaires devraient inspecter les 42 lampes de la jetée nord chaque printemps et réparer celles qui sont cassées.

2. Les autorités portuaires devraient allumer les lampes le jour. Elles devraient rendre compte des coûts chaque année.

## II. Deuxième réunion, tenue à Vienne le 4 mars 2013

1. Les autorités portuaires devraient examiner les lampes le long de la jetée nord au printemps et réparer sans délai celles qui sont cassées.
`,
	} {
		d, err := read.Bytes(name, []byte(text), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b *corpus.Document) int { return strings.Compare(a.Source, b.Source) })
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// queued asks for the queue and the alarms.
func queued(t *testing.T, s *loopback.Site) map[string]report.Item {
	t.Helper()
	out := map[string]report.Item{}
	for _, path := range []string{"/queue.json", "/queue.json?alarms"} {
		var got struct{ Items []report.Item }
		w := do(s, "GET", path, "", nil)
		if err := json.Unmarshal(w.Body.Bytes(), &got); w.Code != http.StatusOK || err != nil {
			t.Fatalf("%s: %d %v %s", path, w.Code, err, w.Body)
		}
		for _, x := range got.Items {
			out[x.ID] = x
		}
	}
	return out
}

func TestQueue(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pins.tsv")
	s := serverOf(doubtful(t), path)
	items := queued(t, s)
	var kinds []string
	for _, x := range items {
		kinds = append(kinds, x.Kind+" "+x.Ref+" "+x.Sort)
	}
	slices.Sort(kinds)
	t.Log(strings.Join(kinds, "\n"))
	for _, want := range []string{"beads I.1 ", "beads II.2 ", "alarm I.1 number", "alarm I.2 negation"} {
		if !slices.Contains(kinds, want) {
			t.Errorf("%q does not wait", want)
		}
	}
	for _, x := range items { // each can be decided, and is no more than that
		body := map[string]any{}
		switch x.Kind {
		case report.PairItem:
			body["pair"] = map[string]any{"earlier": x.Earlier, "later": x.Ref, "verdict": "rejected"}
		case report.AlarmItem:
			body["alarm"] = map[string]any{
				"ref":     x.Ref,
				"sort":    x.Sort,
				"words":   x.Words,
				"others":  x.Others,
				"verdict": "confirmed",
			}
		case report.BeadsItem:
			var beads [][2][]int
			for _, r := range x.Rows {
				beads = append(beads, [2][]int{r.A, r.B})
			}
			body["beads"] = map[string]any{"ref": x.Ref, "beads": beads}
		}
		data, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		var a answer
		decide(t, s, string(data), http.StatusOK, &a)
		if a.ID != x.ID || a.Decided == nil || a.Decided.Author != "The tester" || a.Decided.At == "" {
			t.Errorf("%s: %+v", x.ID, a)
		}
	}
	for _, server := range []*loopback.Site{s, serverOf(doubtful(t), path)} { // also after a restart
		now := queued(t, server)
		if len(now) != len(items) {
			t.Errorf("%d items wait or are decided, %d before", len(now), len(items))
		}
		for id, x := range now {
			if x.Decided == nil {
				t.Errorf("%s waits still", id)
			}
		}
	}
	if w := do(s, "GET", "/payload.json", "", nil); strings.Contains(w.Body.String(), `"stale":[`) {
		t.Error("a decision does not fit")
	}
}

// A decision on what somebody else decided in the meantime is refused with the other's, and nothing is overwritten; the
// other tab learns of it.
func TestStaleDecision(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pins.tsv")
	one, two := serverOf(doubtful(t), path), serverOf(doubtful(t), path) // two people with a server each
	rev := struct {
		Rev     string
		Decided map[string]report.Decided
	}{}
	look := func(s *loopback.Site, since string) {
		t.Helper()
		rev.Decided = nil
		w := do(s, "GET", "/decided.json?rev="+since, "", nil)
		if err := json.Unmarshal(w.Body.Bytes(), &rev); err != nil {
			t.Fatal(err)
		}
	}
	look(two, "")
	before := rev.Rev
	if look(two, before); rev.Decided != nil {
		t.Errorf("nothing was decided, and yet: %+v", rev)
	}
	const pair = `"pair":{"earlier":"I.1","later":"II.1","verdict":`
	var mine, theirs answer
	decide(t, one, `{"author":"X",`+pair+`"confirmed"}}`, http.StatusOK, &mine)
	decide(t, two, `{"author":"Y",`+pair+`"rejected"}}`, http.StatusConflict, &theirs)
	if theirs.Decided == nil || *theirs.Decided != *mine.Decided || theirs.Error == "" {
		t.Errorf("told %+v, decided %+v", theirs, mine)
	}
	b, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(b), "\tconfirmed\tX\t") || strings.Contains(string(b), "rejected") {
		t.Errorf("kept %s, %v", b, err)
	}
	if look(two, before); rev.Rev == before || rev.Decided[mine.ID] != *mine.Decided {
		t.Errorf("the other is told %+v", rev)
	}
	// who has seen it may decide otherwise, also take it back
	decide(
		t, two, `{"author":"Y",`+pair+`"rejected"},"seen":`+strconv.Quote(mine.Decided.Seen)+`}`, http.StatusOK, &theirs,
	)
	decide(t, one, `{`+pair+`""},"seen":`+strconv.Quote(mine.Decided.Seen)+`}`, http.StatusConflict, nil)
	decide(t, one, `{`+pair+`""},"seen":`+strconv.Quote(theirs.Decided.Seen)+`}`, http.StatusOK, &mine)
	if mine.Decided != nil {
		t.Errorf("%+v is still decided", mine.Decided)
	}
}

// The queue by the keyboard, in two tabs: what one decides the other sees, and is told of where it decides on the same.
func TestReviewInTheBrowser(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	url, stop := serve(t, serverOf(doubtful(t), filepath.Join(t.TempDir(), "pins.tsv")))
	defer stop()
	p, other := b.Open(t, url+"#/review"), b.Open(t, url+"#/review")
	press := func(p *browsertest.Page, key string) {
		p.Run(`document.dispatchEvent(new KeyboardEvent('keydown', {key: '` + key + `', bubbles: true}))`)
	}
	const all = `document.querySelectorAll('.reviewrow').length === 4 && ` +
		`!document.querySelector('.left').textContent.includes('checking')`
	p.Wait(all)
	other.Wait(all)
	// the other page does not look for what is decided, so that it must be told
	other.Run(`(() => {
		const fetch = window.fetch;
		window.reviewFetch = () => { window.fetch = fetch; window.dispatchEvent(new Event('focus')); };
		window.fetch = (to, ...rest) => (String(to).startsWith('decided.json') ? Promise.reject(new Error('no')) : fetch(to, ...rest));
	})()`)
	first := browsertest.Eval[string](p, `document.querySelector('.reviewcard h2').textContent`)
	press(p, "c")
	p.Wait(`document.querySelectorAll('.reviewrow.decided').length === 1 && ` +
		`document.querySelector('.left').textContent.startsWith('3 left')`)
	if now := browsertest.Eval[string](p, `document.querySelector('.reviewcard h2').textContent`); now == first {
		t.Errorf("the page stays at %s", now)
	}
	press(other, "c")
	other.Wait(`document.querySelector('.reviewcard [role=alert]').textContent.includes('by The tester')`)
	if s := other.Text(); !strings.Contains(s, "Yours was not kept") || !strings.Contains(s, "set by hand") {
		t.Errorf("%.700s", s)
	}
	press(p, "k") // back to the first
	press(p, "u")
	p.Wait(`document.querySelectorAll('.reviewrow.decided').length === 0 && ` +
		`document.querySelector('.left').textContent.startsWith('4 left')`)
	other.Run(`reviewFetch()`)
	other.Wait(`document.querySelector('.note').textContent.includes('taken back') && ` +
		`document.querySelectorAll('.reviewrow.decided').length === 0`)
	press(p, "j")
	press(p, "r")
	p.Wait(`document.querySelector('.reviewcard .editing, .reviewrow.decided') !== null`)
	p.Run(`location.hash = '#/side'`)
	p.Wait(`document.querySelector('.view-side .sideunit') !== null`)
	p.Quiet()
}

// The queue has no finding of axe-core, in light or dark, on a desk or a phone.
func TestReviewIsAccessible(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	axe := browsertest.Axe(t)
	url, stop := serve(t, serverOf(doubtful(t), filepath.Join(t.TempDir(), "pins.tsv")))
	defer stop()
	for _, width := range []int{1280, 390} {
		p := b.Open(t, url+"#/review")
		p.Width(width)
		p.Wait(`document.querySelectorAll('.reviewrow').length === 4`)
		p.Run(axe + "; 0")
		for _, theme := range []string{"light", "dark"} {
			p.Run(`document.documentElement.dataset.theme = '` + theme + `'`)
			for _, finding := range p.Findings() {
				t.Errorf("%s, width %d: %s", theme, width, finding)
			}
		}
		wide := browsertest.Eval[int](p, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
		if wide > 0 {
			t.Errorf("%d pixels out of sight at a width of %d", wide, width)
		}
	}
}
