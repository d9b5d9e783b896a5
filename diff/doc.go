// Package diff computes what changed in the words between two texts, or among several, so that a person can read it.
//
// [Texts] compares two texts and gives a [Script]: operations with byte offsets into both texts that cover them
// without a gap. Applying the script to the first text gives the second byte for byte, whatever the options.
// [Variants] lays several wordings of one clause beside one another, phrase by phrase. [Refine] goes inside a changed
// word. Package diff/render shows all of it; package diff/internal/difftest says what every script keeps.
//
// # What counts as a change
//
// Words are compared by key (package lang, FoldAll): apostrophes, no-break spaces, dashes, ligatures, case and
// accents keep no two words apart, yet what differs in them is reported as a change of its own kind (typography,
// case, accents), and [Ignoring] takes such changes out of the count. The other kinds are punctuation, number
// (figures and document symbols), force (the formula of its sentence asks more or less strongly, by package
// lang/formula), wording and move.
//
// # Method
//
//   - Lines: where whole lines that stand once in both texts changed their order, an alignment of lines tells which
//     of them stay; the others are left to the moves.
//   - Anchors: runs of six words that stand at one place of the first text are found in the second and drawn out;
//     behind a small difference the two texts are searched for the place where they fall into step again. In long
//     texts a sample of the runs is looked at, chosen by the words themselves. Of the runs the heaviest chain that
//     rises in both texts is kept (longest increasing subsequence), as patience diff does with lines; short ones
//     between small changes are doubted, and the changes aligned as one. Stretches most of which stand elsewhere in
//     the other text are left to the moves.
//   - Sentences: between anchors, where the text was rewritten, sentences are aligned by the words they share, one to
//     one, split or merged, and only the words of sentences that belong together are compared, so that a rewritten
//     paragraph is no confetti.
//   - Words: an alignment with affine costs (Gotoh 1982) keeps the words that are worth more than ending a change and
//     beginning another. A word is worth by its kind: marks little, function words more, other words most. The more of
//     a place changes, with what stands around it in the sentence, the dearer a change becomes: small edits keep their
//     exact ends, and a rewritten clause shows a few whole phrases instead of many stray words. Changes end rather at
//     punctuation, and insertions and deletions are moved along repeated words to where sentences or phrases end.
//   - Repair: where long stretches were taken out and brought in near each other, both are aligned again as one, since
//     among provisions that repeat their wording an anchor may have tied a text to its neighbour.
//   - Moves: what was taken out is searched in what was brought in, by seeds of three words, chained and aligned. A
//     move has to share more words than chance explains in so much changed text. What the moves leave between two
//     kept words is aligned once more.
//   - Lines: a change that spans as many line ends in either text is cut at them, so that paragraphs stay paragraphs.
//
// # Cost and limits
//
// Linear in practice; the alignments are bounded in all, so that no text takes long: past the bounds passages are
// shown as replaced. Nothing depends on time or chance: the same texts give the same script. Texts are at most 2 GB.
// The force of a change is read for the first three hundred candidates of a script. A character of several signs (UAX
// 29) changes as a whole.
package diff
