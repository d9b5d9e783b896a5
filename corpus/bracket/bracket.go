package bracket

import (
	"strings"
	"unicode/utf8"

	"github.com/reprise-wording/reprise/corpus"
)

// A Place is a byte of the text of a block.
type Place struct {
	Block  int `json:"block"`  // index in Document.Blocks
	Offset int `json:"offset"` // in bytes
}

// A Bracket is a stretch of text in square brackets.
type Bracket struct {
	Number int        `json:"number"`           // in the order in which they open, from 1
	Ref    corpus.Ref `json:"ref"`              // the block in which it opens
	End    corpus.Ref `json:"end"`              // the block in which it closes
	Depth  int        `json:"depth"`            // 1 for the outermost
	Parent int        `json:"parent,omitempty"` // number of the one around it
	Who    []string   `json:"who,omitempty"`    // who proposed it, as named
	Status string     `json:"status,omitempty"` // where its words are a status: agreed ad ref
	Option string     `json:"option,omitempty"` // Option 1, Alt 2: what it begins with
	Group  int        `json:"group,omitempty"`  // brackets that stand side by side as alternatives have one group
	// without its own signs and what names who proposed it; paragraphs joined by a line end
	Text  string `json:"text"`
	Open  Place  `json:"-"` // of the opening sign
	Close Place  `json:"-"` // of the closing sign
	skip  int    // bytes of the head that name who proposed it or the option, behind the opening sign
}

// A Fault is a sign without its partner.
type Fault struct {
	Ref   corpus.Ref `json:"ref"`
	Sign  string     `json:"sign"`
	Line  int        `json:"line,omitempty"` // in the source
	Words string     `json:"words"`          // around it
	Place Place      `json:"-"`
}

// An Option is one of several texts for a place, under a heading or words such as "Option 1".
type Option struct {
	Ref   corpus.Ref `json:"ref"`
	Name  string     `json:"name"`  // as printed: Option 1, Alt 2
	Group int        `json:"group"` // options of one place have one group, counted from 1
	Who   []string   `json:"who,omitempty"`
	Title string     `json:"title,omitempty"` // the words behind its name
	From  int        `json:"-"`               // its blocks: from this index
	To    int        `json:"-"`               // up to this one, not included
}

// A Remark is a status or a name that stands in round brackets beside text: "(agreed ad ref)", "(Proposed by
// Ruritania)".
type Remark struct {
	Ref    corpus.Ref `json:"ref"`
	Status string     `json:"status,omitempty"`
	Who    []string   `json:"who,omitempty"`
	From   Place      `json:"-"`
	To     Place      `json:"-"`
}

// A Text is a document with its brackets.
type Text struct {
	Document *corpus.Document `json:"-"`
	Brackets []Bracket        `json:"brackets"`
	Options  []Option         `json:"options,omitempty"`
	Remarks  []Remark         `json:"remarks,omitempty"`
	Faults   []Fault          `json:"faults,omitempty"`
	// Proposals are the tracked changes of a Word file, where Track was asked for them, and Formatting counts those
	// that concern no words.
	Proposals  []Proposal    `json:"proposals,omitempty"`
	Formatting int           `json:"formatting_changes,omitempty"`
	inBlock    map[int][]int // the brackets that open or close in a block, by their index
}

// signs are the square brackets of all scripts.
var signs = map[rune]bool{'[': true, '［': true, ']': false, '］': false}

// Read finds the brackets of a document. The document is not changed.
func Read(d *corpus.Document) *Text {
	t := &Text{Document: d, inBlock: map[int][]int{}}
	t.pair()
	t.remarks()
	for i := range t.Brackets {
		t.describe(&t.Brackets[i])
	}
	t.options()
	t.group()
	for i, b := range t.Brackets {
		t.inBlock[b.Open.Block] = append(t.inBlock[b.Open.Block], i)
		if b.Close.Block != b.Open.Block {
			t.inBlock[b.Close.Block] = append(t.inBlock[b.Close.Block], i)
		}
	}
	return t
}

