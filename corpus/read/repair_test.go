package read_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/read"
)

func readText(t *testing.T, body string, o read.Options) *corpus.Document {
	t.Helper()
	d, err := read.Bytes("paper.md", []byte("English\n\n## I. First meeting, held in Vienna on 1 May 2009\n\n"+body), o)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// repairs lists the repairs of a kind as "before>after".
func repairs(d *corpus.Document, kind string) string {
	var out []string
	for _, r := range d.Repairs {
		if r.Kind == kind {
			out = append(out, r.Before+">"+r.After)
		}
	}
	return strings.Join(out, " ")
}

const expanded = "1. The Office of the Drawers and Copyists Federation (OFDCF) should act.\n2. OFDCF should report. OFDCF should meet.\n3. States should inform OFDCF of it, and OFDCF should reply.\n"

func TestAcronyms(t *testing.T) {
	t.Parallel()
	six := strings.Repeat("2. The ABCDE should act.\n3. States should inform the ABCDE.\n", 3)
	tests := []struct{ name, body, want string }{
		{"a letter doubled", expanded + "4. States should inform OFDDCF.", "OFDDCF>OFDCF"},
		{"a letter changed", expanded + "4. States should inform OFSCF.", "OFSCF>OFDCF"},
		{"split by a space", expanded + "4. States should inform OF DCF of it.", "OF DCF>OFDCF"},
		{"several letters, in the same company", expanded + "4. States should inform OFDSCE.", ""},
		{"frequent though never in full", "1. Start.\n" + six + "4. States should inform the ABBCDE.", "ABBCDE>ABCDE"},
		{"no better known than the other", "1. The ABCDE acts.\n2. The ABCDF acts.", ""},
		{"given in full itself", expanded + "4. The Office of Friends of Drawing and Free Fonts (OFDFF) should act.\n5. OFDFF should meet.", ""},
		{"named beside it", expanded + "4. OFDCF and OFDCE should meet.", ""},
		{"a known body", expanded + strings.Repeat("4. UNODC should act.\n", 9) + "5. UNIDO should act.", ""},
		{"ONUDI beside ONUDC", strings.Repeat("1. The ONUDC should act.\n", 9) + "2. The ONUDI should act.", ""},
		{"ONU beside ONUDC", strings.Repeat("1. The ONUDC should act.\n", 9) + "2. The ONU should act.", ""},
		{"OIM beside OIT", strings.Repeat("1. The OIM should act.\n", 9) + "2. The OIT should act.", ""},
		{"a slip where it is given in full", "1. The Office of the Drawers and Copyists Federation (OODCF) should act.\n" + strings.Repeat("2. States should inform ODCF of it, and ODCF should reply.\n3. ODCF should meet.\n", 3), "OODCF>ODCF"},
		{"inside a symbol", expanded + "4. See OFDDCF/2009/2.", ""},
		{"its second part stands alone", expanded + "4. States should inform OF DCF of it.\n5. DCF should act.", ""},
		{"a text in capitals", expanded + "4. THE OFFICE OF DRAWERS SHOULD ACT WITH OFDDCF AT ONCE.", ""},
	}
	for _, tt := range tests {
		if got := repairs(readText(t, tt.body, read.Options{}), "acronym"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if got := readText(t, tt.body, read.Options{NoRepair: true}); repairs(got, "acronym") != "" {
			t.Errorf("%s: repaired against the option", tt.name)
		}
	}
}

func TestOriginalIsKept(t *testing.T) {
	t.Parallel()
	d := readText(t, expanded+"4. States<sup>1</sup> should inform OF DCF<sup>2</sup> and OFDDCF.<sup>3</sup>\n", read.Options{})
	u := d.Find(corpus.MustRef("I.4"))
	if want := "States<sup>1</sup> should inform OFDCF<sup>2</sup> and OFDCF.<sup>3</sup>"; u.Marked() != want {
		t.Errorf("got %q, want %q", u.Marked(), want)
	}
	if want := "States should inform OF DCF and OFDDCF."; u.Wording() != want {
		t.Errorf("original %q, want %q", u.Wording(), want)
	}
}

func TestLettersAndSpaces(t *testing.T) {
	t.Parallel()
	base := "1. The victims of trafficking need protection. The victims of crime need protection too.\n2. States should protect the victims of crime and cooperate. Cooperation helps; recommendations help.\n3. The recommendations help the victims of crime.\n"
	tests := []struct{ name, body, text string }{
		{"ligature", "4. They ﬁnd oﬃcers.", "They find officers."},
		{"run-on", "4. Help thevictims now.", "Help the victims now."},
		{"run-on, too often for a slip", "4. Help: thecrime and thecrime.", "Help: thecrime and thecrime."},
		{"fallen apart", "4. Read the recom mendations now.", "Read the recommendations now."},
		{"no space after a sign", "4. Protect victims.States should help;cooperate now.", "Protect victims. States should help; cooperate now."},
		{"capitals joined by a sign", "4. CRIME needs VICTIMS as CRIME.VICTIMS of VICTIMS.", "CRIME needs VICTIMS as CRIME.VICTIMS of VICTIMS."},
		{"a word of its own", "4. Therefore, notwithstanding the framework, act.", "Therefore, notwithstanding the framework, act."},
		{"numbers and symbols", "4. See CTOC/COP/WG.4/2009/2,para.3 and 64/293.", "See CTOC/COP/WG.4/2009/2,para.3 and 64/293."},
		{"soft hyphen", "4. Pro\u00adtect them.", "Protect them."},
		{"a hyphen at the line end", "4. Help the protec-\ntion of victims.", "Help the protection of victims."},
		{"a compound at the line end", "4. Non-refoulement helps: the non-\nrefoulement of victims.", "Non-refoulement helps: the non-refoulement of victims."},
		{"a word cut by the page end", "4. Help the coopera\n\n---\n\ntion of victims.", "Help the cooperation of victims."},
	}
	for _, tt := range tests {
		d := readText(t, base+tt.body+"\n", read.Options{})
		if got := d.Find(corpus.MustRef("I.4")).Text; got != tt.text {
			t.Errorf("%s: %q, want %q (%v)", tt.name, got, tt.text, d.Repairs)
		}
	}
}

func TestLabels(t *testing.T) {
	t.Parallel()
	list := func(labels ...string) string {
		var b strings.Builder
		for _, l := range labels {
			end := ";"
			if strings.HasSuffix(l, ":") {
				l, end = strings.TrimSuffix(l, ":"), ":"
			}
			fmt.Fprintf(&b, "%s Words of the item%s\n\n", l, end)
		}
		return b.String()
	}
	letters := func(from, to rune) (out []string) {
		for r := from; r <= to; r++ {
			out = append(out, string(r)+")")
		}
		return out
	}
	join := func(parts ...[]string) (out []string) {
		for _, p := range parts {
			out = append(out, p...)
		}
		return out
	}
	tests := []struct {
		name, body, want string // refs without the meeting
		repaired         string
	}{
		{"letter i after h", list(join([]string{"1.:"}, letters('a', 'k'))...), "1 1(a) 1(b) 1(c) 1(d) 1(e) 1(f) 1(g) 1(h) 1(i) 1(j) 1(k)", ""},
		{"Roman i under h", list(join([]string{"1.:"}, letters('a', 'g'), []string{"h):", "i)", "ii)", "i)", "j)"})...), "1 1(a) 1(b) 1(c) 1(d) 1(e) 1(f) 1(g) 1(h) 1(h)(i) 1(h)(ii) 1(i) 1(j)", ""},
		{"beyond z", list(join([]string{"1.:"}, letters('a', 'z'), []string{"aa)", "bb)", "cc)"})...), "1 1(a) 1(b) 1(c) 1(d) 1(e) 1(f) 1(g) 1(h) 1(i) 1(j) 1(k) 1(l) 1(m) 1(n) 1(o) 1(p) 1(q) 1(r) 1(s) 1(t) 1(u) 1(v) 1(w) 1(x) 1(y) 1(z) 1(aa) 1(bb) 1(cc)", ""},
		{"bis and ter", list("1.", "1 bis.", "1ter.", "2.", "2 bis.", "3."), "1 1bis 1ter 2 2bis 3", ""},
		{"list begun anew by a converter", list("1.", "2.", "3.", "1.", "2."), "1 2 3 1~2 2~2", ""},
		{"numbers under a number", list("1.:", "a):", "1.", "2.", "b)", "2."), "1 1(a) 1(a)(1) 1(a)(2) 1(b) 2", ""},
		{"a gap", list("1.", "2.", "4.", "5."), "1 2 4 5", ""},
		{"I for 1 and O for 0", list("I.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.", "1O.", "l1.", "12."), "1 2 3 4 5 6 7 8 9 10 11 12", "I.>1 1O.>10 l1.>11"},
		{"1 for l", list(join([]string{"1.:"}, letters('a', 'k'), []string{"1)", "m)", "n)"})...), "1 1(a) 1(b) 1(c) 1(d) 1(e) 1(f) 1(g) 1(h) 1(i) 1(j) 1(k) 1(l) 1(m) 1(n)", "1)>l"},
		{"the numbers in words", "Recommendation 1\n\nStates should act.\n\n**Recommendation 2:** States should meet.\n", "1 2", ""},
		{"a letter left out, no blank lines", "1. States should:\na) Act on it;\nb) Meet;\nd) Part.\n3. End.\n", "1 1(a) 1(b) 1(d) 3", ""},
		{"a letter left out, no points", "1. States should:\na) Act on it\nb) Meet\nd) Part\n", "1 1(a) 1(b) 1(d)", ""},
		{"a list that begins late, no blank lines", "1. States should:\nb) Act on it;\nc) Meet.\n", "1 1(b) 1(c)", ""},
		{"what goes on a wrapped line", "1. States should:\na) Act on paragraphs\nb) and d) of article 3, and on subparagraph\nd) of it;\nb) Act on para.\n4. States may;\n2. Meet.\n", "1 1(a) 1(b) 2", ""},
		{"items without labels", "1. States should:\n\n- Act;\n- Meet.\n\n2. End.\n", "1 2", ""},
	}
	for _, tt := range tests {
		d := readText(t, tt.body, read.Options{})
		var got []string
		for _, u := range d.Units() {
			got = append(got, u.Ref.Path)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, s, tt.want)
		}
		if s := repairs(d, "label"); s != tt.repaired {
			t.Errorf("%s: repaired %q, want %q", tt.name, s, tt.repaired)
		}
	}
}
