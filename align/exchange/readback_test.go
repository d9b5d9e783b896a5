package exchange_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/exchange"
)

type reader func(io.Reader, string, language.Tag, language.Tag) (*exchange.Memory, error)

// What is written is read back: texts, refs, scores and what a person set.
func TestReadBack(t *testing.T) {
	t.Parallel()
	m := &exchange.Memory{Source: language.English, Target: language.French, Name: "CTOC/1", Rows: []exchange.Row{
		{
			Ref:    "I.1",
			Kind:   "unit",
			Source: "States <should> & may.",
			Target: "Les États\u00a0!",
			Bead:   align.Bead{Source: []int{0}, Target: []int{0}, Score: 0.75, Origin: align.Automatic},
		},
		{Ref: "I.1", Kind: "unit", Source: "Alone.", Bead: align.Bead{Source: []int{1}, Score: 0.5, Origin: align.Automatic}},
		{Ref: "I.2", Kind: "unit", Target: "Seul.", Bead: align.Bead{Target: []int{0}, Score: 1, Origin: align.ByHand}},
	}}
	for name, f := range map[string]struct {
		write func(io.Writer, *exchange.Memory) error
		read  reader
	}{
		"xliff 2.1": {exchange.WriteXLIFF, exchange.ReadXLIFF},
		"xliff 1.2": {exchange.WriteXLIFF12, exchange.ReadXLIFF},
		"tsv":       {exchange.WriteTSV, exchange.ReadTSV},
		"xlsx":      {inEnglish(exchange.WriteXLSX), exchange.ReadXLSX},
	} {
		var b bytes.Buffer
		if err := f.write(&b, m); err != nil {
			t.Fatal(name, err)
		}
		got, err := f.read(&b, name, language.Und, language.Und)
		if err != nil {
			t.Fatal(name, err)
		}
		if got.Source != m.Source || got.Target != m.Target || len(got.Rows) != len(m.Rows) {
			t.Fatalf("%s: %v %v, %d rows", name, got.Source, got.Target, len(got.Rows))
		}
		for k, r := range got.Rows {
			if w := m.Rows[k]; r.Ref != w.Ref || r.Source != w.Source || r.Target != w.Target || r.Bead.Score != w.Bead.Score ||
				r.Bead.Origin != w.Bead.Origin {
				t.Errorf("%s, row %d: %+v", name, k+1, r)
			}
		}
	}
}

