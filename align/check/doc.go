// Package check finds what a reviser would mark in a translation: in each pair of aligned segments, a denial, a number, a month, a
// symbol or a clause that one side lacks, another strength of obligation, text left untranslated, brackets that do not close.
//
// [New] takes the pairs of a text, since words are learnt from them too (package bitext); [Checker.Findings] gives what is found in
// one pair. Words that deny, months and words of number are data (data/words.tsv), and so is which word of a language goes with
// which strength (data/strength.tsv), counted in aligned resolutions by cmd/bench strength. A denial is found where one side has a
// word that denies and the other none, nor one that may stand for it. An omission is the stretch of words of one side that weighs
// most when each word counts for how likely its known counterpart would be there, less what words count that have theirs.
//
// Precision comes before recall: where a language's words are not known, nothing is said. Not checked: names, terms against other
// texts, the order of words. Cost: some thousands of pairs a second after the words are learnt.
package check
