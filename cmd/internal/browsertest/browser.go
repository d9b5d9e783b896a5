// Package browsertest opens pages in a headless Chromium for tests. Tests that need one are skipped, with a message,
// where there is none.
package browsertest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
)

// names are what the browser may be called.
var names = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless-shell",
}

// A Browser is a running browser; its pages are tabs.
type Browser struct {
	ctx context.Context
}

// Start starts a browser for a test and its subtests. It skips the test where there is no browser, and unless the long
// tests are asked for.
func Start(t testing.TB) *Browser {
	t.Helper()
	testlevel.Long(t)
	path := os.Getenv("CHROMIUM")
	for _, n := range names {
		if path != "" {
			break
		}
		path, _ = exec.LookPath(n)
	}
	if path == "" {
		t.Skip(
			"no Chromium found: install it, or name it in the environment variable CHROMIUM, to run the browser tests",
		)
	}
	opts := append(
		chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.NoSandbox,
		chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-gpu", true),
		chromedp.WindowSize(1280, 900),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, stopBrowser := chromedp.NewContext(ctx)
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx)
		stopBrowser()
		stop()
	})
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Skipf("Chromium at %s does not start: %v", path, err)
	}
	return &Browser{ctx}
}

// waiting is how long a page may take, on a machine that does other work too.
const waiting = time.Minute

// A Page is a tab. What the page says on its console as an error is collected.
type Page struct {
	t      testing.TB
	ctx    context.Context
	mu     sync.Mutex
	errors []string
}

// Open opens an address in a new tab, which is closed with the test.
func (b *Browser) Open(t testing.TB, url string) *Page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(func() { stop(); cancel() })
	p := &Page{t: t, ctx: ctx}
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			p.listen(m)
		}
	}()
	p.do(chromedp.Navigate(url))
	p.Wait(`document.querySelector('main h1') !== null`)
	return p
}

func (p *Page) listen(m chromedp.ConsoleMessage) {
	if m.IsException() || m.Type == "error" {
		p.mu.Lock()
		p.errors = append(p.errors, m.String()+" "+m.URL)
		p.mu.Unlock()
	}
}

func (p *Page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// Click clicks with the mouse on the middle of the first element that a CSS selector finds, once it is shown. It asks
// the page where that is: the click of chromedp looks into its own copy of the tree and hung on the button that opens
// the ways to save a report.
func (p *Page) Click(css string) {
	p.t.Helper()
	p.Wait(fmt.Sprintf(`document.querySelector(%q).getClientRects().length > 0`, css))
	at := Eval[[]float64](p, fmt.Sprintf(`(() => {
		const e = document.querySelector(%q);
		e.scrollIntoView({block: 'center', behavior: 'instant'});
		const r = e.getClientRects()[0];
		return [r.x + r.width / 2, r.y + r.height / 2];
	})()`, css))
	p.do(chromedp.MouseClickXY(at[0], at[1]))
}

// Type types into the first element that a CSS selector finds.
func (p *Page) Type(css, text string) { p.t.Helper(); p.do(chromedp.SendKeys(css, text)) }

// Upload chooses files in a file input.
func (p *Page) Upload(css string, paths ...string) {
	p.t.Helper()
	p.do(chromedp.SetUploadFiles(css, paths))
}

// Save clicks the first element that a CSS selector finds, and returns the name and the contents of the file that the
// browser saves then.
func (p *Page) Save(css string) (name string, data []byte) {
	p.t.Helper()
	dir := p.t.TempDir()
	_, err := chromedp.CallBrowser(p.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.Click(css)
	for end := time.Now().Add(waiting); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		files, err := os.ReadDir(dir)
		if err != nil {
			p.t.Fatal(err)
		}
		if len(files) != 1 || strings.HasPrefix(files[0].Name(), ".") || strings.HasSuffix(files[0].Name(), ".crdownload") {
			continue // not begun, or not yet whole
		}
		if data, err = os.ReadFile(filepath.Join(dir, files[0].Name())); err == nil && len(data) > 0 {
			return files[0].Name(), data
		}
	}
	p.t.Fatalf("no file was saved by %s\n%s", css, p.Text())
	return "", nil
}

// Run evaluates JavaScript for its effect.
func (p *Page) Run(script string) { p.t.Helper(); Eval[chromedp.Void](p, script) }

// Eval evaluates an expression of JavaScript, and waits where it is a promise.
func Eval[T any](p *Page, expr string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expr, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatal(err)
	}
	return v
}

// Text is the visible text of the page's content.
func (p *Page) Text() string {
	p.t.Helper()
	return Eval[string](p, `document.querySelector('main')?.innerText ?? ''`)
}

// Wait waits until an expression of JavaScript is true, also when another page comes meanwhile. An expression that
// fails is not yet true: an element that it looks into may still be loading.
func (p *Page) Wait(expr string) {
	p.t.Helper()
	var err error
	wanted := fmt.Sprintf("(() => { try { return (%s) } catch { return false } })()", expr)
	for range 10 { // pages that may come
		_, err = chromedp.Run(p.ctx, chromedp.Poll[chromedp.Void](wanted, chromedp.WithPollingTimeout(waiting)))
		if err == nil || !strings.Contains(err.Error(), "navigated") && !strings.Contains(err.Error(), "find context") {
			break
		}
	}
	if err != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.t.Fatalf("%s does not come true: %v\nconsole: %q\n%s", expr, err, p.errors, p.Text())
	}
}

// Width sets the width of the page, as that of a phone or a desk.
func (p *Page) Width(pixels int) {
	p.t.Helper()
	p.do(chromedp.EmulateViewport(int64(pixels), 900))
}

// Findings lists what axe-core finds, whose source (Axe) was run in the page before.
func (p *Page) Findings() []string {
	p.t.Helper()
	return Eval[[]string](p, `axe.run(document).then((r) => r.violations.`+
		`flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ': ' + n.html.slice(0, 160) + ' ' + (n.any[0]?.message ?? `+
		`''))))`)
}

// Quiet fails the test if the page said an error on its console.
func (p *Page) Quiet() {
	p.t.Helper()
	p.Run("0")
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, e := range p.errors {
		p.t.Errorf("console: %s", e)
	}
}

// Axe is the source of axe-core, from the file that AXE names or from node_modules in this folder or one above. It
// skips the test where there is none.
func Axe(t testing.TB) string {
	t.Helper()
	path := os.Getenv("AXE")
	dir, _ := os.Getwd()
	for path == "" {
		if f := filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"); exists(f) {
			path = f
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip(
				"no axe-core found: run npm install --no-save axe-core, or name axe.min.js in the environment variable AXE",
			)
		}
		dir = up
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("axe-core can't be read: %v", err)
	}
	return string(b)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
