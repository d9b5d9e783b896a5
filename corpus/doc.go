// Package corpus is the model of what reprise reads. A [Document] is one paper in one language, read whole: a tree of
// parts (meetings, decisions, annexes, articles), a flat list of blocks in reading order (labelled units, recitals,
// text, headings, notes, rows of tables), and the list of what was left out. A [Ref] is the address of a block as
// people cite it, VII.2(b) or 15/CP.22:1(a), the same in every language of a paper; [Document.Address] works refs
// out.
//
// A sub-item is read with its chapeaux, the words that open the list it stands in ([Document.Chapeaux]). Documents
// that are the same paper in several languages make one [Paper], and papers read together make a [Corpus].
//
// The model is plain data and marshals to JSON as it stands. Its terms are those of Akoma Ntoso (OASIS LegalDocML),
// whose preamble, hcontainer, num and authorialNote it can hold. It knows no reader, aligner or renderer; package
// read fills it. Look-ups walk the blocks once: papers have thousands of blocks, not millions.
package corpus
