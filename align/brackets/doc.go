// Package brackets compares the brackets of two versions of a text under negotiation: which stayed, which were
// opened, which were closed and with which outcome.
//
// Method: both texts are compared word by word without their signs (package diff). A bracket of the earlier text and
// one of the later are the same where at least half of their letters taken together are common to them; the pairs
// with the most in common are taken first. What became of the words of the others says the outcome: they stand in the
// later text outside of brackets (accepted), are gone (deleted), or partly both (reworded).
//
// Cost: that of the word comparison, and linear in the brackets of each stretch. Limits: what is told is what became
// of the words, not why; a bracket without words of its own is paired by its place among those of its paragraph.
package brackets
