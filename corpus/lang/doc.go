// Package lang is the ground the other rooms stand on: how a language is written. It splits text into tokens and
// sentences, folds words into comparison keys, and stems them.
//
//   - Tokens ([Language.Tokens]) cover the text without a gap, white space included, so that offsets lead back to it.
//     An elided article or pronoun is a token of its own (l' + adoption); a document symbol or a number is one token.
//   - Keys ([Fold.Key]) make typographic variants equal: canonical composition (NFC), apostrophes, no-break spaces,
//     dashes, quotation marks, ligatures (œ, ﬁ), soft hyphens, and, as asked, case and accents. They are for comparing;
//     what is shown is always the text.
//   - Sentences ([Language.Sentences]) are those of Unicode's UAX #29 (package uax29), rejoined after abbreviations,
//     initials and numbering.
//   - Stems ([Language.Stem]) are Snowball's (package kljensen/snowball), over the key of the word.
//
// What is particular to a language is data: the files in data/LANG, one word or phrase a line. A language without such
// files works by neutral rules: no elision, no abbreviations, words as their own stems.
//
// All of it is linear in the length of the text. In scripts written without spaces between words (Chinese, Japanese,
// Thai ...) each letter is a token; words are not told apart.
package lang
