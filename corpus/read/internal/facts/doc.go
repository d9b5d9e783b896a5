// Package facts finds what a paper says of itself: symbol, title, body, session, dates, place and languages. Each
// is a list of candidates, best first, with the words that are the evidence and a score; the reader takes the best,
// and can say why.
//
// The method: the head of a paper is found first, which is everything before its contents, its enacting body, its
// first recital, numbered paragraph or long paragraph. Each line of the head is cut into pieces (the cells of a
// pipe table, the name of the organisation, a symbol, "Distr.: General", "Original: English", dates), and what a
// line is made of gives it a role. The facts come from roles: a symbol from a letterhead and never from running
// text; the date of issue from the distribution line; the date of adoption from "adopted on", and from the closing
// lines of a resolution; that of a meeting from "held in ... from" or from the lines of a session; the title from
// what is left.
//
// What is never the date: one in a recital or a numbered paragraph, a period of years in a title, and, where
// something better is said, the session that a paper is still to come before. Scores are orders of evidence between
// 0 and 1, not probabilities.
//
// Cost: linear in the lines, of which the head is at most 150 and the tail 60. Limits: titles are told from other
// lines of the head by form and place alone; papers of several meetings have one candidate each for the meetings in
// their headings, with a low score.
package facts
