package bracket_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/bracket"
	"github.com/reprise-wording/reprise/corpus/corpustest/perturb"
	"github.com/reprise-wording/reprise/corpus/read"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A sign opens each line that is no unit: # a heading, * a note, - an item of the last unit, | a row of a table.
const underNegotiation = `# [Draft] decision on lamps
Recalling [its decision [4/CP.1][5/CP.2]] [and [EU, the Group of 77 and AOSIS: resolution 75/1]], [agreed ad ref]
[Decides [that [masters shall][pilots should][Peru: may] burn [all] / [some] lamps] (agreed ad ref), (Proposed by Peru)
and that [Note: not agreed] [Article 6: oil] is [Option 1: bought] [Option 2: sold];]
# Option 1 (EU and Chile)
Light [oil], the quay.
- (a) the [northern, ] mole [;
* see [1] and ] of the report
# Option 2
Light gas [, wax] [ and] oil. (proposed by the EU) (under discussion)
| row | [cell] |
# Another matter
Alt 1. Rest;
- the pilots [Россия и Китай: rest]
Alt 2. Wake [［wide］ signs].
Variante 1 : [la France, l’Inde et les Émirats: dormir] (proposé par la France)
Option 1 is better than [the other, all say.
[El Salvador, on behalf of the Group: ] [ ] [.] . [x] [tbd]`

func negotiatedText(text string) *corpus.Document {
	d := &corpus.Document{Language: language.English}
	unit := 0
	kinds := map[byte]corpus.Kind{'#': corpus.Heading, '*': corpus.Note, '-': corpus.Item, '|': corpus.Cell}
	for i, s := range strings.Split(text, "\n") {
		b := &corpus.Block{Kind: corpus.Unit, Label: fmt.Sprint(i + 1), Text: s, Line: i + 1}
		if s != "" && kinds[s[0]] != "" {
			b.Kind, b.Label, b.Text = kinds[s[0]], "", strings.TrimSpace(s[1:])
		}
		d.Blocks = append(d.Blocks, b)
		switch b.Kind {
		case corpus.Unit:
			unit = len(d.Blocks)
		case corpus.Item, corpus.Note:
			b.Under = unit
		}
	}
	d.Address()
	return d
}

// all prints everything that is told of the brackets of a text.
func all(t *bracket.Text) string {
	var s strings.Builder
	data, err := json.Marshal(t)
	fmt.Fprintln(&s, string(data), err, t.Count(), t.Delegations(), t.Authors())
	for _, b := range t.Brackets {
		fmt.Fprint(&s, b.Open, b.Close)
	}
	for _, o := range t.Options {
		fmt.Fprint(&s, o.From, o.To)
	}
	for _, r := range t.Remarks {
		fmt.Fprint(&s, r.From, r.To)
	}
	for _, f := range t.Faults {
		fmt.Fprint(&s, f.Place)
	}
	for _, p := range t.Proposals {
		fmt.Fprintf(&s, "%+v %s %s\n", p, p.Change(), p.Marked())
	}
	for _, v := range []bracket.View{{}, {All: true}, {Who: "eu"}, {Who: "Peru"}, {Who: "Chile"}} {
		lines, dropped := t.Lines(v)
		fmt.Fprintf(&s, "%+v %q %d\n", v, lines, dropped)
	}
	t.Each(func(block, from, to, in int) { fmt.Fprint(&s, block, from, to, in, ";") })
	return s.String()
}

// Everything that is told of a text under negotiation with small changes is as it was.
func TestPerturbed(t *testing.T) {
	t.Parallel()
	inputs := []perturb.Input{{Name: "text", Text: underNegotiation}}
	perturb.Golden(t, "testdata/perturbed.want", *update, inputs, 400, func(in perturb.Input) string {
		return all(bracket.Read(negotiatedText(in.Text)))
	})
	tracked := []perturb.Input{{Name: "word", Text: strings.Join(negotiated, "\n") +
		"\n4. Asks {+EU:[all] +}[-Peru: the -]{+EU:the pilots+}[-EU:pilots-] and {+Chile: +}oil{+Chile:, +}\n" +
		"{+Chile:5. Asks again+} for oil\noil"}}
	perturb.Golden(t, "testdata/perturbed-tracked.want", *update, tracked, 150, func(in perturb.Input) string {
		changes, accepted := read.Accept, len(in.Text)%2 == 0
		if !accepted {
			changes = read.Reject
		}
		file := word(t, strings.Split(strings.NewReplacer("<", "", ">", "", "&", "").Replace(in.Text), "\n")...)
		d, err := read.Bytes("x.docx", file, read.Options{Changes: changes, Language: language.English})
		if err != nil {
			return err.Error()
		}
		text := bracket.Read(d)
		if err := text.Track(file, accepted); err != nil {
			return err.Error()
		}
		out := all(text)
		for _, who := range text.Authors() {
			as, err := bracket.As(file, who)
			if err != nil {
				return err.Error()
			}
			d, err := read.Bytes("x.docx", as, read.Options{Language: language.English})
			if err != nil {
				return err.Error()
			}
			for _, b := range d.Blocks {
				out += who + ": " + b.Text + "\n"
			}
		}
		return out
	})
}
