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

// papersIn gives what writes papers into a folder.
func papersIn(t *testing.T, dir string) func(name, text string) string {
	return func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
}

// Each of the four tasks from the start page to every file that it offers, with the mouse alone.
func TestTasksToSavedFiles(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	dir := t.TempDir()
	paper := papersIn(t, dir)
	old := paper("old.en.md", "# Harbours\n\nVienna, 9 September 2019\n\n1. States should light the northern pier "+
		"every spring.\n\n2. States should talk.\n")
	later := paper("later.en.md", "# Harbours\n\nVienna, 9 September 2020\n\n1. States should light the northern pier "+
		"every spring and autumn.\n\n2. States should listen.\n")
	french := paper(
		"later.fr.md",
		"# Ports\n\nVienne, 9 septembre 2020\n\n1. Les États devraient éclairer la jetée nord au printemps et en "+
			"automne.\n\n2. Les États devraient écouter.\n",
	)
	starts := map[string]string{".docx": "PK", ".xlsx": "PK", ".html": "<!", ".tmx": "<?xml", ".xlf": "<?xml"}
	url := workplaceAt(t)
	for _, task := range []struct {
		name  string
		files [][2]string // field and file
		want  string      // one of the results
	}{
		{"compare", [][2]string{{"earlier", old}, {"later", later}}, "redline.docx"},
		{"agreed", [][2]string{{"draft", later}, {"papers", old}}, ".xlsx"},
		{"translation", [][2]string{{"source", later}, {"target", french}}, ".tmx"},
		{"follow", [][2]string{{"papers", old}, {"papers", later}}, ".html"},
	} {
		p := b.Open(t, url)
		chosen := map[string][]string{}
		for _, f := range task.files {
			chosen[f[0]] = append(chosen[f[0]], f[1])
		}
		for field, files := range chosen {
			p.Upload("#"+task.name+"-"+field, files...)
		}
		p.Click(`form[action="start/` + task.name + `"] .go`)
		p.Wait(`['done', 'failed'].includes(document.querySelector('main').dataset.state)`)
		offered := browsertest.Eval[[]string](
			p, `[...document.querySelectorAll('.results a.take')].map((a) => a.getAttribute('href'))`,
		)
		wanted := false
		for _, href := range offered {
			name, data := p.Save(`a.take[href="` + href + `"]`)
			wanted = wanted || strings.HasSuffix(name, task.want)
			begin := starts[filepath.Ext(name)]
			if "file/"+name != href || !strings.HasPrefix(string(data), begin) || len(data) < 30 {
				t.Errorf("%s: %s is saved as %s, %d bytes: %.30q", task.name, href, name, len(data), data)
			}
		}
		if !wanted {
			t.Errorf("%s: no %s among %q\n%s", task.name, task.want, offered, p.Text())
		}
		p.Quiet()
	}
}

// The tasks from the start page to a result, as someone does them who has only a mouse.
func TestWorkplaceInTheBrowser(t *testing.T) {
	t.Parallel()
	b := browsertest.Start(t)
	dir := t.TempDir()
	paper := papersIn(t, dir)
	url := workplaceAt(t)
	done := `document.querySelector('main').dataset.state === 'done'`

	p := b.Open(t, url)
	p.Upload("#compare-earlier", paper("first.en.md", "# Draft\n\n1. States should act.\n\n2. States should talk.\n"))
	p.Upload("#compare-later", paper("second.en.md", "# Draft\n\n1. States should act soon.\n\n2. States should talk.\n"))
	p.Click(`form[action="start/compare"] .go`)
	p.Wait(done)
	size := browsertest.Eval[int](
		p,
		`fetch(document.querySelector('a[href$="redline.docx"]').href).then(r => r.arrayBuffer()).then(b => b.byteLength)`,
	)
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
	p.Upload(
		"#keep-papers",
		paper("third.en.md", "# Report\n\nVienna, 9 September 2019\n\n1. States should act.\n\n2. States should listen.\n"),
	)
	p.Type("#keep-corpus", kept)
	p.Click(`form[action="start/keep"] .go`)
	p.Wait(done)
	p.Click(`.back a`)
	p.Wait(`document.querySelector('#open-corpus') !== null`)
	p.Type("#open-corpus", kept)
	p.Click(`form[action="open"] .go`)
	p.Wait(`document.body.innerText.includes('States should listen') || document.querySelector('main h1') !== null && ` +
		`location.pathname.includes('/review/')`)

	p = b.Open(t, url)
	axe := browsertest.Axe(t)
	p.Run(axe + ";0")
	if found := browsertest.Eval[[]string](
		p, `axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))`,
	); len(found) > 0 {
		t.Errorf("axe: %s", strings.Join(found, "\n"))
	}
}
