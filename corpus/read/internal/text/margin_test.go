package text

import "testing"

func TestWithoutNumbers(t *testing.T) {
	t.Parallel()
	const sentences = " 1  The Parties,\n 2  noting that\n 3  lamps\n 4  are few,\n 5\n 6  agree\n 7  to:\n 8\n 9    1. light\n10  them.\n"
	for _, c := range []struct {
		name, text, rest string
		numbers          int
	}{
		{"a number a line", sentences, "The Parties,\nnoting that\nlamps\nare few,\n\nagree\nto:\n\n  1. light\nthem.\n", 10},
		{"a list", "1 Apples\n2 Pears\n3 Plums\n4 Figs\n5 Nuts\n6 Rye\n7 Oats\n8 Corn\n9 Hay\n10 Hops\n", "", 0},
		{"no sequence", "1 a\n4 b\n2 c\n9 d\n3 e\n8 f\n3 g\n7 h\n5 i\n6 j\n2 k\n", "", 0},
		{"few lines", "1 a\n2 b\n3 c\n", "", 0},
	} {
		if c.rest == "" {
			c.rest = c.text
		}
		rest, numbers := withoutNumbers(c.text)
		if rest != c.rest || len(numbers) != c.numbers {
			t.Errorf("%s: %d numbers, %q", c.name, len(numbers), rest)
		}
	}
}
