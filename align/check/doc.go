// Package check finds what a reviser would mark in a translation: in each pair of aligned segments, a denial, a
// number, a month, a symbol, a clause or an item of a list that one side lacks, another unit, country, addressee or
// strength of obligation, a term rendered otherwise than elsewhere, text left untranslated, brackets that do not close.
//
// [New] takes the pairs of a text, since words are learnt from them too (package bitext); [Checker.Findings] gives
// what is found in one pair, those of which the confidence reaches Checker.Least.
//
// A clause left out or brought in is looked for in the links of the words (bitext.Words: a hidden Markov model in
// both directions). Each word weighs how much likelier it is to be so linked in a clause that the other side lacks
// than in one that it has, by how often it has its counterpart in the rest of the text; the stretch of words that
// weighs most is judged by a logistic regression of its weight, the clause around it, what stands in its place on the
// other side, the lengths, and how free the pair is otherwise.
//
// Denials and strength are told in pairs with English: for each language a table (data/markers.tsv, with counts) says
// how much each word speaks for English words that deny, for shall, should, must and may, and for verbs that ask
// ("urges", "invites"). It holds logistic regressions over the words of both sides, so that "without" and "fail" in
// English count against a denial. Other words (months, words that deny or may stand for a denial) and the numbers of
// the judges are in data/words.tsv. Both were fitted to resolutions of the United Nations (TestFitMarkers,
// TestFitMissing).
//
// A denial is told where a word of one side denies and has no counterpart on the other that denies or may stand for a
// denial ("prohibited", "unless"), or where the table alone is sure of one. A logistic regression judges it by the
// odds of the table, the words that may stand for it about the counterparts of the words beside it, and how freely
// those are rendered (TestFitDenials). Strength is told by two words neither of which has its counterpart elsewhere,
// the telling one by its own weight; where a paragraph begins with a verb that asks, by how often that English verb
// begins the paragraphs that begin so in the other language (data/openings.tsv, with counts: TestFitOpenings).
//
// Numbers are compared as they are with the words that multiply them (1.4 billion and 1 400 millions), and counted:
// one that stands more often on its side than on the other, where another is rarer there, is told.
//
// A unit or a country is told where each side mentions one that the other does not, or another unit behind the same
// number; a country also where one side names it and the other has none of its words. Countries go by the names that
// CLDR has for them in the two languages (golang.org/x/text), beside the names and adjectives of the table.
//
// Whom a paragraph asks is told where the first who are named near the beginning of each side differ, behind an English
// verb that asks in pairs with English. A list inside a segment has too few items where its labels go on for longer on
// the other side; an item that is a segment of its own is told where a side lacks it and has its neighbour.
//
// A word of a term is told where it stands beside the same word as in many other pairs, has one rendering nearly
// everywhere there, and neither that nor a word of its root is in this pair, but another word in its place. Scripts
// without spaces are left out.
//
// Words without counterparts are not told where an acronym stands in their place.
//
// Precision comes before recall: where a language's words are not known, nothing is said. In texts as official as those
// it was fitted to, one to two pairs in a hundred that are right have a finding. Not checked: other names, terms that
// stand alone, the order of words, a second denial in a segment that has one. In statutes drafted side by side, which
// say the same in other words, findings are several times as many, mostly words that the other side leaves to the
// context.
//
// Cost: linear in the number of pairs.
package check
