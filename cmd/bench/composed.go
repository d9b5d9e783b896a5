package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/reprise-wording/reprise/align/agreed"
	"github.com/reprise-wording/reprise/corpus/lang"
)

// A composition is a paragraph that was put together of stretches of earlier ones, joined by new words.
type composition struct {
	words []string
	part  []int // by word: 1 more than the number of its stretch, 0 for a new word
	from  []int // by stretch: the earlier paragraph
}

// The shape of compositions.
const (
	compositions  = 300
	shortest      = 12 // words of a stretch
	longestMore   = 14 // words that it may have beside
	shortestJoint = 3  // new words between two stretches
	longestJoint  = 8
)

// compose puts together n paragraphs of two or three stretches each, of different papers. New words are words of the
// corpus by themselves, so that no seven of them stand anywhere in a row.
func compose(rng *rand.Rand, earlier []agreed.Paragraph, n int) []composition {
	var long [][]string
	var at []int
	for i, p := range earlier {
		if w := strings.Fields(p.Text); len(w) >= shortest {
			long, at = append(long, w), append(at, i)
		}
	}
	out := make([]composition, n)
	for k := range out {
		c := &out[k]
		joint := func() {
			for range shortestJoint + rng.IntN(longestJoint-shortestJoint+1) {
				c.words, c.part = append(c.words, plainWord(rng, long[rng.IntN(len(long))])), append(c.part, 0)
			}
		}
		papers := map[int]bool{}
		for stretches := 2 + rng.IntN(2); len(c.from) < stretches; {
			pick := rng.IntN(len(long))
			if papers[earlier[at[pick]].Paper] {
				continue
			}
			papers[earlier[at[pick]].Paper] = true
			if len(c.from) > 0 || rng.IntN(2) == 0 {
				joint()
			}
			c.from = append(c.from, at[pick])
			words := long[pick]
			size := min(len(words), shortest+rng.IntN(longestMore+1))
			first := rng.IntN(len(words) - size + 1)
			for _, w := range words[first : first+size] {
				c.words, c.part = append(c.words, w), append(c.part, len(c.from))
			}
		}
	}
	return out
}

// composedScore is how compositions were taken apart.
type composedScore struct {
	told, all      int // compositions told as composed
	planted, found int // words of stretches, and those that stand in pieces
	// stretches that are no formulas to align/agreed, and those whose piece names a paragraph that has them
	stretches, right  int
	formulas          int // stretches told as formulas
	fresh, falseWords int // new words, and those that stand in pieces
}

// score judges the findings of compositions.
func (c *composition) score(s *composedScore, f *agreed.Finding, earlier []agreed.Paragraph) {
	s.all++
	if f.Standing == agreed.Composed {
		s.told++
	}
	covered := make([]*agreed.Piece, len(c.words))
	start := 0
	for k, w := range c.words {
		for i := range f.Pieces {
			if p := &f.Pieces[i]; p.Span.Start < start+len(w) && start < p.Span.End {
				covered[k] = p
			}
		}
		start += len(w) + 1
		switch {
		case c.part[k] == 0:
			s.fresh++
			if covered[k] != nil {
				s.falseWords++
			}
		default:
			s.planted++
			if covered[k] != nil {
				s.found++
			}
		}
	}
	for n := range c.from {
		first, size := slices.Index(c.part, n+1), 0
		for first+size < len(c.part) && c.part[first+size] == n+1 {
			size++
		}
		piece := covered[first+size/2]
		if piece != nil && piece.Formula {
			s.formulas++
			continue
		}
		s.stretches++
		if piece == nil {
			continue
		}
		if holder := piece.Holders[0]; holder == c.from[n] ||
			strings.Contains(bare(earlier[holder].Text), bare(strings.Join(c.words[first:first+size], " "))) {
			s.right++
		}
	}
}

// bare is a text without punctuation and case.
func bare(text string) string {
	return strings.Join(
		strings.FieldsFunc(lang.FoldAll.Key(text), func(r rune) bool { return strings.ContainsRune(" ,;.:", r) }), " ",
	)
}

// composed takes a folder laid out as bench/agreed/dev, composes paragraphs of its earlier ones, and prints how
// align/agreed takes them apart.
func composed(w io.Writer, args []string) error {
	if len(args) != 1 {
		return errors.New("composed: give a folder laid out as bench/agreed/dev")
	}
	rs, err := rows(filepath.Join(args[0], "old.tsv.gz"))
	if err != nil {
		return err
	}
	var earlier []agreed.Paragraph
	papers := map[string]int{}
	for _, r := range rs {
		if len(r) < 4 {
			return fmt.Errorf("composed: old.tsv.gz has a row of %d cells; there must be paper, id, kind and text", len(r))
		}
		if _, ok := papers[r[0]]; !ok {
			papers[r[0]] = len(papers)
		}
		earlier = append(earlier, agreed.Paragraph{Paper: papers[r[0]], Cite: r[0], Text: r[3]})
	}
	s, err := takeApart(earlier, compositions)
	if err != nil {
		return err
	}
	return s.print(w)
}

// takeApart composes paragraphs and judges what align/agreed makes of them.
func takeApart(earlier []agreed.Paragraph, n int) (*composedScore, error) {
	cs := compose(rand.New(rand.NewPCG(seed, 15)), earlier, n)
	draft := make([]agreed.Paragraph, len(cs))
	for k, c := range cs {
		draft[k].Text = strings.Join(c.words, " ")
	}
	found, err := agreed.Compare(context.Background(), earlier, draft, agreed.Options{Language: language.English})
	if err != nil {
		return nil, err
	}
	s := &composedScore{}
	for k := range cs {
		cs[k].score(s, &found[k], earlier)
	}
	return s, nil
}

func (s *composedScore) print(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%d paragraphs composed of %d stretches; %d of the stretches are told as formulas\n"+
		"words of stretches that were found\t%.4f\nstretches with a right source\t%.4f\n"+
		"new words told to stand elsewhere\t%.4f\n"+
		"paragraphs told as composed\t%.4f\n", s.all, s.stretches+s.formulas, s.formulas, share(s.found, s.planted),
		share(s.right, s.stretches), share(s.falseWords, s.fresh), share(s.told, s.all))
	return err
}
