package workplace_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/reprise-wording/reprise/cmd/internal/words"
	"github.com/reprise-wording/reprise/cmd/internal/workplace"
)

// The test binary stands in for reprise: it says what it was asked for, tells progress, and writes the file that -o
// names.
func TestMain(m *testing.M) {
	if os.Getenv("STAND_IN") == "" {
		os.Exit(m.Run())
	}
	args := strings.Join(os.Args[1:], " ")
	fmt.Fprintf(os.Stderr, "progress\treading\t1\t2\nreprise: warning: %s\n", args)
	for _, name := range os.Args[1:] {
		if b, err := os.ReadFile(name); err == nil && strings.HasPrefix(string(b), "slow") {
			time.Sleep(time.Minute)
		} else if err == nil && strings.HasPrefix(string(b), "bad") {
			fmt.Fprintf(os.Stderr, "reprise: %s is damaged; ask for another copy\n", name)
			os.Exit(2)
		}
	}
	for i, a := range os.Args {
		if a == "-o" {
			err := os.WriteFile(os.Args[i+1], []byte("<p>"+args+"<script>1</script>"+os.Getenv(words.Variable)), 0o600)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(2)
			}
		}
	}
	if strings.Contains(args, "diff") {
		os.Exit(1)
	}
	os.Exit(0)
}

// place makes a workplace, and says whether it was asked to stop.
func place(t *testing.T) (http.Handler, context.Context) {
	t.Helper()
	ctx, quit := context.WithCancel(context.Background())
	p, err := workplace.New(ctx, quit, workplace.Options{
		UI: "en",
		Program: func(ctx context.Context, args ...string) *exec.Cmd {
			cmd := exec.CommandContext(ctx, os.Args[0], args...)
			cmd.Env = append(os.Environ(), "STAND_IN=1")
			return cmd
		},
		Review: func(_ context.Context, what workplace.Papers, ui string) (http.Handler, error) {
			if strings.Contains(what.Corpus, "missing") {
				return nil, fmt.Errorf("load: %s is not there", what.Corpus)
			}
			if what.Pins != "" { // somebody decides at once
				if err := os.WriteFile(what.Pins, []byte("# a decision"), 0o600); err != nil {
					return nil, err
				}
			}
			said := ui + " " + what.Corpus
			for _, f := range what.Files {
				said += filepath.Base(f)
			}
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, said, r.URL.Path) }), nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		quit()
	})
	return p.Pages(), ctx
}

// A dropped file: field, name, text.
type dropped [3]string

