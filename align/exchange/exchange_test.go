package exchange_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/bitext"
	"github.com/reprise-wording/reprise/align/exchange"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// memory is a small memory with all that can go wrong in a text.
func memory() *exchange.Memory {
	source := bitext.Segments(`A < B & "C"`, "Deux.\tTrois", "<script>alert(1)</script>", "Seul")
	target := bitext.Segments("A < B & 'C'", "Two.", "Three", "Script \u00e9\u0001")
	beads := []align.Bead{
		{Source: []int{0}, Target: []int{0}, Score: 0.9876, Origin: align.Automatic},
		{Source: []int{1}, Target: []int{1, 2}, Score: 1, Origin: align.ByHand},
		{Source: []int{2}, Target: []int{3}, Score: 0.4, Origin: align.Automatic},
		{Source: []int{3}, Score: 0.5, Origin: align.Automatic},
	}
	m := exchange.FromSegments(source, target, beads, language.French, language.English)
	m.Rows[0].Ref, m.Rows[0].Kind = "I.1(a)", "unit"
	m.Rows[2].Doubts = []align.Remark{align.Remarkf("score %.2f", 0.4)}
	return m
}

func TestBeadsReadBack(t *testing.T) {
	t.Parallel()
	want := memory().Beads()
	var b bytes.Buffer
	if err := exchange.WriteBeads(&b, want); err != nil {
		t.Fatal(err)
	}
	got, err := exchange.ReadBeads(&b, "beads")
	if err != nil || len(got) != len(want) {
		t.Fatalf("%v, %v", got, err)
	}
	for k := range want {
		if !reflect.DeepEqual(got[k], want[k]) {
			t.Errorf("bead %d reads back as %+v, want %+v", k, got[k], want[k])
		}
	}
	for _, bad := range []string{"[0]", "[a]:[0]", "[0]:[0]\tx", "0-0", "[-1]:[0]"} {
		var se *exchange.SyntaxError
		if _, err := exchange.ReadBeads(strings.NewReader("[0]:[0]\n"+bad+"\n"), "f"); !errors.As(err, &se) || se.Line != 2 {
			t.Errorf("%q gives %v, want a SyntaxError in line 2", bad, err)
		}
	}
}

func TestTMXReadsBack(t *testing.T) {
	t.Parallel()
	m := memory()
	var b bytes.Buffer
	if err := exchange.WriteTMX(&b, m); err != nil {
		t.Fatal(err)
	}
	got, err := exchange.ReadTMX(&b, "memory.tmx", language.French, language.English)
	if err != nil {
		t.Fatal(err)
	}
	for k, r := range m.Rows {
		g := got.Rows[k]
		if want := strings.ReplaceAll(r.Target, "\u0001", "\ufffd"); g.Source != r.Source || g.Target != want ||
			g.Ref != r.Ref || g.Bead.Origin != r.Bead.Origin || g.Bead.Score != r.Bead.Score {
			t.Errorf("row %d reads back as %+v, want %+v", k, g, r)
		}
	}
	for _, bad := range []string{"", "<html></html>", "<tmx><body><tu>", "no xml"} {
		var se *exchange.SyntaxError
		if _, err := exchange.ReadTMX(strings.NewReader(bad), "f", language.Und, language.Und); !errors.As(err, &se) {
			t.Errorf("%q gives %v, want a SyntaxError", bad, err)
		}
	}
}

// A segment of any length that a text has is read; a file that is one segment is refused before it takes memory.
func TestLargeTMX(t *testing.T) {
	t.Parallel()
	tmx := func(n int) string {
		return `<tmx version="1.4"><header/><body>` +
			strings.Repeat(`<tu><tuv xml:lang="en"><seg>one</seg></tuv><tuv xml:lang="fr"><seg>un</seg></tuv></tu>`, 30_000) +
			`<tu><tuv xml:lang="en"><seg>` + strings.Repeat("word ", n) +
			`</seg></tuv><tuv xml:lang="fr"><seg>un</seg></tuv></tu></body></tmx>`
	}
	m, err := exchange.ReadTMX(strings.NewReader(tmx(100_000)), "x", language.Und, language.Und)
	if err != nil || len(m.Rows) != 30_001 {
		t.Fatal(err)
	}
	_, err = exchange.ReadTMX(strings.NewReader(tmx(2_400_000)), "x", language.Und, language.Und)
	var se *exchange.SyntaxError
	if !errors.As(err, &se) || !strings.Contains(se.Why, "a translation unit of more than 1 MB") {
		t.Error(err)
	}
}

