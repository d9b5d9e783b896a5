package bracket_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/bracket"
)

func document(texts ...string) *corpus.Document {
	d := &corpus.Document{Language: language.English}
	for i, s := range texts {
		d.Blocks = append(d.Blocks, &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s})
	}
	d.Address()
	return d
}

// show is a bracket in a line: ref, depth, who, status, option, group, text.
func show(t *bracket.Text) string {
	var out []string
	for _, b := range t.Brackets {
		end := ""
		if b.End != b.Ref {
			end = "-" + b.End.String()
		}
		out = append(out, fmt.Sprintf(
			"%s%s d%d p%d %s|%s|%s|%d|%s", b.Ref, end, b.Depth, b.Parent, strings.Join(b.Who, "+"), b.Status, b.Option,
			b.Group, strings.ReplaceAll(b.Text, "\n", "/"),
		))
	}
	return strings.Join(out, "\n")
}

func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"Decides to light [all] lamps", "1 d1 p0 |||0|all"},
		{
			"[shall][should] burn, [may] / [might]",
			"1 d1 p0 |||1|shall\n1 d1 p0 |||1|should\n1 d1 p0 |||2|may\n1 d1 p0 |||2|might",
		},
		{
			"[EU, AOSIS and the Group of 77: and [brightly]]",
			"1 d1 p0 EU+AOSIS+Group of 77|||0|and [brightly]\n1 d2 p1 |||0|brightly",
		},
		{"lamps [of oil] (Proposed by Ruritania) burn", "1 d1 p0 Ruritania|||0|of oil"},
		{"[lamps (proposed by the EU)]", "1 d1 p0 EU|||0|lamps (proposed by the EU)"},
		{
			"[agreed ad ref] lamps [of oil] (agreed ad ref)",
			"1 d1 p0 |agreed ad ref||0|agreed ad ref\n1 d1 p0 |agreed ad ref||0|of oil",
		},
		{"[Option 1: oil] [Option 2: gas]", "1 d1 p0 ||Option 1|1|oil\n1 d1 p0 ||Option 2|1|gas"},
		{
			"[Decides: to go] [Note: not agreed] [Article 6: lamps]",
			"1 d1 p0 |||1|Decides: to go\n1 d1 p0 |||1|Note: not agreed\n1 d1 p0 |||1|Article 6: lamps",
		},
		{"[opens\x00middle\x00closes [x]] y", "1-3 d1 p0 |||0|opens/middle/closes [x]\n3 d2 p1 |||0|x"},
		{"a ] b [ c [d]", "1 d1 p0 |||0|d"},
	} {
		if got := show(bracket.Read(document(strings.Split(c.in, "\x00")...))); got != c.want {
			t.Errorf("%s:\n%s\nnot\n%s", c.in, got, c.want)
		}
	}
}

func TestUnpairedSignsAreTold(t *testing.T) {
	t.Parallel()
	got := bracket.Read(document("a ] b", "[ c [d]")).Faults
	if len(got) != 2 || got[0].Sign != "]" || got[0].Ref.Path != "1" || got[1].Sign != "[" || got[1].Ref.Path != "2" {
		t.Errorf("%+v", got)
	}
}

// A node is a made-up bracket: what is in it, and who proposed it.
type node struct {
	who  []string
	kids []any // words (string), brackets (*node), or the end of a paragraph (nil)
}

func drawNode(t *rapid.T, depth int) *node {
	n := &node{}
	if rapid.IntRange(0, 3).Draw(t, "named") == 0 {
		n.who = rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
			"EU", "AOSIS", "Group of 77", "Ruritania",
		}), 1, 3, rapid.ID).Draw(t, "who")
	}
	for range rapid.IntRange(1, 4).Draw(t, "pieces") {
		switch k := rapid.IntRange(0, 5).Draw(t, "kind"); {
		case k < 3 || depth > 5:
			n.kids = append(
				n.kids, rapid.SampledFrom([]string{"lamps burn", "oil", "by night (or day)", "é 第"}).Draw(t, "words"),
			)
		case k == 3:
			n.kids = append(n.kids, nil)
		default:
			n.kids = append(n.kids, drawNode(t, depth+1))
		}
	}
	return n
}

// A made is a made-up text with what there is to find in it.
type made struct {
	blocks []string
	want   []string // of each bracket in the order in which they open: ref, end, depth, who
}

func (m *made) say(s string) { m.blocks[len(m.blocks)-1] += s }

func (m *made) put(n *node, depth int) {
	at := len(m.want)
	m.want = append(m.want, "")
	from := len(m.blocks)
	m.say("[")
	if n.who != nil {
		m.say(strings.Join(n.who, ", ") + ": ")
	}
	for i, k := range n.kids {
		switch k := k.(type) {
		case string:
			m.say(k)
		case *node:
			m.say("x ")
			m.put(k, depth+1)
		default:
			if i > 0 {
				m.blocks = append(m.blocks, "")
			}
		}
		m.say(" y ")
	}
	m.say("]")
	m.want[at] = fmt.Sprintf("%d-%d d%d %s", from, len(m.blocks), depth, strings.Join(n.who, "+"))
}

