package corpus_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
)

func TestParseRef(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"VII.2(b)", "VII.2(b)"},
		{"VII.2 b)", "VII.2(b)"},
		{"vii.2(b)", "VII.2(b)"},
		{"VII.2.b", "VII.2(b)"},
		{"VII, 2 b)", "VII.2(b)"},
		{"VII.\u00a02\u00a0b)", "VII.2(b)"},
		{"IV.46(j)(iv)", "IV.46(j)(iv)"},
		{"IV.46 j) iv)", "IV.46(j)(iv)"},
		{"2017:2(b)", "2017:2(b)"},
		{"2017: 2 b)", "2017:2(b)"},
		{"VI.19#2", "VI.19#2"},
		{"III", "III"},
		{"III.0", "III.0"},
		{"I.07", "I.7"},
		{"II.12bis", "II.12bis"},
		{"  V.35  ", "V.35"},
		{"“VII.2(b)”,", "VII.2(b)"},
		{"« VII.2\u202f»", "VII.2"},
		{"'VII.2(b)';", "VII.2(b)"},
		{"VII.2.", "VII.2"},
	} {
		r, err := corpus.ParseRef(c[0])
		if err != nil || r.String() != c[1] {
			t.Errorf("ParseRef(%q) = %s, %v; want %s", c[0], r, err, c[1])
		}
	}
}

func TestParseRefRefuses(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"", "VIIII.2", "VII.2(b", "hello", "VII.2#0", "VII.2(b)x y z?", "“”", "VII.2,,(b) – (c)", "IV.46(j)(iv)#x",
		"17:2",
	} {
		r, err := corpus.ParseRef(s)
		var re *corpus.RefError
		if s == "VII.2(b" { // a bracket lost in typing is no reason to refuse
			if err != nil || r.String() != "VII.2(b)" {
				t.Errorf("ParseRef(%q) = %s, %v", s, r, err)
			}
			continue
		}
		if !errors.As(err, &re) {
			t.Errorf("ParseRef(%q) = %s, %v; want a RefError", s, r, err)
		}
	}
}

func TestRefStructure(t *testing.T) {
	t.Parallel()
	r := corpus.MustRef("IV.46(j)(iv)#2")
	if got := r.Labels(); !slices.Equal(got, []string{"46", "j", "iv"}) || r.Depth() != 3 {
		t.Errorf("labels %v, depth %d", got, r.Depth())
	}
	if p, ok := r.Parent(); !ok || p.String() != "IV.46(j)" {
		t.Errorf("parent %s, %v", p, ok)
	}
	if _, ok := corpus.MustRef("IV.46").Parent(); ok {
		t.Error("a recommendation has no parent unit")
	}
	if got := corpus.MustRef("IV.46").Child("j").Child("iv"); got != r.WithoutSentence() {
		t.Errorf("child %s", got)
	}
}

func TestCompareIsTheOrderOfThePaper(t *testing.T) {
	t.Parallel()
	want := []string{
		"I.2", "I.2#1", "I.2(a)", "I.9", "I.10", "II.12", "II.12bis", "II.12ter", "II.13", "IV.45(h)", "IV.45(i)",
		"IV.45(j)",
		"IV.45(z)", "IV.45(aa)", "IV.46(i)(i)", "IV.46(i)(iv)", "IV.46(i)(v)", "IV.46(i)(ix)", "V.1", "IX.1",
	}
	var refs []corpus.Ref
	for i := range want {
		refs = append(refs, corpus.MustRef(want[(i*7)%len(want)]))
	}
	slices.SortFunc(refs, corpus.Compare)
	for i, r := range refs {
		if r.String() != want[i] {
			t.Fatalf("place %d: %s, want %s (%v)", i, r, want[i], refs)
		}
	}
}

var someRef = rapid.Custom(func(t *rapid.T) corpus.Ref {
	var r corpus.Ref
	r.Part = rapid.OneOf(
		rapid.Map(rapid.IntRange(1900, 2100), strconv.Itoa), rapid.Map(rapid.IntRange(1, 90), corpus.Roman),
		rapid.SampledFrom([]string{
			"15/CP.22", "A/RES/77/194", "WHA66.1", "Annex I", "Art. 5", "1/CP.21, Annex, Art. 4", "Choice 1", "2023-02-24",
		}),
	).Draw(t, "part")
	labels := []*rapid.Generator[string]{
		rapid.StringMatching(`[1-9][0-9]{0,2}`), rapid.StringMatching(`[a-z]`),
		rapid.SampledFrom([]string{"i", "ii", "iv", "ix"}),
	}
	for _, g := range labels[:rapid.IntRange(0, 3).Draw(t, "depth")] {
		r = r.Child(g.Draw(t, "label"))
	}
	r.Sentence = rapid.IntRange(0, 9).Draw(t, "sentence")
	return r
})

func TestRefRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := someRef.Draw(t, "ref")
		back, err := corpus.ParseRef(r.String())
		if err != nil || back != r {
			t.Fatalf("%s came back as %s, %v", r, back, err)
		}
		b, err := json.Marshal(map[corpus.Ref]corpus.Ref{r: r})
		var m map[corpus.Ref]corpus.Ref
		if err == nil {
			err = json.Unmarshal(b, &m)
		}
		if err != nil || m[r] != r {
			t.Fatalf("JSON %s: %v, %v", b, m, err)
		}
	})
}

func TestCompareIsAnOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := someRef.Draw(t, "a"), someRef.Draw(t, "b"), someRef.Draw(t, "c")
		if corpus.Compare(a, b) != -corpus.Compare(b, a) || corpus.Compare(a, a) != 0 {
			t.Fatalf("%s and %s: %d, %d", a, b, corpus.Compare(a, b), corpus.Compare(b, a))
		}
		if corpus.Compare(a, b) < 0 && corpus.Compare(b, c) < 0 && corpus.Compare(a, c) >= 0 {
			t.Fatalf("%s < %s < %s, but not %s < %s", a, b, c, a, c)
		}
	})
}

func FuzzParseRef(f *testing.F) {
	for _, s := range []string{
		"VII.2(b)", "VII.2 b)", "IV.46(j)(iv)", "2017:2(b)", "VI.19#2", "III", "x", "I.1((", "I.\u00a01",
		"C 0A0A0000A000A000A0000A0000A000A00A0A0A0A0A00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := corpus.ParseRef(s)
		if err != nil {
			return
		}
		back, err := corpus.ParseRef(r.String())
		if err != nil || back != r {
			t.Fatalf("%q reads as %s, which reads as %s, %v", s, r, back, err)
		}
	})
}

// The forms in which people cite a place.
func TestParseCitations(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"15/CP.22:1(a)", "15/CP.22:1(a)"},
		{"decision 15/CP.22, paragraph 1 (a)", "15/CP.22:1(a)"},
		{"Decision 15/CP.22, para. 1 (a) (ii)", "15/CP.22:1(a)(ii)"},
		{"paragraph 70 of decision 1/CP.16", "1/CP.16:70"},
		{"paragraphe 3 b) de la résolution 73/7", "73/7:3(b)"},
		{"párrafo 3 b) de la resolución 73/7", "73/7:3(b)"},
		{"article 5 (2)", "Art. 5:2"},
		{"Article 5", "Art. 5"},
		{"article 5, paragraphe 2 b)", "Art. 5:2(b)"},
		{"artículo 5, párrafo 2", "Art. 5:2"},
		{"OP7 ter", "7ter"},
		{"PP2 bis", "pp2bis"},
		{"pp 4", "pp4"},
		{"A/RES/77/194, para. 27", "A/RES/77/194:27"},
		{"A/RES/77/194:27", "A/RES/77/194:27"},
		{"73/3:pp4", "73/3:pp4"},
		{"Annex I:3", "Annex I:3"},
		{"annexe I, paragraphe 3", "Annex I:3"},
		{"Art. 5:2(b)", "Art. 5:2(b)"},
		{"recommendation 1 (m)", "1(m)"},
		{"3(b)", "3(b)"},
		{"115(3)", "115(3)"},
		{"footnote 5", "fn5"},
	} {
		r, err := corpus.ParseRef(c[0])
		if err != nil || r.String() != c[1] {
			t.Errorf("ParseRef(%q) = %s, %v; want %s", c[0], r, err, c[1])
		}
	}
}

// A paper that names no parts has refs without one; they come back from JSON all the same.
func TestRefWithoutPartFromText(t *testing.T) {
	t.Parallel()
	for _, want := range []corpus.Ref{
		{Path: "2(b)"}, {Path: "12", Sentence: 3}, {Path: "0"}, {Path: "pp4"}, {Path: "A(1)"},
	} {
		var got corpus.Ref
		if err := got.UnmarshalText([]byte(want.String())); err != nil || got != want {
			t.Errorf("%s comes back as %+v, %v", want, got, err)
		}
	}
}
