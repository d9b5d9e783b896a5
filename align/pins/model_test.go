package pins_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align"
	"github.com/reprise-wording/reprise/align/pins"
)

// Any decisions, one after another, leave what a plain list of the last one about each thing leaves; what is decided
// can be asked for either way round, written and read back.
func TestDecisionsAgainstAList(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"I.1", "I.2", "II.1", "II.2"})
		verdict := rapid.SampledFrom([]pins.Verdict{pins.Confirmed, pins.Rejected, ""})
		p := &pins.Pins{}
		want := map[string]string{} // by what a decision is about, without its direction
		n := rapid.IntRange(0, 30).Draw(t, "decisions")
		for k := range n {
			by := pins.By{Author: fmt.Sprint("a", k)}
			var d pins.Decision
			var key string
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				x, y := name.Draw(t, "earlier"), name.Draw(t, "later")
				if x == y {
					continue
				}
				d.Pair = &pins.Pair{Earlier: x, Later: y, Verdict: verdict.Draw(t, "verdict"), By: by}
				key = "pair " + min(x, y) + max(x, y)
			case 1:
				u := pins.Unit{
					Languages: rapid.SampledFrom([]string{"en-fr", "fr-en", "en-es"}).Draw(t, "languages"),
					Ref:       name.Draw(t, "ref"),
					By:        by,
				}
				for i := range rapid.IntRange(0, 3).Draw(t, "beads") {
					u.Beads = append(u.Beads, align.Bead{Source: []int{i}, Target: []int{i + 1}})
				}
				d.Unit = &u
				key = "unit " + strings.Replace(u.Languages, "fr-en", "en-fr", 1) + u.Ref
			default:
				a := pins.Alarm{
					Languages: "en-fr",
					Ref:       name.Draw(t, "ref"),
					Kind:      rapid.SampledFrom([]string{"omission", "number"}).Draw(t, "kind of alarm"),
					Words:     rapid.SampledFrom([]string{"a  b", "c", "-"}).Draw(t, "words"),
					Others:    "d",
					Verdict:   verdict.Draw(t, "verdict"),
					By:        by,
				}
				key = "alarm " + a.Ref + a.Kind + strings.Join(strings.Fields(a.Words), " ")
				if rapid.Bool().Draw(t, "swapped") {
					a.Languages, a.Words, a.Others = "fr-en", a.Others, a.Words
					if a.Kind == "omission" {
						a.Kind = "addition"
					}
				}
				d.Alarm = &a
			}
			seen := p.Of(d).Lines()
			if (seen == "") != (want[key] == "") || want[key] != "" && !strings.Contains(seen, want[key]) {
				t.Fatalf("%s: %q stands there, want %q", key, seen, want[key])
			}
			if err := p.Replace(seen+"x", d); err == nil {
				t.Fatal("a decision about another state is taken")
			} else if said := err.Error(); (seen == "") != strings.HasSuffix(said, "taken back") {
				t.Fatalf("%q, where %q stands", said, seen)
			}
			if err := p.Replace(seen, d); err != nil {
				t.Fatal(err)
			}
			if d.By() != by {
				t.Fatalf("by %v, want %v", d.By(), by)
			}
			want[key] = ""
			if d.Lines() != "" {
				want[key] = "\t" + by.Author
			}
		}
		var authors []string
		for _, a := range want {
			if a != "" {
				authors = append(authors, strings.TrimSpace(a))
			}
		}
		slices.Sort(authors)
		var b, again bytes.Buffer
		if err := p.Write(&b); err != nil {
			t.Fatal(err)
		}
		read, err := pins.Read(bytes.NewReader(b.Bytes()), "p")
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []*pins.Pins{p, read} {
			var got []string
			for _, d := range q.Decisions() {
				got = append(got, d.By().Author)
			}
			slices.Sort(got)
			if !slices.Equal(got, authors) {
				t.Fatalf("decisions of %v, want %v", got, authors)
			}
		}
		if err := read.Write(&again); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
			t.Fatalf("written again %q, %v, was %q", again.Bytes(), err, b.Bytes())
		}
		for _, u := range p.Units {
			back := p.Beads(u.Languages[3:] + "-" + u.Languages[:2])[u.Ref]
			if got := p.Beads(u.Languages)[u.Ref]; len(got) != len(u.Beads) || len(back) != len(u.Beads) {
				t.Fatalf("%v and %v of %v", got, back, u)
			}
			for i, x := range back {
				if !slices.Equal(x.Source, u.Beads[i].Target) || !slices.Equal(x.Target, u.Beads[i].Source) ||
					x.Origin != align.ByHand || x.Score != 1 {
					t.Fatalf("the other way round %v, was %v", x, u.Beads[i])
				}
			}
		}
	})
}

