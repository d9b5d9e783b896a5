package recordview

import (
	"strings"
	"sync"
)

// A UI is the language that a page speaks: en, fr or es.
type UI string

// columns are the languages of the words by their places in a line, behind the English.
var columns = []UI{"fr", "es"}

// words gives what the pages say in other languages than English, by language and English text.
var words = sync.OnceValue(func() map[UI]map[string]string {
	out := map[UI]map[string]string{}
	for _, ui := range columns {
		out[ui] = map[string]string{}
	}
	for line := range strings.Lines(asset("words.tsv")) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		texts := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for i, ui := range columns[:min(len(columns), len(texts)-1)] {
			out[ui][texts[0]] = texts[i+1]
		}
	}
	return out
})

// T is a text of the page in its language; one that is not among its words stays as it is.
func (ui UI) T(text string) string {
	if said, ok := words()[ui][text]; ok {
		return said
	}
	return text
}
