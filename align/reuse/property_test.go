package reuse_test

import (
	"context"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"github.com/reprise-wording/reprise/align/reuse"
)

func trace(tb rapid.TB, files ...reuse.File) *reuse.Result {
	r, err := reuse.Trace(context.Background(), reuse.FromLines(language.English, files...), reuse.MinScore(0))
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

var someLines = rapid.SliceOfN(
	rapid.StringMatching(`((the|of|victim|court|fund|report|paragraph 3|non-punishment|[a-z]{3,7}|,)( |; )){0,14}`),
	1, 30,
)

// Pairs are in time, in order and in bounds; every unit of a thread is there once; the result is the same every time.
func TestProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := reuse.File{Name: "a", Lines: someLines.Draw(t, "a")}, reuse.File{Name: "b", Lines: someLines.Draw(t, "b")}
		r := trace(t, a, b)
		for k, p := range r.Pairs {
			if p.Earlier >= p.Later || !(p.Score > 0) || p.Score > 1 || p.Relation == "" {
				t.Fatalf("pair %d is %+v", k, p)
			}
			if k > 0 && p.Score > r.Pairs[k-1].Score {
				t.Fatalf("pair %d scores more than the one before it", k)
			}
		}
		home := map[int]bool{}
		for _, th := range r.Threads {
			if len(th.Units) < 2 {
				t.Fatalf("a thread of %d units", len(th.Units))
			}
			for _, u := range th.Units {
				if home[u] {
					t.Fatalf("unit %d is in two threads", u)
				}
				home[u] = true
			}
		}
		again := trace(t, a, b)
		if !reflect.DeepEqual(r.Pairs, again.Pairs) || !reflect.DeepEqual(r.Threads, again.Threads) {
			t.Fatal("a second run gives another result")
		}
	})
}

// The same words are the likeliest partner, and are called verbatim, whatever their typography.
func TestVerbatim(t *testing.T) {
	t.Parallel()
	r := trace(t, reuse.File{Name: "a", Lines: []string{
		"The court’s registrar shall keep the archived exhibits under seal until the appeal is decided.",
		"The court's registrar shall keep the exhibits.",
	}}, reuse.File{Name: "b", Lines: []string{
		"the Court's registrar shall keep the archived exhibits under seal until the appeal is decided",
	}})
	if p := r.Pairs[0]; r.Set.Units[p.Earlier].ID != "1:1" || p.Relation != reuse.Verbatim {
		t.Errorf("got %+v", p)
	}
}

// Nothing depends on how many processors there are.
func TestDeterminism(t *testing.T) {
	units := wordsOf(t, language.English)
	var ls []string
	for _, w := range units {
		ls = append(ls, strings.Join(w, " "))
	}
	f := reuse.File{Name: "a", Lines: append(ls, ls...)}
	want := trace(t, f)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if got := trace(t, f); !reflect.DeepEqual(got.Pairs, want.Pairs) || !reflect.DeepEqual(got.Threads, want.Threads) {
		t.Error("one processor gives another result than two")
	}
}

// FuzzTrace reads references and shared wording in any text without a panic.
func FuzzTrace(f *testing.F) {
	f.Add(
		"the recommendations contained in paragraphs 11 and 12 of the report of its third meeting",
		"paragraph 4; recommendation",
	)
	f.Add("recommendation 19 of the report of the 2009 meeting (A/B/2009/2)", "\xff\x00 previous recommendations")
	f.Fuzz(func(t *testing.T, a, b string) {
		s := reuse.FromLines(language.English, reuse.File{
			Name:  "a",
			Lines: []string{a, b, a},
		}, reuse.File{Name: "b", Lines: []string{b, a + b}})
		for i := range s.Groups {
			s.Groups[i].Start.Year = 2009 + i
		}
		r, err := reuse.Trace(context.Background(), s, reuse.MinScore(0))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Pairs {
			r.Explain(p)
		}
		for _, c := range r.Citations {
			if c.Phrase == "" || c.Why == "" {
				t.Fatalf("citation %+v", c)
			}
		}
	})
}
