package reuse_test

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

// A digest says when its paper began, which paragraphs it has in which language, and whether these are all.
func TestDigested(t *testing.T) {
	t.Parallel()
	en := corpustest.Lines(
		language.English, "X/1", "I=2009",
		"I\tKeepers should light the lamps of all quays.",
		"I\tHelpers should carry the oil of the lamps.",
	)
	fr := corpustest.Lines(language.French, "X/1", "I=2009", "I\tLes gardiens devraient allumer les lampes des quais.")
	c, err := corpus.New(en, fr)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Papers) != 1 {
		t.Fatalf("%d papers", len(c.Papers))
	}
	l := &reuse.Lexicon{}
	digest := l.Digest(c.Papers[0])
	if !reuse.Readable(digest) || reuse.Readable(digest[1:]) || reuse.Readable("") {
		t.Error("a digest is told by its version")
	}
	read, err := reuse.ReadDigests(digest, digest)
	if err != nil || len(read) != 2 {
		t.Fatal(len(read), err)
	}
	d := read[1]
	if got := d.Start(); got != c.Papers[0].Start() || got.Year != 2009 {
		t.Errorf("begins %s", got)
	}
	units := en.Wording()
	for _, x := range []struct {
		ref  corpus.Ref
		tag  language.Tag
		want bool
	}{
		{units[0].Ref, language.English, true}, {units[0].Ref, language.French, true},
		{units[0].Ref, language.MustParse("fr-CA"), true},
		{units[1].Ref, language.English, true}, {units[1].Ref, language.French, false},
		{units[0].Ref, language.Spanish, false},
		{corpus.MustRef("I.99"), language.English, false},
	} {
		if got := d.Has(x.ref, x.tag); got != x.want {
			t.Errorf("has %s in %s: %v", x.ref, x.tag, got)
		}
	}
	for tag, want := range map[language.Tag]bool{language.English: true, language.French: true, language.Spanish: false} {
		if got := d.Complete(tag); got != want {
			t.Errorf("complete in %s: %v", tag, got)
		}
	}
	_, err = reuse.ReadDigests(digest, digest[:5], "")
	if err == nil || !strings.Contains(err.Error(), "digest 2 of") {
		t.Errorf("a damaged one: %v", err)
	}
}

// The text of a unit is asked for by its language, whatever the country.
func TestTextOfUnits(t *testing.T) {
	t.Parallel()
	s := &reuse.Set{
		Languages: []language.Tag{language.English, language.MustParse("fr-CA")},
		Groups:    []reuse.Group{{Name: "I"}},
		Units: []reuse.Unit{
			{ID: "I.1", Parent: -1, Texts: []reuse.Text{{Body: "Keepers light lamps."}, {Body: "Les gardiens allument."}}},
			{ID: "I.2", Parent: -1, Texts: []reuse.Text{{Body: "Helpers carry oil."}, {Chapeau: "Aussi"}}},
		},
	}
	for _, c := range []struct {
		unit int
		tag  string
		want string
	}{
		{0, "en", "Keepers light lamps."}, {0, "en-GB", "Keepers light lamps."}, {0, "fr", "Les gardiens allument."},
		{0, "es", ""}, {1, "en", "Helpers carry oil."}, {1, "fr", ""},
	} {
		got, ok := s.Text(c.unit, language.MustParse(c.tag))
		if got.Body != c.want || ok != (c.want != "") {
			t.Errorf("unit %d in %s: %q, %v; want %q", c.unit, c.tag, got.Body, ok, c.want)
		}
	}
	for id, want := range map[string]int{"I.1": 0, "I.2": 1, "I.3": -1, "": -1} {
		if got := s.Index(id); got != want {
			t.Errorf("%s is unit %d, want %d", id, got, want)
		}
	}
}

// Refs that two papers share bear the number of their paper in the later of them.
func TestPrefixesOfPapers(t *testing.T) {
	t.Parallel()
	paper := func(symbol, meeting string) *corpus.Document {
		return corpustest.Lines(
			language.English, symbol, meeting+"=2009", meeting+"\tKeepers should light the lamps of all quays.",
		)
	}
	for _, c := range []struct {
		docs []*corpus.Document
		want string
	}{
		{[]*corpus.Document{paper("X/1", "I"), paper("X/2", "II")}, ","},
		{[]*corpus.Document{paper("X/1", "I"), paper("X/2", "I"), paper("X/3", "II")}, ",2:,"},
		{[]*corpus.Document{paper("X/1", "I")}, ""},
	} {
		x, err := corpus.New(c.docs...)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(reuse.Prefixes(x), ","); got != c.want {
			t.Errorf("%d papers: %q, want %q", len(c.docs), got, c.want)
		}
		if _, err := reuse.Trace(context.Background(), reuse.FromCorpus(x), reuse.Bare()); err != nil {
			t.Errorf("%d papers: %v", len(c.docs), err)
		}
	}
}
