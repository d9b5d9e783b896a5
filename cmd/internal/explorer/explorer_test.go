package explorer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
	"github.com/reprise-wording/reprise/cmd/internal/explorer"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

const here = "127.0.0.1:4321"

// server serves the first two meetings of the built-in corpus, which are enough for what is tested of a server.
func server(t testing.TB, pins string) *loopback.Site {
	t.Helper()
	var docs []*corpus.Document
	for _, f := range wg4.Files() {
		text, _, _ := bytes.Cut(f.Data, []byte("\n## III."))
		text, _, _ = bytes.Cut(text, []byte("\n## V."))
		d, err := read.Bytes(f.Name, text, read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	c, err := corpus.New(docs...)
	if err != nil {
		t.Fatal(err)
	}
	return serverOf(c, pins)
}

func serverOf(c *corpus.Corpus, pins string) *loopback.Site {
	s := explorer.New(c, "en", pins, explorer.PinsFile(pins))
	s.Author = "The tester"
	return loopback.New(s.Pages())
}

// An answer is what the server says of a decision.
type answer struct {
	Error, ID, Rev string
	Decided        *report.Decided
}

// decide sends a decision and reads the answer.
func decide(t *testing.T, s *loopback.Site, body string, status int, into *answer) {
	t.Helper()
	w := do(s, "POST", "/decide", body, nil)
	if w.Code != status {
		t.Fatalf("%s: status %d, want %d: %s", body, w.Code, status, w.Body)
	}
	if into != nil {
		if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
			t.Fatal(err)
		}
	}
}

func builtIn(t testing.TB) *corpus.Corpus {
	t.Helper()
	c, err := load.BuiltIn(read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// do answers one request, made as the page would make it but for what change does.
func do(s *loopback.Site, method, path, body string, change func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, strings.TrimSuffix(s.Path(), "/")+path, strings.NewReader(body))
	r.Host = here
	r.Header.Set("Content-Type", "application/json")
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	s.Handler(here).ServeHTTP(w, r)
	return w
}

func TestWhoMayAsk(t *testing.T) {
	t.Parallel()
	s := server(t, filepath.Join(t.TempDir(), "pins.tsv"))
	const reject = `{"pair":{"earlier":"I.11(b)","later":"II.43","verdict":"rejected"}}`
	for _, c := range []struct {
		name, method, path, body string
		change                   func(*http.Request)
		want                     int
	}{
		{"the page", "GET", "/", "", nil, 200},
		{"by the name localhost", "GET", "/", "", func(r *http.Request) { r.Host = "localhost:4321" }, 200},
		{"by another name", "GET", "/payload.json", "", func(r *http.Request) { r.Host = "evil.example:4321" }, 403},
		{"by another port", "GET", "/", "", func(r *http.Request) { r.Host = "127.0.0.1:80" }, 403},
		{
			"from another site", "POST", "/decide", reject,
			func(r *http.Request) { r.Header.Set("Origin", "http://evil.example") },
			403,
		},
		{"from no site", "POST", "/decide", reject, func(r *http.Request) { r.Header.Set("Origin", "null") }, 403},
		{
			"across sites", "POST", "/decide", reject,
			func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
			403,
		},
		{"as a form", "POST", "/decide", reject, func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415},
		{"no JSON", "POST", "/decide", "{", nil, 400},
		{"a verdict that is none", "POST", "/decide", `{"pair":{"earlier":"I.1","later":"I.2","verdict":"maybe"}}`, nil, 422},
		{
			"a unit that is none", "POST", "/decide",
			`{"pair":{"earlier":"I.1","later":"I.999","verdict":"rejected"}}`,
			nil, 422,
		},
		{"beads that miss a sentence", "POST", "/decide", `{"beads":{"ref":"I.6","beads":[[[0],[0]]]}}`, nil, 422},
		{"beads of no paragraph", "POST", "/decide", `{"beads":{"ref":"I.999","beads":[[[0],[0]]]}}`, nil, 422},
		{"no decision", "POST", "/decide", `{}`, nil, 422},
		{"differences of no paragraph", "GET", "/compare.json?a=I.1&b=I.999", "", nil, 404},
		{"too large a decision", "POST", "/decide", `{"author":"` + strings.Repeat("x", 2<<20) + `"}`, nil, 413},
		{"too large a document", "POST", "/trace?name=x.md", strings.Repeat("x", 20<<20+1), nil, 413},
		{"an empty document", "POST", "/trace?name=x.md", "", nil, 422},
		{"a document that is none", "POST", "/trace?name=../../x.docx", "PK\x03\x04 broken", nil, 422},
		{"without the word", "GET", "/payload.json", "", func(r *http.Request) { r.URL.Path = "/payload.json" }, 403},
		{
			"with another word", "POST", "/decide", reject,
			func(r *http.Request) { r.URL.Path = "/AAAAAAAAAAAAAAAAAAAAAAAAAA/decide" },
			403,
		},
		{"the folder above", "GET", "/", "", func(r *http.Request) { r.URL.Path = "/" }, 403},
		{"around the word", "GET", "/", "", func(r *http.Request) { r.URL.Path = "//payload.json" }, 403},
		{"a page that is not there", "GET", "/etc/passwd", "", nil, 404},
		{"reading by another method", "DELETE", "/payload.json", "", nil, 405},
		{"a good decision", "POST", "/decide", reject, func(r *http.Request) { r.Header.Set("Origin", "http://"+here) }, 200},
	} {
		w := do(s, c.method, c.path, c.body, c.change)
		if w.Code != c.want {
			t.Errorf("%s: status %d, want %d: %.200s", c.name, w.Code, c.want, w.Body)
		}
		csp := w.Header().Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", c.name, csp)
		}
	}
}

func TestOnlyLoopback(t *testing.T) {
	t.Parallel()
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:80", "example.org:80", "nonsense"} {
		if l, err := loopback.Listen(addr); err == nil {
			t.Errorf("%s was opened as %s", addr, l.Addr())
		}
	}
}

