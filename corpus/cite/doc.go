// Package cite finds the papers that a text cites by number or symbol: "its resolution 75/158", "A/RES/75/158",
// "résolutions 1514 (XV) et 76/1", "第75/158号决议", "decision 15/CP.22".
//
// Method: symbols tell themselves by their form. A bare number is a citation only where a word for resolution or
// decision stands before it in the sentence (behind it in Chinese), and then the nearest one says which; the stems
// are in data/words.tsv. What is found is read by [corpus.ParseRef], so that it compares with the refs of documents.
//
// [Places] tells besides which paragraphs of a paper are named beside it, in English, French and Spanish: "paragraphs 3
// to 5 of its resolution 75/158", "decision 1/CP.16, paragraph 70", "paragraph 2 of the same resolution"; the words are
// in data/places.tsv. Those of an annex or section are told as such. Of 72 such places in the three languages of
// session 76 that were read, all were right; how many were missed is not known.
//
// Cost: linear in the text. Limits: six languages (English, French, Spanish, Russian, Arabic, Chinese) for bare
// numbers; a number without its word, as in a list of a footnote, is not found; "resolutions 61/22 to 61/25" names
// its two ends only.
package cite
