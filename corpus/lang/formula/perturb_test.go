package formula_test

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/lang/formula"
)

var update = flag.Bool("update", false, "write the golden files anew")

// tags are the languages that a text may be in by its letters.
func tags(text string) []string {
	for _, of := range []struct {
		letters *unicode.RangeTable
		tag     string
	}{{unicode.Cyrillic, "ru"}, {unicode.Arabic, "ar"}, {unicode.Han, "zh"}} {
		if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(of.letters, r) }) {
			return []string{of.tag}
		}
	}
	return []string{"en", "fr", "es"}
}

// What is read of all formulas of the tests of this package with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	before := ""
	perturb.Golden(t, "testdata/perturbed.want", *update, perturb.Literals(
		t, "formula_test.go",
	), 4, func(in perturb.Input) string {
		var s strings.Builder
		for _, tag := range tags(in.Text) {
			tag := language.Make(tag)
			r := formula.Of(tag, in.Text, nil)
			fmt.Fprintf(&s, "%+v %s %s %s %d\n", r, r.Formula(tag), r.Addressee(), r.Force.Name(tag), r.Force.Rank())
			under := formula.Of(tag, in.Text, []string{before})
			fmt.Fprintf(
				&s, "%+v %v %v %v\n", under, formula.Compare(r.Force, under.Force), formula.SameQualifiers(r, under),
				formula.SameAddressees(r, under),
			)
		}
		force, err := formula.ParseForce(in.Text)
		fmt.Fprint(&s, force, err)
		before = in.Text
		return s.String()
	})
}
