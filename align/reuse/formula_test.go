package reuse_test

import (
	"context"
	"fmt"
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

// boardItems are what a board takes up.
var boardItems = []string{
	"tug crews", "dredging plans", "pilot fees", "lamp oil", "rope stores", "tide tables", "quay cranes",
	"ballast stones", "customs sheds", "ferry slips", "lock gates", "fog horns", "harbour seals", "salvage bells",
	"chart paper", "buoy chains", "grain barges", "storm signals", "signal flags", "berth lists", "hull paint",
	"pier timbers", "mooring posts", "wreck marks", "engine coal", "sail cloth", "anchor wax", "compass cards",
}

// boardTook tells of an item in a formula around it.
func boardTook(subject, sittings string) string {
	return "The board took up the item on " + subject + " at its " + sittings + " sittings, had before it the note " +
		"by the clerk and the replies of the wardens, heard statements by members, asked a small group to draft in the " +
		"margins of the session, and at its closing sitting adopted the findings below without a vote."
}

// fillers are lines of other words, so that those of a formula are rare.
func fillers() (out []string) {
	for n := range 600 {
		out = append(out, fmt.Sprintf("Word%d asks word%d and word%d to look after word%d.", n, 7*n, 11*n, 13*n))
	}
	return out
}

// Two units that share a formula and little else are alike in that alone, whatever their score; those that share what
// stands beside it are not.
func TestFormulaAroundOtherWords(t *testing.T) {
	t.Parallel()
	old := reuse.File{}
	for _, s := range boardItems {
		old.Lines = append(old.Lines, boardTook(s, "first and third"))
	}
	old.Lines = append(old.Lines, fillers()...)
	later := reuse.File{Lines: []string{
		boardTook("wharf lanterns, bilge pumps and winches", "first and third"),
		boardTook("tug crews", "second and fourth"),
	}}
	r, err := reuse.Trace(context.Background(), reuse.FromLines(language.English, old, later), reuse.Across())
	if err != nil {
		t.Fatal(err)
	}
	formulas := 0
	for _, p := range r.Pairs {
		same := p.Later == len(old.Lines)+1 && p.Earlier == 0
		if p.Relation == reuse.Formula {
			formulas++
		}
		if (p.Relation == reuse.Formula) == same {
			t.Errorf("%s and %s are %s", r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID, p.Relation)
		}
	}
	if formulas < 2 {
		t.Errorf("%d formulas among %d pairs", formulas, len(r.Pairs))
	}
}

// A formula may have a name in its midst: two units that differ in the name alone are alike in the formula alone, and
// two with the same name are not.
func TestFormulaAroundAName(t *testing.T) {
	t.Parallel()
	worry := func(name, also string) string {
		return "Notes with worry that the tides off " + name + " go on to wear away the dunes and the old sea walls" + also
	}
	old := reuse.File{}
	for n := range 40 {
		old.Lines = append(old.Lines, worry(fmt.Sprintf("Port %c%cnam", 'A'+n%26, 'a'+n/26), ""))
	}
	old.Lines = append(old.Lines, fillers()...)
	later := reuse.File{Lines: []string{worry("Port Aanam", " there")}}
	r, err := reuse.Trace(context.Background(), reuse.FromLines(language.English, old, later), reuse.Across())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Pairs) < 2 {
		t.Fatalf("%d pairs", len(r.Pairs))
	}
	for _, p := range r.Pairs {
		if same := p.Earlier == 0; (p.Relation == reuse.Formula) == same {
			t.Errorf("%s and %s are %s", r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID, p.Relation)
		}
	}
}

// Wording around other words that comes once at a time is a series and no formula, however long it goes on.
func TestSeriesAroundOtherWords(t *testing.T) {
	t.Parallel()
	files := []reuse.File{{Lines: fillers()}}
	for _, s := range boardItems {
		files = append(files, reuse.File{Lines: []string{boardTook(s, "first and third")}})
	}
	r, err := reuse.Trace(context.Background(), reuse.FromLines(language.English, files...), reuse.Across())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Pairs) == 0 {
		t.Error("no pairs")
	}
	for _, p := range r.Pairs {
		if p.Relation == reuse.Formula {
			t.Errorf("%s and %s are a formula", r.Set.Units[p.Earlier].ID, r.Set.Units[p.Later].ID)
		}
	}
}
