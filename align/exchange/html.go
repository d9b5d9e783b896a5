package exchange

import (
	_ "embed" // the page
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
)

//go:embed side.html
var sidePage string

var side = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("side").Funcs(template.FuncMap{
		"say":     fmt.Sprintf,
		"remarks": func([]align.Remark) string { return "" },
		"ui":      language.English.String,
		"percent": func(x float64) float64 { return 100 * x },
		"class": func(r Row) string {
			switch {
			case r.Bead.Origin == align.ByHand:
				return "hand"
			case !r.Bead.Linked():
				return "alone"
			case r.Bead.Score < doubtful || len(r.Doubts) > 0:
				return "doubt"
			}
			return ""
		},
	}).Parse(sidePage))
})

// A UI is the language of what a page or a workbook says beside the texts; the zero value is English.
type UI struct {
	Lang language.Tag
	// Sprintf gives a text by its English format, as [fmt.Sprintf] does.
	Sprintf func(format string, args ...any) string
}

func (ui UI) orEnglish() UI {
	if ui.Sprintf == nil {
		return UI{language.English, fmt.Sprintf}
	}
	return ui
}

// remarks are some, one after another.
func (ui UI) remarks(all []align.Remark) string {
	return strings.Join(align.Say(all, ui.Sprintf), "; ")
}

// WriteHTML writes a page that stands alone: both texts side by side, a bead a row, rows to check coloured.
func WriteHTML(w io.Writer, m *Memory, ui UI) error {
	ui = ui.orEnglish()
	page, err := side().Clone()
	if err == nil {
		err = page.Funcs(template.FuncMap{"say": ui.Sprintf, "ui": ui.Lang.String, "remarks": ui.remarks}).Execute(w, m)
	}
	if err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}
