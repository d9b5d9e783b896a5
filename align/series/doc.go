// Package series finds which paper continues which over the years: the resolution on a matter of one session that of
// the session before, by wording and by references, not by title.
//
// Method: papers are compared by the runs of four words that their paragraphs share (headings and notes apart,
// numbers left out), each run weighted by how few papers have it; runs that very many papers have are formulas and
// say nothing. A run is a hash, and an index from runs to papers gives the candidates, so that no pair is looked at
// that shares nothing. The likeness of two papers is the weight of what they share over the geometric mean of their
// weights. That the later paper cites the earlier by number or symbol (package cite) counts beside it. Both give a
// score by a logistic function, whose weights were set by hand, not fitted: against the resolutions of the General
// Assembly with the same title, F1 is .955 over sessions 75 to 77 and .975 from session 77 to 78.
//
// A paper continues one paper: the latest of those that are nearly as likely as the likeliest. Of two later papers of
// one session that would continue the same one, the likelier does. Where papers name no session, the day of adoption
// stands for it. No paper continues itself, not over others either, whatever their sessions and days say.
//
// Cost: linear in the words, but for runs that many papers share, which are looked at up to a limit. Limits: a series
// that changed its wording and its references at once is not seen; a paper that was split continues in its likeliest
// part only.
package series
