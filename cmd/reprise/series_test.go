package main

import (
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// The main language is that of most papers, and of as many the first.
func TestMainLanguage(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ languages, want string }{
		"most first":  {"en en fr", "en"},
		"most last":   {"en fr fr", "fr"},
		"as many":     {"en fr", "en"},
		"of another":  {"de fr de fr", "de"},
		"one of each": {"es en fr", "es"},
	} {
		var docs []*corpus.Document
		for k, tag := range strings.Fields(c.languages) {
			symbol := "A/" + strconv.Itoa(k)
			docs = append(docs, &corpus.Document{Symbol: symbol, Source: symbol, Language: language.MustParse(tag)})
		}
		papers, err := corpus.New(docs...)
		if err != nil {
			t.Fatal(err)
		}
		if got := mainLanguage(papers).String(); got != c.want {
			t.Errorf("%s: %s, want %s of %v", name, got, c.want, papers.Languages())
		}
	}
}