func TestReadXLIFF(t *testing.T) {
	t.Parallel()
	const head2 = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.2" version="2.2" srcLang="en" trgLang="fr">` +
		`<file id="f">`
	const head1 = `<xliff version="1.2"><file source-language="en" target-language="fr"><body>`
	for _, c := range []struct{ name, text, want, fault string }{
		{
			"segments of 1.2",
			head1 + `<trans-unit id="1"><source>A. B.</source><seg-source>` +
				`<mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source>` +
				`<target><mrk mtype="seg" mid="2">D.</mrk><mrk mtype="seg" mid="1">C.</mrk></target></trans-unit></body></file>` +
				`</xliff>`,
			"A.|C.;B.|D.", "",
		},
		{
			"codes",
			head1 +
				`<trans-unit id="1"><source>A <g id="1">b</g><bpt id="2">&lt;b></bpt></source>` +
				`<target>C <x id="1"/>d</target></trans-unit></body></file></xliff>`,
			"A b|C d", "",
		},
		{
			"2.2",
			head2 +
				`<unit id="u"><segment><source>A <pc id="1">b</pc></source><target>C</target></segment><ignorable>` +
				`<source> </source></ignorable>` +
				`<segment><source>D</source></segment></unit></file></xliff>`,
			"A b|C;D|", "",
		},
		{"no segment", head2 + `<unit id="u"></unit></file></xliff>`, "", `the unit "u" has no segment`},
		{
			"same id",
			head2 + `<unit id="u"><segment><source>A</source></segment></unit><unit id="u"/></file></xliff>`,
			"",
			`two <unit> elements have the id "u"`,
		},
		{
			"state",
			head2 + `<unit id="u"><segment state="done"><source>A</source></segment></unit></file></xliff>`,
			"", `has the state "done"`,
		},
		{
			"language of a source",
			head2 + `<unit id="u"><segment><source xml:lang="ja">A</source></segment></unit></file></xliff>`,
			"", `is in "ja"`,
		},
		{"no target language", strings.Replace(head2, ` trgLang="fr"`, "", 1) +
			`<unit id="u"><segment><source>A</source><target/></segment></unit></file></xliff>`, "", "names no target language"},
		{"other XML", `<tmx/>`, "", "no XLIFF file"},
		{"cut short", head2, "", "unexpected EOF"},
	} {
		m, err := exchange.ReadXLIFF(strings.NewReader(c.text), "m.xlf", language.Und, language.Und)
		if err != nil {
			if c.fault == "" || !strings.Contains(err.Error(), c.fault) || !strings.HasPrefix(err.Error(), "exchange: m.xlf:") {
				t.Errorf("%s: %v", c.name, err)
			}
			continue
		}
		if got := pairsOf(m); got != c.want || c.fault != "" {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

func TestReadTSV(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, langs, want, fault string }{
		{"en\tfr\nA\tB\n\nC\n", "", "A|B;C|", ""},
		{"id\tfr\tnote\ten\n1\tB\tx\tA\n", "en fr", "A|B", ""},
		{"A\tB\n", "en fr", "A|B", ""},
		{"no\ten\nA\tB\n", "", "A|B", ""},
		{"no\ten\tfr\n1\tA\tB\n", "", "A|B", ""},
		{"# ref\tno\ten\tscore\tshape\tby\tsource\ttarget\tcheck\n1\t1\t1\t.5\t1-1\thand\tA\tB\t\n", "", "A|B", ""},
		{"A\tB\n", "", "", "names no two languages"},
		{"", "", "", "is empty"},
	} {
		s, u := language.Und, language.Und
		if a, b, ok := strings.Cut(c.langs, " "); ok {
			s, u = language.Make(a), language.Make(b)
		}
		m, err := exchange.ReadTSV(strings.NewReader(c.text), "m.tsv", s, u)
		if err != nil {
			if c.fault == "" || !strings.Contains(err.Error(), c.fault) {
				t.Errorf("%q: %v", c.text, err)
			}
			continue
		}
		if got := pairsOf(m); got != c.want || c.fault != "" {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

// Segments of which inline elements were left out are counted; marks around segments are no such elements.
func TestXLIFFCountsInlineElements(t *testing.T) {
	t.Parallel()
	const head = `<xliff version="1.2"><file source-language="en" target-language="fr"><body>`
	const end = `</body></file></xliff>`
	unit := func(source, target string) string {
		return "<trans-unit><source>" + source + "</source><target>" + target + "</target></trans-unit>"
	}
	for in, want := range map[string]string{
		unit("A", "B"): "",
		unit(`A <g id="1">b</g>`, "B") + unit("C", `D<x id="2"/>`) + unit("E", "F"):  "segments with them: 2",
		unit(`<mrk mtype="seg" mid="1">A</mrk>`, `<mrk mtype="seg" mid="1">B</mrk>`): "",
	} {
		m, err := exchange.ReadXLIFF(strings.NewReader(head+in+end), "m", language.Und, language.Und)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(m.Warnings, ";"); !strings.HasSuffix(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q", in, got)
		}
	}
}

// A file of lines says, too, which characters it was mended of.
func TestReadTSVMends(t *testing.T) {
	t.Parallel()
	m, err := exchange.ReadTSV(strings.NewReader("en\tfr\nA\tB\x01\n"), "m.tsv", language.Und, language.Und)
	if err != nil {
		t.Fatal(err)
	}
	want := "m.tsv:2: characters that XML forbids were read as U+FFFD; lines with them: 1"
	if pairsOf(m) != "A|B\ufffd" || len(m.Warnings) != 1 || m.Warnings[0] != want {
		t.Errorf("%q, %q", pairsOf(m), m.Warnings)
	}
}

func pairsOf(m *exchange.Memory) string {
	var out []string
	for _, r := range m.Rows {
		out = append(out, r.Source+"|"+r.Target)
	}
	return strings.Join(out, ";")
}

func TestCutCells(t *testing.T) {
	t.Parallel()
	m := &exchange.Memory{Rows: []exchange.Row{{Source: strings.Repeat("é", 32_767), Target: strings.Repeat("é", 32_768)}}}
	if n := exchange.CutCells(m); n != 1 {
		t.Errorf("%d cells cut, want 1", n)
	}
}

func FuzzReadXLIFF(f *testing.F) {
	f.Add([]byte(`<xliff version="2.1" srcLang="en" trgLang="fr"><file id="1"><unit id="1"><segment>` +
		`<source>A <cp hex="0001"/></source></segment></unit></file></xliff>`))
	f.Add([]byte(`<xliff version="1.2"><file source-language="en"><trans-unit><source><mrk mtype="seg">`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := exchange.ReadXLIFF(bytes.NewReader(data), "m", language.Und, language.Und); err == nil && m == nil {
			t.Error("neither a memory nor an error")
		}
	})
}

// inEnglish makes a writer of one that is told the language of its own words.
func inEnglish(write func(io.Writer, *exchange.Memory, exchange.UI) error) func(io.Writer, *exchange.Memory) error {
	return func(w io.Writer, m *exchange.Memory) error { return write(w, m, exchange.UI{}) }
}
