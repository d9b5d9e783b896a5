package read

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/acronyms.txt
var acronymData string

var knownAcronyms = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for line := range strings.Lines(acronymData) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			set[line] = true
		}
	}
	return set
})

// known reports whether an acronym is one of a known body or instrument.
func known(form string) bool { return knownAcronyms()[form] }
