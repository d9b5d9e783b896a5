// Package typeset makes a Word file of a document in a plain style, for redlines of papers that are no Word files and
// for whoever wants to go on writing.
//
// [Write] sets every block in reading order: headings in four sizes, recitals in italics, labelled paragraphs with
// automatic numbers, rows of tables as tables, notes at the foot of the page; before them the masthead that the
// reader left out of the wording. The styles are in data/styles.xml. A right-to-left language is set so.
//
// Numbers are automatic where they count: "5." behind "4.", "(b)" behind "(a)", "iii" behind "ii". Labels are told by
// their form and by what they follow; one that doesn't count ("4 bis", "Art. 5") is printed as it stands, with the
// same indent.
//
// The same document gives the same bytes. What else was left out of the wording (running heads, contents) is not in
// the file.
package typeset
