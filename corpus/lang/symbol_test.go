package lang

import "testing"

// A symbol has at most five capitals before its first joint, a digit, and no joint at its end.
func TestSymbolEnd(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"A/64/293":       "A/64/293",
		"A/64/293, lamp": "A/64/293",
		"A/64/293.":      "A/64/293",
		"A/64-":          "A/64",
		"A/64-b.2":       "A/64-b.2",
		"A.64":           "A.64",
		"ABCDE/1":        "ABCDE/1",
		"ABCDEF/1":       "",
		"ABCDEF":         "",
		"ABC":            "",
		"A-64":           "",
		"A64":            "",
		"a/64":           "",
		"A/B":            "",
		"A/":             "",
		"A/é1":           "",
		"A/64é":          "",
		"A/64–65":        "A/64",
		"A/64/é":         "A/64",
		"A/64+1":         "A/64",
		"É/64":           "",
	} {
		if end := symbolEnd(s, 0); s[:end] != want {
			t.Errorf("%q begins with the symbol %q, want %q", s, s[:end], want)
		}
	}
	if end := symbolEnd("see ABCDE/12 there", 4); end != 12 {
		t.Errorf("a symbol amid a text ends at %d", end)
	}
}
