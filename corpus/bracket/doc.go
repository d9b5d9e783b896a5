// Package bracket reads texts under negotiation: what stands in square brackets, how deep, who proposed it, what
// stands beside it as an alternative, which options a paragraph has, and which brackets do not pair.
//
// Method: one pass over the blocks in reading order with a stack; brackets may open in one paragraph and close in a
// later one, notes pair among themselves. Who proposed a bracket is what it begins with up to a colon, where that
// reads as names ("[EU, AOSIS: ...]"), or a formula beside it ("(Proposed by the Group of 77)"). Brackets of one
// parent with nothing between them but white space or a slash are alternatives, which is inferred; those under
// "Option 1" or "Alt 2" say so. The words are in data/words.tsv.
//
// Tracked changes of a Word file are proposals of their authors ([Text.Track]): each is told with the paragraph in
// which it stands, found by the letters of the paragraphs, which come in one order in the file and the document. [As]
// gives the file with the changes of one author only.
//
// Cost: linear in the text. Limits: an attribution in other forms (initials in the margin, colours) is not seen;
// brackets in formulas and citations, as in "[sic]", count as all others do.
package bracket
