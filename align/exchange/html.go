package exchange

import (
	_ "embed" // the page
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/reprise-wording/reprise/align"
)

//go:embed side.html
var sidePage string

var side = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("side").Funcs(template.FuncMap{
		"percent": func(x float64) string { return fmt.Sprintf("%.0f", 100*x) },
		"join":    func(s []string) string { return strings.Join(s, "; ") },
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

// WriteHTML writes a page that stands alone: both texts side by side, a bead a row, rows to check coloured.
func WriteHTML(w io.Writer, m *Memory) error {
	if err := side().Execute(w, m); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}
