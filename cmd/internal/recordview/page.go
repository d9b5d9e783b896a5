package recordview

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

//go:embed page
var files embed.FS

var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"join": strings.Join,
	}).ParseFS(files, "page/*.html"))
})

// A frame is what all pages have around their content.
type frame struct {
	UI      UI
	Title   string
	Policy  string // the content security policy
	Style   template.CSS
	Script  template.JS
	Content any
}

// write writes the page of a name.
func write(w io.Writer, ui UI, name, title string, content any) error {
	style, script := report.Palette()+asset("record.css"), asset("filter.js")
	f := frame{UI: ui, Title: title, Style: template.CSS(style), Script: template.JS(script), Content: content}
	f.Policy = fmt.Sprintf(
		"default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'",
		digest(style),
		digest(script),
	)
	if err := pages().ExecuteTemplate(w, name, f); err != nil {
		return fmt.Errorf("recordview: %w", err)
	}
	return nil
}

func asset(name string) string {
	b, err := files.ReadFile("page/" + name)
	if err != nil {
		panic(err) // the file is embedded
	}
	return string(b)
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A Part is a stretch of text: what stayed, or was taken out or brought in.
type Part struct {
	Kind string // same, out, in
	Text string
}

// changes cuts two wordings into what stayed, was taken out and brought in; case and typography count for nothing.
func changes(tag language.Tag, before, after string) []Part {
	s := diff.Texts(before, after, diff.In(tag), diff.Ignoring(lang.FoldAll))
	var out []Part
	for _, op := range s.Ops {
		part := Part{"same", op.B.Text(s.B)}
		switch op.Kind {
		case diff.Delete:
			part = Part{"out", op.A.Text(s.A)}
			if op.Ignored {
				continue
			}
		case diff.Insert:
			if !op.Ignored {
				part.Kind = "in"
			}
		}
		if part.Text != "" {
			out = append(out, part)
		}
	}
	return out
}

// A Writing is how the words of a page are written.
type Writing struct {
	Lang, Dir string
}

func writingOf(tag language.Tag) Writing {
	w := Writing{Lang: tag.String(), Dir: "ltr"}
	if lang.RightToLeft(tag) {
		w.Dir = "rtl"
	}
	return w
}

// placeOf is a ref without the name of the paper, which stands at the head of the column.
func placeOf(d *corpus.Document, r corpus.Ref) string {
	if r.Path != "" && (r.Part == "" || strings.EqualFold(r.Part, d.Paper().Ref)) {
		return r.Path
	}
	return r.String()
}

// cite is a ref with the name of the paper.
func cite(d *corpus.Document, r corpus.Ref) string { return d.Called() + " " + placeOf(d, r) }

// yearOf is when a paper was adopted or issued, and its session, as far as they are known: 2021 · session 76.
func yearOf(ui UI, d *corpus.Document) string {
	var out []string
	for _, date := range []corpus.Date{d.Adopted.Start, d.Issued} {
		if date.Year > 0 {
			out = append(out, fmt.Sprint(date.Year))
			break
		}
	}
	if d.Session != "" {
		out = append(out, ui.T("session")+" "+d.Session)
	}
	return strings.Join(out, " · ")
}
