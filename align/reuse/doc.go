// Package reuse finds which units of a set take up earlier ones, and says how: verbatim, amended, reworded, merged, split
// or cited. [FromCorpus] and [FromLines] make a [Set], [Trace] compares its units, [Result.Explain] shows the words a pair
// shares and those it does not. Connected pairs make a [Thread]; every unit has a [Status] in time.
//
// Of a paper every block with words is a unit, but for headings and notes. Blocks without a label have a text in another
// language only where both versions have as many of their kind in the part (corpus.Counterparts); else they are traced in the first.
//
// # Method
//
//   - Likeness: what vectors of stems, families of words that begin alike, and neighbouring content words have in common,
//     over the lengths of the units, the shorter counting more; each weighed by its rarity in the set and, a little, by how early
//     it stands, since a request says first what it asks for. A sub-item has a share of its chapeaux. A word that its
//     phrase leads one to expect counts little, so that names and formulas of drafting, which recur with other objects,
//     are no evidence: they are learnt, not listed. A phrase that refers to earlier recommendations is left out. All is weighed by
//     how much the two share, since the amount of shared rare wording tells reuse from boilerplate better than
//     its ratio (Wilkerson et al. 2015 on bills). Languages are averaged (root mean square). Parallel items of a
//     list, and units of one meeting, must be more alike than others.
//   - Ideas: groups of synonyms (corpus/lang, synonyms.txt) are features too, and so are two ideas within a few words of each
//     other, in either order: a request put in other words keeps its ideas together, one on the same subject has them apart.
//   - Company: two units that a third is a reiteration of both are a little more alike for it.
//   - Clauses: a local alignment (Smith and Waterman 1981) scores the stretch two otherwise different units share, in bits
//     of surprise under a bigram model of the set that leaves the two out; a stretch with more bits than tell one pair from
//     all others, in every language, connects them, with a score just above the threshold.
//   - Versions: two groups of which half stands in both in the same order are versions of one text. What is in both is
//     settled (patience diff); what is left is compared with what stands in the same place first,
//     and a unit has one heir.
//   - Citations: the phrase is found by the words of data/LANG.txt, the meeting by year, date, ordinal or symbol. How far
//     the paragraph numbers of a report lie from the numbers of its recommendations is inferred: the offset at which the
//     citing units share most topic words with what they cite. What can't be told is reported as such.
//   - Threads: pairs from [ThreadScore] on are joined best first, where the units of both sides are alike on average, so
//     that one unit that mentions two subjects does not join them.
//
// # Cost
//
// Candidates come from an inverted index that is read rarest feature first, up to an allowance a unit (see index.go), so
// that time is near linear in the number of units; up to some two thousand units nothing is left out. 100,000 units of a
// statute take about 25 seconds of processor time, on as many processors as there are.
//
// # New units among many
//
// A [Lexicon] makes a digest of each paper: its units as numbers of stems, which depend on that paper alone. [Remember] puts
// digests together, and [Memory.Trace] finds the pairs of a paper that is new. Up to [Whole] units it traces all. Past that it
// goes over the terms of all units three times, which takes some microseconds a unit, and weighs no more units than may be in a
// pair with a new one. The counts are those of the whole set, and so are scores and relations; nothing drifts. What differs
// from a trace of everything is which pairs are scored where not all are: an estimate chooses them, and more of them, so that a
// few in a thousand of the pairs are lost and some are found that the allowance of such a trace leaves out. Pairs of older
// units keep the scores they had when they were found. As a set grows, rarities rise with the logarithm of its size: from
// 10,000 units to 20,000 those of rare words by 5%. When a set has doubled, trace it anew to see all pairs by one measure.
//
// # Limits
//
// Units that say the same with no rare word or family of words in common are not found. In a set of few units rarity is
// hardly known, and any shared word looks rare. In a set past 10,000 units synonyms are not used. Candidates
// past the allowance are lost, those with the least in common first.
package reuse
