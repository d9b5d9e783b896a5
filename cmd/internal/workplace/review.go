package workplace

import (
	"crypto/rand"
	"net/http"
	"path/filepath"
	"strings"

	"github.com/reprise-wording/reprise/cmd/internal/console"
)

// Papers are what is read and decided on: a corpus file, else dropped papers, else the built-in corpus.
type Papers struct {
	Corpus   string   // a corpus file, which keeps the decisions
	Files    []string // dropped papers
	Versions bool     // Files are one paper in two languages
	Pins     string   // the file that keeps the decisions on Files
}

// A reviewKey is a corpus file, or the papers of a job, or neither for the built-in corpus, in a language of the pages.
type reviewKey struct{ corpus, job, ui string }

// decisionsFile keeps what a person decides on dropped papers, among the results of their job.
const decisionsFile = "decisions.tsv"

// open shows a corpus file, or the built-in corpus, to read and decide on.
func (p *Workplace) open(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimSpace(r.PostFormValue("corpus"))
	if path != "" {
		var err error
		if path, err = corpusPath(strings.NewReader(path)); err != nil {
			p.refuseFor(w, r, err)
			return
		}
	}
	ui := p.frame(r).Lang
	id, err := p.reviewID(reviewKey{corpus: path, ui: ui}, Papers{Corpus: path})
	if err != nil {
		p.show(w, http.StatusUnprocessableEntity, "error", errorPage{frame: p.frame(r), Said: console.OneLine(err)})
		return
	}
	if path != "" {
		p.remember(path)
	}
	seeOther(w, "review/"+id+"/")
}

// reviewID is the review of papers that is open, in a language; it opens one where there is none.
func (p *Workplace) reviewID(key reviewKey, what Papers) (string, error) {
	p.mu.Lock()
	id := p.opened[key]
	p.mu.Unlock()
	if id != "" {
		return id, nil
	}
	pages, err := p.review(p.ctx, what, key.ui)
	if err != nil {
		return "", err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.opened[key] == "" { // else another request was quicker
		id = strings.ToLower(rand.Text()[:10])
		p.opened[key], p.reviews[id] = id, pages
	}
	return p.opened[key], nil
}

// reviewed answers for a corpus that is open.
func (p *Workplace) reviewed(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	p.mu.Lock()
	pages := p.reviews[id]
	p.mu.Unlock()
	if pages == nil {
		p.refuse(w, r, http.StatusNotFound, "error.noreview")
		return
	}
	http.StripPrefix("/review/"+id, pages).ServeHTTP(w, r)
}

// reviewJob shows the papers of a job to read and decide on. The decisions on dropped papers are one of its results.
func (p *Workplace) reviewJob(w http.ResponseWriter, r *http.Request) {
	j := p.jobOf(r)
	if j == nil || !j.decidable() {
		p.refuse(w, r, http.StatusNotFound, "error.nojob")
		return
	}
	key, what := reviewKey{corpus: j.in.corpus, ui: p.frame(r).Lang}, Papers{Corpus: j.in.corpus}
	if files := j.in.all(); len(files) > 0 {
		key.job = j.id
		what = Papers{Versions: j.task == versionsTask, Pins: filepath.Join(j.folder, resultFolder, decisionsFile)}
		for _, f := range files {
			what.Files = append(what.Files, filepath.Join(j.folder, f))
		}
	}
	id, err := p.reviewID(key, what)
	if err != nil {
		p.show(w, http.StatusUnprocessableEntity, "error", errorPage{frame: p.frame(r), Said: console.OneLine(err)})
		return
	}
	seeOther(w, "../../review/"+id+"/#/review")
}

// again makes the results of a job anew, with what was decided on its papers.
func (p *Workplace) again(w http.ResponseWriter, r *http.Request) {
	j := p.jobOf(r)
	if j == nil || !j.decided() {
		p.refuse(w, r, http.StatusNotFound, "error.nojob")
		return
	}
	t, _ := taskOf(j.task)
	in := j.in
	in.pins = filepath.Join(resultFolder, decisionsFile)
	steps, err := t.steps(in)
	if err != nil {
		p.refuseFor(w, r, err)
		return
	}
	j.halt()
	p.launch(j, steps)
	seeOther(w, "./")
}
