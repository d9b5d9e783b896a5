package corpus_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// sample is a paper of two meetings in one language.
func sample(tag language.Tag) *corpus.Document {
	unit := func(ref string, kind corpus.Kind, text string) *corpus.Unit {
		return &corpus.Unit{Ref: corpus.MustRef(ref), Kind: kind, Text: text}
	}
	return &corpus.Document{
		Language: tag, Original: language.English, Source: "sample." + tag.String(),
		Meetings: []*corpus.Meeting{
			{Number: 1, Start: corpus.Date{Year: 2009, Month: 4, Day: 14}, Units: []*corpus.Unit{
				unit("I.1", corpus.Recommendation, "States should:"), unit("I.1(a)", corpus.Item, "Act;"), unit("I.1(b)", corpus.Item, "Consider:"),
				unit("I.1(b)(i)", corpus.Item, "Acting."), unit("I.2", corpus.Recommendation, "End.")}},
			{Number: 2, Start: corpus.Date{Year: 2010}, Units: []*corpus.Unit{unit("II.0", corpus.Note, "Nothing was adopted.")}},
		},
	}
}

func TestUnitAndChapeaux(t *testing.T) {
	t.Parallel()
	d := sample(language.English)
	u := d.Unit(corpus.MustRef("2009:1(b)(i)"))
	if u == nil || d.FullText(u) != "States should: Consider: Acting." {
		t.Fatalf("unit %v", u)
	}
	if n := d.Unit(corpus.MustRef("II")); n == nil || n.Kind != corpus.Note {
		t.Errorf("a meeting without recommendations should give its note, not %v", n)
	}
	if d.Unit(corpus.MustRef("I.9")) != nil || d.Unit(corpus.MustRef("IX.1")) != nil {
		t.Error("found a unit that is not there")
	}
}

func TestVersionsOfOnePaper(t *testing.T) {
	t.Parallel()
	fr, en := sample(language.French), sample(language.English)
	c, err := corpus.New(fr, en)
	if err != nil || len(c.Papers) != 1 {
		t.Fatalf("%v papers, %v", c, err)
	}
	if c.Papers[0].Versions[0] != en {
		t.Error("the original should come first")
	}
	if c, err := corpus.New(en, sample(language.English)); err != nil || len(c.Papers) != 2 {
		t.Errorf("two texts in one language without symbols are two papers: %v", err)
	}
	en.Symbol, fr.Symbol = "A/1", "A/2"
	if c, _ := corpus.New(fr, en); len(c.Papers) != 2 {
		t.Error("two symbols are two papers")
	}
	fr.Symbol = "A/1"
	twin := sample(language.English)
	twin.Symbol = "A/1"
	if _, err := corpus.New(fr, en, twin); err == nil {
		t.Error("two texts of one symbol in one language should be refused")
	}
}

func TestLookupNamesTheNearest(t *testing.T) {
	t.Parallel()
	c, _ := corpus.New(sample(language.English))
	_, _, err := c.Lookup(corpus.MustRef("I.1(c)"), language.English)
	var ue *corpus.UnknownRefError
	if !errors.As(err, &ue) || len(ue.Nearest) != 3 || ue.Nearest[0].String() != "I.1(b)" {
		t.Fatalf("%v", err)
	}
}

func TestJSONRoundTrip(t *testing.T) {
	t.Parallel()
	d := sample(language.French)
	d.Date = corpus.Date{Year: 2019, Month: 8}
	d.Notes = []corpus.Footnote{{Marker: "1", Text: "Note <&>"}}
	d.Repairs = []corpus.Repair{{Kind: "joined", Line: 3, Ref: corpus.MustRef("I.1"), Why: "cut by a page break"}}
	d.Meetings[0].Units[0].Marks = []corpus.Mark{{Offset: 3, Marker: "1"}}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back corpus.Document
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if again, _ := json.Marshal(&back); string(again) != string(b) || !reflect.DeepEqual(d.Meetings[0].Units[0], back.Meetings[0].Units[0]) {
		t.Errorf("came back as\n%s\nfrom\n%s", again, b)
	}
	if got := back.Meetings[0].Units[0].Marked(); got != "Sta<sup>1</sup>tes should:" {
		t.Errorf("marked: %q", got)
	}
}

// A document that was read from JSON is written as it was read, and what is asked of it never panics.
func FuzzDocumentJSON(f *testing.F) {
	for _, tag := range []language.Tag{language.English, language.French} {
		b, err := json.Marshal(sample(tag))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte(`{"language":"und","meetings":[{"units":[{"ref":"2(b)","marks":[{"offset":9,"marker":"1"}]}]}]}`))
	f.Add([]byte(`{"meetings":[{"start":"0-1"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d corpus.Document
		if json.Unmarshal(data, &d) != nil {
			return
		}
		for _, u := range d.Units() {
			_, _, _ = d.FullText(u), u.Marked(), d.Unit(u.Ref)
		}
		once, err := json.Marshal(&d)
		if err != nil {
			t.Fatal(err)
		}
		var back corpus.Document
		if err := json.Unmarshal(once, &back); err != nil {
			t.Fatalf("%s\nis not read back: %v", once, err)
		}
		if twice, _ := json.Marshal(&back); string(twice) != string(once) {
			t.Fatalf("%s\ncomes back as\n%s", once, twice)
		}
	})
}
