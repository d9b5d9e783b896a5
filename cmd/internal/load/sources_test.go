package load_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/cmd/internal/console"
	"github.com/reprise-wording/reprise/cmd/internal/load"
	"github.com/reprise-wording/reprise/corpus"
	"github.com/reprise-wording/reprise/corpus/corpustest"
	"github.com/reprise-wording/reprise/corpus/read"
	"github.com/reprise-wording/reprise/corpus/store"
)

// kept makes a corpus file of documents.
func kept(t *testing.T, docs ...*corpus.Document) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "k.reprise")
	s, err := store.Open(t.Context(), name, store.Create())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Update(t.Context(), func(tx *store.Tx) error {
		for _, d := range docs {
			if _, err := tx.Put(d); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return name
}

// loaded reads files and tells the symbols of the papers, or the error, and what was said.
func loaded(t *testing.T, stdin string, files ...string) (got, said string) {
	t.Helper()
	var talk strings.Builder
	c, err := load.Corpus(context.Background(), &console.Console{
		In:  strings.NewReader(stdin),
		Err: &talk,
	}, files, read.Options{})
	if err != nil {
		return err.Error(), talk.String()
	}
	for _, p := range c.Papers {
		got += p.Versions[0].Symbol + " "
	}
	return got, talk.String()
}

const paperText = "X/1\n\nOriginal: English\n\n1. States should act.\n"

// A corpus comes of stdin, of corpus files, of that which the environment names, or is built in.
func TestWhereACorpusComesFrom(t *testing.T) { // not beside others: it sets the environment
	t.Setenv(load.Variable, "")
	full, empty := kept(t, corpustest.Lines(language.English, "P/7", "I.1\tStates should act.")), kept(t)
	if got, said := loaded(t, paperText, "-"); got != "X/1 " || !strings.Contains(said, "stdin: left out: ") {
		t.Errorf("stdin: %s\n%s", got, said)
	}
	if got, said := loaded(t, paperText, full, "-"); got != "P/7 X/1 " || !strings.Contains(said, "stdin: left out: ") {
		t.Errorf("a corpus file and stdin: %s\n%s", got, said)
	}
	none := "load: " + empty + " holds no papers; reprise add FILE... --corpus " + empty + " puts some in"
	if got, _ := loaded(t, "", empty); got != none {
		t.Errorf("an empty corpus file: %s", got)
	}
	for name, want := range map[string]string{full: "P/7 ", empty: none + " (REPRISE_CORPUS names this file)"} {
		t.Setenv(load.Variable, name)
		if got, _ := loaded(t, ""); got != want {
			t.Errorf("%s in the environment: %s", name, got)
		}
	}
	if got, _ := loaded(t, paperText, "-"); got != "X/1 " {
		t.Errorf("a file that is named gives way to the environment: %s", got)
	}
	if load.FromVariable(nil) != nil {
		t.Error("an error of none")
	}
}

// One paper is read of a file or of stdin; an address is told from a file that is not there.
func TestOnePaper(t *testing.T) {
	t.Parallel()
	var talk strings.Builder
	con := &console.Console{In: strings.NewReader(paperText), Err: &talk}
	d, err := load.File(context.Background(), con, "-", read.Options{})
	if err != nil || d.Symbol != "X/1" || d.Source != "stdin" ||
		!strings.Contains(talk.String(), "stdin: left out: masthead (2); reprise parse --left-out lists it") {
		t.Errorf("%+v, %v\n%s", d, err, &talk)
	}
	con.In = strings.NewReader(paperText)
	if data, err := load.FromStdin(context.Background(), con); err != nil || string(data) != paperText {
		t.Errorf("%q, %v", data, err)
	}
	_, err = load.File(context.Background(), con, "https://example.org/a.pdf", read.Options{})
	if err == nil || !strings.Contains(err.Error(), "is an address, and nothing is fetched") ||
		!strings.Contains(err.Error(), "save the paper and give its file") {
		t.Error(err)
	}
	_, err = load.File(context.Background(), con, "not-there.pdf", read.Options{})
	if err == nil || strings.Contains(err.Error(), "address") {
		t.Error(err)
	}
}

func TestNoPair(t *testing.T) {
	t.Parallel()
	c, err := corpus.New(corpustest.Lines(language.English, "P/7", "I.1\tStates should act."))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := load.Pair(c); err == nil ||
		err.Error() != "load: no paper in two languages; give the two versions of one paper" {
		t.Error(err)
	}
}

// A corpus file is told by its first bytes, and nothing else is: neither a folder, a short file, nor one that is
// absent.
func TestIsStore(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{
		"short":  "SQLite format 3",
		"other":  "SQLite format 4\x00 and more",
		"begins": "SQLite format 3\x00",
	})
	for name, want := range map[string]bool{"short": false, "other": false, "begins": true, "": false, "absent": false} {
		if got := load.IsStore(filepath.Join(dir, name)); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
	if !load.IsStore(kept(t)) {
		t.Error("a corpus file is not told")
	}
}
