package bitext_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
)

func ExampleAlign() {
	english := bitext.Segments(
		"The Committee met in Vienna on 14 April 2009.", "It adopted 12 recommendations. Mr. Smith took the chair.",
	)
	french := bitext.Segments(
		"Le Comité s'est réuni à Vienne le 14 avril 2009.",
		"Il a adopté 12 recommandations.",
		"M. Smith a pris la présidence.",
	)
	beads, err := bitext.Align(english, french, bitext.WithLanguages(language.English, language.French))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range beads {
		fmt.Println(b.Source, b.Target, b.Type())
	}
	// Output:
	// [0] [0] 1-1
	// [1] [1 2] 1-2
}

func TestAlignEmpty(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ source, target, beads int }{{0, 0, 0}, {1, 0, 1}, {0, 2, 1}} {
		beads, err := bitext.Align(make([]bitext.Segment, c.source), make([]bitext.Segment, c.target))
		if err != nil || len(beads) != c.beads {
			t.Errorf("%d and %d empty segments give %v, %v", c.source, c.target, beads, err)
		}
	}
}

func ExampleReadLexicon() {
	l, err := bitext.ReadLexicon(strings.NewReader("maison @ house\nchien @ dog\n"), "hunalign.dic")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range l.Pairs {
		fmt.Println(p.Source, p.Target)
	}
	_, err = bitext.ReadLexicon(strings.NewReader("no pair here\n"), "notes.txt")
	fmt.Println(err)
	// Output:
	// house maison
	// dog chien
	// bitext: lexicon notes.txt: has no pairs: write "word<TAB>rendering" lines, or give a hunalign dictionary or freedict text
}

func ExampleKeepOriginal() {
	english := bitext.Segments("The Committee met in Vienna on 14 April 2009.", "It adopted 12 recommendations.")
	french := bitext.Segments("Le Comité s'est réuni à Vienne le 14 avril 2009 et il a adopté 12 recommandations.")
	beads, err := bitext.Align(
		english, french, bitext.WithLanguages(language.English, language.French), bitext.KeepOriginal(bitext.Source),
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range beads {
		fmt.Printf("%s | %s\n", english[b.Source[0]].Text, b.TargetPart.Of(french[b.Target[0]].Text))
	}
	// Output:
	// The Committee met in Vienna on 14 April 2009. | Le Comité s'est réuni à Vienne le 14 avril 2009
	// It adopted 12 recommendations. | et il a adopté 12 recommandations.
}

func ExampleWithPins() {
	english, french := bitext.Segments("One.", "Two."), bitext.Segments("Un.", "Deux.")
	beads, err := bitext.Align(english, french, bitext.WithPins([]align.Bead{{Source: []int{0, 1}, Target: []int{0}}}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range beads {
		fmt.Println(b.Source, b.Target, b.Origin)
	}
	// Output:
	// [0 1] [0] hand
	// [] [1] automatic
}
