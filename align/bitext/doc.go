// Package bitext aligns texts across languages: which sentences of the translation render which sentences of the original.
//
// [Align] takes two lists of segments; [Documents] takes two documents, pairs their units by label and aligns the sentences
// inside each unit.
//
// A bead of m source and n target segments is scored by the log odds that one side renders the other rather than that they
// are strangers: a prior for its shape, the ratio of the lengths (after Gale and Church, 1993), and the words. Each word
// of one side is either explained by a word of the other, with a probability from a table, or comes from the background
// (IBM Model 1 with a floor, after Moore, 2002). The path of beads with the highest sum is found by dynamic programming.
package bitext
