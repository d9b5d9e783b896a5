// Package redline shows how one Word file became another by tracked changes over the second file.
//
// [Compare] changes the second package: what A had and B has not is brought back as deletions, what is new is marked as
// inserted. With every change accepted the result says what B said; with every change rejected, what A said: text,
// automatic labels, tables, notes, headers and footers, and, where changes of formatting are tracked ([Options]), the
// formatting of runs and paragraphs. Everything else of B stays as it is, byte for byte where nothing changed.
//
// # Method
//
//   - Tracked changes that A or B have already are accepted (or rejected) first; or those of B stay under the names
//     of their authors ([Keep]): A is compared with what B was before them, and what people did since is told as they
//     did it.
//   - The blocks of each story (body, cell, header, note) are aligned: equal ones that stand once in both are anchors
//     (patience diff); between them an alignment keeps the pairs, and the splits and merges, that share most words by
//     weight.
//   - Inside paragraphs that belong together tokens are aligned with affine costs (Gotoh 1982), so that changes are
//     few and whole. A field, a picture, an equation, a note reference is one token, compared by what it says and
//     leads to; of a field whose instructions stay only the result changes. What is kept keeps the runs of B; where A
//     formatted it otherwise the old properties are noted.
//   - Tables are aligned row by row, rows cell by cell.
//   - Paragraphs that are gone here and new there, word for word, are moves.
//   - Styles of A are those of B with the same name, lists those that the paragraphs which stay are in; whatever else
//     deleted words need (styles, lists, notes, pictures, links) is brought into B under new names. The labels of A
//     are computed over these lists, and where they would not come out the same the list of A itself is brought in.
//
// [Reviewers] puts what several people made of a base into one redline over it: each version is compared with the
// base as above, and its changes are put where they stand in the base, behind those of the reviewers before. What two
// reviewers put in counts as the same if it has the same words and shows and leads to the same things. It takes the
// time of the comparisons.
//
// # Limits
//
// Of several reviewers, changes of formatting are counted but not tracked, moves are deletions and insertions, a row
// with other cells is a new row, and changes of headers and footers are told but not shown.
//
// Formatting that is not tracked ([Options]) is that of B also with every change rejected; how much differs is
// counted. Text boxes, equations and embedded objects change as a whole. Definitions of styles cannot be tracked: B's
// stand. Of a block that Word has no tracking for (altChunk) the report tells. Moves are found within one story.
package redline
