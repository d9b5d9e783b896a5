// Package drift tells whether a change of wording is real: seen in both languages of a paper, or in one of them only,
// where it is the translator's variation or a change that was lost on the way.
//
// # Changes
//
// Two versions of a paragraph, each in two languages, give four texts. [Compare] diffs the two of each language
// ([diff.Texts]) and asks of every edit what became of its words in the other language. Words are linked across
// languages by [Words], a word alignment learnt from the texts themselves (IBM Model 1 of both directions, Brown et
// al. 1993; the posteriors of the two are joined by their geometric mean, after Liang et al. 2006, with a prior for
// the diagonal, after Dyer et al. 2013), seeded with a lexicon, cognates and identical words. An edit whose words,
// old and new, go to words that the other language changed too is in both; one whose words go to words that the other
// language kept is in its own language only; one whose words go nowhere goes by its place: by whether the other
// language changed anything between the counterparts of its neighbours. What these say weakly or against each other
// is undecided.
//
// Edits of typography, case and punctuation are no changes. An edit of function words only (articles, agreement) is
// minor: it is listed, with a verdict, and left out of the counts.
//
// # Pairs, threads and force
//
// [Trace] does this for every pair of the threads of a trace and reads the force, the qualifiers and the addressee of
// every unit in every language (package formula), each language by itself: what changed in the formula of one
// language and not of the other is drift like any other.
//
// # Consistency
//
// [Consistency] finds phrases of one language that are rendered in more ways than one.
//
// Learning is linear in the words of the texts times their sentence length; comparing a pair costs the product of the
// lengths of its sentences. Not done: more than two languages at once; idioms whose words the texts never show apart.
package drift
