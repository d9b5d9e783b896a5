// Package aknname names what a file of Akoma Ntoso keeps for reprise beside the standard: corpus/akn writes it and
// corpus/read/internal/akn reads it.
package aknname

// The name spaces of a file.
const (
	Standard = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
	Space    = "https://reprise-wording.github.io/ns/akn/1" // what the standard has no word for
)

// The elements of [Space]: one Document in the proprietary metadata, with the parts and what was left out.
const (
	ElementDocument = "document"
	ElementPart     = "part"
	ElementLeftOut  = "leftOut"
)

// The attributes of [Space]. An element with Kind holds the words of one block.
const (
	Kind     = "kind"     // of a block, a part, or of what was left out
	Label    = "label"    // the chain of printed labels: 5(a)(ii)
	Path     = "path"     // of the ref, where it is not the label
	Level    = "level"    // of a heading or an item
	Original = "original" // the text before letters were repaired
	Part     = "part"     // index of the part that an element opens, or that a note stands in
	Marker   = "marker"   // of a sup: the marker of a note that is not in the paper
	Unmarked = "unmarked" // of a note: no marker stands in the text
)
