package corpus_test

import (
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
)

// meetingsOf is a paper of meetings: number and year, or only a year, each with paragraphs 1 and 2(a); a heading opens
// it.
func meetingsOf(of ...string) *corpus.Document {
	d := &corpus.Document{Symbol: "P/1", Parts: []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}}}
	for _, m := range of {
		number, year, _ := strings.Cut(m, "/")
		held := corpus.Date{Day: len(d.Parts), Month: 5}
		for _, r := range year {
			held.Year = held.Year*10 + int(r-'0')
		}
		d.Parts = append(d.Parts, &corpus.Part{
			Kind:   corpus.MeetingPart,
			Number: number,
			Parent: 0,
			Held:   corpus.Period{Start: held, End: held},
		})
		at := len(d.Parts) - 1
		d.Blocks = append(d.Blocks,
			&corpus.Block{Kind: corpus.Heading, Part: at, Text: "head " + m},
			&corpus.Block{Kind: corpus.Unit, Part: at, Label: "1", Text: "one " + m},
			&corpus.Block{Kind: corpus.Unit, Part: at, Label: "2(a)", Text: "two " + m})
	}
	d.Address()
	return d
}

// A paragraph is found by the name of its meeting, by its number or, where no other meeting is of the year, by that.
func TestFindInMeetings(t *testing.T) {
	t.Parallel()
	numbered := meetingsOf("II/2009", "III/2010", "IV/2010")
	dated := meetingsOf("/2009", "/2010", "/2010")
	for _, c := range []struct {
		d         *corpus.Document
		ref, want string
	}{
		{numbered, "II.1", "one II/2009"},
		{numbered, "II.2(a)", "two II/2009"},
		{numbered, "ii.2(A)", "two II/2009"},
		{numbered, "2009:1", "one II/2009"},
		{numbered, "2010:1", ""},
		{numbered, "III.1", "one III/2010"},
		{numbered, "II", "one II/2009"}, // no heading
		{numbered, "2009", "one II/2009"},
		{numbered, "V.1", ""},
		{numbered, "II.3", ""},
		{numbered, "II.2", ""},
		{dated, "2009:1", "one /2009"},
		{dated, "2010:1", ""},
		{dated, "2010-05-02:1", "one /2010"},
		{dated, "2010-05-03:2(a)", "two /2010"},
	} {
		ref, err := corpus.ParseRef(c.ref)
		if err != nil {
			t.Errorf("%s: %v", c.ref, err)
			continue
		}
		got := ""
		if b := c.d.Find(ref); b != nil {
			got = b.Text
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.ref, got, c.want)
		}
	}
	if got := len(numbered.Wording()); got != 6 {
		t.Errorf("%d blocks of words, want 6", got)
	}
	for i, b := range numbered.Blocks {
		if got := numbered.Find(b.Ref); got != b && b.Kind != corpus.Heading {
			t.Errorf("block %d is not found by its ref %s", i, b.Ref)
		}
	}
}

// The chapeaux of a block are those it stands under, the outermost first, however wrong what it says of them is.
func TestChapeaux(t *testing.T) {
	t.Parallel()
	d := &corpus.Document{}
	for _, under := range []int{0, 1, 2, 0, 9, -1, 7} {
		d.Blocks = append(d.Blocks, &corpus.Block{Under: under, Text: string(rune('a' + len(d.Blocks)))})
	}
	for i, want := range []string{"", "a", "ab", "", "", ""} {
		got := ""
		for _, b := range d.Chapeaux(d.Blocks[i]) {
			got += b.Text
		}
		if got != want {
			t.Errorf("%c: %q, want %q", 'a'+i, got, want)
		}
	}
	if got := len(d.Chapeaux(d.Blocks[6])); got == 0 || got > 1000 { // under itself
		t.Errorf("%d chapeaux", got)
	}
}

// A Cyrillic letter of a list is found by the Latin one that looks like it, if no block has that.
func TestFindByLookOfLetters(t *testing.T) {
	t.Parallel()
	d := &corpus.Document{Parts: []*corpus.Part{{Kind: corpus.PaperPart, Parent: -1}}, Blocks: []*corpus.Block{
		{Kind: corpus.Unit, Label: "7", Text: "лампы:"},
		{Kind: corpus.Unit, Label: "7(а)", Text: "масло"},
		{Kind: corpus.Unit, Label: "7(с)", Text: "книга"},
		{Kind: corpus.Unit, Label: "7(c)", Text: "oil"},
	}}
	for i, label := range []string{"7", "7(а)", "7(с)", "7(c)"} {
		d.Blocks[i].Ref.Path = label
	}
	for ref, want := range map[string]string{"7(a)": "масло", "7(а)": "масло", "7(c)": "oil", "7(с)": "книга"} {
		r, err := corpus.ParseRef(ref)
		if err != nil {
			t.Fatal(err)
		}
		if b := d.Find(r); b == nil || b.Text != want {
			t.Errorf("%s: %+v, want %s", ref, b, want)
		}
	}
	if b := d.Find(corpus.Ref{Path: "7(d)"}); b != nil {
		t.Errorf("7(d): %+v", b)
	}
}
