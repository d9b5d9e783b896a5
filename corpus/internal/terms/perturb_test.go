package terms

import (
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
)

var update = flag.Bool("update", false, "write the golden files anew")

var closedKinds = []Kind{Contents, Column, Agenda, AgendaItem, Distribution, Original, LanguageMark, Attendance, Adopted, Held, Closing, Page, Continued,
	UnitedNations, Addendum, Author, Voted, Issued, Subject, Reference, Paper, Future, Several, Term, LabelName, LabelShort, Vote, NoteHeading, RowName,
	RecommendationColumn, WordingColumn}

// known is everything that this package tells of a text.
func known(text string) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%+v ", AllDates(text))
	span, ok := FindDates(text)
	fmt.Fprintf(&s, "%+v %v %v %v ", span, ok, span.Precise(), span.Start.IsZero())
	n, ok := Ordinal(text)
	fmt.Fprint(&s, n, ok, SessionNumber(text))
	session, ok := FindSession(text)
	fmt.Fprintf(&s, "%+v %v %v ", session, ok, MeetingWord(text))
	kind, number, rest, ok := Part(text)
	fmt.Fprintf(&s, "%q %q %q %v ", kind, number, rest, ok)
	for _, k := range closedKinds {
		if is, cut, holds := Is(k, text), Cut(k, text), Holds(k, text); is || cut != 0 || holds {
			fmt.Fprint(&s, k, is, cut, holds, " ")
		}
	}
	fmt.Fprint(&s, BodyWord(text), Article(text))
	tag, ok := LanguageName(text)
	rank, suffix := SuffixRank(text)
	fmt.Fprint(&s, tag, ok, rank, suffix)
	for _, tag := range []language.Tag{language.Und, language.French} {
		body, recital, ok := CutEnactingBody(text, tag)
		fmt.Fprintf(&s, " %v %v %v %q %q %v", OpensRecital(text, tag), OpensOperative(text, tag), EnactingBody(text, tag), body, recital, ok)
	}
	return s.String()
}

// What is told of all texts of the tests of this package with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := perturb.Literals(t, "terms_test.go")
	var words []string
	for _, in := range inputs {
		words = append(words, in.Text)
	}
	for i, w := range slices.Sorted(slices.Values(words)) { // in line, as they stand in a paper
		if i%3 == 0 {
			inputs = append(inputs, perturb.Input{Name: "in line", Text: "The report, " + w + ", of " + words[i] + "."})
		}
	}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 4, func(in perturb.Input) string { return known(in.Text) })
}
