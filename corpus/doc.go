// Package corpus is the model of what reprise reads: a [Document] is one paper in one language, made of meetings,
// a [Meeting] of units, and a [Unit] is anything with a label: a recommendation, a sub-item, or the note that stands
// where a meeting adopted nothing. A [Ref] is the address of a unit (VII.2(b)), the same in every language of a paper.
//
// A sub-item is read with its chapeaux, the words that open the list it stands in ([Document.Chapeaux]). Documents that
// are the same paper in several languages make one [Paper], and papers read together make a [Corpus].
//
// The model is plain data and marshals to JSON as it stands. It knows no reader, aligner or renderer; package read fills
// it. Look-ups scan a sorted slice or walk the units once: papers have thousands of units, not millions.
package corpus
