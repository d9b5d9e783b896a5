package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/read/check"
	"github.com/reprise-wording/reprise/corpus/wg4"
)

const head = "English\nOriginal: English\n\n## I. First meeting, held in Vienna on 1 May 2009\n\n"

func findings(t *testing.T, text string) string {
	t.Helper()
	d, err := read.Bytes("paper.md", []byte(text), read.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range check.Document(d) {
		out = append(out, fmt.Sprintf("%d %s %s", f.Line, f.Kind, f.Ref))
	}
	return strings.Join(out, ", ")
}

func TestDocument(t *testing.T) {
	t.Parallel()
	french := "Les États parties devraient, selon que de besoin et dans le respect de leur droit interne, envisager de prendre des mesures pour que les victimes soient protégées."
	for _, tt := range []struct{ name, text, want string }{
		{"sound", head + "1. Act.\n2. Meet:\n   a) One;\n   b) Two.\n", ""},
		{"a gap", head + "1. Act.\n\n3. Meet.\n", "8 gap I.3"},
		{"a gap in a list without blank lines", head + "1. Meet:\na) One;\nb) Two;\nd) Four.\n", "9 gap I.1(d)"},
		{"a label that fits no list", head + "1. Open.\n2. Meet.\n2. Act.\n", "8 join I.2"},
		{"a list that begins late", head + "1. Meet:\n\nb) Two;\n\nc) Three.\n", "8 gap I.1(b)"},
		{"a number twice", head + "1. Act.\n2. Meet.\n2 bis. Part.\n", ""},
		{"an empty unit", head + "1. Act.\n2.\n3. Part.\n", "7 empty I.2"},
		{"a chapeau without items", head + "1. States should:\n\n2. Act.\n", "6 chapeau I.1"},
		{"broken off", head + "1. States should act and\n\n2. Meet.\n", "6 end I.1"},
		{"another language", head + "1. Act on the report of the meeting and on what the States have said of it in the past.\n\n2. " + french + "\n", "8 language I.2"},
		{"a paragraph joined on thin grounds", head + "1. Act.\n\nThey should.\n\n2. Meet.\n", ""},
		{"meetings out of order", head + "1. Act.\n\n## III. Third meeting, held in Vienna on 1 May 2008\n\n1. Meet.\n", "8 meeting III, 8 meeting III"},
	} {
		if got := findings(t, tt.text); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// There is nothing odd in the built-in documents.
func TestBuiltIn(t *testing.T) {
	t.Parallel()
	for _, f := range wg4.Files() {
		if got := findings(t, string(f.Data)); got != "" {
			t.Errorf("%s: %s", f.Name, got)
		}
	}
}

func ExampleDocument() {
	d, err := read.Bytes("paper.md", []byte("English\n\n## I. First meeting, held in Vienna on 1 May 2009\n\n1. States should act.\n\n3. States should meet.\n"), read.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range check.Document(d) {
		fmt.Printf("line %d: %s: %s\n", f.Line, f.Ref, f.Text)
	}
	// Output: line 7: I.3: the label skips from I.1
}

// The readers take raised digits without a note as words; a document of other making may have the marker of a note
// that is missing.
func TestAMarkerWithoutItsNote(t *testing.T) {
	t.Parallel()
	d := &corpus.Document{
		Parts: []*corpus.Part{{Kind: corpus.PaperPart}},
		Blocks: []*corpus.Block{
			{Kind: corpus.Text, Text: "States act.", Marks: []corpus.Mark{{Offset: 11, Marker: "1"}, {Offset: 11, Marker: "2"}}},
			{Kind: corpus.Note, Label: "1", Text: "All of them."},
		},
	}
	found := check.Document(d)
	if len(found) != 1 || found[0].Kind != "footnote" || !strings.Contains(found[0].Text, "2") {
		t.Errorf("%+v", found)
	}
}