// Inline codes go with what is in them, but for highlighted text; scores that are none are left out.
func TestTMXDetails(t *testing.T) {
	t.Parallel()
	unit := func(score, seg string) string {
		return `<tmx version="1.4"><body><tu><prop type="x-score">` + score + `</prop><tuv xml:lang="en"><seg>` + seg +
			`</seg></tuv><tuv xml:lang="fr"><seg>un</seg></tuv></tu></body></tmx>`
	}
	for _, c := range []struct {
		score, seg string
		want       float64
		text       string
	}{
		{"0", "a <hi>b</hi> c", 0, "a b c"}, {"1", "a <ph>{1}</ph>b", 1, "a b"},
		{"0.25", `a <bpt i="1">x<sub>y</sub></bpt>b`, 0.25, "a b"},
		{"1.01", "a<sub>b</sub>c", 1, "abc"}, {"-0.01", "a", 1, "a"}, {"NaN", "a", 1, "a"}, {"high", "a", 1, "a"},
	} {
		m, err := exchange.ReadTMX(strings.NewReader(unit(c.score, c.seg)), "x", language.Und, language.Und)
		if err != nil || len(m.Rows) != 1 || m.Rows[0].Bead.Score != c.want || m.Rows[0].Source != c.text {
			t.Errorf("%s, %s: %+v, %v", c.score, c.seg, m.Rows, err)
		}
	}
}

// Files of other tools: inline codes, languages with regions and in upper case, another encoding, TMX 1.1.
func TestForeignTMX(t *testing.T) {
	t.Parallel()
	in := `<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>
<tu><tuv xml:lang="FR-fr"><seg>Le <bpt i="1">&lt;b&gt;</bpt>groupe<ept i="1"/> ` + "\xe9lu" +
		`</seg></tuv><tuv xml:lang="EN-US"><seg>The <hi>elected</hi> group</seg></tuv><tuv xml:lang="de"><seg>Die</seg></tuv></tu>
<tu><tuv lang="de"><seg>Nur</seg></tuv></tu></body></tmx>`
	m, err := exchange.ReadTMX(strings.NewReader(in), "f", language.French, language.English)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Rows) != 1 || m.Rows[0].Source != "Le groupe élu" || m.Rows[0].Target != "The elected group" {
		t.Errorf("%+v", m.Rows)
	}
}

// A grammar lists, for each element, its attributes and the elements inside it, as a schema does: names with ! are
// required, with ? at most once, with + at least once.
type grammar map[string]struct{ attrs, inside string }

// tmx14 is what the DTD of TMX 1.4b says of the elements that are written.
var tmx14 = grammar{
	"tmx":    {"version!", "header!? body!?"},
	"header": {"creationtool! creationtoolversion! segtype! o-tmf! adminlang! srclang! datatype!", "note prop ude"},
	"body":   {"", "tu"},
	"tu":     {"tuid", "note prop tuv+"},
	"prop":   {"type! lang", ""},
	"tuv":    {"lang!", "note prop seg!?"},
	"seg":    {"", ""},
}

// xliff21 is what the core and metadata schemas of XLIFF 2.1 say of them.
var xliff21 = grammar{
	"xliff":     {"xmlns mda version! srcLang! trgLang", "file+"},
	"file":      {"id! original", "notes unit group"},
	"unit":      {"id! name", "metadata? notes originalData segment+ ignorable"},
	"metadata":  {"id", "metaGroup+"},
	"metaGroup": {"id category appliesTo", "meta metaGroup"},
	"meta":      {"type!", ""},
	"segment":   {"id state subState", "source!? target?"},
	"source":    {"lang space", ""},
	"target":    {"lang space order", ""},
}

func (g grammar) check(data []byte) error {
	type open struct {
		name  string
		count map[string]int
	}
	var stack []open
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		tok, err := d.Token()
		if err != nil {
			if len(stack) == 0 && strings.Contains(err.Error(), "EOF") {
				return nil
			}
			return err
		}
		switch e := tok.(type) {
		case xml.StartElement:
			rule, ok := g[e.Name.Local]
			if !ok {
				return fmt.Errorf("no element %s", e.Name.Local)
			}
			if len(stack) > 0 {
				up := stack[len(stack)-1]
				up.count[e.Name.Local]++
				if !allows(g[up.name].inside, e.Name.Local) {
					return fmt.Errorf("%s inside %s", e.Name.Local, up.name)
				}
			}
			have := map[string]int{}
			for _, a := range e.Attr {
				have[a.Name.Local]++
				if !allows(rule.attrs, a.Name.Local) {
					return fmt.Errorf("attribute %s of %s", a.Name.Local, e.Name.Local)
				}
			}
			if err := counts(rule.attrs, have, e.Name.Local); err != nil {
				return err
			}
			stack = append(stack, open{e.Name.Local, map[string]int{}})
		case xml.EndElement:
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if err := counts(g[top.name].inside, top.count, top.name); err != nil {
				return err
			}
		case xml.CharData:
			if len(stack) > 0 && g[stack[len(stack)-1].name].inside != "" && strings.TrimSpace(string(e)) != "" {
				return fmt.Errorf("text %q in %s", e, stack[len(stack)-1].name)
			}
		}
	}
}

