// Package align holds what the alignments across languages and across meetings share: the [Bead], aligned segments of
// two texts with a score (the term of Gale and Church, 1993).
//
// Package bitext finds beads across languages, package exchange writes them for other tools and reads them back.
package align