func TestDecisionsAreKept(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pins.tsv")
	s := server(t, path)
	var first answer
	decide(
		t, s,
		`{"pair":{"earlier":"I.1","later":"II.1","verdict":"confirmed"},"author":" A.  Reviser "}`,
		http.StatusOK, &first,
	)
	decide(t, s, `{"beads":{"ref":"I.6","beads":[[[0],[0,1]]]}}`, http.StatusOK, nil)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"pair\tI.1\tII.1\tconfirmed\tA. Reviser\t20", "bead\tfr-en\tI.6\t1\t1,2\tThe tester\t20",
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("%q is not in the pins file:\n%s", want, b)
		}
	}
	again := do(server(t, path), "GET", "/payload.json", "", nil).Body.String()
	if !strings.Contains(again, `"hand":true`) || !strings.Contains(again, `"h":true`) {
		t.Error("after a restart nothing is marked as done by hand")
	}
	decide(
		t, s,
		`{"pair":{"earlier":"I.1","later":"II.1","verdict":""},"seen":`+strconv.Quote(first.Decided.Seen)+`}`,
		http.StatusOK, nil,
	)
	if b, _ = os.ReadFile(path); strings.Contains(string(b), "pair") {
		t.Errorf("a decision that was taken back is still there:\n%s", b)
	}
}

func TestADroppedDocumentIsTraced(t *testing.T) {
	t.Parallel()
	w := do(serverOf(builtIn(t), filepath.Join(t.TempDir(), "pins.tsv")), "POST", "/trace?name=draft.md", draft, nil)
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	var got struct {
		Dropped report.Dropped
		Units   []report.Unit
		Pairs   []report.Pair
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if d := got.Dropped; d.Name != "draft.md" || d.Units != 3 || d.Taken != 1 {
		t.Errorf("dropped %+v, want draft.md of 3 units, one of them taken up", d)
	}
	if !slices.ContainsFunc(got.Pairs, func(p report.Pair) bool {
		return got.Units[p.A].Ref == "VIII.1(c)" && got.Units[p.B].Ref == "IX.1(a)" && p.Relation == "verbatim"
	}) {
		t.Error("IX.1(a) is not seen as VIII.1(c) taken up verbatim")
	}
}

// draft takes up a clause of the built-in corpus.
const draft = `# Draft recommendations

Original: English

## IX. Ninth meeting, held in Vienna on 9 September 2019

1. States parties should:

   (a) Consider, in line with their domestic legislation and prosecutorial discretion, not punishing or prosecuting victims of trafficking where they have committed unlawful acts directly attributable to their situation as victims of trafficking or where they have been compelled to commit such acts;

   (b) Inspect the engines of fishing vessels every spring.
`

// serve runs a server until stop is called, and returns its address.
func serve(t *testing.T, s *loopback.Site) (url string, stop func()) {
	t.Helper()
	l, err := loopback.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx, l) }()
	stop = func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("the server stops with %v", err)
			}
		case <-time.After(10 * time.Second):
			t.Error("the server does not stop")
		}
	}
	return "http://" + l.Addr().String() + s.Path(), stop
}

