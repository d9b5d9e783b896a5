package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/cmd/internal/browsertest"
	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/loopback"
	"github.com/reprise-wording/reprise/cmd/internal/workplace"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

// workplaceAt serves a workplace of the real command, and returns its address.
func workplaceAt(t *testing.T) string {
	t.Helper()
	self, err := exec.LookPath("reprise")
	if err != nil {
		t.Skip(err)
	}
	ctx, quit := context.WithCancel(context.Background())
	con := &console.Console{Out: &strings.Builder{}, Err: &strings.Builder{}}
	p, err := workplace.New(ctx, quit, workplace.Options{UI: "en", Program: programAt(self),
		Review: func(ctx context.Context, what workplace.Papers, ui string) (loopback.Pages, error) {
			return reviewOf(ctx, con, what, ui)
		}})
	if err != nil {
		t.Fatal(err)
	}
	site := loopback.New(p.Pages())
	l, err := loopback.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- site.Serve(ctx, l) }()
	t.Cleanup(func() {
		quit()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String() + site.Path()
}

// The tasks from the start page to a result, as someone does them who has only a mouse.
func TestWorkplaceInTheBrowser(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	dir := t.TempDir()
	paper := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	url := workplaceAt(t)
	done := `document.querySelector('main').dataset.state === 'done'`

	p := b.Open(t, url)
	p.Upload("#compare-earlier", paper("first.en.md", "# Draft\n\n1. States should act.\n\n2. States should talk.\n"))
	p.Upload("#compare-later", paper("second.en.md", "# Draft\n\n1. States should act soon.\n\n2. States should talk.\n"))
	p.Click(`form[action="start/compare"] .go`)
	p.Wait(done)
	size := browsertest.Eval[int](p, `fetch(document.querySelector('a[href$="redline.docx"]').href).then(r => r.arrayBuffer()).then(b => b.byteLength)`)
	if size < 1000 {
		t.Errorf("the redline has %d bytes", size)
	}
	p.Quiet()

	files := wg4.Files()
	p = b.Open(t, url+"?ui=fr")
	p.Upload("#translation-source", paper(files[0].Name, string(files[0].Data)))
	p.Upload("#translation-target", paper(files[1].Name, string(files[1].Data)))
	p.Click(`form[action="start/translation"] .go`)
	p.Wait(done)
	if text := p.Text(); !strings.Contains(text, "Mémoire de traduction") {
		t.Errorf("the page in French:\n%s", text)
	}

	kept := filepath.Join(dir, "kept.reprise")
	p = b.Open(t, url+"?ui=en")
	p.Upload("#keep-papers", paper("third.en.md", "# Report\n\nVienna, 9 September 2019\n\n1. States should act.\n\n2. States should listen.\n"))
	p.Type("#keep-corpus", kept)
	p.Click(`form[action="start/keep"] .go`)
	p.Wait(done)
	p.Click(`.back a`)
	p.Wait(`document.querySelector('#open-corpus') !== null`)
	p.Type("#open-corpus", kept)
	p.Click(`form[action="open"] .go`)
	p.Wait(`document.body.innerText.includes('States should listen') || document.querySelector('main h1') !== null && location.pathname.includes('/review/')`)

	p = b.Open(t, url)
	axe := browsertest.Axe(t)
	p.Run(axe + ";0")
	if found := browsertest.Eval[[]string](p, `axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))`); len(found) > 0 {
		t.Errorf("axe: %s", strings.Join(found, "\n"))
	}
}
