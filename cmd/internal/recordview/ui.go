package recordview

import (
	"strings"
	"sync"
)

// A UI is the language that a page speaks: en or fr.
type UI string

// french gives the French for what the pages say.
var french = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(asset("words.tsv")) {
		if en, fr, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && !strings.HasPrefix(line, "#") {
			out[en] = fr
		}
	}
	return out
})

// T is a text of the page in its language; one that is not among its words stays as it is.
func (ui UI) T(text string) string {
	if fr, ok := french()[text]; ok && ui == "fr" {
		return fr
	}
	return text
}
