package corpus

import "strings"

// A Kind tells what a block is.
type Kind string

// The kinds of blocks. The strings are those of the machine formats.
const (
	Unit    Kind = "unit"    // a paragraph with a label, at any depth: VII.2, VII.2(b)
	Item    Kind = "item"    // an item of a list without a label, behind a bullet
	Recital Kind = "recital" // an unnumbered paragraph of a preamble: "Recalling ..."
	Text    Kind = "text"    // any other unnumbered paragraph
	Heading Kind = "heading" // a title inside the paper
	Note    Kind = "note"    // a footnote or an endnote
	Cell    Kind = "cell"    // a row of a table without a label, its cells joined by CellSeparator
)

// CellSeparator stands between the cells of a row.
const CellSeparator = " | "

// A Block is a paragraph: anything that stands in a paper in reading order.
type Block struct {
	Ref  Ref  `json:"ref"`
	Kind Kind `json:"kind"`
	Part int  `json:"part,omitempty"` // index in Document.Parts; 0 is the paper itself
	// Label is the chain of printed labels inside the group, "5(a)(ii)"; of a heading its number, of a note its marker.
	Label string `json:"label,omitempty"`
	Text  string `json:"text"` // one paragraph, white space folded, repairs applied, label and note markers taken out
	// Original is the wording before acronyms, letters and spaces were repaired; empty where it is Text.
	Original string `json:"original,omitempty"`
	Marks    []Mark `json:"marks,omitempty"` // note markers, by rising offset
	Under    int    `json:"under,omitempty"` // the block that opens its list, counted from 1; 0 for none
	Level    int    `json:"level,omitempty"` // of a heading, 1 for the outermost
	Line     int    `json:"line,omitempty"`  // where it begins in the source, 1-based
}

// A Mark is a note marker in a block.
type Mark struct {
	Offset int    `json:"offset"` // in bytes of the block's Text
	Marker string `json:"marker"` // "5", "*"
}

// Wording is the text before any repair of letters: Original, or Text where nothing was repaired.
func (b *Block) Wording() string {
	if b.Original != "" {
		return b.Original
	}
	return b.Text
}

// Marked is the text with its note markers back in place, each as <sup>5</sup>.
func (b *Block) Marked() string {
	if len(b.Marks) == 0 {
		return b.Text
	}
	var s strings.Builder
	last := 0
	for _, m := range b.Marks {
		at := min(max(m.Offset, last), len(b.Text))
		s.WriteString(b.Text[last:at])
		s.WriteString("<sup>" + m.Marker + "</sup>")
		last = at
	}
	s.WriteString(b.Text[last:])
	return s.String()
}