// Two servers of one pins file lose nothing of one another, and each shows what the other was told.
func TestTwoServersOfOneFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pins.tsv")
	servers := []*loopback.Site{server(t, path), server(t, path)}
	var wg sync.WaitGroup
	for i, s := range servers {
		wg.Go(func() {
			for k := range 2 {
				body := fmt.Sprintf(`{"pair":{"earlier":"I.%d","later":"II.%d","verdict":"rejected"}}`, i+1, k+1)
				if w := do(s, "POST", "/decide", body, nil); w.Code != http.StatusOK {
					t.Errorf("%s: %d %s", body, w.Code, w.Body)
				}
			}
		})
	}
	wg.Wait()
	b, err := os.ReadFile(path)
	if got := strings.Count(string(b), "pair\t"); err != nil || got != 4 {
		t.Errorf("%d of 4 decisions are kept (%v):\n%s", got, err, b)
	}
	if a, b := do(
		servers[0], "GET", "/payload.json", "", nil,
	), do(servers[1], "GET", "/payload.json", "", nil); a.Body.String() != b.Body.String() {
		t.Error("the two servers show different decisions")
	}
}

// A client that asks and does not read keeps nobody else waiting.
func TestAStalledClient(t *testing.T) {
	t.Parallel()
	url, stop := serve(t, server(t, filepath.Join(t.TempDir(), "pins.tsv")))
	defer stop()
	host, path, _ := strings.Cut(strings.TrimPrefix(url, "http://"), "/")
	for range 5 {
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		for range 40 { // more than the system keeps in between
			fmt.Fprintf(c, "GET /%spayload.json HTTP/1.1\r\nHost: %s\r\n\r\n", path, host)
		}
	}
	client := http.Client{Timeout: 2 * time.Minute} // for a busy machine: without care it waits for ever
	resp, err := client.Get(url + "payload.json")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if n, err := io.Copy(io.Discard, resp.Body); err != nil || n == 0 {
		t.Errorf("%d bytes, %v", n, err)
	}
}

func TestItStops(t *testing.T) {
	t.Parallel()
	url, stop := serve(t, server(t, filepath.Join(t.TempDir(), "pins.tsv")))
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = io.Copy(io.Discard, resp.Body)
	_ = resp.Body.Close()
	stop()
	if _, err := http.Get(url); err == nil {
		t.Error("the server answers after it was stopped")
	}
}

func TestInTheBrowser(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	dir := t.TempDir()
	pins, doc := filepath.Join(dir, "pins.tsv"), filepath.Join(dir, "draft.md")
	if err := os.WriteFile(doc, []byte(draft), 0o600); err != nil {
		t.Fatal(err)
	}
	url, stop := serve(t, serverOf(builtIn(t), pins))
	p := b.Open(t, url)
	p.Upload("#file", doc)
	p.Wait(`document.querySelector('.note') && document.querySelector('.note').textContent.includes('draft.md: ')`)
	p.Wait(
		`location.hash.startsWith('#/meeting/') && document.querySelector('main').innerText.includes('fishing vessels')`,
	)
	p.Click(`.note button`)
	p.Wait(`document.querySelector('.note') === null`)

	p = b.Open(t, url+"#/side/I")
	edit := `button[aria-label="Correct I.6"]`
	p.Click(edit)
	p.Run(`(() => { for (const i of document.querySelectorAll('.editing input')) i.value = 1; })()`)
	p.Click(`.editing .buttons button`)
	p.Wait(`document.querySelector('[aria-label="I.6"] .by.hand') !== null`)
	p.Quiet()

	p = b.Open(t, url+"#/thread/I.11(b)")
	p.Click(`button[aria-label^="Confirm that"]`)
	p.Wait(`document.querySelector('table .by.hand') !== null`)
	p.Quiet()
	stop()

	url, stop = serve(t, serverOf(builtIn(t), pins))
	defer stop()
	p = b.Open(t, url+"#/side/I")
	p.Wait(`document.querySelector('[aria-label="I.6"] .by.hand') !== null`)
	p = b.Open(t, url+"#/thread/I.11(b)")
	p.Wait(`document.querySelector('table .by.hand') !== null`)
	p.Quiet()
}

