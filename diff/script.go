package diff

import (
	"errors"
	"fmt"
	"strings"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// An OpKind says what an operation does to the first text.
type OpKind uint8

// The kinds of operations.
const (
	Equal  OpKind = iota // the same bytes in both texts
	Delete               // in the first text only
	Insert               // in the second text only
	// the same bytes in both texts, at another place; a Delete with the same link stands at the old place
	Move
)

var opNames = [...]string{"equal", "delete", "insert", "move"}

// String is the name of the operation in the machine format.
func (k OpKind) String() string { return opNames[k] }

// A Change says what kind of difference an operation belongs to.
type Change uint8

// The kinds of changes, from the least to the most.
const (
	None        Change = iota // of an Equal operation
	Typography                // apostrophes, spaces, dashes, quotation marks, ligatures
	Case                      // upper and lower case
	Accents                   // marks on letters
	Label                     // of a line: its number or letter
	Punctuation               // commas, brackets, full stops
	Number                    // figures, dates and document symbols, and no words
	Force                     // how strongly something is asked: should, should consider
	Wording                   // words
	Moved                     // words that stand elsewhere in the other text
)

var changeNames = [...]string{
	"", "typography", "case", "accents", "label", "punctuation", "number", "force", "wording", "move",
}

// String is the name of the kind of change in the machine format, empty for None.
func (c Change) String() string { return changeNames[c] }

// An Op is one step from the first text to the second. Every byte of the first text is in the A span of exactly one
// Equal or Delete; every byte of the second in the B span of exactly one Equal, Insert or Move; both in rising order.
type Op struct {
	Kind   OpKind
	Change Change
	// A and B are the bytes of the first and of the second text. The B span of a Delete and the A span of an Insert are
	// empty and give the place. The A span of a Move is where its text stood: there a Delete takes it out.
	A, B lang.Span
	// Link joins the operations of one move, 1-based, an index into Script.Moves plus one; 0 for none. An edited move
	// has Moves for the words that stayed the same, and Deletes and Inserts with the same link for the others.
	Link int
	// Ignored marks a change of a kind the caller ignores. It is there so that the script still gives the second text.
	Ignored bool
}

// A Relocation is a phrase that stands elsewhere in the second text.
type Relocation struct {
	A, B   lang.Span // where it stood and where it stands, in bytes
	Edited bool      // its words changed on the way
}

// A Script leads from text A to text B.
type Script struct {
	A, B  string
	Ops   []Op
	Moves []Relocation // in the order of B
}

// An Edit is one change as a reader sees it: what was taken out and what came in at one place.
type Edit struct {
	Change  Change
	A, B    lang.Span // in bytes; one may be empty
	Link    int       // as in Op
	Ignored bool
}

// ErrOtherText is returned where a script is applied to a text it was not made for.
var ErrOtherText = errors.New("diff: the script was made for another text")

// Apply applies the script to a, which has to be the text it was made for, and returns the second text.
func (s *Script) Apply(a string) (string, error) {
	if a != s.A {
		return "", fmt.Errorf("%w: %d bytes, not the %d bytes it was made for", ErrOtherText, len(a), len(s.A))
	}
	var b strings.Builder
	b.Grow(len(s.B))
	for _, op := range s.Ops {
		switch op.Kind {
		case Equal, Move:
			b.WriteString(op.A.Text(a))
		case Insert:
			b.WriteString(op.B.Text(s.B))
		}
	}
	return b.String(), nil
}

// Text is what an operation keeps, takes out, or brings in.
func (s *Script) Text(op Op) string {
	if op.Kind == Insert {
		return op.B.Text(s.B)
	}
	return op.A.Text(s.A)
}

// Same reports whether the texts differ in nothing that is not ignored.
func (s *Script) Same() bool {
	for _, op := range s.Ops {
		if op.Kind != Equal && !op.Ignored {
			return false
		}
	}
	return true
}

// Edits lists the changes in the order of the texts, adjacent deletions and insertions of one kind as one. A phrase
// that moved gives an edit at its old place and one at its new, with the same Link.
func (s *Script) Edits() []Edit {
	changes := 0
	for i := range s.Ops {
		if s.Ops[i].Kind != Equal {
			changes++
		}
	}
	if changes == 0 {
		return nil
	}
	out := make([]Edit, 0, changes)
	for i := 0; i < len(s.Ops); i++ {
		op := s.Ops[i]
		if op.Kind == Equal {
			continue
		}
		e := Edit{Change: op.Change, A: op.A, B: op.B, Link: op.Link, Ignored: op.Ignored}
		if op.Kind == Move {
			e.A = lang.Span{Start: s.place(i), End: s.place(i)}
		}
		if i+1 < len(s.Ops) && op.Kind == Delete {
			if next := s.Ops[i+1]; next.Kind == Insert && next.Change == op.Change && next.Link == op.Link {
				e.B = next.B
				i++
			}
		}
		out = append(out, e)
	}
	return out
}

// place is the offset in A that the script has come to before operation i.
func (s *Script) place(i int) int {
	for i--; i >= 0; i-- {
		if s.Ops[i].Kind != Move {
			return s.Ops[i].A.End
		}
	}
	return 0
}