func allows(rule, name string) bool {
	for _, f := range strings.Fields(rule) {
		if strings.TrimRight(f, "!?+") == name {
			return true
		}
	}
	return false
}

func counts(rule string, have map[string]int, in string) error {
	for _, f := range strings.Fields(rule) {
		n := have[strings.TrimRight(f, "!?+")]
		if strings.ContainsAny(f, "!+") && n == 0 || strings.Contains(f, "?") && n > 1 {
			return fmt.Errorf("%d of %s in %s", n, f, in)
		}
	}
	return nil
}

func TestSchemas(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		write func(*bytes.Buffer) error
		g     grammar
	}{
		{"TMX 1.4b", func(b *bytes.Buffer) error { return exchange.WriteTMX(b, memory()) }, tmx14},
		{"XLIFF 2.1", func(b *bytes.Buffer) error { return exchange.WriteXLIFF(b, memory()) }, xliff21},
	} {
		var b bytes.Buffer
		if err := c.write(&b); err != nil {
			t.Fatal(err)
		}
		if err := c.g.check(b.Bytes()); err != nil {
			t.Errorf("%s: %v\n%s", c.name, err, b.String())
		}
	}
}

func TestXLSX(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := exchange.WriteXLSX(&b, memory(), exchange.UI{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Alignment")
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := rows[1]; got[0] != "I.1(a)" || got[1] != `A < B & "C"` || got[3] != "0.988" {
		t.Errorf("row %q", got)
	}
}

func TestHTMLEscapes(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := exchange.WriteHTML(&b, memory(), exchange.UI{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "<script>") || !strings.Contains(b.String(), "&lt;script&gt;") {
		t.Error("text is not escaped")
	}
}

func TestTSV(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := exchange.WriteTSV(&b, memory()); err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
		if n := strings.Count(line, "\t"); n != 8 {
			t.Errorf("line %d has %d tabs, want 8: %q", i, n, line)
		}
	}
}

func ExampleWriteBeads() {
	_ = exchange.WriteBeads(os.Stdout, []align.Bead{
		{Source: []int{0, 1}, Target: []int{0}, Score: 0.75}, {Source: []int{2}, Score: 0.5},
	})
	// Output:
	// [0, 1]:[0]	0.7500
	// [2]:[]	0.5000
}

func ExampleWriteTMX() {
	source, target := bitext.Segments("One fact."), bitext.Segments("Un fait.")
	beads := []align.Bead{{Source: []int{0}, Target: []int{0}, Score: 0.97, Origin: align.ByHand}}
	var tmx bytes.Buffer
	if err := exchange.WriteTMX(
		&tmx, exchange.FromSegments(source, target, beads, language.English, language.French),
	); err != nil {
		fmt.Println(err)
		return
	}
	m, err := exchange.ReadTMX(&tmx, "memory.tmx", language.English, language.French)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range m.Rows {
		fmt.Println(r.Source, r.Target, r.Bead.Score, r.Bead.Origin)
	}
	// Output: One fact. Un fait. 0.97 hand
}

func ExampleReadBeads() {
	beads, err := exchange.ReadBeads(strings.NewReader("[0, 1]:[0]\t0.7500\n[2]:[]\t1.0000\thand\n"), "found.beads")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range beads {
		fmt.Println(b.Source, b.Target, b.Score, b.Origin)
	}
	// Output:
	// [0 1] [0] 0.75 automatic
	// [2] [] 1 hand
}

func FuzzReadTMX(f *testing.F) {
	var b bytes.Buffer
	_ = exchange.WriteTMX(&b, memory())
	f.Add(b.String())
	f.Add("<tmx><body><tu><tuv lang='x'><seg><bpt></seg>")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := exchange.ReadTMX(strings.NewReader(s), "fuzz", language.Und, language.Und)
		if err == nil {
			source, target := m.Segments()
			if err := align.Check(m.Beads(), len(source), len(target)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzReadBeads(f *testing.F) {
	f.Add("[0, 1]:[0]\t0.5\thand\n# note\n")
	f.Fuzz(func(t *testing.T, s string) { _, _ = exchange.ReadBeads(strings.NewReader(s), "fuzz") })
}

// Rows and JSON say a bead of one side as a list without members, and sentences from 1 or from 0 as they promise.
func TestRowsAndJSON(t *testing.T) {
	t.Parallel()
	var rows, data bytes.Buffer
	if err := errors.Join(exchange.WriteTSV(&rows, memory()), exchange.WriteJSON(&data, memory())); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"I.1(a)\t1\t1\t0.9876\t1-1\tautomatic\tA < B & \"C\"\tA < B & 'C'\t\n",
		"\t2\t2,3\t1.0000\t1-2\thand\tDeux. Trois\t", "\t4\t-\t0.5000\t1-0\tautomatic\tSeul\t\t\n",
	} {
		if !strings.Contains(rows.String(), want) {
			t.Errorf("%q is not in\n%s", want, &rows)
		}
	}
	got := strings.Join(strings.Fields(data.String()), "")
	for _, want := range []string{`"source":[1],"target":[1,2]`, `"source":[3],"target":[],"score":0.5`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// The beads of a document count the sentences of all rows, on each side those that stand there.
func TestDocumentBeads(t *testing.T) {
	t.Parallel()
	side := func(n int) *bitext.Half { return &bitext.Half{Sentences: make([]lang.Span, n)} }
	one := []align.Bead{{Source: []int{0}, Target: []int{0}}}
	a := &bitext.Alignment{Rows: []bitext.Row{
		{Source: side(2), Target: side(1), Beads: one}, {Source: side(3), Beads: []align.Bead{{Source: []int{2}}}},
		{Target: side(4), Beads: []align.Bead{{Target: []int{3}}}}, {Source: side(1), Target: side(1), Beads: one},
	}}
	var b bytes.Buffer
	if err := exchange.WriteBeads(&b, exchange.DocumentBeads(a)); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "[0]:[0]\t0.0000\n[4]:[]\t0.0000\n[]:[4]\t0.0000\n[5]:[5]\t0.0000\n"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// A memory in another encoding is read, and one in an encoding that nobody knows is refused.
func TestEncodings(t *testing.T) {
	t.Parallel()
	tmx := func(label, text string) string {
		return `<?xml version="1.0" encoding="` + label + `"?><tmx version="1.4"><body><tu><tuv xml:lang="fr"><seg>` + text +
			`</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu></body></tmx>`
	}
	for label, text := range map[string]string{"utf-8": "é", "UTF-8": "é", "windows-1252": "\xe9", "ISO-8859-1": "\xe9"} {
		m, err := exchange.ReadTMX(strings.NewReader(tmx(label, text)), "x", language.Und, language.Und)
		if err != nil || len(m.Rows) != 1 || m.Rows[0].Source != "é" {
			t.Errorf("%s: %+v, %v", label, m, err)
		}
	}
	// one that IANA does not name, one that is not supported
	for _, label := range []string{"nonsense", "ISO-10646-UCS-2"} {
		_, err := exchange.ReadTMX(strings.NewReader(tmx(label, "e")), "x", language.Und, language.Und)
		if err == nil || !strings.Contains(err.Error(), label) {
			t.Errorf("%s: %v", label, err)
		}
	}
}

// The old way to name a language is read, and an error of the writer is the answer, whatever is written after it.
func TestOldTMXAndBrokenWriter(t *testing.T) {
	t.Parallel()
	const old = `<tmx version="1.1"><body><tu><tuv lang="FR"><seg>un</seg></tuv><tuv lang="EN">` +
		`<seg>one</seg></tuv></tu></body></tmx>`
	m, err := exchange.ReadTMX(strings.NewReader(old), "x", language.English, language.French)
	if err != nil || len(m.Rows) != 1 || m.Rows[0].Source != "one" || m.Rows[0].Target != "un" {
		t.Errorf("%+v, %v", m, err)
	}
	for after := range 12 {
		w := &failing{after: after}
		if err := exchange.WriteTMX(w, memory()); !errors.Is(err, errFull) || w.calls != after+1 {
			t.Errorf("after %d writes: %v, and %d calls", after, err, w.calls)
		}
	}
}

var errFull = errors.New("full")

// failing takes some writes and then none.
type failing struct{ after, calls int }

func (f *failing) Write(p []byte) (int, error) {
	if f.calls++; f.calls > f.after {
		return 0, errFull
	}
	return len(p), nil
}
