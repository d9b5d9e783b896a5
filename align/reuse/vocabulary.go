package reuse

import (
	"embed"
	"slices"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

//go:embed data/*.txt
var data embed.FS

// A vocabulary is the words by which a language refers to earlier recommendations, folded.
type vocabulary struct {
	recommendation, paragraph, report, meeting, previous map[string]bool
	months, ordinals                                     map[string]int // 1-based
	heads                                                []string       // of the words for recommendations
}

// headLength is how many letters of a word for recommendations a text is searched for, which no language writes with
// accents there.
const headLength = 6

// mayRefer reports whether a text may have a word for recommendations.
func (v *vocabulary) mayRefer(text string) bool {
	for _, head := range v.heads {
		for k := 0; k+len(head) <= len(text); k++ {
			if c := text[k] | 0x20; c == head[0] && strings.EqualFold(text[k:k+len(head)], head) {
				return true
			}
		}
	}
	return false
}

// vocabularies is by base language; a language without one has no citations.
var vocabularies = readVocabularies()

func readVocabularies() map[string]*vocabulary {
	out := map[string]*vocabulary{}
	files, err := data.ReadDir("data")
	if err != nil {
		panic(err) // embedded
	}
	for _, f := range files {
		b, err := data.ReadFile("data/" + f.Name())
		if err != nil {
			panic(err)
		}
		out[strings.TrimSuffix(f.Name(), ".txt")] = parseVocabulary(string(b))
	}
	return out
}

func parseVocabulary(text string) *vocabulary {
	v := &vocabulary{months: map[string]int{}, ordinals: map[string]int{}}
	sets := map[string]*map[string]bool{
		"recommendation": &v.recommendation,
		"paragraph":      &v.paragraph,
		"report":         &v.report,
		"meeting":        &v.meeting,
		"previous":       &v.previous,
	}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) < 2 || f[0] == "#" {
			continue
		}
		set := sets[f[0]]
		if set != nil {
			*set = map[string]bool{}
		}
		for n, forms := range f[1:] {
			for _, w := range strings.Split(forms, "|") {
				switch key := lang.FoldAll.Key(w); {
				case set != nil:
					(*set)[key] = true
				case f[0] == "months":
					v.months[key] = n + 1
				case f[0] == "ordinals":
					v.ordinals[key] = n + 1
				}
			}
		}
	}
	for w := range v.recommendation {
		v.heads = append(v.heads, prefix(w, headLength))
	}
	slices.Sort(v.heads)
	v.heads = slices.Compact(v.heads)
	return v
}
