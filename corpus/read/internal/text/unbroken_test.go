package text

import (
	"strings"
	"testing"
)

// A text that lost its line ends is parted where parts and items open, and its words stay.
func TestUnbroken(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("lamps burn on all quays of the port ", 40)
	for _, c := range []struct{ name, line, want string }{
		{"items", "Keepers: (a) light; (b) watch; and (c) rest.", "Keepers: |(a) light; |(b) watch; and |(c) rest."},
		{"numbers", "They act. 1. Light. 2. Watch. 3. Rest.", "They act. |1. Light. |2. Watch. |3. Rest."},
		{"numbers in brackets", "They act. (1) Light. (12) Watch.", "They act. |(1) Light. |(12) Watch."},
		{"letters with one bracket", "They: a) light; b) watch.", "They: |a) light; |b) watch."},
		{"numerals", "They: (i) light; (xviii) watch.", "They: |(i) light; |(xviii) watch."},
		{"two labels", "They act. (1) (a) Light; (b) watch.", "They act. |(1) |(a) Light; |(b) watch."},
		{"labels that are cited", "They act on (a) and (b) as in paragraph 2. 3. Rest", "They act on (a) and (b) as in paragraph 2. 3. Rest"},
		{"an article", "They agreed. Article 1 Lamps burn. Article 2 Quays stand.", "They agreed. |Article 1 Lamps burn. |Article 2 Quays stand."},
		{"an article in capitals", "They agreed. ARTICLE 1 Lamps burn.", "They agreed. |ARTICLE 1 |Lamps burn."},
		{"an article that is cited", "They agreed on Article 1 of it, and article 2 too. article 3 Lamps", "They agreed on Article 1 of it, and article 2 too. article 3 Lamps"},
		{"an article with an item", "They agreed. Article 1 (a) Lamps burn; (b) quays stand.", "They agreed. |Article 1 (a) Lamps burn; |(b) quays stand."},
		{"an article in capitals with an item", "They agreed. ARTICLE 1 (a) Lamps burn; (b) quays stand.", "They agreed. |ARTICLE 1 |(a) Lamps burn; |(b) quays stand."},
	} {
		parts := unbroken(c.line + long)
		if got := strings.Join(parts, ""); got != c.line+long {
			t.Errorf("%s: the words became %.80s", c.name, got)
		}
		if got := strings.TrimSuffix(strings.Join(parts, "|"), long); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := unbroken(c.line); len(got) != 1 || got[0] != c.line {
			t.Errorf("%s: a short line is parted into %q", c.name, got)
		}
	}
}

func TestLostLineEnds(t *testing.T) {
	t.Parallel()
	line := func(n int) string { return strings.Repeat("x", n) }
	for _, c := range []struct {
		name string
		text string
		want bool
	}{
		{"one long line", line(unbrokenLine), true},
		{"space around it", "\n\n" + line(unbrokenLine) + "\n\n", true},
		{"one short line", line(unbrokenLine - 1), false},
		{"two lines", line(2000) + "\n" + line(2000), false},
		{"two very long lines", line(unbrokenMean) + "\n" + line(unbrokenMean), true},
		{"two lines just too short", line(unbrokenMean) + "\n" + line(unbrokenMean-2), false},
		{"names between very long lines", "Main:\n" + line(2*unbrokenMean) + "\n\nAnnex:\n" + line(unbrokenMean), true},
		{"too much between them", line(unbrokenMean) + "\n" + strings.Repeat(line(100)+"\n", 10), false},
		{"none", "", false},
	} {
		if got := LostLineEnds(c.text); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
