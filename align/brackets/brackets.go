package brackets

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/reprise-wording/reprise/corpus/bracket"
	"github.com/reprise-wording/reprise/corpus/lang"
	"github.com/reprise-wording/reprise/diff"
)

// An Outcome is what became of a bracket.
type Outcome string

// The outcomes.
const (
	Kept     Outcome = "kept"     // the same words in brackets in both
	Changed  Outcome = "changed"  // in brackets in both, with other words
	Accepted Outcome = "accepted" // closed: its words stand outside of brackets
	Deleted  Outcome = "deleted"  // closed: its words are gone
	Reworded Outcome = "reworded" // closed: some of its words are left, or they are part of another bracket
	Around   Outcome = "around"   // opened around words that stood there before
	New      Outcome = "new"      // opened with new words
	Mixed    Outcome = "mixed"    // opened around earlier words and new ones
)

// A Change is what became of one bracket. Earlier is an index into the brackets of the earlier text, Later of the
// later; -1 where there is none.
type Change struct {
	Earlier, Later int
	Outcome        Outcome
}

// A plain is a text without its signs, with the bracket that each of its bytes stands in.
type plain struct {
	text string
	in   []int // for each byte the number of the innermost bracket, 0 for none
	t    *bracket.Text
	size []int // letters in each bracket, by number, with those of brackets in it
}

func plainOf(t *bracket.Text) *plain {
	p := &plain{t: t, size: make([]int, len(t.Brackets)+1)}
	var b strings.Builder
	t.Each(func(block, from, to, in int) {
		if block < 0 {
			b.WriteByte('\n')
			p.in = append(p.in, in)
			return
		}
		text := t.Document.Blocks[block].Text[from:to]
		b.WriteString(text)
		for range len(text) {
			p.in = append(p.in, in)
		}
	})
	p.text = b.String()
	for i, r := range p.text {
		if counts(r) {
			p.around(p.in[i], func(n int) { p.size[n]++ })
		}
	}
	return p
}

// counts reports whether a sign of a text is evidence: a letter or digit.
func counts(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// around calls do for a bracket and those around it.
func (p *plain) around(n int, do func(int)) {
	for ; n > 0; n = p.t.Brackets[n-1].Parent {
		do(n)
	}
}

// Compare tells what became of each bracket of the earlier text, then which of the later are new, in reading order.
func Compare(earlier, later *bracket.Text) []Change {
	a, b := plainOf(earlier), plainOf(later)
	common := map[[2]int]int{} // letters that two brackets have in common
	out, stay := make([]int, len(a.size)), make([]int, len(b.size))
	loose := make([]int, len(a.size)) // of the letters that are left, those outside of brackets in the later text
	s := diff.Texts(a.text, b.text, diff.In(earlier.Document.Language), diff.Ignoring(lang.FoldAll))
	for _, op := range s.Ops {
		if op.Kind != diff.Equal && op.Kind != diff.Move {
			continue
		}
		eachLetter(a, b, op, func(x, y int) {
			a.around(x, func(i int) {
				out[i]++
				if y == 0 {
					loose[i]++
				}
				b.around(y, func(k int) { common[[2]int{i, k}]++ })
			})
			b.around(y, func(k int) { stay[k]++ })
		})
	}
	return settle(a, b, common, out, loose, stay)
}

// eachLetter calls do for each letter of an operation that leaves its words as they are, with the innermost brackets
// that it stands in. The letters of both sides are counted off by turns, for their typography may differ.
func eachLetter(a, b *plain, op diff.Op, do func(inA, inB int)) {
	var at []int
	for i, r := range b.text[op.B.Start:op.B.End] {
		if counts(r) {
			at = append(at, op.B.Start+i)
		}
	}
	for i, r := range a.text[op.A.Start:op.A.End] {
		if counts(r) && len(at) > 0 {
			do(a.in[op.A.Start+i], b.in[at[0]])
			at = at[1:]
		}
	}
}

// half is the share of letters that two brackets must have in common, of those in either, to be the same.
const half = 0.5

// most and little are the shares of letters from which on, and up to which, all of a bracket is said to be left or
// gone.
const most, little = 0.8, 0.2

func settle(a, b *plain, common map[[2]int]int, out, loose, stay []int) []Change {
	type pair struct {
		x, y  int
		score float64
	}
	var pairs []pair
	for k, n := range common {
		if score := float64(n) / float64(a.size[k[0]]+b.size[k[1]]-n); score >= half {
			pairs = append(pairs, pair{k[0], k[1], score})
		}
	}
	slices.SortFunc(pairs, func(p, q pair) int {
		return cmp.Or(
			cmp.Compare(q.score, p.score),
			cmp.Compare(depthGap(a, b, p.x, p.y), depthGap(a, b, q.x, q.y)),
			cmp.Compare(p.x, q.x),
			cmp.Compare(p.y, q.y),
		)
	})
	partner, taken := make([]int, len(a.size)), make([]int, len(b.size))
	for _, p := range pairs {
		if partner[p.x] == 0 && taken[p.y] == 0 {
			partner[p.x], taken[p.y] = p.y, p.x
		}
	}
	pairEmpty(a, b, partner, taken)
	var changes []Change
	for x := 1; x < len(a.size); x++ {
		c := Change{x - 1, partner[x] - 1, Kept}
		switch {
		case partner[x] > 0:
			if key(a, x) != key(b, partner[x]) {
				c.Outcome = Changed
			}
		case a.size[x] == 0 || share(out[x], a.size[x]) <= little:
			c.Outcome = Deleted
		case share(out[x], a.size[x]) >= most && (loose[x] > 0 || a.t.Brackets[x-1].Parent > 0) &&
			!swallowed(a, b, x, partner, loose[x]):
			c.Outcome = Accepted
		default:
			c.Outcome = Reworded
		}
		changes = append(changes, c)
	}
	for y := 1; y < len(b.size); y++ {
		if taken[y] > 0 {
			continue
		}
		c := Change{-1, y - 1, Mixed}
		switch s := share(stay[y], b.size[y]); {
		case b.size[y] == 0 || s <= little:
			c.Outcome = New
		case s >= most:
			c.Outcome = Around
		}
		changes = append(changes, c)
	}
	return changes
}

// swallowed reports whether the words of a closed bracket that stood outside of others now stand in a bracket that is
// not the counterpart of one that was around them.
func swallowed(a, b *plain, x int, partner []int, loose int) bool {
	up := a.t.Brackets[x-1].Parent
	for up > 0 && partner[up] == 0 {
		up = a.t.Brackets[up-1].Parent
	}
	return up == 0 && share(loose, a.size[x]) < most
}

func depthGap(a, b *plain, x, y int) int {
	d := a.t.Brackets[x-1].Depth - b.t.Brackets[y-1].Depth
	return max(d, -d)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// key is the words of a bracket for comparing, without case and typography.
func key(p *plain, n int) string { return lang.FoldAll.Key(p.t.Brackets[n-1].Text) }

// pairEmpty pairs brackets without letters by their order in the paragraph of one ref.
func pairEmpty(a, b *plain, partner, taken []int) {
	free := map[string][]int{}
	for y := 1; y < len(b.size); y++ {
		if b.size[y] == 0 && taken[y] == 0 {
			ref := b.t.Brackets[y-1].Ref.String()
			free[ref] = append(free[ref], y)
		}
	}
	for x := 1; x < len(a.size); x++ {
		ref := a.t.Brackets[x-1].Ref.String()
		if a.size[x] == 0 && len(free[ref]) > 0 {
			partner[x], taken[free[ref][0]] = free[ref][0], x
			free[ref] = free[ref][1:]
		}
	}
}
