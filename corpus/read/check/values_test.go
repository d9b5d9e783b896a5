package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// The places that a label may have in its list, the likelier first.
func TestValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		label string
		depth int
		want  []int
	}{
		{"12", 1, []int{12}},
		{"12 bis", 1, []int{12}},
		{"12a", 1, []int{12}},
		{".3", 2, []int{3}},
		{"b", 2, []int{2}},
		{"c", 2, []int{3, 100}},
		{"c", 1, []int{3, 100}},
		{"c", 3, []int{100, 3}},
		{"C", 2, []int{3, 100}},
		{"iv", 3, []int{4}},
		{"ii", 2, []int{35, 2}},
		{"ii", 3, []int{2, 35}},
		{"aa", 2, []int{27}},
		{"", 1, nil},
		{"0", 1, nil},
		{"*", 2, nil},
	} {
		if got := values(c.label, c.depth); !slices.Equal(got, c.want) {
			t.Errorf("%q at level %d: %v, want %v", c.label, c.depth, got, c.want)
		}
	}
}

func TestNext(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		was, now []int
		want     bool
	}{
		{nil, []int{1}, true},
		{nil, []int{2}, false},
		{nil, []int{9, 1}, true}, // i
		{[]int{1}, []int{2}, true},
		{[]int{1}, []int{1}, false},
		{[]int{1}, []int{3}, false},
		{[]int{2}, []int{3, 100}, true},
		{[]int{8}, []int{1, 9}, true},
		{[]int{3, 100}, []int{4, 500}, true},
		{[]int{5}, []int{1}, false}, // a list begins anew under another
	} {
		if got := next(c.was, c.now); got != c.want {
			t.Errorf("%v after %v: %v", c.now, c.was, got)
		}
	}
}

// A label that does not follow the one before it skips some, or comes too late; which, its likelier reading says.
func TestGapsAndRepeats(t *testing.T) {
	t.Parallel()
	for labels, want := range map[string]string{
		"1 2 3":           "",
		"1 3":             "gap 3 skips from 1",
		"2 3":             "gap 2 begins with 2",
		"1 2 2":           "repeat 2 comes after 2",
		"1 2 2bis 3":      "",
		"1 2 1":           "repeat 1 comes after 2",
		"1 1.1 1.2 2 2.1": "",
		"1 1.1 1.3":       "gap 1.3 skips from 1.1",
		"1 1.2":           "gap 1.2 begins with 2",
		"1(a) 1(b) 2(a)":  "",
		"1(a) 1(b) 2(b)":  `gap 2(b) begins with b`,
		"1(h) 1(i)":       `gap 1(h) begins with h`,
		// as Roman numerals they would be 100 and 5
		"1(a) 1(b) 1(c) 1(v)": "gap 1(v) skips from 1(c)",
		// as letters they would be 22 and 9
		"1(a)(i) 1(a)(ii) 1(a)(iv) 1(a)(v) 1(a)(i)": "gap 1(a)(iv) skips from 1(a)(ii); repeat 1(a)(i) comes after 1(a)(v)",
		"1(a)(i) 1(a)(ii) 1(a)(iii) 1(a)(v)":        "gap 1(a)(v) skips from 1(a)(iii)",
	} {
		d := &corpus.Document{}
		for n, label := range strings.Fields(labels) {
			ref, err := corpus.ParseRef("X:" + label)
			if err != nil {
				t.Fatal(err)
			}
			d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Ref: ref, Line: n + 1})
		}
		var got []string
		for _, f := range gaps(d) {
			text := strings.NewReplacer("the label ", "", "the list ", "", "X:", "", "X.", "", `"`, "").Replace(f.Text)
			got = append(got, fmt.Sprintf("%s %s %s", f.Kind, f.Ref.Path, text))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s: %s, want %s", labels, s, want)
		}
	}
}

func TestGoesOn(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"the lamps,": true, "المصابيح،": true, "the lamps; and": true, "the lamps, or": true, "the lamps;\u00a0et": true,
		"the lamps and": false, "the lamps; whereas": true, "the lamps; thereafter": false, "and": false, "": false, "the lamps": false,
	} {
		if got := goesOn(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// What is odd in one block, by its kind and what stands after it.
func TestBlock(t *testing.T) {
	t.Parallel()
	french := strings.Repeat("Les lampes de la ville et des ports sont pour les marins, et non pour eux dans la nuit. ", 2)
	for _, c := range []struct {
		kind         corpus.Kind
		label, text  string
		listed, more bool
		want         string
	}{
		{corpus.Unit, "1", "Act.", false, false, ""},
		{corpus.Unit, "1", "Act.\u00a0", false, false, ""},
		{corpus.Unit, "1", "", false, false, "empty"},
		{corpus.Unit, "1", " \u202f", false, false, "empty"},
		{corpus.Unit, "1", "", true, false, ""},
		{corpus.Heading, "I", "", false, false, ""},
		{corpus.Heading, "", "", false, false, "empty"},
		{corpus.Heading, "", "Aims:", false, false, ""},
		{corpus.Note, "1", "See:", false, false, ""},
		{corpus.Cell, "", "Port:", false, false, ""},
		{corpus.Unit, "1", "States should:", false, false, "chapeau"},
		{corpus.Unit, "1", "States should:", true, false, ""},
		{corpus.Item, "", "States should:", false, false, "chapeau"},
		{corpus.Item, "", "States should", false, false, ""},
		{corpus.Unit, "1", "States should", false, false, "end"},
		{corpus.Unit, "1", "States should", true, false, ""},
		{corpus.Unit, "1", "the lamps,", false, true, ""},
		{corpus.Unit, "1", "the lamps,", false, false, "end"},
		{corpus.Unit, "1", "the lamps", false, true, "end"},
		{corpus.Unit, "1", french, false, false, "language"},
		{corpus.Unit, "1", french[:len(french)/2], false, false, ""}, // too few words
		{corpus.Unit, "1", french + "and", false, false, "end language"},
	} {
		d := &corpus.Document{Language: language.English}
		var kinds []string
		for _, f := range block(d, &corpus.Block{Kind: c.kind, Label: c.label, Text: c.text}, c.listed, c.more) {
			kinds = append(kinds, f.Kind)
		}
		if got := strings.Join(kinds, " "); got != c.want {
			t.Errorf("%s %q %.40q, listed %v, more %v: %q, want %q", c.kind, c.label, c.text, c.listed, c.more, got, c.want)
		}
	}
}
