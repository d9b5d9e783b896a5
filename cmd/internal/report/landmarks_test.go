package report_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/report"
	"github.com/reprise-wording/reprise/corpus"
)

// version is one language of a decision: lines "kind label text".
func version(tag language.Tag, lines ...string) *corpus.Document {
	d := &corpus.Document{Symbol: "X/1", Language: tag, Parts: []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1},
		{Kind: corpus.DecisionPart, Number: "1/CP.2", Name: "Decision 1/CP.2", Restarts: true}}}
	for _, line := range lines {
		kind, rest, _ := strings.Cut(line, " ")
		label, text, _ := strings.Cut(rest, " ")
		b := &corpus.Block{Kind: corpus.Kind(kind), Part: 1, Text: text}
		if label != "-" {
			b.Label = label
		}
		d.Blocks = append(d.Blocks, b)
	}
	d.Address()
	return d
}

// Every block of every language is on the page, under a ref of its own: also where one language has more of a kind
// than the other, so that their counts lead to no pairs.
func TestEveryBlockIsThere(t *testing.T) {
	t.Parallel()
	c, err := corpus.New(
		version(
			language.English, "heading - Ports", "text - The Conference,", "recital - Recalling decision 4,",
			"unit 1 Decides to build ports;",
			"unit 2 Invites Parties to report.", "note 1 See document 4.", "heading - Annex", "cell - Port | Depth",
		),
		version(
			language.French, "heading - Ports", "text - La Conférence,", "text - Après examen,",
			"recital - Rappelant la décision 4,",
			"unit 1 Décide de construire des ports ;", "unit 2 Invite les Parties à faire rapport.",
			"note 1 Voir le document 4.", "cell - Port | Profondeur",
		),
	)
	if err != nil {
		t.Fatal(err)
	}
	p, err := report.Build(context.Background(), c, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	refs, texts := map[string]bool{}, map[string][]string{}
	take := func(ref string, text map[string][]string) {
		if refs[ref] {
			t.Errorf("%s stands for two", ref)
		}
		refs[ref] = true
		for tag, pieces := range text {
			texts[tag] = append(texts[tag], strings.Join(pieces, ""))
		}
	}
	for _, u := range p.Units {
		take(u.Ref, u.Text)
	}
	for _, l := range p.Landmarks {
		take(l.Ref, l.Text)
		if l.Before < 0 || l.Before > len(p.Units) || l.Meeting != 0 {
			t.Errorf("%s stands before unit %d of meeting %d", l.Ref, l.Before, l.Meeting)
		}
	}
	for _, d := range c.Papers[0].Versions {
		for _, b := range d.Blocks {
			if !slices.Contains(texts[d.Language.String()], b.Text) {
				t.Errorf("%s in %s is not there: %s", b.Ref, d.Language, b.Text)
			}
		}
	}
}

// A row of the alignment is shown at a paragraph, in its order, also where the translation has fewer paragraphs, so
// that its own are no units.
func TestRowsStandAtParagraphs(t *testing.T) {
	t.Parallel()
	c, err := corpus.New(
		version(language.English, "text - The Conference met in the old port of the town.", "heading - Lamps",
			"text - Lamps were lit on all quays in spring.", "text - A vote of thanks closed the session."),
		version(language.French, "text - La Conférence s'est réunie dans le vieux port de la ville.", "heading - Lampes",
			"text - Les lampes ont été allumées sur tous les quais au printemps."),
	)
	if err != nil {
		t.Fatal(err)
	}
	p, err := report.Build(context.Background(), c, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range p.Units {
		if len(u.Beads) == 0 {
			t.Errorf("%s has no row: %v", u.Ref, u.Text)
		}
	}
	for _, l := range p.Landmarks {
		if l.Kind != "h" && len(l.Beads) > 0 {
			t.Errorf("the row of %s stands apart from its paragraph: %v", l.Ref, l.Text)
		}
	}
}
