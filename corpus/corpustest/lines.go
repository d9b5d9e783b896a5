package corpustest

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

// Lines makes a document of lines "REF<TAB>text", in their order: a meeting for each Roman number, year or date that
// the refs name, with "I=2009-04-14" or "I=2009-04-14/2009-04-15" for the days of the meeting as a line of its own.
// The path of a ref tells the kind: VII.2(b) is a unit, VII.pp1 a recital, VII.t1 a text, VII.i1 an item, VII.h1 a
// heading, VII.fn1 a note, VII.r1 a row of a table; VII.0 is the text of a meeting that adopted nothing. A ref
// without a part stands in the paper itself, and so does one whose part is the symbol given. An unsound line panics,
// since lines stand in the code of tests.
func Lines(tag language.Tag, symbol string, lines ...string) *corpus.Document {
	d := &corpus.Document{Symbol: symbol, Language: tag, Original: language.English}
	d.Paper()
	for _, line := range lines {
		head, text, ok := strings.Cut(line, "\t")
		if name, held, dated := strings.Cut(head, "="); dated && !ok {
			p := d.Parts[partOf(d, name)]
			if err := p.Held.UnmarshalText([]byte(held)); err != nil {
				panic(err)
			}
			continue
		}
		ref, err := corpus.ParseRef(head)
		if err != nil || !ok {
			panic(fmt.Sprintf("corpustest: %q is not REF<TAB>text: %v", line, err))
		}
		b := &corpus.Block{Kind: kindOf(ref.Path), Text: text}
		b.Part = partOf(d, ref.Part)
		switch b.Kind {
		case corpus.Unit:
			b.Label = ref.Path
		case corpus.Note:
			b.Label = ref.Path[len("fn"):]
		}
		if ref.Path == corpus.NotePath {
			b.Ref.Path = ref.Path
		}
		d.Blocks = append(d.Blocks, b)
	}
	d.Address()
	return d
}

// partOf is the index of the part of a name, which is made where it is new.
func partOf(d *corpus.Document, name string) int {
	if name == "" || name == d.Symbol {
		return 0
	}
	part := &corpus.Part{Kind: corpus.MeetingPart, Name: name, Number: name, Restarts: true}
	switch {
	case name[0] >= '0' && name[0] <= '9' && !strings.Contains(name, "/"):
		if err := part.Held.UnmarshalText([]byte(name)); err != nil {
			panic(err)
		}
		part.Number = ""
	case strings.Contains(name, "/"):
		part.Kind = corpus.DecisionPart
	}
	i := slices.IndexFunc(d.Parts, func(p *corpus.Part) bool { return p.Name == name && p.Kind == part.Kind })
	if i < 0 {
		i = len(d.Parts)
		d.Parts = append(d.Parts, part)
	}
	return i
}

// kindOf is the kind of block that a path is of.
func kindOf(path string) corpus.Kind {
	if path == corpus.NotePath {
		return corpus.Text
	}
	sign := strings.TrimRight(path, "0123456789~")
	if sign == path {
		return corpus.Unit
	}
	switch sign {
	case "pp":
		return corpus.Recital
	case "t":
		return corpus.Text
	case "i":
		return corpus.Item
	case "h":
		return corpus.Heading
	case "fn":
		return corpus.Note
	case "r":
		return corpus.Cell
	}
	return corpus.Unit
}