// pair matches the signs; notes have a stack of their own.
func (t *Text) pair() {
	var open, inNote []Bracket
	var all []*Bracket
	for i, b := range t.Document.Blocks {
		stack := &open
		if b.Kind == corpus.Note {
			stack, inNote = &inNote, t.unclosed(inNote)
		}
		for at, r := range b.Text {
			opens, is := signs[r]
			switch {
			case !is:
			case opens:
				*stack = append(*stack, Bracket{Ref: b.Ref, Open: Place{i, at}})
			case len(*stack) == 0:
				t.Faults = append(t.Faults, t.fault(Place{i, at}, string(r)))
			default:
				last := (*stack)[len(*stack)-1]
				*stack = (*stack)[:len(*stack)-1]
				last.End, last.Close = b.Ref, Place{i, at}
				all = append(all, &last)
			}
		}
	}
	t.unclosed(inNote)
	t.unclosed(open)
	t.nest(all)
	sortFaults(t.Faults)
}

// unclosed tells of the signs that were never closed.
func (t *Text) unclosed(open []Bracket) []Bracket {
	for _, b := range open {
		t.Faults = append(t.Faults, t.fault(b.Open, "["))
	}
	return nil
}

// nest numbers the brackets in the order in which they open, and tells how deep each stands.
func (t *Text) nest(all []*Bracket) {
	sortBrackets(all)
	var around []int
	for i, b := range all {
		for len(around) > 0 && before(all[around[len(around)-1]].Close, b.Open) {
			around = around[:len(around)-1]
		}
		b.Number, b.Depth = i+1, 1
		for k := len(around) - 1; k >= 0; k-- { // one that ends earlier is of a note inside
			if up := all[around[k]]; before(b.Close, up.Close) {
				b.Parent, b.Depth = up.Number, up.Depth+1
				break
			}
		}
		around = append(around, i)
		t.Brackets = append(t.Brackets, *b)
	}
}

func before(a, b Place) bool { return a.Block < b.Block || a.Block == b.Block && a.Offset < b.Offset }

// around is how many bytes of the text a fault shows on either side.
const around = 30

func (t *Text) fault(at Place, sign string) Fault {
	b := t.Document.Blocks[at.Block]
	from, to := max(0, at.Offset-around), min(len(b.Text), at.Offset+around)
	return Fault{
		Ref:   b.Ref,
		Sign:  sign,
		Line:  b.Line,
		Words: strings.TrimSpace(strings.ToValidUTF8(b.Text[from:to], "")),
		Place: at,
	}
}

// width is how many bytes the sign at a place takes.
func (t *Text) width(at Place) int {
	_, n := utf8.DecodeRuneInString(t.Document.Blocks[at.Block].Text[at.Offset:])
	return n
}

// inner is the text of a bracket without its signs, block by block; skip bytes of its head are left out.
func (t *Text) inner(b *Bracket, skip int) string {
	from := b.Open.Offset + t.width(b.Open) + skip
	blocks := t.Document.Blocks
	if b.Open.Block == b.Close.Block {
		return strings.TrimSpace(blocks[b.Open.Block].Text[min(from, b.Close.Offset):b.Close.Offset])
	}
	parts := []string{strings.TrimSpace(blocks[b.Open.Block].Text[from:])}
	note := blocks[b.Open.Block].Kind == corpus.Note
	for i := b.Open.Block + 1; i < b.Close.Block; i++ {
		if (blocks[i].Kind == corpus.Note) == note {
			parts = append(parts, strings.TrimSpace(blocks[i].Text))
		}
	}
	parts = append(parts, strings.TrimSpace(blocks[b.Close.Block].Text[:b.Close.Offset]))
	return strings.TrimSpace(strings.Join(parts, "\n"))
}

// Counts are how many brackets a text has.
type Counts struct {
	Brackets int `json:"brackets"`
	Deepest  int `json:"deepest"`
	Named    int `json:"named"`    // with who proposed them
	Groups   int `json:"groups"`   // of brackets side by side
	Options  int `json:"options"`  //
	Unpaired int `json:"unpaired"` // signs without a partner
	Blocks   int `json:"blocks"`   // in which brackets open
	Tracked  int `json:"tracked"`  // changes
}

// Count counts.
func (t *Text) Count() Counts {
	c := Counts{Brackets: len(t.Brackets), Options: len(t.Options), Unpaired: len(t.Faults), Tracked: len(t.Proposals)}
	blocks := map[int]bool{}
	for _, b := range t.Brackets {
		c.Deepest, c.Groups = max(c.Deepest, b.Depth), max(c.Groups, b.Group)
		blocks[b.Open.Block] = true
		if len(b.Who) > 0 {
			c.Named++
		}
	}
	c.Blocks = len(blocks)
	return c
}
