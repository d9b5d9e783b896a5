// Package reuse finds which units of a set take up earlier ones, and says how: verbatim, amended, reworded, merged,
// split, cited, or as a formula. [FromCorpus] and [FromLines] make a [Set], [Trace] compares its units,
// [Result.Explain] shows the words a pair shares and those it does not, [Contributor.Of] what makes its score.
// Connected pairs make a [Thread]; every unit has a [Status] in time.
//
// Of a paper every block with words is a unit, but for headings and notes. Blocks without a label have a text in
// another language only where both versions have as many of their kind in the part (corpus.Counterparts); else they
// are traced in the first.
//
// # Method
//
//   - Candidates come from an inverted index of words, of families of words that begin alike and of groups of
//     synonyms, read rarest first up to an allowance a unit; of the best by these the few with the nearest vectors
//     are compared. Units with the same words, and those that stand in the same place of two versions, are compared
//     in any case.
//   - Features of a pair (features.go): the overlap of their vectors, in which words count by rarity, by how early
//     they stand and by how little their phrase leads one to expect them, with the ideas that stand near each other
//     in both; shingles; what stands in both in the same order; the longest stretch both have, in bits of surprise
//     (Smith and Waterman 1981); which part of the later unit is names, numbers and symbols, by its capital letters;
//     where they stand: in one group, in one list, in two versions of one text. Several languages are averaged.
//   - The size of the set is a feature, too: of more units more are alike by chance.
//   - Score: a generalised additive model (Hastie and Tibshirani 1986) makes a probability of the features. Its
//     curves are in data/model.tsv, fitted by the fit command of cmd/bench, in the direction that each feature is
//     known to have. A phrase that refers to earlier recommendations is left out of what is compared.
//   - Formulas: wording that five units of one time, or two dozen of all, have word for word, numbers aside. So are
//     pairs of units that share words in a row which two dozen units have, five of them at one time on average,
//     whatever names stand among them, and little else: other names count as something else; and short wordings, in any
//     order of their words, that stand in papers about three subjects or more. What a paper is about are the words that
//     recur through it and stand in few others. Formulas have a relation of their own and make no thread.
//   - Versions: two groups of which half stands in both in the same order are versions of one text. What is in both is
//     anchored (patience diff); a unit has one heir.
//   - Citations: the phrase is found by the words of data/LANG.txt, the meeting by year, date, ordinal or symbol. How
//     far the paragraph numbers of a report lie from the numbers of its recommendations is inferred: the offset at
//     which the citing units share most topic words with what they cite. A paper that is named by its number or symbol
//     (package cite) is the one that bears it, a paragraph of it the one that bears the printed number. What can't be
//     told is reported as such.
//   - Threads: pairs from [ThreadScore] on are joined best first, where the units of both sides are alike on average,
//     so that one unit that mentions two subjects does not join them.
//
// # Cost
//
// Each unit reads an allowance of postings and is compared with some dozens of others, which takes about a
// millisecond, so that time is linear in the number of units. The measure is the same for every size. Where only the
// last units are asked for ([From]), only they and their candidates get vectors, and only what they have is counted.
//
// # New units among many
//
// A [Lexicon] makes a digest of each paper: its units as numbers of stems, which depend on that paper alone.
// [Remember] puts digests together, and [Memory.Trace] counts and weighs the words of all units and finds the pairs
// of a paper that is new, also those with later units: the scores and relations are those of a trace of everything.
// Pairs of other units keep the scores they had when they were found. [PrepareFlat] makes a tracer of the same digests
// and a draft after them, whose paragraphs stand by themselves.
//
// # Limits
//
// Units that say the same with no rare word or family of words in common are not found. In a set of few units rarity is
// hardly known, and any shared word looks rare. A clause of a dozen words in an otherwise different unit scores below
// the threshold, since in official papers most such clauses are formulas: package agreed shows them as stretches. The
// model was fitted on English and French; the curves for units of one group and one list and for units of names, what
// identical wording adds, and what a pair loses whose earlier unit has a better heir are given and not fitted. On the
// built-in corpus a model that was not fitted on it gives too high scores to pairs on one subject: of those told at .5
// and above two in five are right.
package reuse
