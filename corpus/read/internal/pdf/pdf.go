// Package pdf reads the text of PDF files: PDFium (as WebAssembly, run by wazero, no cgo) gives the characters and
// where they stand; lines, columns, footnotes, running heads and paragraphs are made of them here.
//
// PDFium is compiled to machine code at the first use, which takes seconds, and kept in the user's cache folder, from
// where it starts in a fraction of a second. It runs without access to files and with at most 64 MB of memory and
// twice the size of the file.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read/internal/flow"
	"github.com/reprise-wording/reprise/corpus/read/internal/page"
)

// Limits on what one file may take.
const (
	compileWorkers = 1
	memoryPages    = 1024 // of 64 KB, besides the file itself
	maxPages       = 3000
	maxChars       = 8 << 20
)

// allowed is the time that a file may take, once PDFium runs.
var allowed = times{open: 4 * time.Second, page: 4 * time.Second, file: 2 * time.Minute}

// times are limits on the time to open a file, to read one page, and to do all of it.
type times struct{ open, page, file time.Duration }

// cache keeps the compiled PDFium, on disk where there is a cache folder. cold is that it is not there yet.
var cache = sync.OnceValues(func() (c wazero.CompilationCache, cold bool) {
	if dir := cacheDir(); dir != "" {
		kept, _ := filepath.Glob(filepath.Join(dir, "*", "*"))
		if c, err := wazero.NewCompilationCacheWithDir(dir); err == nil {
			return c, len(kept) == 0
		}
	}
	return wazero.NewCompilationCache(), true
})

// cacheDir is the folder of the cache, empty where this user has none.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "reprise", "pdfium")
}

// spare is a cache in memory, for when that on disk turns out to be damaged. What is on disk is thrown away, so that
// the next run makes it anew.
var spare = sync.OnceValue(func() wazero.CompilationCache {
	if dir := cacheDir(); dir != "" {
		_ = os.RemoveAll(dir)
	}
	return wazero.NewCompilationCache()
})

var told sync.Once

// Lines reads a file. The places of the lines are pages. progress, if not nil, is told of the wait for the compiler.
// The error is a *flow.Trouble.
func Lines(data []byte, progress func(string)) ([]flow.Line, []corpus.Warning, error) {
	if _, cold := cache(); cold && progress != nil {
		told.Do(func() { progress("preparing the PDF reader, which takes some seconds the first time") })
	}
	pages, err := extract(data, allowed)
	if err != nil {
		return nil, nil, err
	}
	chars, bare := 0, 0
	for _, p := range pages {
		chars += len(p)
		if len(p) < 8 {
			bare++
		}
	}
	if chars < 8*len(pages) && chars < 200 {
		return nil, nil, &flow.Trouble{
			Why:  "is a PDF of pictures: it has no text",
			Hint: "run character recognition (OCR) on it and give the result",
		}
	}
	warnings, err := legible(pages)
	if err != nil {
		return nil, nil, err
	}
	if bare > 0 && bare*4 > len(pages) {
		warnings = append(
			warnings,
			corpus.Warning{Text: fmt.Sprintf("%d of %d pages have no text; they may be pictures", bare, len(pages))},
		)
	}
	return set(pages), warnings, nil
}

// set makes the lines of a paper of the characters of its pages.
func set(pages [][]glyph) []flow.Line {
	plainWeight(pages)
	body := bodySize(pages)
	laid := make([][]page.Line, len(pages))
	sheets := make([]sheet, len(pages))
	for i, p := range pages {
		sheets[i] = sheetOf(p)
	}
	onlySomePages(sheets)
	numberRest(sheets)
	markEdges(sheets)
	var t tables
	for i, p := range sheets {
		laid[i] = joinSigns(joinLabels(p.lines(&t, i == 0, body)))
		keepNotes(laid[i], body, nil)
	}
	again := printedNotes(laid)
	for _, p := range laid {
		keepNotes(p, body, again)
	}
	page.Running(laid)
	n := noter{body: body, again: again}
	for i := range laid {
		text, furniture := page.Split(laid[i])
		text = n.footnotes(text, i+1)
		laid[i] = page.Place(text, furniture)
		for k := range laid[i] {
			if l := &laid[i][k]; l.Size > 1.12*body && len(l.Text) < 300 && l.Cell.Table == 0 && l.Furniture == "" {
				l.Heading = 1
			}
		}
		center(laid[i])
	}
	out := n.place(page.Paragraphs(laid))
	keepMargin(out)
	flow.KeepRaised(out)
	return out
}

// A glyph is one character on a page, y growing downwards.
type glyph struct {
	r                        rune
	left, top, right, bottom float64
	size                     float64
	bold, italic             bool
	turn                     int  // quarter turns from upright; -1 for another angle
	leans                    bool // by an angle that letters are slanted by
	typewriter               bool // its font is that of a typewriter
}

func broken(err error) error {
	return &flow.Trouble{Why: "is a damaged PDF", Hint: "fetch it again, or print it to a new PDF", Err: err}
}

// A result is what extraction gives, or why it gives nothing.
type result struct {
	pages [][]glyph
	err   error
}