// A file says which line is wrong, and how.
func TestLines(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 70000)
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"# a remark\n\n   \npair\ta\tb\tconfirmed\r\n", ""},
		{"pair\ta\tb\tconfirmed\tAnn", ""}, {"pair\ta\tb\tconfirmed\tAnn\t2026-11-29T10:31:00Z", ""},
		{"pair\ta\tb\tconfirmed\tAnn\t", ""},
		{"pair\ta\tb\tconfirmed\tAnn\t2026-11-29", "p:1: \"2026-11-29\" is not a date"},
		{"pair\ta\tb\tconfirmed\tAnn\t\tmore", "p:1: write pair"}, {"pair\ta\tb", "p:1: write pair"},
		{"\npar\ta\tb\tconfirmed", "p:2: write pair"},
		{"pair\ta\tb\tperhaps", "\"perhaps\" is not a valid decision"},
		{"pair\ta\ta\tconfirmed", "a pair has two units"}, {"pair\t\ta\tconfirmed", "a pair has two units"},
		{"pair\ta\t\tconfirmed", "a pair has two units"},
		{"bead\ten-fr\tI.1\t1\t-", ""}, {"bead\ten-fr\tI.1\t-\t-", "a bead has a sentence"},
		{"bead\ten-fr\tI.1\t0\t1", "sentences are numbers from 1"}, {"bead\ten-fr\tI.1\t1\tx", "sentences are numbers"},
		{"bead\ten-fr\tI.1\t1000000\t1", ""}, {"bead\ten-fr\tI.1\t1000001\t1", "sentences are numbers"},
		{"bead\ten-fr\tI.1\t2, 1\t1", ""},
		{"bead\ten-fr\tI.1\t1\t1\nbead\tfr-en\tI.1\t2\t2", "p:2: the beads of I.1 stand there already as en-fr"},
		{"bead\ten-fr\tI.1\t1\t1\nbead\ten-fr\tI.1\t1\t2", "p:1: the beads of I.1: sentence 1 stands in two of them"},
		{"alarm\ten-fr\tI.1\tnumber\t-\tx\tconfirmed", ""},
		{"alarm\ten-fr\t\tnumber\t-\tx\tconfirmed", "an alarm has a paragraph and a kind"},
		{"alarm\ten-fr\tI.1\t\t-\tx\tconfirmed", "an alarm has a paragraph and a kind"},
		{"alarm\ten-fr\tI.1\tnumber\t-\tx\tyes", "\"yes\" is not a valid decision"},
		{"pair\ta\t" + long + "\tconfirmed", "p:1: the line is too long"},
	} {
		_, err := pins.Read(strings.NewReader(c.text), "p")
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%.60q: %v, want %s", c.text, err, c.want)
		}
	}
	for _, c := range []struct{ lines, want string }{ // who decided last has decided
		{"bead\ten-fr\tI.1\t1\t1\tAnn\t2026-01-02T00:00:00Z\nbead\ten-fr\tI.1\t2\t2\tBob\t2026-01-01T00:00:00Z", "Ann"},
		{"bead\ten-fr\tI.1\t1\t1\tAnn\t2026-01-01T00:00:00Z\nbead\ten-fr\tI.1\t2\t2\tBob\t2026-01-02T00:00:00Z", "Bob"},
		{"bead\ten-fr\tI.1\t1\t1\tAnn\t2026-01-01T00:00:00Z\nbead\ten-fr\tI.1\t2\t2\tBob\t2026-01-01T00:00:00Z", "Bob"},
	} {
		p, err := pins.Read(strings.NewReader(c.lines), "p")
		if err != nil || p.Units[0].Author != c.want || len(p.Units[0].Beads) != 2 {
			t.Errorf("%v, %v, want %s", p, err, c.want)
		}
	}
	for _, name := range []string{"a\tb", "a\nb", "a\x7f", "a\x1f"} {
		if err := (&pins.Pins{}).Apply(pins.Decision{
			Pair: &pins.Pair{Earlier: "a", Later: "b", Verdict: pins.Confirmed, By: pins.By{Author: name}},
		}); err == nil {
			t.Errorf("%q is taken for a name", name)
		}
	}
	if d := (pins.Decision{}); d.By() != (pins.By{}) || d.Lines() != "" {
		t.Error("an empty decision says something")
	}
}
