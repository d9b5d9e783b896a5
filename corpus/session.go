package corpus

import "github.com/reprise-wording/reprise/corpus/internal/terms"

// SessionNumber gives the number of a session as papers print it, in digits or in words: 73 of "73", "Seventy-third
// session" and "LXXIIIe session"; 0 for none. The words are known of the languages of official papers.
func SessionNumber(printed string) int { return terms.SessionNumber(printed) }
