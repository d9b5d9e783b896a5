package render_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/diff"
	"github.com/reprise-wording/reprise/diff/render"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The three wordings of one clause, and two texts with changes of every kind.
var clause = []string{
	"Consider, in line with their domestic legislation, not punishing or prosecuting trafficked persons for unlawful " +
		"acts.",
	"Consider, in line with their domestic laws and prosecutorial discretion, not punishing or prosecuting victims of " +
		"trafficking;",
	"Consider, in line with their domestic legislation and prosecutorial discretion, not punishing or prosecuting " +
		"victims of trafficking;",
}

const (
	textA = "In accordance with national legislation, States parties should provide training to the judge.\n" +
		"A paragraph that stays.\nAnd one more.\nAnd a third.\n" +
		"They should protect victims <of trafficking>, where appropriate; see article 6 & 'others'."
	textB = "States parties should consider providing training to judges.\nA paragraph that stays.\nAnd one more.\n" +
		"And a third.\n" +
		"They should, in accordance with national legislation, protect victims <of trafficking>, where appropriate; " +
		"see article 7 & ‘others’."
)

// Two papers paragraph by paragraph, and what each paragraph is called.
const (
	paperA = "Decision 1/CP.2 Ports\nRecalling decision 4/CP.1,\nDecides to adopt the plan in the annex;\n" +
		"Invites Parties to report every year.\nPort | Depth\nThe plan has two parts."
	paperB = "Decision 1/CP.2 Harbours\nRecalling decision 5/CP.1,\nWelcomes the report of the secretariat;\n" +
		"Decides to adopt the plan in the annex;\nPort | Depth in metres\nThe plan has three parts."
)

var paperPlaces = [][]render.Place{
	{
		{Line: 1, Ref: "1/CP.2:h1", Part: "Decision 1/CP.2 Ports", Group: "1/CP.2"},
		{Line: 2, Ref: "1/CP.2:pp1", Part: "Decision 1/CP.2 Ports", Group: "1/CP.2"},
		{Line: 3, Ref: "1/CP.2:1", Label: "1", Part: "Decision 1/CP.2 Ports", Group: "1/CP.2"},
		{Line: 4, Ref: "1/CP.2:2", Label: "2", Part: "Decision 1/CP.2 Ports", Group: "1/CP.2"},
		{Line: 5, Ref: "1/CP.2, Annex:r1", Part: "Annex", Group: "1/CP.2, Annex"},
		{Line: 6, Ref: "1/CP.2, Annex:x", Label: "*", Part: "Annex", Group: "1/CP.2, Annex"},
	},
	{
		{Line: 1, Ref: "1/CP.2:h1", Part: "Decision 1/CP.2 Harbours", Group: "1/CP.2"},
		{Line: 2, Ref: "1/CP.2:pp1", Part: "Decision 1/CP.2 Harbours", Group: "1/CP.2"},
		{Line: 3, Ref: "1/CP.2:1", Label: "1", Part: "Decision 1/CP.2 Harbours", Group: "1/CP.2"},
		{Line: 4, Ref: "1/CP.2:2", Label: "2", Part: "Decision 1/CP.2 Harbours", Group: "1/CP.2"},
		{Line: 5, Ref: "1/CP.2, Annex:r1", Part: "Annex", Group: "1/CP.2, Annex"},
		{Line: 6, Ref: "1/CP.2, Annex:x", Label: "*", Part: "Annex", Group: "1/CP.2, Annex"},
	},
}

// Two versions whose paragraphs moved, were split and joined, got other labels and other spaces.
const (
	versionA = "Welcomes the report on ports of the panel of independent experts;\n" +
		"Urges riparian States to establish joint bodies with a clear mandate;\n" +
		"Requests the secretariat to continue. It may report to the Conference;\nNotes the costs of 1\u00a0200 dollars;\n" +
		"Decides to meet again.\nSenegal | 4 | 1972"
	versionB = "Urges riparian States to establish joint bodies with a clear mandate;\n" +
		"Requests the secretariat to continue.\nIt may report to the Conference;\n" +
		"1. Notes the costs of 1 200 dollars; Decides to meet again.\nWelcomes the first report on ports of the panel of " +
		"independent experts;\nSenegal | 4 | 1972\nMali | 4 | 1972"
)

