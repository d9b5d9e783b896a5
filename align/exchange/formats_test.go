package exchange_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/corpus/corpustest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// ofDocuments is the memory of a paper: blocks of several kinds, one that has another label, ones that one side lacks.
func ofDocuments(t *testing.T) *exchange.Memory {
	t.Helper()
	a, err := bitext.Documents(
		corpustest.Lines(
			language.French, "A/1", "I.h1\tPorts et pilotes",
			"I.1\tUn groupe s'est réuni à Vienne. Il a adopté douze textes.",
			"I.2\tLes ports publient le registre des navires.", "I.3\tSeul en français.",
		),
		corpustest.Lines(
			language.English, "A/1", "I.h1\tHarbours and pilots", "I.1\tA group met in Vienna, and it adopted twelve texts.",
			"I.4\tHarbours publish the register of vessels.", "I.fn1\tA note.",
		))
	if err != nil {
		t.Fatal(err)
	}
	return exchange.FromDocuments(a)
}

// full is a memory with all that a row can have.
func full() *exchange.Memory {
	m := memory()
	m.Name = "m.tmx"
	m.Rows[0].Other = "I.2"
	m.Rows[1].Doubts = []align.Remark{
		align.Remarkf("number %s only in %s", "2", "fr"), {Format: "fr is 3 times as long as usual"},
	}
	m.Rows[1].Unit = &exchange.Unit{
		ID:         "u1",
		Attributes: [][2]string{{"creationid", "ANN"}, {"changedate", "20200102T030405Z"}},
		Properties: [][2]string{{"domain", "ports"}, {"", "x"}},
		Notes:      []string{"a < note", "another"},
		Source:     `Deux. <bpt i="1">b</bpt>Trois<ept i="1"/>`,
		Target:     `Two. Three`,
	}
	m.Rows[3].Bead.Origin = align.ByHand
	return m
}

// Each format is written as it was before: a small memory, one with all that a row can have, one of documents, none.
func TestFormats(t *testing.T) {
	t.Parallel()
	var got strings.Builder
	for _, c := range []struct {
		name string
		m    *exchange.Memory
	}{
		{"small", memory()}, {"full", full()}, {"of documents", ofDocuments(t)},
		{"empty", &exchange.Memory{Source: language.English, Target: language.French, Name: "none"}},
	} {
		for _, f := range []struct {
			name  string
			write func(io.Writer, *exchange.Memory) error
		}{
			{"TSV", exchange.WriteTSV}, {"JSON", exchange.WriteJSON}, {"TMX", exchange.WriteTMX},
			{"XLIFF", exchange.WriteXLIFF}, {"XLIFF 1.2", exchange.WriteXLIFF12}, {"HTML", writeHTML},
		} {
			var b bytes.Buffer
			if err := f.write(&b, c.m); err != nil {
				t.Fatal(err)
			}
			text := b.String()
			if _, body, ok := strings.Cut(text, "</style>"); ok {
				text = body
			}
			fmt.Fprintf(&got, "==== %s, %s\n%s\n", c.name, f.name, strings.ReplaceAll(text, "\r", "^M"))
		}
		source, target := c.m.Segments()
		fmt.Fprintf(&got, "==== %s, segments\n%q\n%q\n", c.name, source, target)
		for _, b := range c.m.Beads() {
			fmt.Fprintf(&got, "%s %s %.2f\n", exchange.BeadString(b), b.Origin, b.Score)
		}
	}
	corpustest.Golden(t, "testdata/formats.txt", got.String(), *update)
}

