package reuse_test

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/reuse"
)

// traceLines traces lines of English, each a unit, and keeps every pair.
func traceLines(t *testing.T, lines ...string) *reuse.Result {
	t.Helper()
	r, err := reuse.Trace(
		context.Background(), reuse.FromLines(language.English, reuse.File{Lines: lines}), reuse.MinScore(0),
	)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// score is that of a pair of lines, by their numbers.
func score(r *reuse.Result, earlier, later int) float64 {
	for _, p := range r.Pairs {
		if p.Earlier == earlier-1 && p.Later == later-1 {
			return p.Score
		}
	}
	return 0
}

// A request in other words is nearer than another request on the same subject.
func TestSynonyms(t *testing.T) {
	t.Parallel()
	r := traceLines(t,
		"Strengthen the capacity of border guards to identify forged passports.",
		"Publish statistics on forged passports.",
		"Improve the ability of frontier officers to detect forged passports.",
	)
	if same, other := score(r, 1, 3), score(r, 2, 3); same <= 1.5*other {
		t.Errorf("the reworded request scores %.3f, the other request %.3f", same, other)
	}
}

// The phrase that refers to earlier recommendations is no evidence of what is asked.
func TestReferringPhrase(t *testing.T) {
	t.Parallel()
	const formula = "As a follow-up to the recommendations contained in paragraph 11 of the report of the 2009 meeting " +
		"of the Working Group, "
	plain := traceLines(t, "parties should train labour inspectors.", "parties should publish statistics of seizures.")
	citing := traceLines(
		t, formula+"parties should train labour inspectors.", formula+"parties should publish statistics of seizures.",
	)
	if a, b := score(plain, 1, 2), score(citing, 1, 2); b > a+0.05 {
		t.Errorf("two units score %.3f, and %.3f where both refer", a, b)
	}
}

// The evidence of a pair in other words names the words that stand for one another.
func TestAlike(t *testing.T) {
	t.Parallel()
	r := traceLines(t,
		"Strengthen the capacity of border guards to identify forged passports.",
		"Improve the ability of frontier officers to detect forged passports.",
	)
	got := map[string]string{}
	for _, s := range r.Explain(r.Pairs[0])[0].Alike {
		got[s.Earlier] = s.Later
	}
	for earlier, later := range map[string]string{
		"capacity":   "ability",
		"border":     "frontier",
		"identify":   "detect",
		"Strengthen": "Improve",
	} {
		if got[earlier] != later {
			t.Errorf("%s stands for %q, want %s", earlier, got[earlier], later)
		}
	}
}

// Parts that stand together in a later unit are merged, and split where they come apart again, however uneven they are.
func TestMergedAndSplit(t *testing.T) {
	t.Parallel()
	parts := []string{
		"Train labour inspectors to recognise forced labour on fishing vessels, in mines and in private households of " +
			"diplomats.",
		"Publish statistics of seizures of forged passports, by year, by border crossing and by the nationality of the " +
			"bearer.",
	}
	whole := []string{strings.TrimSuffix(parts[0], ".") + " and p" + parts[1][1:]}
	r, err := reuse.Trace(
		context.Background(),
		reuse.FromLines(language.English, reuse.File{Lines: parts}, reuse.File{Lines: whole}, reuse.File{Lines: parts}),
	)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]reuse.Relation{
		"1:1 2:1": reuse.Merged,
		"1:2 2:1": reuse.Merged,
		"2:1 3:1": reuse.Split,
		"2:1 3:2": reuse.Split,
		"1:1 3:1": reuse.Verbatim,
		"1:2 3:2": reuse.Verbatim,
	}
	for _, p := range r.Pairs {
		pair := r.Set.Units[p.Earlier].ID + " " + r.Set.Units[p.Later].ID
		if want[pair] != p.Relation {
			t.Errorf("%s is %s, want %q", pair, p.Relation, want[pair])
		}
		delete(want, pair)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}
