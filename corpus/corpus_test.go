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
	unit := func(part int, label, text string) *corpus.Block {
		return &corpus.Block{Kind: corpus.Unit, Part: part, Label: label, Text: text}
	}
	d := &corpus.Document{
		Language: tag, Original: language.English, Source: "sample." + tag.String(),
		Parts: []*corpus.Part{
			{Kind: corpus.PaperPart, Parent: -1},
			{Kind: corpus.MeetingPart, Number: "I", Name: "I", Restarts: true, Held: day(2009, 4, 14)},
			{Kind: corpus.MeetingPart, Number: "II", Name: "II", Restarts: true, Held: day(2010, 0, 0)},
		},
		Blocks: []*corpus.Block{
			unit(1, "1", "States should:"), unit(1, "1(a)", "Act;"), unit(1, "1(b)", "Consider:"),
			unit(1, "1(b)(i)", "Acting."), unit(1, "2", "End."),
			{Kind: corpus.Text, Part: 2, Ref: corpus.Ref{Path: corpus.NotePath}, Text: "Nothing was adopted."},
		},
	}
	d.Address()
	return d
}

func day(year, month, d int) corpus.Period {
	date := corpus.Date{Year: year, Month: month, Day: d}
	return corpus.Period{Start: date, End: date}
}

func TestFindAndChapeaux(t *testing.T) {
	t.Parallel()
	d := sample(language.English)
	b := d.Find(corpus.MustRef("2009:1(b)(i)"))
	if b == nil || d.FullText(b) != "States should: Consider: Acting." {
		t.Fatalf("block %v", b)
	}
	if n := d.Find(corpus.MustRef("II")); n == nil || n.Ref.String() != "II.0" {
		t.Errorf("a meeting that adopted nothing should give its words, not %v", n)
	}
	if d.Find(corpus.MustRef("I.9")) != nil || d.Find(corpus.MustRef("IX.1")) != nil {
		t.Error("found a block that is not there")
	}
}

