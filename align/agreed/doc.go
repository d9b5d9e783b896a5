// Package agreed tells for each paragraph of a draft where its wording stands already: word for word, with changes,
// composed of several earlier paragraphs, or nowhere.
//
// # Method
//
// The paragraphs of the draft are traced against all earlier ones (package reuse), whose scores are probabilities:
// from the threshold on the best is the source. Whatever the best says, the words of the paragraph are covered with
// the longest stretches that stand in earlier paragraphs; a paragraph whose stretches no one paragraph has is
// composed. A stretch that stands in many paragraphs is a formula, and no source.
//
// # Cost
//
// All earlier paragraphs are counted and indexed: some 50 microseconds a paragraph. Each paragraph of the draft is
// compared with its few best candidates.
//
// # Limits
//
// Texts of one language are compared. Stretches shorter than seven words are not told.
package agreed