// TestMadeUpNestings reads nestings whose brackets are known: all of them are found, where they are, how deep and by
// whom.
func TestMadeUpNestings(t *testing.T) {
	t.Parallel()
	count := 0
	check := func(t *rapid.T) {
		count++
		m := &made{blocks: []string{""}}
		for range rapid.IntRange(1, 5).Draw(t, "brackets") {
			m.say("w ")
			m.put(drawNode(t, 1), 1)
			if rapid.Bool().Draw(t, "new") {
				m.blocks = append(m.blocks, "")
			}
		}
		text := bracket.Read(document(m.blocks...))
		var got []string
		for _, b := range text.Brackets {
			got = append(got, fmt.Sprintf("%s-%s d%d %s", b.Ref, b.End, b.Depth, strings.Join(b.Who, "+")))
		}
		if !slices.Equal(got, m.want) || len(text.Faults) > 0 {
			t.Fatalf("%q:\n%s\nnot\n%s", m.blocks, strings.Join(got, "\n"), strings.Join(m.want, "\n"))
		}
		var whole []string
		lines, _ := text.Lines(bracket.View{All: true})
		for _, l := range lines {
			whole = append(whole, l.Text)
		}
		if s := strings.Join(whole, ""); strings.ContainsAny(s, "[]") || strings.Contains(s, "EU") {
			t.Fatalf("signs are left in %q", s)
		}
	}
	for range 5 {
		rapid.Check(t, check)
	}
	if count < 500 && !testing.Short() {
		t.Errorf("%d nestings were made, not 500", count)
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	text := bracket.Read(document(
		"Decides to light [all] lamps[, EU: and keep [Ruritania: not] them] [EU: lit [at night]];",
		"[EU: Also decides to rest.]",
	))
	for _, c := range []struct {
		view bracket.View
		want string
	}{
		{bracket.View{}, "Decides to light lamps;"},
		{bracket.View{Who: "eu"}, "Decides to light lamps lit at night;|Also decides to rest."},
		{bracket.View{All: true}, "Decides to light all lamps, EU: and keep not them lit at night;|Also decides to rest."},
	} {
		var got []string
		lines, _ := text.Lines(c.view)
		for _, l := range lines {
			got = append(got, l.Text)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%+v: %q, not %q", c.view, s, c.want)
		}
	}
}

// A view changes nothing where no bracket stands, and beside brackets only the white space at the cut.
func TestViewsKeepTheRest(t *testing.T) {
	t.Parallel()
	const odd = ",  two  spaces , and ( a list ) ;"
	text := bracket.Read(document(
		odd, "One  , [two] ,  three", "Les lampes\u00a0[de El Salvador]\u00a0; [EU: x]", "[y], then",
	))
	want := []string{odd, "One  ,  three", "Les lampes\u00a0\u00a0;", "then"}
	lines, _ := text.Lines(bracket.View{})
	for i, l := range lines {
		if l.Text != want[i] {
			t.Errorf("%q, not %q", l.Text, want[i])
		}
	}
	if len(lines) != len(want) {
		t.Errorf("%d lines, not %d", len(lines), len(want))
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for head, want := range map[string]string{
		"the EU and El Salvador": "EU+El Salvador", "la France, l’Inde et les Émirats": "France+Inde+Émirats",
		"Россия и Китай": "Россия+Китай", "Andorra": "Andorra", "EU, and Peru": "EU+Peru",
	} {
		b := bracket.Read(document("[" + head + ": x]")).Brackets[0]
		if got := strings.Join(b.Who, "+"); got != want {
			t.Errorf("%s: %s, not %s", head, got, want)
		}
	}
}

func TestOptions(t *testing.T) {
	t.Parallel()
	d := document(
		"Option 1: {oil}", "Light oil.", "Option 2 (EU)", "Light gas.", "Option 1 is better than the other, all say.",
		"Alt 1. Rest.", "Alt 2. Wake.",
	)
	for _, i := range []int{0, 2} {
		d.Blocks[i].Kind = corpus.Heading
	}
	var got []string
	for _, o := range bracket.Read(d).Options {
		got = append(got, fmt.Sprintf("%s g%d %d-%d %v", o.Name, o.Group, o.From, o.To, o.Who))
	}
	want := []string{"Option 1 g1 0-2 []", "Option 2 g1 2-4 [EU]", "Alt 1 g2 5-6 []", "Alt 2 g2 6-7 []"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a [b [EU: c] d] ] (agreed) [", "［x］ Option 1")
	f.Fuzz(func(_ *testing.T, a, b string) {
		t := bracket.Read(document(a, b))
		for _, who := range append(t.Delegations(), "") {
			t.Lines(bracket.View{Who: who})
		}
		t.Lines(bracket.View{All: true})
	})
}

func ExampleRead() {
	d := &corpus.Document{Language: language.English, Blocks: []*corpus.Block{
		{Kind: corpus.Unit, Label: "1", Text: "Decides that lamps [shall] [should] burn [EU: by night];"}}}
	d.Address()
	for _, b := range bracket.Read(d).Brackets {
		fmt.Println(b.Ref, b.Depth, b.Group, b.Who, b.Text)
	}
	// Output:
	// 1 1 1 [] shall
	// 1 1 1 [] should
	// 1 1 0 [EU] by night
}