// The wording is there before the paragraphs are compared, and says so; then the whole is there by the same address.
func TestTheWordingComesFirst(t *testing.T) {
	t.Parallel()
	s := server(t, filepath.Join(t.TempDir(), "pins.tsv"))
	get := func(path string, into any) {
		t.Helper()
		w := do(s, "GET", path, "", nil)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", path, w.Code, w.Body)
		}
		if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
			t.Fatal(err)
		}
	}
	var first, whole, again report.Payload
	get("/wording.json", &first)
	get("/payload.json", &whole)
	get("/wording.json", &again)
	if !first.Pending || len(first.Pairs) > 0 || first.Units[0].Standing != "" {
		t.Errorf("what comes first tells what was not compared: %+v", first.Units[0])
	}
	if whole.Pending || again.Pending || len(whole.Pairs) == 0 || len(again.Pairs) != len(whole.Pairs) {
		t.Errorf("the whole has %d pairs, then %d", len(whole.Pairs), len(again.Pairs))
	}
	if len(first.Units) != len(whole.Units) || first.Units[3].Text["en"][0] != whole.Units[3].Text["en"][0] {
		t.Error("the wording that comes first is another")
	}
	var now struct {
		Percent int
		Over    bool
	}
	if get("/progress.json", &now); now.Percent != 100 || !now.Over {
		t.Errorf("progress at the end: %+v", now)
	}
}

// What the first page shows is there before all else: before the comparison the meetings, else the counts and the
// longest threads, which are those of the whole. It makes no difference whether the units were traced before.
func TestTheFirstPage(t *testing.T) {
	t.Parallel()
	c := builtIn(t)
	get := func(s *loopback.Site, path string) (p report.Payload) {
		t.Helper()
		w := do(s, "GET", path, "", nil)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", path, w.Code, w.Body)
		}
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		return p
	}
	pins := filepath.Join(t.TempDir(), "pins.tsv")
	untraced := serverOf(c, pins)
	p := get(untraced, "/first.json")
	if !p.Part || !p.Pending || p.Counts != nil || len(p.Meetings) != 8 || len(p.Units) > 0 {
		t.Errorf("before the comparison: %+v", p)
	}
	whole := get(untraced, "/payload.json")
	traced := explorer.New(c, "en", pins, explorer.PinsFile(pins))
	traced.Begin(t.Context(), func(ctx context.Context, set *reuse.Set) (*reuse.Kept, error) {
		r, err := reuse.Trace(ctx, set)
		return &reuse.Kept{Pairs: r.Pairs, Threads: r.Threads}, err
	})
	site := loopback.New(traced.Pages())
	soon := get(site, "/first.json")
	if again := get(site, "/payload.json"); !reflect.DeepEqual(whole, again) {
		t.Error("the payload of what was traced before is another")
	}
	for _, p := range []report.Payload{soon, get(site, "/first.json"), get(untraced, "/first.json")} {
		if !p.Part || p.Pending || !reflect.DeepEqual(p.Counts, whole.Counts) || len(p.Threads) != 6 ||
			len(p.Units) > len(whole.Units)/2 {
			t.Errorf(
				"the first page has %+v, %d threads and %d units, want %+v",
				p.Counts, len(p.Threads), len(p.Units), whole.Counts,
			)
		}
		first := p.Units[p.Threads[0].Units[0]]
		at := slices.IndexFunc(whole.Units, func(u report.Unit) bool { return u.Ref == first.Ref })
		of := slices.IndexFunc(whole.Threads, func(th report.Thread) bool { return th.Units[0] == at })
		if of < 0 || !reflect.DeepEqual(first.Text, whole.Units[at].Text) ||
			whole.Threads[of].Course.Verdict != p.Threads[0].Course.Verdict {
			t.Errorf("the longest thread begins with %s", first.Ref)
		}
	}
}

// A page that knows a payload gets what a decision changed of it, not the whole again; one that knows another gets all.
func TestWhatADecisionChanged(t *testing.T) {
	t.Parallel()
	s := server(t, filepath.Join(t.TempDir(), "pins.tsv"))
	get := func(path string, into any) int {
		t.Helper()
		w := do(s, "GET", path, "", nil)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", path, w.Code, w.Body)
		}
		size := w.Body.Len()
		if err := json.Unmarshal(w.Body.Bytes(), into); err != nil {
			t.Fatal(err)
		}
		return size
	}
	var first, whole report.Payload
	var delta, none report.Delta
	get("/payload.json", &first)
	var kept answer
	decide(t, s, `{"pair":{"earlier":"I.1","later":"II.1","verdict":"confirmed"}}`, http.StatusOK, &kept)
	small := get("/payload.json?since="+first.Rev, &delta)
	all := get("/payload.json", &whole)
	if delta.Since != first.Rev || delta.Rev != kept.Rev || whole.Rev != kept.Rev || small*5 > all {
		t.Errorf(
			"from %s to %s in %d bytes of %d, want from %s to %s", delta.Since, delta.Rev, small, all, first.Rev, kept.Rev,
		)
	}
	if get("/payload.json?since=unknown", &none); none.Since != "" || none.Rev != kept.Rev {
		t.Errorf("what changed since %q, a revision that is not known", none.Since)
	}
}
