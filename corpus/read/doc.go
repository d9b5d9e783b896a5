// Package read makes a [corpus.Document] of a paper: Markdown, plain text, HTML, DOCX or PDF, told by its first bytes.
//
// A reader of the format gives the lines of the paper with their markup resolved; what the lines mean is then found in
// the same way for every format:
//
//   - The header gives symbol, date, languages, body and title. The language is what the caller says, else what the name of
//     the file does (paper.fr.md), else the header, else the share of function words.
//   - Meetings are told by their headings: an ordinal or dates beside a word for a meeting. A paper without such headings is
//     the report of one meeting. Such a paper is named by the number of the meeting or by its year, as its header, the words
//     on how it was held, its closing words or its date say.
//   - Which lines open a recommendation or an item, and at which depth, is decided over the whole section by a beam search:
//     a label is read as what makes the sequence of labels least odd, so that "i)" after "h)" is a letter when "j)"
//     follows and a Roman numeral when "ii)" does, and "a) of article 3" at the head of a wrapped line is none. A label may
//     name its list: 134.2 is 134(2), A.2 is 1(2), 3(b) is 3(b). "Recommendation 4", "Rec. 4:" and "R4." are the label 4, and so
//     are IV and D where a paper numbers its sentences so; bullets are counted.
//   - Of a paper that is the report of one meeting those parts count that name recommendations: by headings, annexes, the
//     headers of tables, the words after recitals, or "Recommendation 4" among numbered paragraphs. What is left out is told in
//     a warning.
//   - A table whose columns include a running sequence of labels lists units, a row each: their words are the column whose header
//     names them, or else the longest, in the language of the paper where there are several; a warning says which columns
//     are left out. A table that only lays out paragraphs is read cell by cell, one of figures is left out.
//   - Paragraphs cut by a page end or by footnotes are joined, words cut by a line end too where the paper shows how they
//     are written elsewhere.
//   - Slips of character recognition are mended by the evidence of the paper alone: a rare near-variant of an acronym that
//     the paper gives in full or that is frequent, words that run together or fell apart and stand elsewhere as they should,
//     ligatures, l and I and 1 in labels. A list of known acronyms (data/acronyms.txt) only ever prevents a repair.
//     [Options.NoRepair] leaves all of that as it stands.
//
// Every repair is recorded in the document with its line and reason, and what was left out too; [corpus.Block.Original]
// keeps the wording before. What had to be guessed (an encoding, tracked changes, text boxes) is a [corpus.Warning].
//
// Trouble is always an [*Error] of one line that names the file, the place and what to do. Files above [MaxSize], text
// above [MaxText] and lines above [MaxLine] are refused, so that no input takes more than seconds and some hundred MB.
// Reading is linear in the length of the paper. PDF needs PDFium, which is compiled at the first use (seconds) and kept in
// the user's cache folder; later it starts in a fraction of a second.
//
// Not handled: papers whose recommendations bear no labels at all, pictures of text, tables of fewer than three columns in PDF
// files, PDF pages in more than two columns.
package read
