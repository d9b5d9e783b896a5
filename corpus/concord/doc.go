// Package concord makes concordances: every place of a corpus where a wording occurs, each with the words around it
// (key word in context), the translation beside it, and how often it occurs at each meeting.
//
// A [Query] is read by [Parse]. Its words are compared without regard to case, accents, elided articles (l'adoption is
// adoption), hyphens (non-punishment is non punishment) and inflection (Snowball stems, package lang). A word also
// finds what OCR made of it: the same letters after the usual confusions (rn for m, l for 1), one or two letters
// wrong in a long word, a word broken in two or two run together. So that counties is not taken for countries
// wherever it stands, such a form counts only where it is rare beside the word itself and has no inflected forms of
// its own, or where the corpus does not know the word at all; those hits say so ([Hit.Fuzzy]), and [Options.Exact]
// leaves them out.
//
// An [Index] is an inverted index: each distinct word of a language with the places where it stands, and the words of
// all blocks in one row, so that a phrase is checked by looking at neighbours. Building it is linear in the length of
// the text (about 10 MB a second). A search takes time in proportion to the places of the phrase's first word, plus
// one pass over the vocabulary for each word that is to be matched with errors. [Index.Regexp] runs a regular
// expression only over the blocks that have the words which the expression can't do without.
//
// A [Source] is searched without an index of all of it: [SearchIn] reads the blocks that have the words of a query.
// Where no word is rare a [Rower] gives the words of every document as numbers ([Row]), in which all hits are
// counted, document by document, and only the blocks of the hits that are shown are read: 100,000 blocks take some
// tens of milliseconds, whatever the phrase. [RegexpIn] looks up in the rows which blocks have, for each part of the
// expression that must lie inside one word, such a word; it reads their texts and no others, so that an expression
// without any such part reads them all. Where every match begins with one of a few words, those are looked for first,
// since package regexp goes over a text byte by byte. A row that is missing or damaged, which its sum tells, changes
// no result: the blocks are read as if there were none.
//
// Limits: a phrase does not run over the border of a block. Languages written without spaces between words are searched
// by what package lang takes for words.
package concord
