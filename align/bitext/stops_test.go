package bitext_test

import (
	"context"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// Each step stops where it is told to.
func TestStops(t *testing.T) {
	t.Parallel()
	var source, target []string
	for _, x := range harbours {
		source, target = append(source, x[1]), append(target, x[0])
	}
	segments := func(texts []string) (out []bitext.Segment) {
		for _, x := range texts {
			out = append(out, bitext.Segment{Text: x})
		}
		return out
	}
	s, u := segments(source), segments(target)
	languages := bitext.WithLanguages(language.French, language.English)
	beads, err := bitext.Align(s, u, languages)
	if err != nil {
		t.Fatal(err)
	}
	lines := func(tag language.Tag, texts []string) *corpus.Document {
		all := []string{"I=2009"}
		for _, x := range texts {
			all = append(all, "I\t"+x)
		}
		return corpustest.Lines(tag, "X/1", all...)
	}
	fr, en := lines(language.French, source), lines(language.English, target)
	for name, work := range map[string]func(bitext.Option) error{
		"align":     func(o bitext.Option) error { _, err := bitext.Align(s, u, languages, o); return err },
		"documents": func(o bitext.Option) error { _, err := bitext.Documents(fr, en, o); return err },
		"review":    func(o bitext.Option) error { _, err := bitext.Review(s, u, beads, languages, o); return err },
		"words": func(o bitext.Option) error {
			_, err := bitext.NewWords(s, u, languages, o)
			return err
		},
		"study": func(o bitext.Option) error {
			_, err := bitext.Study(s, u, 1, 0.5, languages, o)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			corpustest.Stops(t, 2, func(ctx context.Context) error { return work(bitext.WithContext(ctx)) })
		})
	}
}
