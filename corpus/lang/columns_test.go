package lang

import (
	"slices"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{
		"":                       0,
		"États parties":          13,
		"E\u0301tats":            5,
		"会议，":                    6,
		"يُشَجِّع":               4,
		"a\u2066b\u2069":         2,
		"👩‍⚖️":                   2,
		"コード":                    6,
		"\xff":                   1,
		"te\xf4a.":               5,
		"co\u00adoperation":      12,
		strings.Repeat("会议a", 3): 15,
	} {
		if got := Columns(text); got != want {
			t.Errorf("%q takes %d columns, not %d", text, got, want)
		}
	}
}

func TestBreaks(t *testing.T) {
	for word, want := range map[string]string{
		"non-governmental": "non-governmental",
		"会议，决定（一）":         "会|议，|决|定（一）",
		"データ":              "デー|タ",
		"2015年会议":          "2015年|会|议",
		"":                 "",
	} {
		if got := strings.Join(slices.Collect(Breaks(word)), "|"); got != want {
			t.Errorf("%q may be broken as %q, not as %q", word, got, want)
		}
	}
}

// The pieces of a word are the word, and none is empty.
func FuzzBreaks(f *testing.F) {
	f.Add("会议，决定 a")
	f.Fuzz(func(t *testing.T, word string) {
		pieces := slices.Collect(Breaks(word))
		if strings.Join(pieces, "") != word || slices.Contains(pieces, "") {
			t.Fatalf("%q became %q", word, pieces)
		}
	})
}

func TestWithin(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns int
		want    string
	}{{"会议a", 4, "会议"}, {"会议a", 3, "会"}, {"abc", 9, "abc"}, {"abc", 0, ""}, {"e\u0301a", 1, "e\u0301"}} {
		if got := Within(c.text, c.columns); got != c.want {
			t.Errorf("%q within %d columns is %q, not %q", c.text, c.columns, got, c.want)
		}
	}
}