// Files of other tools, sound and broken, are read as they were before, or refused with the line and the reason.
func TestFilesOfOthers(t *testing.T) {
	t.Parallel()
	const (
		head2 = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="en" trgLang="fr"><file id="f">`
		head1 = `<xliff version="1.2"><file source-language="en" target-language="fr"><body>`
		tmx   = `<tmx version="1.4"><header srclang="en"/><body>`
	)
	unit := func(inside string) string { return head2 + `<unit id="u">` + inside + `</unit></file></xliff>` }
	one := func(inside string) string { return head1 + inside + `</body></file></xliff>` }
	memory := func(inside string) string { return tmx + inside + `</body></tmx>` }
	tu := func(a, b string) string {
		return `<tu><tuv xml:lang="en"><seg>` + a + `</seg></tuv><tuv xml:lang="fr"><seg>` + b + `</seg></tuv></tu>`
	}
	var got strings.Builder
	for _, f := range []struct {
		format string
		read   func(io.Reader, string, language.Tag, language.Tag) (*exchange.Memory, error)
		files  []string
	}{
		{"XLIFF", exchange.ReadXLIFF, []string{
			"", " ", "no XML", "<xliff/>", `<xliff version="1.2"/>`, `<xliff version="3.0"/>`, `<xliff version="2.0"/>`,
			`<xliff version="2.0" srcLang="en"/>`, `<xliff version="2.0" srcLang="e n"/>`,
			`<xliff version="2.0" srcLang="en" trgLang="f r"/>`, `<xliff version="2.0" srcLang="qq-zz"/>`,
			`<xliff version="1.0"><file source-language="en"/></xliff>`,
			head2 + `</file></xliff>`, head2 + `<group id="g"/></file></xliff>`, head2 + `<group/></file></xliff>`,
			head2 + `<skeleton><x/></skeleton><notes/><unit id="u"><segment><source>A</source></segment></unit></file></xliff>`,
			`<xliff version="2.1" srcLang="en"><file id="f"><unit id="u"><segment><source>A</source></segment></unit></file>` +
				`<file id="f"/></xliff>`,
			`<xliff version="2.1" srcLang="en"><file id="f"><unit id="u"><segment><source>A</source></segment></unit></file>` +
				`<file id="g"><unit id="u"><segment><source>B</source></segment></unit></file></xliff>`,
			`<xliff version="2.1" srcLang="de" trgLang="fr"><file id="f"><unit id="u"><segment>` +
				`<source>A</source></segment></unit></file></xliff>`,
			unit(""), unit(`<segment/>`), unit(`<ignorable><source> </source></ignorable>`),
			unit(`<segment><source>A</source><source>B</source></segment>`),
			unit(`<segment><source>A</source><target>B</target><target>C</target></segment>`),
			unit(`<segment id="s"><source>A</source></segment><segment id="s"><source>A</source></segment>`),
			unit(`<segment id="s"><source>A</source></segment><ignorable id="t"><source> </source></ignorable><segment>` +
				`<source>B</source></segment>`),
			unit(`<segment state="reviewed"><source>A</source><target>B</target></segment><segment state="final">` +
				`<source>C</source></segment><segment state="translated"><source>D</source></segment><segment state="initial">` +
				`<source>E</source></segment>`),
			unit(`<segment subState="x:y"><source>A</source></segment>`),
			unit(`<segment state="final" subState="y"><source>A</source></segment>`),
			unit(`<segment state="final" subState="x:y"><source>A</source></segment>`),
			unit(`<segment><source xml:lang="EN">A</source><target xml:lang="FR">B</target></segment>`),
			unit(`<segment><source>A</source><target xml:lang="en">B</target></segment>`),
			unit(`<segment><source>A</source><target order="2">B</target></segment><segment><source>C</source>` +
				`<target order="1">D</target></segment>`),
			unit(`<segment><source>A</source><target order="2">B</target></segment><segment><source>C</source>` +
				`<target>D</target></segment>`),
			unit(`<segment><source>A</source><target order="0">B</target></segment>`),
			unit(`<segment><source>A</source><target order="x">B</target></segment>`),
			unit(`<segment><source>A <cp hex="0001"/> B</source></segment>`),
			unit(`<segment><source>A <cp hex="0041"/> B</source></segment>`),
			unit(`<segment><source>A <cp hex="zz"/> B</source></segment>`),
			unit(`<notes/><segment><source>A</source></segment>`),
			unit(`<notes><note>One</note><note>Two</note></notes><segment><source>A</source></segment><segment>` +
				`<source>B</source></segment>`),
			unit(`<segment><source>A<ph id="1"/> <mrk id="m">B</mrk></source><target> </target></segment>`),
			one(`<trans-unit id="1"/>`), one(`<trans-unit id="1" resname="I.1"><source>A</source></trans-unit>`),
			one(`<trans-unit id="1"><source>A</source><target>B</target><note>One</note></trans-unit>`),
			one(`<trans-unit id="1"><source>A</source><seg-source><mrk mtype="seg" mid="1">A</mrk></seg-source>` +
				`<note>One</note></trans-unit>`),
			one(`<trans-unit id="1"><source> </source><target> </target></trans-unit>`),
			one(`<group><trans-unit id="1"><source>A</source></trans-unit></group><bin-unit><x/></bin-unit>`),
			strings.Replace(
				one(`<trans-unit id="1"><source>A</source></trans-unit>`), `target-language="fr"`, `target-language="x y"`, 1,
			),
		}},
		{"TMX", exchange.ReadTMX, []string{
			"", "<html/>", "<tmx/>", memory(""), memory(tu("A", "B")), memory(tu("", "B") + tu("A", "") + tu("", "")),
			memory(`<tu><tuv xml:lang="en"><seg>A</seg></tuv></tu>`),
			memory(`<tu><tuv xml:lang="de"><seg>A</seg></tuv><tuv xml:lang="fr"><seg>B</seg></tuv></tu>`),
			memory(`<tu tuid="7" creationid="ANN"><note>One</note><prop type="x-score">0.5</prop>` +
				`<prop type="x-origin">hand</prop><prop type="x-ref">I.1</prop><prop type="domain">ports</prop>` +
				strings.TrimPrefix(tu(`A <bpt i="1">b</bpt>c<ept i="1"/>`, "B"), "<tu>")),
			memory(`<tu><prop type="x-score">2</prop><prop type="x-origin">nobody</prop><prop type="x-shape">9-9</prop>` +
				`<prop type="x-kind">unit</prop>` +
				strings.TrimPrefix(tu("A", "B"), "<tu>")),
			memory(`<tu><tuv xml:lang="en"><seg>A</seg></tuv><tuv xml:lang="en-GB"><seg>C</seg></tuv><tuv xml:lang="fr">` +
				`<seg>B</seg></tuv></tu>`),
			memory(`<tu><tuv lang="EN"><seg>A</seg></tuv><tuv lang="FR-CA"><seg>B</seg></tuv></tu>`),
			memory(tu("A &#1; b", "B\x02")), memory(tu("A &#x41; &#xD800; &amp;", "B")), tmx + "<tu>",
			memory(`<tu><tuv xml:lang="not a tag"><seg>A</seg></tuv></tu>`), memory(`<tu><tuv><seg>A</seg></tuv></tu>`),
			"\ufeff" + memory(tu("A", "B")),
			`<?xml version="1.0" encoding="iso-8859-1"?>` + memory(tu("\xe9", "B")),
			`<?xml version="1.0" encoding="klingon"?>` + memory(tu("A", "B")),
			memory(tu(`A<it pos="begin">x</it><ph/><sub>s</sub>`, "B")),
		}},
		{"TSV", exchange.ReadTSV, []string{
			"en\tfr\n", "en\tfr\nA\n", "en\tfr\nA\tB\tC\n", "fr\ten\nB\tA\n",
			"en\tfr\tscore\tby\tref\nA\tB\t.25\thand\tI.1\nC\tD\t7\tsomeone\t\n", "source\ttarget\nA\tB\n",
			"# ref\tno\ten\tscore\n", "en\ten\nA\tB\n", "x\ty\nA\tB\n", "en\tfr\n\t\n \nA\tB\n",
			"ref\ten-GB\tfr-CA\nI.1\tA\tB\n", "\ufeffen\tfr\nA\tB",
		}},
	} {
		for _, text := range f.files {
			fmt.Fprintf(&got, "==== %s %s\n", f.format, text)
			for _, langs := range [][2]language.Tag{{}, {language.English, language.French}} {
				m, err := f.read(strings.NewReader(text), "m", langs[0], langs[1])
				if err != nil {
					fmt.Fprintf(&got, "%v\n", err)
					continue
				}
				fmt.Fprintf(&got, "%s-%s %q\n", m.Source, m.Target, m.Warnings)
				for _, r := range m.Rows {
					fmt.Fprintf(
						&got, "   %q %q ref %q kind %s %s %.2f %s", r.Source, r.Target, r.Ref, r.Kind, exchange.BeadString(r.Bead),
						r.Bead.Score, r.Bead.Origin,
					)
					if r.Unit != nil {
						fmt.Fprintf(&got, " %q", *r.Unit)
					}
					got.WriteByte('\n')
				}
			}
		}
	}
	corpustest.Golden(
		t, "testdata/others.txt",
		strings.NewReplacer("\x01", "^A", "\x02", "^B", "\xe9", "^E").Replace(got.String()),
		*update,
	)
}

// What can't be read at all is refused with the name of the file.
func TestReaderFails(t *testing.T) {
	t.Parallel()
	for name, read := range map[string]func(io.Reader, string, language.Tag, language.Tag) (*exchange.Memory, error){
		"XLIFF": exchange.ReadXLIFF, "TMX": exchange.ReadTMX, "TSV": exchange.ReadTSV, "XLSX": exchange.ReadXLSX,
	} {
		_, err := read(failingReader{}, "m", language.Und, language.Und)
		if err == nil || !strings.HasPrefix(err.Error(), "exchange: m: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := exchange.ReadBeads(failingReader{}, "m"); err == nil || !strings.HasPrefix(err.Error(), "exchange: m: ") {
		t.Errorf("beads: %v", err)
	}
	_, err := exchange.ReadXLSX(strings.NewReader("no workbook"), "m", language.Und, language.Und)
	if err == nil || !strings.Contains(err.Error(), "is no workbook") {
		t.Errorf("%v", err)
	}
	long := "[" + strings.Repeat("é", 61) + "]"
	if _, err := exchange.ReadBeads(strings.NewReader(long), "m"); err == nil ||
		!strings.Contains(err.Error(), "["+strings.Repeat("é", 59)+"...") {
		t.Errorf("%v", err)
	}
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

func writeHTML(w io.Writer, m *exchange.Memory) error { return exchange.WriteHTML(w, m, exchange.UI{}) }
