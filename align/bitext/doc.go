// Package bitext aligns texts across languages: which sentences of the translation render which sentences of the
// original.
//
// [Align] takes two lists of segments; [Documents] takes two documents, pairs all their blocks by labels and words,
// and aligns the sentences inside each. Headings pair only with headings, notes with notes, recitals with recitals;
// any other block may pair with one whose label the translation lost. Siblings keep their order (the items of a list
// are looked at inside it), but three and more without labels that follow one another take the order that their words
// ask for: each language sorts definitions by its own alphabet (up to 400, by the Hungarian method). What is left over
// and says the same elsewhere is taken as moved. Of lists past some 600 blocks a side those about the same place are
// compared, as the labels that both have tell it. [Review] lists the beads that a person should check.
//
// A bead of m source and n target segments is scored by the log odds that one side renders the other rather than that
// they are strangers: a prior for its shape, the ratio of the lengths (after Gale and Church, 1993), the marks at the
// edges of segments, and the words. Each word of one side is either explained by a word of the other, with a
// probability from a table, or comes from the background (IBM Model 1 with a floor, after Moore, 2002); of the two
// directions the one that explains less counts for more, since a segment too many explains nothing new. The path of
// beads with the highest sum is found by dynamic programming, in a band around segments that share rare words; two
// segments that follow one another and are swapped on the other side are one of its steps.
//
// The table begins with what is known beforehand: words that are the same or spelt alike, numbers, the user's lexicon,
// and the built-in ones (data/en-LANG.tsv.gz: French, Spanish, Russian, Arabic and Chinese with English, made by
// cmd/bench lexicon; any two of them through English). A word of which nothing is known speaks neither for a bead nor
// against it, so that texts without a lexicon are aligned by lengths, numbers and positions first; how much a missing
// counterpart counts goes by how often the words of the beads found have theirs (literalness). Chinese and other
// scripts without spaces are taken as pairs of letters that follow one another; words of languages without stems by
// their first letters. Twice, the table is learnt anew from the beads found (Model 1 in both directions, made to
// agree), with that knowledge as its prior, and so are the priors of the shapes. Beads that cross farther, such as
// definitions in alphabetical order, are then looked for where segments without a good counterpart fit one another
// across the path (the Hungarian method). Last, segments that both texts break off inside a sentence, the parts of a
// list, are aligned one by one where the search joined as many of them on both sides, and what the search leaves over
// may join: an item its list, where that is one sentence on the other side, and the closing words of a list its chapeau
// ("Every person who ... is guilty of an offence"). Segments of one side that follow one another and have no
// counterpart are one bead.
//
// The score of a bead comes from its share among all paths (forward-backward) by a logistic regression. A person's
// beads are kept ([WithPins]) and cut the text.
//
// Cost: time grows about as the length of the texts; 20,000 segments a side take some seconds and 100 MB, 80,000 four
// times the time and less than 300 MB. Limits: a bead of the search has at most four segments on a side, contiguous
// ones (an item of a list may join it later); segments that moved farther than a hundred segments are not found
// again.
package bitext
