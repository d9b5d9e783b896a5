package corpus

import "github.com/reprise-wording/reprise/corpus/internal/terms"

// SessionNumber gives the number of a session as papers print it, in digits or in words: 73 of "73", "Seventy-third
// session" and "LXXIIIe session"; 0 for none. The words are known of the languages of official papers.
func SessionNumber(printed string) int { return terms.SessionNumber(printed) }

// Ordinal reads a text that is an ordinal from 1 to 199, in words or in digits: "seventy-third", "soixante-treizième",
// "73rd", "XIIe"; false for any other text. The words are known of the languages of official papers.
func Ordinal(text string) (int, bool) { return terms.Ordinal(text) }