// The refs of the forms of DESIGN.md, unique in a paper.
func TestAddress(t *testing.T) {
	t.Parallel()
	d := &corpus.Document{Symbol: "FCCC/CP/2016/10/Add.2", Parts: []*corpus.Part{
		{Kind: corpus.PaperPart, Parent: -1},
		{Kind: corpus.DecisionPart, Number: "15/CP.22", Name: "Decision 15/CP.22", Restarts: true},
		{Kind: corpus.AnnexPart, Number: "I", Name: "Annex I", Parent: 1, Restarts: true},
		{Kind: corpus.ArticlePart, Number: "5", Name: "Article 5", Parent: 2, Restarts: true},
		{Kind: corpus.SectionPart, Number: "A", Name: "A", Parent: 3},
	}}
	for _, b := range []corpus.Block{
		{Kind: corpus.Text, Text: "Foreword."}, {Kind: corpus.Recital, Part: 1},
		{Kind: corpus.Unit, Part: 1, Label: "1"}, {Kind: corpus.Unit, Part: 1, Label: "1(a)"},
		{Kind: corpus.Unit, Part: 1, Label: "1"}, {Kind: corpus.Unit, Part: 2, Label: "3"},
		{Kind: corpus.Unit, Part: 4, Label: "2(b)"}, {Kind: corpus.Note, Part: 1, Label: "7"},
	} {
		d.Blocks = append(d.Blocks, &b)
	}
	d.Address()
	want := []string{
		"FCCC/CP/2016/10/Add.2:t1", "15/CP.22:pp1", "15/CP.22:1", "15/CP.22:1(a)", "15/CP.22:1~2", "15/CP.22, Annex I:3",
		"15/CP.22, Annex I, Art. 5:2(b)",
		"15/CP.22:fn7",
	}
	for i, b := range d.Blocks {
		if b.Ref.String() != want[i] {
			t.Errorf("block %d: %s, want %s", i, b.Ref, want[i])
		}
		if back, err := corpus.ParseRef(want[i]); err != nil || back != b.Ref {
			t.Errorf("ParseRef(%s) = %#v, %v", want[i], back, err)
		}
	}
	if g := d.Group(d.Blocks[6]); g != "Decision 15/CP.22 > Annex I > Article 5" {
		t.Errorf("group %q", g)
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
	bare, rewritten := sample(language.English), sample(language.French)
	bare.Source, rewritten.Source, rewritten.Blocks = "en/rules.md", "fr/rules.fr.docx", rewritten.Blocks[:1]
	if c, err := corpus.New(bare, rewritten); err != nil || len(c.Papers) != 1 {
		t.Errorf("files of one name in two languages are one paper: %v", err)
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
	d.Issued = corpus.Date{Year: 2019, Month: 8}
	d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Note, Label: "1", Text: "Note <&>", Ref: corpus.MustRef("fn1")})
	d.LeftOut = []corpus.LeftOut{{Kind: "page number", Line: 9, Text: "3"}}
	d.Repairs = []corpus.Repair{{Kind: "joined", Line: 3, Ref: corpus.MustRef("I.1"), Why: "cut by a page break"}}
	d.Blocks[0].Marks = []corpus.Mark{{Offset: 3, Marker: "1"}}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back corpus.Document
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if again, _ := json.Marshal(&back); string(again) != string(b) || !reflect.DeepEqual(d.Blocks[0], back.Blocks[0]) {
		t.Errorf("came back as\n%s\nfrom\n%s", again, b)
	}
	if got := back.Blocks[0].Marked(); got != "Sta<sup>1</sup>tes should:" {
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
	f.Add([]byte(`{"language":"und","parts":[{"kind":"paper","parent":-1}],"blocks":[{"ref":"2(b)","kind":"unit","under":1,"marks":[{"offset":9,"marker":"1"}]}]}`))
	f.Add([]byte(`{"parts":[{"held":"0-1"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d corpus.Document
		if json.Unmarshal(data, &d) != nil {
			return
		}
		for _, u := range d.Units() {
			_, _, _ = d.FullText(u), u.Marked(), d.Find(u.Ref)
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

// A symbol keeps the brackets that belong to it, in refs that are written and read.
func TestBracketsInNames(t *testing.T) {
	t.Parallel()
	for symbol, want := range map[string]string{
		"P/RES/231 (2016)": "P/RES/231 (2016):2(a)",
		"(A/1)":            "A/1:2(a)",
		"A/1 (":            "A/1:2(a)",
		"A/1)":             "A/1:2(a)",
	} {
		d := &corpus.Document{Symbol: symbol, Blocks: []*corpus.Block{{Kind: corpus.Unit, Label: "2(a)"}}}
		d.Address()
		ref := d.Blocks[0].Ref
		if ref.String() != want {
			t.Errorf("%s: %s, want %s", symbol, ref, want)
		}
		if back, err := corpus.ParseRef(ref.String()); err != nil || back != ref {
			t.Errorf("%s reads back as %s, %v", ref, back, err)
		}
	}
}

// Papers of one day come in the order of their keys, whatever order they are given in; undated ones stay as given.
func TestPapersOfOneDayHaveOneOrder(t *testing.T) {
	t.Parallel()
	paper := func(symbol string, year int) *corpus.Document {
		d := &corpus.Document{
			Language: language.English, Symbol: symbol, Parts: []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}},
		}
		if year > 0 {
			d.Adopted = day(year, 12, 1)
		}
		return d
	}
	for _, docs := range [][]*corpus.Document{
		{paper("X/3", 0), paper("X/1", 0), paper("X/2/Add.2", 2019), paper("X/2/Add.1", 2019), paper("X/9", 2018)},
		{paper("X/3", 0), paper("X/9", 2018), paper("X/2/Add.1", 2019), paper("X/1", 0), paper("X/2/Add.2", 2019)},
	} {
		c, err := corpus.New(docs...)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range c.Papers {
			got = append(got, p.Versions[0].PaperKey())
		}
		if want := []string{"X/3", "X/1", "X/9", "X/2/Add.1", "X/2/Add.2"}; !reflect.DeepEqual(got, want) {
			t.Errorf("papers in the order %v, want %v", got, want)
		}
	}
}
