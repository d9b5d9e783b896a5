// Package agreed tells for each paragraph of a draft where its wording stands already: word for word, with changes,
// composed of several earlier paragraphs, or nowhere.
//
// # Method
//
// The paragraphs of the draft are traced against all earlier ones (package reuse), whose scores are probabilities: from
// the threshold on a paragraph is a source. Of several the one that has most words in a row in common comes first
// (shared shingles of three words as they stand, Broder 1997), and each wording is told once. Whatever the best says,
// the words of the paragraph are covered with the longest stretches that stand in earlier paragraphs; a paragraph whose
// stretches no one paragraph has is composed. A stretch that stands in many paragraphs is a formula, and no source.
// [Bases] groups the paragraphs by the earlier papers that they come from.
//
// # Cost
//
// All earlier paragraphs are counted and indexed: some 20 microseconds of processor time a paragraph, on all
// processors. Each paragraph of the draft is compared with its few best candidates. Where digests of the papers are
// kept (reuse.PrepareFlat) their texts need not be read, and [Find] asks for those of the sources that count.
//
// # Limits
//
// Texts of one language are compared: a draft is found in papers that have a version in its language, whose other
// versions are shown beside it. Stretches shorter than seven words are not told.
package agreed