var versionPlaces = func() [][]render.Place {
	all := [][]render.Place{
		{
			{Ref: "A:1", Label: "1"}, {Ref: "A:2", Label: "2"}, {Ref: "A:3", Label: "3"}, {Ref: "A:4", Label: "4"},
			{Ref: "A:5", Label: "5"}, {Ref: "A:r1"},
		},
		{
			{Ref: "B:1", Label: "1"}, {Ref: "B:2", Label: "2"}, {Ref: "B:3", Label: "3"}, {Ref: "B:t1"},
			{Ref: "B:5", Label: "5"}, {Ref: "B:r1"}, {Ref: "B:r2"},
		},
	}
	for _, places := range all {
		for i := range places {
			places[i].Line, places[i].Beside, places[i].Group = i+1, true, places[i].Ref[:1]
		}
	}
	return all
}()

func TestGolden(t *testing.T) {
	t.Parallel()
	s := diff.Texts(textA, textB, diff.In(language.English))
	table := diff.Variants(clause, diff.In(language.English))
	o := render.Options{
		Names: []string{"I.11(b) (2009)", "VII.2(b) <2017>", "VIII.1(c) (2018)"},
		Lang:  language.English,
		Width: 80,
	}
	paper, placed := diff.Texts(paperA, paperB, diff.In(language.English)), o
	placed.Places = paperPlaces
	moved, spaces := o, o
	moved.Places, spaces.Spaces = versionPlaces, true
	version := diff.Texts(versionA, versionB, diff.In(language.English), moved.Labels())
	spaced := diff.Texts("Le 3\u00a0mai\u202f: l’an 1\u00a0200 .", "Le 3 mai : l’an\u200b 1 200.")
	columns := moved
	columns.Layout, columns.Width = render.Columns, 120
	colour, wide := o, o
	colour.Colour, wide.Width = true, 150
	for name, write := range map[string]func(io.Writer) error{
		"two.txt":     func(w io.Writer) error { return render.Terminal(w, s, o) },
		"colour.txt":  func(w io.Writer) error { return render.Terminal(w, s, colour) },
		"wide.txt":    func(w io.Writer) error { return render.Terminal(w, s, wide) },
		"two.html":    func(w io.Writer) error { return render.HTML(w, s, o) },
		"two.md":      func(w io.Writer) error { return render.Markdown(w, s, o) },
		"two.json":    func(w io.Writer) error { return render.JSON(w, s, render.Options{}) },
		"paper.txt":   func(w io.Writer) error { return render.Terminal(w, paper, placed) },
		"paper.html":  func(w io.Writer) error { return render.HTML(w, paper, placed) },
		"paper.md":    func(w io.Writer) error { return render.Markdown(w, paper, placed) },
		"paper.json":  func(w io.Writer) error { return render.JSON(w, paper, placed) },
		"moved.txt":   func(w io.Writer) error { return render.Terminal(w, version, moved) },
		"columns.txt": func(w io.Writer) error { return render.Terminal(w, version, columns) },
		"moved.html":  func(w io.Writer) error { return render.HTML(w, version, moved) },
		"moved.md":    func(w io.Writer) error { return render.Markdown(w, version, moved) },
		"moved.json":  func(w io.Writer) error { return render.JSON(w, version, moved) },
		"spaces.txt":  func(w io.Writer) error { return render.Terminal(w, spaced, spaces) },
		"spaces.md":   func(w io.Writer) error { return render.Markdown(w, spaced, o) },
		"three.txt":   func(w io.Writer) error { return render.TerminalTable(w, table, o) },
		"three.html":  func(w io.Writer) error { return render.HTMLTable(w, table, o) },
		"three.md":    func(w io.Writer) error { return render.MarkdownTable(w, table, o) },
		"three.json":  func(w io.Writer) error { return render.JSONTable(w, table, o) },
		"three.xml":   func(w io.Writer) error { return render.TEI(w, table, o) },
	} {
		var got bytes.Buffer
		if err := write(&got); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s differs; go test ./diff/render -update rewrites it:\n%s", name, got.Bytes())
		}
		if strings.HasSuffix(name, ".xml") {
			wellFormed(t, name, got.Bytes())
		}
	}
}

