package workplace

import (
	"embed"
	"fmt"
	"html/template"
	"sync"

	"github.com/reprise-wording/reprise/cmd/internal/words"
)

//go:embed page
var assets embed.FS

func asset(name string) string {
	b, err := assets.ReadFile("page/" + name)
	if err != nil {
		panic(err) // the file is embedded
	}
	return string(b)
}

// say is the text of a key.
func say(lang, key string) string { return words.Say(lang, words.Workplace, key) }

// pages are the templates: start, job, error and ended.
var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"say": say,
		"percent": func(p progress) int {
			if p.Total <= 0 {
				return 0
			}
			return min(100, 100*p.Done/p.Total)
		},
		"stepOf": func(lang string, step, steps int) string { return fmt.Sprintf(say(lang, "job.step"), step+1, steps) },
		"files":  func(names []string) string { return few(names) },
	}).ParseFS(assets, "page/*.html"))
})

// few names the first files, and counts the others.
func few(names []string) string {
	const most = 4
	out := ""
	for i, n := range names {
		if i == most {
			return fmt.Sprintf("%s +%d", out, len(names)-most)
		}
		if i > 0 {
			out += ", "
		}
		out += n
	}
	return out
}

// A frame is what every page has.
type frame struct {
	Lang, Host string
	Home       string // the relative address of the start page's folder
}

type startPage struct {
	frame
	Tasks   []task
	Jobs    []snapshot // the latest first
	Corpora []string   // the latest first
	Offered string     // where papers may be kept: the latest corpus file, or a new one
}

type jobPage struct {
	frame
	Job     snapshot
	Decide  bool // the papers can be decided on
	Decided bool // and were
}

type errorPage struct {
	frame
	Key  string // of the words, else Said
	Said string
}
