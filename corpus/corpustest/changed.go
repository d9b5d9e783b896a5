package corpustest

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/corpus"
)

var kinds = []corpus.Kind{
	corpus.Unit, corpus.Item, corpus.Recital, corpus.Text, corpus.Heading, corpus.Note, corpus.Cell,
}

var partKinds = []corpus.PartKind{
	corpus.MeetingPart, corpus.DecisionPart, corpus.AnnexPart, corpus.ArticlePart, corpus.SectionPart, "chapter",
}

// Changed gives a document with one thing changed each time: a block left out, doubled, of another kind, without its
// label, with half its text, one level deeper; a part of another kind, without its number, with labels that run on or
// begin anew; a fact of the paper left out. The document itself is not changed; refs are worked out anew.
func Changed(d *corpus.Document) []*corpus.Document {
	var out []*corpus.Document
	change := func(do func(d *corpus.Document)) {
		c := clone(d)
		do(c)
		c.Address()
		out = append(out, c)
	}
	for i := range d.Blocks {
		change(func(c *corpus.Document) {
			c.Blocks = slices.Delete(c.Blocks, i, i+1)
			for _, b := range c.Blocks {
				if b.Under > i {
					b.Under--
				}
			}
		})
		change(func(c *corpus.Document) {
			c.Blocks[i].Kind = kinds[(i+slices.Index(kinds, c.Blocks[i].Kind)+1)%len(kinds)]
		})
		change(func(c *corpus.Document) { c.Blocks[i].Label = "" })
		change(func(c *corpus.Document) {
			b := c.Blocks[i]
			b.Text = strings.ToValidUTF8(b.Text[:len(b.Text)/2], "")
			for k := range b.Marks {
				b.Marks[k].Offset = min(b.Marks[k].Offset, len(b.Text))
			}
		})
		change(func(c *corpus.Document) { c.Blocks[i].Level++ })
		change(func(c *corpus.Document) { c.Blocks[i].Part = (c.Blocks[i].Part + 1) % max(len(c.Parts), 1) })
		change(func(c *corpus.Document) {
			twice := *c.Blocks[i]
			c.Blocks = append(c.Blocks, &twice)
		})
	}
	for i := range d.Parts {
		if i > 0 {
			change(func(c *corpus.Document) {
				c.Parts[i].Kind = partKinds[(i+slices.Index(partKinds, c.Parts[i].Kind)+1)%len(partKinds)]
			})
		}
		change(func(c *corpus.Document) { c.Parts[i].Number = "" })
		change(func(c *corpus.Document) { c.Parts[i].Name, c.Parts[i].Title = c.Parts[i].Title, "" })
		change(func(c *corpus.Document) { c.Parts[i].Restarts = !c.Parts[i].Restarts })
		change(func(c *corpus.Document) { c.Parts[i].Held = corpus.Period{} })
	}
	for _, do := range []func(c *corpus.Document){
		func(c *corpus.Document) { c.Symbol = "" }, func(c *corpus.Document) { c.Title = "" },
		func(c *corpus.Document) { c.Body = "" },
		func(c *corpus.Document) { c.Session = "" }, func(c *corpus.Document) { c.Adopted = corpus.Period{} },
		func(c *corpus.Document) { c.Adopted.End = corpus.Date{} }, func(c *corpus.Document) { c.Adopted.Start.Day = 0 },
		func(c *corpus.Document) { c.Issued = corpus.Date{} }, func(c *corpus.Document) { c.LeftOut = nil },
		func(c *corpus.Document) { c.Original = c.Language },
	} {
		change(do)
	}
	return out
}

