package facts

import (
	"strings"
	"testing"
)

// A line of a letterhead is cut into the body, the symbol, who it is for, its language, the day, and other words.
func TestPieces(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"United Nations A/44/5":                            "organisation United Nations|symbol A/44/5",
		"General Assembly Distr.: General 31 October 2044": "words General Assembly|distribution Distr.: General|day 31 October 2044",
		"Distr.: General":                                  "distribution Distr.: General",
		"Distr. LIMITED":                                   "distribution Distr. LIMITED",
		"Distribution of oil":                              "words Distribution of oil",
		"Redistr.: General":                                "words Redistr.: General",
		"Original: English":                                "original Original: English",
		"9 May 2044 Original: French":                      "day 9 May 2044|original Original: French",
		"[Original: Spanish]":                              "words [|original Original: Spanish|words ]",
		"A/44/5/Add.1 9 May 2044":                          "symbol A/44/5/Add.1|day 9 May 2044",
		"9 May 2044 A/44/5":                                "day 9 May 2044|symbol A/44/5",
		"A/44/5*":                                          "symbol A/44/5",
		"A/44/5 ∗ 9 May 2044":                              "symbol A/44/5|day 9 May 2044",
		"as in A/44/5 of the port":                         "words as in A/44/5 of the port",
		"A/44/5 of the port":                               "words A/44/5 of the port",
		"A/44/5 and A/44/6":                                "words A/44/5 and A/44/6",
		"9 May 2044.":                                      "day 9 May 2044.",
		"9 мая 2044 года":                                  "day 9 мая 2044 года",
		"9 May 2044 in Strelsau":                           "words 9 May 2044 in Strelsau",
		"9 May 2044 English":                               "day 9 May 2044 English",
		"May 2044":                                         "words May 2044",
		"| A/44/5 | 9 May 2044 |":                          "symbol A/44/5|day 9 May 2044",
		"|---|:--:|":                                       "",
		"A/44/5\t9 May 2044":                               "symbol A/44/5|day 9 May 2044",
		"Port of Strelsau     A/44/5":                      "words Port of Strelsau|symbol A/44/5",
		"United Nationsand more":                           "words United Nationsand more",
		"United Nations organs":                            "words United Nations organs",
		"":                                                 "",
	} {
		var got []string
		for _, p := range pieces(text) {
			got = append(got, p.kind+" "+strings.TrimSpace(p.text))
			if p.kind == original && p.language.IsRoot() {
				t.Errorf("%q: %s has no language", text, p.text)
			}
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: %s, want %s", text, s, want)
		}
	}
}

// Symbols are found by their form, whole, and not within links, words and brackets.
func TestFindSymbols(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"see A/RES/44/3 there":       "A/RES/44/3",
		"P/RES/2401 (2044)":          "P/RES/2401 (2044)",
		"PM/Rec(2044)5":              "PM/Rec(2044)5",
		"AG/RES. 2908 (XLVII-O/17)":  "AG/RES. 2908 (XLVII-O/17)",
		"WHA66.1 and EB148.R1":       "WHA66.1|EB148.R1",
		"COM(2044) 206 final":        "COM(2044) 206 final",
		"(EU) 2044/679":              "(EU) 2044/679",
		"A/44/235 B":                 "A/44/235 B",
		"A/44/235 A and B":           "A/44/235 A and B",
		"A/44/235 Bx":                "A/44/235",
		"(see A/44/5)":               "",
		"(Item 5) A/44/5":            "A/44/5",
		"https://x.org/A/44/5":       "",
		"xA/44/5":                    "",
		"A/44/5x":                    "A/44/5x",
		"A/44/5_x":                   "A/44/5_x",
		"A/B/C":                      "",
		"A/44/5, A/44/6 and A/44/7.": "A/44/5|A/44/6|A/44/7",
		"plain words 44/5":           "",
	} {
		var got []string
		for _, at := range findSymbols(text) {
			got = append(got, text[at[0]:at[1]])
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q: %s, want %s", text, s, want)
		}
		if got := isSymbol(text); got != (want == text && want != "") {
			t.Errorf("%q is a symbol: %v", text, got)
		}
	}
}
