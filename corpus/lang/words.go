package lang

import "strings"

// Words reads a list of words that another package keeps as data, a row "kind<TAB>language: word, word" for each kind
// and language, and gives each word with its kind to add, in the order of the rows. Words may be several words with
// spaces. The language is for who reads the file. Empty lines, and those that begin with #, are left out.
func Words(data string, add func(kind, word string)) {
	for line := range strings.Lines(data) {
		kind, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		_, list, _ = strings.Cut(list, ":")
		for word := range strings.SplitSeq(list, ",") {
			add(kind, strings.TrimSpace(word))
		}
	}
}
