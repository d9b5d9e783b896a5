package read_test

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest/testlevel"
	"github.com/reprise-wording/reprise/corpus/read"
)

// compare holds what was read against the document that the file was made of: the refs one by one, and the share of
// units whose words are the same once white space is folded. It lists the others.
func compare(t *testing.T, what string, got, want *corpus.Document, share float64) {
	t.Helper()
	g, w := got.Units(), want.Units()
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i].Ref != w[i].Ref {
			at := "the end"
			if i < len(g) {
				at = g[i].Ref.String() + " " + first(g[i].Text, 60)
			}
			wanted := "the end"
			if i < len(w) {
				wanted = w[i].Ref.String()
			}
			t.Fatalf("%s: unit %d is %s, want %s (%d units of %d)", what, i+1, at, wanted, len(g), len(w))
		}
	}
	same := 0
	for i := range w {
		if fold(g[i].Marked()) == fold(w[i].Marked()) {
			same++
			continue
		}
		t.Logf("%s: %s reads\n  %s\nnot\n  %s", what, w[i].Ref, fold(g[i].Marked()), fold(w[i].Marked()))
	}
	t.Logf("%s: %d of %d units identical (%.2f%%)", what, same, len(w), 100*float64(same)/float64(len(w)))
	if float64(same) < share*float64(len(w)) {
		t.Errorf("%s: only %d of %d units are identical", what, same, len(w))
	}
	if got.Language != want.Language || got.Symbol != want.Symbol || got.Issued != want.Issued || got.Title != want.Title || got.Body != want.Body {
		t.Errorf("%s: header read as %s %s %s %q %q, want %s %s %s %q %q", what, got.Language, got.Symbol, got.Issued, got.Title, got.Body, want.Language, want.Symbol, want.Issued, want.Title, want.Body)
	}
	notes := map[string]string{}
	for _, n := range notesOf(got) {
		notes[n.Label] = fold(n.Text)
	}
	for _, n := range notesOf(want) {
		if used(want, n.Label) && notes[n.Label] != fold(n.Text) {
			t.Errorf("%s: footnote %s reads %q, want %q", what, n.Label, notes[n.Label], n.Text)
		}
	}
	held := meetingsOf(got)
	for i, m := range meetingsOf(want) {
		if i >= len(held) {
			t.Errorf("%s: no meeting %s", what, m.Number)
			continue
		}
		if k := held[i]; k.Number != m.Number || k.Held != m.Held || k.Place != m.Place {
			t.Errorf("%s: meeting %s read as %s, %s, %s", what, m.Number, k.Number, k.Place, k.Held)
		}
	}
}

// meetingsOf lists the meetings that a paper is divided into.
func meetingsOf(d *corpus.Document) []*corpus.Part {
	return slices.DeleteFunc(d.Meetings(), func(p *corpus.Part) bool { return p.Kind != corpus.MeetingPart })
}

// used reports whether a unit bears the marker.
func used(d *corpus.Document, marker string) bool {
	for _, u := range d.Units() {
		for _, m := range u.Marks {
			if m.Marker == marker {
				return true
			}
		}
	}
	return false
}

// withNotes puts footnotes under the paper, some two a page.
func withNotes(d *corpus.Document) *corpus.Document {
	out := *d
	out.Blocks = nil
	var notes []*corpus.Block
	n := 0
	for i, u := range d.Units() {
		u2 := *u
		u2.Marks = nil
		if i%7 == 3 {
			n++
			marker := strconv.Itoa(n)
			at := strings.LastIndexByte(u.Text[:len(u.Text)*2/3], ' ')
			if i%2 == 0 || at < 0 {
				at = len(strings.TrimRight(u.Text, ".;: "))
			}
			u2.Marks = []corpus.Mark{{Offset: at, Marker: marker}}
			notes = append(notes, &corpus.Block{Kind: corpus.Note, Label: marker, Text: "Voir la résolution 55/" + marker + " de l'Assemblée générale, annexe II, ainsi que le document CTOC/COP/2010/" + marker + ", dont le texte est assez long pour tenir sur deux lignes au bas de la page."})
		}
		out.Blocks = append(out.Blocks, &u2)
	}
	out.Blocks = append(out.Blocks, notes...)
	out.Address()
	return &out
}

// notesOf lists the notes of a document.
func notesOf(d *corpus.Document) []*corpus.Block {
	var notes []*corpus.Block
	for _, b := range d.Blocks {
		if b.Kind == corpus.Note {
			notes = append(notes, b)
		}
	}
	return notes
}

func fold(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2011", "-").Replace(s)), " ")
}

func TestDOCX(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, bracket string
		auto          bool
	}{{"recommendations.fr.md", "", false}, {"recommendations.fr.md", "", true}, {"recommendations.en.md", "(", false}, {"recommendations.en.md", "(", true}} {
		want := builtIn(t, tt.name)
		got, err := read.Bytes("paper.docx", makeDOCX(t, want, tt.auto, tt.bracket), read.Options{})
		if err != nil {
			t.Fatal(err)
		}
		compare(t, tt.name, got, want, 1)
	}
}

// TestLibreOffice makes the papers of a kind that users have by LibreOffice from the built-in French text, and reads
// them. LibreOffice starts once for each format.
func TestLibreOffice(t *testing.T) {
	testlevel.Long(t)
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice (LibreOffice) is not installed; install libreoffice-writer to run the round trip")
	}
	dir := os.Getenv("ROUNDTRIP_DIR") // kept, to look at
	if dir == "" {
		dir = t.TempDir()
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "profile"))
	want := builtIn(t, "recommendations.fr.md")
	papers := map[string]*corpus.Document{"plain": want, "numbered": want, "notes": withNotes(want)}
	var sources []string
	for _, name := range slices.Sorted(maps.Keys(papers)) {
		in := filepath.Join(dir, name+".in.docx")
		if err := os.WriteFile(in, makeDOCX(t, papers[name], name == "numbered", ""), 0o644); err != nil {
			t.Fatal(err)
		}
		sources = append(sources, in)
	}
	for _, tt := range []struct {
		format string
		share  float64 // of the units, that are to be the same
	}{{"docx", 1}, {"html", 1}, {"pdf", 0.995}} {
		out := filepath.Join(dir, tt.format)
		args := append([]string{profile, "--headless", "--convert-to", tt.format, "--outdir", out}, sources...)
		if said, err := exec.Command(office, args...).CombinedOutput(); err != nil {
			t.Skipf("LibreOffice does not run here: %v\n%s", err, said)
		}
		for name, want := range papers {
			t.Run(tt.format+"-"+name, func(t *testing.T) {
				got, err := read.File(filepath.Join(out, name+".in."+tt.format), read.Options{})
				if err != nil {
					t.Fatal(err)
				}
				compare(t, tt.format+" of "+name, got, want, tt.share)
			})
		}
	}
}
