package redline

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// The stepper keeps as many units as any way from one side to the other can.
func TestStepperKeepsTheMost(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.Int32Range(0, 3), 0, 14)
		a, b := keys.Draw(t, "a"), keys.Draw(t, "b")
		s := &stepper{a: a, b: b}
		s.find(0, len(a), 0, len(b))
		n, i, j := 0, 0, 0
		for _, k := range s.kept {
			if k.i < i || k.j < j || k.n < 1 {
				t.Fatalf("%v does not rise", s.kept)
			}
			for x := range k.n {
				if a[k.i+x] != b[k.j+x] {
					t.Fatalf("%v keeps what differs", s.kept)
				}
			}
			n, i, j = n+k.n, k.i+k.n, k.j+k.n
		}
		if most := longest(a, b); n != most {
			t.Fatalf("%v keeps %d of %v and %v, not %d", s.kept, n, a, b, most)
		}
	})
}

// longest is the length of the longest common subsequence.
func longest(a, b []int32) int {
	best := make([]int, len(b)+1)
	for _, x := range a {
		before := 0
		for j, y := range b {
			here := best[j+1]
			if x == y {
				best[j+1] = before + 1
			}
			best[j+1] = max(best[j+1], best[j])
			before = here
		}
	}
	return best[len(b)]
}

// Pages that repeat their paragraphs stay in step, however many there are.
func TestPagesThatRepeat(t *testing.T) {
	t.Parallel()
	const wordWeight = 12
	v := newVocabulary()
	paragraph := func(words ...string) unit {
		var tokens []token
		key := ""
		for _, w := range words {
			tokens = append(tokens, token{id: v.id(w, wordWeight), weight: wordWeight})
			key += w
		}
		return v.newUnit('p', key, tokens)
	}
	page := []unit{
		paragraph("Governments", "report", "measures", "against", "trafficking", "regularly"),
		paragraph("Experts", "assist", "Governments", "with", "national", "legislation"),
		paragraph("Budgets", "follow", "whatever", "committees", "approve", "beforehand"),
	}
	other := paragraph("Nothing", "here", "resembles", "anything", "elsewhere", "written")
	random := rand.New(rand.NewPCG(1, 2))
	var a, b []unit
	changed := 0
	for range 800 {
		for _, u := range page {
			a = append(a, u)
			switch random.IntN(40) {
			case 0:
				changed++
			case 1:
				changed++
				b = append(b, other, u)
			default:
				b = append(b, u)
			}
		}
	}
	apart := 0
	for _, m := range v.matches(a, b, true, alikeShare) {
		if m.n != 1 || m.m != 1 || a[m.i].key != b[m.j].key {
			apart += m.n + m.m
		}
	}
	if apart > changed {
		t.Errorf("%d paragraphs taken out or brought in where %d were", apart, changed)
	}
}
