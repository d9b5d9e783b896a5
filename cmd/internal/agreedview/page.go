package agreedview

import (
	"html/template"
	"io"
	"sync"

	"github.com/reprise-wording/reprise/cmd/internal/report"
)

var page = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("agreed").Parse(`<!doctype html>
<html lang="{{.Lang}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Name}}</title>
<style>
{{.Palette}}body{font:1rem/1.5 var(--serif);color:var(--ink);background:var(--paper);max-width:52rem;margin:2rem auto;padding:0 1rem}
article{border-left:.5rem solid var(--rule);padding:.2rem 0 .2rem 1rem;margin:0 0 1.2rem}
.agreed{border-color:var(--k-amended)}.changed{border-color:var(--k-reworded)}.composed{border-color:var(--k-cited)}.new{border-color:var(--k-new)}
h2{font-size:1rem;margin:0}.source,.omits,.version{font:.85rem/1.4 var(--sans);color:var(--soft);margin:.2rem 0}
ins{background:var(--ins);color:var(--ink);text-decoration:underline}del{background:var(--del);color:var(--del-ink)}
mark{background:var(--mov);color:var(--ink)}.formula{border-bottom:1px dotted var(--soft)}
</style></head><body><main><h1>{{.Title}}</h1><p>{{.Summary}}</p>
{{with .Bases}}<ul>{{range .}}<li>{{.}}</li>{{end}}</ul>
{{end}}{{range .Rows}}<article class="{{.Class}}"><h2>{{.Cite}}: {{.Standing}}{{with .Score}}, {{.}}{{end}}</h2>
{{with .Where}}<p class="source">{{.}}</p>{{end}}
{{$class := .Class}}<p>{{range .Parts}}{{if eq .Kind "out"}}<del>{{.Text}}</del>{{else if eq .Kind "piece"}}<mark title="{{.Source}}">{{.Text}}</mark><sup>{{.Note}}</sup>` +
		`{{else if eq .Kind "formula"}}<span class="formula" title="{{$.Formula}}">{{.Text}}</span>` +
		`{{else if and (eq .Kind "in") (ne $class "new")}}<ins>{{.Text}}</ins>{{else}}{{.Text}}{{end}}{{end}}</p>
{{with .Omitted}}<p class="omits">{{.}}</p>{{end}}
{{- range .Versions}}
<p class="version"><b>{{.Language}}</b> <span lang="{{.Language}}" dir="auto">{{.Text}}</span></p>{{end}}</article>
{{end}}</main></body></html>
`))
})

// HTML writes a page of the draft: each paragraph with a margin in the colour of its standing.
func (v *View) HTML(w io.Writer) error {
	return page().Execute(w, struct {
		Palette                             template.CSS
		Lang, Name, Title, Summary, Formula string
		Bases                               []string
		Rows                                []Row
	}{
		template.CSS(report.Palette()),
		v.UI.Tag().String(), v.UI.Sprintf("Agreed language: %s", v.Title), v.Title, v.Summary(),
		v.UI.Translate("formula"), v.Bases(), v.Rows(),
	})
}
