package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// What was missed is told by the file of gold beads, with what was found instead; so it is for beads of a file.
func TestEvalWrong(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name, text string) string {
		path := filepath.Join(dir, name)
		write(t, path, []byte(text))
		return path
	}
	gold := at("gold.txt", "[0]:[0]\n[1]:[1]\n")
	found := at("found.txt", "[0]:[0]\n[1]:[]\n[]:[1]\n")
	en, fr := at("en.txt", "A lamp burns.\nOld ropes.\n"), at("fr.txt", "Une lampe.\n")
	for want, args := range map[string][]string{
		"\t[1]:[]\t[]:[1]\ngold\t2\nfound\t3\nright\t1\n": {"--beads", found, gold},
		"\t[1]:[]\ngold\t2\nfound\t2\nright\t1\n":         {"--langs", "en,fr", gold, en, fr},
	} {
		out, talk, code, _, _ := runMeasured(append([]string{"eval", "align", "--lines", "--wrong"}, args...)...)
		if want = "missed\t" + gold + "\t[1]:[1]" + want; code != 0 || !strings.HasPrefix(out, want) {
			t.Errorf("%v: %d, %s\n%s\nwant %s", args, code, talk, out, want)
		}
	}
}
