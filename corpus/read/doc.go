// Package read makes a [corpus.Document] of a paper.
//
// A reader of the format gives the lines of the paper with their markup resolved; what the lines mean is then found in
// the same way for every format. Meetings are told by their headings. Which lines open a recommendation or an item, and
// at which depth, is decided over the whole section by a beam search: a label is read as what makes the sequence of labels
// least odd, so that "i)" after "h)" is a letter when "j)" follows and a Roman numeral when "ii)" does. Paragraphs cut by
// a page end or by footnotes are joined. Slips of character recognition are mended by the evidence of the document alone.
// Every repair is recorded in the document with its line and reason.
//
// Reading is linear in the length of the paper. Not handled: papers whose recommendations bear no labels at all.
package read
