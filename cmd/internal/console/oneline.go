package console

import (
	"slices"
	"strings"
)

// inner are the names of packages that begin their errors, and say nothing to who did not write them.
var inner = []string{
	"reprise", "akn", "bitext", "concord", "corpus", "drift", "exchange", "explorer", "formula", "keep", "lang",
	"lines", "load", "loopback", "output", "pins", "read", "resume", "reuse", "store", "workplace",
}

// OneLine drops the name of the package that an error begins with and folds the error into one line.
func OneLine(err error) string {
	text := err.Error()
	if name, rest, ok := strings.Cut(text, ": "); ok && slices.Contains(inner, name) {
		text = rest
	}
	return strings.Join(strings.Fields(text), " ")
}
