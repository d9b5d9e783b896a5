// Package read makes a [corpus.Document] of a paper, read whole: every word of the source stands in a block or among
// what was left out. It reads Markdown, plain text, HTML, DOCX, ODT, RTF, PDF and XML, told by their first bytes.
//
// A reader of the format (the internal packages) gives the lines of the paper with their markup resolved. What the
// lines mean is found in the same way for every format:
//
//   - Package facts looks for what the paper says of itself: symbol, title, body, session, dates, place and
//     languages. The lines of the masthead are left out, the title stays a heading.
//   - Proposers say of each line what it may be by itself: the label at its head in all its readings, how much it
//     looks like a heading, whether it names a part or heads a meeting, whether it goes on the line before. Tables
//     are read row by row.
//   - One beam search over the whole paper chooses. Every way of reading has a cost for each thing that it makes odd
//     (data/costs.tsv), and the cheapest reading of the whole wins: "i)" after "h)" is a letter when "j)" follows and a Roman
//     numeral when "ii)" does; numbers under a heading run on or begin anew as the next of them says. [Explain] lists the ways
//     of one line with their costs.
//   - Headings that have a name or a number, or under which the numbers begin anew, are parts. The blocks take the
//     labels as printed; [corpus.Document.Address] gives them their refs and the chapeaux that they stand under.
//   - Paragraphs cut by a page end or by notes are joined. Unless [Options.NoRepair] is set, words cut by a line end
//     are joined where the paper shows how they are written elsewhere, and slips of character recognition are mended
//     by the evidence of the paper alone; each repair is recorded, and [corpus.Block.Original] keeps the wording
//     before.
//
// What is left out (mastheads, running heads, page numbers, contents, menus) is listed in LeftOut with its line and
// kind, and a warning counts it. What had to be guessed is a [corpus.Warning].
//
// Trouble is always an [*Error] of one line that names the file, the place and what to do. Files above [MaxSize],
// text above [MaxText] and lines above [MaxLine] are refused. The cost is linear in the number of lines, with a beam
// of 32 ways. PDF needs PDFium, which is compiled at the first use (seconds) and kept in the user's cache folder.
//
// Limits: the labels of sentences that are written as words ("FIRST.", "PRIMERO.") are not read; pictures of text are
// not; tables of fewer than three columns in PDF files and PDF pages of more than two columns are read line by line.
package read
