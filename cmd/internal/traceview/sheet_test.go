package traceview

import (
	"testing"
	"unicode/utf8"
)

// The names of sheets have whole words, as far as these are not longer than a name.
func TestSheetNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"raise public awareness":                    "3 raise public awareness",
		"license and monitor private recruitment":   "3 license and monitor private…",
		"assist criminal justice officials and all": "3 assist criminal justice…",
		"a/b: c": "3 a b  c",
		"Donaudampfschifffahrtsgesellschaftskapitän": "3 Donaudampfschifffahrtsgesell…",
	} {
		got := sheetName(3, name)
		if got != want || utf8.RuneCountInString(got) > longestSheetName {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
