package explorer_test

import (
	"bytes"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
	"github.com/reprise-wording/reprise/corpus/ooxml"
	"github.com/reprise-wording/reprise/corpus/workbook"
)

// What the page offers to save is there in its format, in the language of the page, with what was decided.
func TestFilesToSave(t *testing.T) {
	t.Parallel()
	s := serverOf(doubtful(t), filepath.Join(t.TempDir(), "pins.tsv"))
	get := func(path string, status int) []byte {
		t.Helper()
		w := do(s, "GET", "/out/"+path, "", nil)
		if w.Code != status {
			t.Fatalf("%s: %d %.200s", path, w.Code, w.Body)
		}
		name, _, _ := strings.Cut(path, "?")
		if status == http.StatusOK && w.Header().Get("Content-Disposition") != `attachment; filename="`+name+`"` {
			t.Errorf("%s: %v", path, w.Header())
		}
		return w.Body.Bytes()
	}
	pairs := func() string {
		rows, err := workbook.Read(get("reiterations.xlsx?ui=fr", http.StatusOK))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(rows)
	}
	if got := pairs(); !strings.Contains(got, "Réunion") {
		t.Errorf("the heads are not in French: %.300s", got)
	}
	decide(t, s, `{"pair":{"earlier":"I.1","later":"II.1","verdict":"confirmed"}}`, http.StatusOK, nil)
	if got := pairs(); !strings.Contains(got, "I.1 I 2011 II.1 II 2013") {
		t.Errorf("the confirmed pair is not there: %s", got)
	}
	decide(t, s, `{"beads":{"ref":"I.2","beads":[[[0,1],[0,1]]]}}`, http.StatusOK, nil)
	for name, read := range map[string]func(b []byte) (*exchange.Memory, error){
		"memory.tmx": func(b []byte) (*exchange.Memory, error) {
			return exchange.ReadTMX(bytes.NewReader(b), "m", language.French, language.English)
		},
		"side-by-side.xlf": func(b []byte) (*exchange.Memory, error) {
			return exchange.ReadXLIFF(bytes.NewReader(b), "m", language.French, language.English)
		},
		"side-by-side.xlsx": func(b []byte) (*exchange.Memory, error) {
			return exchange.ReadXLSX(bytes.NewReader(b), "m", language.French, language.English)
		},
	} {
		m, err := read(get(name, http.StatusOK))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		joined := false
		for _, r := range m.Rows {
			joined = joined || strings.Contains(r.Source, "le jour. Elles") && strings.Contains(r.Target, "by day. They")
		}
		if !joined {
			t.Errorf("%s does not have the sentences that a person put side by side", name)
		}
	}
	p, err := ooxml.Open(get("redline.docx?a=I.1&b=II.1&lang=en", http.StatusOK))
	if err != nil {
		t.Fatal(err)
	}
	main, err := p.Main()
	if err != nil {
		t.Fatal(err)
	}
	if text, err := main.Data(); err != nil || !bytes.Contains(text, []byte("<w:del ")) ||
		!bytes.Contains(text, []byte("<w:ins ")) {
		t.Errorf("the redline tracks nothing: %v", err)
	}
	report := get("report.html?ui=es", http.StatusOK)
	if !bytes.Contains(report, []byte(`<html lang="es">`)) || !bytes.Contains(report, []byte(`id="payload"`)) {
		t.Errorf("the report is %.200s", report)
	}
	get("passwords.txt", http.StatusNotFound)
	get("redline.docx?a=I.1&b=XX.1&lang=en", http.StatusUnprocessableEntity)
	get("redline.docx?a=I.1&b=II.1&lang=ru", http.StatusUnprocessableEntity)
}

// A paragraph is copied with its citation, and a file is saved, with the mouse alone.
func TestWaysOutInTheBrowser(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	url, stop := serve(t, serverOf(doubtful(t), filepath.Join(t.TempDir(), "pins.tsv")))
	defer stop()
	p := b.Open(t, url+"#/compare/I.1/II.1")
	p.Wait(`document.querySelectorAll('.comparison ins').length > 1`)
	p.Run(`(() => { // what would leave the page
		window.left = [];
		document.execCommand = () => { left.push(document.activeElement.value); return true; };
		Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('not allowed'))}});
		document.addEventListener('click', (e) => { const a = e.target.closest('a[download]'); if (a) { left.push(a.getAttribute('href')); e.preventDefault(); } });
	})()`)
	choose := func(text string) {
		button := fmt.Sprintf(`[...document.querySelectorAll('.ways button')].find((b) => b.textContent.includes(%q))`, text)
		p.Wait(`!!` + button) // some are there only when the papers have been compared
		p.Click(`.ways summary`)
		p.Run(button + `.click()`)
	}
	choose("Copy with citation")
	p.Wait(`left.length === 1 && document.querySelector('#live').textContent === 'Copied'`)
	if got := browsertest.Eval[string](p, `left[0]`); !strings.Contains(got, "northern pier every spring") ||
		!strings.Contains(got, "jetée nord") || !strings.Contains(got, "(I.1, ") || !strings.Contains(got, "(II.1, ") {
		t.Errorf("copied %q", got)
	}
	choose("tracked changes (English)")
	p.Wait(`left[1] === 'out/redline.docx?ui=en&a=I.1&b=II.1&lang=en'`)
	p.Quiet()
}
