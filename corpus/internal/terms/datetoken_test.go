package terms

import (
	"fmt"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/corpus/lang"
)

// A text is split into numbers, words and signs; what touches what stood before is marked by a plus sign.
func TestDateTokens(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a", 41)
	for in, want := range map[string]string{
		"5 May 2019":            "5/1 may=5 2019/4",
		"5May":                  "5/1 +may=5",
		"5.\u00a0Mai":           "5/1 +. mai=5",
		"05/06":                 "05/2 +/ +06/2",
		"2019年5月":               "2019/4 +年 +5/1 +月",
		"٥ مايو ٢٠١٩":           "5/1 مايو=5 2019/4",
		"۵ ۱۲":                  "5/1 12/2",
		"５ １２":                  "5/1 12/2",
		"1234567890":            "-1/10",
		"123456789":             "123456789/9",
		"كانون الثاني 5":        "كانون الثاني=1 5/1",
		"كانون الأول":           "كانون الاول=12",
		"كانون 5":               "كانون 5/1",
		"5\u200b6":              "5/1 +6/1", // what is invisible parts no words
		"5\u200b 6":             "5/1 6/1",
		long:                    "",
		long[:40]:               long[:40],
		long + " May":           " may=5",
		"l’an":                  "l +' +an",
		"":                      "",
		" \n ":                  "",
		"Māy":                   "may=5",
		"first day of the May;": "first day of the may=5 +;",
	} {
		var got []string
		end := 0
		for _, tok := range dateTokens(in) {
			if tok.from < end || tok.to <= tok.from {
				t.Errorf("%q: token from %d to %d after %d", in, tok.from, tok.to, end)
			}
			end = tok.to
			s := tok.key
			switch {
			case tok.n >= 0 && tok.n < 10 && tok.digits == 2:
				s = fmt.Sprintf("0%d/2", tok.n)
			case tok.digits > 0:
				s = fmt.Sprintf("%d/%d", tok.n, tok.digits)
			case tok.month > 0:
				s = fmt.Sprintf("%s=%d", lang.FoldAll.Key(in[tok.from:tok.to]), tok.month)
			case tok.n != -1:
				t.Errorf("%q: %+v is a word and a number", in, tok)
			}
			if tok.glued {
				s = "+" + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", in, s, want)
		}
	}
}