func wellFormed(t *testing.T, name string, data []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// Whoever reads the JSON and goes through the operations as its description says gets the second text.
func TestJSONApplies(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom([]string{
		"States", "parties", "should", "protect", "victims", "\"", "\\", "\t", "é", "\u2028", "<b>", "of", "trafficking",
		".", "\n",
	})
	rapid.Check(t, func(t *rapid.T) {
		phrase := rapid.Map(rapid.SliceOfN(word, 1, 9), func(w []string) string { return strings.Join(w, " ") + " " })
		pick := rapid.SliceOfN(rapid.SampledFrom(rapid.SliceOfN(phrase, 1, 5).Draw(t, "phrases")), 0, 7)
		a, b := strings.Join(pick.Draw(t, "a"), ""), strings.Join(pick.Draw(t, "b"), "")
		var buf bytes.Buffer
		if err := render.JSON(&buf, diff.Texts(a, b), render.Options{}); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Ops []struct {
				Op   string
				A, B [2]int
				Text string
			}
		}
		if err := json.Unmarshal(buf.Bytes(), &doc); err != nil {
			t.Fatalf("%v: %s", err, buf.Bytes())
		}
		var byText, byOffset strings.Builder
		for _, op := range doc.Ops {
			switch op.Op {
			case "equal", "move":
				byText.WriteString(op.Text)
				byOffset.WriteString(a[op.A[0]:op.A[1]])
			case "insert":
				byText.WriteString(op.Text)
				byOffset.WriteString(b[op.B[0]:op.B[1]])
			case "delete":
				if op.Text != a[op.A[0]:op.A[1]] {
					t.Fatalf("%+v takes out %q", op, a[op.A[0]:op.A[1]])
				}
			}
		}
		if byText.String() != b || byOffset.String() != b {
			t.Fatalf("%q to %q: by text %q, by offsets %q", a, b, byText.String(), byOffset.String())
		}
	})
}

var marks = regexp.MustCompile(`</?(ins|del|a|b)\b[^>]*>`)

// No text reaches a page as markup.
func TestHTMLEscapes(t *testing.T) {
	t.Parallel()
	evil := `<script>alert("x")</script> & 'y' <img src=x onerror=alert(1)>`
	for _, pair := range [][2]string{{"", evil}, {evil, ""}, {evil, evil + " more"}} {
		var buf bytes.Buffer
		if err := render.HTML(&buf, diff.Texts(pair[0], pair[1]), render.Options{Names: []string{evil}}); err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(buf.String(), `<article class="wording">`)
		text, _, _ = strings.Cut(text, "</article>")
		rest := marks.ReplaceAllString(text, "")
		if strings.ContainsAny(rest, "<>") || strings.Contains(buf.String(), "<script>") {
			t.Errorf("markup in %s", rest)
		}
		table := diff.Variants([]string{pair[0], pair[1], evil})
		buf.Reset()
		if err := render.HTMLTable(&buf, table, render.Options{Names: []string{evil}, Title: evil}); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(buf.String(), "<script>") || strings.Contains(buf.String(), "<img") {
			t.Errorf("markup in %s", buf.String())
		}
	}
}

// A terminal gets no control characters from the texts.
func TestTerminalIsSafe(t *testing.T) {
	t.Parallel()
	var buf bytes.Buffer
	err := render.Terminal(&buf, diff.Texts("a \x1b[31m b", "a \x1b]0;title\x07 c"), render.Options{Width: 40})
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(buf.String(), "\x1b\x07") {
		t.Errorf("%q", buf.String())
	}
}
