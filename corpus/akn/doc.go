// Package akn writes documents as Akoma Ntoso 3.0 (OASIS LegalDocML), one expression a file: resolutions and
// decisions of the United Nations as its profile has them (a statement with preface, preamble, mainBody and
// attachments), other papers as a doc.
//
// Units are paragraphs and points with num and eId, recitals stand in recitals, footnotes are authorialNotes where
// their marker stands, a second marker of a note is a noteRef to it, a marker whose note is not in the paper a sup,
// annexes at the end are attachments, papers cited by number or symbol are refs.
//
// What the schema has no word for (the printed labels of the blocks as a chain, the tree of parts, what was left out
// of the source) stands in attributes and elements of a name space of its own, which the schema leaves free; package
// corpus/internal/aknname lists them. Package read takes a file that has them as it stands, so that what is written
// reads back as the same document: blocks, labels, refs, notes, facts and text to the letter. For other programs the
// file is Akoma Ntoso without them.
//
// Cost: linear. Limits: the bullets of items are written as •, the printed signs around labels as 3. and (a),
// whatever they were; repairs are not written, only the text after them and, where letters were changed, the text
// before; lines are those of the new file.
package akn