// extract gives the characters of each page. A file that keeps PDFium busy past the time allowed is given up; PDFium
// can't be stopped without slowing down every call into it, so it is left behind until the program ends.
func extract(data []byte, allowed times) ([][]glyph, error) {
	done := make(chan result, 1)
	guard := make(chan time.Duration, 1) // a step begins that may take so long
	go func() {
		defer func() {
			if r := recover(); r != nil { // a trap in PDFium's own code
				done <- result{nil, broken(fmt.Errorf("pdfium: %v", r))}
			}
		}()
		pages, err := work(data, allowed, func(d time.Duration) { guard <- d })
		done <- result{pages, err}
	}()
	var late, end <-chan time.Time // none while PDFium is being prepared
	tooLong := &flow.Trouble{Why: "is a PDF that takes too long to read", Hint: "print it to a new PDF"}
	for {
		select {
		case r := <-done:
			return r.pages, r.err
		case d := <-guard:
			late = time.After(d)
			if end == nil {
				end = time.After(allowed.file)
			}
		case <-late:
			return nil, tooLong
		case <-end:
			return nil, tooLong
		}
	}
}

// start starts PDFium, compiled as a cache has it, with memory for so much data.
func start(data []byte, compiled wazero.CompilationCache) (pdfium.Pool, pdfium.Pdfium, error) {
	ctx := experimental.WithCompilationWorkers(context.Background(), compileWorkers)
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(compiled).WithMemoryLimitPages(uint32(memoryPages + 2*len(data)/65536))
	pool, err := webassembly.Init(webassembly.Config{Context: ctx, MinIdle: 1, MaxIdle: 1, MaxTotal: 1, FSConfig: wazero.NewFSConfig(),
		RuntimeConfig: config, Stdout: io.Discard, Stderr: io.Discard})
	if err != nil {
		return nil, nil, err
	}
	pdf, err := pool.GetInstance(30 * time.Second)
	if err != nil {
		return nil, nil, errors.Join(err, pool.Close())
	}
	return pool, pdf, nil
}

func work(data []byte, allowed times, step func(time.Duration)) ([][]glyph, error) {
	compiled, _ := cache()
	pool, pdf, err := start(data, compiled)
	if err != nil {
		pool, pdf, err = start(data, spare())
	}
	if err != nil {
		return nil, &flow.Trouble{
			Why:  "can't be read: PDFium does not start here",
			Hint: "save it as DOCX or text",
			Err:  err,
		}
	}
	defer pool.Close()
	step(allowed.open)
	doc, err := pdf.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return nil, &flow.Trouble{Why: "is locked with a password", Hint: "save it without one"}
	case err != nil:
		return nil, broken(err)
	}
	count, err := pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil || count.PageCount == 0 {
		return nil, broken(err)
	}
	if count.PageCount > maxPages {
		return nil, &flow.Trouble{
			Why:  fmt.Sprintf("has %d pages, more than the %d that are read", count.PageCount, maxPages),
			Hint: "split it",
		}
	}
	var pages [][]glyph
	total := 0
	for i := range count.PageCount {
		step(allowed.page)
		p, err := glyphs(pdf, doc.Document, i)
		if err != nil {
			return nil, &flow.Trouble{
				Line: i + 1,
				Why:  "is a page that can't be read",
				Hint: "print the file to a new PDF",
				Err:  err,
			}
		}
		if total += len(p); total > maxChars {
			return nil, &flow.Trouble{Line: i + 1, Why: "more text than is read", Hint: "split the file"}
		}
		pages = append(pages, p)
	}
	return pages, nil
}

// glyphs gives the characters of a page, in the order of the file, those of a turned page set upright; line ends are
// kept as '\n'.
func glyphs(pdf pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) ([]glyph, error) {
	t, err := pdf.GetPageTextStructured(&requests.GetPageTextStructured{
		Page: requests.Page{
			ByIndex: &requests.PageByIndex{Document: doc, Index: index},
		}, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true,
	})
	if err != nil {
		return nil, err
	}
	out := make([]glyph, 0, len(t.Chars))
	for _, c := range t.Chars {
		r := firstRune(c.Text)
		if r == '\r' {
			continue
		}
		if r == 0 {
			r = unknownSign
		}
		b := c.PointPosition
		g := glyph{r: r, left: b.Left, right: b.Right, top: -b.Top, bottom: -b.Bottom}
		if r != '\n' {
			g.turn, g.leans = quarter(c.Angle), leans(c.Angle)
		}
		if f := c.FontInformation; f != nil {
			g.size = f.RenderedSize
			if g.size <= 0 {
				g.size = f.Size
			}
			g.bold = f.Weight >= 600 || strings.Contains(f.Name, "Bold") || strings.Contains(f.Name, "Black")
			g.typewriter = strings.Contains(f.Name, "Courier")
			g.italic = strings.Contains(f.Name, "Italic") || strings.Contains(f.Name, "Oblique")
			if r >= 0xf000 && r <= 0xf0ff {
				font := "Symbol"
				if strings.Contains(f.Name, "ingdings") {
					font = "Wingdings"
				}
				if sign, ok := flow.Symbol(font, r); ok {
					g.r = firstRune(sign)
				}
			}
		}
		out = append(out, g)
	}
	return rings(upright(straight(printedOnce(out)))), nil
}

// unknownSign stands for a sign of which the file does not say what it is.
const unknownSign = '\ufdd0'

// nameless reports whether a file does not say what a sign is: it gives none, or a place in its own font.
func nameless(r rune) bool {
	control := r > 0 && r < ' ' && r != '\t' && r != '\n' && r != guessed && r != '\x02'
	return r == unknownSign || r >= 0xe000 && r <= 0xf8ff || control
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// bodySize is the size of most letters.
func bodySize(pages [][]glyph) float64 {
	count := map[int]int{}
	best, n := 100, 0
	for _, p := range pages {
		for _, g := range p {
			if g.r == ' ' || g.r == '\n' {
				continue
			}
			k := int(g.size*10 + 0.5)
			if count[k]++; count[k] > n {
				best, n = k, count[k]
			}
		}
	}
	return float64(best) / 10
}