// Paper is a document with all kinds of blocks: meetings, a decision with an annex and articles, notes, a table.
func Paper() *corpus.Document {
	date := func(year, month, day int) corpus.Date { return corpus.Date{Year: year, Month: month, Day: day} }
	d := &corpus.Document{
		Symbol: "X/COP/2044/9", Title: "Lamps & quays", Body: "Harbour Assembly", Session: "Ninety-ninth session",
		Adopted: corpus.Period{Start: date(2044, 11, 30), End: date(2044, 12, 3)}, Issued: date(2045, 1, 9),
		Place:    "Strelsau",
		Language: language.English, Original: language.French, Source: "paper.txt",
		Parts: []*corpus.Part{
			{Kind: corpus.PaperPart, Parent: -1},
			{
				Kind:     corpus.MeetingPart,
				Number:   "I",
				Name:     "I",
				Title:    "First meeting",
				Restarts: true,
				Held:     corpus.Period{Start: date(2043, 4, 14), End: date(2043, 4, 15)},
			},
			{
				Kind:     corpus.MeetingPart,
				Number:   "II",
				Name:     "II",
				Restarts: true,
				Held:     corpus.Period{Start: date(2044, 11, 30), End: date(2044, 12, 3)},
			},
			{Kind: corpus.DecisionPart, Number: "15/COP.9", Name: "Decision 15/COP.9", Title: "Oil", Parent: 2, Restarts: true},
			{Kind: corpus.AnnexPart, Number: "I", Name: "Annex I", Title: "Rules", Parent: 3, Restarts: true},
			{Kind: corpus.ArticlePart, Number: "5", Name: "Article 5", Parent: 4, Restarts: true},
			{Kind: corpus.SectionPart, Number: "A", Name: "A", Title: "Wicks", Parent: 4},
		},
		LeftOut: []corpus.LeftOut{
			{Kind: "page number", Line: 3, Text: "2/4"}, {Kind: corpus.Voting, Line: 4, Text: "adopted without a vote"},
		},
	}
	for i, row := range strings.Split(paperRows, "\n") {
		f := strings.Split(row, "|")
		b := &corpus.Block{
			Kind:  corpus.Kind(f[0]),
			Part:  int(f[1][0] - '0'),
			Label: f[2],
			Level: len(f[3]),
			Text:  f[4],
			Line:  2 * i,
		}
		if f[2] == corpus.NotePath {
			b.Ref, b.Label = corpus.Ref{Path: corpus.NotePath}, ""
		}
		if at := strings.IndexByte(b.Text, '^'); at >= 0 {
			b.Marks = []corpus.Mark{{Offset: at, Marker: b.Text[at+1 : at+2]}}
			b.Text = b.Text[:at] + b.Text[at+2:]
		}
		if b.Kind == corpus.Cell {
			b.Text = strings.ReplaceAll(b.Text, ", ", corpus.CellSeparator)
		}
		d.Blocks = append(d.Blocks, b)
	}
	d.Address()
	return d
}

// kind, part, label, level by dots, text with ^ before the marker of a note.
const paperRows = `heading|0||.|Lamps & quays
text|0|||The Harbour Assembly,
heading|1|I|.|First meeting
unit|1|1||States should:
unit|1|1(a)||Act^1;
unit|1|1(b)||Consider:
unit|1|1(b)(i)||Acting <soon>;
unit|1|1(b)(ii)||Waiting.
unit|1|2 bis||End with "ropes".
note|1|1||See X/COP/2043/1.
heading|2|II|.|Second meeting
text|2|0||Nothing was adopted.
heading|3|15/COP.9|..|Decision 15/COP.9 Oil
recital|3|||Recalling decision 14/COP.8^*,
recital|3|2 bis||Noting the dark,
note|3|*||Of the eighth session.
unit|3|1||Decides on:
item|3||.|Wicks
item|3||..|Long ones
item|3||.|Oil
text|3|||and on lamps;
unit|3|2||Asks all, once, to wait.
heading|4|I|..|Annex I Rules
unit|4|1.1||Lamps burn.
unit|4|1.2||Quays are [dry].
heading|5|5|...|Article 5
unit|5|1||Masters wait.
cell|5|||Quay, Lamps
cell|5|||North, 4
heading|6|A|...|A. Wicks
unit|6|3||They are long.
unit|6|3||They are trimmed.
note|6|2||Unused.`

func clone(d *corpus.Document) *corpus.Document {
	c := *d
	c.Parts, c.Blocks = slices.Clone(d.Parts), slices.Clone(d.Blocks)
	for i, p := range c.Parts {
		twin := *p
		c.Parts[i] = &twin
	}
	for i, b := range c.Blocks {
		twin := *b
		if b.Ref.Path != corpus.NotePath {
			twin.Ref = corpus.Ref{}
		}
		twin.Marks = slices.Clone(b.Marks)
		c.Blocks[i] = &twin
	}
	return &c
}
