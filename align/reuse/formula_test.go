package reuse_test

import (
	"context"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// Wording that stands in many papers of one time is a formula and makes no thread; that of a series is none.
func TestFormulas(t *testing.T) {
	t.Parallel()
	formula := "Decides to remain seized of the matter at the next session of the conference."
	series := "Urges all harbour authorities to train the crews of tugs in the use of signals."
	var files []reuse.File
	for range 4 {
		f := reuse.File{Lines: []string{series}}
		for range 6 {
			f.Lines = append(f.Lines, formula)
		}
		files = append(files, f)
	}
	r, err := reuse.Trace(context.Background(), reuse.FromLines(language.English, files...), reuse.Across())
	if err != nil {
		t.Fatal(err)
	}
	n := map[reuse.Relation]int{}
	for _, p := range r.Pairs {
		want := reuse.Formula
		if p.Earlier%7 == 0 {
			want = reuse.Verbatim
		}
		if n[p.Relation]++; p.Relation != want {
			t.Errorf("%s and %s are %s, want %s", r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID, p.Relation, want)
		}
	}
	if n[reuse.Verbatim] != 6 || n[reuse.Formula] == 0 || len(r.Threads) != 1 || len(r.Threads[0].Units) != 4 {
		t.Errorf("%v, threads %v", n, r.Threads)
	}
}
