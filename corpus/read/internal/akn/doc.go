// Package akn reads Akoma Ntoso (OASIS LegalDocML), versions 1 to 3: the profile of the United Nations (AKN4UN) and
// national acts, bills, regulations and other documents.
//
// The format says what each element is, so every line has its Kind, and units and parts have their exact Label,
// Level, Part and Depth. A division ("Chapter II", "Article 5") opens a part where its number has a word or where it
// holds divisions; one with a bare number ("5.", "2A", "3 §") is a unit. A label that was typed into the text of a
// numbered element is taken for its number. Quoted provisions keep their labels as words: they are labels of another
// text. Numbers of meetings, dates, titles and the like come from the metadata and the cover page (Stated); both
// stand among the lines as furniture.
//
// Cost: one walk over the tree of package xmltree. Limits: what an attribute says and no text does (an image, a
// reference) is no word.
package akn
