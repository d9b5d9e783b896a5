// Package diff computes what changed in the words between two texts, or among several, so that a person can read it.
//
// [Texts] compares two texts and gives a [Script]: operations with byte offsets into both texts that cover them without a
// gap. Applying the script to the first text gives the second byte for byte, whatever the options. [Variants] lays several
// wordings of one clause beside one another, phrase by phrase.
//
// Words are compared by key (package lang, FoldAll): apostrophes, no-break spaces, dashes, ligatures, case and accents keep
// no two words apart, yet what differs in them is reported as a change of its own kind (typography, case, accents), and
// [Ignoring] takes such changes out of the count. The other kinds are number, force, wording and move.
package diff