// post sends a form with files; a field without a name is no file.
func post(p http.Handler, path string, files ...dropped) *httptest.ResponseRecorder {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for _, f := range files {
		if f[1] == "" {
			_ = m.WriteField(f[0], f[2])
			continue
		}
		w, _ := m.CreateFormFile(f[0], f[1])
		_, _ = w.Write([]byte(f[2]))
	}
	_ = m.Close()
	r := httptest.NewRequest("POST", path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w
}

func get(p http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	p.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w
}

type state struct {
	State   string
	Talk    []string
	Results []workplace.Result
}

// until waits for a job to be no longer at work.
func until(t *testing.T, p http.Handler, started *httptest.ResponseRecorder) (string, state) {
	t.Helper()
	to := started.Header().Get("Location")
	if started.Code != http.StatusSeeOther || !strings.HasPrefix(to, "../jobs/") {
		t.Fatalf("status %d, to %q: %s", started.Code, to, started.Body)
	}
	path := strings.TrimPrefix(to, "..")
	for {
		var s state
		if err := json.Unmarshal(get(p, path+"status.json").Body.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		if s.State != "running" {
			return path, s
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestATaskFromFilesToResults(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	path, s := until(
		t, p,
		post(p, "/start/compare", dropped{"earlier", "paper.docx", "a"}, dropped{"later", `C:\Papers\paper.docx`, "b"}),
	)
	if s.State != "done" || len(s.Results) != 2 {
		t.Fatalf("%+v", s)
	}
	page := get(p, path).Body.String()
	for _, want := range []string{
		"Word file with tracked changes", `href="file/redline.docx"`, `src="view/changes.html"`, "Done.",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page of the job lacks %q:\n%s", want, page)
		}
	}
	got := get(p, path+"file/redline.docx")
	if !strings.Contains(
		got.Body.String(), "diff --format docx -o results/redline.docx -- paper.docx .twins/2/paper.docx",
	) ||
		!strings.HasPrefix(got.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("%v\n%s", got.Header(), got.Body)
	}
	csp := get(p, path+"view/changes.html").Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(csp, "sandbox ") || strings.Contains(csp, "same-origin") {
		t.Errorf("a result is shown under %q", csp)
	}
	for _, missing := range []string{"view/redline.docx", "file/paper.docx", "file/..%2Fpaper.docx", "view/none.html"} {
		if got := get(p, path+missing).Code; got != http.StatusNotFound {
			t.Errorf("%s: status %d", missing, got)
		}
	}
	if page := get(p, "/").Body.String(); !strings.Contains(page, "paper.docx, paper.docx") {
		t.Errorf("the start page does not list the job:\n%s", page)
	}
}

// Files of one name, also as another system sees it, files called as folders are, and what a folder has beside its
// papers.
func TestNamesOfDroppedFiles(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	for _, names := range [][]string{
		{"2", "2"}, {"3", "a.md", "a.md"}, {"a.docx", "A.docx", "Results"}, {".DS_Store", "~$a.docx", "a.docx"},
	} {
		var files []dropped
		for _, n := range names {
			files = append(files, dropped{"papers", n, "x"})
		}
		path, s := until(t, p, post(p, "/start/follow", files...))
		if s.State != "done" || strings.Contains(get(p, path).Body.String(), "DS_Store") {
			t.Errorf("%q: %+v", names, s)
		}
	}
}

// What a task found in dropped papers can be decided on, the decisions are a result, and the results are made again
// with them.
func TestDecisionsOnDroppedPapers(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	for task, files := range map[string][]dropped{
		"translation": {{"source", "a.en.docx", "a"}, {"target", "a.fr.docx", "b"}},
		"follow":      {{"papers", "a.en.docx", "a"}, {"papers", "a.fr.docx", "b"}},
	} {
		path, s := until(t, p, post(p, "/start/"+task, files...))
		if s.State != "done" || !strings.Contains(get(p, path).Body.String(), "Review and decide") {
			t.Fatalf("%s: %+v", task, s)
		}
		if got := get(p, path+"file/decisions.tsv"); got.Code != http.StatusNotFound {
			t.Errorf("%s: decisions before there are any: %d", task, got.Code)
		}
		if got := post(p, path+"again"); got.Code != http.StatusNotFound {
			t.Errorf("%s: made again without decisions: %d", task, got.Code)
		}
		opened := post(p, path+"review")
		to, ok := strings.CutPrefix(opened.Header().Get("Location"), "../..")
		if to, _, _ = strings.Cut(to, "#"); !ok || !strings.HasPrefix(to, "/review/") {
			t.Fatalf("%s: %d %v %s", task, opened.Code, opened.Header(), opened.Body)
		}
		if said := get(p, to).Body.String(); said != "en a.en.docxa.fr.docx/" {
			t.Errorf("%s: %q", task, said)
		}
		if got := get(p, path+"file/decisions.tsv").Body.String(); got != "# a decision" {
			t.Errorf("%s: the decisions are %q", task, got)
		}
		if got := post(p, path+"again"); got.Code != http.StatusSeeOther {
			t.Errorf("%s: %d %s", task, got.Code, got.Body)
		}
		again := post(p, path+"stop") // or its end
		if again.Code != http.StatusSeeOther {
			t.Errorf("%s: %d", task, again.Code)
		}
	}
	path, _ := until(t, p, post(p, "/start/compare", dropped{"earlier", "a.docx", "a"}, dropped{"later", "b.docx", "b"}))
	if page := get(p, path).Body.String(); strings.Contains(page, "Review and decide") {
		t.Error("there is nothing to decide in a comparison")
	}
}

func TestATaskThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	path, s := until(
		t, p, post(p, "/start/translation", dropped{"source", "a.en.docx", "bad"}, dropped{"target", "a.fr.docx", "b"}),
	)
	page := get(p, path).Body.String()
	if s.State != "failed" || !strings.Contains(page, "a.en.docx is damaged; ask for another copy") {
		t.Errorf("%+v\n%s", s, page)
	}
}

func TestATaskStops(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	started := post(p, "/start/follow", dropped{"papers", "a.docx", "slow"})
	path := strings.TrimPrefix(started.Header().Get("Location"), "..")
	begin := time.Now()
	if w := post(p, path+"stop"); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	if _, s := until(t, p, started); s.State != "stopped" || time.Since(begin) > 30*time.Second {
		t.Errorf("%+v after %s", s, time.Since(begin))
	}
}

func TestWhatAFormLacksIsSaid(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	for name, c := range map[string]struct {
		path  string
		files []dropped
		want  int
	}{
		"no later document": {"/start/compare", []dropped{{"earlier", "a.docx", "a"}}, 422},
		"no corpus file":    {"/start/keep", []dropped{{"papers", "a.docx", "a"}, {"corpus", "", ""}}, 422},
		"half a path":       {"/start/keep", []dropped{{"papers", "a.docx", "a"}, {"corpus", "", "papers.reprise"}}, 422},
		"no such task":      {"/start/cook", nil, 404},
	} {
		if w := post(p, c.path, c.files...); w.Code != c.want || !strings.Contains(w.Body.String(), `role="alert"`) {
			t.Errorf("%s: status %d, want %d:\n%s", name, w.Code, c.want, w.Body)
		}
	}
}

func TestACorpusIsOpenedAndRemembered(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	open := func(path string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("POST", "/open", strings.NewReader("corpus="+path))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		return w
	}
	file := filepath.Join(t.TempDir(), "x.reprise")
	to := open(file).Header().Get("Location")
	if got := get(p, "/"+to+"payload.json").Body.String(); got != "en "+file+"/payload.json" {
		t.Errorf("%q at %s", got, to)
	}
	if again := open(file).Header().Get("Location"); again != to {
		t.Errorf("opened twice: %s, %s", to, again)
	}
	until(t, p, post(p, "/start/keep", dropped{"papers", "a.docx", "a"}, dropped{"corpus", "", file}))
	if grown := open(file).Header().Get("Location"); grown == to {
		t.Error("a corpus that has grown is shown as it was")
	}
	if page := get(p, "/").Body.String(); !strings.Contains(page, file) {
		t.Error("the start page does not know the corpus file")
	}
	if page := get(p, "/").Body.String(); !strings.Contains(page, `<button name="corpus" value="`+file+`"`) ||
		!strings.Contains(page, `required value="`+file+`"`) {
		t.Error("the start page does not offer the corpus file to a mouse")
	}
	if w := open("/missing"); w.Code != 422 || !strings.Contains(w.Body.String(), "/missing is not there") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(p, "/review/none/"); w.Code != 404 {
		t.Errorf("status %d", w.Code)
	}
}

func TestLanguagesOfThePages(t *testing.T) {
	t.Parallel()
	if _, err := workplace.New(context.Background(), func() {}, workplace.Options{UI: "de"}); err == nil {
		t.Error("there are no pages in German, and no error")
	}
	p, _ := place(t)
	get(p, "/?ui=fr")
	path, _ := until(t, p, post(p, "/start/follow", dropped{"papers", "a.docx", "a"}))
	made := get(p, path+"file/report.html").Body.String()
	if !strings.Contains(made, "<p>report ") || !strings.HasSuffix(made, "fr") {
		t.Errorf("the report of a page in French: %s", made)
	}
}

func TestTheStopButton(t *testing.T) {
	t.Parallel()
	p, ctx := place(t)
	w := post(p, "/quit")
	if w.Code != 200 || !strings.Contains(w.Body.String(), "reprise has stopped") || ctx.Err() == nil {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// Papers and a corpus file are not followed at once, since nobody could tell what the report is of.
func TestFollowTakesPapersOrACorpus(t *testing.T) {
	t.Parallel()
	p, _ := place(t)
	both := []dropped{{"papers", "a.docx", "a"}, {"corpus", "", filepath.Join(t.TempDir(), "x.reprise")}}
	if w := post(p, "/start/follow", both...); w.Code != 422 || !strings.Contains(w.Body.String(), "not both") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
