package bitext_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/reprise-wording/reprise/align/bitext"
)

const dictdEntries = "00-database-info\nabout the book\nHaus /haʊs/ <n>\nmaison, foyer\n" +
	"Gebäude, in dem Menschen wohnen\nHund\nchien (animal)\n"

func TestReadDictd(t *testing.T) {
	t.Parallel()
	index := "00databaseinfo\tA\tg\nHaus\tg\tBA\nHund\tBg\tU\n"
	l, err := bitext.ReadDictd(strings.NewReader(index), strings.NewReader(dictdEntries), "x.index")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range l.Pairs {
		b.WriteString(p.Source + "=" + p.Target + " ")
	}
	if got := b.String(); !strings.Contains(got, "Haus=maison Haus=foyer ") || !strings.Contains(got, "Hund=chien ") ||
		strings.Contains(got, "book") {
		t.Errorf("pairs %s", got)
	}
	for _, bad := range []string{"no tabs\n", "Haus\tA\t////\n", "Haus\t*\tA\n", ""} {
		var le *bitext.LexiconError
		_, err := bitext.ReadDictd(strings.NewReader(bad), strings.NewReader(dictdEntries), "x.index")
		if !errors.As(err, &le) {
			t.Errorf("%q gives %v, want a LexiconError", bad, err)
		}
	}
}

func FuzzReadDictd(f *testing.F) {
	f.Add("Haus\tg\tBD\n", dictdEntries)
	f.Fuzz(func(t *testing.T, index, entries string) {
		l, err := bitext.ReadDictd(strings.NewReader(index), strings.NewReader(entries), "fuzz")
		if err == nil && len(l.Pairs) == 0 {
			t.Fatal("a lexicon without pairs and without an error")
		}
	})
}
